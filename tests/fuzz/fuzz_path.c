/* fuzz_path.c - decoded paths against a route table; targets of redirects.
 *
 * Promised: a path that is found is its pattern with the parameters put in; one
 * that lacks a slash less is found without it; another method is named in
 * Allow; a target of this site never leads elsewhere.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "web/query.h"
#include "web/route.h"
#include "web/url.h"

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
	{ M_GET, "/a/b/c", R_PUBLIC, handler, "abc" },
	{ M_GET, "/a/:x/d", R_PUBLIC, handler, "axd" },
	{ M_GET, "/a/:x/:y/:z", R_PUBLIC, handler, "axyz" },
	{ M_GET, "/a/*all", R_PUBLIC, handler, "aall" },
	{ M_POST, "/cart/:what", R_PUBLIC, handler, "cart" },
	{ 0 },
};

/* The pattern with the values in it. */
static struct str
rebuilt(struct arena *a, const struct route_match *m)
{
	struct buf b = buf_arena(a, (size_t)1 << 20);
	struct str rest = str_c(m->route->pattern), seg;

	rest = str_sub(rest, 1, rest.n);
	if (rest.n == 0)
		buf_char(&b, '/');
	while (str_cut(&rest, '/', &seg)) {
		buf_char(&b, '/');
		if (seg.p[0] == ':' || seg.p[0] == '*')
			buf_add(&b, route_param(m,
			    arena_cstr(a, str_sub(seg, 1, seg.n))));
		else
			buf_add(&b, seg);
	}
	return buf_str(&b);
}

static void
routes(struct arena *a, struct str path, enum method method)
{
	static struct arena *kept;
	static struct routes *r;
	struct route_match m, again;

	if (r == NULL) {
		kept = arena_new((size_t)1 << 20);
		r = routes_compile(kept, TABLE);
	}
	switch (route_find(r, method, path, &m)) {
	case ROUTE_FOUND:
		must(m.route == routes_at(r, m.index));
		must(str_eq(rebuilt(a, &m), path));
		for (size_t i = 0; i < m.n_params; i++)
			must(m.params[i].value.n > 0
			    && fuzz_within(m.params[i].value, path));
		break;
	case ROUTE_SLASH:
		must(method == M_GET || method == M_HEAD);
		must(m.path.n + 1 == path.n && str_starts(path, m.path));
		must(route_find(r, method, m.path, &again) == ROUTE_FOUND);
		break;
	case ROUTE_METHOD:
		must(m.allow != 0 && !(m.allow & method));
		break;
	case ROUTE_NONE:
		must(m.route == NULL && m.allow == 0);
		break;
	}
}

static void
targets(struct arena *a, struct str s)
{
	static const char *const none[] = { NULL };
	struct str link = query_link(a, s, NULL, none, NULL), joined;

	if (url_target(s, false)) {
		must(s.p[0] == '/' && (s.n == 1 || s.p[1] != '/'));
		must(!str_has(s, '\\') && !str_has_control(s));
		must(url_target(s, true));
	}
	/* Any path of ours is a target once it is written as a link. */
	if (s.n > 0 && s.p[0] == '/' && (s.n == 1 || s.p[1] != '/'))
		must(url_target(link, false));
	joined = url_join(a, STR("http://x/"), s);
	must(str_starts(joined, STR("http://x/")));
	must(joined.n == 9 || joined.p[9] != '/');
	must(!url_slug(s) || (s.n <= URL_SLUG_MAX && !str_has(s, '/')));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const enum method methods[] = { M_GET, M_HEAD, M_POST,
		M_DELETE };
	struct arena *a = fuzz_arena();
	struct str s;

	if (n == 0 || n > 8192)
		return 0;
	s = fuzz_str(data + 1, n - 1);
	routes(a, s, methods[data[0] % 4]);
	targets(a, s);
	return 0;
}
