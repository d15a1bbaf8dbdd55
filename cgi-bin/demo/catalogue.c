#include "demo/catalogue.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/json.h"
#include "demo/draw.h"
#include "demo/pictures.h"

static const char *const locale_names[LOCALES] = {"en", "de"};

static void
put_cstr(struct buf *b, const char *s)
{
	json_put_str(b, str_c(s));
}

/* "name": as a member; the first one of an object has no comma before it. */
static void
key(struct buf *b, const char *name)
{
	char last = b->n > 0 ? b->p[b->n - 1] : '{';

	if (last != '{' && last != '[')
		buf_char(b, ',');
	put_cstr(b, name);
	buf_char(b, ':');
}

static void
comma(struct buf *b)
{
	if (b->p[b->n - 1] != '[')
		buf_char(b, ',');
}

static void
member_cstr(struct buf *b, const char *name, const char *value)
{
	key(b, name);
	if (value == NULL)
		buf_cstr(b, "null");
	else
		put_cstr(b, value);
}

static void
member_str(struct buf *b, const char *name, struct str value)
{
	key(b, name);
	json_put_str(b, value);
}

static void
member_i64(struct buf *b, const char *name, int64_t value)
{
	key(b, name);
	buf_i64(b, value);
}

static void
member_text(struct buf *b, const char *name, const struct text *t)
{
	key(b, name);
	buf_char(b, '{');
	for (int l = 0; l < LOCALES; l++)
		member_cstr(b, locale_names[l], t->t[l]);
	buf_char(b, '}');
}

static void
member_colour(struct buf *b, const char *name, uint32_t rgb)
{
	key(b, name);
	buf_printf(b, "\"#%06x\"", (unsigned)rgb);
}

static void
member_ints(struct buf *b, const char *name, const int *values, int n)
{
	key(b, name);
	buf_char(b, '[');
	for (int i = 0; i < n; i++) {
		comma(b);
		buf_i64(b, values[i]);
	}
	buf_char(b, ']');
}

static void
put_picture(struct buf *b, struct str file, uint32_t ground,
    const struct str alts[LOCALES])
{
	buf_char(b, '{');
	member_str(b, "file", file);
	member_i64(b, "width", CANVAS_W);
	member_i64(b, "height", CANVAS_H);
	member_ints(b, "widths", picture_widths, PICTURE_WIDTHS);
	member_ints(b, "webp_widths", picture_webp_widths, PICTURE_WEBP_WIDTHS);
	member_colour(b, "colour", ground);
	key(b, "alt");
	buf_char(b, '{');
	for (int l = 0; l < LOCALES; l++)
		member_str(b, locale_names[l], alts[l]);
	buf_cstr(b, "}}");
}

/* --- categories ------------------------------------------------------------
 */

static void
put_category(struct buf *b, const struct text *slug, const struct text *name,
    const struct text *line, const char *parent, int position,
    const struct cover *cover)
{
	const struct picture *pic = &cover->product->pictures[0];

	buf_char(b, '{');
	member_cstr(b, "kind", "category");
	member_cstr(b, "slug", slug->t[EN]);
	member_cstr(b, "parent", parent);
	member_i64(b, "position", position);
	key(b, "picture");
	put_picture(b, cover->file, pic->ground, pic->alt);
	key(b, "t");
	buf_char(b, '{');
	for (int l = 0; l < LOCALES; l++) {
		key(b, locale_names[l]);
		buf_char(b, '{');
		member_cstr(b, "name", name->t[l]);
		member_cstr(b, "slug", slug->t[l]);
		member_cstr(b, "description", line->t[l]);
		buf_char(b, '}');
	}
	buf_cstr(b, "}}\n");
}

static void
put_categories(struct buf *b, const struct goods *g)
{
	int at[16] = {0};
	unsigned n = 0;

	for (unsigned i = 0; i < words_ndepartments; i++) {
		const struct department *d = &words_departments[i];

		put_category(b, &d->slug, &d->name, &d->line, NULL, (int)i + 1,
		    &g->covers[n++]);
	}
	for (unsigned k = 0; words_leaves[k] != NULL; k++, n++) {
		const struct leaf *l = words_leaves[k];

		for (unsigned i = 0; i < words_ndepartments; i++)
			if (strcmp(words_departments[i].slug.t[EN],
				l->department) == 0)
				put_category(b, &l->slug, &l->name, &l->line,
				    l->department, ++at[i], &g->covers[n]);
	}
}

/* --- products --------------------------------------------------------------
 */

static void
put_texts(struct buf *b, const struct product *p)
{
	key(b, "t");
	buf_char(b, '{');
	for (int l = 0; l < LOCALES; l++) {
		key(b, locale_names[l]);
		buf_char(b, '{');
		member_str(b, "slug", p->slug[l]);
		member_str(b, "name", p->name[l]);
		member_str(b, "summary", p->summary[l]);
		member_str(b, "description_md", p->md[l]);
		member_str(b, "description_html", p->html[l]);
		buf_char(b, '}');
	}
	buf_char(b, '}');
}

static const struct text colour_name = W("Colour", "Farbe");

static void
put_options(struct buf *b, const struct product *p)
{
	key(b, "options");
	buf_char(b, '[');
	if (p->ncolours > 1) {
		buf_char(b, '{');
		member_cstr(b, "code", "colour");
		member_text(b, "t", &colour_name);
		key(b, "values");
		buf_char(b, '[');
		for (unsigned i = 0; i < p->ncolours; i++) {
			comma(b);
			buf_char(b, '{');
			member_cstr(b, "code", p->colours[i]->code);
			member_text(b, "t", &p->colours[i]->name);
			member_colour(b, "swatch", p->colours[i]->rgb);
			buf_char(b, '}');
		}
		buf_cstr(b, "]}");
	}
	for (unsigned o = 0; o < p->noptions; o++) {
		comma(b);
		buf_char(b, '{');
		member_cstr(b, "code", p->options[o].code);
		member_text(b, "t", &p->options[o].name);
		key(b, "values");
		buf_char(b, '[');
		for (unsigned i = 0; i < p->options[o].n; i++) {
			comma(b);
			buf_char(b, '{');
			member_cstr(b, "code", p->options[o].values[i].code);
			member_text(b, "t", &p->options[o].values[i].name);
			member_cstr(b, "swatch", NULL);
			buf_char(b, '}');
		}
		buf_cstr(b, "]}");
	}
	buf_char(b, ']');
}

static void
put_variants(struct buf *b, const struct product *p)
{
	key(b, "variants");
	buf_char(b, '[');
	for (unsigned i = 0; i < p->nvariants; i++) {
		const struct variant *v = &p->variants[i];

		comma(b);
		buf_char(b, '{');
		member_str(b, "sku", v->sku);
		member_cstr(b, "barcode", v->barcode);
		member_i64(b, "weight_g", v->weight_g);
		key(b, "options");
		buf_char(b, '{');
		if (p->ncolours > 1)
			member_cstr(b, "colour", p->colours[v->at[0]]->code);
		for (unsigned o = 0; o < p->noptions; o++)
			member_cstr(b, p->options[o].code,
			    p->options[o].values[v->at[o + 1]].code);
		buf_char(b, '}');
		member_i64(b, "price_minor", v->price);
		if (v->compare_at > 0)
			member_i64(b, "compare_at_minor", v->compare_at);
		else
			member_cstr(b, "compare_at_minor", NULL);
		member_cstr(b, "currency", "EUR");
		member_i64(b, "stock", v->stock);
		member_i64(b, "picture", v->picture);
		buf_char(b, '}');
	}
	buf_char(b, ']');
}

static void
put_attr(struct buf *b, const struct attr *at)
{
	static const char *const kinds[] = {
	    "number", "choice", "choice", "boolean"};
	const struct attr_spec *s = at->spec;

	comma(b);
	buf_char(b, '{');
	member_cstr(b, "code", s->code);
	member_cstr(b, "kind", kinds[s->from]);
	member_cstr(b, "unit", s->unit);
	member_text(b, "t", &s->name);
	switch (s->from) {
	case ATTR_NUMBER:
		key(b, "value");
		buf_i64(b, at->tenths / 10);
		if (at->tenths % 10 != 0)
			buf_printf(b, ".%d", at->tenths % 10);
		break;
	case ATTR_MATERIAL:
	case ATTR_CHOICE:
		member_text(b, "value", &at->text);
		break;
	case ATTR_YES:
		key(b, "value");
		buf_cstr(b, at->yes ? "true" : "false");
		break;
	}
	buf_char(b, '}');
}

static void
put_attributes(struct buf *b, const struct product *p)
{
	key(b, "attributes");
	buf_char(b, '[');
	for (unsigned i = 0; i < p->nattrs; i++)
		put_attr(b, &p->attrs[i]);
	if (p->ncolours == 1) {
		comma(b);
		buf_char(b, '{');
		member_cstr(b, "code", "colour");
		member_cstr(b, "kind", "choice");
		member_cstr(b, "unit", NULL);
		member_text(b, "t", &colour_name);
		member_text(b, "value", &p->colours[0]->name);
		buf_char(b, '}');
	}
	buf_char(b, ']');
}

static void
put_product(struct buf *b, const struct product *p)
{
	char iso[CLOCK_ISO_MAX], ref[16];

	clock_iso(p->created * 1000000, iso);
	snprintf(ref, sizeof(ref), "P%04u", p->number);
	buf_char(b, '{');
	member_cstr(b, "kind", "product");
	member_cstr(b, "ref", ref);
	member_cstr(b, "category", p->leaf->slug.t[EN]);
	key(b, "categories");
	buf_char(b, '[');
	if (p->also != NULL)
		put_cstr(b, p->also->slug.t[EN]);
	buf_char(b, ']');
	member_cstr(b, "created", iso);
	member_i64(b, "popularity", p->popularity);
	put_texts(b, p);
	put_options(b, p);
	put_variants(b, p);
	key(b, "pictures");
	buf_char(b, '[');
	for (unsigned i = 0; i < p->npictures; i++) {
		comma(b);
		put_picture(b, p->pictures[i].file, p->pictures[i].ground,
		    p->pictures[i].alt);
	}
	buf_char(b, ']');
	put_attributes(b, p);
	buf_cstr(b, "}\n");
}

void
catalogue_write(struct buf *b, const struct goods *g)
{
	put_categories(b, g);
	for (unsigned i = 0; i < GOODS_PRODUCTS; i++)
		put_product(b, &g->products[i]);
}
