/* route.c - the table as a tree of path segments.
 *
 * A node has its literal children in a list, at most one ':' child and at most
 * one '*' child; a node where patterns end holds their routes, one for each
 * method.  Every node is reached by one path only, so a search visits each
 * node at most once, however hostile the URL.
 */
#include "web/route.h"

#include <assert.h>
#include <stdlib.h>

#include "base/log.h"

struct leaf {
	struct leaf *next;
	enum method method;
	size_t index;
	struct str names[ROUTE_PARAMS];
	size_t n_names;
};

struct node {
	struct str literal;
	struct node *next;                 /* sibling among the literals */
	struct node *child, *param, *rest; /* what may follow */
	struct leaf *leaves;               /* the patterns that end here */
};

struct routes {
	const struct route *table;
	size_t n;
	struct node root;
};

static NORETURN void
table_bad(const struct route *r, const char *why)
{
	log_error("route", "a route is wrong", LOG_CSTR("why", why),
	    LOG_CSTR("pattern", r->pattern), LOG_CSTR("name", r->name));
	abort();
}

static struct node *
child_get(struct arena *a, struct node *at, struct str seg)
{
	struct node **p = &at->child;

	if (seg.p[0] == ':')
		p = &at->param;
	else if (seg.p[0] == '*')
		p = &at->rest;
	else
		while (*p != NULL && !str_eq((*p)->literal, seg))
			p = &(*p)->next;
	if (*p == NULL) {
		*p = arena_zalloc(a, sizeof(**p));
		(*p)->literal = seg;
	}
	return *p;
}

static void
route_add(struct arena *a, struct routes *rs, size_t index)
{
	const struct route *r = &rs->table[index];
	struct leaf *leaf = arena_zalloc(a, sizeof(*leaf));
	struct node *at = &rs->root;
	struct str rest = str_c(r->pattern), seg;
	size_t segments = 0;

	if (rest.n == 0 || rest.p[0] != '/')
		table_bad(r, "the pattern does not start with '/'");
	if (r->handler == NULL || r->name == NULL || r->name[0] == '\0')
		table_bad(r, "no handler or no name");
	if (r->method == M_NONE || r->method == M_HEAD
	    || method_name(r->method)[0] == '\0')
		table_bad(r, "not one method (GET answers HEAD too)");
	rest = str_sub(rest, 1, rest.n);
	if (str_ends(rest, STR("/")))
		table_bad(r, "the pattern ends with '/'");
	while (str_cut(&rest, '/', &seg)) {
		bool named = seg.n > 0 && (seg.p[0] == ':' || seg.p[0] == '*');

		if (seg.n < (named ? 2 : 1) || ++segments > ROUTE_SEGMENTS)
			table_bad(r, "an empty segment, or too many");
		if (named && leaf->n_names == ROUTE_PARAMS)
			table_bad(r, "too many parameters");
		if (seg.p[0] == '*' && rest.n > 0)
			table_bad(r, "'*' is not the last segment");
		if (named)
			leaf->names[leaf->n_names++] = str_sub(seg, 1, seg.n);
		at = child_get(a, at, seg);
	}
	for (const struct leaf *l = at->leaves; l != NULL; l = l->next)
		if (l->method == r->method)
			table_bad(r, "another route has this URL and method");
	leaf->method = r->method;
	leaf->index = index;
	leaf->next = at->leaves;
	at->leaves = leaf;
}

struct routes *
routes_compile(struct arena *a, const struct route *table)
{
	struct routes *rs = arena_zalloc(a, sizeof(*rs));

	rs->table = table;
	for (size_t i = 0; table[i].pattern != NULL; i++) {
		if (i == ROUTE_MAX)
			table_bad(&table[i], "too many routes");
		for (size_t k = 0; k < i; k++)
			if (table[i].name != NULL && str_eq_c(
				str_c(table[i].name), table[k].name))
				table_bad(&table[i], "the name is taken");
		route_add(a, rs, i);
		rs->n++;
	}
	return rs;
}

size_t
routes_len(const struct routes *r)
{
	return r->n;
}

const struct route *
routes_at(const struct routes *r, size_t i)
{
	assert(i < r->n);
	return &r->table[i];
}

struct search {
	enum method method;
	struct str segs[ROUTE_SEGMENTS];
	size_t n;
	struct str values[ROUTE_PARAMS];
	size_t n_values;
	unsigned allow;
};

static unsigned
allowed(enum method m)
{
	return m == M_GET ? (unsigned)M_GET | M_HEAD : (unsigned)m;
}

/* The route of s->method among those that end at a node. */
static const struct leaf *
leaf_get(struct search *s, const struct node *at)
{
	const struct leaf *found = NULL;

	for (const struct leaf *l = at->leaves; l != NULL; l = l->next) {
		unsigned bits = allowed(l->method);

		s->allow |= bits;
		if (bits & s->method)
			found = l;
	}
	return found;
}

/* Depth first, in the order literal, ':', '*'; at most ROUTE_SEGMENTS deep. */
static const struct leaf *
walk(struct search *s, const struct node *at, size_t i)
{
	const struct leaf *found;
	struct str seg;

	if (i == s->n)
		return leaf_get(s, at);
	seg = s->segs[i];
	for (const struct node *c = at->child; c != NULL; c = c->next)
		if (str_eq(c->literal, seg)) {
			if ((found = walk(s, c, i + 1)) != NULL)
				return found;
			break;
		}
	if (at->param != NULL) {
		s->values[s->n_values++] = seg;
		if ((found = walk(s, at->param, i + 1)) != NULL)
			return found;
		s->n_values--;
	}
	if (at->rest != NULL) {
		const struct str *last = &s->segs[s->n - 1];

		s->values[s->n_values++] =
		    str_n(seg.p, (size_t)(last->p + last->n - seg.p));
		if ((found = leaf_get(s, at->rest)) != NULL)
			return found;
		s->n_values--;
	}
	return NULL;
}

/* False when the path has an empty segment or too many. */
static bool
split(struct search *s, struct str path)
{
	struct str rest = str_sub(path, 1, path.n), seg;

	s->n = 0;
	while (str_cut(&rest, '/', &seg)) {
		if (seg.n == 0 || s->n == ROUTE_SEGMENTS)
			return false;
		s->segs[s->n++] = seg;
	}
	return true;
}

enum route_result
route_find(const struct routes *r, enum method method, struct str path,
    struct route_match *out)
{
	struct search s = { .method = method };
	bool slash = path.n > 1 && path.p[path.n - 1] == '/';
	const struct leaf *leaf;

	out->route = NULL;
	out->index = 0;
	out->n_params = 0;
	out->allow = 0;
	out->path = STR("");
	if (path.n == 0 || path.p[0] != '/')
		return ROUTE_NONE;
	if (slash) {
		if (method != M_GET && method != M_HEAD)
			return ROUTE_NONE;
		path = str_sub(path, 0, path.n - 1);
		if (path.p[path.n - 1] == '/')
			return ROUTE_NONE; /* more than one too many */
	}
	if (!split(&s, path))
		return ROUTE_NONE;
	leaf = walk(&s, &r->root, 0);
	if (leaf == NULL && (s.allow == 0 || slash))
		return ROUTE_NONE;
	if (leaf == NULL) {
		out->allow = s.allow;
		return ROUTE_METHOD;
	}
	if (slash) {
		out->path = path;
		return ROUTE_SLASH;
	}
	assert(leaf->n_names == s.n_values);
	for (size_t i = 0; i < s.n_values; i++) {
		out->params[i].name = leaf->names[i];
		out->params[i].value = s.values[i];
	}
	out->n_params = s.n_values;
	out->route = &r->table[leaf->index];
	out->index = leaf->index;
	return ROUTE_FOUND;
}

struct str
route_param(const struct route_match *m, const char *name)
{
	struct str want = str_c(name);

	for (size_t i = 0; i < m->n_params; i++)
		if (str_eq(m->params[i].name, want))
			return m->params[i].value;
	return STR("");
}

void
route_allow(struct buf *b, unsigned allow)
{
	const char *sep = "";

	for (unsigned m = M_GET; m <= M_OPTIONS; m <<= 1) {
		if (!(allow & m))
			continue;
		buf_cstr(b, sep);
		buf_cstr(b, method_name((enum method)m));
		sep = ", ";
	}
}
