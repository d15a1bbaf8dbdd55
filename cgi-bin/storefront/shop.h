/* shop.h - what the storefront's process keeps, and its handlers. */
#ifndef STOREFRONT_SHOP_H
#define STOREFRONT_SHOP_H

#include "app/ctx.h"
#include "domain/catalog/nav.h"

/* Reads the markets where they are not known yet, and sets c->market.
 * RC_RETRY when PostgreSQL is away. */
enum rc shop_begin(struct ctx *c) MUST_CHECK;
/* The worker's connections are warmed up; a peer that is away is no reason to
 * fail. */
enum rc shop_open(struct proc *p) MUST_CHECK;

/* What the page at hand reads: its market, language, menus. */
struct catalogue shop_catalogue(const struct ctx *c);

extern const struct route shop_routes[];

enum rc page_home(struct ctx *c) MUST_CHECK;
enum rc page_category(struct ctx *c) MUST_CHECK;
enum rc page_product(struct ctx *c) MUST_CHECK;
enum rc page_search(struct ctx *c) MUST_CHECK;
enum rc page_preferences(struct ctx *c) MUST_CHECK;
enum rc post_preferences(struct ctx *c) MUST_CHECK;

#endif
