/* check_clock.c - time: the clock that tests set, and its three texts. */
#include "base/clock.h"

#include "../unit.h"

#define S INT64_C(1000000)

static char path[64];
static int fd;

static void
setup(void)
{
	(void)snprintf(path, sizeof(path), "/tmp/check_clock.XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
}

static void
teardown(void)
{
	(void)close(fd);
	(void)unlink(path);
}

static void
set(int64_t mode, int64_t value_us)
{
	int64_t both[2] = { mode, value_us };

	ck_assert_int_eq(pwrite(fd, both, sizeof(both), 0), sizeof(both));
}

START_TEST(missing_file)
{
	unit_log_start();
	ck_rc(clock_use_file("/nonexistent/clock"), RC_INVALID);
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_assert(unit_has(unit_log(), "/nonexistent/clock"));
}
END_TEST

START_TEST(short_file)
{
	unit_log_start();
	ck_assert_int_eq(pwrite(fd, "123456789012345", 15, 0), 15);
	ck_rc(clock_use_file(path), RC_INVALID);
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(follows_the_file)
{
	int64_t real, before = clock_wall_us();

	set(1, 1234567);
	ck_rc(clock_use_file(path), RC_OK);
	ck_assert_int_eq(clock_now_us(), 1234567);
	set(1, -5);
	ck_assert_int_eq(clock_now_us(), -5);
	set(2, 3600 * S);
	real = clock_wall_us();
	ck_assert_int_ge(clock_now_us(), real + 3600 * S);
	ck_assert_int_lt(clock_now_us(), real + 3700 * S);
	set(0, 99);
	ck_assert_int_ge(clock_now_us(), before);
	set(7, 99); /* unknown: real */
	ck_assert_int_ge(clock_now_us(), before);
}
END_TEST

START_TEST(durations_are_never_faked)
{
	int64_t wall = clock_wall_us(), mono = clock_mono_us();

	set(1, 5);
	ck_rc(clock_use_file(path), RC_OK);
	ck_assert_int_ge(clock_wall_us(), wall);
	for (int i = 0; i < 1000; i++) {
		int64_t t = clock_mono_us();

		ck_assert_int_ge(t, mono);
		mono = t;
	}
}
END_TEST

static const struct {
	int64_t us;
	const char *iso, *ms, *http;
} texts[] = {
	{ 0, "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z",
	    "Thu, 01 Jan 1970 00:00:00 GMT" },
	{ 784111777 * S, "1994-11-06T08:49:37Z", "1994-11-06T08:49:37.000Z",
	    "Sun, 06 Nov 1994 08:49:37 GMT" }, /* RFC 9110's example */
	{ 951782400 * S + 999999, "2000-02-29T00:00:00Z",
	    "2000-02-29T00:00:00.999Z", "Tue, 29 Feb 2000 00:00:00 GMT" },
	{ -1, "1969-12-31T23:59:59Z", "1969-12-31T23:59:59.999Z",
	    "Wed, 31 Dec 1969 23:59:59 GMT" },
	{ -1000, "1969-12-31T23:59:59Z", "1969-12-31T23:59:59.999Z",
	    "Wed, 31 Dec 1969 23:59:59 GMT" },
	{ -1 * S, "1969-12-31T23:59:59Z", "1969-12-31T23:59:59.000Z",
	    "Wed, 31 Dec 1969 23:59:59 GMT" },
	{ 253402300799 * S, "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z",
	    "Fri, 31 Dec 9999 23:59:59 GMT" },
	{ -62135596800 * S, "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z",
	    "Mon, 01 Jan 0001 00:00:00 GMT" },
};

START_TEST(text)
{
	char out[CLOCK_ISO_MAX];

	clock_iso(texts[_i].us, out);
	ck_assert_str_eq(out, texts[_i].iso);
	clock_iso_ms(texts[_i].us, out);
	ck_assert_str_eq(out, texts[_i].ms);
	clock_http(texts[_i].us, out);
	ck_assert_str_eq(out, texts[_i].http);
}
END_TEST

/* Out of the promised range the text is nonsense, but stays in its bounds. */
START_TEST(absurd_times)
{
	static const int64_t us[] = { INT64_MAX, INT64_MIN, INT64_MIN + 1,
		253402300800 * S, -62135596801 * S };

	for (int i = 0; i < N_OF(us); i++) {
		char out[CLOCK_ISO_MAX];

		clock_iso(us[i], out);
		ck_assert_uint_lt(strlen(out), CLOCK_ISO_MAX);
		clock_iso_ms(us[i], out);
		ck_assert_uint_lt(strlen(out), CLOCK_ISO_MAX);
		clock_http(us[i], out);
		ck_assert_uint_lt(strlen(out), CLOCK_ISO_MAX);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/clock");
	TCase *tc = unit_case(s, "test clock");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, missing_file);
	tcase_add_test(tc, short_file);
	tcase_add_test(tc, follows_the_file);
	tcase_add_test(tc, durations_are_never_faked);
	tc = unit_case(s, "text");
	tcase_add_loop_test(tc, text, 0, N_OF(texts));
	tcase_add_test(tc, absurd_times);
	return unit_run(s);
}
