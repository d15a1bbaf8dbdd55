/* arena.c - bump allocation in a chain of blocks; see arena.h. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

#define BLOCK_MIN ((size_t)32 * 1024)
#define KEEP_MAX ((size_t)256 * 1024)
#define ALIGN _Alignof(max_align_t)

#if defined(__SANITIZE_ADDRESS__)
#define HAVE_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN 1
#endif
#endif
#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#define REDZONE ALIGN /* between neighbours, so that overruns are seen */
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define REDZONE ((size_t)0)
#endif

struct block {
	struct block *next;
	size_t size, used;
	max_align_t data[];
};

struct defer {
	struct defer *next;
	void (*fn)(void *);
	void *ptr;
};

struct arena {
	struct block *first, *cur;
	struct defer *defers;
	size_t cap, used, held, system_allocs;
};

static NORETURN void
arena_die(const struct arena *a, const char *why, size_t n)
{
	log_error("arena", "request memory exhausted", LOG_CSTR("why", why),
	    LOG_I64("wanted", (int64_t)n), LOG_I64("used", (int64_t)a->used),
	    LOG_I64("cap", (int64_t)a->cap));
	abort();
}

static struct block *
block_new(struct arena *a, size_t size)
{
	struct block *b = malloc(sizeof(*b) + size);

	if (b == NULL)
		arena_die(a, "no memory", size);
	b->next = NULL;
	b->size = size;
	b->used = 0;
	a->held += size;
	a->system_allocs++;
	POISON(b->data, size);
	return b;
}

struct arena *
arena_new(size_t cap)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL) {
		log_error("arena", "no memory for an arena");
		abort();
	}
	a->cap = cap;
	a->first = a->cur = block_new(a, BLOCK_MIN);
	return a;
}

/* Deferred calls may allocate nothing: they only let go. */
static void
run_defers(struct arena *a)
{
	while (a->defers != NULL) {
		struct defer *d = a->defers;

		a->defers = d->next;
		d->fn(d->ptr);
	}
}

static void
chain_free(struct arena *a, struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		a->held -= b->size;
		UNPOISON(b->data, b->size);
		free(b);
		b = next;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	run_defers(a);
	chain_free(a, a->first);
	free(a);
}

void
arena_reset(struct arena *a)
{
	struct block *b;
	size_t kept = 0;

	run_defers(a);
	for (b = a->first; b != NULL; b = b->next) {
		b->used = 0;
		POISON(b->data, b->size);
		kept += b->size;
		if (kept >= KEEP_MAX || b->next == NULL)
			break;
		if (kept + b->next->size > KEEP_MAX)
			break;
	}
	if (b != NULL) {
		chain_free(a, b->next);
		b->next = NULL;
	}
	a->cur = a->first;
	a->used = 0;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct block *b;
	size_t want;
	char *p;

	if (n > SIZE_MAX / 2)
		arena_die(a, "absurd size", n);
	want = (n + ALIGN - 1) / ALIGN * ALIGN + REDZONE;
	if (want == 0)
		want = ALIGN;
	if (want > a->cap - a->used)
		arena_die(a, "cap reached", n);
	for (b = a->cur; b->size - b->used < want; b = b->next) {
		if (b->next == NULL) {
			size_t size = b->size * 2;

			if (size > (size_t)1024 * 1024)
				size = (size_t)1024 * 1024;
			b->next = block_new(a, size > want ? size : want);
		}
	}
	a->cur = b;
	p = (char *)b->data + b->used;
	b->used += want;
	a->used += want;
	UNPOISON(p, n);
	return p;
}

void *
arena_zalloc(struct arena *a, size_t n)
{
	return memset(arena_alloc(a, n), 0, n);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		arena_die(a, "absurd array", n);
	return arena_zalloc(a, bytes);
}

void
arena_defer(struct arena *a, void (*fn)(void *), void *ptr)
{
	struct defer *d = arena_alloc(a, sizeof(*d));

	d->fn = fn;
	d->ptr = ptr;
	d->next = a->defers;
	a->defers = d;
}

char *
arena_cstr(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

struct str
arena_str(struct arena *a, struct str s)
{
	struct str out = { arena_cstr(a, s), s.n };

	return out;
}

struct str
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	struct str out = { "", 0 };
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	p = arena_alloc(a, (size_t)n + 1);
	(void)vsnprintf(p, (size_t)n + 1, fmt, ap);
	out.p = p;
	out.n = (size_t)n;
	return out;
}

struct str
arena_printf(struct arena *a, const char *fmt, ...)
{
	struct str out;
	va_list ap;

	va_start(ap, fmt);
	out = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return out;
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}

size_t
arena_system_allocs(const struct arena *a)
{
	return a->system_allocs;
}
