/* check_etag.c - web/etag: tags and If-None-Match. */
#include "../unit.h"

#include "web/etag.h"

START_TEST(make)
{
	char one[ETAG_BYTES + 1], two[ETAG_BYTES + 1];

	etag_make(STR(""), one);
	ck_assert_uint_eq(strlen(one), ETAG_BYTES);
	/* The same in every process and release. */
	ck_assert_str_eq(one, "\"9678b03dcae4c939152b41efb73f9fc1\"");
	etag_make(STR("a"), one);
	etag_make(STR("a"), two);
	ck_assert_str_eq(one, two);
	ck_assert(etag_match(str_c(one), str_c(two)));
}
END_TEST

static int
by_text(const void *x, const void *y)
{
	return strcmp(x, y);
}

/* Texts that differ in one bit, in their length, or in the order of their
 * words have other tags, in both halves. */
START_TEST(differ)
{
	enum { LEN = 200, N = LEN * 8 + LEN + LEN / 8 };
	static char tags[N][ETAG_BYTES + 1], halves[2 * N][17];
	char text[LEN];
	int n = 0;

	memset(text, 0, sizeof(text));
	for (int i = 0; i < LEN * 8; i++) {
		text[i / 8] ^= (char)(1 << i % 8);
		etag_make(str_n(text, sizeof(text)), tags[n++]);
		text[i / 8] ^= (char)(1 << i % 8);
	}
	for (size_t i = 0; i < LEN; i++)
		etag_make(str_n(text, i), tags[n++]);
	for (int i = 0; i < LEN; i++)
		text[i] = (char)i;
	for (int i = 0; i < LEN / 8; i++) {
		char moved[LEN];

		memcpy(moved, text, sizeof(text));
		memcpy(moved, text + 8 * i, 8);
		memcpy(moved + 8 * i, text, 8);
		etag_make(str_n(moved, sizeof(moved)), tags[n++]);
	}
	ck_assert_int_eq(n, N);
	for (int i = 0; i < N; i++) {
		memcpy(halves[2 * i], tags[i] + 1, 16);
		memcpy(halves[2 * i + 1], tags[i] + 17, 16);
	}
	qsort(halves, (size_t)2 * N, sizeof(halves[0]), by_text);
	for (int i = 1; i < 2 * N; i++)
		ck_assert_str_ne(halves[i - 1], halves[i]);
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
	tcase_add_test(tc, differ);
	tcase_add_loop_test(tc, match, 0, N_OF(MATCHES));
	return unit_run(s);
}
