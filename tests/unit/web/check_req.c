/* check_req.c - web/req: what nginx hands over, and what others might. */
#include "web/req.h"

#include "../unit.h"

#include "base/clock.h"
#include "web/route.h"

static struct arena *a;
static struct req r;
static enum req_reason why;

static void
setup(void)
{
	a = arena_new((size_t)4 << 20);
	why = REQ_ORIGIN;
	memset(&r, 0x5a, sizeof(r));
}

static void
teardown(void)
{
	arena_free(a);
}

#define P(n, v) { STR_INIT(n), STR_INIT(v) }
#define ID      "0123456789abcdef0123456789abcdef"

/* A GET as nginx passes it; tests put one more before it (the first wins). */
static const struct req_param USUAL[] = {
	P("REQUEST_METHOD", "GET"),
	P("DOCUMENT_URI", "/p/mug"),
	P("REQUEST_URI", "/p/mug?v=A1&x=%C3%A4"),
	P("QUERY_STRING", "v=A1&x=%C3%A4"),
	P("CONTENT_TYPE", ""),
	P("CONTENT_LENGTH", ""),
	P("HTTPS", ""),
	P("REMOTE_ADDR", "127.0.0.1"),
	P("REQUEST_ID", ID),
	P("HTTP_HOST", "localhost:8080"),
	P("HTTP_COOKIE", "souk=abc; theme=dark"),
	P("HTTP_ORIGIN", ""),
	P("HTTP_SEC_FETCH_SITE", "none"),
	P("HTTP_IF_NONE_MATCH", "\"abc\""),
	P("HTTP_ACCEPT_LANGUAGE", "de-DE,de;q=0.9,en;q=0.8"),
	P("HTTP_USER_AGENT", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
	    "Gecko/20100101 Firefox/128.0"),
	P("HTTP_REFERER", "http://localhost:8080/search?q=mug"),
};

static enum rc
parse_with(struct str name, struct str value)
{
	struct req_param p[N_OF(USUAL) + 1] = { { name, value } };

	memcpy(p + 1, USUAL, sizeof(USUAL));
	return req_parse(a, p, N_OF(USUAL) + 1, NULL, &REQ_LIMITS, &r, &why);
}

START_TEST(usual)
{
	ck_rc(req_parse(a, USUAL, N_OF(USUAL), NULL, &REQ_LIMITS, &r, &why),
	    RC_OK);
	ck_assert_int_eq(why, REQ_OK);
	ck_assert_int_eq(r.method, M_GET);
	ck_str(r.method_text, "GET");
	ck_str(r.path, "/p/mug");
	ck_str(r.uri, "/p/mug?v=A1&x=%C3%A4");
	ck_str(r.raw_query, "v=A1&x=%C3%A4");
	ck_str(req_query(&r, "v"), "A1");
	ck_str(req_query(&r, "x"), "\xc3\xa4");
	ck_str(r.host, "localhost:8080");
	ck_str(r.id, ID);
	ck_str(r.remote, "127.0.0.1");
	ck_assert(!r.https);
	ck_str(cookies_get(&r.cookies, STR("theme")), "dark");
	ck_str(r.fetch_site, "none");
	ck_str(r.if_none_match, "\"abc\"");
	ck_assert_int_eq(r.content_length, -1);
	ck_assert(req_safe(&r));
	ck_assert_ptr_null(r.route);
}
END_TEST

static const struct {
	const char *name, *value;
	enum rc rc;
	enum req_reason why;
} REFUSED[] = {
	{ "REQUEST_METHOD", "", RC_INVALID, REQ_METHOD_UNKNOWN },
	{ "REQUEST_METHOD", "get", RC_INVALID, REQ_METHOD_UNKNOWN },
	{ "REQUEST_METHOD", "TRACE", RC_INVALID, REQ_METHOD_UNKNOWN },
	{ "REQUEST_METHOD", "GET ", RC_INVALID, REQ_METHOD_UNKNOWN },
	{ "REQUEST_METHOD", "GET\r\n", RC_INVALID, REQ_HEADER_BAD },
	{ "DOCUMENT_URI", "p", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "*", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "http://x/", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/..", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/a/../b", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/a/.", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/./a", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/a\nb", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/a\tb", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/a\x7f", RC_INVALID, REQ_PATH_BAD },
	{ "DOCUMENT_URI", "/\xff", RC_INVALID, REQ_PATH_UTF8 },
	{ "DOCUMENT_URI", "/\xc3", RC_INVALID, REQ_PATH_UTF8 },
	{ "DOCUMENT_URI", "/\xc0\xae\xc0\xae/", RC_INVALID, REQ_PATH_UTF8 },
	{ "QUERY_STRING", "a=%", RC_INVALID, REQ_QUERY_ESCAPE },
	{ "QUERY_STRING", "a=%00", RC_INVALID, REQ_QUERY_CONTROL },
	{ "QUERY_STRING", "a=%ff", RC_INVALID, REQ_QUERY_UTF8 },
	{ "QUERY_STRING", "a=\r\n", RC_INVALID, REQ_QUERY_CONTROL },
	{ "HTTP_HOST", "a b", RC_INVALID, REQ_HOST_BAD },
	{ "HTTP_HOST", "a/b", RC_INVALID, REQ_HOST_BAD },
	{ "HTTP_HOST", "a\"b", RC_INVALID, REQ_HOST_BAD },
	{ "HTTP_HOST", "a@b", RC_INVALID, REQ_HOST_BAD },
	{ "HTTP_HOST", "\xc3\xa4", RC_INVALID, REQ_HOST_BAD },
	{ "HTTP_HOST", "a\r\nX: y", RC_INVALID, REQ_HEADER_BAD },
	{ "HTTP_USER_AGENT", "a\x01", RC_INVALID, REQ_HEADER_BAD },
	{ "HTTP_REFERER", "a\n", RC_INVALID, REQ_HEADER_BAD },
	{ "HTTP_COOKIE", "a=b\r\n", RC_INVALID, REQ_HEADER_BAD },
	{ "CONTENT_LENGTH", "-1", RC_INVALID, REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "-0", RC_INVALID, REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "+1", RC_INVALID, REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "0x1", RC_INVALID, REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "1 ", RC_INVALID, REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "1,1", RC_INVALID, REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "99999999999999999999", RC_INVALID,
	    REQ_LENGTH_BAD },
	{ "CONTENT_LENGTH", "1048577", RC_LIMIT, REQ_BODY_LONG },
	{ "CONTENT_LENGTH", "9223372036854775807", RC_LIMIT, REQ_BODY_LONG },
	{ "CONTENT_LENGTH", "9223372036854775808", RC_INVALID,
	    REQ_LENGTH_BAD },
	{ "CONTENT_TYPE", "a\n", RC_INVALID, REQ_HEADER_BAD },
};

START_TEST(refused)
{
	ck_rc(parse_with(str_c(REFUSED[_i].name), str_c(REFUSED[_i].value)),
	    REFUSED[_i].rc);
	ck_assert_str_eq(reason_key(why), reason_key(REFUSED[_i].why));
	/* What is left may be logged and shown. */
	ck_str(r.id, ID);
	ck_assert(str_utf8(r.path) && !str_has_control(r.path));
	ck_assert(str_utf8(r.uri) && !str_has_control(r.uri));
	ck_assert(!str_has_control(r.method_text));
	ck_assert(!str_has_control(r.host) && !str_has_control(r.referer));
	ck_assert_ptr_nonnull(r.path.p);
	ck_assert_ptr_nonnull(r.host.p);
	ck_assert_ptr_nonnull(r.body.p);
}
END_TEST

/* A NUL in any of them is seen, not cut off. */
START_TEST(nul)
{
	char value[] = "/a\0b";
	enum rc rc = parse_with(USUAL[_i].name, str_n(value, 4));

	if (str_eq_c(USUAL[_i].name, "REQUEST_URI")) {
		/* Only shown and redirected to: dropped. */
		ck_rc(rc, RC_OK);
		ck_str(r.uri, "");
		return;
	}
	ck_rc(rc, RC_INVALID);
	ck_assert_int_eq(reason_http(why), 400);
}
END_TEST

/* Each limit: what is as long as it may be passes, one more does not. */
static const struct {
	const char *name, *prefix;
	size_t max;
	enum req_reason why;
} SIZES[] = {
	{ "DOCUMENT_URI", "/", 8192, REQ_URI_LONG },
	{ "REQUEST_URI", "/", 8192, REQ_URI_LONG },
	{ "QUERY_STRING", "a=", 4096, REQ_QUERY_LONG },
	{ "HTTP_COOKIE", "a=", 8192, REQ_COOKIE_LONG },
	{ "HTTP_USER_AGENT", "", 8192, REQ_HEADER_LONG },
	{ "HTTP_REFERER", "", 8192, REQ_HEADER_LONG },
	{ "HTTP_ACCEPT_LANGUAGE", "", 8192, REQ_HEADER_LONG },
	{ "HTTP_IF_NONE_MATCH", "", 8192, REQ_HEADER_LONG },
	{ "HTTP_HOST", "", 261, REQ_HOST_BAD },
};

START_TEST(sizes)
{
	char value[10000];

	memset(value, 'a', sizeof(value));
	memcpy(value, SIZES[_i].prefix, strlen(SIZES[_i].prefix));
	ck_rc(parse_with(str_c(SIZES[_i].name), str_n(value, SIZES[_i].max)),
	    RC_OK);
	ck_assert_int_ne(parse_with(str_c(SIZES[_i].name),
		str_n(value, SIZES[_i].max + 1)), RC_OK);
	ck_assert_str_eq(reason_key(why), reason_key(SIZES[_i].why));
}
END_TEST

START_TEST(counts)
{
	char query[4096], cookie[4096];
	size_t n = 0, k = 0;

	for (int i = 0; i < 64; i++) {
		n += (size_t)snprintf(query + n, sizeof(query) - n, "a%d=1&",
		    i);
		k += (size_t)snprintf(cookie + k, sizeof(cookie) - k,
		    "a%d=1;", i);
	}
	ck_rc(parse_with(STR("QUERY_STRING"), str_n(query, n)), RC_OK);
	ck_assert_uint_eq(r.query.n, 64);
	ck_rc(parse_with(STR("HTTP_COOKIE"), str_n(cookie, k)), RC_OK);
	ck_assert_uint_eq(r.cookies.n, 64);
	query[n++] = 'b';
	cookie[k++] = 'b';
	ck_rc(parse_with(STR("QUERY_STRING"), str_n(query, n)), RC_LIMIT);
	ck_assert_int_eq(reason_http(why), 414);
	ck_rc(parse_with(STR("HTTP_COOKIE"), str_n(cookie, k)), RC_LIMIT);
	ck_assert_int_eq(reason_http(why), 431);
}
END_TEST

/* Headers that nobody knows count as well. */
START_TEST(headers_in_all)
{
	static const struct str names[] = { STR_INIT("HTTP_X_A"),
		STR_INIT("HTTP_X_B"), STR_INIT("HTTP_X_C"),
		STR_INIT("HTTP_X_A") };
	struct req_param p[N_OF(USUAL) + 4];
	char value[8192];

	memset(value, 'a', sizeof(value));
	memcpy(p, USUAL, sizeof(USUAL));
	for (int i = 0; i < 4; i++) {
		p[N_OF(USUAL) + i].name = names[i];
		p[N_OF(USUAL) + i].value = str_n(value, sizeof(value));
	}
	ck_rc(req_parse(a, p, N_OF(USUAL) + 3, NULL, &REQ_LIMITS, &r, &why),
	    RC_OK);
	ck_rc(req_parse(a, p, N_OF(USUAL) + 4, NULL, &REQ_LIMITS, &r, &why),
	    RC_LIMIT);
	ck_assert_int_eq(why, REQ_HEADER_LONG);
	ck_assert_int_eq(reason_http(why), 431);
	ck_str(r.path, "/p/mug");
}
END_TEST

START_TEST(headers_to_the_byte)
{
	struct req_limits l = REQ_LIMITS;
	struct req_param p[] = { P("REQUEST_METHOD", "GET"),
		P("DOCUMENT_URI", "/"), P("HTTP_X", "12345"),
		P("HTTP_HOST", "x") };

	l.headers = 6 + 5 + 9 + 1;
	ck_rc(req_parse(a, p, N_OF(p), NULL, &l, &r, &why), RC_OK);
	l.headers--;
	ck_rc(req_parse(a, p, N_OF(p), NULL, &l, &r, &why), RC_LIMIT);
	ck_assert_int_eq(why, REQ_HEADER_LONG);
}
END_TEST

START_TEST(nothing)
{
	ck_rc(req_parse(a, NULL, 0, NULL, &REQ_LIMITS, &r, &why), RC_INVALID);
	ck_assert_int_eq(why, REQ_PATH_BAD);
	ck_assert_uint_eq(r.id.n, 32);
}
END_TEST

START_TEST(first_wins)
{
	struct req_param p[N_OF(USUAL) + 2];

	memcpy(p, USUAL, sizeof(USUAL));
	p[N_OF(USUAL)] = (struct req_param){ STR("REQUEST_METHOD"),
		STR("POST") };
	p[N_OF(USUAL) + 1] = (struct req_param){ STR("CONTENT_LENGTH"),
		STR("5") };
	ck_rc(req_parse(a, p, N_OF(USUAL) + 2, NULL, &REQ_LIMITS, &r, &why),
	    RC_OK);
	ck_assert_int_eq(r.method, M_GET);
	/* An empty one is the first too. */
	ck_assert_int_eq(r.content_length, -1);
}
END_TEST

static const char *const BAD_IDS[] = { "", "0123", ID "0",
	"0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg",
	"0123456789abcdef0123456789abcde\"" };

START_TEST(id_made)
{
	struct str first;

	ck_rc(parse_with(STR("REQUEST_ID"), str_c(BAD_IDS[_i])), RC_OK);
	ck_assert_uint_eq(r.id.n, 32);
	for (size_t i = 0; i < 32; i++)
		ck_assert_ptr_nonnull(strchr("0123456789abcdef", r.id.p[i]));
	first = r.id;
	ck_rc(parse_with(STR("REQUEST_ID"), str_c(BAD_IDS[_i])), RC_OK);
	ck_assert(!str_eq(first, r.id));
}
END_TEST

static const struct {
	const char *name, *value;
	const char *host, *remote, *path;
	bool https;
} TAKEN[] = {
	{ "HTTP_HOST", "Shop.Example:443", "shop.example:443", "127.0.0.1",
	    "/p/mug", false },
	{ "HTTP_HOST", "[::1]:8080", "[::1]:8080", "127.0.0.1", "/p/mug",
	    false },
	{ "HTTP_HOST", "", "", "127.0.0.1", "/p/mug", false },
	{ "REMOTE_ADDR", "2001:db8::1", "localhost:8080", "2001:db8::1",
	    "/p/mug", false },
	{ "REMOTE_ADDR", "unix:", "localhost:8080", "unix:", "/p/mug", false },
	{ "REMOTE_ADDR", "unix:/x", "localhost:8080", "", "/p/mug", false },
	{ "REMOTE_ADDR", "<script>", "localhost:8080", "", "/p/mug", false },
	{ "HTTPS", "on", "localhost:8080", "127.0.0.1", "/p/mug", true },
	{ "HTTPS", "off", "localhost:8080", "127.0.0.1", "/p/mug", false },
	{ "DOCUMENT_URI", "/", "localhost:8080", "127.0.0.1", "/", false },
	{ "DOCUMENT_URI", "/...", "localhost:8080", "127.0.0.1", "/...",
	    false },
	{ "DOCUMENT_URI", "/a//b", "localhost:8080", "127.0.0.1", "/a//b",
	    false },
	{ "DOCUMENT_URI", "/p/\xc3\xa4 %41", "localhost:8080", "127.0.0.1",
	    "/p/\xc3\xa4 %41", false }, /* decoded already: not again */
	/* no decoded path: the URI's */
	{ "DOCUMENT_URI", "", "localhost:8080", "127.0.0.1", "/p/mug",
	    false },
};

START_TEST(taken)
{
	ck_rc(parse_with(str_c(TAKEN[_i].name), str_c(TAKEN[_i].value)),
	    RC_OK);
	ck_str(r.host, TAKEN[_i].host);
	ck_str(r.remote, TAKEN[_i].remote);
	ck_str(r.path, TAKEN[_i].path);
	ck_assert_int_eq(r.https, TAKEN[_i].https);
}
END_TEST

static const struct {
	const char *uri;
	const char *path;
	enum req_reason why;
} URIS[] = {
	{ "/a%20b?x=%2F", "/a b", REQ_OK },
	{ "/a+b", "/a+b", REQ_OK },
	{ "/%", "", REQ_PATH_BAD },
	{ "/%00", "", REQ_PATH_BAD },
	{ "/%0a", "", REQ_PATH_BAD },
	{ "/%ff", "", REQ_PATH_UTF8 },
	{ "/%2e%2e/x", "", REQ_PATH_BAD },
	{ "/..%2fx", "", REQ_PATH_BAD },
	{ "", "", REQ_PATH_BAD },
	{ "?x", "", REQ_PATH_BAD },
};

START_TEST(path_of_uri)
{
	struct req_param p[] = { P("REQUEST_METHOD", "GET"),
		{ STR_INIT("REQUEST_URI"), str_c(URIS[_i].uri) } };

	ck_rc(req_parse(a, p, 2, NULL, &REQ_LIMITS, &r, &why),
	    URIS[_i].why == REQ_OK ? RC_OK : RC_INVALID);
	ck_assert_str_eq(reason_key(why), reason_key(URIS[_i].why));
	ck_str(r.path, URIS[_i].path);
}
END_TEST

START_TEST(methods)
{
	static const enum method all[] = { M_GET, M_HEAD, M_POST, M_PUT,
		M_PATCH, M_DELETE, M_OPTIONS };

	ck_rc(parse_with(STR("REQUEST_METHOD"),
		str_c(method_name(all[_i]))), RC_OK);
	ck_assert_int_eq(r.method, all[_i]);
	ck_assert_int_eq(req_safe(&r), all[_i] <= M_HEAD);
	ck_assert_int_eq(method_of(r.method_text), all[_i]);
	ck_assert_str_eq(method_name(M_NONE), "");
}
END_TEST

/* --- bodies -------------------------------------------------------------- */

struct text {
	const char *p;
	size_t n, reads;
};

static size_t
text_read(void *ctx, char *p, size_t n)
{
	struct text *t = ctx;

	if (n > t->n)
		n = t->n;
	memcpy(p, t->p, n);
	t->n -= n;
	t->reads++;
	return n;
}

static enum rc
post(const char *length, struct text *t, size_t source_max)
{
	struct req_param p[] = { P("REQUEST_METHOD", "POST"),
		P("DOCUMENT_URI", "/x"),
		{ STR_INIT("CONTENT_LENGTH"), str_c(length) } };
	struct req_body_source s = { text_read, t, source_max };

	return req_parse(a, p, 3, &s, &REQ_LIMITS, &r, &why);
}

START_TEST(body)
{
	struct text t = { "hello", 5, 0 };
	struct str s;

	ck_rc(post("5", &t, 0), RC_OK);
	ck_rc(req_body(&r, 4, &s, &why), RC_LIMIT);
	ck_assert_uint_eq(t.reads, 0);
	ck_rc(req_body(&r, 5, &s, &why), RC_OK);
	ck_str(s, "hello");
	/* Once: the second is the same text. */
	ck_rc(req_body(&r, 5, &s, &why), RC_OK);
	ck_str(s, "hello");
	ck_assert_uint_eq(t.reads, 1);
	ck_rc(req_body(&r, 4, &s, &why), RC_LIMIT);
}
END_TEST

START_TEST(body_refused)
{
	struct text t = { "hello", 5, 0 };
	size_t used;
	struct str s;

	ck_rc(post("", &t, 0), RC_OK);
	ck_rc(req_body(&r, 100, &s, &why), RC_INVALID);
	ck_assert_int_eq(why, REQ_LENGTH_MISSING);
	ck_assert_int_eq(reason_http(why), 411);

	ck_rc(post("1048576", &t, 0), RC_OK);
	used = arena_used(a);
	ck_rc(req_body(&r, 65536, &s, &why), RC_LIMIT);
	ck_assert_int_eq(why, REQ_BODY_LONG);
	ck_assert_uint_eq(arena_used(a), used); /* before allocating */
	ck_assert_uint_eq(t.reads, 0);

	ck_rc(post("6", &t, 0), RC_OK);
	ck_rc(req_body(&r, 100, &s, &why), RC_INVALID);
	ck_assert_int_eq(why, REQ_BODY_SHORT);
	ck_str(s, "");

	/* More than the source can give is refused at once. */
	ck_rc(post("101", &t, 100), RC_LIMIT);
	ck_assert_int_eq(why, REQ_BODY_LONG);
	ck_rc(post("100", &t, 100), RC_OK);
}
END_TEST

START_TEST(body_none)
{
	struct str s;

	ck_rc(post("0", NULL, 0), RC_OK);
	ck_rc(req_body(&r, 100, &s, &why), RC_OK);
	ck_str(s, "");
}
END_TEST

START_TEST(reasons)
{
	for (int i = 0; i <= REQ_MULTIPART_BAD; i++) {
		enum req_reason one = (enum req_reason)i;

		ck_assert(i == REQ_OK ? reason_http(one) == 200
		                      : reason_http(one) >= 400);
		for (const char *p = reason_key(one); *p != '\0'; p++)
			ck_assert(*p == '_' || (*p >= 'a' && *p <= 'z')
			    || *p == '8');
		for (int k = 0; k < i; k++)
			ck_assert_str_ne(reason_key(one),
			    reason_key((enum req_reason)k));
	}
}
END_TEST

/* A warm request takes nothing from the system, and little time. */
START_TEST(warm)
{
	size_t before;
	int64_t start, us;
	int rounds = 100000;

	for (int i = 0; i < 10; i++) {
		ck_rc(req_parse(a, USUAL, N_OF(USUAL), NULL, &REQ_LIMITS, &r,
			&why), RC_OK);
		arena_reset(a);
	}
	before = arena_system_allocs(a);
	start = clock_mono_us();
	for (int i = 0; i < rounds; i++) {
		if (req_parse(a, USUAL, N_OF(USUAL), NULL, &REQ_LIMITS, &r,
			&why) != RC_OK)
			ck_abort();
		arena_reset(a);
	}
	us = clock_mono_us() - start;
	ck_assert_uint_eq(arena_system_allocs(a), before);
	printf("req_parse: %lld ns a request\n",
	    (long long)(us * 1000 / rounds));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/req");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, refused, 0, N_OF(REFUSED));
	tcase_add_loop_test(tc, nul, 0, N_OF(USUAL));
	tcase_add_loop_test(tc, sizes, 0, N_OF(SIZES));
	tcase_add_test(tc, counts);
	tcase_add_test(tc, headers_in_all);
	tcase_add_test(tc, headers_to_the_byte);
	tcase_add_test(tc, nothing);
	tc = unit_case(s, "parse");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, usual);
	tcase_add_test(tc, first_wins);
	tcase_add_loop_test(tc, id_made, 0, N_OF(BAD_IDS));
	tcase_add_loop_test(tc, taken, 0, N_OF(TAKEN));
	tcase_add_loop_test(tc, path_of_uri, 0, N_OF(URIS));
	tcase_add_loop_test(tc, methods, 0, 7);
	tcase_add_test(tc, reasons);
	tc = unit_case(s, "body");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, body);
	tcase_add_test(tc, body_refused);
	tcase_add_test(tc, body_none);
	tc = unit_case(s, "warm");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, warm);
	return unit_run(s);
}
