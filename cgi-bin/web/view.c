/* view.c - building views; see view.h.  Members stand in the order they were
 * given, in one growing array per object: objects are small, and a bit mask
 * answers most questions for what is not there. */
#include "web/view.h"

#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "base/json.h"
#include "web/view_int.h"

#define FIRST_FIELDS 8 /* in the same piece as the object */
#define SHORT_TEXT 160 /* the longest amount or date */

static struct view *
view_make(struct arena *a, bool list, uint32_t cap)
{
	struct view *v = arena_alloc(a, sizeof(*v) + cap * sizeof(*v->f));

	v->arena = a;
	v->f = (struct field *)(v + 1);
	v->mask = 0;
	v->n = 0;
	v->cap = cap;
	v->used = 0;
	v->list = list;
	v->text.p = "";
	v->text.n = 0;
	return v;
}

struct view *
view_new(struct arena *a)
{
	return view_make(a, false, FIRST_FIELDS);
}

static struct field *
append(struct view *v, uint32_t sym)
{
	struct field *f;

	if (v->n == v->cap) {
		f = arena_alloc(v->arena, v->cap * 2 * sizeof(*f));
		memcpy(f, v->f, v->n * sizeof(*f));
		v->f = f;
		v->cap *= 2;
	}
	f = &v->f[v->n++];
	v->used += sizeof(*f);
	f->sym = sym;
	return f;
}

/* The member of that name, new or there already. */
static struct field *
member(struct view *v, uint32_t sym)
{
	uint64_t bit = UINT64_C(1) << (sym & 63);

	assert(!v->list);
	if ((v->mask & bit) != 0)
		for (uint32_t i = 0; i < v->n; i++)
			if (v->f[i].sym == sym)
				return &v->f[i];
	v->mask |= bit;
	return append(v, sym);
}

static void
set_str(struct field *f, enum field_kind kind, struct str s)
{
	f->kind = kind;
	f->s = s;
}

static void
set_i64(struct field *f, enum field_kind kind, int64_t i)
{
	f->kind = kind;
	f->i = i;
}

static struct view *
set_view(struct field *f, struct view *v)
{
	f->kind = FIELD_VIEW;
	f->v = v;
	return v;
}

void
view_put_str(struct view *v, uint32_t sym, struct str s)
{
	set_str(member(v, sym), FIELD_STR, s);
}

void
view_put_html(struct view *v, uint32_t sym, struct html h)
{
	set_str(member(v, sym), FIELD_HTML, h.s);
}

void
view_put_i64(struct view *v, uint32_t sym, int64_t i)
{
	set_i64(member(v, sym), FIELD_I64, i);
}

void
view_put_bool(struct view *v, uint32_t sym, bool b)
{
	set_i64(member(v, sym), FIELD_BOOL, b);
}

/* The object or list of that name: what is there, if it is of that kind. */
static struct view *
child(struct view *v, uint32_t sym, bool list)
{
	uint32_t before = v->n;
	struct field *f = member(v, sym);

	if (v->n == before && f->kind == FIELD_VIEW && f->v->list == list)
		return f->v;
	return set_view(f, view_make(v->arena, list, FIRST_FIELDS));
}

struct view *
view_put_obj(struct view *v, uint32_t sym)
{
	return child(v, sym, false);
}

struct view *
view_put_list(struct view *v, uint32_t sym)
{
	return child(v, sym, true);
}

struct view *
view_item(struct view *list)
{
	assert(list->list);
	return set_view(append(list, 0), view_new(list->arena));
}

struct view *
view_item_list(struct view *list)
{
	assert(list->list);
	return set_view(append(list, 0),
	    view_make(list->arena, true, FIRST_FIELDS));
}

void
view_item_str(struct view *list, struct str s)
{
	assert(list->list);
	set_str(append(list, 0), FIELD_STR, s);
}

void
view_item_html(struct view *list, struct html h)
{
	assert(list->list);
	set_str(append(list, 0), FIELD_HTML, h.s);
}

void
view_item_i64(struct view *list, int64_t i)
{
	assert(list->list);
	set_i64(append(list, 0), FIELD_I64, i);
}

void
view_item_bool(struct view *list, bool b)
{
	assert(list->list);
	set_i64(append(list, 0), FIELD_BOOL, b);
}

/* A buffer over SHORT_TEXT bytes of the caller, which never grows. */
static struct buf
short_buf(char *space)
{
	struct buf b = { .p = space, .cap = SHORT_TEXT, .max = SHORT_TEXT };

	return b;
}

void
view_put_number(struct view *v, uint32_t sym, int64_t i,
    const struct locale *l)
{
	struct field *f = member(v, sym);
	struct number *number = arena_alloc(v->arena, sizeof(*number));
	char space[SHORT_TEXT];
	struct buf b = short_buf(space);

	locale_number(l, i, &b);
	number->value = i;
	number->text = arena_str(v->arena, buf_str(&b));
	f->kind = FIELD_NUMBER;
	f->number = number;
}

void
view_put_money(struct view *v, uint32_t sym, struct money m,
    const struct locale *l)
{
	struct view *o = set_view(member(v, sym),
	    view_make(v->arena, false, 4));
	char space[SHORT_TEXT];
	struct buf b = short_buf(space);

	locale_money(l, m, &b);
	o->text = arena_str(v->arena, buf_str(&b));
	view_str(o, "text", o->text);
	view_str(o, "plain", money_plain(v->arena, m));
	view_i64(o, "minor", m.minor);
	view_str(o, "currency", arena_str(v->arena, str_c(m.cur)));
}

void
view_put_time(struct view *v, uint32_t sym, int64_t us,
    const struct locale *l, enum locale_date style)
{
	struct view *o = set_view(member(v, sym),
	    view_make(v->arena, false, 4));
	char space[SHORT_TEXT], iso[CLOCK_ISO_MAX];
	struct buf b = short_buf(space);

	locale_date(l, us, style, &b);
	clock_iso(us, iso);
	o->text = arena_str(v->arena, buf_str(&b));
	view_str(o, "text", o->text);
	view_str(o, "iso", arena_str(v->arena, str_c(iso)));
}

bool
view_has_sym(const struct view *v, uint32_t sym)
{
	return view_field(v, sym) != NULL;
}

size_t
view_len(const struct view *v)
{
	return v->n;
}

struct str
field_text(const struct field *f, char tmp[FIELD_TEXT_MAX])
{
	struct buf b = { .p = tmp, .cap = FIELD_TEXT_MAX,
		.max = FIELD_TEXT_MAX };

	switch (f->kind) {
	case FIELD_STR:
	case FIELD_HTML:
		return f->s;
	case FIELD_NUMBER:
		return f->number->text;
	case FIELD_BOOL:
		return f->i != 0 ? STR("true") : STR("false");
	case FIELD_VIEW:
		return f->v->text;
	case FIELD_I64:
		break;
	}
	buf_i64(&b, f->i);
	return buf_str(&b);
}

int64_t
field_i64(const struct field *f)
{
	int64_t n = 0;

	switch (f->kind) {
	case FIELD_I64:
	case FIELD_BOOL:
		return f->i;
	case FIELD_NUMBER:
		return f->number->value;
	case FIELD_STR:
		(void)str_to_i64(f->s, &n);
		return n;
	case FIELD_HTML:
	case FIELD_VIEW:
		break;
	}
	return 0;
}

const struct path *
path_of(struct arena *a, struct str text)
{
	uint32_t n = 1, i = 0;
	struct path *p;

	if (str_eq(text, STR(".")))
		return arena_zalloc(a, sizeof(*p));
	for (size_t k = 0; k < text.n; k++)
		n += text.p[k] == '.';
	if (n > PATH_MAX_PARTS)
		return NULL;
	p = arena_alloc(a, sizeof(*p) + n * sizeof(p->syms[0]));
	p->n = n;
	for (; i < n; i++) {
		size_t dot = str_find(text, '.');

		p->syms[i] = sym_intern(str_sub(text, 0, dot));
		text = str_sub(text, dot + 1, text.n);
	}
	return p;
}

bool
path_same(const struct path *p, const struct path *q)
{
	return p->n == q->n
	    && memcmp(p->syms, q->syms, p->n * sizeof(p->syms[0])) == 0;
}

const struct field *
path_get(const struct view *v, const struct path *p)
{
	const struct field *f = NULL;

	for (uint32_t i = 0; i < p->n; i++) {
		if (f != NULL && f->kind != FIELD_VIEW)
			return NULL;
		if ((f = view_field(f != NULL ? f->v : v, p->syms[i])) == NULL)
			return NULL;
	}
	return f;
}

struct str
view_text(struct arena *a, const struct view *v, const char *path)
{
	struct str rest = str_c(path), part, s;
	char tmp[FIELD_TEXT_MAX];
	const struct field *f = NULL;

	while (str_cut(&rest, '.', &part)) {
		if (f != NULL && f->kind != FIELD_VIEW)
			return STR("");
		f = view_field(f != NULL ? f->v : v, sym_lookup(part));
		if (f == NULL)
			return STR("");
	}
	if (f == NULL)
		return STR("");
	s = field_text(f, tmp);
	return s.p == tmp ? arena_str(a, s) : s;
}

static void
dump_field(const struct field *f, struct buf *b)
{
	switch (f->kind) {
	case FIELD_STR:
	case FIELD_HTML:
		json_put_str(b, f->s);
		break;
	case FIELD_I64:
		buf_i64(b, f->i);
		break;
	case FIELD_NUMBER:
		buf_i64(b, f->number->value);
		break;
	case FIELD_BOOL:
		buf_cstr(b, f->i != 0 ? "true" : "false");
		break;
	case FIELD_VIEW:
		view_dump(f->v, b);
		break;
	}
}

void
view_dump(const struct view *v, struct buf *b)
{
	buf_char(b, v->list ? '[' : '{');
	for (uint32_t i = 0; i < v->n; i++) {
		if (i > 0)
			buf_char(b, ',');
		if (!v->list) {
			json_put_str(b, sym_name(v->f[i].sym));
			buf_char(b, ':');
		}
		dump_field(&v->f[i], b);
	}
	buf_char(b, v->list ? ']' : '}');
}
