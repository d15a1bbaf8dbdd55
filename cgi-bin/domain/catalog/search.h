/* search.h - full text search of products in one language.
 *
 * The words of the query must all be found, in stemmed form; the last one may
 * be the beginning of a word.  A SKU or barcode finds its product.
 */
#ifndef DOMAIN_CATALOG_SEARCH_H
#define DOMAIN_CATALOG_SEARCH_H

#include "domain/catalog/list.h"

/* Bytes of a query; longer ones are refused by the page. */
#define SEARCH_MAX 200
/* Results are counted exactly up to here. */
#define SEARCH_COUNT_MAX 1000
/* Nobody leafs further: pages behind are not found. */
#define SEARCH_PAGES_MAX 50

struct search_result {
	struct card_page cards;
	bool words;  /* something to search for: not stop words only */
	bool capped; /* more than SEARCH_COUNT_MAX: cards.total is that */
	const struct nav *nav;
};

/* Has q a letter or a digit at all, so that a search makes sense? */
bool search_has_words(struct str q);

/* One page of results, in one round trip.  RC_NOT_FOUND: no such page (page 1
 * of an empty result is there). */
enum rc search_get(struct db *db, struct arena *a, const struct catalogue *cat,
    struct str q, enum sort sort, int64_t page, struct search_result *out)
    MUST_CHECK;

/* Pages that the results fill, SEARCH_PAGES_MAX at most. */
int64_t search_pages(const struct search_result *r);

#endif
