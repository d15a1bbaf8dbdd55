/* routes.c - every URL that this program answers, below each language's
 * prefix too. */
#include "storefront/shop.h"
#include "web/route.h"

const struct route shop_routes[] = {
	/* method pattern        who       handler           metric */
	{ M_GET,  "/",            R_PUBLIC, page_home,        "home" },
	{ M_GET,  "/c/*path",     R_PUBLIC, page_category,    "category" },
	{ M_GET,  "/p/:slug",     R_PUBLIC, page_product,     "product" },
	{ M_GET,  "/search",      R_PUBLIC, page_search,      "search" },
	{ M_GET,  "/preferences", R_PUBLIC, page_preferences, "preferences" },
	{ M_POST, "/preferences", R_PUBLIC, post_preferences,
	    "preferences_set" },
	{ 0 }
};
