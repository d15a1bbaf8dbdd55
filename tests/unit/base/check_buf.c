/* check_buf.c - bytes that grow, up to their limit. */
#include "base/buf.h"

#include "../unit.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new((size_t)4 * 1024 * 1024);
}

static void
teardown(void)
{
	arena_free(a);
}

/* Loop: 0 in the arena, 1 of the process. */
static struct buf
make(int kind, size_t max)
{
	return kind == 0 ? buf_arena(a, max) : buf_process(max);
}

START_TEST(one_over_the_limit)
{
	struct buf b = make(_i, 10);

	buf_cstr(&b, "0123456789");
	ck_assert(buf_ok(&b));
	buf_char(&b, 'x');
	ck_assert(!buf_ok(&b));
	ck_str(buf_str(&b), "0123456789");
	buf_put(&b, "", 0);
	ck_assert(!buf_ok(&b)); /* stays known */
	buf_reset(&b);
	ck_assert(buf_ok(&b));
	ck_str(buf_str(&b), "");
	buf_free(&b);
}
END_TEST

START_TEST(limit_of_nothing)
{
	struct buf b = make(_i, 0);

	buf_put(&b, "", 0);
	ck_assert(buf_ok(&b));
	ck_str(buf_str(&b), "");
	buf_char(&b, 'x');
	ck_assert(!buf_ok(&b));
	buf_free(&b);
}
END_TEST

START_TEST(absurd_room)
{
	struct buf b = make(_i, 1000);

	buf_char(&b, 'x');
	ck_assert(!buf_room(&b, SIZE_MAX));
	ck_assert(!buf_ok(&b));
	buf_free(&b);
}
END_TEST

/* A text longer than the stack's buffer that fits to the byte. */
START_TEST(printf_to_the_byte)
{
	struct buf b = make(_i, 300);

	buf_printf(&b, "%0300d", 7);
	ck_assert(buf_ok(&b));
	ck_assert_uint_eq(b.n, 300);
	buf_printf(&b, "%d", 7);
	ck_assert(!buf_ok(&b));
	buf_free(&b);
	b = make(_i, 299);
	buf_printf(&b, "%0300d", 7);
	ck_assert(!buf_ok(&b));
	ck_assert_uint_eq(b.n, 0);
	buf_free(&b);
}
END_TEST

START_TEST(grows)
{
	struct buf b = make(_i, 1000000);

	for (int i = 0; i < 20000; i++)
		buf_printf(&b, "%05d", i);
	ck_assert(buf_ok(&b));
	ck_assert_uint_eq(b.n, 100000);
	for (int i = 0; i < 20000; i++) {
		int64_t v;

		ck_assert(str_to_i64(str_n(b.p + 5 * i, 5), &v));
		ck_assert_int_eq(v, i);
	}
	buf_free(&b);
}
END_TEST

START_TEST(reset_keeps_the_memory)
{
	struct buf b = make(_i, 100000);
	const char *p;

	buf_printf(&b, "%090000d", 1);
	p = b.p;
	buf_reset(&b);
	buf_printf(&b, "%090000d", 1);
	ck_assert_ptr_eq(b.p, p);
	buf_free(&b);
}
END_TEST

static const struct {
	int64_t v;
	const char *text;
} numbers[] = {
	{ 0, "0" }, { 9, "9" }, { 10, "10" }, { -1, "-1" }, { -10, "-10" },
	{ INT64_MAX, "9223372036854775807" },
	{ INT64_MIN, "-9223372036854775808" },
};

START_TEST(i64)
{
	struct buf b = make(0, 100);

	buf_i64(&b, numbers[_i].v);
	ck_str(buf_str(&b), numbers[_i].text);
}
END_TEST

START_TEST(pieces)
{
	struct buf b = make(_i, 100);

	buf_add(&b, STR("a"));
	buf_add(&b, STR(""));
	buf_char(&b, '\0');
	buf_cstr(&b, "c");
	buf_printf(&b, "%s", "");
	ck_assert_uint_eq(b.n, 3);
	ck_assert_mem_eq(b.p, "a\0c", 3);
	buf_free(&b);
	ck_str(buf_str(&b), "");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/buf");
	TCase *tc = unit_case(s, "limits");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, one_over_the_limit, 0, 2);
	tcase_add_loop_test(tc, limit_of_nothing, 0, 2);
	tcase_add_loop_test(tc, absurd_room, 0, 2);
	tcase_add_loop_test(tc, printf_to_the_byte, 0, 2);
	tc = unit_case(s, "contents");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, grows, 0, 2);
	tcase_add_loop_test(tc, reset_keeps_the_memory, 0, 2);
	tcase_add_loop_test(tc, i64, 0, N_OF(numbers));
	tcase_add_loop_test(tc, pieces, 0, 2);
	return unit_run(s);
}
