/* check_conf.c - configuration: every refusal names the setting and the
 * reason in one log line. */
#include "base/conf.h"

#include "base/clock.h"

#include "../unit.h"

static struct arena *a;
static struct conf c;

static void
setup(void)
{
	a = arena_new((size_t)4 * 1024 * 1024);
	unit_log_start();
}

static void
teardown(void)
{
	arena_free(a);
}

static const struct {
	const char *text, *name, *reason;
} bad[] = {
	{ "colour = red", "colour", "is no known setting" },
	{ "Workers = 4", "Workers", "is no known setting" },
	{ "= 4", "", "is no known setting" },
	{ "workers", "workers", "is no name = value" },
	{ "pool = a\n\nworkers = 2\nworkers = 2", "workers", "is given twice" },
	{ "workers =", "workers", "is not a whole number" },
	{ "workers = four", "workers", "is not a whole number" },
	{ "workers = 4 # four", "workers", "is not a whole number" },
	{ "workers = 4.0", "workers", "is not a whole number" },
	{ "workers = 99999999999999999999", "workers",
	    "is not a whole number" },
	{ "workers = 0", "workers", "is too small" },
	{ "workers = -1", "workers", "is too small" },
	{ "workers = 65", "workers", "is too large" },
	{ "hang_seconds = 0", "hang_seconds", "is too small" },
	{ "hang_seconds = 3601", "hang_seconds", "is too large" },
	{ "request_body_max = 1023", "request_body_max", "is too small" },
	{ "request_body_max = 104857601", "request_body_max", "is too large" },
	{ "arena_max = 1", "arena_max", "is too small" },
	{ "pool =", "pool", "is too short" },
	{ "pool = 123456789012345678901234567890123", "pool", "is too long" },
	{ "log_level = loud", "log_level", "is none of the allowed words" },
	{ "log_level =", "log_level", "is none of the allowed words" },
	{ "log_level = debug info", "log_level",
	    "is none of the allowed words" },
	{ "pool = a\x1b[2J", "pool",
	    "has control characters or broken UTF-8" },
	{ "pool = a\xff", "pool", "has control characters or broken UTF-8" },
	{ "\xef\xbb\xbfpool = a", "\xef\xbb\xbfpool", "is no known setting" },
};

START_TEST(refuses)
{
	struct str log;

	c.workers = 77;
	ck_rc(conf_parse(a, str_c(bad[_i].text), "etc/x.conf", &c), RC_INVALID);
	ck_assert_int_eq(c.workers, 77);
	ck_assert_int_eq(unit_log_lines(), 1);
	log = unit_log();
	ck_assert(unit_has(log, "etc/x.conf"));
	ck_assert(unit_has(log, arena_printf(a, "\"name\":\"%s\"",
	    bad[_i].name).p));
	ck_assert(unit_has(log, arena_printf(a, "\"reason\":\"%s\"",
	    bad[_i].reason).p));
}
END_TEST

START_TEST(names_the_line)
{
	ck_rc(conf_parse(a, STR("# one\n\npool = x\nworkers = 0\n"), "f", &c),
	    RC_INVALID);
	ck_assert(unit_has(unit_log(), "\"line\":4"));
}
END_TEST

START_TEST(nul_in_a_value)
{
	ck_rc(conf_parse(a, str_n("pool = a\0b", 10), "f", &c), RC_INVALID);
}
END_TEST

START_TEST(defaults)
{
	ck_rc(conf_parse(a, STR(""), "f", &c), RC_OK);
	ck_str(c.pool, "souk");
	ck_assert_int_eq(c.workers, 4);
	ck_assert_int_eq(c.hang_seconds, 30);
	ck_str(c.log_level, "info");
	ck_str(c.memcached, "");
	ck_str(c.test_clock, "");
	ck_str(c.site_url, "http://localhost:8080");
	ck_assert_int_eq(c.request_body_max, 1048576);
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

START_TEST(reads)
{
	static const char text[] = "# the shop\r\n"
	    "  pool=storefront\r\n"
	    "\tworkers\t=\t64 \n"
	    "   # indented\n"
	    "database_url = postgresql://r@/souk?host=/run\n"
	    "memcached =\n"
	    "log_level = debug"; /* no newline at the end */

	ck_rc(conf_parse(a, str_c(text), "f", &c), RC_OK);
	ck_str(c.pool, "storefront");
	ck_assert_int_eq(c.pool.p[c.pool.n], '\0');
	ck_assert_int_eq(c.workers, 64);
	ck_str(c.database_url, "postgresql://r@/souk?host=/run");
	ck_str(c.memcached, "");
	ck_str(c.log_level, "debug");
}
END_TEST

START_TEST(file_missing)
{
	ck_rc(conf_read(a, "/nonexistent/x.conf", &c), RC_NOT_FOUND);
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(file_is_read_and_applied)
{
	char conf[] = "/tmp/check_conf.XXXXXX";
	char clock[] = "/tmp/check_conf.XXXXXX";
	int64_t fixed[2] = { 1, 42 };
	int fd = mkstemp(clock);
	struct str text;

	ck_assert_int_eq(write(fd, fixed, sizeof(fixed)), sizeof(fixed));
	(void)close(fd);
	fd = mkstemp(conf);
	text = arena_printf(a, "log_level = error\ntest_clock = %s\n", clock);
	ck_assert_int_eq(write(fd, text.p, text.n), (ssize_t)text.n);
	(void)close(fd);
	ck_rc(conf_read(a, conf, &c), RC_OK);
	ck_rc(conf_apply(&c), RC_OK);
	(void)unlink(conf);
	(void)unlink(clock);
	ck_assert_int_eq(clock_now_us(), 42);
	log_warn("test", "below the level");
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

START_TEST(apply_refuses_a_missing_clock)
{
	ck_rc(conf_parse(a, STR("test_clock = /nonexistent/c"), "f", &c),
	    RC_OK);
	ck_rc(conf_apply(&c), RC_INVALID);
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(help_names_every_setting)
{
	struct str help = conf_help(a);

	ck_assert(unit_has(help, "\nworkers "));
	ck_assert(unit_has(help, "\nrequest_body_max "));
	ck_assert_int_eq(help.p[help.n - 1], '\n');
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/conf");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, refuses, 0, N_OF(bad));
	tcase_add_test(tc, names_the_line);
	tcase_add_test(tc, nul_in_a_value);
	tcase_add_test(tc, file_missing);
	tcase_add_test(tc, apply_refuses_a_missing_clock);
	tc = unit_case(s, "settings");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, defaults);
	tcase_add_test(tc, reads);
	tcase_add_test(tc, file_is_read_and_applied);
	tcase_add_test(tc, help_names_every_setting);
	return unit_run(s);
}
