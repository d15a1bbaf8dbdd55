#include "domain/catalog/list.h"

DB_STMT(SQL_PRODUCT, DB_READ, "catalog.product_page",
    "SELECT doc FROM catalog.product_page"
    " WHERE market_id = $1 AND locale = $2 AND slug = $3",
    3, 1);

DB_STMT(SQL_CATEGORY, DB_READ, "catalog.category_page",
    "SELECT doc, product_count FROM catalog.category_page"
    " WHERE market_id = $1 AND locale = $2 AND path = $3",
    3, 2);

/* A page of a category in one order: the index of that order finds the 24
 * products, then their cards are fetched. */
#define CATEGORY_CARDS(columns, order)                                        \
	"SELECT c.card"                                                       \
	"  FROM (SELECT l.product_id" columns " FROM catalog.listing l"       \
	"         WHERE market_id = $1 AND category_id ="                     \
	"               (SELECT category_id FROM catalog.category_page"       \
	"                 WHERE market_id = $1 AND locale = $2 AND path = $3)" \
	"         ORDER BY " order " LIMIT 24 OFFSET $4) l"                   \
	"  JOIN catalog.product_card c ON c.market_id = $1"                   \
	"   AND c.locale = $2 AND c.product_id = l.product_id"                \
	" ORDER BY " order

DB_STMT(SQL_BY_POPULAR, DB_READ, "catalog.category_popular",
    CATEGORY_CARDS(", l.popularity", "l.popularity DESC, l.product_id"), 4, 1);
DB_STMT(SQL_BY_NEW, DB_READ, "catalog.category_new",
    CATEGORY_CARDS(", l.created_at", "l.created_at DESC, l.product_id"), 4, 1);
DB_STMT(SQL_BY_PRICE, DB_READ, "catalog.category_price",
    CATEGORY_CARDS(", l.price_minor", "l.price_minor, l.product_id"), 4, 1);
DB_STMT(SQL_BY_PRICE_DESC, DB_READ, "catalog.category_price_desc",
    CATEGORY_CARDS(", l.price_minor", "l.price_minor DESC, l.product_id"),
    4, 1);

DB_STMT(SQL_FRESH, DB_READ, "catalog.front_new",
    "SELECT card FROM catalog.product_card"
    " WHERE market_id = $1 AND locale = $2 AND in_stock"
    " ORDER BY created_at DESC, product_id LIMIT $3",
    3, 1);
DB_STMT(SQL_POPULAR, DB_READ, "catalog.front_popular",
    "SELECT card FROM catalog.product_card"
    " WHERE market_id = $1 AND locale = $2 AND in_stock"
    " ORDER BY popularity DESC, product_id LIMIT $3",
    3, 1);
DB_STMT(SQL_SALE, DB_READ, "catalog.front_sale",
    "SELECT card FROM catalog.product_card"
    " WHERE market_id = $1 AND locale = $2 AND on_sale AND in_stock"
    " ORDER BY popularity DESC, product_id LIMIT $3",
    3, 1);

/* The first column of the only row, "" when there is none. */
static struct str
only(const struct db_rows *rows)
{
	struct db_row row;

	if (rows->n == 0)
		return STR("");
	row = db_row_at(rows, 0);
	return row_str(&row, 0);
}

enum rc
cards_read(struct arena *a, const struct db_rows *rows, struct card **out,
    size_t *n)
{
	struct card *cards = arena_array(a, rows->n, sizeof(*cards));

	for (size_t i = 0; i < rows->n; i++) {
		struct db_row row = db_row_at(rows, i);
		enum rc rc = card_read(a, row_str(&row, 0), &cards[i]);

		if (rc != RC_OK)
			return rc;
	}
	*out = cards;
	*n = rows->n;
	return RC_OK;
}

enum rc
front_get(struct db *db, struct arena *a, const struct catalogue *cat,
    int64_t n, struct front *out)
{
	struct db_rows nav, fresh, popular, sale;
	struct nav_ask ask = nav_ask(cat);
	const struct db_call calls[] = {
		DB_CALL(ask.stmt, &nav, ask.market, ask.locale, ask.known),
		DB_CALL(&SQL_FRESH, &fresh, ask.market, ask.locale, DB_I64(n)),
		DB_CALL(&SQL_POPULAR, &popular, ask.market, ask.locale,
		    DB_I64(n)),
		DB_CALL(&SQL_SALE, &sale, ask.market, ask.locale, DB_I64(n)),
	};
	enum rc rc;

	rc = db_many(db, a, calls, sizeof(calls) / sizeof(calls[0]));
	if (rc != RC_OK)
		return rc;
	out->nav = nav_take(cat, &nav);
	if ((rc = cards_read(a, &fresh, &out->fresh, &out->n_fresh)) != RC_OK)
		return rc;
	rc = cards_read(a, &popular, &out->popular, &out->n_popular);
	if (rc != RC_OK)
		return rc;
	return cards_read(a, &sale, &out->sale, &out->n_sale);
}

static const struct db_stmt *
category_statement(enum sort sort)
{
	switch (sort) {
	case SORT_NEW:
		return &SQL_BY_NEW;
	case SORT_PRICE:
		return &SQL_BY_PRICE;
	case SORT_PRICE_DESC:
		return &SQL_BY_PRICE_DESC;
	default:
		return &SQL_BY_POPULAR;
	}
}

enum rc
category_page_get(struct db *db, struct arena *a, const struct catalogue *cat,
    struct str path, enum sort sort, int64_t page, struct category *out,
    struct card_page *cards, const struct nav **nav)
{
	struct db_rows nav_rows, category, list;
	struct nav_ask ask = nav_ask(cat);
	const struct db_call calls[] = {
		DB_CALL(ask.stmt, &nav_rows, ask.market, ask.locale, ask.known),
		DB_CALL(&SQL_CATEGORY, &category, ask.market, ask.locale,
		    DB_STR(path)),
		DB_CALL(category_statement(sort), &list, ask.market, ask.locale,
		    DB_STR(path), DB_I64((page - 1) * CARDS_A_PAGE)),
	};
	struct db_row row;
	enum rc rc;

	rc = db_many(db, a, calls, sizeof(calls) / sizeof(calls[0]));
	if (rc != RC_OK)
		return rc;
	*nav = nav_take(cat, &nav_rows);
	if (category.n == 0)
		return RC_NOT_FOUND;
	row = db_row_at(&category, 0);
	if ((rc = category_read(a, row_str(&row, 0), out)) != RC_OK)
		return rc;
	cards->total = row_i64(&row, 1);
	cards->page = page;
	if ((rc = row_end(&row)) != RC_OK)
		return rc;
	if (page > pages_of(cards->total))
		return RC_NOT_FOUND;
	return cards_read(a, &list, &cards->cards, &cards->n_cards);
}

enum rc
product_page_get(struct db *db, struct arena *a, const struct catalogue *cat,
    struct str slug, struct product *out, const struct nav **nav)
{
	struct db_rows nav_rows, product;
	struct nav_ask ask = nav_ask(cat);
	const struct db_call calls[] = {
		DB_CALL(ask.stmt, &nav_rows, ask.market, ask.locale, ask.known),
		DB_CALL(&SQL_PRODUCT, &product, ask.market, ask.locale,
		    DB_STR(slug)),
	};
	enum rc rc;

	rc = db_many(db, a, calls, sizeof(calls) / sizeof(calls[0]));
	if (rc != RC_OK)
		return rc;
	*nav = nav_take(cat, &nav_rows);
	if (product.n == 0)
		return RC_NOT_FOUND;
	return product_read(a, only(&product), out);
}
