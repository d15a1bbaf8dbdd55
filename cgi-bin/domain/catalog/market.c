#include "domain/catalog/market.h"

static bool
serves(const struct market *m, struct str host)
{
	struct str name = str_sub(host, 0, str_find(host, ':'));

	return str_ieq(m->host, host) || str_ieq(m->host, name);
}

const struct market *
market_of_host(const struct markets *all, struct str host)
{
	const struct market *any = NULL;

	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].host.n == 0) {
			if (any == NULL)
				any = &all->v[i];
		} else if (serves(&all->v[i], host)) {
			return &all->v[i];
		}
	}
	return any;
}

const struct market_locale *
market_locale(const struct market *m, struct str locale)
{
	for (size_t i = 0; i < m->n_locales; i++)
		if (str_eq(m->locales[i].locale, locale))
			return &m->locales[i];
	return NULL;
}
