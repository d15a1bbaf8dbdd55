/* home.c - GET /: the hero, the departments, and shelves that each say why. */
#include "app/layout.h"
#include "domain/catalog/list.h"
#include "storefront/parts.h"
#include "storefront/shop.h"

#define SHELF 8

/* The picture of the house, drawn once wide and once tall (souk-demo). */
static const struct picture hero = { .file = STR_INIT("hero"),
	.alt = STR_INIT(""), .width = 1920, .height = 1080,
	.avif = { 640, 960, 1280, 1920 }, .n_avif = 4,
	.webp = { 640, 960, 1280, 1920 }, .n_webp = 4 };
static const struct picture hero_tall = { .file = STR_INIT("hero-tall"),
	.alt = STR_INIT(""), .width = 1280, .height = 1600,
	.avif = { 320, 640, 960, 1280 }, .n_avif = 4,
	.webp = { 320, 640, 960, 1280 }, .n_webp = 4 };

static void
hero_view(struct ctx *c, struct view *v)
{
	struct view *wide = view_obj(v, "hero");

	part_picture(c, wide, &hero, true);
	part_picture(c, view_obj(wide, "tall"), &hero_tall, true);
}

static void
shelf(struct ctx *c, struct view *shelves, const char *why,
    const struct card *cards, size_t n)
{
	struct view *one;

	if (n == 0)
		return;
	one = view_item(shelves);
	view_bool(one, why, true);
	part_cards(c, one, cards, n, false);
}

enum rc
page_home(struct ctx *c)
{
	struct catalogue cat = shop_catalogue(c);
	struct view *v, *shelves;
	struct front f;
	enum rc rc;

	if ((rc = front_get(c->db, c->arena, &cat, SHELF, &f)) != RC_OK)
		return rc;
	v = layout_view(c, STR(""));
	layout_canonical(c, v, STR("/"));
	part_languages(c, v, STR("/"));
	part_nav(c, v, f.nav, STR(""));
	hero_view(c, v);
	part_departments(c, v, f.nav);
	shelves = view_list(v, "shelves");
	shelf(c, shelves, "title_new", f.fresh, f.n_fresh);
	shelf(c, shelves, "title_popular", f.popular, f.n_popular);
	shelf(c, shelves, "title_sale", f.sale, f.n_sale);
	return layout_send(c, 200, "storefront/home", v);
}
