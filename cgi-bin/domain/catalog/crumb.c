#include "domain/catalog/crumb.h"

struct crumb *
crumbs_read(struct arena *a, const struct json *j, size_t *n)
{
	struct crumb *c = arena_array(a, json_len(j), sizeof(*c));

	*n = json_len(j);
	for (size_t i = 0; i < *n; i++) {
		c[i].name = json_get_str(json_at(j, i), "name");
		c[i].path = json_get_str(json_at(j, i), "path");
	}
	return c;
}
