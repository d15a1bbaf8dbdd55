/* check_ean.c - check digits against numbers printed on real goods. */
#include "demo/ean.h"

#include "../unit.h"

static const char *const good[] = {"4006381333931", "9780201379624",
    "5901234123457", "4012345678901", "0000000000000"};
static const char *const bad[] = {"", "400638133393", "40063813339310",
    "4006381333932", "4006381339331", "400638133393x", " 4006381333931",
    "-006381333931"};

START_TEST(accepts)
{
	ck_assert(ean13_ok(str_c(good[_i])));
}
END_TEST

START_TEST(refuses)
{
	ck_assert(!ean13_ok(str_c(bad[_i])));
}
END_TEST

START_TEST(makes)
{
	char out[14];

	for (uint64_t i = 0; i < 10000; i++) {
		ean13_make(i * 7919, out);
		ck_assert(ean13_ok(str_c(out)));
		ck_assert_int_eq(out[0], '2');
	}
}
END_TEST

START_TEST(largest)
{
	char out[14];

	ean13_make(UINT64_C(99999999999), out);
	ck_assert_str_eq(out, "2999999999991");
	ck_assert(ean13_ok(str_c(out)));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("demo/ean");
	TCase *tc = unit_case(s, "ean");

	tcase_add_loop_test(tc, refuses, 0, N_OF(bad));
	tcase_add_loop_test(tc, accepts, 0, N_OF(good));
	tcase_add_test(tc, makes);
	tcase_add_test(tc, largest);
	return unit_run(s);
}
