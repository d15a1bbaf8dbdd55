#include "web/req.h"

#include <assert.h>

#include "base/crypto.h"
#include "web/field.h"
#include "web/route.h"
#include "web/url.h"

const struct req_limits REQ_LIMITS = {
	.uri = 8192,
	.query = 4096,
	.args = 64,
	.header = 8192,
	.headers = 32768,
	.cookie = 8192,
	.cookies = 64,
	.form = 65536,
	.fields = 256,
	.body = 1048576,
	.parts = 64,
	.part_header = 1024,
	.part_field = 65536,
	.part_file = 1048576,
};

/* The parameters that mean something here; the fixed list of nginx. */
enum known {
	K_METHOD,
	K_PATH,
	K_URI,
	K_QUERY,
	K_TYPE,
	K_LENGTH,
	K_HTTPS,
	K_REMOTE,
	K_ID,
	K_HEADERS, /* from here on: what the browser sent as headers */
	K_HOST = K_HEADERS,
	K_COOKIE,
	K_ORIGIN,
	K_FETCH_SITE,
	K_IF_NONE_MATCH,
	K_LANGUAGE,
	K_AGENT,
	K_REFERER,
	K_N
};

static const struct str NAMES[K_N] = {
	[K_METHOD] = STR_INIT("REQUEST_METHOD"),
	[K_PATH] = STR_INIT("DOCUMENT_URI"),
	[K_URI] = STR_INIT("REQUEST_URI"),
	[K_QUERY] = STR_INIT("QUERY_STRING"),
	[K_TYPE] = STR_INIT("CONTENT_TYPE"),
	[K_LENGTH] = STR_INIT("CONTENT_LENGTH"),
	[K_HTTPS] = STR_INIT("HTTPS"),
	[K_REMOTE] = STR_INIT("REMOTE_ADDR"),
	[K_ID] = STR_INIT("REQUEST_ID"),
	[K_HOST] = STR_INIT("HTTP_HOST"),
	[K_COOKIE] = STR_INIT("HTTP_COOKIE"),
	[K_ORIGIN] = STR_INIT("HTTP_ORIGIN"),
	[K_FETCH_SITE] = STR_INIT("HTTP_SEC_FETCH_SITE"),
	[K_IF_NONE_MATCH] = STR_INIT("HTTP_IF_NONE_MATCH"),
	[K_LANGUAGE] = STR_INIT("HTTP_ACCEPT_LANGUAGE"),
	[K_AGENT] = STR_INIT("HTTP_USER_AGENT"),
	[K_REFERER] = STR_INIT("HTTP_REFERER"),
};

static const struct {
	enum method method;
	struct str name;
} METHODS[] = {
	{ M_GET, STR_INIT("GET") },
	{ M_HEAD, STR_INIT("HEAD") },
	{ M_POST, STR_INIT("POST") },
	{ M_PUT, STR_INIT("PUT") },
	{ M_PATCH, STR_INIT("PATCH") },
	{ M_DELETE, STR_INIT("DELETE") },
	{ M_OPTIONS, STR_INIT("OPTIONS") },
};

enum method
method_of(struct str s)
{
	for (size_t i = 0; i < sizeof(METHODS) / sizeof(METHODS[0]); i++)
		if (str_eq(s, METHODS[i].name))
			return METHODS[i].method;
	return M_NONE;
}

const char *
method_name(enum method m)
{
	for (size_t i = 0; i < sizeof(METHODS) / sizeof(METHODS[0]); i++)
		if (m == METHODS[i].method)
			return METHODS[i].name.p;
	return "";
}

/* How a caller goes on after a refusal. */
static enum rc
rc_of(enum req_reason why)
{
	switch (reason_http(why)) {
	case 200:
		return RC_OK;
	case 413:
	case 414:
	case 431:
		return RC_LIMIT;
	default:
		return RC_INVALID;
	}
}

/* Sorts the parameters by what they mean, the first of each name.  Counts the
 * headers, known ones or not, against their limits. */
static enum req_reason
collect(const struct req_param *params, size_t n, const struct req_limits *l,
    struct str known[K_N])
{
	static const struct str HTTP = STR_INIT("HTTP_");
	enum req_reason found = REQ_OK;
	unsigned seen = 0;
	size_t total = 0;

	for (int k = 0; k < K_N; k++)
		known[k] = STR("");
	for (size_t i = 0; i < n; i++) {
		struct str name = params[i].name, value = params[i].value;
		int k = 0;

		/* 300 comparisons: most end at the length, without a call */
		while (k < K_N
		    && (name.n != NAMES[k].n || !str_eq(name, NAMES[k])))
			k++;
		if (k >= K_HEADERS && (k < K_N || str_starts(name, HTTP))) {
			total += name.n + value.n;
			if (total > l->headers)
				found = REQ_HEADER_LONG;
		}
		if (k == K_N || (seen & 1u << k))
			continue;
		seen |= 1u << k;
		known[k] = value;
	}
	return found;
}

/* Values that are refused lose their text, so that nobody shows it. */
static enum req_reason
headers_check(struct str known[K_N], const struct req_limits *l)
{
	enum req_reason found = REQ_OK;

	for (int k = 0; k < K_N; k++) {
		enum req_reason bad = REQ_OK;

		if (k == K_PATH || k == K_URI || k == K_QUERY)
			continue; /* checked on their own */
		if (k == K_COOKIE && known[k].n > l->cookie)
			bad = REQ_COOKIE_LONG;
		else if (known[k].n > l->header)
			bad = REQ_HEADER_LONG;
		else if (!field_value(known[k]))
			bad = REQ_HEADER_BAD;
		if (bad == REQ_OK)
			continue;
		known[k] = STR("");
		if (found == REQ_OK)
			found = bad;
	}
	return found;
}

static bool
hex_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9')
		    && (s.p[i] < 'a' || s.p[i] > 'f'))
			return false;
	return s.n == 32;
}

static struct str
id_make(struct arena *a)
{
	unsigned char random[16];
	char *p = arena_alloc(a, 33);

	crypto_random(random, sizeof(random));
	str_hex(random, sizeof(random), p);
	return str_n(p, 32);
}

/* A name or an address and a port, in lower case; none is right too (HTTP/1.0:
 * links are made from the configured URL, never from here). */
static enum req_reason
host_check(struct arena *a, struct str s, struct str *out)
{
	bool capitals = false;

	if (s.n > 255 + 6)
		return REQ_HOST_BAD;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			capitals = true;
		else if ((c < 'a' || c > 'z') && (c < '0' || c > '9')
		    && c != '.' && c != '-' && c != '_' && c != ':'
		    && c != '[' && c != ']')
			return REQ_HOST_BAD;
	}
	if (capitals) {
		char *p = arena_cstr(a, s);

		for (size_t i = 0; i < s.n; i++)
			if (p[i] >= 'A' && p[i] <= 'Z')
				p[i] = (char)(p[i] - 'A' + 'a');
		s.p = p;
	}
	*out = s;
	return REQ_OK;
}

static bool
has_dots(struct str path)
{
	struct str seg;

	for (path = str_sub(path, 1, path.n); str_cut(&path, '/', &seg);)
		if (str_eq(seg, STR(".")) || str_eq(seg, STR("..")))
			return true;
	return false;
}

/* What nginx decoded and cleaned, or, should it be missing, the URI as sent.
 * Checked all the same: others may write to the socket.  The raw URI is kept
 * only when it is clean; what it holds is judged decoded. */
static enum req_reason
path_check(struct req *r, struct str decoded, struct str uri)
{
	struct str path = decoded;

	if (uri.n > r->limits->uri || decoded.n > r->limits->uri)
		return REQ_URI_LONG;
	if (field_value(uri) && str_utf8(uri))
		r->uri = uri;
	if (path.n == 0
	    && url_decode(r->arena, str_sub(uri, 0, str_find(uri, '?')),
		   false, &path) != RC_OK)
		return REQ_PATH_BAD;
	if (!str_utf8(path))
		return REQ_PATH_UTF8;
	if (path.n == 0 || path.p[0] != '/' || !field_value(path)
	    || str_has(path, '\t') || has_dots(path))
		return REQ_PATH_BAD;
	r->path = path;
	return REQ_OK;
}

static enum req_reason
length_check(struct req *r, struct str s)
{
	int64_t v;

	r->content_length = -1;
	if (s.n == 0)
		return REQ_OK;
	if (s.p[0] == '-' || !str_to_i64(s, &v))
		return REQ_LENGTH_BAD;
	if ((uint64_t)v > r->limits->body
	    || (r->source.max > 0 && (uint64_t)v > r->source.max))
		return REQ_BODY_LONG;
	r->content_length = v;
	return REQ_OK;
}

static bool
address(struct str s)
{
	if (str_eq(s, STR("unix:")))
		return true; /* nginx's word for a client without one */
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f')
		    && (c < 'A' || c > 'F') && c != '.' && c != ':')
			return false;
	}
	return s.n <= 45;
}

/* The slices that the checks below may leave alone are empty, not NULL. */
static void
req_clear(struct arena *a, const struct req_body_source *body,
    const struct req_limits *limits, struct req *r)
{
	*r = (struct req){ .arena = a, .limits = limits,
		.content_length = -1 };
	r->path = r->uri = r->raw_query = r->host = r->body = STR("");
	if (body != NULL)
		r->source = *body;
}

static void
req_fill(struct req *r, const struct str known[K_N])
{
	r->id = hex_id(known[K_ID]) ? known[K_ID] : id_make(r->arena);
	r->remote = address(known[K_REMOTE]) ? known[K_REMOTE] : STR("");
	r->https = str_ieq(known[K_HTTPS], STR("on"));
	r->origin = known[K_ORIGIN];
	r->fetch_site = known[K_FETCH_SITE];
	r->if_none_match = known[K_IF_NONE_MATCH];
	r->accept_language = known[K_LANGUAGE];
	r->user_agent = known[K_AGENT];
	r->referer = known[K_REFERER];
	r->content_type = known[K_TYPE];
	r->method = method_of(known[K_METHOD]);
	r->method_text = field_token(known[K_METHOD])
	    ? str_sub(known[K_METHOD], 0, 32) : STR("");
}

/* What has to be right for a handler, in the order of a browser's view. */
static enum req_reason
req_check(struct req *r, const struct str known[K_N])
{
	const struct req_limits *l = r->limits;
	enum req_reason why;

	if (r->method == M_NONE)
		return REQ_METHOD_UNKNOWN;
	if ((why = host_check(r->arena, known[K_HOST], &r->host)) != REQ_OK)
		return why;
	if (known[K_QUERY].n > l->query)
		return REQ_QUERY_LONG;
	if (!field_value(known[K_QUERY]))
		return REQ_QUERY_CONTROL;
	if (query_parse(r->arena, known[K_QUERY], l->args, &r->query, &why)
	    != RC_OK)
		return why;
	r->raw_query = known[K_QUERY];
	if (cookies_parse(r->arena, known[K_COOKIE], l->cookies, &r->cookies,
		&why) != RC_OK)
		return why;
	return length_check(r, known[K_LENGTH]);
}

enum rc
req_parse(struct arena *a, const struct req_param *params, size_t n,
    const struct req_body_source *body, const struct req_limits *limits,
    struct req *out, enum req_reason *why)
{
	struct str known[K_N];
	enum req_reason sizes, headers, path;

	req_clear(a, body, limits, out);
	/* All three, whatever the first says: an error page and the log use
	 * what is right of a request that is refused. */
	sizes = collect(params, n, limits, known);
	headers = headers_check(known, limits);
	req_fill(out, known);
	path = path_check(out, known[K_PATH], known[K_URI]);
	*why = sizes != REQ_OK ? sizes : headers != REQ_OK ? headers : path;
	if (*why == REQ_OK)
		*why = req_check(out, known);
	return rc_of(*why);
}

/* No body, because of why. */
static enum rc
no_body(enum req_reason reason, enum req_reason *why)
{
	*why = reason;
	return rc_of(reason);
}

enum rc
req_body(struct req *r, size_t max, struct str *out, enum req_reason *why)
{
	size_t n, want;
	char *p;

	*why = REQ_OK;
	*out = STR("");
	if (r->body_read) {
		if (r->body.n > max)
			return no_body(REQ_BODY_LONG, why);
		*out = r->body;
		return RC_OK;
	}
	if (r->content_length < 0)
		return no_body(REQ_LENGTH_MISSING, why);
	want = (size_t)r->content_length;
	if (want > max || want > r->limits->body)
		return no_body(REQ_BODY_LONG, why);
	p = arena_alloc(r->arena, want + 1);
	n = want > 0 && r->source.read != NULL
	    ? r->source.read(r->source.ctx, p, want) : 0;
	assert(n <= want);
	p[n] = '\0';
	if (n < want)
		return no_body(REQ_BODY_SHORT, why);
	r->body = *out = str_n(p, n);
	r->body_read = true;
	return RC_OK;
}

struct str
req_param(const struct req *r, const char *name)
{
	return r->route != NULL ? route_param(r->route, name) : STR("");
}

bool
req_slug(const struct req *r, const char *name, struct str *out)
{
	struct str s = req_param(r, name);

	if (!url_slug(s))
		return false;
	*out = s;
	return true;
}

struct str
req_query(const struct req *r, const char *name)
{
	return query_get(&r->query, name);
}

bool
req_safe(const struct req *r)
{
	return r->method == M_GET || r->method == M_HEAD;
}
