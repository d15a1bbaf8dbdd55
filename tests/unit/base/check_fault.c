/* check_fault.c - the n-th call fails, once, here or in a shared file. */
#include "base/fault.h"

#include "../unit.h"

START_TEST(nothing_armed)
{
	fault_arm(0);
	for (int i = 0; i < 10; i++)
		ck_assert(!fault_point("test.a"));
	ck_assert_int_eq(fault_passed(), 10);
	ck_assert(!fault_fired());
	ck_assert_str_eq(fault_where(), "");
}
END_TEST

START_TEST(the_nth_and_only_it)
{
	for (int n = 1; n <= 5; n++) {
		fault_arm(n);
		for (int i = 1; i <= 8; i++)
			ck_assert_int_eq(fault_point(i == n ? "test.hit"
			                                    : "test.other"),
			    i == n);
		ck_assert(fault_fired());
		ck_assert_str_eq(fault_where(), "test.hit");
	}
	fault_arm(9);
	for (int i = 1; i <= 8; i++)
		ck_assert(!fault_point("test.a"));
	ck_assert(!fault_fired());
}
END_TEST

START_TEST(a_long_name_is_cut)
{
	fault_arm(1);
	ck_assert(fault_point("a.name.that.is.much.longer.than.the.place.for.it"
	                      ".in.the.shared.file"));
	ck_assert_uint_lt(strlen(fault_where()), 40);
}
END_TEST

START_TEST(by_a_shared_file)
{
	char path[] = "/tmp/check_fault.XXXXXX";
	struct fault_state st = { .arm = 2 };
	int fd = mkstemp(path);

	ck_assert_int_eq(write(fd, &st, sizeof(st)), sizeof(st));
	(void)setenv("SOUK_FAULT_FILE", path, 1);
	ck_assert(!fault_point("test.a"));
	ck_assert(fault_point("test.b"));
	ck_assert(!fault_point("test.c"));
	ck_assert_int_eq(pread(fd, &st, sizeof(st), 0), sizeof(st));
	ck_assert_int_eq(st.passed, 3);
	ck_assert_int_eq(st.fired, 1);
	ck_assert_str_eq(st.where, "test.b");
	st.arm = 4;
	ck_assert_int_eq(pwrite(fd, &st, sizeof(st), 0), sizeof(st));
	ck_assert(fault_point("test.d"));
	(void)close(fd);
	(void)unlink(path);
}
END_TEST

/* A missing or too short file leaves the process its own counter. */
START_TEST(by_a_file_that_is_none)
{
	(void)setenv("SOUK_FAULT_FILE", "/nonexistent/fault", 1);
	fault_arm(1);
	ck_assert(fault_point("test.a"));
	ck_assert(!fault_point("test.a"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/fault");
	TCase *tc = unit_case(s, "faults");

	tcase_add_test(tc, nothing_armed);
	tcase_add_test(tc, the_nth_and_only_it);
	tcase_add_test(tc, a_long_name_is_cut);
	tcase_add_test(tc, by_a_shared_file);
	tcase_add_test(tc, by_a_file_that_is_none);
	return unit_run(s);
}
