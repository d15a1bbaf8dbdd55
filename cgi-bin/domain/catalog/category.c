#include "domain/catalog/category.h"

#include "base/log.h"

static const char *const sort_words[SORT_COUNT] = {
#define SORT_WORD(name, word) [name] = (word),
	SORT_LIST(SORT_WORD)
#undef SORT_WORD
};

const char *
sort_word(enum sort s)
{
	return sort_words[s];
}

enum sort
sort_of(struct str word)
{
	size_t i;

	for (i = 0; i < SORT_COUNT; i++)
		if (str_eq_c(word, sort_words[i]))
			break;
	return (enum sort)i;
}

int64_t
pages_of(int64_t total)
{
	if (total <= CARDS_A_PAGE)
		return 1;
	return (total - 1) / CARDS_A_PAGE + 1;
}

struct alternates {
	struct arena *arena;
	struct category *c;
};

static void
read_alternate(void *ctx, struct str locale, const struct json *path)
{
	struct alternates *all = ctx;
	struct crumb *alt = &all->c->alternates[all->c->n_alternates];

	if (json_kind(path) != JSON_STRING || all->c->n_alternates >= 16)
		return;
	alt->name = arena_str(all->arena, locale);
	alt->path = json_str(path);
	all->c->n_alternates++;
}

enum rc
category_read(struct arena *a, struct str doc, struct category *out)
{
	struct alternates alternates = { a, out };
	const struct json *j, *list;

	if (json_parse(a, doc, &j) != RC_OK) {
		log_error("catalog", "broken category document",
		    LOG_STR("doc", str_utf8_head(doc, 80)));
		return RC_FAULT;
	}
	*out = (struct category){ .name = json_get_str(j, "name"),
		.description = json_get_str(j, "description"),
		.path = json_get_str(j, "path"),
		.n = json_get_i64(j, "n") };
	out->crumbs = crumbs_read(a, json_get(j, "crumbs"), &out->n_crumbs);
	out->alternates = arena_array(a, 16, sizeof(*out->alternates));
	json_each(json_get(j, "alt"), read_alternate, &alternates);
	list = json_get(j, "children");
	out->n_children = json_len(list);
	out->children = arena_array(a, out->n_children, sizeof(*out->children));
	for (size_t i = 0; i < out->n_children; i++) {
		const struct json *one = json_at(list, i);

		out->children[i].name = json_get_str(one, "name");
		out->children[i].path = json_get_str(one, "path");
		out->children[i].picture = picture_read(json_get(one,
		    "picture"));
		out->children[i].n = json_get_i64(one, "n");
	}
	return RC_OK;
}
