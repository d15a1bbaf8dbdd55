#include "domain/catalog/market.h"

#include "base/log.h"

DB_STMT(SQL_MARKETS, DB_READ, "catalog.markets",
    "SELECT m.id, m.code, m.host, m.currency, m.tax_included,"
    "       l.locale, l.path_prefix"
    "  FROM catalog.market m JOIN catalog.market_locale l"
    "    ON l.market_id = m.id"
    " ORDER BY m.id, l.position",
    0, 7);

enum rc
market_list(struct db *db, struct arena *a, struct markets *out)
{
	struct market *m = NULL;
	struct db_rows rows;
	enum rc rc;

	if ((rc = db_list(db, a, &SQL_MARKETS, &rows)) != RC_OK)
		return rc;
	out->v = arena_array(a, rows.n, sizeof(*out->v));
	out->n = 0;
	for (size_t i = 0; i < rows.n; i++) {
		struct db_row row = db_row_at(&rows, i);
		struct market_id id = { row_i64(&row, 0) };

		if (m == NULL || m->id.v != id.v) {
			m = &out->v[out->n++];
			m->id = id;
			m->code = row_str(&row, 1);
			m->host = row_str(&row, 2);
			m->currency = row_str(&row, 3);
			m->tax_included = row_bool(&row, 4);
			m->locales = arena_array(a, rows.n,
			    sizeof(*m->locales));
		}
		m->locales[m->n_locales].locale = row_str(&row, 5);
		m->locales[m->n_locales].prefix = row_str(&row, 6);
		m->n_locales++;
		if ((rc = row_end(&row)) != RC_OK)
			return rc;
	}
	if (out->n == 0) {
		log_error("catalog", "no market in the database");
		return RC_FAULT;
	}
	return RC_OK;
}
