/* product.c - from the stored document to the product, and which variant a
 * choice leads to; see product.h. */
#include "domain/catalog/product.h"

#include "base/log.h"

static enum rc
broken(struct str slug, const char *why)
{
	log_error("catalog", "broken product document", LOG_STR("slug", slug),
	    LOG_CSTR("reason", why));
	return RC_FAULT;
}

static void
read_options(struct arena *a, const struct json *j, struct product *p)
{
	p->n_options = json_len(j);
	p->options = arena_array(a, p->n_options, sizeof(*p->options));
	for (size_t i = 0; i < p->n_options; i++) {
		struct option *o = &p->options[i];
		const struct json *jo = json_at(j, i);
		const struct json *jv = json_get(jo, "values");

		o->code = json_get_str(jo, "code");
		o->name = json_get_str(jo, "name");
		o->n_values = json_len(jv);
		o->values = arena_array(a, o->n_values, sizeof(*o->values));
		for (size_t k = 0; k < o->n_values; k++) {
			const struct json *v = json_at(jv, k);

			o->values[k].code = json_get_str(v, "code");
			o->values[k].name = json_get_str(v, "name");
			o->values[k].swatch = json_get_str(v, "swatch");
		}
	}
}

static enum rc
read_variant(struct arena *a, const struct json *j, const struct product *p,
    struct variant *v)
{
	const struct json *choice = json_get(j, "o");
	struct str cur = json_get_str(j, "cur");
	int64_t pic = json_get_i64(j, "pic");
	enum rc rc;

	v->sku = json_get_str(j, "sku");
	v->barcode = json_get_str(j, "barcode");
	v->stock = json_get_i64(j, "stock");
	v->weight_g = json_get_i64(j, "weight");
	v->picture = pic > 0 && (uint64_t)pic < p->n_pictures ? (size_t)pic : 0;
	v->choice = arena_array(a, p->n_options, sizeof(*v->choice));
	for (size_t i = 0; i < p->n_options; i++)
		v->choice[i] = json_str(json_at(choice, i));
	rc = money_of(json_get_i64(j, "price"), cur, &v->price);
	if (rc == RC_OK)
		rc = money_of(json_get_i64(j, "compare"), cur, &v->compare);
	return rc;
}

static void
read_attributes(struct arena *a, const struct json *j, struct product *p)
{
	p->n_attributes = json_len(j);
	p->attributes = arena_array(a, p->n_attributes, sizeof(*p->attributes));
	for (size_t i = 0; i < p->n_attributes; i++) {
		struct attribute *t = &p->attributes[i];
		const struct json *one = json_at(j, i);
		const struct json *v = json_get(one, "value");

		t->name = json_get_str(one, "name");
		t->unit = json_get_str(one, "unit");
		switch (json_kind(v)) {
		case JSON_BOOL:
			t->kind = ATTRIBUTE_BOOL;
			t->yes = json_flag(v);
			t->text = STR("");
			break;
		case JSON_INT:
			t->kind = ATTRIBUTE_NUMBER;
			t->text = arena_printf(a, "%lld",
			    (long long)json_i64(v));
			break;
		case JSON_DOUBLE: /* a measure, never money */
			t->kind = ATTRIBUTE_NUMBER;
			t->text = arena_printf(a, "%.10g", json_double(v));
			break;
		default:
			t->kind = ATTRIBUTE_TEXT;
			t->text = json_str(v);
			break;
		}
	}
}

struct alternates {
	struct arena *arena;
	struct product *p;
};

static void
read_alternate(void *ctx, struct str locale, const struct json *slug)
{
	struct alternates *all = ctx;
	struct alternate *alt = &all->p->alternates[all->p->n_alternates];

	if (json_kind(slug) != JSON_STRING || all->p->n_alternates >= 16)
		return;
	alt->locale = arena_str(all->arena, locale);
	alt->slug = json_str(slug);
	all->p->n_alternates++;
}

enum rc
product_read(struct arena *a, struct str doc, struct product *out)
{
	struct alternates alternates = { a, out };
	const struct json *j, *list;
	enum rc rc;

	if (json_parse(a, doc, &j) != RC_OK)
		return broken(STR(""), "is no JSON");
	*out = (struct product){ .slug = json_get_str(j, "slug"),
		.name = json_get_str(j, "name"),
		.summary = json_get_str(j, "summary"),
		.html = json_get_str(j, "html"),
		.version = json_get_i64(j, "version") };
	out->crumbs = crumbs_read(a, json_get(j, "crumbs"), &out->n_crumbs);
	out->alternates = arena_array(a, 16, sizeof(*out->alternates));
	json_each(json_get(j, "alt"), read_alternate, &alternates);
	read_options(a, json_get(j, "options"), out);
	list = json_get(j, "pictures");
	out->n_pictures = json_len(list);
	out->pictures = arena_array(a, out->n_pictures, sizeof(*out->pictures));
	for (size_t i = 0; i < out->n_pictures; i++)
		out->pictures[i] = picture_read(json_at(list, i));
	list = json_get(j, "variants");
	out->n_variants = json_len(list);
	if (out->n_variants == 0)
		return broken(out->slug, "has no variants");
	out->variants = arena_array(a, out->n_variants, sizeof(*out->variants));
	for (size_t i = 0; i < out->n_variants; i++) {
		rc = read_variant(a, json_at(list, i), out, &out->variants[i]);
		if (rc != RC_OK)
			return broken(out->slug, "has a bad price");
	}
	read_attributes(a, json_get(j, "attributes"), out);
	return RC_OK;
}

const struct variant *
product_variant(const struct product *p, struct str sku)
{
	for (size_t i = 0; i < p->n_variants; i++)
		if (str_eq(p->variants[i].sku, sku))
			return &p->variants[i];
	return NULL;
}

const struct variant *
product_first(const struct product *p)
{
	for (size_t i = 0; i < p->n_variants; i++)
		if (p->variants[i].stock > 0)
			return &p->variants[i];
	return &p->variants[0];
}

/* Same choice as v in every option but this one? */
static bool
differs_only_in(const struct product *p, const struct variant *v,
    const struct variant *w, size_t option)
{
	for (size_t i = 0; i < p->n_options; i++)
		if (i != option && !str_eq(v->choice[i], w->choice[i]))
			return false;
	return true;
}

static const struct variant *
sibling(const struct product *p, const struct variant *v, size_t option,
    struct str value)
{
	for (size_t i = 0; i < p->n_variants; i++) {
		const struct variant *w = &p->variants[i];

		if (str_eq(w->choice[option], value)
		    && differs_only_in(p, v, w, option))
			return w;
	}
	return NULL;
}

const struct variant *
product_switch(const struct product *p, const struct variant *v,
    size_t option, struct str value)
{
	const struct variant *found = sibling(p, v, option, value);

	for (size_t i = 0; i < p->n_variants && found == NULL; i++)
		if (str_eq(p->variants[i].choice[option], value)
		    && p->variants[i].stock > 0)
			found = &p->variants[i];
	for (size_t i = 0; i < p->n_variants && found == NULL; i++)
		if (str_eq(p->variants[i].choice[option], value))
			found = &p->variants[i];
	return found;
}

bool
product_has(const struct product *p, const struct variant *v, size_t option,
    struct str value)
{
	return sibling(p, v, option, value) != NULL;
}

int64_t
variant_percent(const struct variant *v)
{
	__int128 saved = (__int128)v->compare.minor - v->price.minor;

	if (v->compare.minor <= 0 || saved <= 0)
		return 0;
	return (int64_t)(saved * 100 / v->compare.minor);
}
