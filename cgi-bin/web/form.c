#include "web/form.h"

#include <string.h>

#include "base/buf.h"
#include "web/field.h"
#include "web/url.h"

struct entry {
	struct str name, value;
	const struct part *part; /* of multipart, else NULL */
};

struct form {
	struct arena *arena;
	struct entry *sent;
	size_t n_sent;
	struct form_field *asked;
	size_t n_asked, cap_asked;
	bool wrong;
};

static struct form *
form_new(struct arena *a, size_t n)
{
	struct form *f = arena_zalloc(a, sizeof(*f));

	f->arena = a;
	f->n_sent = n;
	if (n > 0)
		f->sent = arena_array(a, n, sizeof(*f->sent));
	return f;
}

struct form *
form_of_query(struct arena *a, const struct query *q)
{
	struct form *f = form_new(a, q->n);

	for (size_t i = 0; i < q->n; i++) {
		f->sent[i].name = q->v[i].name;
		f->sent[i].value = q->v[i].value;
	}
	return f;
}

enum rc
form_parse(struct arena *a, struct str body, size_t max_fields,
    struct form **out, enum req_reason *why)
{
	struct query q;
	enum rc rc;

	if ((rc = query_parse(a, body, max_fields, &q, why)) == RC_OK) {
		*out = form_of_query(a, &q);
		return RC_OK;
	}
	if (*why == REQ_QUERY_MANY)
		*why = REQ_FORM_MANY;
	else if (*why == REQ_QUERY_ESCAPE)
		*why = REQ_FORM_ESCAPE;
	else if (*why == REQ_QUERY_CONTROL)
		*why = REQ_FORM_CONTROL;
	else
		*why = REQ_FORM_UTF8;
	return rc;
}

static enum rc
form_parts(struct arena *a, const struct parts *parts, struct form **out,
    enum req_reason *why)
{
	struct form *f = form_new(a, parts->n);

	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->v[i];

		f->sent[i].name = p->name;
		f->sent[i].part = p;
		f->sent[i].value = p->is_file ? p->filename : p->data;
		if (p->is_file)
			continue; /* any bytes */
		if (str_has_control(p->data)) {
			*why = REQ_FORM_CONTROL;
			return RC_INVALID;
		}
		if (!str_utf8(p->data)) {
			*why = REQ_FORM_UTF8;
			return RC_INVALID;
		}
	}
	*out = f;
	return RC_OK;
}

enum rc
form_read(struct req *r, struct form **out, enum req_reason *why)
{
	const struct req_limits *l = r->limits;
	struct multipart_limits ml = { l->parts, l->part_header,
		l->part_field, l->part_file };
	struct str type = field_head(r->content_type), body, boundary;
	struct parts parts;
	enum rc rc;

	*why = REQ_OK;
	if (type.n == 0 && r->content_length <= 0) {
		*out = form_new(r->arena, 0);
		return RC_OK;
	}
	if (str_ieq(type, STR("application/x-www-form-urlencoded"))) {
		if ((rc = req_body(r, l->form, &body, why)) != RC_OK)
			return rc;
		return form_parse(r->arena, body, l->fields, out, why);
	}
	if (!multipart_boundary(r->content_type, &boundary)) {
		*why = str_ieq(type, STR("multipart/form-data"))
		    ? REQ_MULTIPART_BAD : REQ_BODY_TYPE;
		return RC_INVALID;
	}
	if ((rc = req_body(r, l->body, &body, why)) != RC_OK
	    || (rc = multipart_parse(r->arena, body, boundary, &ml, &parts,
		    why)) != RC_OK)
		return rc;
	return form_parts(r->arena, &parts, out, why);
}

/* --- fields and their errors ------------------------------------------- */

static const struct entry *
sent(const struct form *f, const char *name, size_t i)
{
	struct str want = str_c(name);

	for (size_t k = 0; k < f->n_sent; k++)
		if (str_eq(f->sent[k].name, want) && i-- == 0)
			return &f->sent[k];
	return NULL;
}

static struct form_field *
field_get(const struct form *f, const char *name)
{
	struct str want = str_c(name);

	for (size_t i = 0; i < f->n_asked; i++)
		if (str_eq(f->asked[i].name, want))
			return &f->asked[i];
	return NULL;
}

/* The record of a field, made when it is asked for the first time. */
static struct form_field *
field_ask(struct form *f, const char *name)
{
	struct form_field *field = field_get(f, name);
	const struct entry *e;

	if (field != NULL)
		return field;
	if (f->n_asked == f->cap_asked) {
		struct form_field *old = f->asked;

		f->cap_asked = f->cap_asked > 0 ? f->cap_asked * 2 : 8;
		f->asked = arena_array(f->arena, f->cap_asked, sizeof(*old));
		if (f->n_asked > 0)
			memcpy(f->asked, old, f->n_asked * sizeof(*old));
	}
	e = sent(f, name, 0);
	field = &f->asked[f->n_asked++];
	field->name = arena_str(f->arena, str_c(name));
	field->value = e != NULL ? e->value : STR("");
	return field;
}

void
form_error(struct form *f, const char *name, const char *key,
    const struct form_arg *args, size_t n_args)
{
	struct form_field *field = field_ask(f, name);

	f->wrong = true;
	if (field->error != NULL)
		return;
	field->error = key;
	for (size_t i = 0; i < n_args && i < FORM_ARGS; i++)
		field->args[field->n_args++] = args[i];
}

static bool
fail(struct form *f, const char *name, const char *key)
{
	form_error(f, name, key, NULL, 0);
	return false;
}

static bool
fail_text(struct form *f, const char *name, const char *key, const char *arg,
    struct str text)
{
	struct form_arg a = { arg, text };

	form_error(f, name, key, &a, 1);
	return false;
}

static bool
fail_number(struct form *f, const char *name, const char *key,
    const char *arg, int64_t v)
{
	return fail_text(f, name, key, arg,
	    arena_printf(f->arena, "%lld", (long long)v));
}

enum given { GIVEN, GIVEN_NOT, GIVEN_WRONG };

/* What was sent for a name, trimmed; notes the error when it must be there. */
static enum given
given(struct form *f, const char *name, enum form_need need, struct str *s)
{
	*s = str_trim(field_ask(f, name)->value);
	if (s->n > 0)
		return GIVEN;
	if (need == FORM_OPTIONAL)
		return GIVEN_NOT;
	fail(f, name, FORM_ERR_REQUIRED);
	return GIVEN_WRONG;
}

static size_t
characters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static bool
length_ok(struct form *f, const char *name, struct str s, size_t min,
    size_t max)
{
	size_t n = characters(s);

	if (n < min)
		return fail_number(f, name, FORM_ERR_SHORT, "min",
		    (int64_t)min);
	if (n > max)
		return fail_number(f, name, FORM_ERR_LONG, "max",
		    (int64_t)max);
	return true;
}

bool
form_str(struct form *f, const char *name, enum form_need need, size_t min,
    size_t max, struct str *out)
{
	enum given g;
	struct str s;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	if (!field_value(s) || str_has(s, '\t'))
		return fail(f, name, FORM_ERR_CONTROL);
	if (!length_ok(f, name, s, min, max))
		return false;
	*out = s;
	return true;
}

/* CR LF and a lone CR as LF. */
static struct str
line_ends(struct arena *a, struct str s)
{
	char *p;
	size_t n = 0;

	if (!str_has(s, '\r'))
		return s;
	p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\r')
			p[n++] = s.p[i];
		else if (i + 1 == s.n || s.p[i + 1] != '\n')
			p[n++] = '\n';
	}
	p[n] = '\0';
	return str_n(p, n);
}

bool
form_text(struct form *f, const char *name, enum form_need need, size_t min,
    size_t max, struct str *out)
{
	enum given g;
	struct str s;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	if (str_has_control(s))
		return fail(f, name, FORM_ERR_CONTROL);
	s = line_ends(f->arena, s);
	if (!length_ok(f, name, s, min, max))
		return false;
	*out = s;
	return true;
}

/* An optional '-' and digits: a number, be it too large for its type. */
static bool
digits(struct str s)
{
	size_t i = s.n > 0 && s.p[0] == '-' ? 1 : 0;

	if (i == s.n)
		return false;
	for (; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

bool
form_i64(struct form *f, const char *name, enum form_need need, int64_t min,
    int64_t max, int64_t *out)
{
	enum given g;
	struct str s;
	int64_t v;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	if (!digits(s))
		return fail(f, name, FORM_ERR_NUMBER);
	if (!str_to_i64(s, &v))
		v = s.p[0] == '-' ? INT64_MIN : INT64_MAX;
	if (v < min)
		return fail_number(f, name, FORM_ERR_LOW, "min", min);
	if (v > max || !str_to_i64(s, &v))
		return fail_number(f, name, FORM_ERR_HIGH, "max", max);
	*out = v;
	return true;
}

bool
form_choice(struct form *f, const char *name, enum form_need need,
    const struct form_choice *table, int *out)
{
	enum given g;
	struct str s;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	for (; table->value != NULL; table++)
		if (str_eq_c(s, table->value)) {
			*out = table->v;
			return true;
		}
	return fail(f, name, FORM_ERR_CHOICE);
}

bool
form_bool(struct form *f, const char *name, bool *out)
{
	static const char *const NO[] = { "", "0", "off", "no", "false" };
	static const char *const YES[] = { "1", "on", "yes", "true" };
	struct str s = str_trim(field_ask(f, name)->value);

	for (size_t i = 0; i < sizeof(NO) / sizeof(NO[0]); i++)
		if (str_eq_c(s, NO[i])) {
			*out = false;
			return true;
		}
	for (size_t i = 0; i < sizeof(YES) / sizeof(YES[0]); i++)
		if (str_eq_c(s, YES[i])) {
			*out = true;
			return true;
		}
	return fail(f, name, FORM_ERR_CHOICE);
}

static bool
fail_amount(struct form *f, const char *name, const char *key,
    const char *arg, int64_t minor, struct str cur)
{
	struct money m;

	if (money_of(minor, cur, &m) != RC_OK)
		return fail(f, name, key);
	return fail_text(f, name, key, arg, money_plain(f->arena, m));
}

bool
form_money(struct form *f, const char *name, enum form_need need, char point,
    struct str cur, int64_t min, int64_t max, struct money *out)
{
	enum given g;
	struct money m;
	struct str s;
	enum rc rc;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	rc = money_parse(s, point, cur, &m);
	if (rc == RC_LIMIT)
		return s.p[0] == '-'
		    ? fail_amount(f, name, FORM_ERR_LOW, "min", min, cur)
		    : fail_amount(f, name, FORM_ERR_HIGH, "max", max, cur);
	if (rc != RC_OK)
		return fail(f, name, FORM_ERR_MONEY);
	if (m.minor < min)
		return fail_amount(f, name, FORM_ERR_LOW, "min", min, cur);
	if (m.minor > max)
		return fail_amount(f, name, FORM_ERR_HIGH, "max", max, cur);
	*out = m;
	return true;
}

static bool
alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	    || (c >= '0' && c <= '9');
}

/* RFC 5321's dot-string: atoms with single dots between them. */
static bool
local_part(struct str s)
{
	if (s.n == 0 || s.n > 64 || s.p[0] == '.' || s.p[s.n - 1] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && s.p[i - 1] == '.')
			return false;
		if (!alnum(s.p[i])
		    && memchr(".!#$%&'*+-/=?^_`{|}~", s.p[i], 20) == NULL)
			return false;
	}
	return true;
}

/* A host name of two labels or more, the last not a number. */
static bool
mail_domain(struct str s)
{
	struct str label = STR("");
	size_t n = 0;

	if (s.n == 0 || s.n > 253 || s.p[s.n - 1] == '.')
		return false;
	while (str_cut(&s, '.', &label)) {
		if (label.n == 0 || label.n > 63 || label.p[0] == '-'
		    || label.p[label.n - 1] == '-')
			return false;
		for (size_t i = 0; i < label.n; i++)
			if (!alnum(label.p[i]) && label.p[i] != '-')
				return false;
		n++;
	}
	return n >= 2 && !digits(label);
}

bool
form_email(struct form *f, const char *name, enum form_need need,
    struct str *out)
{
	struct str s, local, domain;
	enum given g;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	domain = s;
	(void)str_cut(&domain, '@', &local);
	if (s.n > 254 || !local_part(local) || !mail_domain(domain))
		return fail(f, name, FORM_ERR_EMAIL);
	*out = s;
	return true;
}

bool
form_slug(struct form *f, const char *name, enum form_need need,
    struct str *out)
{
	enum given g;
	struct str s;

	if ((g = given(f, name, need, &s)) != GIVEN)
		return g == GIVEN_NOT;
	if (!url_slug(s))
		return fail(f, name, FORM_ERR_SLUG);
	*out = s;
	return true;
}

size_t
form_count(const struct form *f, const char *name)
{
	struct str want = str_c(name);
	size_t n = 0;

	for (size_t i = 0; i < f->n_sent; i++)
		n += str_eq(f->sent[i].name, want);
	return n;
}

struct str
form_nth(const struct form *f, const char *name, size_t i)
{
	const struct entry *e = sent(f, name, i);

	return e != NULL ? e->value : STR("");
}

const struct part *
form_file(const struct form *f, const char *name)
{
	const struct entry *e = sent(f, name, 0);

	if (e == NULL || e->part == NULL || !e->part->is_file
	    || (e->part->filename.n == 0 && e->part->data.n == 0))
		return NULL;
	return e->part;
}

bool
form_ok(const struct form *f)
{
	return !f->wrong;
}

size_t
form_len(const struct form *f)
{
	return f->n_asked;
}

const struct form_field *
form_at(const struct form *f, size_t i)
{
	return i < f->n_asked ? &f->asked[i] : NULL;
}

const struct form_field *
form_find(const struct form *f, const char *name)
{
	return field_get(f, name);
}
