/* arena.h - the memory of one request or job.
 *
 * One request = one arena, reset after the reply; nothing is freed one by one.
 * A pointer into an arena never reaches a global, a static or a cache.  After
 * warm-up a request allocates nothing from the system: reset keeps the blocks.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/rc.h"
#include "base/str.h"

struct arena;

/* A new arena that may grow to cap bytes.  Aborts when memory is gone. */
struct arena *arena_new(size_t cap);
/* Runs the deferred calls and gives everything back to the system. */
void arena_free(struct arena *a);

/* Runs the deferred calls, newest first, and forgets all allocations.  Blocks
 * are kept up to the high-water mark of usual requests (256 KiB), the rest is
 * given back. */
void arena_reset(struct arena *a);

/* n bytes, aligned for any type, not cleared.  Never NULL: at the cap the
 * process logs and aborts (the pool's master starts another), so sizes that
 * come from outside are checked by the caller before. */
void *arena_alloc(struct arena *a, size_t n)
    __attribute__((malloc, returns_nonnull, alloc_size(2)));
/* The same, cleared. */
void *arena_zalloc(struct arena *a, size_t n)
    __attribute__((malloc, returns_nonnull, alloc_size(2)));
/* Room for n items of size bytes each, cleared; the product is checked. */
void *arena_array(struct arena *a, size_t n, size_t size)
    __attribute__((malloc, returns_nonnull));

/* Calls fn(ptr) at reset, in reverse order of registration: ties a foreign
 * handle (PGresult, json_object) to the request. */
void arena_defer(struct arena *a, void (*fn)(void *), void *ptr);

/* Copies; the result is NUL-ended behind its n bytes. */
struct str arena_str(struct arena *a, struct str s);
char *arena_cstr(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...)
    PRINTF_LIKE(2, 3);
struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap)
    PRINTF_LIKE(2, 0);

/* Bytes handed out since the last reset, and blocks taken from the system so
 * far (for the tests that prove that a warm request allocates nothing). */
size_t arena_used(const struct arena *a);
size_t arena_system_allocs(const struct arena *a);

#endif
