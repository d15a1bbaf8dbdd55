/* check_etag.c - web/etag: tags and If-None-Match. */
#include "../unit.h"

#include "web/etag.h"

START_TEST(make)
{
	char one[ETAG_BYTES + 1], two[ETAG_BYTES + 1];

	etag_make(STR(""), one);
	/* The head of SHA-256 of nothing: the same in every process. */
	ck_assert_str_eq(one, "\"e3b0c44298fc1c149afbf4c8996fb924\"");
	etag_make(STR("a"), one);
	etag_make(STR("a"), two);
	ck_assert_str_eq(one, two);
	ck_assert_uint_eq(strlen(one), ETAG_BYTES);
	etag_make(STR("b"), two);
	ck_assert_str_ne(one, two);
}
END_TEST

static const struct {
	const char *header;
	bool match; /* "abc" */
} MATCHES[] = {
	{ "", false },
	{ "abc", false },
	{ "\"abc", false },
	{ "abc\"", false },
	{ "\"abd\"", false },
	{ "\"ABC\"", false },
	{ "\"\"", false },
	{ "\"", false },
	{ "W/", false },
	{ "w/\"abc\"", false },
	{ "W/abc", false },
	{ "\"x\"\"abc\"", false },
	{ "x, \"abc\"", false },
	{ "**", false },
	{ "\"*\"", false },
	{ ",,,", false },
	{ "*", true },
	{ " * ", true },
	{ "\"abc\"", true },
	{ "W/\"abc\"", true },
	{ "\"x\", \"abc\"", true },
	{ "\"x\",\"abc\"", true },
	{ "W/\"x\" ,\t W/\"abc\"", true },
	{ ", \"abc\",", true },
	{ "\"a,b\", \"abc\"", true },
	{ "\"abc\", broken", true },
};

START_TEST(match)
{
	struct str h = str_c(MATCHES[_i].header);

	ck_assert_int_eq(etag_match(h, STR("\"abc\"")), MATCHES[_i].match);
	ck_assert_int_eq(etag_match(h, STR("W/\"abc\"")), MATCHES[_i].match);
	ck_assert(!etag_match(h, STR("")));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/etag");
	TCase *tc = unit_case(s, "etag");

	tcase_add_test(tc, make);
	tcase_add_loop_test(tc, match, 0, N_OF(MATCHES));
	return unit_run(s);
}
