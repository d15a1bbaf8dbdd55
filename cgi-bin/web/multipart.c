/* multipart.c - strict where browsers agree: the body starts with its first
 * boundary, lines end in CR LF, and the closing boundary must be there (without
 * it the body was cut short).
 */
#include "web/multipart.h"

#include <string.h>

#include "web/field.h"

static const struct str CRLF = STR_INIT("\r\n");
static const struct str DASHES = STR_INIT("--");

/* Index of what in s, or s.n. */
static size_t
find(struct str s, struct str what)
{
	const char *p = s.n > 0 ? memmem(s.p, s.n, what.p, what.n) : NULL;

	return p != NULL ? (size_t)(p - s.p) : s.n;
}

static bool
take(struct str *s, struct str prefix)
{
	if (!str_starts(*s, prefix))
		return false;
	*s = str_sub(*s, prefix.n, s->n);
	return true;
}

/* The next "; name=value" or "; name="value"" of a header; *rest stays as it is
 * where there is none.  There is no escape for a quote: browsers send it as %22
 * and leave a backslash as it is. */
static bool
param_next(struct str *rest, struct str *name, struct str *value)
{
	struct str s = str_trim(*rest);
	size_t end;

	if (!take(&s, STR(";")))
		return false;
	end = str_find(s, '=');
	*name = str_trim(str_sub(s, 0, end));
	if (end == s.n || !field_token(*name))
		return false;
	s = str_trim(str_sub(s, end + 1, s.n));
	if (take(&s, STR("\""))) {
		end = str_find(s, '"');
		if (end == s.n)
			return false;
		*value = str_sub(s, 0, end);
		*rest = str_sub(s, end + 1, s.n);
	} else {
		end = str_find(s, ';');
		*value = str_trim(str_sub(s, 0, end));
		*rest = str_sub(s, end, s.n);
	}
	return true;
}

static bool
boundary_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	    || (c >= '0' && c <= '9') || memchr("'()+_,-./:=?", c, 12) != NULL;
}

bool
multipart_boundary(struct str content_type, struct str *boundary)
{
	struct str rest = content_type, name, value;
	size_t end = str_find(rest, ';');

	if (!str_ieq(field_head(rest), STR("multipart/form-data")))
		return false;
	rest = str_sub(rest, end, rest.n);
	while (param_next(&rest, &name, &value)) {
		if (!str_ieq(name, STR("boundary")))
			continue;
		if (value.n == 0 || value.n > 70)
			return false;
		for (size_t i = 0; i < value.n; i++)
			if (!boundary_char(value.p[i]))
				return false;
		*boundary = value;
		return true;
	}
	return false;
}

/* What an old browser sends as a path is cut to its last component. */
static struct str
base_name(struct str s)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == '/' || s.p[i - 1] == '\\')
			return str_sub(s, i, s.n);
	return s;
}

static bool
disposition(struct str value, struct part *p)
{
	struct str rest = value, name, v;
	bool named = false;

	if (!str_ieq(field_head(value), STR("form-data")))
		return false;
	rest = str_sub(rest, str_find(rest, ';'), rest.n);
	while (param_next(&rest, &name, &v)) {
		if (str_ieq(name, STR("name")) && !named) {
			p->name = v;
			named = true;
		} else if (str_ieq(name, STR("filename")) && !p->is_file) {
			p->filename = base_name(v);
			p->is_file = true;
		}
	}
	return named && str_trim(rest).n == 0;
}

/* The lines before a part's data. */
static bool
part_headers(struct str head, struct part *p)
{
	bool found = false;

	*p = (struct part){ .name = STR(""), .filename = STR(""),
		.type = STR(""), .data = STR("") };
	while (head.n > 0) {
		size_t end = find(head, CRLF);
		struct str line = str_sub(head, 0, end), name;

		head = str_sub(head, end + CRLF.n, head.n);
		if (!field_value(line) || !str_utf8(line)
		    || !str_has(line, ':'))
			return false;
		(void)str_cut(&line, ':', &name);
		line = str_trim(line);
		if (!field_token(name))
			return false;
		if (str_ieq(name, STR("content-disposition"))) {
			if (found || !disposition(line, p))
				return false;
			found = true;
		} else if (str_ieq(name, STR("content-type"))) {
			p->type = line;
		}
	}
	return found;
}

static enum rc
bad(enum req_reason reason, enum req_reason *why)
{
	*why = reason;
	return reason_http(reason) == 413 ? RC_LIMIT : RC_INVALID;
}

/* One part: headers, data, and up to behind the boundary that ends it. */
static enum rc
part_parse(struct str *rest, struct str delimiter,
    const struct multipart_limits *l, struct part *p, enum req_reason *why)
{
	static const struct str BLANK = STR_INIT("\r\n\r\n");
	size_t end = find(str_sub(*rest, 0, l->header + BLANK.n), BLANK);
	struct str head = str_sub(*rest, 0, end);

	if (end > l->header || end + BLANK.n > rest->n
	    || !part_headers(head, p))
		return bad(REQ_PART_HEADER, why);
	*rest = str_sub(*rest, end + BLANK.n, rest->n);
	/* The CR LF before the boundary is the boundary's; with empty data it
	 * is the one that ended the headers. */
	if (take(rest, str_sub(delimiter, CRLF.n, delimiter.n)))
		return RC_OK;
	end = find(*rest, delimiter);
	if (end > (p->is_file ? l->file : l->field))
		return bad(REQ_PART_LONG, why);
	if (end == rest->n)
		return bad(REQ_MULTIPART_BAD, why);
	p->data = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end + delimiter.n, rest->n);
	return RC_OK;
}

enum rc
multipart_parse(struct arena *a, struct str body, struct str boundary,
    const struct multipart_limits *limits, struct parts *out,
    enum req_reason *why)
{
	struct str delimiter =
	    arena_printf(a, "\r\n--%.*s", STR_FMT(boundary));
	struct str rest = body;
	struct part *v = NULL, p;
	size_t n = 0, cap = 0;
	enum rc rc;

	*why = REQ_OK;
	out->v = NULL;
	out->n = 0;
	if (!take(&rest, str_sub(delimiter, CRLF.n, delimiter.n)))
		return bad(REQ_MULTIPART_BAD, why);
	while (take(&rest, CRLF)) {
		if (n == limits->parts)
			return bad(REQ_PARTS_MANY, why);
		if ((rc = part_parse(&rest, delimiter, limits, &p, why))
		    != RC_OK)
			return rc;
		if (n == cap) {
			struct part *old = v;

			cap = cap > 0 ? cap * 2 : 8;
			v = arena_array(a, cap, sizeof(*v));
			if (n > 0)
				memcpy(v, old, n * sizeof(*v));
		}
		v[n++] = p;
	}
	if (!take(&rest, DASHES) || str_trim(rest).n > 0)
		return bad(REQ_MULTIPART_BAD, why);
	out->v = v;
	out->n = n;
	return RC_OK;
}
