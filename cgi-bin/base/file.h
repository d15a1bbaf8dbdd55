/* file.h - whole small files, and the secrets among them. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/str.h"

/* All of a file, NUL-ended in a.  RC_NOT_FOUND when it cannot be opened or
 * read, RC_LIMIT when it is larger than max; both are logged. */
enum rc file_read(struct arena *a, const char *path, size_t max,
    struct str *out) MUST_CHECK;
/* Replaces a file in one step (temporary name, fsync, rename); mode as for
 * open(2).  RC_FAULT when that fails (logged); the old file stays. */
enum rc file_replace(const char *path, struct str data, unsigned mode)
    MUST_CHECK;
/* A secret: the first line of the file, at most 1 KiB.  RC_DENIED when others
 * than its owner and group may read it, RC_INVALID when it is empty; logged
 * without its content. */
enum rc secret_read(struct arena *a, const char *path, struct str *out)
    MUST_CHECK;

#endif
