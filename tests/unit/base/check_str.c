/* check_str.c - slices: refusals of the number readers and of UTF-8 first. */
#include "base/str.h"

#include "../unit.h"

static const char *const bad_i64[] = {
	"", "-", "+1", " 1", "1 ", "1\n", "0x10", "1e3", "1.0", "1,000", "--1",
	"-+1", "9223372036854775808", "-9223372036854775809",
	"99999999999999999999999999", "\xd9\xa1", "1-", "/", ":",
};

START_TEST(i64_refuses)
{
	int64_t v = 77;

	ck_assert(!str_to_i64(str_c(bad_i64[_i]), &v));
	ck_assert_int_eq(v, 77);
}
END_TEST

START_TEST(i64_refuses_nul_inside)
{
	int64_t v;

	ck_assert(!str_to_i64(str_n("1\0002", 3), &v));
}
END_TEST

static const struct {
	const char *text;
	int64_t v;
} good_i64[] = {
	{ "0", 0 }, { "-0", 0 }, { "007", 7 }, { "-1", -1 },
	{ "9223372036854775807", INT64_MAX },
	{ "-9223372036854775808", INT64_MIN },
	{ "00000000000000000000000000012", 12 },
};

START_TEST(i64_reads)
{
	int64_t v = 77;

	ck_assert(str_to_i64(str_c(good_i64[_i].text), &v));
	ck_assert(v == good_i64[_i].v);
}
END_TEST

START_TEST(u32_limits)
{
	uint32_t v = 77;

	ck_assert(!str_to_u32(STR("-1"), &v));
	ck_assert(!str_to_u32(STR("4294967296"), &v));
	ck_assert(!str_to_u32(STR(""), &v));
	ck_assert_uint_eq(v, 77);
	ck_assert(str_to_u32(STR("4294967295"), &v));
	ck_assert_uint_eq(v, UINT32_MAX);
	ck_assert(str_to_u32(STR("0"), &v));
	ck_assert_uint_eq(v, 0);
}
END_TEST

/* RFC 3629 §3 and §10, and the usual ways to smuggle. */
static const char *const bad_utf8[] = {
	"\x80", "\xbf", "\xc0\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf",
	"\xe0\x9f\xbf", "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf", "\xed\xa0\x80",
	"\xed\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xfe",
	"\xc3", "\xe2\x82", "\xf0\x9f\x92", "\xc3(", "\xe2(\xa1", "\xe2\x82(",
	"\xf0(\x8c\xbc", "\xf0\x90(\xbc", "\xf0\x90\x8c(", "a\xc3",
	"\xf8\x88\x80\x80\x80",
};

START_TEST(utf8_refuses)
{
	ck_assert(!str_utf8(str_c(bad_utf8[_i])));
}
END_TEST

static const char *const good_utf8[] = {
	"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
	"\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf",
	"Tasse, grün, 14,90 €", "\xf0\x9f\x8d\xb5",
};

START_TEST(utf8_accepts)
{
	ck_assert(str_utf8(str_c(good_utf8[_i])));
}
END_TEST

START_TEST(utf8_all_code_points)
{
	for (unsigned c = 0; c <= 0x10ffff; c++) {
		char p[4];
		size_t n = 0;

		if (c < 0x80) {
			p[n++] = (char)c;
		} else if (c < 0x800) {
			p[n++] = (char)(0xc0 | c >> 6);
			p[n++] = (char)(0x80 | (c & 63));
		} else if (c < 0x10000) {
			p[n++] = (char)(0xe0 | c >> 12);
			p[n++] = (char)(0x80 | (c >> 6 & 63));
			p[n++] = (char)(0x80 | (c & 63));
		} else {
			p[n++] = (char)(0xf0 | c >> 18);
			p[n++] = (char)(0x80 | (c >> 12 & 63));
			p[n++] = (char)(0x80 | (c >> 6 & 63));
			p[n++] = (char)(0x80 | (c & 63));
		}
		if (str_utf8(str_n(p, n)) != (c < 0xd800 || c > 0xdfff))
			ck_abort_msg("U+%04X", c);
	}
}
END_TEST

START_TEST(head_cuts_between_characters)
{
	struct str s = STR("a€b\xf0\x9f\x8d\xb5");

	ck_str(str_utf8_head(s, 0), "");
	ck_str(str_utf8_head(s, 1), "a");
	ck_str(str_utf8_head(s, 2), "a");
	ck_str(str_utf8_head(s, 3), "a");
	ck_str(str_utf8_head(s, 4), "a€");
	ck_str(str_utf8_head(s, 8), "a€b");
	ck_str(str_utf8_head(s, 9), "a€b\xf0\x9f\x8d\xb5");
	ck_str(str_utf8_head(s, 900), "a€b\xf0\x9f\x8d\xb5");
	ck_str(str_utf8_head(STR(""), 3), "");
}
END_TEST

START_TEST(control_characters)
{
	ck_assert(!str_has_control(STR("")));
	ck_assert(!str_has_control(STR("a\tb\r\n é")));
	ck_assert(str_has_control(str_n("a\0b", 3)));
	ck_assert(str_has_control(STR("\x1b[2J")));
	ck_assert(str_has_control(STR("\x7f")));
	ck_assert(str_has_control(STR("\x1f")));
}
END_TEST

START_TEST(empty_and_null)
{
	ck_assert_ptr_nonnull(str_c(NULL).p);
	ck_assert_uint_eq(str_c(NULL).n, 0);
	ck_assert_ptr_nonnull(str_n(NULL, 5).p);
	ck_assert_uint_eq(str_n(NULL, 5).n, 0);
	ck_assert(str_eq(STR(""), str_c(NULL)));
}
END_TEST

START_TEST(equality)
{
	ck_assert(str_eq(STR("ab"), STR("ab")));
	ck_assert(!str_eq(STR("ab"), STR("abc")));
	ck_assert(!str_eq(STR("ab"), STR("aB")));
	ck_assert(!str_eq(str_n("a\0b", 3), str_n("a\0c", 3)));
	ck_assert(str_eq_c(STR("x"), "x"));
	ck_assert(!str_eq_c(STR("x"), ""));
	ck_assert(str_ieq(STR("Content-Type"), STR("cONTENT-tYPE")));
	ck_assert(!str_ieq(STR("a"), STR("ab")));
	ck_assert(!str_ieq(STR("Ä"), STR("ä"))); /* ASCII only */
	ck_assert(!str_ieq(STR("@"), STR("`")));
	ck_assert(!str_ieq(STR("["), STR("{")));
}
END_TEST

START_TEST(order)
{
	ck_assert_int_lt(str_cmp(STR("a"), STR("b")), 0);
	ck_assert_int_gt(str_cmp(STR("b"), STR("a")), 0);
	ck_assert_int_eq(str_cmp(STR("a"), STR("a")), 0);
	ck_assert_int_lt(str_cmp(STR("a"), STR("aa")), 0);
	ck_assert_int_gt(str_cmp(STR("aa"), STR("a")), 0);
	ck_assert_int_lt(str_cmp(STR(""), STR("a")), 0);
	ck_assert_int_eq(str_cmp(STR(""), STR("")), 0);
	ck_assert_int_gt(str_cmp(STR("\xff"), STR("a")), 0); /* unsigned */
}
END_TEST

START_TEST(prefix_and_suffix)
{
	ck_assert(str_starts(STR("/de/p"), STR("/de")));
	ck_assert(str_starts(STR("x"), STR("")));
	ck_assert(!str_starts(STR("/d"), STR("/de")));
	ck_assert(str_ends(STR("a.webp"), STR(".webp")));
	ck_assert(str_ends(STR(""), STR("")));
	ck_assert(!str_ends(STR("webp"), STR(".webp")));
}
END_TEST

START_TEST(find_and_sub)
{
	ck_assert_uint_eq(str_find(STR("a=b"), '='), 1);
	ck_assert_uint_eq(str_find(STR("ab"), '='), 2);
	ck_assert_uint_eq(str_find(STR(""), '='), 0);
	ck_assert(str_has(STR("a=b"), '='));
	ck_assert(!str_has(STR(""), '='));
	ck_str(str_sub(STR("abcd"), 1, 3), "bc");
	ck_str(str_sub(STR("abcd"), 3, 1), "");
	ck_str(str_sub(STR("abcd"), 2, SIZE_MAX), "cd");
	ck_str(str_sub(STR("abcd"), SIZE_MAX, SIZE_MAX), "");
	ck_str(str_sub(STR(""), 0, 0), "");
}
END_TEST

START_TEST(trim)
{
	ck_str(str_trim(STR(" \t\r\n a b\n")), "a b");
	ck_str(str_trim(STR("   ")), "");
	ck_str(str_trim(STR("")), "");
	ck_str(str_trim(STR("\xc2\xa0x")), "\xc2\xa0x"); /* ASCII only */
}
END_TEST

START_TEST(cut)
{
	struct str rest = STR("a&&b&"), part;

	ck_assert(str_cut(&rest, '&', &part));
	ck_str(part, "a");
	ck_assert(str_cut(&rest, '&', &part));
	ck_str(part, "");
	ck_assert(str_cut(&rest, '&', &part));
	ck_str(part, "b");
	ck_assert(!str_cut(&rest, '&', &part));
	ck_assert_ptr_nonnull(rest.p);
	rest = STR("");
	ck_assert(!str_cut(&rest, '&', &part));
}
END_TEST

START_TEST(hex)
{
	char out[9];

	str_hex("\x00\x0f\xf0\xff", 4, out);
	ck_assert_str_eq(out, "000ff0ff");
	str_hex("", 0, out);
	ck_assert_str_eq(out, "");
}
END_TEST

/* http://www.isthe.com/chongo/tech/comp/fnv/: published values. */
START_TEST(hash)
{
	ck_assert_uint_eq(str_hash(STR("")), 0x811c9dc5u);
	ck_assert_uint_eq(str_hash(STR("a")), 0xe40c292cu);
	ck_assert_uint_eq(str_hash(STR("foobar")), 0xbf9cf968u);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/str");
	TCase *tc = unit_case(s, "numbers");

	tcase_add_loop_test(tc, i64_refuses, 0, N_OF(bad_i64));
	tcase_add_test(tc, i64_refuses_nul_inside);
	tcase_add_loop_test(tc, i64_reads, 0, N_OF(good_i64));
	tcase_add_test(tc, u32_limits);
	tc = unit_case(s, "utf-8");
	tcase_add_loop_test(tc, utf8_refuses, 0, N_OF(bad_utf8));
	tcase_add_loop_test(tc, utf8_accepts, 0, N_OF(good_utf8));
	tcase_add_test(tc, utf8_all_code_points);
	tcase_add_test(tc, head_cuts_between_characters);
	tcase_add_test(tc, control_characters);
	tc = unit_case(s, "slices");
	tcase_add_test(tc, empty_and_null);
	tcase_add_test(tc, equality);
	tcase_add_test(tc, order);
	tcase_add_test(tc, prefix_and_suffix);
	tcase_add_test(tc, find_and_sub);
	tcase_add_test(tc, trim);
	tcase_add_test(tc, cut);
	tcase_add_test(tc, hex);
	tcase_add_test(tc, hash);
	return unit_run(s);
}
