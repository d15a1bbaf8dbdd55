/* souk-storefront: home, categories, products, search.  Reads the catalogue
 * only. */
#include "app/pool.h"
#include "storefront/shop.h"

static const struct program storefront = {
	.name = "storefront",
	.uses = USES_DB | USES_CACHE | USES_TEMPLATES,
	.routes = shop_routes,
	.open = shop_open,
	.begin = shop_begin,
};

int
main(int argc, char **argv)
{
	return pool_main(argc, argv, &storefront);
}
