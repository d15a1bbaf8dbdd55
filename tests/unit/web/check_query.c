/* check_query.c - web/query: arguments in, links out. */
#include "../unit.h"

#include "base/arena.h"
#include "web/query.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new((size_t)1 << 20);
}

static void
teardown(void)
{
	arena_free(a);
}

static const struct {
	const char *in;
	enum rc rc;
	enum req_reason why;
} REFUSED[] = {
	{ "a=%", RC_INVALID, REQ_QUERY_ESCAPE },
	{ "a=%4", RC_INVALID, REQ_QUERY_ESCAPE },
	{ "a=%zz", RC_INVALID, REQ_QUERY_ESCAPE },
	{ "%=a", RC_INVALID, REQ_QUERY_ESCAPE },
	{ "ok=1&a=%%", RC_INVALID, REQ_QUERY_ESCAPE },
	{ "a=%00", RC_INVALID, REQ_QUERY_CONTROL },
	{ "a%00=b", RC_INVALID, REQ_QUERY_CONTROL },
	{ "a=%1b", RC_INVALID, REQ_QUERY_CONTROL },
	{ "a=%7F", RC_INVALID, REQ_QUERY_CONTROL },
	{ "a=\x01", RC_INVALID, REQ_QUERY_CONTROL },
	{ "a=%ff", RC_INVALID, REQ_QUERY_UTF8 },
	{ "a=%c3", RC_INVALID, REQ_QUERY_UTF8 },
	{ "a=\xc3", RC_INVALID, REQ_QUERY_UTF8 },
	{ "a=%c0%af", RC_INVALID, REQ_QUERY_UTF8 },     /* overlong '/' */
	{ "a=%ed%a0%80", RC_INVALID, REQ_QUERY_UTF8 },  /* surrogate */
	{ "a=%f4%90%80%80", RC_INVALID, REQ_QUERY_UTF8 },
	{ "%e4=1", RC_INVALID, REQ_QUERY_UTF8 },
	{ "a&b&c&d&e", RC_LIMIT, REQ_QUERY_MANY },
	{ "a=1&a=2&a=3&a=4&a=5", RC_LIMIT, REQ_QUERY_MANY },
};

START_TEST(refused)
{
	enum req_reason why = REQ_OK;
	struct query q = { NULL, 99 };

	ck_rc(query_parse(a, str_c(REFUSED[_i].in), 4, &q, &why),
	    REFUSED[_i].rc);
	ck_assert_str_eq(reason_key(why), reason_key(REFUSED[_i].why));
	ck_assert_uint_eq(q.n, 0);
}
END_TEST

static const struct {
	const char *in;
	size_t n;
	const char *name, *value; /* of the last */
} PARSED[] = {
	{ "", 0, "", "" },
	{ "&", 0, "", "" },
	{ "&&&&&&&&", 0, "", "" },
	{ "a", 1, "a", "" },
	{ "a=", 1, "a", "" },
	{ "=", 1, "", "" },
	{ "=b", 1, "", "b" },
	{ "a=b", 1, "a", "b" },
	{ "a=b=c", 1, "a", "b=c" },
	{ "&a=b&", 1, "a", "b" },
	{ "a=1&b=2&c=3&d=4", 4, "d", "4" },
	{ "q=blue+mug", 1, "q", "blue mug" },
	{ "q=%C3%84+%26", 1, "q", "\xc3\x84 &" },
	{ "q=\xc3\x84", 1, "q", "\xc3\x84" },
	{ "a=1;b=2", 1, "a", "1;b=2" },
	{ "q=a%0D%0Ab", 1, "q", "a\r\nb" },
};

START_TEST(parsed)
{
	enum req_reason why = REQ_ORIGIN;
	struct query q;

	ck_rc(query_parse(a, str_c(PARSED[_i].in), 4, &q, &why), RC_OK);
	ck_assert_int_eq(why, REQ_OK);
	ck_assert_uint_eq(q.n, PARSED[_i].n);
	if (q.n == 0)
		return;
	ck_str(q.v[q.n - 1].name, PARSED[_i].name);
	ck_str(q.v[q.n - 1].value, PARSED[_i].value);
}
END_TEST

START_TEST(get)
{
	enum req_reason why;
	struct query q;

	ck_rc(query_parse(a, STR("a=1&b&a=2&A=3"), 9, &q, &why), RC_OK);
	ck_str(query_get(&q, "a"), "1");
	ck_str(query_get(&q, "A"), "3");
	ck_str(query_get(&q, "b"), "");
	ck_str(query_get(&q, "c"), "");
	ck_assert(query_has(&q, "b"));
	ck_assert(!query_has(&q, "c"));
	ck_assert(!query_has(&q, ""));
}
END_TEST

static const char *const ORDER[] = { "q", "sort", "page", NULL };

static const struct {
	const char *query;
	struct query_set set[3];
	const char *link;
} LINKS[] = {
	{ "", { { NULL, { "", 0 } } }, "/search" },
	{ "page=2&q=mug", { { NULL, { "", 0 } } }, "/search?q=mug&page=2" },
	{ "page=2&q=mug&utm_source=x&page=9", { { NULL, { "", 0 } } },
	    "/search?q=mug&page=2" },
	{ "page=2&q=mug", { { "page", STR_INIT("3") } },
	    "/search?q=mug&page=3" },
	{ "page=2&q=mug", { { "page", STR_INIT("") } }, "/search?q=mug" },
	{ "q=mug", { { "page", STR_INIT("3") }, { "sort", STR_INIT("new") } },
	    "/search?q=mug&sort=new&page=3" },
	{ "q=%26%3D%C3%84+", { { NULL, { "", 0 } } },
	    "/search?q=%26%3D%C3%84%20" },
	{ "q=x", { { "other", STR_INIT("3") } }, "/search?q=x" },
};

START_TEST(links)
{
	enum req_reason why;
	struct query q;

	ck_rc(query_parse(a, str_c(LINKS[_i].query), 9, &q, &why), RC_OK);
	ck_str(query_link(a, STR("/search"), &q, ORDER, LINKS[_i].set),
	    LINKS[_i].link);
}
END_TEST

START_TEST(link_of_nothing)
{
	ck_str(query_link(a, STR("/c/a b"), NULL, ORDER, NULL), "/c/a%20b");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/query");
	TCase *tc = unit_case(s, "parse");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, refused, 0, N_OF(REFUSED));
	tcase_add_loop_test(tc, parsed, 0, N_OF(PARSED));
	tcase_add_test(tc, get);
	tc = unit_case(s, "link");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, links, 0, N_OF(LINKS));
	tcase_add_test(tc, link_of_nothing);
	return unit_run(s);
}
