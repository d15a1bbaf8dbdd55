/* scratch.h - a folder of its own for a test, and its paths. */
#ifndef TESTS_UNIT_APP_SCRATCH_H
#define TESTS_UNIT_APP_SCRATCH_H

#include <ftw.h>

#include "../unit.h"

static char scratch[64];

static inline void
scratch_make(void)
{
	(void)snprintf(scratch, sizeof(scratch), "/tmp/souk-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(scratch));
}

static inline int
scratch_remove_one(const char *path, const struct stat *st, int what,
    struct FTW *ftw)
{
	(void)st, (void)what, (void)ftw;
	return remove(path);
}

static inline void
scratch_remove(void)
{
	(void)nftw(scratch, scratch_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static inline const char *
scratch_path(const char *name)
{
	static char path[128];

	(void)snprintf(path, sizeof(path), "%s/%s", scratch, name);
	return path;
}

#endif
