/* check_txcount.c - how many transactions are open; never fewer than none. */
#include "base/txcount.h"

#include <signal.h>

#include "../unit.h"

START_TEST(counts)
{
	ck_assert_int_eq(tx_depth(), 0);
	tx_depth_enter();
	tx_depth_enter();
	ck_assert_int_eq(tx_depth(), 2);
	tx_depth_leave();
	tx_depth_leave();
	ck_assert_int_eq(tx_depth(), 0);
}
END_TEST

START_TEST(never_below_none)
{
	unit_log_start();
	tx_depth_leave();
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/txcount");
	TCase *tc = unit_case(s, "depth");

	tcase_add_test(tc, counts);
	tcase_add_test_raise_signal(tc, never_below_none, SIGABRT);
	return unit_run(s);
}
