#include "web/origin.h"

/* "https://Shop.example:443/path" to "https://Shop.example"; false when it is
 * no origin. */
static bool
normal(struct str s, struct str *out)
{
	static const struct {
		struct str scheme, port;
	} KINDS[] = {
		{ STR_INIT("http://"), STR_INIT(":80") },
		{ STR_INIT("https://"), STR_INIT(":443") },
	};

	for (size_t k = 0; k < sizeof(KINDS) / sizeof(KINDS[0]); k++) {
		size_t n = KINDS[k].scheme.n;
		struct str host;

		if (s.n <= n || !str_ieq(str_sub(s, 0, n), KINDS[k].scheme))
			continue;
		host = str_sub(s, n, n + str_find(str_sub(s, n, s.n), '/'));
		if (str_ends(host, KINDS[k].port))
			host = str_sub(host, 0, host.n - KINDS[k].port.n);
		if (host.n == 0)
			return false;
		for (size_t i = 0; i < host.n; i++) {
			char c = host.p[i];

			if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')
			    && (c < '0' || c > '9') && c != '.' && c != '-'
			    && c != ':' && c != '[' && c != ']')
				return false;
		}
		*out = str_n(s.p, n + host.n);
		return true;
	}
	return false;
}

enum rc
origins_parse(struct arena *a, struct str site_url, struct str extra,
    struct origins *out)
{
	struct str rest = extra, part, *v;
	size_t n = 1;

	while (str_cut(&rest, ' ', &part))
		n++;
	v = arena_array(a, n, sizeof(*v));
	if (!normal(site_url, &v[0]))
		return RC_INVALID;
	n = 1;
	for (rest = extra; str_cut(&rest, ' ', &part);) {
		if (part.n == 0)
			continue;
		if (!normal(part, &v[n++]))
			return RC_INVALID;
	}
	out->v = v;
	out->n = n;
	return RC_OK;
}

bool
origin_ok(const struct origins *o, const struct req *r)
{
	if (r->method == M_GET || r->method == M_HEAD)
		return true;
	if (r->fetch_site.n > 0)
		return str_eq(r->fetch_site, STR("same-origin"));
	for (size_t i = 0; i < o->n; i++)
		if (str_ieq(o->v[i], r->origin))
			return true;
	return false;
}
