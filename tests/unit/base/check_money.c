/* check_money.c - amounts: refusals, limits, and the properties that must hold
 * for every amount: parts add up, text goes there and back. */
#include "base/money.h"

#include "../unit.h"

#define M(v, c) ((struct money){ .minor = (v), .cur = c })

static const char *const curs[] = { "JPY", "EUR", "KWD" };
static const int cur_digits[] = { 0, 2, 3 };

static struct arena *a;
static uint64_t seed;

static void
setup(void)
{
	a = arena_new((size_t)1024 * 1024);
	seed = 0x9e3779b97f4a7c15u; /* fixed: a failure repeats */
}

static void
teardown(void)
{
	arena_free(a);
}

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
next(void)
{
	uint64_t z = seed += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* Any size is as likely as any other: from cents to the type's limits. */
static int64_t
any_i64(void)
{
	int64_t v = (int64_t)(next() >> 1 >> next() % 63);

	return next() % 2 ? v : -v;
}

static const char *const bad_cur[] = { "", "E", "EU", "EURO", "eur", "EuR",
	"XXQ", "   ", "E\xc3\xbc", "123" };

START_TEST(unknown_currency)
{
	struct money m = M(5, "EUR");

	ck_rc(money_of(1, str_c(bad_cur[_i]), &m), RC_INVALID);
	ck_rc(money_parse(STR("1"), '.', str_c(bad_cur[_i]), &m), RC_INVALID);
	ck_assert_int_eq(m.minor, 5);
	ck_assert_int_eq(money_digits(str_c(bad_cur[_i])), -1);
}
END_TEST

START_TEST(mixed_currencies)
{
	struct money m = M(5, "EUR");

	ck_rc(money_add(M(1, "EUR"), M(1, "USD"), &m), RC_INVALID);
	ck_rc(money_sub(M(1, "EUR"), M(1, "USD"), &m), RC_INVALID);
	ck_assert_int_eq(m.minor, 5);
	ck_assert(money_same_cur(M(1, "EUR"), M(2, "EUR")));
	ck_assert(!money_same_cur(M(1, "EUR"), M(1, "JPY")));
}
END_TEST

START_TEST(overflow)
{
	struct money m = M(5, "EUR");
	const int64_t w[2] = { INT64_MAX, 1 };

	ck_rc(money_add(M(INT64_MAX, "EUR"), M(1, "EUR"), &m), RC_LIMIT);
	ck_rc(money_add(M(INT64_MIN, "EUR"), M(-1, "EUR"), &m), RC_LIMIT);
	ck_rc(money_sub(M(INT64_MIN, "EUR"), M(1, "EUR"), &m), RC_LIMIT);
	ck_rc(money_sub(M(0, "EUR"), M(INT64_MIN, "EUR"), &m), RC_LIMIT);
	ck_rc(money_mul(M(INT64_MAX, "EUR"), 2, &m), RC_LIMIT);
	ck_rc(money_mul(M(INT64_MIN, "EUR"), -1, &m), RC_LIMIT);
	ck_rc(money_rate(M(INT64_MAX, "EUR"), 10001, ROUND_DOWN, &m), RC_LIMIT);
	ck_rc(money_rate(M(INT64_MIN, "EUR"), 10001, ROUND_DOWN, &m), RC_LIMIT);
	ck_rc(money_rate(M(INT64_MIN, "EUR"), INT64_MIN, ROUND_UP, &m),
	    RC_LIMIT);
	ck_rc(money_split(M(1, "EUR"), w, 2, &m), RC_LIMIT);
	ck_assert_int_eq(m.minor, 5);
}
END_TEST

START_TEST(arithmetic_at_the_limits)
{
	struct money m;

	ck_rc(money_add(M(INT64_MAX - 1, "EUR"), M(1, "EUR"), &m), RC_OK);
	ck_assert(m.minor == INT64_MAX);
	ck_rc(money_sub(M(-1, "KWD"), M(INT64_MAX, "KWD"), &m), RC_OK);
	ck_assert(m.minor == INT64_MIN);
	ck_assert_str_eq(m.cur, "KWD");
	ck_rc(money_mul(M(INT64_MIN, "JPY"), 1, &m), RC_OK);
	ck_assert(m.minor == INT64_MIN);
	ck_rc(money_rate(M(INT64_MIN, "JPY"), 10000, ROUND_UP, &m), RC_OK);
	ck_assert(m.minor == INT64_MIN);
	ck_rc(money_mul(M(-7, "EUR"), -3, &m), RC_OK);
	ck_assert_int_eq(m.minor, 21);
	ck_rc(money_mul(M(INT64_MAX, "EUR"), 0, &m), RC_OK);
	ck_assert_int_eq(m.minor, 0);
}
END_TEST

/* 25 % of 1..: remainders of a quarter, a half and three quarters, on both
 * sides of zero; then real rates. */
static const struct {
	int64_t minor, bp, even, up, down, away;
} rounding[] = {
	{ 0, 1900, 0, 0, 0, 0 },       { 100, 0, 0, 0, 0, 0 },
	{ 1, 2500, 0, 0, 0, 1 },       { 2, 2500, 0, 1, 0, 1 },
	{ 3, 2500, 1, 1, 0, 1 },       { 4, 2500, 1, 1, 1, 1 },
	{ 6, 2500, 2, 2, 1, 2 },       { 10, 2500, 2, 3, 2, 3 },
	{ 14, 2500, 4, 4, 3, 4 },      { -1, 2500, 0, 0, 0, -1 },
	{ -2, 2500, 0, -1, 0, -1 },    { -3, 2500, -1, -1, 0, -1 },
	{ -6, 2500, -2, -2, -1, -2 },  { -10, 2500, -2, -3, -2, -3 },
	{ 2, -2500, 0, -1, 0, -1 },    { -2, -2500, 0, 1, 0, 1 },
	{ 1490, 1900, 283, 283, 283, 284 },
	{ 1250, 1900, 238, 238, 237, 238 },
	{ 50, 1900, 10, 10, 9, 10 },   { 150, 1900, 28, 29, 28, 29 },
	{ 1, 1, 0, 0, 0, 1 },          { 5000, 1, 0, 1, 0, 1 },
	{ 5001, 1, 1, 1, 0, 1 },       { 15000, 1, 2, 2, 1, 2 },
	{ 100, 10000, 100, 100, 100, 100 },
	{ 100, 25000, 250, 250, 250, 250 },
};

START_TEST(rounding_table)
{
	struct money in = M(rounding[_i].minor, "EUR"), m;
	int64_t bp = rounding[_i].bp;

	ck_rc(money_rate(in, bp, ROUND_HALF_EVEN, &m), RC_OK);
	ck_assert_int_eq(m.minor, rounding[_i].even);
	ck_rc(money_rate(in, bp, ROUND_HALF_UP, &m), RC_OK);
	ck_assert_int_eq(m.minor, rounding[_i].up);
	ck_rc(money_rate(in, bp, ROUND_DOWN, &m), RC_OK);
	ck_assert_int_eq(m.minor, rounding[_i].down);
	ck_rc(money_rate(in, bp, ROUND_UP, &m), RC_OK);
	ck_assert_int_eq(m.minor, rounding[_i].away);
	ck_assert_str_eq(m.cur, "EUR");
}
END_TEST

/* Rounding up and down differ by at most one unit, the others lie between. */
START_TEST(rounding_property)
{
	for (int i = 0; i < 20000; i++) {
		struct money in = M(any_i64(), "EUR"), r[4];
		int64_t bp = (int64_t)(next() % 20001) - 10000, lo, hi;

		for (int how = 0; how < 4; how++)
			ck_rc(money_rate(in, bp, (enum round)how, &r[how]),
			    RC_OK);
		lo = r[ROUND_DOWN].minor;
		hi = r[ROUND_UP].minor;
		ck_assert(lo == hi || lo + 1 == hi || lo - 1 == hi);
		for (int how = 0; how < 2; how++)
			ck_assert(r[how].minor == lo || r[how].minor == hi);
	}
}
END_TEST

START_TEST(split_refuses)
{
	struct money parts[3] = { M(5, "EUR") };
	const int64_t none[3] = { 0, 0, 0 }, neg[3] = { 1, -1, 1 };

	ck_rc(money_split(M(10, "EUR"), none, 3, parts), RC_INVALID);
	ck_rc(money_split(M(10, "EUR"), neg, 3, parts), RC_INVALID);
	ck_rc(money_split(M(10, "EUR"), none, 0, parts), RC_INVALID);
	ck_assert_int_eq(parts[0].minor, 5);
}
END_TEST

static const struct {
	int64_t total, w[4], want[4];
	int n;
} splits[] = {
	{ 100, { 1, 1, 1 }, { 34, 33, 33 }, 3 },
	{ -100, { 1, 1, 1 }, { -34, -33, -33 }, 3 },
	{ 5, { 0, 1, 0, 1 }, { 0, 3, 0, 2 }, 4 },
	{ 1, { 1, 1 }, { 1, 0 }, 2 },
	{ 0, { 3, 4 }, { 0, 0 }, 2 },
	{ 10, { 7 }, { 10 }, 1 },
	{ 100, { 0, 5 }, { 0, 100 }, 2 },
	{ 1000, { 1, 2, 4 }, { 143, 286, 571 }, 3 },
	{ 7, { 1, 5, 3 }, { 1, 4, 2 }, 3 },
	{ INT64_MAX, { 1, 1 }, { INT64_MAX / 2 + 1, INT64_MAX / 2 }, 2 },
	{ INT64_MIN, { 1, 1 }, { INT64_MIN / 2, INT64_MIN / 2 }, 2 },
	{ INT64_MAX, { INT64_MAX }, { INT64_MAX }, 1 },
};

START_TEST(split_table)
{
	struct money parts[4];

	ck_rc(money_split(M(splits[_i].total, "EUR"), splits[_i].w,
	    (size_t)splits[_i].n, parts), RC_OK);
	for (int i = 0; i < splits[_i].n; i++) {
		ck_assert_int_eq(parts[i].minor, splits[_i].want[i]);
		ck_assert_str_eq(parts[i].cur, "EUR");
	}
}
END_TEST

/* Whatever the weights: the parts add up, none is a whole unit off its share,
 * nobody gets anything for nothing, and a larger weight never gets less. */
START_TEST(split_property)
{
	for (int round = 0; round < 4000; round++) {
		struct money whole = M(any_i64(), ""), parts[12];
		int64_t w[12], sum = 0, got = 0;
		size_t n = 1 + next() % 12;

		memcpy(whole.cur, curs[_i], 4);
		for (size_t i = 0; i < n; i++) {
			w[i] = next() % 4 == 0 ? 0
			                       : (int64_t)(next() >> 5
			                             >> next() % 58);
			sum += w[i];
		}
		if (sum == 0)
			w[0] = sum = 1;
		ck_rc(money_split(whole, w, n, parts), RC_OK);
		for (size_t i = 0; i < n; i++) {
			__int128 off = (__int128)parts[i].minor * sum
			    - (__int128)whole.minor * w[i];

			ck_assert(off > -(__int128)sum && off < sum);
			ck_assert(w[i] != 0 || parts[i].minor == 0);
			ck_assert(money_same_cur(parts[i], whole));
			got += parts[i].minor;
			for (size_t k = 0; k < n; k++)
				ck_assert(w[k] <= w[i] || whole.minor < 0
				    || parts[k].minor >= parts[i].minor);
		}
		ck_assert(got == whole.minor);
	}
}
END_TEST

static const struct {
	const char *text, *cur;
	char point;
	enum rc rc;
} bad_text[] = {
	{ "", "EUR", '.', RC_INVALID },      { "-", "EUR", '.', RC_INVALID },
	{ ".", "EUR", '.', RC_INVALID },     { ".5", "EUR", '.', RC_INVALID },
	{ "5.", "EUR", '.', RC_INVALID },    { "-.5", "EUR", '.', RC_INVALID },
	{ "1.234", "EUR", '.', RC_INVALID }, { "1.0", "JPY", '.', RC_INVALID },
	{ "1.0000", "KWD", '.', RC_INVALID }, { "1,5", "EUR", '.', RC_INVALID },
	{ "1.5", "EUR", ',', RC_INVALID },
	{ "1.2.3", "EUR", '.', RC_INVALID },
	{ "1 000", "EUR", '.', RC_INVALID }, { "1,000.00", "EUR", '.',
	    RC_INVALID },
	{ "+1", "EUR", '.', RC_INVALID },    { "--1", "EUR", '.', RC_INVALID },
	{ "1-", "EUR", '.', RC_INVALID },    { " 1", "EUR", '.', RC_INVALID },
	{ "1 ", "EUR", '.', RC_INVALID },    { "1e2", "EUR", '.', RC_INVALID },
	{ "0x1", "EUR", '.', RC_INVALID },   { "NaN", "EUR", '.', RC_INVALID },
	{ "1€", "EUR", '.', RC_INVALID },
	{ "92233720368547758.08", "EUR", '.', RC_LIMIT },
	{ "-92233720368547758.09", "EUR", '.', RC_LIMIT },
	{ "92233720368547759", "EUR", '.', RC_LIMIT },
	{ "9223372036854775808", "JPY", '.', RC_LIMIT },
	{ "9223372036854775.808", "KWD", '.', RC_LIMIT },
};

START_TEST(parse_refuses)
{
	struct money m = M(5, "EUR");

	ck_rc(money_parse(str_c(bad_text[_i].text), bad_text[_i].point,
	    str_c(bad_text[_i].cur), &m), bad_text[_i].rc);
	ck_assert_int_eq(m.minor, 5);
}
END_TEST

static const struct {
	const char *text, *cur, *plain;
	char point;
	int64_t minor;
} good_text[] = {
	{ "12", "EUR", "12.00", '.', 1200 },
	{ "12,3", "EUR", "12.30", ',', 1230 },
	{ "-12.30", "EUR", "-12.30", '.', -1230 },
	{ "0", "EUR", "0.00", '.', 0 },
	{ "-0.00", "EUR", "0.00", '.', 0 },
	{ "0.01", "EUR", "0.01", '.', 1 },
	{ "-0.01", "EUR", "-0.01", '.', -1 },
	{ "007", "JPY", "7", '.', 7 },
	{ "1.5", "KWD", "1.500", '.', 1500 },
	{ "92233720368547758.07", "EUR", "92233720368547758.07", '.',
	    INT64_MAX },
	{ "-92233720368547758.08", "EUR", "-92233720368547758.08", '.',
	    INT64_MIN },
	{ "-9223372036854775808", "JPY", "-9223372036854775808", '.',
	    INT64_MIN },
	{ "-9223372036854775.808", "KWD", "-9223372036854775.808", '.',
	    INT64_MIN },
};

START_TEST(parse_reads)
{
	struct money m;

	ck_rc(money_parse(str_c(good_text[_i].text), good_text[_i].point,
	    str_c(good_text[_i].cur), &m), RC_OK);
	ck_assert(m.minor == good_text[_i].minor);
	ck_assert_str_eq(m.cur, good_text[_i].cur);
	ck_str(money_plain(a, m), good_text[_i].plain);
}
END_TEST

START_TEST(text_there_and_back)
{
	for (int i = 0; i < 20000; i++) {
		struct money m = M(any_i64(), ""), back;

		memcpy(m.cur, curs[_i], 4);
		ck_rc(money_parse(money_plain(a, m), '.', str_c(curs[_i]),
		    &back), RC_OK);
		ck_assert(back.minor == m.minor);
		arena_reset(a);
	}
}
END_TEST

START_TEST(digits)
{
	struct money m;

	ck_assert_int_eq(money_digits(str_c(curs[_i])), cur_digits[_i]);
	ck_rc(money_of(-3, str_c(curs[_i]), &m), RC_OK);
	ck_assert_int_eq(m.minor, -3);
	ck_assert_str_eq(m.cur, curs[_i]);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/money");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, unknown_currency, 0, N_OF(bad_cur));
	tcase_add_test(tc, mixed_currencies);
	tcase_add_test(tc, overflow);
	tcase_add_test(tc, split_refuses);
	tcase_add_loop_test(tc, parse_refuses, 0, N_OF(bad_text));
	tc = unit_case(s, "arithmetic");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, arithmetic_at_the_limits);
	tcase_add_loop_test(tc, rounding_table, 0, N_OF(rounding));
	tcase_add_test(tc, rounding_property);
	tc = unit_case(s, "split");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, split_table, 0, N_OF(splits));
	tcase_add_loop_test(tc, split_property, 0, N_OF(curs));
	tc = unit_case(s, "text");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, digits, 0, N_OF(curs));
	tcase_add_loop_test(tc, parse_reads, 0, N_OF(good_text));
	tcase_add_loop_test(tc, text_there_and_back, 0, N_OF(curs));
	return unit_run(s);
}
