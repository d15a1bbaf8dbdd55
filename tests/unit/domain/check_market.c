/* check_market.c - which market a host belongs to, and its languages; what can
 * be searched for. */
#include "domain/catalog/market.h"
#include "domain/catalog/search.h"
#include "../unit.h"

static struct market_locale locales[] = {
	{ STR_INIT("en"), STR_INIT("") },
	{ STR_INIT("de"), STR_INIT("/de") },
};

static struct market table[] = {
	{ .id = { 1 }, .code = STR_INIT("ch"), .host = STR_INIT("souk.ch"),
	    .locales = locales, .n_locales = 1 },
	{ .id = { 2 }, .code = STR_INIT("eu"), .host = STR_INIT(""),
	    .locales = locales, .n_locales = 2 },
	{ .id = { 3 }, .code = STR_INIT("test"),
	    .host = STR_INIT("localhost:8080") },
};

static const struct markets all = { table, 3 };

static const struct {
	const char *host;
	int64_t id;
} hosts[] = { { "souk.ch", 1 }, { "SOUK.CH", 1 }, { "souk.ch:443", 1 },
	{ "localhost:8080", 3 }, { "localhost:8081", 2 }, { "", 2 },
	{ "evil.example", 2 }, { "xsouk.ch", 2 }, { "souk.ch.evil", 2 } };

START_TEST(a_host_has_its_market)
{
	const struct market *m = market_of_host(&all, str_c(hosts[_i].host));

	ck_assert_ptr_nonnull(m);
	ck_assert_int_eq(m->id.v, hosts[_i].id);
}
END_TEST

START_TEST(without_a_market_for_any_host_a_stranger_has_none)
{
	const struct markets one = { table, 1 };

	ck_assert_ptr_null(market_of_host(&one, STR("other")));
}
END_TEST

START_TEST(a_market_speaks_its_languages_only)
{
	ck_str(market_locale(&table[1], STR("de"))->prefix, "/de");
	ck_assert_ptr_null(market_locale(&table[0], STR("de")));
	ck_assert_ptr_null(market_locale(&table[1], STR("DE")));
	ck_assert_ptr_null(market_locale(&table[1], STR("")));
}
END_TEST

static const struct {
	const char *q;
	bool words;
} queries[] = { { "", false }, { "   ", false }, { "?!.,", false },
	{ "-", false }, { "\"'()|&:*<>!", false }, { "a", true },
	{ "7", true }, { "ü", true }, { "-- mug", true } };

START_TEST(punctuation_is_no_search)
{
	ck_assert_int_eq(search_has_words(str_c(queries[_i].q)),
	    queries[_i].words);
}
END_TEST

static const struct {
	int64_t total, pages;
} sizes[] = { { 0, 1 }, { 24, 1 }, { 25, 2 }, { 1000, 42 },
	{ 5000, SEARCH_PAGES_MAX } };

START_TEST(nobody_leafs_past_the_last_page)
{
	struct search_result r = { .cards = { .total = sizes[_i].total } };

	ck_assert_int_eq(search_pages(&r), sizes[_i].pages);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("market");
	TCase *t = unit_case(s, "market");

	tcase_add_loop_test(t, a_host_has_its_market, 0, N_OF(hosts));
	tcase_add_test(t, without_a_market_for_any_host_a_stranger_has_none);
	tcase_add_test(t, a_market_speaks_its_languages_only);
	t = unit_case(s, "search");
	tcase_add_loop_test(t, punctuation_is_no_search, 0, N_OF(queries));
	tcase_add_loop_test(t, nobody_leafs_past_the_last_page, 0,
	    N_OF(sizes));
	return unit_run(s);
}
