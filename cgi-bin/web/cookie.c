#include "web/cookie.h"

#include <string.h>

#include "base/clock.h"
#include "web/field.h"

static const struct str HOST_PREFIX = STR_INIT("__Host-");

/* RFC 6265 §4.1.1, cookie-octet: what a value may hold that we write. */
static bool
octets(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (memchr(" \",;\\", s.p[i], 5) != NULL)
			return false;
	return field_printable(s);
}

enum rc
cookies_parse(struct arena *a, struct str header, size_t max_n,
    struct cookies *out, enum req_reason *why)
{
	struct str rest = header, part, name;
	struct cookie *v;
	size_t n = 0;

	*why = REQ_OK;
	out->v = NULL;
	out->n = 0;
	while (str_cut(&rest, ';', &part))
		n++;
	if (n > max_n) {
		*why = REQ_COOKIE_MANY;
		return RC_LIMIT;
	}
	if (n == 0)
		return RC_OK;
	v = arena_array(a, n, sizeof(*v));
	n = 0;
	for (rest = header; str_cut(&rest, ';', &part);) {
		if (!str_has(part, '='))
			continue;
		(void)str_cut(&part, '=', &name);
		name = str_trim(name);
		part = str_trim(part);
		if (part.n >= 2 && part.p[0] == '"'
		    && part.p[part.n - 1] == '"')
			part = str_sub(part, 1, part.n - 1);
		if (!field_token(name) || !field_printable(part))
			continue;
		v[n].name = name;
		v[n].value = part;
		n++;
	}
	out->v = v;
	out->n = n;
	return RC_OK;
}

struct str
cookies_get(const struct cookies *c, struct str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->v[i].name, name))
			return c->v[i].value;
	return STR("");
}

struct str
cookies_get_own(const struct cookies *c, bool https, struct str name)
{
	if (!https)
		return cookies_get(c, name);
	for (size_t i = 0; i < c->n; i++) {
		struct str s = c->v[i].name;

		if (str_starts(s, HOST_PREFIX)
		    && str_eq(str_sub(s, HOST_PREFIX.n, s.n), name))
			return c->v[i].value;
	}
	return STR("");
}

enum rc
cookie_build(struct buf *b, const struct set_cookie *c)
{
	static const char *const SITES[] = { "Lax", "Strict", "None" };

	if (!field_token(c->name) || c->name.n > COOKIE_NAME_MAX
	    || str_starts(c->name, STR("__")) || !octets(c->value)
	    || c->value.n > COOKIE_VALUE_MAX || c->max_age < COOKIE_SESSION
	    || (unsigned)c->same_site > SAME_SITE_NONE
	    || (c->same_site == SAME_SITE_NONE && !c->https))
		return RC_INVALID;
	if (c->https)
		buf_add(b, HOST_PREFIX);
	buf_add(b, c->name);
	buf_char(b, '=');
	buf_add(b, c->value);
	buf_cstr(b, "; Path=/");
	if (c->max_age != COOKIE_SESSION) {
		buf_cstr(b, "; Max-Age=");
		buf_i64(b, c->max_age);
	}
	if (c->max_age == COOKIE_DELETE) {
		char date[CLOCK_ISO_MAX];

		clock_http(0, date);
		buf_cstr(b, "; Expires=");
		buf_cstr(b, date);
	}
	if (c->https)
		buf_cstr(b, "; Secure");
	if (!c->script)
		buf_cstr(b, "; HttpOnly");
	buf_cstr(b, "; SameSite=");
	buf_cstr(b, SITES[c->same_site]);
	return RC_OK;
}
