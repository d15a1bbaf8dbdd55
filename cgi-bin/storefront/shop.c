#include "storefront/shop.h"

#include "base/log.h"
#include "web/locale.h"
#include "web/req.h"

struct shop {
	struct markets markets; /* n 0: not read yet */
	struct nav_cache *navs;
};

static enum rc
learn_markets(struct proc *p, struct shop *shop)
{
	if (shop->markets.n > 0)
		return RC_OK;
	return market_list(p->db, p->arena, &shop->markets);
}

enum rc
shop_open(struct proc *p)
{
	struct shop *shop = arena_zalloc(p->arena, sizeof(*shop));

	shop->navs = nav_cache_new(p->arena);
	p->own = shop;
	if (learn_markets(p, shop) != RC_OK)
		log_warn("storefront", "the markets will be read later");
	return RC_OK;
}

enum rc
shop_begin(struct ctx *c)
{
	struct shop *shop = c->proc->own;
	enum rc rc = learn_markets(c->proc, shop);

	if (rc != RC_OK)
		return rc;
	c->market = market_of_host(&shop->markets, c->req->host);
	return c->market != NULL ? RC_OK : RC_NOT_FOUND;
}

struct catalogue
shop_catalogue(const struct ctx *c)
{
	const struct shop *shop = c->proc->own;

	return (struct catalogue){ c->market->id, locale_tag(c->locale),
		shop->navs };
}
