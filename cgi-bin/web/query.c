#include "web/query.h"

#include "base/buf.h"
#include "web/url.h"

static bool
plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c >= 0x7f || c == '%' || c == '+')
			return false;
	}
	return true;
}

static enum rc
decode(struct arena *a, struct str s, struct str *out, enum req_reason *why)
{
	enum rc rc;

	if (plain(s)) {
		*out = s;
		return RC_OK;
	}
	if ((rc = url_decode(a, s, true, out)) != RC_OK) {
		*why = REQ_QUERY_ESCAPE;
		return rc;
	}
	if (str_has_control(*out)) {
		*why = REQ_QUERY_CONTROL;
		return RC_INVALID;
	}
	if (!str_utf8(*out)) {
		*why = REQ_QUERY_UTF8;
		return RC_INVALID;
	}
	return RC_OK;
}

enum rc
query_parse(struct arena *a, struct str s, size_t max_n, struct query *out,
    enum req_reason *why)
{
	struct str rest = s, part, name;
	struct query_arg *v;
	size_t n = 0;
	enum rc rc;

	*why = REQ_OK;
	out->v = NULL;
	out->n = 0;
	while (str_cut(&rest, '&', &part))
		n += part.n > 0;
	if (n > max_n) {
		*why = REQ_QUERY_MANY;
		return RC_LIMIT;
	}
	if (n == 0)
		return RC_OK;
	v = arena_array(a, n, sizeof(*v));
	n = 0;
	for (rest = s; str_cut(&rest, '&', &part);) {
		if (part.n == 0)
			continue;
		(void)str_cut(&part, '=', &name);
		if ((rc = decode(a, name, &v[n].name, why)) != RC_OK
		    || (rc = decode(a, part, &v[n].value, why)) != RC_OK)
			return rc;
		n++;
	}
	out->v = v;
	out->n = n;
	return RC_OK;
}

static const struct query_arg *
find(const struct query *q, const char *name)
{
	struct str want = str_c(name);

	for (size_t i = 0; i < q->n; i++)
		if (str_eq(q->v[i].name, want))
			return &q->v[i];
	return NULL;
}

struct str
query_get(const struct query *q, const char *name)
{
	const struct query_arg *arg = find(q, name);

	return arg != NULL ? arg->value : STR("");
}

bool
query_has(const struct query *q, const char *name)
{
	return find(q, name) != NULL;
}

/* What the link shall carry for a name. */
static struct str
chosen(const struct query *q, const char *name, const struct query_set *set)
{
	for (; set != NULL && set->name != NULL; set++)
		if (str_eq(str_c(set->name), str_c(name)))
			return set->value;
	return q != NULL ? query_get(q, name) : STR("");
}

struct str
query_link(struct arena *a, struct str path, const struct query *q,
    const char *const *order, const struct query_set *set)
{
	struct buf b = buf_arena(a, SIZE_MAX / 4);
	char sep = '?';

	url_encode_path(&b, path);
	for (; *order != NULL; order++) {
		struct str value = chosen(q, *order, set);

		if (value.n == 0)
			continue;
		buf_char(&b, sep);
		sep = '&';
		url_encode(&b, str_c(*order));
		buf_char(&b, '=');
		url_encode(&b, value);
	}
	return buf_str(&b);
}
