/* parts.h - pieces of views that several pages share. */
#ifndef STOREFRONT_PARTS_H
#define STOREFRONT_PARTS_H

#include "app/ctx.h"
#include "domain/catalog/category.h"
#include "domain/catalog/nav.h"
#include "web/query.h"
#include "web/view.h"

/* Cards in the first row, whose pictures are not lazy. */
#define EAGER_CARDS 4

/* Price and what it was, into v as "price" and "compare" (absent when there
 * is none). */
void part_price(struct ctx *c, struct view *v, struct money price,
    struct money compare);
/* A picture's sources and size into v; lazy or eager. */
void part_picture(struct ctx *c, struct view *v, const struct picture *p,
    bool eager);
/* Sets "in_stock" or "sold_out", and "low" {n} for 1 to STOCK_LOW pieces. */
void part_stock(struct view *v, int64_t stock);
/* The cards as list "cards". */
void part_cards(struct ctx *c, struct view *v, const struct card *cards,
    size_t n, bool eager);
void part_crumbs(struct ctx *c, struct view *v, const struct crumb *crumbs,
    size_t n);
/* Sort links from first on, the current one marked; links keep the order
 * q, sort, page and drop the page. */
void part_sorts(struct ctx *c, struct view *v, struct str path,
    enum sort first, enum sort current, enum sort standard);
/* "pager", when there is more than one page. */
void part_pager(struct ctx *c, struct view *v, struct str path, int64_t page,
    int64_t pages);
/* The menu as list "nav"; path is the page's category or empty. */
void part_nav(struct ctx *c, struct view *v, const struct nav *nav,
    struct str path);
/* Its top categories with their pictures as list "categories". */
void part_departments(struct ctx *c, struct view *v, const struct nav *nav);
/* This page in the market's other languages, the path being the same. */
void part_languages(struct ctx *c, struct view *v, struct str path);

/* ?page=: 1 when absent; RC_NOT_FOUND for all that no page can be. */
enum rc part_page_number(struct ctx *c, int64_t *page) MUST_CHECK;

#endif
