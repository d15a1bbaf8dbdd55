/* buf.h - bytes that grow.
 *
 * Two kinds: a buffer in an arena (dies with the request) and one of the
 * process (the output buffer: kept from request to request, so that a warm
 * render allocates nothing).  Appending never fails: past the limit the
 * buffer only notes the overflow, which buf_ok() tells.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

struct buf {
	char *p;
	size_t n, cap, max;
	struct arena *arena; /* NULL: of the process */
	bool overflow;
};

/* An empty buffer in a, which may hold max bytes. */
struct buf buf_arena(struct arena *a, size_t max);
/* An empty buffer of the process, which may hold max bytes. */
struct buf buf_process(size_t max);
/* Gives a process buffer's memory back. */
void buf_free(struct buf *b);
/* Empty again; keeps the memory. */
void buf_reset(struct buf *b);
/* Did everything fit? */
bool buf_ok(const struct buf *b);
struct str buf_str(const struct buf *b);

/* Makes room for n more bytes; false (and overflow) when that is past max. */
bool buf_room(struct buf *b, size_t n);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
void buf_i64(struct buf *b, int64_t v);

static inline void
buf_put(struct buf *b, const char *p, size_t n)
{
	if (b->cap - b->n < n && !buf_room(b, n))
		return;
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

static inline void
buf_add(struct buf *b, struct str s)
{
	buf_put(b, s.p, s.n);
}

static inline void
buf_char(struct buf *b, char c)
{
	buf_put(b, &c, 1);
}

static inline void
buf_cstr(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

#endif
