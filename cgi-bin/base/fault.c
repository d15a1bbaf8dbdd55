/* fault.c - the counter behind FAULT_POINT: in this process's memory, or in a
 * file shared with the test that drives it. */
#include "base/fault.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fault_state own;

static struct fault_state *
shared(const char *path)
{
	struct stat st;
	void *p = MAP_FAILED;
	int fd;

	fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && st.st_size >= (off_t)sizeof(own))
		p = mmap(NULL, sizeof(own), PROT_READ | PROT_WRITE, MAP_SHARED,
		    fd, 0);
	close(fd);
	return p == MAP_FAILED ? NULL : p;
}

static struct fault_state *
state(void)
{
	static struct fault_state *st;
	const char *path;

	if (st != NULL)
		return st;
	path = getenv("SOUK_FAULT_FILE");
	if (path != NULL)
		st = shared(path);
	if (st == NULL)
		st = &own;
	return st;
}

bool
fault_point(const char *where)
{
	struct fault_state *st = state();
	int64_t n = __atomic_add_fetch(&st->passed, 1, __ATOMIC_RELAXED);

	if (n != st->arm)
		return false;
	st->fired = 1;
	snprintf(st->where, sizeof(st->where), "%s", where);
	return true;
}

void
fault_arm(int64_t n)
{
	struct fault_state *st = state();

	st->passed = 0;
	st->fired = 0;
	st->where[0] = '\0';
	st->arm = n;
}

int64_t
fault_passed(void)
{
	return state()->passed;
}

bool
fault_fired(void)
{
	return state()->fired != 0;
}

const char *
fault_where(void)
{
	return state()->where;
}
