/* html_int.h - escaping in place, for the templates' machine and html.c: short
 * texts without a call. */
#ifndef WEB_HTML_INT_H
#define WEB_HTML_INT_H

#include <string.h>

#include "web/html.h"

/* Entities with their length; text is always eight bytes long. */
struct html_entity {
	char text[8];
	unsigned char n;
};

extern const struct html_entity html_entities[256];

#ifdef __SSE2__
#include <emmintrin.h>

/* All ones in each byte that wants an entity. */
static inline __m128i
html_match(__m128i v)
{
	__m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
	/* & and ' differ in the lowest bit, < and > in the second lowest */
	__m128i amp = _mm_cmpeq_epi8(_mm_or_si128(v, _mm_set1_epi8(1)),
	    _mm_set1_epi8('\''));
	__m128i angle = _mm_cmpeq_epi8(_mm_or_si128(v, _mm_set1_epi8(2)),
	    _mm_set1_epi8('>'));

	return _mm_or_si128(quote, _mm_or_si128(amp, angle));
}

/* A bit for each of them. */
static inline unsigned
html_dirty(__m128i v)
{
	return (unsigned)_mm_movemask_epi8(html_match(v));
}

static inline __m128i
html_load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline void
html_store(char *w, __m128i v)
{
	_mm_storeu_si128((__m128i *)(void *)w, v);
}

/* Copies a text that wants no entity, in pieces that overlap in the middle;
 * false when it does want one (then what stands at w is of no use).  There is
 * room for n + 16 bytes. */
static inline bool
html_copy_clean(char *w, const char *p, size_t n)
{
	if (n >= 16) {
		__m128i tail = html_load(p + n - 16);
		__m128i bad = html_match(tail);

		for (size_t i = 0; i + 16 < n; i += 16) {
			__m128i v = html_load(p + i);

			html_store(w + i, v);
			bad = _mm_or_si128(bad, html_match(v));
		}
		html_store(w + n - 16, tail);
		return _mm_movemask_epi8(bad) == 0;
	}
	if (n >= 8) {
		uint64_t head, tail;

		memcpy(&head, p, 8);
		memcpy(&tail, p + n - 8, 8);
		memcpy(w, &head, 8);
		memcpy(w + n - 8, &tail, 8);
		return html_dirty(_mm_set_epi64x((int64_t)tail,
		           (int64_t)head)) == 0;
	}
	if (n >= 4) {
		uint32_t head, tail;

		memcpy(&head, p, 4);
		memcpy(&tail, p + n - 4, 4);
		memcpy(w, &head, 4);
		memcpy(w + n - 4, &tail, 4);
		return html_dirty(_mm_set1_epi64x((int64_t)((uint64_t)tail
		           << 32 | head))) == 0;
	}
	for (size_t i = 0; i < n; i++) {
		w[i] = p[i];
		if (html_entities[(unsigned char)p[i]].n > 0)
			return false;
	}
	return true;
}
#else
static inline bool
html_copy_clean(char *w, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		w[i] = p[i];
		if (html_entities[(unsigned char)p[i]].n > 0)
			return false;
	}
	return true;
}
#endif

#endif
