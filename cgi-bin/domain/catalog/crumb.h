/* crumb.h - a step of the path from the shop's front to a page. */
#ifndef DOMAIN_CATALOG_CRUMB_H
#define DOMAIN_CATALOG_CRUMB_H

#include "base/arena.h"
#include "base/json.h"

struct crumb {
	struct str name, path; /* path: of the category, "art/prints" */
};

/* Reads a projection's array of crumbs. */
struct crumb *crumbs_read(struct arena *a, const struct json *j, size_t *n);

#endif
