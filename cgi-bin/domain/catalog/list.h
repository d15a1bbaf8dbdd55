/* list.h - the reads behind pages that list products.  Each call is one round
 * trip to PostgreSQL and brings the menu along, for no page goes without it.
 * Texts live in a, the menu in the process (nav.h). */
#ifndef DOMAIN_CATALOG_LIST_H
#define DOMAIN_CATALOG_LIST_H

#include "domain/catalog/category.h"
#include "domain/catalog/nav.h"
#include "domain/catalog/product.h"

struct front {
	struct card *fresh, *popular, *sale; /* newest; best sold; reduced */
	size_t n_fresh, n_popular, n_sale;
	const struct nav *nav;
};

/* The newest, the most popular and the reduced products, up to n of each. */
enum rc front_get(struct db *db, struct arena *a, const struct catalogue *cat,
    int64_t n, struct front *out) MUST_CHECK;

/* Reads rows whose only column is a card. */
enum rc cards_read(struct arena *a, const struct db_rows *rows,
    struct card **out, size_t *n) MUST_CHECK;

/* A category's page.  RC_NOT_FOUND: no such category, or no such page of it
 * (an empty category has one). */
enum rc category_page_get(struct db *db, struct arena *a,
    const struct catalogue *cat, struct str path, enum sort sort, int64_t page,
    struct category *out,
    struct card_page *cards, const struct nav **nav) MUST_CHECK;

/* A product's page by its slug; RC_NOT_FOUND. */
enum rc product_page_get(struct db *db, struct arena *a,
    const struct catalogue *cat, struct str slug, struct product *out,
    const struct nav **nav) MUST_CHECK;

#endif
