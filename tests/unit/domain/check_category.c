/* check_category.c - sorts, pages, and the documents of lists. */
#include "domain/catalog/category.h"
#include "../unit.h"

static struct arena *arena;

static void
setup(void)
{
	arena = arena_new(1 << 20);
}

static void
teardown(void)
{
	arena_free(arena);
}

START_TEST(sort_words_are_their_own_inverse)
{
	ck_assert_int_eq(sort_of(str_c(sort_word((enum sort)_i))), _i);
}
END_TEST

START_TEST(unknown_sorts_are_refused)
{
	ck_assert_int_eq(sort_of(STR("")), SORT_COUNT);
	ck_assert_int_eq(sort_of(STR("Price")), SORT_COUNT);
	ck_assert_int_eq(sort_of(STR("price ")), SORT_COUNT);
}
END_TEST

static const struct {
	int64_t total, pages;
} sizes[] = { { -1, 1 }, { 0, 1 }, { 1, 1 }, { 24, 1 }, { 25, 2 }, { 48, 2 },
	{ 49, 3 }, { INT64_MAX, INT64_MAX / 24 + 1 } };

START_TEST(pages_hold_24)
{
	ck_assert_int_eq(pages_of(sizes[_i].total), sizes[_i].pages);
}
END_TEST

START_TEST(reads_a_category)
{
	struct category c;

	ck_assert_int_eq(category_read(arena, STR("{"), &c), RC_FAULT);
	ck_assert_int_eq(category_read(arena,
	    STR("{\"name\":\"Mugs\",\"path\":\"kitchen/mugs\",\"n\":3,"
	        "\"crumbs\":[{\"name\":\"Kitchen\",\"path\":\"kitchen\"}],"
	        "\"children\":[{\"name\":\"Big\",\"path\":\"kitchen/mugs/big\","
	        "\"n\":1}],\"alt\":{\"de\":\"kueche/becher\"}}"),
	    &c), RC_OK);
	ck_assert_uint_eq(c.n_children, 1);
	ck_assert_uint_eq(c.n_alternates, 1);
	ck_assert(str_eq(c.alternates[0].path, STR("kueche/becher")));
	ck_assert_uint_eq(c.children[0].picture.file.n, 0);
}
END_TEST

START_TEST(reads_a_card)
{
	struct card c;

	ck_assert_int_eq(card_read(arena, STR(""), &c), RC_FAULT);
	ck_assert_int_eq(card_read(arena, STR("{\"from\":1}"), &c), RC_FAULT);
	ck_assert_int_eq(card_read(arena,
	    STR("{\"slug\":\"m\",\"name\":\"M\",\"from\":990,\"cur\":\"EUR\","
	        "\"many\":true,\"compare\":null,\"stock\":4,\"pic\":"
	        "{\"file\":\"f\",\"widths\":[320],\"webp_widths\":[640,1280]},"
	        "\"swatches\":[{\"name\":\"Blue\",\"swatch\":\"#00f\"}]}"),
	    &c), RC_OK);
	ck_assert_int_eq(c.price.minor, 990);
	ck_assert(c.many);
	ck_assert_uint_eq(c.picture.n_avif, 1);
	ck_assert_uint_eq(c.picture.n_webp, 2);
	ck_assert_uint_eq(c.n_swatches, 1);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("category");
	TCase *t = unit_case(s, "lists");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, sort_words_are_their_own_inverse, 0, SORT_COUNT);
	tcase_add_test(t, unknown_sorts_are_refused);
	tcase_add_loop_test(t, pages_hold_24, 0,
	    N_OF(sizes));
	tcase_add_test(t, reads_a_category);
	tcase_add_test(t, reads_a_card);
	return unit_run(s);
}
