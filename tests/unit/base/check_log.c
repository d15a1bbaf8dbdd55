/* check_log.c - whatever the fields hold, each line is one JSON object of at
 * most 4 KiB, written in one piece. */
#include "base/log.h"

#include "base/json.h"

#include "../unit.h"

#define LINE_MAX_BYTES 4096

static struct arena *a;
static char big[20000];

static void
setup(void)
{
	a = arena_new((size_t)1024 * 1024);
	unit_log_start();
}

static void
teardown(void)
{
	arena_free(a);
}

/* The only line so far, parsed. */
static const struct json *
only_line(void)
{
	const struct json *j = NULL;
	struct str all = unit_log();

	ck_assert_uint_gt(all.n, 0);
	ck_assert_uint_le(all.n, LINE_MAX_BYTES);
	ck_assert_uint_eq(str_find(all, '\n'), all.n - 1);
	ck_rc(json_parse(a, all, &j), RC_OK);
	ck_assert_int_eq(json_kind(j), JSON_OBJECT);
	return j;
}

static const struct {
	struct str in;
	const char *out;
} hostile[] = {
	{ STR_INIT("\",\"level\":\"info"), "\",\"level\":\"info" },
	{ STR_INIT("back\\slash"), "back\\slash" },
	{ STR_INIT("two\nlines\r\n"), "two\nlines\r\n" },
	{ STR_INIT("\x1b[31mred\x7f"), "\x1b[31mred\x7f" },
	{ STR_INIT("grün €"), "grün €" },
	{ STR_INIT("broken\xff"), "broken\xc3\xbf" },
	{ STR_INIT(""), "" },
};

START_TEST(hostile_values)
{
	const struct json *j;

	log_info("test", "it happened", LOG_STR("v", hostile[_i].in));
	j = only_line();
	ck_str(json_get_str(j, "v"), hostile[_i].out);
	ck_str(json_get_str(j, "level"), "info");
}
END_TEST

START_TEST(nul_inside)
{
	log_info("test", "it happened", LOG_STR("v", str_n("a\0b", 3)));
	ck_assert(unit_has(unit_log(), "a\\u0000b"));
	(void)only_line();
}
END_TEST

/* A value of every length around the limit, with fields behind it. */
START_TEST(long_values_stay_json)
{
	static const char *const fill[] = { "x", "\"", "€", "\xff", "\n" };

	for (int f = 0; f < N_OF(fill); f++) {
		size_t w = strlen(fill[f]);

		for (size_t i = 0; i < sizeof(big); i++)
			big[i] = fill[f][i % w];
		for (size_t n = LINE_MAX_BYTES - 250; n < LINE_MAX_BYTES + 20;
		     n++) {
			size_t from = unit_log().n;
			const struct json *j;
			struct str line;

			log_warn("test", "long",
			    LOG_STR("v", str_n(big, n / 6 / w * w
			    + (w == 1 && fill[f][0] == 'x' ? n * 5 / 6 : 0))),
			    LOG_CSTR("after", "é"), LOG_I64("number", -5),
			    LOG_STR("w", str_n(big, n / w * w)),
			    LOG_CSTR("last", "x"));
			line = str_sub(unit_log(), from, SIZE_MAX);
			ck_assert_uint_le(line.n, LINE_MAX_BYTES);
			ck_assert_uint_eq(str_find(line, '\n'), line.n - 1);
			ck_assert_msg(json_parse(a, line, &j) == RC_OK,
			    "fill %d, %zu bytes: %.*s", f, n,
			    STR_FMT(str_sub(line, line.n - 80, line.n)));
			arena_reset(a);
		}
		ck_assert_int_eq(ftruncate(STDERR_FILENO, 0), 0);
		ck_assert_int_eq(lseek(STDERR_FILENO, 0, SEEK_SET), 0);
	}
}
END_TEST

START_TEST(huge_everything)
{
	memset(big, 'y', sizeof(big) - 1);
	log_error(big, big, LOG_CSTR(big, big));
	(void)only_line();
}
END_TEST

START_TEST(a_cut_line_says_so)
{
	memset(big, 'y', sizeof(big) - 1);
	log_error("test", "long", LOG_CSTR("v", big), LOG_CSTR("w", "x"));
	ck_assert(json_flag(json_get(only_line(), "cut")));
}
END_TEST

START_TEST(fields)
{
	const struct json *j;

	log_set_program("check");
	log_set_request(STR("0123456789abcdef0123456789abcdef"));
	log_error("db", "could not connect", LOG_CSTR("host", "h"),
	    LOG_I64("min", INT64_MIN), LOG_I64("max", INT64_MAX),
	    LOG_RC(RC_RETRY), LOG_ERRNO(2));
	j = only_line();
	ck_str(json_get_str(j, "level"), "error");
	ck_str(json_get_str(j, "program"), "check");
	ck_str(json_get_str(j, "area"), "db");
	ck_str(json_get_str(j, "message"), "could not connect");
	ck_str(json_get_str(j, "request"), "0123456789abcdef0123456789abcdef");
	ck_str(json_get_str(j, "host"), "h");
	ck_assert(json_get_i64(j, "min") == INT64_MIN);
	ck_assert(json_get_i64(j, "max") == INT64_MAX);
	ck_assert_int_eq(json_get_i64(j, "pid"), getpid());
	ck_str(json_get_str(j, "rc"), "RC_RETRY");
	ck_str(json_get_str(j, "error"), "No such file or directory");
	ck_assert_uint_eq(json_get_str(j, "time").n, 24);
}
END_TEST

START_TEST(no_request_no_field)
{
	log_set_request(STR("abc"));
	log_set_request(STR(""));
	log_info("test", "it happened");
	ck_assert_ptr_null(json_get(only_line(), "request"));
}
END_TEST

START_TEST(request_is_copied_and_bounded)
{
	char id[100];

	memset(id, 'f', sizeof(id));
	log_set_request(str_n(id, sizeof(id)));
	memset(id, 'x', sizeof(id));
	ck_assert_uint_eq(log_request().n, 64);
	ck_assert(!str_has(log_request(), 'x'));
}
END_TEST

START_TEST(levels)
{
	log_debug("test", "not yet");
	ck_assert_int_eq(unit_log_lines(), 0);
	log_set_level(LOG_LEVEL_DEBUG);
	log_debug("test", "now");
	ck_assert_int_eq(unit_log_lines(), 1);
	log_set_level(LOG_LEVEL_ERROR);
	log_warn("test", "no");
	ck_assert_int_eq(unit_log_lines(), 1);
	log_error("test", "yes");
	ck_assert_int_eq(unit_log_lines(), 2);
}
END_TEST

START_TEST(a_closed_stderr_is_no_reason_to_stop)
{
	(void)close(STDERR_FILENO);
	log_error("test", "nobody hears");
}
END_TEST

START_TEST(errno_texts)
{
	ck_assert_str_eq(log_strerror(0), "Success");
	ck_assert_str_eq(log_strerror(123456), "unknown error");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/log");
	TCase *tc = unit_case(s, "lines");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, hostile_values, 0, N_OF(hostile));
	tcase_add_test(tc, nul_inside);
	tcase_add_test(tc, long_values_stay_json);
	tcase_add_test(tc, huge_everything);
	tcase_add_test(tc, a_cut_line_says_so);
	tcase_add_test(tc, fields);
	tcase_add_test(tc, no_request_no_field);
	tcase_add_test(tc, request_is_copied_and_bounded);
	tcase_add_test(tc, levels);
	tcase_add_test(tc, a_closed_stderr_is_no_reason_to_stop);
	tcase_add_test(tc, errno_texts);
	return unit_run(s);
}
