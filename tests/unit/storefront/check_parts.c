/* check_parts.c - pieces of views: prices, pictures, stock, sort links, page
 * links, the menu. */
#include "app/layout.h"
#include "domain/catalog/product.h"
#include "storefront/parts.h"
#include "unit.h"
#include "web/locale.h"
#include "web/req.h"

static struct arena *arena;
static struct conf conf;
static struct req req;
static struct ctx ctx;

/* A request for the path and query, in German. */
static void
ask(const char *query)
{
	struct req_param params[] = {
		{ STR("REQUEST_METHOD"), STR("GET") },
		{ STR("REQUEST_URI"), arena_printf(arena, "/search?%s",
		                          query) },
		{ STR("DOCUMENT_URI"), STR("/search") },
		{ STR("QUERY_STRING"), str_c(query) },
		{ STR("HTTP_HOST"), STR("localhost") },
	};
	enum req_reason why;

	ck_rc(req_parse(arena, params, N_OF(params), NULL, &REQ_LIMITS, &req,
	    &why), RC_OK);
}

static void
setup(void)
{
	arena = arena_new(1 << 20);
	conf = (struct conf){ .media_url = STR("/media"),
		.site_url = STR("http://souk.test") };
	ctx = (struct ctx){ .arena = arena, .conf = &conf, .req = &req,
		.locale = locale_find(STR("de")), .prefix = STR("/de") };
	ask("");
}

static void
teardown(void)
{
	arena_free(arena);
}

static struct money
eur(int64_t minor)
{
	struct money m;

	ck_rc(money_of(minor, STR("EUR"), &m), RC_OK);
	return m;
}

static struct str
dump(const struct view *v)
{
	struct buf b = buf_arena(arena, 1 << 18);

	view_dump(v, &b);
	return buf_str(&b);
}

static struct str
text(const struct view *v, const char *path)
{
	return view_text(arena, v, path);
}

START_TEST(a_compare_price_is_shown_only_when_it_was_higher)
{
	static const int64_t compare[] = { 0, 1489, 1490 };
	struct view *v = view_new(arena);

	for (int i = 0; i < N_OF(compare); i++) {
		v = view_new(arena);
		part_price(&ctx, v, eur(1490), eur(compare[i]));
		ck_assert(!view_has(v, "compare"));
	}
	ck_str(text(v, "price.text"), "14,90\u00a0€");
	part_price(&ctx, v, eur(1490), eur(1491));
	ck_str(text(v, "compare.plain"), "14.91");
}
END_TEST

static const struct {
	int64_t stock;
	bool in_stock, low;
} stocks[] = { { -1, false, false }, { 0, false, false }, { 1, true, true },
	{ STOCK_LOW, true, true }, { STOCK_LOW + 1, true, false } };

START_TEST(stock_is_told_in_words_that_are_true)
{
	struct view *v = view_new(arena);

	part_stock(v, stocks[_i].stock);
	ck_str(text(v, "in_stock"), stocks[_i].in_stock ? "true" : "false");
	ck_str(text(v, "sold_out"), stocks[_i].in_stock ? "false" : "true");
	ck_assert_int_eq(view_has(v, "low"), stocks[_i].low);
}
END_TEST

START_TEST(a_picture_names_each_width_of_each_format)
{
	struct picture p = { .file = STR("mug"), .alt = STR("Becher"),
		.width = 1280, .height = 1600, .avif = { 320, 640 },
		.n_avif = 2, .webp = { 320, 960, 1280 }, .n_webp = 3 };
	struct view *v = view_new(arena);

	part_picture(&ctx, v, &p, false);
	ck_str(text(v, "avif"),
	    "/media/mug-320.avif 320w, /media/mug-640.avif 640w");
	ck_str(text(v, "src"), "/media/mug-960.webp");
	ck_str(text(v, "lazy"), "true");
	p.n_webp = 1; /* none is wide enough: the widest */
	v = view_new(arena);
	part_picture(&ctx, v, &p, true);
	ck_str(text(v, "src"), "/media/mug-320.webp");
	ck_str(text(v, "lazy"), "false");
}
END_TEST

static const struct {
	const char *query;
	enum rc rc;
	int64_t page;
} pages[] = { { "", RC_OK, 1 }, { "page=1", RC_OK, 1 },
	{ "page=42", RC_OK, 42 }, { "page=", RC_NOT_FOUND, 0 },
	{ "page=0", RC_NOT_FOUND, 0 }, { "page=-1", RC_NOT_FOUND, 0 },
	{ "page=two", RC_NOT_FOUND, 0 }, { "page=1.5", RC_NOT_FOUND, 0 },
	{ "page=1000000000000", RC_NOT_FOUND, 0 },
	{ "page=99999999999999999999", RC_NOT_FOUND, 0 } };

START_TEST(page_numbers_are_whole_and_positive)
{
	int64_t page;

	ask(pages[_i].query);
	ck_rc(part_page_number(&ctx, &page), pages[_i].rc);
	if (pages[_i].rc == RC_OK)
		ck_assert_int_eq(page, pages[_i].page);
}
END_TEST

START_TEST(one_page_needs_no_pager)
{
	struct view *v = view_new(arena);

	part_pager(&ctx, v, STR("/c/x"), 1, 1);
	ck_assert(!view_has(v, "pager"));
}
END_TEST

/* What the pager offers on a page, as "1 … 4 [5] 6 … 9". */
static const struct {
	int64_t page, last;
	const char *shown;
} pagers[] = { { 1, 2, "[1] 2" }, { 2, 2, "1 [2]" }, { 1, 3, "[1] 2 3" },
	{ 1, 9, "[1] 2 … 9" }, { 5, 9, "1 … 4 [5] 6 … 9" },
	{ 3, 9, "1 2 [3] 4 … 9" }, { 4, 9, "1 … 3 [4] 5 … 9" },
	{ 9, 9, "1 … 8 [9]" }, { 500000, 1000000,
	    "1 … 499999 [500000] 500001 … 1000000" } };

START_TEST(the_pager_shows_the_ends_and_the_neighbours)
{
	struct view *v = view_new(arena), *items;
	struct buf got = buf_arena(arena, 1000);
	struct str rest, part;

	part_pager(&ctx, v, STR("/search"), pagers[_i].page, pagers[_i].last);
	items = view_list(view_obj(v, "pager"), "items");
	rest = dump(items);
	while (str_cut(&rest, '{', &part)) {
		struct str n = str_sub(part, strlen("\"page\":"), part.n);
		bool gap = unit_has(part, "\"gap\":true");

		if (!gap && !str_starts(part, STR("\"page\":")))
			continue;
		if (got.n > 0)
			buf_char(&got, ' ');
		if (gap)
			buf_cstr(&got, "…");
		else if (unit_has(part, "\"current\":true"))
			buf_printf(&got, "[%.*s]", (int)str_find(n, ','), n.p);
		else
			buf_printf(&got, "%.*s", (int)str_find(n, ','), n.p);
	}
	ck_str(buf_str(&got), pagers[_i].shown);
	ck_assert_int_eq(view_has(view_obj(v, "pager"), "prev"),
	    pagers[_i].page > 1);
	ck_assert_int_eq(view_has(view_obj(v, "pager"), "next"),
	    pagers[_i].page < pagers[_i].last);
}
END_TEST

START_TEST(page_links_keep_the_search_and_nothing_foreign)
{
	struct view *v = view_new(arena);

	ask("utm_source=x&page=2&sort=price&q=a%26b");
	part_pager(&ctx, v, STR("/search"), 2, 3);
	ck_str(text(v, "pager.next.href"),
	    "/de/search?q=a%26b&sort=price&page=3");
	ck_str(text(v, "pager.prev.href"), "/de/search?q=a%26b&sort=price");
}
END_TEST

START_TEST(a_sort_link_starts_on_the_first_page)
{
	struct view *v = view_new(arena);

	ask("q=mug&page=7&sort=new");
	part_sorts(&ctx, v, STR("/search"), SORT_RELEVANCE, SORT_NEW,
	    SORT_RELEVANCE);
	ck_assert_uint_eq(view_len(view_list(v, "sorts")), SORT_COUNT);
	ck_assert(unit_has(dump(v), "\"/de/search?q=mug\""));
	ck_assert(unit_has(dump(v),
	    "sort=price-desc\",\"current\":false")
	    || unit_has(dump(v), "sort=price-desc\""));
	ck_assert(!unit_has(dump(v), "page="));
}
END_TEST

START_TEST(the_menu_marks_where_one_is)
{
	struct nav_item below = { .name = STR("Vasen"),
		.path = STR("keramik/vasen") };
	struct nav_item items[] = {
		{ .name = STR("Keramik"), .path = STR("keramik"),
		    .children = &below, .n_children = 1 },
		{ .name = STR("Keramikfarbe"), .path = STR("keramikfarbe") },
	};
	struct nav nav = { items, N_OF(items) };
	struct view *v = view_new(arena);

	part_nav(&ctx, v, &nav, STR("keramikfarbe/blau"));
	/* a name that only begins alike is another category */
	ck_assert(unit_has(dump(v), "\"name\":\"Keramik\",\"path\":"
	    "\"/de/c/keramik\",\"current\":false"));
	ck_assert(unit_has(dump(v), "\"name\":\"Keramikfarbe\",\"path\":"
	    "\"/de/c/keramikfarbe\",\"current\":true"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("parts");
	TCase *t = unit_case(s, "facts");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_compare_price_is_shown_only_when_it_was_higher);
	tcase_add_loop_test(t, stock_is_told_in_words_that_are_true, 0,
	    N_OF(stocks));
	tcase_add_test(t, a_picture_names_each_width_of_each_format);
	t = unit_case(s, "links");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, page_numbers_are_whole_and_positive, 0,
	    N_OF(pages));
	tcase_add_test(t, one_page_needs_no_pager);
	tcase_add_loop_test(t, the_pager_shows_the_ends_and_the_neighbours, 0,
	    N_OF(pagers));
	tcase_add_test(t, page_links_keep_the_search_and_nothing_foreign);
	tcase_add_test(t, a_sort_link_starts_on_the_first_page);
	tcase_add_test(t, the_menu_marks_where_one_is);
	return unit_run(s);
}
