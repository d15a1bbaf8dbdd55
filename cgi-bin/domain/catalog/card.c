#include "domain/catalog/card.h"

#include "base/log.h"

static enum rc
broken(const char *why)
{
	log_error("catalog", "broken card document", LOG_CSTR("reason", why));
	return RC_FAULT;
}

static void
read_swatches(struct arena *a, const struct json *list, struct card *out)
{
	out->n_swatches = json_len(list);
	out->swatches = arena_array(a, out->n_swatches, sizeof(*out->swatches));
	for (size_t i = 0; i < out->n_swatches; i++) {
		const struct json *s = json_at(list, i);

		out->swatches[i].name = json_get_str(s, "name");
		out->swatches[i].colour = json_get_str(s, "swatch");
	}
}

enum rc
card_of(struct arena *a, const struct json *j, struct card *out)
{
	struct str cur = json_get_str(j, "cur");

	*out = (struct card){ .slug = json_get_str(j, "slug"),
		.name = json_get_str(j, "name"),
		.picture = picture_read(json_get(j, "pic")),
		.many = json_flag(json_get(j, "many")),
		.stock = json_get_i64(j, "stock") };
	if (money_of(json_get_i64(j, "from"), cur, &out->price) != RC_OK
	    || money_of(json_get_i64(j, "compare"), cur, &out->compare)
	        != RC_OK)
		return broken("has a bad price");
	read_swatches(a, json_get(j, "swatches"), out);
	return RC_OK;
}

enum rc
card_read(struct arena *a, struct str doc, struct card *out)
{
	const struct json *j;

	if (json_parse(a, doc, &j) != RC_OK)
		return broken("is no JSON");
	return card_of(a, j, out);
}
