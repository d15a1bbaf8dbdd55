/* check_backoff.c - the waits between attempts, with a clock of the test's. */
#include "store/backoff.h"

#include "unit.h"

START_TEST(waits_double_up_to_the_most)
{
	static const int64_t longest[] = { 100, 200, 400, 800, 1000, 1000 };
	const uint32_t draws[] = { 0, 1, 123456789, UINT32_MAX };

	for (int d = 0; d < N_OF(draws); d++) {
		struct backoff b = { .first_us = 100, .most_us = 1000 };
		int64_t now = 5000;

		ck_assert(backoff_ready(&b, now));
		for (int i = 0; i < N_OF(longest); i++) {
			ck_assert_int_eq(backoff_failed(&b, now, draws[d]),
			    i == 0);
			ck_assert_int_ge(b.until_us - now, longest[i] / 2);
			ck_assert_int_le(b.until_us - now, longest[i]);
			ck_assert(!backoff_ready(&b, b.until_us - 1));
			ck_assert(backoff_ready(&b, b.until_us));
			now = b.until_us;
		}
		ck_assert_int_eq(backoff_worked(&b, now), now - 5000);
		ck_assert(backoff_ready(&b, now));
		ck_assert_int_eq(backoff_worked(&b, now), 0);
		ck_assert(backoff_failed(&b, now, draws[d]));
	}
}
END_TEST

START_TEST(a_year_of_failures)
{
	struct backoff b = { .first_us = 100 * 1000, .most_us = 5000000 };
	int64_t now = 0;

	for (int i = 0; i < 100000; i++) {
		(void)backoff_failed(&b, now, (uint32_t)i);
		ck_assert_int_gt(b.until_us, now);
		ck_assert_int_le(b.until_us - now, 5000000);
		now = b.until_us;
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store/backoff");
	TCase *tc = unit_case(s, "backoff");

	tcase_add_test(tc, waits_double_up_to_the_most);
	tcase_add_test(tc, a_year_of_failures);
	return unit_run(s);
}
