/* product.c - GET /p/<slug>?v=<SKU>: a product and one of its variants.
 *
 * A choice is a plain link to the variant that it leads to; without ?v the
 * first one that can be bought is shown.
 */
#include "app/layout.h"
#include "domain/catalog/list.h"
#include "storefront/parts.h"
#include "storefront/shop.h"
#include "web/locale.h"
#include "web/msg.h"
#include "web/mustache.h"
#include "web/req.h"
#include "web/resp.h"

static struct str
product_path(struct ctx *c, struct str slug)
{
	return arena_printf(c->arena, "/p/%.*s", STR_FMT(slug));
}

static struct str
variant_link(struct ctx *c, const struct product *p, const struct variant *v)
{
	static const char *const order[] = { "v", NULL };
	struct query_set set[] = { { "v", v->sku }, { NULL, STR("") } };

	return query_link(c->arena, arena_printf(c->arena, "%.*s/p/%.*s",
	    STR_FMT(c->prefix), STR_FMT(p->slug)), &c->req->query, order, set);
}

static void
value_view(struct ctx *c, struct view *one, const struct product *p,
    const struct variant *v, size_t option, const struct option_value *value)
{
	const struct variant *to = product_switch(p, v, option, value->code);

	view_str(one, "name", value->name);
	if (value->swatch.n > 0)
		view_str(one, "swatch", value->swatch);
	view_bool(one, "chosen", str_eq(v->choice[option], value->code));
	view_bool(one, "missing", !product_has(p, v, option, value->code));
	view_bool(one, "sold_out", to == NULL || to->stock <= 0);
	if (to != NULL)
		view_str(one, "href", variant_link(c, p, to));
}

static void
options_view(struct ctx *c, struct view *v, const struct product *p,
    const struct variant *chosen)
{
	struct view *list = view_list(v, "options");

	for (size_t i = 0; i < p->n_options; i++) {
		const struct option *o = &p->options[i];
		struct view *one = view_item(list);
		struct view *values = view_list(one, "values");
		bool swatches = false;

		view_str(one, "name", o->name);
		for (size_t k = 0; k < o->n_values; k++) {
			value_view(c, view_item(values), p, chosen, i,
			    &o->values[k]);
			swatches |= o->values[k].swatch.n > 0;
			if (str_eq(o->values[k].code, chosen->choice[i]))
				view_str(one, "chosen_name",
				    o->values[k].name);
		}
		view_bool(one, "swatches", swatches);
	}
}

/* The chosen variant's picture comes first. */
static void
pictures_view(struct ctx *c, struct view *v, const struct product *p,
    size_t first)
{
	struct view *list = view_list(v, "pictures");

	for (size_t i = 0; i < p->n_pictures; i++) {
		size_t at = i == 0 ? first : i <= first ? i - 1 : i;
		struct view *one = view_item(list);

		view_str(one, "id", arena_printf(c->arena, "p%zu", i + 1));
		view_i64(one, "n", (int64_t)i + 1);
		view_bool(one, "first", i == 0);
		part_picture(c, one, &p->pictures[at], i == 0);
	}
	view_bool(v, "many_pictures", p->n_pictures > 1);
}

/* "9.5" as the locale writes it; other texts as they are. */
static struct str
number_text(struct ctx *c, struct str s)
{
	struct buf b = buf_arena(c->arena, 64);
	size_t point = str_find(s, '.');
	struct str whole = str_sub(s, 0, point);
	struct str rest = str_sub(s, point + 1, s.n);
	int64_t n;

	if (rest.n > 6 || !str_to_i64(arena_printf(c->arena, "%.*s%.*s",
	    STR_FMT(whole), STR_FMT(rest)), &n))
		return s;
	locale_decimal(c->locale, n, (int)rest.n, &b);
	return buf_str(&b);
}

static struct str
attribute_text(struct ctx *c, const struct attribute *t)
{
	struct str s = t->text;

	if (t->kind == ATTRIBUTE_BOOL)
		return msg_text(templates_msgs(c->templates),
		    t->yes ? "product.yes" : "product.no");
	if (t->kind == ATTRIBUTE_NUMBER)
		s = number_text(c, t->text);
	if (t->unit.n == 0)
		return s;
	return arena_printf(c->arena, "%.*s\u00a0%.*s", STR_FMT(s),
	    STR_FMT(t->unit));
}

static void
attributes_view(struct ctx *c, struct view *v, const struct product *p)
{
	struct view *list = view_list(v, "attributes");

	for (size_t i = 0; i < p->n_attributes; i++) {
		struct view *one = view_item(list);

		view_str(one, "name", p->attributes[i].name);
		view_str(one, "value", attribute_text(c, &p->attributes[i]));
	}
}

/* In the market's order, which is that of every page. */
static void
languages_view(struct ctx *c, struct view *v, const struct product *p)
{
	for (size_t i = 0; i < c->market->n_locales; i++) {
		const struct market_locale *l = &c->market->locales[i];

		for (size_t k = 0; k < p->n_alternates; k++)
			if (str_eq(p->alternates[k].locale, l->locale))
				layout_alternate(c, v, l->locale, l->prefix,
				    product_path(c, p->alternates[k].slug));
	}
}

static struct view *
product_view(struct ctx *c, const struct product *p, const struct variant *v,
    const struct nav *nav)
{
	struct view *page = layout_view(c, p->name);

	layout_canonical(c, page, product_path(c, p->slug));
	languages_view(c, page, p);
	part_nav(c, page, nav, p->n_crumbs > 0
	    ? p->crumbs[p->n_crumbs - 1].path : STR(""));
	part_crumbs(c, page, p->crumbs, p->n_crumbs);
	view_str(page, "name", p->name);
	view_str(page, "description", p->summary);
	view_str(page, "summary", p->summary);
	/* Made safe by integr/markdown when it was saved. */
	view_html(page, "html", html_trust(p->html));
	view_str(page, "sku", v->sku);
	part_price(c, page, v->price, v->compare);
	if (variant_percent(v) > 0)
		view_i64(page, "percent", variant_percent(v));
	part_stock(page, v->stock);
	pictures_view(c, page, p, v->picture);
	options_view(c, page, p, v);
	attributes_view(c, page, p);
	if (v->barcode.n > 0)
		view_str(page, "barcode", v->barcode);
	return page;
}

enum rc
page_product(struct ctx *c)
{
	struct catalogue cat = shop_catalogue(c);
	const struct variant *v;
	const struct nav *nav;
	struct str slug, sku;
	struct product p;
	enum rc rc;

	if (!req_slug(c->req, "slug", &slug))
		return RC_NOT_FOUND;
	rc = product_page_get(c->db, c->arena, &cat, slug, &p, &nav);
	if (rc != RC_OK)
		return rc;
	sku = req_query(c->req, "v");
	v = sku.n > 0 ? product_variant(&p, sku) : product_first(&p);
	if (v == NULL) /* no longer made, or mistyped: the product itself */
		return resp_redirect(c->resp, 303,
		    layout_path(c, product_path(c, p.slug)));
	return layout_send(c, 200, "storefront/product",
	    product_view(c, &p, v, nav));
}
