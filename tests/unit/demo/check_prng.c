/* check_prng.c - the same numbers on every machine: fixed expectations. */
#include "demo/prng.h"

#include "../unit.h"

START_TEST(known_numbers)
{
	/* splitmix64 of seed 1234567, from the algorithm's reference */
	struct prng r = {1234567};

	ck_assert_uint_eq(prng_next(&r), UINT64_C(6457827717110365317));
	ck_assert_uint_eq(prng_next(&r), UINT64_C(3203168211198807973));
}
END_TEST

START_TEST(bounds)
{
	struct prng r = prng_seed(1, 2);

	for (int i = 0; i < 10000; i++) {
		int n = prng_range(&r, -3, 3);
		double d = prng_real(&r, 2, 5);

		ck_assert(n >= -3 && n <= 3);
		ck_assert(d >= 2 && d < 5);
		ck_assert_uint_lt(prng_below(&r, 7), 7);
		ck_assert_uint_eq(prng_below(&r, 1), 0);
	}
}
END_TEST

START_TEST(salts_differ)
{
	struct prng x = prng_seed(1, 1), y = prng_seed(1, 2);

	ck_assert_uint_ne(prng_next(&x), prng_next(&y));
}
END_TEST

START_TEST(shuffle_is_a_permutation)
{
	struct prng r = prng_seed(3, 4);
	unsigned order[100], seen[100] = {0};

	prng_shuffle(&r, order, 100);
	for (int i = 0; i < 100; i++)
		seen[order[i]]++;
	for (int i = 0; i < 100; i++)
		ck_assert_uint_eq(seen[i], 1);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("demo/prng");
	TCase *tc = unit_case(s, "prng");

	tcase_add_test(tc, known_numbers);
	tcase_add_test(tc, bounds);
	tcase_add_test(tc, salts_differ);
	tcase_add_test(tc, shuffle_is_a_permutation);
	return unit_run(s);
}
