/* fuzz.h - what the fuzz targets share.
 *
 * A target does more than survive: it asserts with must() what its module
 * promises of every input.  The memory of an input is freed and made anew after
 * some, so that its pages are poisoned and a stale pointer is seen.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"

#define must(what)                                                            \
	do {                                                                  \
		if (!(what)) {                                                \
			(void)fprintf(stderr, "%s:%d: not true: %s\n",        \
			    __FILE__, __LINE__, #what);                       \
			abort();                                              \
		}                                                             \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The arena of this input. */
static inline struct arena *
fuzz_arena(void)
{
	static struct arena *a;
	static unsigned used;

	if (a != NULL && ++used % 1024 == 0) {
		arena_free(a);
		a = NULL;
	}
	if (a == NULL) {
		log_set_level(LOG_LEVEL_ERROR);
		a = arena_new((size_t)64 << 20);
	}
	arena_reset(a);
	return a;
}

/* The input as text of its own size: an overrun by one byte is seen. */
static inline struct str
fuzz_str(const uint8_t *data, size_t n)
{
	return str_n((const char *)data, n);
}

/* Text that a page may show. */
static inline bool
fuzz_clean(struct str s)
{
	return s.p != NULL && str_utf8(s) && !str_has_control(s);
}

/* Is inner a part of outer (or empty)? */
static inline bool
fuzz_within(struct str inner, struct str outer)
{
	return inner.n == 0
	    || (inner.p >= outer.p && inner.p + inner.n <= outer.p + outer.n);
}

#endif
