#include "web/fcgi_screen.h"

#include <string.h>

#define HEADER ((size_t)8)

enum { BEGIN = 1, ABORT = 2, PARAMS = 4, STDIN = 5 };
enum { RESPONDER = 1 };

struct record {
	unsigned type, id;
	struct str content;
	size_t padding;
	bool whole; /* content and padding are there */
};

static unsigned
u8(struct str s, size_t i)
{
	return (unsigned char)s.p[i];
}

/* The record at data[at]; false when its header is not there yet. */
static bool
record_at(struct str data, size_t at, struct record *r)
{
	struct str s = str_sub(data, at, data.n);
	size_t n;

	if (s.n < HEADER)
		return false;
	r->type = u8(s, 1);
	r->id = u8(s, 2) << 8 | u8(s, 3);
	n = u8(s, 4) << 8 | u8(s, 5);
	r->padding = u8(s, 6);
	r->whole = s.n - HEADER >= n + r->padding;
	r->content = str_sub(s, HEADER, HEADER + n);
	if (!r->whole)
		r->content.n = n; /* never read: its length only */
	return true;
}

static enum fcgi_screen
bad(struct fcgi_head *out, const char *why)
{
	out->why = why;
	return FCGI_SCREEN_BAD;
}

/* A length of one byte, or of four with the highest bit set. */
static bool
length(struct str *s, size_t *out)
{
	size_t n;

	if (s->n == 0)
		return false;
	n = u8(*s, 0);
	if (n < 0x80) {
		*s = str_sub(*s, 1, s->n);
	} else {
		if (s->n < 4)
			return false;
		n = (n & 0x7f) << 24 | u8(*s, 1) << 16 | u8(*s, 2) << 8
		    | u8(*s, 3);
		*s = str_sub(*s, 4, s->n);
	}
	*out = n;
	return true;
}

static const char *
params(struct str s, struct fcgi_head *out)
{
	while (s.n > 0) {
		struct req_param *p = &out->params[out->n];
		size_t name, value;

		if (out->n == FCGI_SCREEN_PARAMS)
			return "too many parameters";
		if (!length(&s, &name) || !length(&s, &value))
			return "a parameter's length is cut short";
		/* Each is below 2^31, so their sum fits. */
		if (name + value > s.n)
			return "a parameter is longer than the stream";
		if (name == 0)
			return "a parameter without a name";
		p->name = str_sub(s, 0, name);
		p->value = str_sub(s, name, name + value);
		s = str_sub(s, name + value, s.n);
		out->n++;
	}
	return NULL;
}

/* Why a record may not stand where one of type want is due, or NULL. */
static const char *
wrong(const struct record *r, unsigned version, unsigned want, unsigned id)
{
	if (version != 1)
		return "another version";
	if (r->id == 0)
		return "a management record";
	if (want != BEGIN && r->id != id)
		return "a second request";
	if (r->type == want)
		return NULL;
	if (r->type == ABORT)
		return "aborted";
	if (r->type == BEGIN)
		return "begun twice";
	return want == BEGIN ? "not begun" : "a record out of place";
}

enum fcgi_screen
fcgi_screen(struct str data, char *scratch, struct fcgi_head *out)
{
	struct str all = STR("");
	unsigned want = BEGIN;
	size_t at = 0;
	struct record r;
	const char *why;

	out->id = 0;
	out->head_bytes = out->body_bytes = out->n = 0;
	out->why = NULL;
	while (record_at(data, at, &r)) {
		why = wrong(&r, u8(data, at), want, out->id);
		if (why != NULL)
			return bad(out, why);
		if (want == BEGIN && r.content.n != 8)
			return bad(out, "the begin record has another length");
		if (want != BEGIN && r.content.n == 0 && r.padding > 0)
			return bad(out, "an end of stream with padding");
		if (want == PARAMS
		    && all.n + r.content.n > FCGI_SCREEN_BYTES)
			return bad(out, "the parameters are too long");
		if (!r.whole)
			break;
		at += HEADER + r.content.n + r.padding;
		if (want == BEGIN) {
			if (u8(r.content, 0) != 0
			    || u8(r.content, 1) != RESPONDER)
				return bad(out, "another role");
			out->id = r.id;
			want = PARAMS;
		} else if (want == PARAMS && r.content.n > 0) {
			if (all.n == 0) {
				all = r.content;
				continue;
			}
			if (all.p != scratch)
				memcpy(scratch, all.p, all.n);
			memcpy(scratch + all.n, r.content.p, r.content.n);
			all = str_n(scratch, all.n + r.content.n);
		} else if (want == PARAMS) {
			if ((why = params(all, out)) != NULL)
				return bad(out, why);
			out->head_bytes = at;
			want = STDIN;
		} else if (r.content.n > 0) {
			out->body_bytes += r.content.n;
		} else if (at < data.n) {
			return bad(out, "bytes behind the request");
		} else {
			return FCGI_SCREEN_OK;
		}
	}
	return want == STDIN ? FCGI_SCREEN_HEAD : FCGI_SCREEN_MORE;
}
