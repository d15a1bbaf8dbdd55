/* fcgi_records.h - FastCGI records for tests, right ones and wrong ones. */
#ifndef TESTS_UNIT_WEB_FCGI_RECORDS_H
#define TESTS_UNIT_WEB_FCGI_RECORDS_H

#include "base/buf.h"

enum { T_BEGIN = 1, T_ABORT = 2, T_PARAMS = 4, T_STDIN = 5, T_VALUES = 9 };

/* A record whose length says n, whatever content holds. */
static inline void
put_raw(struct buf *b, unsigned version, unsigned type, unsigned id,
    size_t n, unsigned padding, struct str content)
{
	static const char zeros[256] = "";
	unsigned char h[8] = { (unsigned char)version, (unsigned char)type,
		(unsigned char)(id >> 8), (unsigned char)id,
		(unsigned char)(n >> 8), (unsigned char)n,
		(unsigned char)padding, 0 };

	buf_put(b, (const char *)h, 8);
	buf_add(b, content);
	buf_put(b, zeros, padding);
}

static inline void
put_record(struct buf *b, unsigned type, unsigned id, struct str content)
{
	put_raw(b, 1, type, id, content.n, 0, content);
}

static inline void
put_begin(struct buf *b, unsigned id)
{
	put_record(b, T_BEGIN, id, STR("\0\1\0\0\0\0\0\0"));
}

static inline void
put_length(struct buf *b, size_t n, bool four)
{
	if (n > 0x7f || four)
		for (int shift = 24; shift >= 0; shift -= 8)
			buf_char(b, (char)((n >> shift & 0xff)
			    | (shift == 24 ? 0x80 : 0)));
	else
		buf_char(b, (char)n);
}

static inline void
put_pair(struct buf *b, struct str name, struct str value)
{
	put_length(b, name.n, false);
	put_length(b, value.n, false);
	buf_add(b, name);
	buf_add(b, value);
}

/* begin, parameters in one record, body in one record */
static inline void
put_request(struct buf *b, unsigned id, struct str params, struct str body)
{
	put_begin(b, id);
	if (params.n > 0)
		put_record(b, T_PARAMS, id, params);
	put_record(b, T_PARAMS, id, STR(""));
	if (body.n > 0)
		put_record(b, T_STDIN, id, body);
	put_record(b, T_STDIN, id, STR(""));
}

#endif
