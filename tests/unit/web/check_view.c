/* Names, values, and what a section takes for true. */
#include "unit.h"
#include "web/view_int.h"

static struct arena *a;
static struct buf out;

static void
setup(void)
{
	a = arena_new((size_t)8 * 1024 * 1024);
	out = buf_process((size_t)1024 * 1024);
}

static void
teardown(void)
{
	buf_free(&out);
	arena_free(a);
}

#define ck_dump(v, want)                                                      \
	do {                                                                  \
		buf_reset(&out);                                              \
		view_dump(v, &out);                                           \
		ck_str(buf_str(&out), want);                                  \
	} while (0)

START_TEST(names_keep_their_number)
{
	uint32_t one = sym_intern(STR("one"));
	char name[16];

	ck_assert_uint_gt(one, 0);
	ck_assert_uint_eq(sym_lookup(STR("two")), 0);
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof(name), "name%d", i);
		ck_assert_uint_eq(sym_intern(str_c(name)), one + 1
		    + (uint32_t)i);
	}
	ck_assert_uint_eq(sym_intern(STR("one")), one);
	ck_str(sym_name(one), "one");
	ck_str(sym_name(sym_lookup(STR("name4999"))), "name4999");
	ck_str(sym_name(sym_intern(STR(""))), "");
}
END_TEST

START_TEST(forgotten_names_are_numbered_again)
{
	uint32_t n;

	(void)sym_intern(STR("kept"));
	n = sym_count();
	(void)sym_intern(STR("gone"));
	sym_forget(n);
	ck_assert_uint_eq(sym_count(), n);
	ck_assert_uint_eq(sym_lookup(STR("gone")), 0);
	ck_str(sym_name(sym_lookup(STR("kept"))), "kept");
	ck_assert_uint_eq(sym_intern(STR("new")), n + 1);
}
END_TEST

START_TEST(an_empty_view)
{
	struct view *v = view_new(a);

	ck_dump(v, "{}");
	ck_assert(!view_has(v, "x"));
	ck_assert_uint_eq(view_len(v), 0);
	ck_str(view_text(a, v, "x"), "");
	ck_str(view_text(a, v, ""), "");
	ck_str(view_text(a, v, "."), "");
}
END_TEST

START_TEST(every_kind_of_value)
{
	struct view *v = view_new(a), *list;

	view_str(v, "s", STR("a \"b\""));
	view_cstr(v, "c", NULL);
	view_i64(v, "min", INT64_MIN);
	view_bool(v, "yes", 3);
	view_html(v, "h", html_trust(STR("b")));
	view_str(view_obj(v, "o"), "in", STR("deep"));
	list = view_list(v, "l");
	view_item_str(list, STR("x"));
	view_item_i64(list, -1);
	view_item_bool(list, false);
	view_item_html(list, html_trust(STR("y")));
	view_i64(view_item(list), "n", 1);
	view_item_str(view_item_list(list), STR("z"));
	ck_dump(v, "{\"s\":\"a \\\"b\\\"\",\"c\":\"\","
	    "\"min\":-9223372036854775808,\"yes\":true,\"h\":\"b\","
	    "\"o\":{\"in\":\"deep\"},\"l\":[\"x\",-1,false,\"y\",{\"n\":1},"
	    "[\"z\"]]}");
	ck_str(view_text(a, v, "min"), "-9223372036854775808");
	ck_str(view_text(a, v, "o.in"), "deep");
	ck_str(view_text(a, v, "o.in.more"), "");
	ck_str(view_text(a, v, "o.out"), "");
	ck_str(view_text(a, v, "o"), "");
	ck_str(view_text(a, v, "yes"), "true");
	ck_assert_uint_eq(view_len(list), 6);
}
END_TEST

START_TEST(the_later_value_wins)
{
	struct view *v = view_new(a), *l;

	view_str(v, "x", STR("text"));
	view_i64(v, "y", 1);
	view_i64(v, "x", 2);
	ck_dump(v, "{\"x\":2,\"y\":1}");
	l = view_list(v, "x");
	view_item_i64(l, 7);
	ck_assert_ptr_eq(view_list(v, "x"), l);
	ck_dump(v, "{\"x\":[7],\"y\":1}");
	view_bool(view_obj(v, "x"), "b", true);
	view_bool(view_obj(v, "x"), "c", false);
	ck_dump(v, "{\"x\":{\"b\":true,\"c\":false},\"y\":1}");
}
END_TEST

START_TEST(more_members_than_fit_at_first)
{
	struct view *v = view_new(a), *list = view_list(v, "list");
	char name[16];

	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof(name), "m%d", i);
		view_put_i64(v, sym_intern(str_c(name)), i);
		view_item_i64(list, i);
	}
	ck_assert_uint_eq(view_len(v), 1001);
	ck_assert_uint_eq(view_len(list), 1000);
	for (int i = 0; i < 1000; i++) {
		const struct field *f;

		snprintf(name, sizeof(name), "m%d", i);
		f = view_field(v, sym_intern(str_c(name)));
		ck_assert_ptr_ne(f, NULL);
		ck_assert_int_eq(f->i, i);
	}
	ck_assert(!view_has(v, "m1000"));
}
END_TEST

START_TEST(one_place_may_name_several)
{
	static const char *const names[] = { "red", "green", "red", "blue" };
	struct view *v = view_new(a);

	for (int i = 0; i < N_OF(names); i++)
		view_i64(v, names[i], i);
	ck_dump(v, "{\"red\":2,\"green\":1,\"blue\":3}");
}
END_TEST

START_TEST(amounts)
{
	struct view *v = view_new(a);
	struct money m = { 149000, "EUR" };

	view_money(v, "price", m, locale_find(STR("de")));
	ck_dump(v, "{\"price\":{\"text\":\"1.490,00\u00a0€\",\"plain\":"
	    "\"1490.00\",\"minor\":149000,\"currency\":\"EUR\"}}");
	ck_str(view_text(a, v, "price"), "1.490,00\u00a0€");
	m.minor = INT64_MIN;
	view_money(v, "price", m, locale_find(STR("en")));
	ck_str(view_text(a, v, "price"), "-€92,233,720,368,547,758.08");
	ck_assert_uint_eq(view_len(v), 1);
}
END_TEST

START_TEST(numbers_print_grouped_and_count_as_numbers)
{
	struct view *v = view_new(a);

	view_number(v, "n", 1000, locale_find(STR("en")));
	ck_str(view_text(a, v, "n"), "1,000");
	ck_assert_int_eq(field_i64(&v->f[0]), 1000);
	ck_assert(field_true(&v->f[0]));
	view_number(v, "n", 0, locale_find(STR("en")));
	ck_assert(!field_true(&v->f[0]));
	ck_dump(v, "{\"n\":0}");
}
END_TEST

START_TEST(times)
{
	struct view *v = view_new(a);

	view_time(v, "at", INT64_C(1795244400000000), locale_find(STR("en")),
	    DATE_LONG);
	ck_dump(v, "{\"at\":{\"text\":\"November 21, 2026\","
	    "\"iso\":\"2026-11-21T07:00:00Z\"}}");
	ck_str(view_text(a, v, "at"), "November 21, 2026");
}
END_TEST

START_TEST(what_is_true)
{
	struct view *v = view_new(a), *list = view_list(v, "list");

	view_item_str(list, STR(""));
	view_item_str(list, STR("0"));
	view_item_i64(list, 0);
	view_item_i64(list, -1);
	view_item_bool(list, false);
	view_item_bool(list, true);
	(void)view_item(list);
	(void)view_item_list(list);
	view_item_html(list, html_trust(STR("")));
	for (int i = 0; i < 9; i++)
		ck_assert_int_eq(field_true(&list->f[i]), i == 1 || i == 3
		    || i == 5 || i == 6);
	ck_assert(field_true(&v->f[0]));
	ck_assert_int_eq(field_i64(&list->f[1]), 0);
}
END_TEST

START_TEST(texts_that_are_numbers_decide_plurals)
{
	struct view *v = view_new(a);

	view_str(v, "n", STR("12"));
	ck_assert_int_eq(field_i64(&v->f[0]), 12);
	view_str(v, "n", STR("1,000+"));
	ck_assert_int_eq(field_i64(&v->f[0]), 0);
	view_html(v, "n", html_trust(STR("1")));
	ck_assert_int_eq(field_i64(&v->f[0]), 0);
}
END_TEST

START_TEST(a_warm_view_takes_nothing_from_the_system)
{
	size_t before = 0;

	for (int round = 0; round < 3; round++) {
		struct view *v;

		arena_reset(a);
		if (round == 1)
			before = arena_system_allocs(a);
		v = view_new(a);
		for (int i = 0; i < 100; i++)
			view_i64(view_item(view_list(v, "l")), "n", i);
	}
	ck_assert_uint_eq(arena_system_allocs(a), before);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("view");
	TCase *tc = unit_case(s, "names");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, names_keep_their_number);
	tcase_add_test(tc, forgotten_names_are_numbered_again);
	tcase_add_test(tc, one_place_may_name_several);
	tc = unit_case(s, "values");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_empty_view);
	tcase_add_test(tc, every_kind_of_value);
	tcase_add_test(tc, the_later_value_wins);
	tcase_add_test(tc, more_members_than_fit_at_first);
	tcase_add_test(tc, amounts);
	tcase_add_test(tc, numbers_print_grouped_and_count_as_numbers);
	tcase_add_test(tc, times);
	tcase_add_test(tc, what_is_true);
	tcase_add_test(tc, texts_that_are_numbers_decide_plurals);
	tcase_add_test(tc, a_warm_view_takes_nothing_from_the_system);
	return unit_run(s);
}
