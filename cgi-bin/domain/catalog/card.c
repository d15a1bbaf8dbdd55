#include "domain/catalog/card.h"

#include "base/log.h"

static enum rc
broken(struct str doc)
{
	log_error("catalog", "broken card document",
	    LOG_STR("doc", str_utf8_head(doc, 80)));
	return RC_FAULT;
}

enum rc
card_read(struct arena *a, struct str doc, struct card *out)
{
	const struct json *j, *list;
	struct str cur;

	if (json_parse(a, doc, &j) != RC_OK)
		return broken(doc);
	*out = (struct card){ .slug = json_get_str(j, "slug"),
		.name = json_get_str(j, "name"),
		.picture = picture_read(json_get(j, "pic")),
		.many = json_flag(json_get(j, "many")),
		.stock = json_get_i64(j, "stock") };
	cur = json_get_str(j, "cur");
	if (money_of(json_get_i64(j, "from"), cur, &out->price) != RC_OK
	    || money_of(json_get_i64(j, "compare"), cur, &out->compare)
	        != RC_OK)
		return broken(doc);
	list = json_get(j, "swatches");
	out->n_swatches = json_len(list);
	out->swatches = arena_array(a, out->n_swatches, sizeof(*out->swatches));
	for (size_t i = 0; i < out->n_swatches; i++) {
		const struct json *s = json_at(list, i);

		out->swatches[i].name = json_get_str(s, "name");
		out->swatches[i].colour = json_get_str(s, "swatch");
	}
	return RC_OK;
}
