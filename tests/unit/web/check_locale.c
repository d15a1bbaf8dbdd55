/* Our formatting against ICU's own, in the languages that ship and in others
 * whose digits, groups, signs or plurals are unlike (tables of the same
 * generator, made for this test). */
#include <unicode/udat.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "unit.h"
#include "web/locale_int.h"

#define LOCALE_TABLES more_tables
#define LOCALE_TABLES_N more_tables_n
#include "locale_more.c"

#define N_MORE 9 /* as in the Makefile */

static struct buf out;

static void
setup(void)
{
	ck_assert_uint_eq(more_tables_n, N_MORE);
	out = buf_process(4096);
	srandom(20261121);
}

static void
teardown(void)
{
	buf_free(&out);
}

static int64_t
random_i64(void)
{
	uint64_t bits = (uint64_t)random() << 33 ^ (uint64_t)random() << 11
	    ^ (uint64_t)random();

	/* all lengths alike */
	return (int64_t)bits >> (random() % 63);
}

static const struct locale *
find(const char *tag)
{
	const struct locale *l = locale_find(str_c(tag));

	ck_assert_ptr_ne(l, NULL);
	return l;
}

static void
ck_money(const char *tag, int64_t minor, const char *cur, const char *want)
{
	struct money m = { .minor = minor };

	memcpy(m.cur, cur, 4);
	buf_reset(&out);
	locale_money(find(tag), m, &out);
	ck_str(buf_str(&out), want);
}

START_TEST(amounts_as_shoppers_know_them)
{
	ck_money("en", 1490, "EUR", "€14.90");
	ck_money("de", 1490, "EUR", "14,90\u00a0€");
	ck_money("en", -1490, "EUR", "-€14.90");
	ck_money("de", -5, "EUR", "-0,05\u00a0€");
	ck_money("en", 0, "USD", "$0.00");
	ck_money("en", 120000, "JPY", "¥120,000");
	ck_money("de", 1234567, "KWD", "1.234,567\u00a0KWD");
	ck_money("en", 1490, "CHF", "CHF\u00a014.90");
	ck_money("de", 123456789, "GBP", "1.234.567,89\u00a0£");
	ck_money("en", INT64_MIN, "EUR", "-€92,233,720,368,547,758.08");
	ck_money("en", INT64_MAX, "JPY", "¥9,223,372,036,854,775,807");
}
END_TEST

START_TEST(a_withdrawn_currency_is_shown_in_minor_units)
{
	ck_money("en", 1234, "QQQ", "1,234\u00a0QQQ");
}
END_TEST

static void
ck_icu(const char *tag, const char *skeleton, const char *decimal)
{
	UErrorCode ec = U_ZERO_ERROR;
	UChar sk[64], s[256];
	char want[512];
	UNumberFormatter *f;
	UFormattedNumber *r;
	int32_t n;

	u_uastrcpy(sk, skeleton);
	f = unumf_openForSkeletonAndLocale(sk, -1, tag, &ec);
	r = unumf_openResult(&ec);
	unumf_formatDecimal(f, decimal, -1, r, &ec);
	n = unumf_resultToString(r, s, 256, &ec);
	(void)u_strToUTF8(want, sizeof(want), NULL, s, n, &ec);
	ck_assert_msg(U_SUCCESS(ec), "%s", u_errorName(ec));
	unumf_closeResult(r);
	unumf_close(f);
	ck_assert_msg(str_eq_c(buf_str(&out), want),
	    "%s %s %s: \"%.*s\" and ICU says \"%s\"", tag, skeleton, decimal,
	    STR_FMT(buf_str(&out)), want);
}

/* n * 10^-digits as "-12.34". */
static const char *
decimal(int64_t n, int digits)
{
	static char text[64];
	__int128 v = n < 0 ? -(__int128)n : n, scale = 1;
	int len = 0;

	for (int i = 0; i < digits; i++)
		scale *= 10;
	len = snprintf(text, sizeof(text), "%s%lld", n < 0 ? "-" : "",
	    (long long)(v / scale));
	if (v / scale > INT64_MAX) /* only INT64_MIN itself */
		len = snprintf(text, sizeof(text), "-9223372036854775808");
	if (digits > 0)
		snprintf(text + len, sizeof(text) - (size_t)len, ".%0*lld",
		    digits, (long long)(v % scale));
	return text;
}

static void
ck_money_icu(const struct locale *l, const struct currency_style *c,
    int64_t minor)
{
	char tag[16], skeleton[64];
	struct money m = { .minor = minor };

	memcpy(m.cur, c->code, 4);
	snprintf(tag, sizeof(tag), "%.*s", STR_FMT(l->tag));
	snprintf(skeleton, sizeof(skeleton), "currency/%s %s%.*s", c->code,
	    c->digits > 0 ? "." : "precision-integer", c->digits, "0000");
	buf_reset(&out);
	locale_money(l, m, &out);
	ck_icu(tag, skeleton, decimal(minor, c->digits));
}

START_TEST(amounts_are_icus)
{
	static const int64_t edges[] = { 0, 1, -1, 9, 99, 100, 999, 1000, 9999,
		10000, 99999, 100000, 1000000, INT64_MAX, INT64_MIN };
	const struct locale *l = &more_tables[_i];

	for (size_t c = 0; c < l->n_currencies; c++) {
		const struct currency_style *cur = &l->currencies[c];
		bool main = strstr("EUR JPY KWD USD CHF", cur->code) != NULL;

		for (int i = 0; i < (main ? 60 : 3); i++)
			ck_money_icu(l, cur, random_i64());
		for (int i = 0; main && i < N_OF(edges); i++)
			ck_money_icu(l, cur, edges[i]);
	}
}
END_TEST

START_TEST(numbers_are_icus)
{
	static const int64_t edges[] = { 0, 1, -1, 12, 123, 1234, -1234, 12345,
		123456, 1234567, INT64_MAX, INT64_MIN };
	const struct locale *l = &more_tables[_i];
	char tag[16], skeleton[64];

	snprintf(tag, sizeof(tag), "%.*s", STR_FMT(l->tag));
	for (int i = 0; i < 300; i++) {
		int64_t n = i < N_OF(edges) ? edges[i] : random_i64();
		int digits = (int)(random() % 10);

		buf_reset(&out);
		locale_number(l, n, &out);
		ck_icu(tag, "precision-integer", decimal(n, 0));
		buf_reset(&out);
		locale_decimal(l, n, digits, &out);
		snprintf(skeleton, sizeof(skeleton), "%s%.*s",
		    digits > 0 ? "." : "precision-integer", digits,
		    "0000000000");
		ck_icu(tag, skeleton, decimal(n, digits));
		buf_reset(&out);
		locale_percent(l, n, &out);
		ck_icu(tag, "percent .##", decimal(n, 2));
	}
}
END_TEST

START_TEST(dates_are_icus)
{
	static const UDateFormatStyle styles[] = { UDAT_SHORT, UDAT_MEDIUM,
		UDAT_LONG, UDAT_FULL };
	static const UChar utc[] = { 'U', 'T', 'C', 0 };
	const struct locale *l = &more_tables[_i];
	char tag[64], want[512];

	snprintf(tag, sizeof(tag), "%.*s@calendar=gregorian", STR_FMT(l->tag));
	for (int style = 0; style < 4; style++) {
		UErrorCode ec = U_ZERO_ERROR;
		UDateFormat *f = udat_open(UDAT_NONE, styles[style], tag, utc,
		    3, NULL, 0, &ec);

		for (int i = 0; i < 400; i++) {
			/* 1600 to 2300, any moment of the day */
			int64_t day = -135140 + random() % 255669;
			int64_t us = day * INT64_C(86400000000)
			    + random() % INT64_C(86400000) * 1000;
			UChar s[256];
			int32_t n = udat_format(f, (double)us / 1000, s, 256,
			    NULL, &ec);

			(void)u_strToUTF8(want, sizeof(want), NULL, s, n, &ec);
			ck_assert_msg(U_SUCCESS(ec), "%s", u_errorName(ec));
			buf_reset(&out);
			locale_date(l, us, (enum locale_date)style, &out);
			ck_str(buf_str(&out), want);
		}
		udat_close(f);
	}
}
END_TEST

START_TEST(dates_as_the_header_shows_them)
{
	static const char *const want[2][DATE_STYLES] = {
		{ "11/21/26", "Nov 21, 2026", "November 21, 2026",
		    "Saturday, November 21, 2026" },
		{ "21.11.26", "21.11.2026", "21. November 2026",
		    "Samstag, 21. November 2026" },
	};
	static const char *const tags[] = { "en", "de" };

	for (int style = 0; style < DATE_STYLES; style++) {
		buf_reset(&out);
		locale_date(find(tags[_i]), INT64_C(1795244400000000),
		    (enum locale_date)style, &out);
		ck_str(buf_str(&out), want[_i][style]);
	}
}
END_TEST

START_TEST(days_before_1970_begin_at_midnight_too)
{
	locale_date(find("de"), -1, DATE_MEDIUM, &out);
	ck_str(buf_str(&out), "31.12.1969");
	buf_reset(&out);
	locale_date(find("de"), INT64_C(-62135596800000000), DATE_MEDIUM, &out);
	ck_str(buf_str(&out), "01.01.1");
	buf_reset(&out);
	locale_date(find("en"), INT64_C(253402300799999999), DATE_FULL, &out);
	ck_str(buf_str(&out), "Friday, December 31, 9999");
}
END_TEST

static void
ck_plural(const UPluralRules *r, const struct locale *l, int64_t n, int digits)
{
	UErrorCode ec = U_ZERO_ERROR;
	UChar sk[64], s[32];
	char tag[16], name[32], skeleton[64];
	UNumberFormatter *f;
	UFormattedNumber *num;
	enum plural p = locale_plural_decimal(l, n, digits);

	snprintf(tag, sizeof(tag), "%.*s", STR_FMT(l->tag));
	snprintf(skeleton, sizeof(skeleton), "%s%.*s",
	    digits > 0 ? "." : "precision-integer", digits, "0000");
	u_uastrcpy(sk, skeleton);
	f = unumf_openForSkeletonAndLocale(sk, -1, tag, &ec);
	num = unumf_openResult(&ec);
	unumf_formatDecimal(f, decimal(n, digits), -1, num, &ec);
	(void)uplrules_selectFormatted(r, num, s, 32, &ec);
	ck_assert_msg(U_SUCCESS(ec), "%s", u_errorName(ec));
	u_austrcpy(name, s);
	unumf_closeResult(num);
	unumf_close(f);
	ck_assert_msg(strcmp(plural_name(p), name) == 0, "%s %s: %s, not %s",
	    tag, decimal(n, digits), plural_name(p), name);
	ck_assert(locale_has_plural(l, p));
}

START_TEST(plurals_are_icus)
{
	const struct locale *l = &more_tables[_i];
	UErrorCode ec = U_ZERO_ERROR;
	char tag[16];
	UPluralRules *r;

	snprintf(tag, sizeof(tag), "%.*s", STR_FMT(l->tag));
	r = uplrules_open(tag, &ec);
	ck_assert(U_SUCCESS(ec));
	for (int n = 0; n <= 2000; n++) {
		UChar s[32];
		char name[32];

		(void)uplrules_select(r, n, s, 32, &ec);
		u_austrcpy(name, s);
		ck_assert_str_eq(plural_name(locale_plural(l, n)), name);
		ck_assert_str_eq(plural_name(locale_plural(l, -n)), name);
	}
	for (int n = 0; n <= 250; n++)
		for (int digits = 1; digits <= 3; digits++)
			ck_plural(r, l, n, digits);
	ck_plural(r, l, 1000000, 0);
	uplrules_close(r);
}
END_TEST

START_TEST(plurals_by_name)
{
	ck_assert_int_eq(plural_of(STR("one")), PLURAL_ONE);
	ck_assert_int_eq(plural_of(STR("other")), PLURAL_OTHER);
	ck_assert_int_eq(plural_of(STR("")), PLURAL_COUNT);
	ck_assert_int_eq(plural_of(STR("ones")), PLURAL_COUNT);
	ck_assert_int_eq(locale_plural(find("en"), 1), PLURAL_ONE);
	ck_assert_int_eq(locale_plural_decimal(find("en"), 10, 1),
	    PLURAL_OTHER); /* "1.0 stars" */
	ck_assert(!locale_has_plural(find("de"), PLURAL_FEW));
}
END_TEST

START_TEST(only_what_was_built_in_is_found)
{
	ck_str(locale_tag(find("de")), "de");
	ck_str(locale_own_name(find("de")), "Deutsch");
	ck_assert(!locale_rtl(find("en")));
	ck_assert(more_tables[4].rtl); /* ar */
	ck_assert_ptr_eq(locale_find(STR("fr")), NULL);
	ck_assert_ptr_eq(locale_find(STR("")), NULL);
	ck_assert_ptr_eq(locale_find(STR("DE")), NULL);
	ck_assert_ptr_eq(locale_at(0), find("en"));
	ck_assert_ptr_eq(locale_at(2), NULL);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("locale");
	TCase *tc = unit_case(s, "locale");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, amounts_as_shoppers_know_them);
	tcase_add_test(tc, a_withdrawn_currency_is_shown_in_minor_units);
	tcase_add_loop_test(tc, amounts_are_icus, 0, N_MORE);
	tcase_add_loop_test(tc, numbers_are_icus, 0, N_MORE);
	tcase_add_loop_test(tc, dates_are_icus, 0, N_MORE);
	tcase_add_loop_test(tc, dates_as_the_header_shows_them, 0, 2);
	tcase_add_test(tc, days_before_1970_begin_at_midnight_too);
	tcase_add_loop_test(tc, plurals_are_icus, 0, N_MORE);
	tcase_add_test(tc, plurals_by_name);
	tcase_add_test(tc, only_what_was_built_in_is_found);
	return unit_run(s);
}
