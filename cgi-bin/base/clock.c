#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

enum { MODE_REAL = 0, MODE_FIXED = 1, MODE_OFFSET = 2 };

struct test_clock {
	_Atomic int64_t mode, value_us;
};

static const struct test_clock *test_clock;

static int64_t
read_clock(clockid_t id)
{
	struct timespec ts;

	(void)clock_gettime(id, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

int64_t
clock_wall_us(void)
{
	return read_clock(CLOCK_REALTIME);
}

int64_t
clock_mono_us(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

int64_t
clock_now_us(void)
{
	int64_t now = clock_wall_us();

	if (test_clock == NULL)
		return now;
	switch (atomic_load(&test_clock->mode)) {
	case MODE_FIXED:
		return atomic_load(&test_clock->value_us);
	case MODE_OFFSET:
		return now + atomic_load(&test_clock->value_us);
	default:
		return now;
	}
}

enum rc
clock_use_file(const char *path)
{
	struct stat st;
	void *map = MAP_FAILED;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd >= 0 && fstat(fd, &st) == 0
	    && st.st_size >= (off_t)sizeof(struct test_clock))
		map = mmap(NULL, sizeof(struct test_clock), PROT_READ,
		    MAP_SHARED, fd, 0);
	if (fd >= 0)
		(void)close(fd);
	if (map == MAP_FAILED) {
		log_error("clock", "could not map the test clock",
		    LOG_CSTR("path", path), LOG_ERRNO(errno));
		return RC_INVALID;
	}
	test_clock = map;
	return RC_OK;
}

static int64_t
split(int64_t us, struct tm *tm)
{
	int64_t rest = us % 1000000;
	time_t sec = (time_t)(us / 1000000);

	if (rest < 0) {
		rest += 1000000;
		sec--;
	}
	(void)gmtime_r(&sec, tm);
	return rest;
}

/* strftime's %Y does not fill the year up to four digits, hence by hand; each
 * number modulo what its place holds, so that no time overruns the text. */
#define ISO "%04u-%02d-%02dT%02d:%02d:%02d"
#define ISO_ARGS(tm)                                                          \
	(unsigned)((tm).tm_year + 1900) % 10000, ((tm).tm_mon + 1) % 100,     \
	    (tm).tm_mday % 100, (tm).tm_hour % 100, (tm).tm_min % 100,        \
	    (tm).tm_sec % 100

void
clock_iso(int64_t us, char out[CLOCK_ISO_MAX])
{
	struct tm tm;

	(void)split(us, &tm);
	(void)snprintf(out, CLOCK_ISO_MAX, ISO "Z", ISO_ARGS(tm));
}

void
clock_iso_ms(int64_t us, char out[CLOCK_ISO_MAX])
{
	struct tm tm;
	int ms = (int)(split(us, &tm) / 1000);

	(void)snprintf(out, CLOCK_ISO_MAX, ISO ".%03dZ", ISO_ARGS(tm),
	    ms % 1000);
}

void
clock_http(int64_t us, char out[CLOCK_ISO_MAX])
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct tm tm;

	(void)split(us, &tm);
	(void)snprintf(out, CLOCK_ISO_MAX,
	    "%s, %02d %s %04u %02d:%02d:%02d GMT", days[tm.tm_wday % 7],
	    tm.tm_mday % 100, months[tm.tm_mon % 12],
	    (unsigned)(tm.tm_year + 1900) % 10000, tm.tm_hour % 100,
	    tm.tm_min % 100, tm.tm_sec % 100);
}
