/* scratch.h - a PostgreSQL cluster or a memcached of this test program's own,
 * made by tests/lib/pg.py; it ends with the program, however that ends. */
#ifndef TESTS_UNIT_STORE_SCRATCH_H
#define TESTS_UNIT_STORE_SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static char scratch_dir[64];

/* Also used outside of a test, where Check's own words do not work. */
static inline void
scratch_must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "scratch: %s failed\n", what);
	exit(2);
}

/* tests/lib/pg.py VERB PATH [more]; its first line of output, "" for none. */
static inline const char *
scratch_pg(const char *verb, const char *path, const char *more)
{
	static char line[256];
	char command[512];
	FILE *p;

	snprintf(command, sizeof(command), "tests/lib/pg.py %s %s %s", verb,
	    path, more);
	p = popen(command, "r");
	scratch_must(p != NULL, command);
	if (fgets(line, sizeof(line), p) == NULL)
		line[0] = '\0';
	scratch_must(pclose(p) == 0, command);
	line[strcspn(line, "\n")] = '\0';
	return line;
}

/* The folder; its servers end with this process. */
static inline void
scratch_make(void)
{
	snprintf(scratch_dir, sizeof(scratch_dir), "/tmp/souk-unit-XXXXXX");
	scratch_must(mkdtemp(scratch_dir) != NULL, "mkdtemp");
}

/* Removes what is left of the folder when all tests are through. */
static inline void
scratch_remove(void)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf %s", scratch_dir);
	scratch_must(system(command) == 0, command);
}

static inline const char *
scratch_watch(void)
{
	static char text[64];

	snprintf(text, sizeof(text), "--watch %d --no-fsync", (int)getpid());
	return text;
}

#endif
