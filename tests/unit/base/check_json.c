/* check_json.c - JSON at the doors: RFC 8259 and nothing beside it. */
#include "base/json.h"

#include "../unit.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new((size_t)4 * 1024 * 1024);
}

static void
teardown(void)
{
	arena_free(a);
}

static const char *const bad[] = {
	"", " ", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]",
	"{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}",
	"{a:1}", "{'a':1}", "'a'", "\"a", "a\"", "nul", "nulll", "True",
	"TRUE", "None", "undefined", "NaN", "[NaN]", "Infinity",
	"{\"a\":-Infinity}", "[Infinity]", "-", "+1", "[+1]", "01", "[01]",
	"[-01]", ".5", "[.5]", "[1.]", "[1e]", "[1e+]", "0x10", "[0x10]",
	"1 2", "{} {}", "{}x", "[]]", "{}}", "// c\n1", "/* c */ 1",
	"[1] // c", "[1 /* c */]", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"",
	"\"tab\there\"", "\"line\nbreak\"", "\"\x01\"", "\"\xff\"", "\"\xc3\"",
	"\"\xed\xa0\x80\"", "\xef\xbb\xbf{}", "[1e999]", "[-1e999]",
	"[99999999999999999999]", "[-99999999999999999999]",
	"[9223372036854775808]", "[-9223372036854775809]",
};

START_TEST(refuses)
{
	const struct json *j = NULL;

	ck_assert_msg(json_parse(a, str_c(bad[_i]), &j) == RC_INVALID,
	    "accepted: %s", bad[_i]);
	ck_assert_ptr_null(j);
}
END_TEST

START_TEST(refuses_nul)
{
	const struct json *j;

	ck_rc(json_parse(a, str_n("{}\0", 3), &j), RC_INVALID);
	ck_rc(json_parse(a, str_n("1\0", 2), &j), RC_INVALID);
	ck_rc(json_parse(a, str_n("\"a\0b\"", 5), &j), RC_INVALID);
	ck_rc(json_parse(a, str_n("[1\0]", 4), &j), RC_INVALID);
	ck_rc(json_parse(a, str_n("\0", 1), &j), RC_INVALID);
}
END_TEST

START_TEST(depth)
{
	const struct json *j;
	char text[400];

	for (int n = 1; n < 200; n++) {
		enum rc rc;

		memset(text, '[', (size_t)n);
		memset(text + n, ']', (size_t)n);
		rc = json_parse(a, str_n(text, 2 * (size_t)n), &j);
		ck_assert_msg(rc == (n <= 64 ? RC_OK : RC_INVALID), "depth %d",
		    n);
	}
}
END_TEST

static const struct {
	const char *text;
	enum json_kind kind;
} good[] = {
	{ "null", JSON_NULL }, { " true ", JSON_BOOL }, { "false", JSON_BOOL },
	{ "0", JSON_INT }, { "-0", JSON_INT }, { "123", JSON_INT },
	{ "123 ", JSON_INT }, { "\n12\n", JSON_INT }, { "1.5", JSON_DOUBLE },
	{ "1e3", JSON_DOUBLE }, { "-1.5E-3", JSON_DOUBLE },
	{ "\"\"", JSON_STRING }, { "\"NaN // Infinity +1\"", JSON_STRING },
	{ "\"\\\"NaN\\\\\"", JSON_STRING }, { "[]", JSON_ARRAY },
	{ "{}", JSON_OBJECT }, { "{}\n", JSON_OBJECT },
	{ "\t[ 1 , 2 ]\r\n", JSON_ARRAY }, { "{\"a\":{\"b\":[1]}}",
	    JSON_OBJECT },
	{ "\"\x7f\"", JSON_STRING }, { "[1e-9]", JSON_ARRAY },
};

START_TEST(accepts)
{
	const struct json *j;

	ck_assert_msg(json_parse(a, str_c(good[_i].text), &j) == RC_OK,
	    "refused: %s", good[_i].text);
	ck_assert_int_eq(json_kind(j), good[_i].kind);
}
END_TEST

START_TEST(getters)
{
	const struct json *j, *list;

	ck_rc(json_parse(a, STR("{\"s\":\"Tasse \\u20ac\\ud83c\\udf75\","
	    "\"max\":9223372036854775807,\"min\":-9223372036854775808,"
	    "\"d\":1.5,\"yes\":true,\"no\":false,\"nil\":null,"
	    "\"z\":\"a\\u0000b\","
	    "\"list\":[1,\"x\",[]]}"), &j), RC_OK);
	ck_str(json_get_str(j, "s"), "Tasse €\xf0\x9f\x8d\xb5");
	ck_assert(json_get_i64(j, "max") == INT64_MAX);
	ck_assert(json_get_i64(j, "min") == INT64_MIN);
	ck_assert_double_eq(json_double(json_get(j, "d")), 1.5);
	ck_assert(json_flag(json_get(j, "yes")));
	ck_assert(!json_flag(json_get(j, "no")));
	ck_assert_uint_eq(json_get_str(j, "z").n, 3);
	ck_assert_ptr_null(json_get(j, "nil"));
	list = json_get(j, "list");
	ck_assert_uint_eq(json_len(list), 3);
	ck_assert_int_eq(json_i64(json_at(list, 0)), 1);
	ck_str(json_str(json_at(list, 1)), "x");
	ck_assert_uint_eq(json_len(json_at(list, 2)), 0);
}
END_TEST

/* Missing, null and another type all give the empty value. */
START_TEST(getters_of_the_wrong_thing)
{
	const struct json *j, *wrong[6];

	ck_rc(json_parse(a, STR("{\"n\":1,\"s\":\"1\",\"o\":{},\"l\":[],"
	    "\"b\":true,\"nil\":null}"), &j), RC_OK);
	wrong[0] = NULL;
	wrong[1] = json_get(j, "nothere");
	wrong[2] = json_get(j, "nil");
	wrong[3] = json_get(j, "o");
	wrong[4] = json_get(j, "l");
	wrong[5] = json_at(json_get(j, "l"), 0);
	for (int i = 0; i < N_OF(wrong); i++) {
		ck_str(json_str(wrong[i]), "");
		ck_assert_int_eq(json_i64(wrong[i]), 0);
		ck_assert_double_eq(json_double(wrong[i]), 0);
		ck_assert(!json_flag(wrong[i]));
		ck_assert_uint_eq(json_len(wrong[i]), 0);
		ck_assert_ptr_null(json_at(wrong[i], 0));
		ck_assert_ptr_null(json_get(wrong[i], "x"));
	}
	ck_str(json_get_str(j, "n"), "");
	ck_assert_int_eq(json_get_i64(j, "s"), 0);
	ck_assert_int_eq(json_get_i64(j, "b"), 0);
	ck_assert(!json_flag(json_get(j, "n")));
	ck_assert_uint_eq(json_len(j), 0);
}
END_TEST

static void
join(void *ctx, struct str name, const struct json *value)
{
	buf_printf(ctx, "%.*s=%d;", STR_FMT(name), (int)json_i64(value));
}

START_TEST(each_in_order)
{
	const struct json *j;
	struct buf b = buf_arena(a, 100);

	ck_rc(json_parse(a, STR("{\"z\":1,\"a\":2,\"m\":3}"), &j), RC_OK);
	json_each(j, join, &b);
	ck_str(buf_str(&b), "z=1;a=2;m=3;");
	json_each(NULL, join, &b);
	json_each(json_get(j, "z"), join, &b);
	ck_str(buf_str(&b), "z=1;a=2;m=3;");
}
END_TEST

static const struct {
	struct str in;
	const char *out;
} strings[] = {
	{ STR_INIT(""), "\"\"" },
	{ STR_INIT("grün €"), "\"grün €\"" },
	{ STR_INIT("a\"b\\c"), "\"a\\\"b\\\\c\"" },
	{ STR_INIT("</script><!--&"),
	    "\"\\u003c/script\\u003e\\u003c!--\\u0026\"" },
	{ STR_INIT("\t\n\r\x01\x7f"),
	    "\"\\u0009\\u000a\\u000d\\u0001\\u007f\"" },
	{ STR_INIT("a\0b"), "\"a\\u0000b\"" },
	{ STR_INIT("x\xff\xc3"), "\"x\\ufffd\\ufffd\"" },
};

START_TEST(writes_strings)
{
	struct buf b = buf_arena(a, 1000);
	const struct json *j;

	json_put_str(&b, strings[_i].in);
	ck_str(buf_str(&b), strings[_i].out);
	ck_rc(json_parse(a, buf_str(&b), &j), RC_OK);
	if (str_utf8(strings[_i].in))
		ck_assert(str_eq(json_str(j), strings[_i].in));
}
END_TEST

/* Every document goes with its arena: a leak is found by the sanitizer. */
START_TEST(goes_with_the_arena)
{
	for (int i = 0; i < 100; i++) {
		const struct json *j;

		ck_rc(json_parse(a, STR("[{\"a\":[1,2,3]}]"), &j), RC_OK);
		ck_rc(json_parse(a, STR("[{\"a\":[1,2,3]}] x"), &j),
		    RC_INVALID);
		arena_reset(a);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/json");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, refuses, 0, N_OF(bad));
	tcase_add_test(tc, refuses_nul);
	tcase_add_test(tc, depth);
	tc = unit_case(s, "reading");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, accepts, 0, N_OF(good));
	tcase_add_test(tc, getters);
	tcase_add_test(tc, getters_of_the_wrong_thing);
	tcase_add_test(tc, each_in_order);
	tcase_add_test(tc, goes_with_the_arena);
	tc = unit_case(s, "writing");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, writes_strings, 0, N_OF(strings));
	return unit_run(s);
}
