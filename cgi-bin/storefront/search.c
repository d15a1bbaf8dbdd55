/* search.c - GET /search?q=&sort=&page=: results, or what to try instead. */
#include "app/layout.h"
#include "domain/catalog/search.h"
#include "storefront/parts.h"
#include "storefront/shop.h"
#include "web/locale.h"
#include "web/msg.h"
#include "web/mustache.h"
#include "web/req.h"

/* A page of search results has its own address, but is none for engines. */
static struct view *
search_view(struct ctx *c, struct str q, const struct nav *nav)
{
	struct view *v = layout_view(c, q.n > 0 ? q
	    : msg_text(templates_msgs(c->templates), "search.title"));

	view_bool(v, "noindex", true);
	part_languages(c, v, STR("/search"));
	part_nav(c, v, nav, STR(""));
	part_departments(c, v, nav);
	view_str(v, "q", q);
	view_bool(v, "has_q", q.n > 0);
	return v;
}

/* The form again, with what is wrong beside the field. */
static enum rc
problem(struct ctx *c, const struct catalogue *cat, struct str q,
    const char *key, int status)
{
	const struct nav *nav;
	struct view *v;
	enum rc rc;

	if ((rc = nav_get(c->db, c->arena, cat, &nav)) != RC_OK)
		return rc;
	v = search_view(c, q, nav);
	if (key != NULL)
		view_str(view_obj(v, "problem"), "text",
		    msg_text(templates_msgs(c->templates), key));
	return layout_send(c, status, "storefront/search", v);
}

static enum rc
sort_asked(struct ctx *c, enum sort *sort)
{
	*sort = SORT_RELEVANCE;
	if (!query_has(&c->req->query, "sort"))
		return RC_OK;
	*sort = sort_of(req_query(c->req, "sort"));
	return *sort < SORT_COUNT ? RC_OK : RC_INVALID;
}

static enum rc
results(struct ctx *c, const struct catalogue *cat, struct str q,
    enum sort sort, int64_t page)
{
	struct search_result r;
	struct view *v;
	enum rc rc;

	rc = search_get(c->db, c->arena, cat, q, sort, page, &r);
	if (rc != RC_OK)
		return rc;
	if (!r.words)
		return problem(c, cat, q, "search.problem.punctuation", 200);
	v = search_view(c, q, r.nav);
	view_number(v, "n", r.cards.total, c->locale);
	view_number(v, "n_text", r.cards.total, c->locale);
	view_bool(v, "capped", r.capped);
	view_bool(v, "empty", r.cards.total == 0);
	part_cards(c, v, r.cards.cards, r.cards.n_cards, true);
	part_sorts(c, v, STR("/search"), SORT_RELEVANCE, sort, SORT_RELEVANCE);
	part_pager(c, v, STR("/search"), page, search_pages(&r));
	return layout_send(c, 200, "storefront/search", v);
}

enum rc
page_search(struct ctx *c)
{
	struct catalogue cat = shop_catalogue(c);
	struct str q = str_trim(req_query(c->req, "q"));
	enum sort sort;
	int64_t page;
	enum rc rc;

	if ((rc = sort_asked(c, &sort)) != RC_OK)
		return rc;
	if ((rc = part_page_number(c, &page)) != RC_OK)
		return rc;
	if (q.n == 0)
		return problem(c, &cat, q, NULL, 200);
	if (q.n > SEARCH_MAX)
		return problem(c, &cat, str_utf8_head(q, SEARCH_MAX),
		    "search.problem.too_long", 422);
	if (!search_has_words(q))
		return problem(c, &cat, q, "search.problem.punctuation", 200);
	return results(c, &cat, q, sort, page);
}
