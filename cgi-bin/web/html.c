/* html.c - escaping, sixteen bytes at a time where the machine can.  Texts are
 * mostly clean: a vector is stored whether or not it is, and the write pointer
 * then moves only up to the first byte that wants an entity. */
#include "web/html.h"

#include "web/html_int.h"

#define CHUNK ((size_t)512)

const struct html_entity html_entities[256] = {
	['"'] = { "&quot;", 6 },
	['&'] = { "&amp;", 5 },
	['\''] = { "&#39;", 5 },
	['<'] = { "&lt;", 4 },
	['>'] = { "&gt;", 4 },
};

static inline char *
put_byte(char *w, char c)
{
	unsigned char i = (unsigned char)c;

	if (__builtin_expect(html_entities[i].n == 0, 1)) {
		*w = c;
		return w + 1;
	}
	memcpy(w, html_entities[i].text, 8);
	return w + html_entities[i].n;
}

#ifdef __SSE2__
char *
html_escape(char *w, const char *p, size_t n)
{
	const char *end = p + n;

	while (end - p >= 16) {
		__m128i v = html_load(p);
		unsigned bits = html_dirty(v);

		html_store(w, v);
		if (__builtin_expect(bits == 0, 1)) {
			p += 16;
			w += 16;
		} else {
			int k = __builtin_ctz(bits);

			w = put_byte(w + k, p[k]);
			p += k + 1;
		}
	}
	while (end - p >= 4) {
		uint32_t four;
		unsigned bits;

		memcpy(&four, p, 4);
		bits = html_dirty(_mm_cvtsi32_si128((int)four)) & 15;
		memcpy(w, &four, 4);
		if (__builtin_expect(bits == 0, 1)) {
			p += 4;
			w += 4;
		} else {
			int k = __builtin_ctz(bits);

			w = put_byte(w + k, p[k]);
			p += k + 1;
		}
	}
	while (p < end)
		w = put_byte(w, *p++);
	return w;
}
#else
char *
html_escape(char *w, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		w = put_byte(w, p[i]);
	return w;
}
#endif

/* Byte by byte: near the buffer's end, where there is no room to waste. */
static void
put_exactly(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (html_entities[c].n > 0)
			buf_put(b, html_entities[c].text, html_entities[c].n);
		else
			buf_put(b, &s.p[i], 1);
	}
}

void
html_put(struct buf *b, struct str s)
{
	if (s.n <= CHUNK && b->cap - b->n >= s.n + 16
	    && html_copy_clean(b->p + b->n, s.p, s.n)) {
		b->n += s.n;
		return;
	}
	while (s.n > 0) {
		size_t n = s.n < CHUNK ? s.n : CHUNK;
		struct str part = { s.p, n };

		if (b->cap - b->n < HTML_ROOM(n)
		    && (b->max - b->n < HTML_ROOM(n)
		        || !buf_room(b, HTML_ROOM(n))))
			put_exactly(b, part);
		else
			b->n = (size_t)(html_escape(b->p + b->n, s.p, n)
			    - b->p);
		s.p += n;
		s.n -= n;
	}
}
