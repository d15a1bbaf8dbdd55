#include "demo/sentence.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* German words that follow the noun: masculine, feminine, neuter. */
static const struct {
	const char *name, *m, *f, *n;
} agree[] = {
    {"Der", "Der", "Die", "Das"},
    {"der", "der", "die", "das"},
    {"den", "den", "die", "das"},
    {"dem", "dem", "der", "dem"},
    {"Dieser", "Dieser", "Diese", "Dieses"},
    {"dieser", "dieser", "diese", "dieses"},
    {"diesen", "diesen", "diese", "dieses"},
    {"diesem", "diesem", "dieser", "diesem"},
    {"Er", "Er", "Sie", "Es"},
    {"er", "er", "sie", "es"},
    {"ihn", "ihn", "sie", "es"},
    {"ihm", "ihm", "ihr", "ihm"},
    {"ein", "ein", "eine", "ein"},
    {"einen", "einen", "eine", "ein"},
    {"einem", "einem", "einer", "einem"},
};

static const char *
article(const char *noun)
{
	return strchr("aeiou", noun[0]) != NULL ? "an" : "a";
}

static struct str
placeholder(const struct product *p, int locale, struct str name)
{
	const struct type *t = p->type;

	if (str_eq_c(name, "N"))
		return str_c(t->noun.t[locale]);
	if (str_eq_c(name, "D"))
		return str_c(p->design ? p->design->name.t[locale]
				       : p->title->name.t[locale]);
	if (str_eq_c(name, "C") && p->ncolours > 0)
		return str_c(p->colours[0]->name.t[locale]);
	if (str_eq_c(name, "a") && locale == EN)
		return str_c(article(t->noun.t[EN]));
	for (size_t i = 0; i < sizeof(agree) / sizeof(agree[0]); i++)
		if (locale == DE && str_eq_c(name, agree[i].name))
			return str_c(t->gender == 'm'   ? agree[i].m
				     : t->gender == 'f' ? agree[i].f
							: agree[i].n);
	fprintf(
	    stderr, "souk-demo: unknown placeholder {%.*s}\n", STR_FMT(name));
	abort();
}

/* The first letter as a capital, for the letters that German and English
 * sentences begin with. */
static void
put_capital(struct buf *b, struct str s)
{
	if (s.n >= 2 && (unsigned char)s.p[0] == 0xc3 &&
	    strchr("\xa4\xb6\xbc", s.p[1]) != NULL) {
		buf_char(b, s.p[0]);
		buf_char(b, (char)(s.p[1] - 0x20));
		buf_add(b, str_sub(s, 2, s.n));
	} else if (s.n >= 1 && s.p[0] >= 'a' && s.p[0] <= 'z') {
		buf_char(b, (char)(s.p[0] - 'a' + 'A'));
		buf_add(b, str_sub(s, 1, s.n));
	} else {
		buf_add(b, s);
	}
}

void
sentence_put(struct buf *b, const struct product *p, int locale,
    const char *text, bool capital)
{
	struct str rest = str_c(text);

	while (rest.n > 0) {
		size_t open = str_find(rest, '{');
		struct str piece = str_sub(rest, 0, open);

		if (open == 0) {
			size_t close = str_find(rest, '}');

			piece = placeholder(p, locale, str_sub(rest, 1, close));
			rest = str_sub(rest, close + 1, rest.n);
		} else {
			rest = str_sub(rest, open, rest.n);
		}
		if (capital)
			put_capital(b, piece);
		else
			buf_add(b, piece);
		capital = false;
	}
}

void
sentence_colours(struct buf *b, const struct product *p, int locale)
{
	for (unsigned i = 0; i < p->ncolours; i++) {
		if (i > 0 && i + 1 == p->ncolours)
			buf_cstr(b, locale == EN ? " and " : " und ");
		else if (i > 0)
			buf_cstr(b, ", ");
		buf_cstr(b, p->colours[i]->name.t[locale]);
	}
}

void
sentence_tenths(struct buf *b, int tenths, int locale)
{
	buf_i64(b, tenths / 10);
	if (tenths % 10 != 0) {
		buf_char(b, locale == EN ? '.' : ',');
		buf_i64(b, tenths % 10);
	}
}
