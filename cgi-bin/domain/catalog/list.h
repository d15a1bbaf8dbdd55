/* list.h - the reads behind pages that list products.  Each call is one round
 * trip to PostgreSQL and brings the navigation's document along, for no page
 * goes without it. */
#ifndef DOMAIN_CATALOG_LIST_H
#define DOMAIN_CATALOG_LIST_H

#include "domain/catalog/category.h"
#include "domain/catalog/market.h"
#include "domain/catalog/product.h"

/* Whose catalogue, in which language. */
struct shelf_key {
	struct market_id market;
	struct str locale;
};

struct front {
	struct card *fresh, *popular, *sale; /* newest; best sold; reduced */
	size_t n_fresh, n_popular, n_sale;
	struct str nav;
};

/* The newest, the most popular and the reduced products, up to n of each. */
enum rc front_get(struct db *db, struct arena *a, struct shelf_key k,
    int64_t n, struct front *out) MUST_CHECK;

/* Reads rows whose only column is a card. */
enum rc cards_read(struct arena *a, const struct db_rows *rows,
    struct card **out, size_t *n) MUST_CHECK;

/* The menu's statement (market, locale) and its document, for calls that bring
 * it along. */
const struct db_stmt *nav_statement(void);
struct str nav_read(const struct db_rows *rows);
/* The menu alone, for pages without products. */
enum rc nav_get(struct db *db, struct arena *a, struct shelf_key k,
    struct str *nav) MUST_CHECK;

/* A category's page.  RC_NOT_FOUND: no such category, or no such page of it
 * (an empty category has one). */
enum rc category_page_get(struct db *db, struct arena *a, struct shelf_key k,
    struct str path, enum sort sort, int64_t page, struct category *out,
    struct card_page *cards, struct str *nav) MUST_CHECK;

/* A product's page by its slug; RC_NOT_FOUND. */
enum rc product_page_get(struct db *db, struct arena *a, struct shelf_key k,
    struct str slug, struct product *out, struct str *nav) MUST_CHECK;

#endif
