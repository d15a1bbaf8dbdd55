#include "web/url.h"

#include <string.h>

#include "web/field.h"

/* RFC 3986 §2.3: letters, digits and "-._~" stand for themselves. */
static bool
unreserved(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	    || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
	    || c == '~';
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

enum rc
url_decode(struct arena *a, struct str s, bool plus, struct str *out)
{
	char *p;
	size_t i, n;

	for (i = 0; i < s.n; i++)
		if (s.p[i] == '%' || (plus && s.p[i] == '+'))
			break;
	if (i == s.n) {
		*out = s;
		return RC_OK;
	}
	p = arena_alloc(a, s.n + 1);
	memcpy(p, s.p, i);
	for (n = i; i < s.n; n++) {
		char c = s.p[i];

		if (c == '%') {
			int hi, lo;

			if (s.n - i < 3 || (hi = hex(s.p[i + 1])) < 0
			    || (lo = hex(s.p[i + 2])) < 0)
				return RC_INVALID;
			p[n] = (char)(hi * 16 + lo);
			i += 3;
		} else {
			p[n] = plus && c == '+' ? ' ' : c;
			i++;
		}
	}
	p[n] = '\0';
	*out = str_n(p, n);
	return RC_OK;
}

static void
encode(struct buf *b, struct str s, char also)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		char x[3] = { '%', digits[c >> 4], digits[c & 15] };

		if (unreserved(c) || (also != '\0' && s.p[i] == also))
			continue;
		buf_put(b, s.p + from, i - from);
		buf_put(b, x, sizeof(x));
		from = i + 1;
	}
	buf_put(b, s.p + from, s.n - from);
}

void
url_encode(struct buf *b, struct str s)
{
	encode(b, s, '\0');
}

void
url_encode_path(struct buf *b, struct str s)
{
	encode(b, s, '/');
}

struct str
url_join(struct arena *a, struct str base, struct str path)
{
	struct buf b = buf_arena(a, base.n + path.n + 1);

	while (base.n > 0 && base.p[base.n - 1] == '/')
		base.n--;
	while (path.n > 0 && path.p[0] == '/')
		path = str_sub(path, 1, path.n);
	buf_add(&b, base);
	buf_char(&b, '/');
	buf_add(&b, path);
	return buf_str(&b);
}

bool
url_slug(struct str s)
{
	if (s.n == 0 || s.n > URL_SLUG_MAX || s.p[s.n - 1] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			continue;
		if (c != '-' || i == 0 || s.p[i - 1] == '-')
			return false;
	}
	return true;
}

bool
url_target(struct str s, bool absolute)
{
	static const struct str HTTP = STR_INIT("http://"),
	    HTTPS = STR_INIT("https://");

	if (!field_printable(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (memchr(" \\\"<>", s.p[i], 5) != NULL)
			return false;
	if (s.n > 0 && s.p[0] == '/')
		return s.n == 1 || s.p[1] != '/';
	if (!absolute)
		return false;
	if (str_starts(s, HTTP))
		s = str_sub(s, HTTP.n, s.n);
	else if (str_starts(s, HTTPS))
		s = str_sub(s, HTTPS.n, s.n);
	else
		return false;
	return s.n > 0 && s.p[0] != '/' && s.p[0] != '?' && s.p[0] != '#';
}
