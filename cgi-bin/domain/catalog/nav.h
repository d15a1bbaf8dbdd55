/* nav.h - the menu: top categories and their children.
 *
 * It stands on every page and hardly ever changes, so a process keeps it
 * parsed.  Each page's round trip asks for it by the version known; only when
 * that differs does the document come along.  So a change is seen by the next
 * page, and nothing is read or parsed twice.
 */
#ifndef DOMAIN_CATALOG_NAV_H
#define DOMAIN_CATALOG_NAV_H

#include "domain/catalog/market.h"
#include "domain/catalog/picture.h"
#include "store/db.h"

struct nav_item {
	struct str name, path; /* path: of the category */
	struct picture picture;
	int64_t n; /* products in it and below */
	struct nav_item *children;
	size_t n_children;
};

struct nav {
	struct nav_item *items;
	size_t n;
};

/* Of the process: the menus of all markets and languages seen so far. */
struct nav_cache;
struct nav_cache *nav_cache_new(struct arena *process);

/* Whose catalogue, in which language; and the menus known. */
struct catalogue {
	struct market_id market;
	struct str locale;
	struct nav_cache *navs;
};

/* One call of a pipeline that brings the menu:
 *   struct nav_ask ask = nav_ask(&cat);
 *   DB_CALL(ask.stmt, &rows, ask.market, ask.locale, ask.known)
 *   nav_take(&cat, &rows) */
struct nav_ask {
	const struct db_stmt *stmt;
	struct db_param market, locale, known;
};
struct nav_ask nav_ask(const struct catalogue *cat);
/* The menu by that call's rows, never NULL: a page with an empty menu is
 * better than no page (logged).  Lives until the next nav_take. */
const struct nav *nav_take(const struct catalogue *cat, struct db_rows *rows);

/* The menu alone, for pages without products. */
enum rc nav_get(struct db *db, struct arena *a, const struct catalogue *cat,
    const struct nav **out) MUST_CHECK;

#endif
