/* view_int.h - the inside of views and names: for view.c, msg.c, the templates'
 * programs, and tests. */
#ifndef WEB_VIEW_INT_H
#define WEB_VIEW_INT_H

#include "web/view.h"

enum field_kind { FIELD_STR, FIELD_HTML, FIELD_I64, FIELD_BOOL, FIELD_NUMBER,
	FIELD_VIEW };

struct number {
	int64_t value;
	struct str text;
};

struct field {
	uint32_t sym; /* 0 in a list */
	enum field_kind kind;
	union {
		struct str s; /* also markup */
		int64_t i;    /* also 0 and 1 */
		const struct number *number;
		struct view *v;
	};
};

struct view {
	struct arena *arena;
	struct field *f;
	uint64_t mask; /* bit sym % 64 of each member: most misses end here */
	uint32_t n, cap;
	uint32_t used; /* bytes of f: n * sizeof(*f) */
	bool list;
	struct str text; /* what an amount or a time prints; empty: nothing */
};

/* The member of that name, or NULL. */
static inline const struct field *
view_field(const struct view *v, uint32_t sym)
{
	if ((v->mask >> (sym & 63) & 1) == 0)
		return NULL;
	for (uint32_t i = 0; i < v->n; i++)
		if (v->f[i].sym == sym)
			return &v->f[i];
	return NULL;
}

#define FIELD_TEXT_MAX 24

/* What a value prints before escaping; numbers are written into tmp. */
struct str field_text(const struct field *f, char tmp[FIELD_TEXT_MAX]);
/* What a section takes for true. */
static inline bool
field_true(const struct field *f)
{
	switch (f->kind) {
	case FIELD_STR:
	case FIELD_HTML:
		return f->s.n > 0;
	case FIELD_NUMBER:
		return f->number->value != 0;
	case FIELD_VIEW:
		return !f->v->list || f->v->n > 0;
	case FIELD_I64:
	case FIELD_BOOL:
		break;
	}
	return f->i != 0;
}

/* The value by which a plural is chosen: a number, or a text that is one;
 * anything else is 0. */
int64_t field_i64(const struct field *f);

/* A dotted name; n 0 is "." itself. */
struct path {
	uint32_t n;
	uint32_t syms[];
};

#define PATH_MAX_PARTS 16

/* Reads a dotted name into a; NULL when it has more than PATH_MAX_PARTS. */
const struct path *path_of(struct arena *a, struct str text);
bool path_same(const struct path *p, const struct path *q);
/* The value below v, or NULL. */
const struct field *path_get(const struct view *v, const struct path *p);

/* The number of a name that is there already, or 0. */
uint32_t sym_lookup(struct str name);
/* For tests that make names without end: how many there are, and forgetting
 * all after the first n.  Nothing may hold a forgotten one. */
uint32_t sym_count(void);
void sym_forget(uint32_t n);

#endif
