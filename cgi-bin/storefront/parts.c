#include "storefront/parts.h"

#include "app/layout.h"
#include "domain/catalog/product.h"
#include "web/req.h"

#define SRCSET_MAX ((size_t)4 * 1024)

void
part_price(struct ctx *c, struct view *v, struct money price,
    struct money compare)
{
	view_money(v, "price", price, c->locale);
	if (compare.minor > price.minor)
		view_money(v, "compare", compare, c->locale);
}

static struct str
srcset(struct ctx *c, const struct picture *p, const int64_t *widths,
    size_t n, const char *ext)
{
	struct buf b = buf_arena(c->arena, SRCSET_MAX);

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%.*s/%.*s-%lld.%s %lldw", i > 0 ? ", " : "",
		    STR_FMT(c->conf->media_url), STR_FMT(p->file),
		    (long long)widths[i], ext, (long long)widths[i]);
	return buf_str(&b);
}

/* The width nearest to 640 from above, for what knows no srcset. */
static int64_t
plain_width(const struct picture *p)
{
	int64_t best = p->n_webp > 0 ? p->webp[p->n_webp - 1] : 0;

	for (size_t i = p->n_webp; i-- > 0;)
		if (p->webp[i] >= 640)
			best = p->webp[i];
	return best;
}

void
part_picture(struct ctx *c, struct view *v, const struct picture *p,
    bool eager)
{
	view_str(v, "alt", p->alt);
	view_str(v, "src", arena_printf(c->arena, "%.*s/%.*s-%lld.webp",
	    STR_FMT(c->conf->media_url), STR_FMT(p->file),
	    (long long)plain_width(p)));
	view_str(v, "avif", srcset(c, p, p->avif, p->n_avif, "avif"));
	view_str(v, "webp", srcset(c, p, p->webp, p->n_webp, "webp"));
	view_i64(v, "width", p->width);
	view_i64(v, "height", p->height);
	view_bool(v, "eager", eager);
	view_bool(v, "lazy", !eager);
}

void
part_stock(struct view *v, int64_t stock)
{
	view_bool(v, "in_stock", stock > 0);
	view_bool(v, "sold_out", stock <= 0);
	if (stock > 0 && stock <= STOCK_LOW)
		view_i64(view_obj(v, "low"), "n", stock);
}

#define SWATCHES_SHOWN 5

static void
swatches(struct view *v, const struct card *card)
{
	struct view *list;

	if (card->n_swatches == 0)
		return;
	list = view_list(v, "swatches");
	for (size_t i = 0; i < card->n_swatches && i < SWATCHES_SHOWN; i++) {
		struct view *one = view_item(list);

		view_str(one, "name", card->swatches[i].name);
		view_str(one, "swatch", card->swatches[i].colour);
	}
	if (card->n_swatches > SWATCHES_SHOWN)
		view_i64(view_obj(v, "more"), "n",
		    (int64_t)card->n_swatches - SWATCHES_SHOWN);
}

void
part_cards(struct ctx *c, struct view *v, const struct card *cards, size_t n,
    bool eager)
{
	struct view *list = view_list(v, "cards");

	for (size_t i = 0; i < n; i++) {
		const struct card *card = &cards[i];
		struct view *one = view_item(list);

		view_str(one, "name", card->name);
		view_str(one, "path", layout_path(c, arena_printf(c->arena,
		    "/p/%.*s", STR_FMT(card->slug))));
		if (card->picture.file.n > 0)
			part_picture(c, view_obj(one, "picture"),
			    &card->picture, eager && i < EAGER_CARDS);
		part_price(c, one, card->price, card->compare);
		view_bool(one, "from", card->many);
		part_stock(one, card->stock);
		swatches(one, card);
	}
}

static struct str
category_link(struct ctx *c, struct str path)
{
	return layout_path(c, arena_printf(c->arena, "/c/%.*s",
	    STR_FMT(path)));
}

void
part_crumbs(struct ctx *c, struct view *v, const struct crumb *crumbs,
    size_t n)
{
	struct view *list = view_list(v, "crumbs");

	for (size_t i = 0; i < n; i++) {
		struct view *one = view_item(list);

		view_str(one, "name", crumbs[i].name);
		view_str(one, "path", category_link(c, crumbs[i].path));
	}
}

static const char *const link_order[] = { "q", "sort", "page", NULL };

static struct str
link_to(struct ctx *c, struct str path, const struct query_set *set)
{
	return query_link(c->arena, arena_printf(c->arena, "%.*s%.*s",
	    STR_FMT(c->prefix), STR_FMT(path)), &c->req->query, link_order,
	    set);
}

void
part_sorts(struct ctx *c, struct view *v, struct str path, enum sort first,
    enum sort current, enum sort standard)
{
	static const char *const keys[SORT_COUNT] = {
		[SORT_RELEVANCE] = "key_relevance",
		[SORT_POPULAR] = "key_popular",
		[SORT_NEW] = "key_new",
		[SORT_PRICE] = "key_price",
		[SORT_PRICE_DESC] = "key_price_desc",
	};
	struct view *list = view_list(v, "sorts");

	for (enum sort s = first; s < SORT_COUNT; s++) {
		struct query_set set[] = {
			{ "sort", s == standard ? STR("")
			                        : str_c(sort_word(s)) },
			{ "page", STR("") }, { NULL, STR("") },
		};
		struct view *one = view_item(list);

		view_bool(one, keys[s], true);
		view_str(one, "href", link_to(c, path, set));
		view_bool(one, "current", s == current);
	}
}

static struct str
page_link(struct ctx *c, struct str path, int64_t page)
{
	struct query_set set[] = {
		{ "page", page > 1 ? arena_printf(c->arena, "%lld",
		                         (long long)page)
		                   : STR("") },
		{ NULL, STR("") },
	};

	return link_to(c, path, set);
}

void
part_pager(struct ctx *c, struct view *v, struct str path, int64_t page,
    int64_t pages)
{
	struct view *pager, *items;
	bool gap = false;

	if (pages < 2)
		return;
	pager = view_obj(v, "pager");
	view_i64(pager, "page", page);
	view_i64(pager, "last", pages);
	if (page > 1)
		view_str(view_obj(pager, "prev"), "href",
		    page_link(c, path, page - 1));
	if (page < pages)
		view_str(view_obj(pager, "next"), "href",
		    page_link(c, path, page + 1));
	items = view_list(pager, "items");
	for (int64_t n = 1; n <= pages; n++) {
		struct view *one;

		/* the ends, and one on either side of the current page */
		if (n > 1 && n < pages && (n < page - 1 || n > page + 1)) {
			if (!gap)
				view_bool(view_item(items), "gap", true);
			gap = true;
			n = n < page - 1 ? page - 2 : pages - 1;
			continue;
		}
		gap = false;
		one = view_item(items);
		view_i64(one, "page", n);
		view_str(one, "href", page_link(c, path, n));
		view_bool(one, "current", n == page);
	}
}

/* Is the page's category this one, or below it? */
static bool
within(struct str path, struct str category)
{
	return str_starts(path, category)
	    && (path.n == category.n || path.p[category.n] == '/');
}

static void
nav_items(struct ctx *c, struct view *list, const struct nav_item *items,
    size_t n, struct str path)
{
	for (size_t i = 0; i < n; i++) {
		const struct nav_item *item = &items[i];
		struct view *one = view_item(list);

		view_str(one, "name", item->name);
		view_str(one, "path", category_link(c, item->path));
		view_bool(one, "current", within(path, item->path));
		if (item->n_children > 0)
			nav_items(c, view_list(one, "children"),
			    item->children, item->n_children, path);
	}
}

void
part_nav(struct ctx *c, struct view *v, const struct nav *nav,
    struct str path)
{
	nav_items(c, view_list(v, "nav"), nav->items, nav->n, path);
}

void
part_departments(struct ctx *c, struct view *v, const struct nav *nav)
{
	struct view *list = view_list(v, "categories");

	for (size_t i = 0; i < nav->n; i++) {
		const struct nav_item *item = &nav->items[i];
		struct view *one = view_item(list);

		view_str(one, "name", item->name);
		view_str(one, "path", category_link(c, item->path));
		view_number(one, "n", item->n, c->locale);
		if (item->picture.file.n > 0)
			part_picture(c, view_obj(one, "picture"),
			    &item->picture, false);
	}
}

void
part_languages(struct ctx *c, struct view *v, struct str path)
{
	for (size_t i = 0; i < c->market->n_locales; i++)
		layout_alternate(c, v, c->market->locales[i].locale,
		    c->market->locales[i].prefix, path);
}

enum rc
part_page_number(struct ctx *c, int64_t *page)
{
	struct str s = req_query(c->req, "page");

	*page = 1;
	if (!query_has(&c->req->query, "page"))
		return RC_OK;
	if (!str_to_i64(s, page) || *page < 1 || *page > 1000000)
		return RC_NOT_FOUND;
	return RC_OK;
}
