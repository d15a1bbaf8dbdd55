/* check_route.c - web/route: the table, its search, and what may not be. */
#include "web/route.h"

#include <signal.h>

#include "../unit.h"

static struct arena *a;

static enum rc
handler(struct ctx *c)
{
	(void)c;
	return RC_OK;
}

static const struct route TABLE[] = {
	{ M_GET, "/", R_PUBLIC, handler, "home" },
	{ M_GET, "/p/:slug", R_PUBLIC, handler, "product" },
	{ M_POST, "/p/:slug/review", R_LOGIN, handler, "review" },
	{ M_GET, "/c/*path", R_PUBLIC, handler, "category" },
	{ M_GET, "/search", R_PUBLIC, handler, "search" },
	{ M_GET, "/cart", R_PUBLIC, handler, "cart" },
	{ M_POST, "/cart/add", R_PUBLIC, handler, "cart_add" },
	{ M_POST, "/cart/:what", R_PUBLIC, handler, "cart_any" },
	{ M_GET, "/a/b/c", R_PUBLIC, handler, "abc" },
	{ M_GET, "/a/:x/d", R_PUBLIC, handler, "axd" },
	{ M_GET, "/a/*all", R_PUBLIC, handler, "aall" },
	{ M_GET, "/x", R_PUBLIC, handler, "x_get" },
	{ M_PUT, "/x", R_PUBLIC, handler, "x_put" },
	{ M_DELETE, "/x", R_PUBLIC, handler, "x_delete" },
	{ M_POST, "/new/form", R_PUBLIC, handler, "new_post" },
	{ M_GET, "/new/:id", R_PUBLIC, handler, "new_get" },
	{ M_GET, "/forgotten", 0, handler, "forgotten" },
	{ 0 },
};

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
	enum method method;
	const char *path;
	enum route_result result;
	const char *name; /* FOUND */
	const char *p0, *p1; /* values of the parameters */
	unsigned allow;   /* METHOD */
	const char *canonical; /* SLASH */
} FINDS[] = {
	/* nothing there */
	{ M_GET, "", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "p/mug", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "//", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "///", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "//p/mug", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/p", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/p/", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/p//", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/p//mug", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/p/mug//", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/P/mug", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/p/mug/x", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/c", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/c/", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/c/a//b", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/searc", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/searchx", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/:slug", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/*path", ROUTE_NONE, "", "", "", 0, "" },
	{ M_NONE, "/nothing", ROUTE_NONE, "", "", "", 0, "" },
	/* another method */
	{ M_POST, "/", ROUTE_METHOD, "", "", "", M_GET | M_HEAD, "" },
	{ M_NONE, "/", ROUTE_METHOD, "", "", "", M_GET | M_HEAD, "" },
	{ M_GET, "/p/mug/review", ROUTE_METHOD, "", "", "", M_POST, "" },
	{ M_HEAD, "/p/mug/review", ROUTE_METHOD, "", "", "", M_POST, "" },
	{ M_POST, "/x", ROUTE_METHOD, "", "", "",
	    M_GET | M_HEAD | M_PUT | M_DELETE, "" },
	{ M_GET, "/cart/add", ROUTE_METHOD, "", "", "", M_POST, "" },
	{ M_OPTIONS, "/search", ROUTE_METHOD, "", "", "", M_GET | M_HEAD,
	    "" },
	/* a slash too many */
	{ M_GET, "/search/", ROUTE_SLASH, "", "", "", 0, "/search" },
	{ M_HEAD, "/p/mug/", ROUTE_SLASH, "", "", "", 0, "/p/mug" },
	{ M_GET, "/c/a/b/", ROUTE_SLASH, "", "", "", 0, "/c/a/b" },
	{ M_POST, "/cart/add/", ROUTE_NONE, "", "", "", 0, "" },
	{ M_GET, "/cart/add/", ROUTE_NONE, "", "", "", 0, "" },
	/* found */
	{ M_GET, "/", ROUTE_FOUND, "home", "", "", 0, "" },
	{ M_HEAD, "/", ROUTE_FOUND, "home", "", "", 0, "" },
	{ M_GET, "/p/mug", ROUTE_FOUND, "product", "mug", "", 0, "" },
	{ M_GET, "/p/:slug", ROUTE_FOUND, "product", ":slug", "", 0, "" },
	{ M_GET, "/p/\xc3\xa4 b", ROUTE_FOUND, "product", "\xc3\xa4 b", "",
	    0, "" },
	{ M_POST, "/p/mug/review", ROUTE_FOUND, "review", "mug", "", 0, "" },
	{ M_GET, "/c/a", ROUTE_FOUND, "category", "a", "", 0, "" },
	{ M_GET, "/c/a/b/c", ROUTE_FOUND, "category", "a/b/c", "", 0, "" },
	{ M_PUT, "/x", ROUTE_FOUND, "x_put", "", "", 0, "" },
	/* literal before ':' before '*', with a way back */
	{ M_POST, "/cart/add", ROUTE_FOUND, "cart_add", "", "", 0, "" },
	{ M_POST, "/cart/del", ROUTE_FOUND, "cart_any", "del", "", 0, "" },
	{ M_GET, "/a/b/c", ROUTE_FOUND, "abc", "", "", 0, "" },
	{ M_GET, "/a/b/d", ROUTE_FOUND, "axd", "b", "", 0, "" },
	{ M_GET, "/a/b/e", ROUTE_FOUND, "aall", "b/e", "", 0, "" },
	{ M_GET, "/a/b", ROUTE_FOUND, "aall", "b", "", 0, "" },
	{ M_GET, "/new/form", ROUTE_FOUND, "new_get", "form", "", 0, "" },
	{ M_POST, "/new/form", ROUTE_FOUND, "new_post", "", "", 0, "" },
	{ M_POST, "/new/x", ROUTE_METHOD, "", "", "", M_GET | M_HEAD, "" },
};

START_TEST(find)
{
	struct routes *r = routes_compile(a, TABLE);
	struct route_match m;
	size_t used = arena_used(a);

	ck_assert_int_eq(route_find(r, FINDS[_i].method,
		str_c(FINDS[_i].path), &m), FINDS[_i].result);
	ck_assert_uint_eq(arena_used(a), used);
	ck_assert_uint_eq(m.allow, FINDS[_i].allow);
	ck_str(m.path, FINDS[_i].canonical);
	ck_assert_uint_eq(m.n_params, FINDS[_i].p0[0] != '\0');
	if (FINDS[_i].result != ROUTE_FOUND) {
		ck_assert_ptr_null(m.route);
		return;
	}
	ck_assert_str_eq(m.route->name, FINDS[_i].name);
	ck_assert_ptr_eq(m.route, routes_at(r, m.index));
	if (m.n_params > 0) {
		ck_str(m.params[0].value, FINDS[_i].p0);
		ck_str(route_param(&m, arena_cstr(a, m.params[0].name)),
		    FINDS[_i].p0);
	}
	ck_str(route_param(&m, "none"), "");
}
END_TEST

START_TEST(zero_is_nobody)
{
	struct routes *r = routes_compile(a, TABLE);
	struct route_match m;

	ck_assert_int_eq(route_find(r, M_GET, STR("/forgotten"), &m),
	    ROUTE_FOUND);
	ck_assert_int_eq(m.route->who, R_NOBODY);
	ck_assert_uint_eq(routes_len(r), N_OF(TABLE) - 1);
}
END_TEST

/* However deep, however many: an answer at once. */
START_TEST(hostile)
{
	struct routes *r = routes_compile(a, TABLE);
	struct route_match m;
	char path[8192];

	for (size_t i = 0; i < sizeof(path); i++)
		path[i] = i % 2 ? 'a' : '/';
	ck_assert_int_eq(route_find(r, M_GET, str_n(path, sizeof(path)), &m),
	    ROUTE_NONE);
	memset(path, '/', sizeof(path));
	ck_assert_int_eq(route_find(r, M_GET, str_n(path, sizeof(path)), &m),
	    ROUTE_NONE);
	memset(path + 1, 'a', sizeof(path) - 1);
	ck_assert_int_eq(route_find(r, M_GET, str_n(path, sizeof(path)), &m),
	    ROUTE_NONE);
	/* As many segments as there may be, and one more. */
	memcpy(path, "/c", 2);
	for (size_t i = 2; i < 2 * ROUTE_SEGMENTS + 2; i++)
		path[i] = i % 2 ? 'a' : '/';
	ck_assert_int_eq(route_find(r, M_GET, str_n(path,
		2 * ROUTE_SEGMENTS), &m), ROUTE_FOUND);
	ck_assert_int_eq(route_find(r, M_GET, str_n(path,
		2 * ROUTE_SEGMENTS + 2), &m), ROUTE_NONE);
}
END_TEST

START_TEST(params)
{
	static const struct route many[] = {
		{ M_GET, "/:a/:b/:c/:d/:e/:f/:g/*h", R_PUBLIC, handler, "m" },
		{ 0 },
	};
	struct routes *r = routes_compile(a, many);
	struct req req = { 0 };
	struct route_match m;
	struct str slug;

	ck_assert_int_eq(route_find(r, M_GET, STR("/1/2/3/4/5/6/7/8/9"), &m),
	    ROUTE_FOUND);
	ck_assert_uint_eq(m.n_params, ROUTE_PARAMS);
	ck_str(route_param(&m, "a"), "1");
	ck_str(route_param(&m, "g"), "7");
	ck_str(route_param(&m, "h"), "8/9");
	ck_str(req_param(&req, "a"), "");
	ck_assert(!req_slug(&req, "a", &slug));
	req.route = &m;
	ck_str(req_param(&req, "a"), "1");
	ck_assert(req_slug(&req, "a", &slug));
	ck_str(slug, "1");
	ck_assert(!req_slug(&req, "h", &slug));
}
END_TEST

START_TEST(allow)
{
	struct buf b = buf_arena(a, 256);

	route_allow(&b, M_GET | M_HEAD | M_POST);
	ck_str(buf_str(&b), "GET, HEAD, POST");
	buf_reset(&b);
	route_allow(&b, M_DELETE | M_OPTIONS);
	ck_str(buf_str(&b), "DELETE, OPTIONS");
	buf_reset(&b);
	route_allow(&b, 0);
	ck_str(buf_str(&b), "");
}
END_TEST

#define OK_ROUTE { M_GET, "/ok", R_PUBLIC, handler, "ok" }
static const struct route WRONG[][3] = {
	{ OK_ROUTE, { M_GET, "", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "a", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "/a/", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "//a", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "/a//b", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "/:", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "/*", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "/*a/b", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_NONE, "/a", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_HEAD, "/a", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { (enum method)3, "/a", R_PUBLIC, handler, "a" } },
	{ OK_ROUTE, { M_GET, "/a", R_PUBLIC, NULL, "a" } },
	{ OK_ROUTE, { M_GET, "/a", R_PUBLIC, handler, NULL } },
	{ OK_ROUTE, { M_GET, "/a", R_PUBLIC, handler, "" } },
	{ OK_ROUTE, { M_GET, "/a", R_PUBLIC, handler, "ok" } },
	{ OK_ROUTE, { M_GET, "/ok", R_PUBLIC, handler, "a" } },
	{ { M_GET, "/:a", R_PUBLIC, handler, "a" },
	    { M_GET, "/:b", R_PUBLIC, handler, "b" } },
	{ OK_ROUTE,
	    { M_GET, "/:1/:2/:3/:4/:5/:6/:7/:8/:9", R_PUBLIC, handler,
		"a" } },
};

START_TEST(wrong_table)
{
	unit_log_start();
	(void)routes_compile(a, WRONG[_i]);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/route");
	TCase *tc = unit_case(s, "find");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, find, 0, N_OF(FINDS));
	tcase_add_test(tc, zero_is_nobody);
	tcase_add_test(tc, hostile);
	tcase_add_test(tc, params);
	tcase_add_test(tc, allow);
	tc = unit_case(s, "wrong table");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test_raise_signal(tc, wrong_table, SIGABRT, 0,
	    N_OF(WRONG));
	return unit_run(s);
}
