/* category.h - a category's page: its own facts and one page of its cards. */
#ifndef DOMAIN_CATALOG_CATEGORY_H
#define DOMAIN_CATALOG_CATEGORY_H

#include "domain/catalog/card.h"
#include "domain/catalog/crumb.h"

#define CARDS_A_PAGE 24

/*        enum                query    */
#define SORT_LIST(X)                                                          \
	X(SORT_RELEVANCE, "relevance") /* of a search only */                 \
	X(SORT_POPULAR, "popular")                                            \
	X(SORT_NEW, "new")                                                    \
	X(SORT_PRICE, "price")                                                \
	X(SORT_PRICE_DESC, "price-desc")

enum sort {
#define SORT_ENUM(name, word) name,
	SORT_LIST(SORT_ENUM)
#undef SORT_ENUM
	SORT_COUNT
};

struct subcategory {
	struct str name, path;
	struct picture picture;
	int64_t n; /* products in it and below */
};

struct category {
	struct str name, description, path;
	struct crumb *crumbs; /* ends above the category itself */
	size_t n_crumbs;
	struct subcategory *children;
	size_t n_children;
	struct crumb *alternates; /* name: locale, path: of the category */
	size_t n_alternates;
	int64_t n; /* products in it and below */
};

struct card_page {
	struct card *cards;
	size_t n_cards;
	int64_t total; /* of all pages */
	int64_t page;  /* from 1 */
};

/* The word that stands for a sort in a query; and back, SORT_COUNT when it is
 * none. */
const char *sort_word(enum sort s);
enum sort sort_of(struct str word);
/* Pages that total cards fill; at least 1. */
int64_t pages_of(int64_t total);

enum rc category_read(struct arena *a, struct str doc, struct category *out)
    MUST_CHECK;

#endif
