#include "base/json.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/log.h"

#define DEPTH_MAX 64

/* struct json is json-c's own object under another name; the casts stay in
 * these two functions. */
static struct json_object *
inner(const struct json *j)
{
	union {
		const struct json *ours;
		struct json_object *theirs;
	} u = { .ours = j };

	return u.theirs;
}

static const struct json *
outer(struct json_object *o)
{
	return (const struct json *)(const void *)o;
}

static void
put(void *o)
{
	(void)json_object_put(o);
}

/* What json-c takes beyond RFC 8259, even when strict: single quotes, NaN,
 * "1.", "-01", raw control characters in strings, numbers that it saturates.
 * So the text is checked before json-c sees it.  Each function eats one thing
 * at the start of *s. */
static void
eat_blanks(struct str *s)
{
	while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\t'
	    || s->p[0] == '\r' || s->p[0] == '\n'))
		*s = str_sub(*s, 1, s->n);
}

static bool
eat(struct str *s, struct str word)
{
	if (!str_starts(*s, word))
		return false;
	*s = str_sub(*s, word.n, s->n);
	return true;
}

static size_t
eat_digits(struct str *s)
{
	size_t n = 0;

	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	*s = str_sub(*s, n, s->n);
	return n;
}

static bool
eat_number(struct str *s)
{
	struct str whole = *s;
	bool real = false, zero;
	int64_t i64;
	char text[64];

	(void)eat(s, STR("-"));
	zero = str_starts(*s, STR("0"));
	if (zero)
		(void)eat(s, STR("0"));
	else if (eat_digits(s) == 0)
		return false;
	if (eat(s, STR("."))) {
		real = true;
		if (eat_digits(s) == 0)
			return false;
	}
	if (eat(s, STR("e")) || eat(s, STR("E"))) {
		real = true;
		if (!eat(s, STR("+")))
			(void)eat(s, STR("-"));
		if (eat_digits(s) == 0)
			return false;
	}
	whole = str_sub(whole, 0, whole.n - s->n);
	if (!real)
		return str_to_i64(whole, &i64);
	if (whole.n >= sizeof(text))
		return false;
	memcpy(text, whole.p, whole.n);
	text[whole.n] = '\0';
	return isfinite(strtod(text, NULL));
}

static bool
eat_string(struct str *s)
{
	if (!eat(s, STR("\"")))
		return false;
	for (size_t i = 0; i < s->n; i++) {
		if (s->p[i] == '"') {
			*s = str_sub(*s, i + 1, s->n);
			return true;
		}
		if (s->p[i] == '\\')
			i++; /* json-c checks what stands behind it */
		else if ((unsigned char)s->p[i] < 0x20)
			return false;
	}
	return false;
}

static bool
eat_value(struct str *s, int depth)
{
	bool object = str_starts(*s, STR("{"));
	struct str end = object ? STR("}") : STR("]");

	if (s->n == 0)
		return false;
	if (s->p[0] == '"')
		return eat_string(s);
	if (!object && s->p[0] != '[')
		return eat(s, STR("true")) || eat(s, STR("false"))
		    || eat(s, STR("null")) || eat_number(s);
	if (depth == DEPTH_MAX)
		return false;
	*s = str_sub(*s, 1, s->n);
	eat_blanks(s);
	if (eat(s, end))
		return true;
	do {
		eat_blanks(s);
		if (object) {
			if (!eat_string(s))
				return false;
			eat_blanks(s);
			if (!eat(s, STR(":")))
				return false;
			eat_blanks(s);
		}
		if (!eat_value(s, depth + 1))
			return false;
		eat_blanks(s);
	} while (eat(s, STR(",")));
	return eat(s, end);
}

static bool
well_formed(struct str s)
{
	eat_blanks(&s);
	if (!eat_value(&s, 0))
		return false;
	eat_blanks(&s);
	return s.n == 0;
}

enum rc
json_parse(struct arena *a, struct str text, const struct json **out)
{
	struct json_tokener *tok;
	struct json_object *o;
	enum rc rc = RC_INVALID;

	text = str_trim(text);
	if (text.n > INT_MAX - 1 || !str_utf8(text) || !well_formed(text))
		return RC_INVALID;
	if ((tok = json_tokener_new_ex(DEPTH_MAX + 2)) == NULL) {
		log_error("json", "no memory");
		abort();
	}
	json_tokener_set_flags(tok, JSON_TOKENER_STRICT
	    | JSON_TOKENER_VALIDATE_UTF8);
	o = json_tokener_parse_ex(tok, text.p, (int)text.n);
	/* A number at the very end is only known to be over when told so. */
	if (json_tokener_get_error(tok) == json_tokener_continue)
		o = json_tokener_parse_ex(tok, "", 1);
	if (json_tokener_get_error(tok) == json_tokener_success) {
		*out = outer(o);
		if (o != NULL)
			arena_defer(a, put, o);
		o = NULL;
		rc = RC_OK;
	}
	if (o != NULL)
		put(o);
	json_tokener_free(tok);
	return rc;
}

enum json_kind
json_kind(const struct json *j)
{
	switch (json_object_get_type(inner(j))) {
	case json_type_boolean:
		return JSON_BOOL;
	case json_type_int:
		return JSON_INT;
	case json_type_double:
		return JSON_DOUBLE;
	case json_type_string:
		return JSON_STRING;
	case json_type_array:
		return JSON_ARRAY;
	case json_type_object:
		return JSON_OBJECT;
	case json_type_null:
		break;
	}
	return JSON_NULL;
}

const struct json *
json_get(const struct json *j, const char *name)
{
	struct json_object *o = NULL;

	if (json_kind(j) == JSON_OBJECT
	    && json_object_object_get_ex(inner(j), name, &o))
		return outer(o);
	return NULL;
}

size_t
json_len(const struct json *j)
{
	return json_kind(j) == JSON_ARRAY ? json_object_array_length(inner(j))
	                                  : 0;
}

const struct json *
json_at(const struct json *j, size_t i)
{
	return i < json_len(j) ? outer(json_object_array_get_idx(inner(j), i))
	                       : NULL;
}

struct str
json_str(const struct json *j)
{
	if (json_kind(j) != JSON_STRING)
		return STR("");
	return str_n(json_object_get_string(inner(j)),
	    (size_t)json_object_get_string_len(inner(j)));
}

int64_t
json_i64(const struct json *j)
{
	return json_kind(j) == JSON_INT ? json_object_get_int64(inner(j)) : 0;
}

double
json_double(const struct json *j)
{
	if (json_kind(j) != JSON_INT && json_kind(j) != JSON_DOUBLE)
		return 0;
	return json_object_get_double(inner(j));
}

bool
json_flag(const struct json *j)
{
	return json_kind(j) == JSON_BOOL && json_object_get_boolean(inner(j));
}

void
json_each(const struct json *j,
    void (*fn)(void *, struct str, const struct json *), void *ctx)
{
	struct json_object_iterator it, end;

	if (json_kind(j) != JSON_OBJECT)
		return;
	it = json_object_iter_begin(inner(j));
	end = json_object_iter_end(inner(j));
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it))
		fn(ctx, str_c(json_object_iter_peek_name(&it)),
		    outer(json_object_iter_peek_value(&it)));
}

void
json_put_str(struct buf *b, struct str s)
{
	size_t from = 0;
	bool utf8 = str_utf8(s);

	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool bad = c >= 0x80 && !utf8;

		if (c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>'
		    && c != '&' && c != 0x7f && !bad)
			continue;
		buf_put(b, s.p + from, i - from);
		from = i + 1;
		if (bad)
			buf_cstr(b, "\\ufffd");
		else if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else
			buf_printf(b, "\\u%04x", c);
	}
	buf_put(b, s.p + from, s.n - from);
	buf_char(b, '"');
}
