/* json_view.h - JSON as a view, for tests of templates. */
#ifndef TESTS_UNIT_WEB_JSON_VIEW_H
#define TESTS_UNIT_WEB_JSON_VIEW_H

#include "base/json.h"
#include "unit.h"
#include "web/mustache_int.h"

struct json_view {
	struct arena *a;
	bool trusted; /* texts are safe markup, which {{{x}}} prints */
	struct view *in;
};

static inline struct field json_field(const struct json_view *w,
    const struct json *j);

static inline void
json_member(void *ctx, struct str name, const struct json *value)
{
	struct json_view *w = ctx;
	uint32_t sym = sym_intern(name);
	struct field f = json_field(w, value);

	view_put_bool(w->in, sym, false);
	f.sym = sym;
	w->in->f[w->in->n - 1] = f;
}

static inline struct field
json_field(const struct json_view *w, const struct json *j)
{
	struct json_view below = *w;
	struct field f = { .kind = FIELD_BOOL };

	switch (json_kind(j)) {
	case JSON_NULL:
		f.kind = FIELD_STR;
		f.s = STR("");
		break;
	case JSON_BOOL:
		f.i = json_flag(j);
		break;
	case JSON_INT:
		f.kind = FIELD_I64;
		f.i = json_i64(j);
		break;
	case JSON_DOUBLE:
		f.kind = FIELD_STR;
		f.s = arena_printf(w->a, "%.15g", json_double(j));
		break;
	case JSON_STRING:
		f.kind = w->trusted ? FIELD_HTML : FIELD_STR;
		f.s = json_str(j);
		break;
	case JSON_ARRAY:
		f.kind = FIELD_VIEW;
		f.v = view_list(view_new(w->a), "list");
		for (size_t i = 0; i < json_len(j); i++) {
			view_item_bool(f.v, false);
			f.v->f[i] = json_field(w, json_at(j, i));
		}
		break;
	case JSON_OBJECT:
		f.kind = FIELD_VIEW;
		f.v = below.in = view_new(w->a);
		json_each(j, json_member, &below);
		break;
	}
	return f;
}

#endif
