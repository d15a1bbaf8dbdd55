/* check_arena.c - the request's memory: cap, order of deferred calls, reuse. */
#include "base/arena.h"

#include <signal.h>

#include "../unit.h"

#define MIB ((size_t)1024 * 1024)

static struct arena *a;

static void
setup(void)
{
	a = arena_new(4 * MIB);
}

static void
teardown(void)
{
	arena_free(a);
}

START_TEST(dies_past_the_cap)
{
	unit_log_start();
	(void)arena_alloc(a, 4 * MIB + 1);
}
END_TEST

START_TEST(dies_when_small_pieces_reach_the_cap)
{
	unit_log_start();
	for (size_t i = 0; i <= 4 * MIB; i += 1000)
		(void)arena_alloc(a, 1000);
}
END_TEST

START_TEST(dies_of_absurd_size)
{
	volatile size_t absurd = SIZE_MAX - 8;

	unit_log_start();
	(void)arena_alloc(a, absurd);
}
END_TEST

START_TEST(dies_of_absurd_array)
{
	unit_log_start();
	(void)arena_array(a, SIZE_MAX / 4, 16);
}
END_TEST

START_TEST(alignment_and_zero_size)
{
	for (size_t n = 0; n < 70; n++) {
		char *p = arena_alloc(a, n);

		ck_assert_ptr_nonnull(p);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		memset(p, 0xee, n);
	}
	ck_assert_ptr_ne(arena_alloc(a, 0), arena_alloc(a, 0));
}
END_TEST

START_TEST(neighbours_do_not_overlap)
{
	enum { N = 2000 };
	unsigned char *p[N];

	for (int i = 0; i < N; i++) {
		p[i] = arena_alloc(a, (size_t)i);
		memset(p[i], i & 255, (size_t)i);
	}
	for (int i = 0; i < N; i++)
		for (int k = 0; k < i; k++)
			if (p[i][k] != (i & 255))
				ck_abort_msg("piece %d, byte %d", i, k);
}
END_TEST

START_TEST(cleared)
{
	unsigned char *p;

	for (int round = 0; round < 2; round++) {
		p = arena_zalloc(a, 5000);
		for (int i = 0; i < 5000; i++)
			ck_assert_uint_eq(p[i], 0);
		memset(p, 0xff, 5000);
		p = arena_array(a, 50, 100);
		for (int i = 0; i < 5000; i++)
			ck_assert_uint_eq(p[i], 0);
		memset(p, 0xff, 5000);
		arena_reset(a);
	}
}
END_TEST

START_TEST(array_of_nothing)
{
	ck_assert_ptr_nonnull(arena_array(a, 0, 8));
	ck_assert_ptr_nonnull(arena_array(a, 8, 0));
}
END_TEST

static int calls[4], n_calls;

static void
note(void *p)
{
	calls[n_calls++] = *(int *)p;
}

START_TEST(deferred_newest_first_and_once)
{
	static int one = 1, two = 2, three = 3;

	arena_defer(a, note, &one);
	arena_defer(a, note, &two);
	arena_reset(a);
	ck_assert_int_eq(n_calls, 2);
	ck_assert_int_eq(calls[0], 2);
	ck_assert_int_eq(calls[1], 1);
	arena_reset(a);
	ck_assert_int_eq(n_calls, 2);
	arena_defer(a, note, &three);
	arena_free(a);
	ck_assert_int_eq(n_calls, 3);
	ck_assert_int_eq(calls[2], 3);
	a = NULL; /* arena_free(NULL) in teardown does nothing */
}
END_TEST

/* Page after page of up to 200 KB: the system is asked at warm-up only. */
START_TEST(warm_request_allocates_nothing)
{
	size_t warm = 0;

	for (int round = 0; round < 20; round++) {
		for (int i = 0; i < 1500; i++)
			(void)arena_alloc(a, 100 + (size_t)(i * 7 % 30));
		if (round == 0)
			warm = arena_system_allocs(a);
		arena_reset(a);
		ck_assert_uint_eq(arena_used(a), 0);
	}
	ck_assert_uint_eq(arena_system_allocs(a), warm);
}
END_TEST

START_TEST(large_request_is_given_back)
{
	size_t warm;

	(void)arena_alloc(a, 2 * MIB);
	arena_reset(a);
	warm = arena_system_allocs(a);
	(void)arena_alloc(a, 2 * MIB); /* not kept: asked for again */
	ck_assert_uint_gt(arena_system_allocs(a), warm);
}
END_TEST

START_TEST(cap_counts_from_reset)
{
	for (int i = 0; i < 10; i++) {
		(void)arena_alloc(a, 3 * MIB);
		arena_reset(a);
	}
}
END_TEST

START_TEST(copies)
{
	char text[] = "abc";
	struct str s = arena_str(a, str_n(text, 2));
	char *c = arena_cstr(a, STR(""));

	text[0] = 'X';
	ck_str(s, "ab");
	ck_assert_int_eq(s.p[2], '\0');
	ck_assert_str_eq(c, "");
	ck_assert_str_eq(arena_cstr(a, str_n("a\0b", 3)), "a");
	ck_str(arena_printf(a, "%s-%d", "x", -5), "x--5");
	ck_str(arena_printf(a, "%s", ""), "");
	ck_assert_uint_eq(arena_printf(a, "%*d", 9000, 1).n, 9000);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/arena");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test_raise_signal(tc, dies_past_the_cap, SIGABRT);
	tcase_add_test_raise_signal(tc, dies_when_small_pieces_reach_the_cap,
	    SIGABRT);
	tcase_add_test_raise_signal(tc, dies_of_absurd_size, SIGABRT);
	tcase_add_test_raise_signal(tc, dies_of_absurd_array, SIGABRT);
	tc = unit_case(s, "memory");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, alignment_and_zero_size);
	tcase_add_test(tc, neighbours_do_not_overlap);
	tcase_add_test(tc, cleared);
	tcase_add_test(tc, array_of_nothing);
	tcase_add_test(tc, copies);
	tc = unit_case(s, "reset");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, deferred_newest_first_and_once);
	tcase_add_test(tc, warm_request_allocates_nothing);
	tcase_add_test(tc, large_request_is_given_back);
	tcase_add_test(tc, cap_counts_from_reset);
	return unit_run(s);
}
