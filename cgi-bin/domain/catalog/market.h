/* market.h - what one audience is shown: currency, price list, tax rule, and
 * the languages with the paths below which they live.
 */
#ifndef DOMAIN_CATALOG_MARKET_H
#define DOMAIN_CATALOG_MARKET_H

#include "base/arena.h"
#include "base/str.h"
#include "store/db.h"

struct market_id {
	int64_t v;
};

struct market_locale {
	struct str locale; /* "de" */
	struct str prefix; /* before every path: "" or "/de" */
};

struct market {
	struct market_id id;
	struct str code, host; /* host: empty for any */
	struct str currency;
	bool tax_included;
	struct market_locale *locales; /* the default one first */
	size_t n_locales;
};

struct markets {
	struct market *v;
	size_t n;
};

/* All markets; a is the process's, for they change with a reload only.  A
 * single read. */
enum rc market_list(struct db *db, struct arena *a, struct markets *out)
    MUST_CHECK;

/* The market of a host (with or without port), else the one for any host;
 * NULL when there is none. */
const struct market *market_of_host(const struct markets *all,
    struct str host);
/* The prefix of a locale, or NULL when the market does not speak it. */
const struct market_locale *market_locale(const struct market *m,
    struct str locale);

#endif
