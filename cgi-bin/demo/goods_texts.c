/* goods_texts.c - names, summaries and descriptions.
 *
 * A description is put together from one sentence of each of the leaf's lists,
 * the design's story and the facts; the lists are long enough that neighbours
 * in a category rarely read alike.
 */
#include <stdlib.h>
#include <string.h>

#include "demo/prng.h"
#include "demo/sentence.h"
#include "integr/markdown.h"

enum { TEXT_MAX = 16 << 10 };

static unsigned
length(const struct text *list)
{
	unsigned n = 0;

	while (list[n].t[EN] != NULL)
		n++;
	return n;
}

struct str
goods_slug(struct arena *a, struct str name)
{
	static const struct {
		const char *from, *to;
	} table[] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"},
	    {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}, {"é", "e"}};
	struct buf b = buf_arena(a, TEXT_MAX);
	bool gap = false;

	for (size_t i = 0; i < name.n; i++) {
		const char *put = NULL;
		char c = name.p[i], one[2] = {0};

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			one[0] = c;
			put = one;
		}
		for (size_t k = 0; k < sizeof(table) / sizeof(table[0]); k++)
			if (str_starts(str_sub(name, i, name.n),
				str_c(table[k].from))) {
				put = table[k].to;
				i++;
				break;
			}
		if (put == NULL) {
			gap = b.n > 0;
			continue;
		}
		if (gap)
			buf_char(&b, '-');
		gap = false;
		buf_cstr(&b, put);
	}
	return buf_str(&b);
}

static struct str
make_name(struct arena *a, const struct product *p, int locale)
{
	const char *noun = p->type->noun.t[locale];
	const char *what = p->design != NULL ? p->design->name.t[locale] : "";
	struct buf b = buf_arena(a, TEXT_MAX);

	if (p->title != NULL) {
		if (p->design == NULL)
			what = p->title->name.t[locale];
		buf_cstr(&b, what);
		return buf_str(&b);
	}
	if (locale == EN)
		buf_printf(&b, "%s %s", what, noun);
	else
		buf_printf(&b, "%s %s", noun, what);
	return buf_str(&b);
}

static const char *
pick(struct prng *r, const struct text *list, int locale)
{
	return list[prng_below(r, length(list))].t[locale];
}

/* The list of facts: attributes as short phrases, then two of the leaf's. */
static void
put_facts(struct buf *b, struct prng *r, const struct product *p, int locale)
{
	unsigned n = length(p->leaf->point), first = prng_below(r, n);

	for (unsigned i = 0; i < p->nattrs; i++) {
		const struct attr *at = &p->attrs[i];

		if (at->spec->from == ATTR_YES)
			continue;
		buf_printf(b, "- %s: ", at->spec->name.t[locale]);
		if (at->spec->from == ATTR_NUMBER) {
			sentence_tenths(b, at->tenths, locale);
			if (at->spec->unit != NULL)
				buf_printf(b, " %s", at->spec->unit);
		} else {
			buf_cstr(b, at->text.t[locale]);
		}
		buf_char(b, '\n');
	}
	for (unsigned i = 0; i < 2; i++) {
		buf_cstr(b, "- ");
		sentence_put(b, p, locale,
		    p->leaf->point[(first + i) % n].t[locale], true);
		buf_char(b, '\n');
	}
}

static void
put_colours(struct buf *b, const struct product *p, int locale)
{
	static const struct text one = W("The colour is ", "Die Farbe: ");
	static const struct text many =
	    W("There is a choice of ", "Zur Wahl stehen ");

	if (p->ncolours == 0)
		return;
	buf_char(b, ' ');
	buf_cstr(b, (p->ncolours == 1 ? one : many).t[locale]);
	sentence_colours(b, p, locale);
	buf_char(b, '.');
}

static struct str
make_description(struct arena *a, const struct product *p, int locale)
{
	/* the same choices in both languages */
	struct prng r = prng_seed(p->seed, 21);
	struct buf b = buf_arena(a, TEXT_MAX);
	const struct leaf *l = p->leaf;
	const char *open = pick(&r, l->open, locale);
	const char *make = pick(&r, l->make, locale);
	const char *use = pick(&r, l->use, locale);
	const char *story =
	    p->design ? p->design->story.t[locale] : p->title->story.t[locale];
	bool emphasis = prng_below(&r, 3) == 0;

	sentence_put(&b, p, locale, open, true);
	buf_char(&b, ' ');
	if (emphasis)
		buf_printf(&b, "*%s*", story);
	else
		buf_cstr(&b, story);
	buf_cstr(&b, "\n\n");
	sentence_put(&b, p, locale, make, true);
	if (prng_below(&r, 2) == 0) {
		put_colours(&b, p, locale);
		buf_cstr(&b, "\n\n");
		sentence_put(&b, p, locale, use, true);
	} else {
		buf_cstr(&b, "\n\n");
		sentence_put(&b, p, locale, use, true);
		put_colours(&b, p, locale);
	}
	buf_cstr(&b, "\n\n");
	buf_cstr(&b,
	    locale == EN ? "**At a glance**\n\n" : "**Auf einen Blick**\n\n");
	put_facts(&b, &r, p, locale);
	return buf_str(&b);
}

/* One sentence: what it is, of what, with what pattern. */
static struct str
make_summary(struct arena *a, const struct product *p, int locale)
{
	struct buf b = buf_arena(a, TEXT_MAX);
	const struct type *t = p->type;

	if (p->title != NULL) {
		sentence_put(&b, p, locale, p->title->story.t[locale], true);
		return buf_str(&b);
	}
	sentence_put(
	    &b, p, locale, locale == EN ? "{a} {N}" : "{ein} {N}", true);
	buf_printf(
	    &b, locale == EN ? " of %s, " : " aus %s, ", t->material.t[locale]);
	buf_cstr(&b, words_motifs[p->design->motif].t[locale]);
	buf_cstr(&b, locale == EN ? " in " : " in ");
	sentence_colours(&b, p, locale);
	buf_char(&b, '.');
	return buf_str(&b);
}

void
goods_texts(struct arena *a, struct product *p)
{
	for (int l = 0; l < LOCALES; l++) {
		p->name[l] = make_name(a, p, l);
		p->slug[l] = goods_slug(a, p->name[l]);
		p->summary[l] = make_summary(a, p, l);
		p->md[l] = make_description(a, p, l);
		if (markdown_html(a, p->md[l], 2, &p->html[l]) != RC_OK)
			abort(); /* our own text is no markdown: cannot be */
	}
}
