/* category.c - GET /c/<path>?sort=&page=: one page of a category's cards. */
#include "app/layout.h"
#include "domain/catalog/list.h"
#include "storefront/parts.h"
#include "storefront/shop.h"
#include "web/locale.h"
#include "web/req.h"

static void
children_view(struct ctx *c, struct view *v, const struct category *cat)
{
	struct view *list = view_list(v, "children");

	for (size_t i = 0; i < cat->n_children; i++) {
		const struct subcategory *child = &cat->children[i];
		struct view *one = view_item(list);

		view_str(one, "name", child->name);
		view_str(one, "path", layout_path(c, arena_printf(c->arena,
		    "/c/%.*s", STR_FMT(child->path))));
		view_i64(one, "n", child->n);
		if (child->picture.file.n > 0)
			part_picture(c, view_obj(one, "picture"),
			    &child->picture, true);
	}
}

/* In the market's order, which is that of every page. */
static void
languages_view(struct ctx *c, struct view *v, const struct category *cat)
{
	for (size_t i = 0; i < c->market->n_locales; i++) {
		const struct market_locale *l = &c->market->locales[i];

		for (size_t k = 0; k < cat->n_alternates; k++)
			if (str_eq(cat->alternates[k].name, l->locale))
				layout_alternate(c, v, l->locale, l->prefix,
				    arena_printf(c->arena, "/c/%.*s",
				        STR_FMT(cat->alternates[k].path)));
	}
}

/* ?sort=: RC_INVALID for a word that is none. */
static enum rc
sort_asked(struct ctx *c, enum sort *sort)
{
	*sort = SORT_POPULAR;
	if (!query_has(&c->req->query, "sort"))
		return RC_OK;
	*sort = sort_of(req_query(c->req, "sort"));
	return *sort > SORT_RELEVANCE && *sort < SORT_COUNT ? RC_OK
	                                                    : RC_INVALID;
}

enum rc
page_category(struct ctx *c)
{
	struct catalogue cat = shop_catalogue(c);
	struct str path = req_param(c->req, "path");
	struct str at = arena_printf(c->arena, "/c/%.*s", STR_FMT(path));
	struct card_page cards;
	struct category found;
	const struct nav *nav;
	struct view *v;
	enum sort sort;
	int64_t page;
	enum rc rc;

	if ((rc = sort_asked(c, &sort)) != RC_OK)
		return rc;
	if ((rc = part_page_number(c, &page)) != RC_OK)
		return rc;
	rc = category_page_get(c->db, c->arena, &cat, path, sort, page, &found,
	    &cards, &nav);
	if (rc != RC_OK)
		return rc;
	v = layout_view(c, found.name);
	layout_canonical(c, v, at);
	languages_view(c, v, &found);
	part_nav(c, v, nav, path);
	part_crumbs(c, v, found.crumbs, found.n_crumbs);
	view_str(v, "name", found.name);
	view_str(v, "description", found.description);
	view_str(v, "category_description", found.description);
	view_number(v, "n", cards.total, c->locale);
	view_bool(v, "empty", cards.total == 0);
	children_view(c, v, &found);
	part_cards(c, v, cards.cards, cards.n_cards, found.n_children == 0);
	part_sorts(c, v, at, SORT_POPULAR, sort, SORT_POPULAR);
	part_pager(c, v, at, page, pages_of(cards.total));
	return layout_send(c, 200, "storefront/category", v);
}
