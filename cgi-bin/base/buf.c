#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"

struct buf
buf_arena(struct arena *a, size_t max)
{
	struct buf b = { .arena = a, .max = max };

	return b;
}

struct buf
buf_process(size_t max)
{
	struct buf b = { .max = max };

	return b;
}

void
buf_free(struct buf *b)
{
	if (b->arena == NULL)
		free(b->p);
	b->p = NULL;
	b->n = b->cap = 0;
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
	b->overflow = false;
}

bool
buf_ok(const struct buf *b)
{
	return !b->overflow;
}

struct str
buf_str(const struct buf *b)
{
	return str_n(b->p, b->n);
}

/* The memory has one byte more than cap, for vsnprintf's NUL. */
bool
buf_room(struct buf *b, size_t n)
{
	size_t cap = b->cap > 0 ? b->cap : 256;
	char *p;

	if (b->overflow || n > b->max - b->n) {
		b->overflow = true;
		return false;
	}
	if (b->cap - b->n >= n)
		return true;
	while (cap - b->n < n)
		cap *= 2;
	if (cap > b->max)
		cap = b->max;
	if (b->arena != NULL) {
		p = arena_alloc(b->arena, cap + 1);
		if (b->n > 0)
			memcpy(p, b->p, b->n);
	} else if ((p = realloc(b->p, cap + 1)) == NULL) {
		log_error("buf", "no memory", LOG_I64("wanted", (int64_t)cap));
		abort();
	}
	b->p = p;
	b->cap = cap;
	return true;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	char small[256];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n < sizeof(small)) {
		buf_put(b, small, (size_t)n);
		return;
	}
	if (!buf_room(b, (size_t)n))
		return;
	va_start(ap, fmt);
	(void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void
buf_i64(struct buf *b, int64_t v)
{
	char tmp[24], *p = tmp + sizeof(tmp);
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		*--p = '-';
	buf_put(b, p, (size_t)(tmp + sizeof(tmp) - p));
}
