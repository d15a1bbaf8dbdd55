#include "domain/catalog/search.h"

#include "base/log.h"

DB_STMT(SQL_SEARCH, DB_READ, "catalog.search",
    "SELECT total, words, cards"
    "  FROM catalog.search_v1($1, $2, $3, $4, $5, $6)",
    6, 3);

/* Letters beyond ASCII count as letters: the database knows better. */
bool
search_has_words(struct str q)
{
	for (size_t i = 0; i < q.n; i++) {
		unsigned char c = (unsigned char)q.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
		    || (c >= 'A' && c <= 'Z') || c >= 0x80)
			return true;
	}
	return false;
}

int64_t
search_pages(const struct search_result *r)
{
	int64_t pages = pages_of(r->cards.total);

	return pages < SEARCH_PAGES_MAX ? pages : SEARCH_PAGES_MAX;
}

static enum rc
cards_of(struct arena *a, struct str doc, struct card_page *out)
{
	const struct json *list;
	enum rc rc;

	if (json_parse(a, doc, &list) != RC_OK) {
		log_error("catalog", "broken search result");
		return RC_FAULT;
	}
	out->n_cards = json_len(list);
	out->cards = arena_array(a, out->n_cards, sizeof(*out->cards));
	for (size_t i = 0; i < out->n_cards; i++) {
		rc = card_of(a, json_at(list, i), &out->cards[i]);
		if (rc != RC_OK)
			return rc;
	}
	return RC_OK;
}

enum rc
search_get(struct db *db, struct arena *a, const struct catalogue *cat,
    struct str q, enum sort sort, int64_t page, struct search_result *out)
{
	struct nav_ask ask = nav_ask(cat);
	struct db_rows nav, found;
	const struct db_call calls[] = {
		DB_CALL(ask.stmt, &nav, ask.market, ask.locale, ask.known),
		DB_CALL(&SQL_SEARCH, &found, ask.market, ask.locale, DB_STR(q),
		    DB_STR(str_c(sort_word(sort))), DB_I64(CARDS_A_PAGE),
		    DB_I64((page - 1) * CARDS_A_PAGE)),
	};
	struct db_row row;
	struct str doc;
	enum rc rc;

	if (page > SEARCH_PAGES_MAX)
		return RC_NOT_FOUND;
	rc = db_many(db, a, calls, sizeof(calls) / sizeof(calls[0]));
	if (rc != RC_OK)
		return rc;
	out->nav = nav_take(cat, &nav);
	if (found.n != 1)
		return RC_FAULT;
	row = db_row_at(&found, 0);
	out->cards.total = row_i64(&row, 0);
	out->words = row_i64(&row, 1) > 0;
	doc = row_str(&row, 2);
	if ((rc = row_end(&row)) != RC_OK)
		return rc;
	out->capped = out->cards.total > SEARCH_COUNT_MAX;
	if (out->capped)
		out->cards.total = SEARCH_COUNT_MAX;
	out->cards.page = page;
	if (page > search_pages(out))
		return RC_NOT_FOUND;
	return cards_of(a, doc, &out->cards);
}
