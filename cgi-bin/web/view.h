/* view.h - what a template sees: a tree of names and values in an arena.
 *
 *   struct view *v = view_new(a), *list, *one;
 *
 *   view_str(v, "name", p->name);
 *   view_money(v, "price", p->price, c->locale);    {{price}}, {{price.minor}}
 *   list = view_list(v, "cards");
 *   one = view_item(list);                          {{#cards}} … {{/cards}}
 *   view_i64(one, "n", 3);
 *
 * A name given twice: the later value wins; view_obj and view_list return the
 * one that is there already.  Texts are not copied: they live at least as long
 * as the view (arena or constant).
 *
 * Names are numbers at run time: each call below looks its name up once in
 * the table of the process and remembers the number where it stands.  So a
 * name is a constant of the program ("n", or a table of such), never a buffer
 * that is written again; names made at run time go through sym_intern and the
 * view_put_ functions.
 *
 * What a section takes for false: a name that is not there, false, 0, the
 * empty text, the empty list.
 */
#ifndef WEB_VIEW_H
#define WEB_VIEW_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/money.h"
#include "base/str.h"
#include "web/locale.h"

struct view; /* an object or a list; opaque, see web/view_int.h */

/* Markup that somebody has made safe: a sanitizer's output, or our own.  The
 * only thing that {{{name}}} prints as it stands; a text there is escaped as
 * everywhere. */
struct html {
	struct str s;
};

/* Says that s is safe markup.  For sanitizers, and tests: who calls it answers
 * for it. */
static inline struct html
html_trust(struct str s)
{
	struct html h = { s };

	return h;
}

/* The number of a name, the same for the life of the process; never 0.  The
 * name is copied. */
uint32_t sym_intern(struct str name);
struct str sym_name(uint32_t sym);

struct view *view_new(struct arena *a);

#define view_str(v, name, s) view_put_str(v, VIEW_SYM(name), s)
/* A NUL-ended text; NULL is the empty text. */
#define view_cstr(v, name, s) view_put_str(v, VIEW_SYM(name), str_c(s))
#define view_i64(v, name, i) view_put_i64(v, VIEW_SYM(name), i)
/* Prints as "true" or "false". */
#define view_bool(v, name, b) view_put_bool(v, VIEW_SYM(name), b)
#define view_html(v, name, h) view_put_html(v, VIEW_SYM(name), h)
/* A number that prints as the locale writes it ("1,000") and decides plurals
 * by its value. */
#define view_number(v, name, i, locale)                                       \
	view_put_number(v, VIEW_SYM(name), i, locale)
/* An amount: prints as "€14.90"; members text (the same), plain ("14.90"),
 * minor (1490), currency ("EUR"). */
#define view_money(v, name, m, locale)                                        \
	view_put_money(v, VIEW_SYM(name), m, locale)
/* A time (microseconds UTC): prints as the date in that style; members text
 * (the same) and iso ("2026-11-21T07:00:00Z", for <time datetime>). */
#define view_time(v, name, us, locale, style)                                 \
	view_put_time(v, VIEW_SYM(name), us, locale, style)
/* The object, or the list, of that name below v; made when it is not there. */
#define view_obj(v, name) view_put_obj(v, VIEW_SYM(name))
#define view_list(v, name) view_put_list(v, VIEW_SYM(name))

/* One more item of a list: an object, a text, a number, markup, a list. */
struct view *view_item(struct view *list);
void view_item_str(struct view *list, struct str s);
void view_item_i64(struct view *list, int64_t i);
void view_item_bool(struct view *list, bool b);
void view_item_html(struct view *list, struct html h);
struct view *view_item_list(struct view *list);

/* The same by number. */
void view_put_str(struct view *v, uint32_t sym, struct str s);
void view_put_i64(struct view *v, uint32_t sym, int64_t i);
void view_put_bool(struct view *v, uint32_t sym, bool b);
void view_put_html(struct view *v, uint32_t sym, struct html h);
void view_put_number(struct view *v, uint32_t sym, int64_t i,
    const struct locale *l);
void view_put_money(struct view *v, uint32_t sym, struct money m,
    const struct locale *l);
void view_put_time(struct view *v, uint32_t sym, int64_t us,
    const struct locale *l, enum locale_date style);
struct view *view_put_obj(struct view *v, uint32_t sym);
struct view *view_put_list(struct view *v, uint32_t sym);

/* Is there something of that name in v itself? */
#define view_has(v, name) view_has_sym(v, VIEW_SYM(name))
bool view_has_sym(const struct view *v, uint32_t sym);
/* Items of a list, or members of an object. */
size_t view_len(const struct view *v);
/* The text that {{name}} would print before escaping, from v itself or below
 * it ("price.minor"); "" when it is not there.  In a when it is a number. */
struct str view_text(struct arena *a, const struct view *v, const char *path);

/* The whole tree as JSON, members in the order they were given: for tests and
 * for looking at a page. */
void view_dump(const struct view *v, struct buf *b);

/* --- how names become numbers once per place -------------------------------*/
struct sym_site {
	const char *name;
	uint32_t sym;
};

uint32_t sym_at_slow(struct sym_site *site, const char *name);

static inline uint32_t
sym_at(struct sym_site *site, const char *name)
{
#ifndef SOUK_FAULTS /* test builds compare the text too: see sym_at_slow */
	if (__builtin_expect(site->name == name, 1))
		return site->sym;
#endif
	return sym_at_slow(site, name);
}

#define VIEW_SYM(name)                                                        \
	__extension__({                                                       \
		static struct sym_site sym_site_;                             \
		sym_at(&sym_site_, name);                                     \
	})

#endif
