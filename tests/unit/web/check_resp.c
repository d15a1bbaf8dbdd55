/* check_resp.c - web/resp: heads, caching, redirects, what may not go out. */
#include "web/resp.h"

#include "../unit.h"

#include "web/etag.h"

static struct resp *r;
static struct str head, body;

static void
setup(void)
{
	r = resp_new(1000);
}

static void
teardown(void)
{
	resp_free(r);
}

static const struct req GET = { .method = M_GET,
	.id = STR_INIT("0123456789abcdef0123456789abcdef"),
	.if_none_match = STR_INIT("") };

START_TEST(plain)
{
	resp_status(r, 404);
	buf_cstr(resp_body(r), "<p>none</p>");
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	ck_str(head, "Status: 404 Not Found\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Length: 11\r\n"
	    "Cache-Control: private, no-store\r\n"
	    "X-Request-Id: 0123456789abcdef0123456789abcdef\r\n\r\n");
	ck_str(body, "<p>none</p>");
	ck_assert_int_eq(resp_get_status(r), 404);
}
END_TEST

START_TEST(without_request)
{
	resp_status(r, 599);
	ck_rc(resp_finish(r, NULL, &head, &body), RC_OK);
	ck_str(head, "Status: 599 Unknown\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Length: 0\r\n"
	    "Cache-Control: private, no-store\r\n\r\n");
}
END_TEST

static const struct {
	const char *name, *value;
	enum rc rc;
} HEADERS[] = {
	{ "", "x", RC_INVALID },
	{ "A B", "x", RC_INVALID },
	{ "A:", "x", RC_INVALID },
	{ "A\r\nB", "x", RC_INVALID },
	{ "A", "x\r\nSet-Cookie: y", RC_INVALID },
	{ "A", "x\n", RC_INVALID },
	{ "A", "\x7f", RC_INVALID },
	{ "Status", "200", RC_INVALID },
	{ "status", "200", RC_INVALID },
	{ "Content-Length", "5", RC_INVALID },
	{ "CONTENT-TYPE", "x", RC_INVALID },
	{ "ETag", "x", RC_INVALID },
	{ "Cache-Control", "x", RC_INVALID },
	{ "Set-Cookie", "x=y", RC_INVALID },
	{ "Location", "/", RC_INVALID },
	{ "X-Request-Id", "x", RC_INVALID },
	{ "Allow", "GET, HEAD", RC_OK },
	{ "X-Empty", "", RC_OK },
	{ "Link", "</\xc3\xa4>; rel=x", RC_OK },
};

START_TEST(headers)
{
	char line[200];

	ck_rc(resp_header(r, str_c(HEADERS[_i].name),
		str_c(HEADERS[_i].value)), HEADERS[_i].rc);
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	(void)snprintf(line, sizeof(line), "\r\n%s: %s\r\n",
	    HEADERS[_i].name, HEADERS[_i].value);
	ck_assert_int_eq(unit_has(head, line), HEADERS[_i].rc == RC_OK);
}
END_TEST

START_TEST(header_limits)
{
	char value[RESP_HEADER_MAX];

	ck_rc(resp_header(r, str_n("A\0", 2), STR("x")), RC_INVALID);
	ck_rc(resp_header(r, STR("A"), str_n("x\0", 2)), RC_INVALID);
	memset(value, 'x', sizeof(value));
	ck_rc(resp_header(r, STR("A"), str_n(value, sizeof(value) - 4)),
	    RC_LIMIT);
	ck_rc(resp_header(r, STR("A"), str_n(value, sizeof(value) - 5)),
	    RC_OK);
	ck_rc(resp_header(r, STR("B"), STR("x")), RC_LIMIT);
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	resp_reset(r);
	for (int i = 0; i < RESP_HEADERS; i++)
		ck_rc(resp_header(r, STR("A"), STR("x")), RC_OK);
	ck_rc(resp_header(r, STR("A"), STR("x")), RC_LIMIT);
}
END_TEST

static const struct {
	enum method method;
	int status;
	enum cache_class cache;
	bool cookie;
	const char *match; /* "T": the body's tag */
	int want;          /* status */
	bool etag, body;
	const char *control;
} CACHES[] = {
	{ M_GET, 200, CACHE_PRIVATE, false, "T", 200, false, true,
	    "private, no-store" },
	{ M_GET, 200, CACHE_PUBLIC, false, "", 200, true, true,
	    "public, no-cache" },
	{ M_GET, 200, CACHE_PUBLIC, false, "\"x\"", 200, true, true,
	    "public, no-cache" },
	{ M_GET, 200, CACHE_PUBLIC, false, "T", 304, true, false,
	    "public, no-cache" },
	{ M_GET, 200, CACHE_HOUR, false, "T", 304, true, false,
	    "public, max-age=3600" },
	{ M_HEAD, 200, CACHE_PUBLIC, false, "T", 304, true, false,
	    "public, no-cache" },
	{ M_HEAD, 200, CACHE_PUBLIC, false, "", 200, true, false,
	    "public, no-cache" },
	{ M_HEAD, 200, CACHE_PRIVATE, false, "", 200, false, false,
	    "private, no-store" },
	{ M_POST, 200, CACHE_PUBLIC, false, "T", 200, false, true,
	    "public, no-cache" },
	{ M_GET, 404, CACHE_PUBLIC, false, "*", 404, false, true,
	    "public, no-cache" },
	/* a cookie is one visitor's: never stored, never 304 */
	{ M_GET, 200, CACHE_PUBLIC, true, "T", 200, false, true,
	    "private, no-store" },
	{ M_GET, 204, CACHE_PRIVATE, false, "", 204, false, false,
	    "private, no-store" },
};

START_TEST(caches)
{
	struct set_cookie c = { .name = STR("a"), .value = STR("b"),
		.max_age = COOKIE_SESSION };
	char tag[ETAG_BYTES + 1], line[100];
	struct req req = GET;

	etag_make(STR("hello"), tag);
	req.method = CACHES[_i].method;
	req.if_none_match = str_c(CACHES[_i].match[0] == 'T'
	    ? tag : CACHES[_i].match);
	resp_status(r, CACHES[_i].status);
	if (CACHES[_i].cookie)
		ck_rc(resp_cookie(r, &c), RC_OK);
	resp_cache(r, CACHES[_i].cache);
	buf_cstr(resp_body(r), "hello");
	ck_rc(resp_finish(r, &req, &head, &body), RC_OK);
	(void)snprintf(line, sizeof(line), "Status: %d ", CACHES[_i].want);
	ck_assert(str_starts(head, str_c(line)));
	ck_assert_int_eq(resp_get_status(r), CACHES[_i].want);
	ck_str(body, CACHES[_i].body ? "hello" : "");
	(void)snprintf(line, sizeof(line), "\r\nETag: %s\r\n", tag);
	ck_assert_int_eq(unit_has(head, line), CACHES[_i].etag);
	(void)snprintf(line, sizeof(line), "\r\nCache-Control: %s\r\n",
	    CACHES[_i].control);
	ck_assert(unit_has(head, line));
	/* HEAD has GET's headers; 304 and 204 have no length. */
	ck_assert_int_eq(unit_has(head, "\r\nContent-Length: 5\r\n"),
	    CACHES[_i].want != 304 && CACHES[_i].want != 204);
	ck_assert_int_eq(unit_has(head, "\r\nSet-Cookie: a=b;"),
	    CACHES[_i].cookie);
	ck_assert(str_ends(head, STR("\r\n\r\n")));
}
END_TEST

/* HEAD and GET differ in the body alone. */
START_TEST(head_is_get)
{
	struct req req = GET;
	char got[2000];

	for (int i = 0; i < 2; i++) {
		req.method = i == 0 ? M_GET : M_HEAD;
		resp_reset(r);
		resp_cache(r, CACHE_PUBLIC);
		ck_rc(resp_header(r, STR("Link"), STR("x")), RC_OK);
		buf_cstr(resp_body(r), "hello");
		ck_rc(resp_finish(r, &req, &head, &body), RC_OK);
		if (i == 0)
			(void)snprintf(got, sizeof(got), "%.*s",
			    STR_FMT(head));
	}
	ck_str(head, got);
	ck_str(body, "");
}
END_TEST

static const struct {
	int status;
	const char *location;
	enum rc rc;
} REDIRECTS[] = {
	{ 200, "/", RC_INVALID },
	{ 304, "/", RC_INVALID },
	{ 303, "", RC_INVALID },
	{ 303, "//evil.example", RC_INVALID },
	{ 303, "/\\evil.example", RC_INVALID },
	{ 303, "/a\r\nX: y", RC_INVALID },
	{ 303, "javascript:x", RC_INVALID },
	{ 301, "/p/mug", RC_OK },
	{ 308, "/p/mug?a=b", RC_OK },
	{ 303, "https://pay.example/x", RC_OK },
};

START_TEST(redirects)
{
	char line[100];

	buf_cstr(resp_body(r), "half a page");
	ck_rc(resp_redirect(r, REDIRECTS[_i].status,
		str_c(REDIRECTS[_i].location)), REDIRECTS[_i].rc);
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	(void)snprintf(line, sizeof(line), "\r\nLocation: %s\r\n",
	    REDIRECTS[_i].location);
	ck_assert_int_eq(unit_has(head, line), REDIRECTS[_i].rc == RC_OK);
	ck_assert_int_eq(resp_get_status(r),
	    REDIRECTS[_i].rc == RC_OK ? REDIRECTS[_i].status : 200);
	ck_assert_int_eq(unit_has(body, "half"), REDIRECTS[_i].rc != RC_OK);
}
END_TEST

START_TEST(cookie_refused)
{
	struct set_cookie c = { .name = STR("a"), .value = STR("b\r\nX: y"),
		.max_age = COOKIE_SESSION };

	ck_rc(resp_cookie(r, &c), RC_INVALID);
	resp_cache(r, CACHE_PUBLIC);
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	ck_assert(!unit_has(head, "Set-Cookie"));
	ck_assert(!unit_has(head, "X: y"));
	ck_assert(unit_has(head, "public, no-cache"));
}
END_TEST

START_TEST(overflow)
{
	for (int i = 0; i < 1001; i++)
		buf_char(resp_body(r), 'x');
	ck_rc(resp_finish(r, &GET, &head, &body), RC_LIMIT);
	/* An error page can still be sent. */
	resp_reset(r);
	resp_status(r, 500);
	buf_cstr(resp_body(r), "sorry");
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	ck_str(body, "sorry");
	for (int i = 0; i < 995; i++)
		buf_char(resp_body(r), 'x');
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	ck_assert_uint_eq(body.n, 1000);
}
END_TEST

/* Nothing of one answer is left in the next. */
START_TEST(reset)
{
	struct set_cookie c = { .name = STR("a"), .value = STR("b"),
		.max_age = COOKIE_SESSION };

	resp_status(r, 500);
	resp_type(r, "text/plain");
	resp_cache(r, CACHE_HOUR);
	ck_rc(resp_cookie(r, &c), RC_OK);
	ck_rc(resp_header(r, STR("X-Old"), STR("x")), RC_OK);
	buf_cstr(resp_body(r), "old");
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	resp_reset(r);
	ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
	ck_str(head, "Status: 200 OK\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Length: 0\r\n"
	    "Cache-Control: private, no-store\r\n"
	    "X-Request-Id: 0123456789abcdef0123456789abcdef\r\n\r\n");
	ck_str(body, "");
}
END_TEST

/* A warm answer keeps its memory. */
START_TEST(warm)
{
	const char *before = NULL;

	for (int i = 0; i < 100; i++) {
		resp_reset(r);
		resp_cache(r, CACHE_PUBLIC);
		for (int k = 0; k < 900; k++)
			buf_char(resp_body(r), 'x');
		ck_rc(resp_finish(r, &GET, &head, &body), RC_OK);
		if (i > 0)
			ck_assert_ptr_eq(body.p, before);
		before = body.p;
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/resp");
	TCase *tc = unit_case(s, "head");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, plain);
	tcase_add_test(tc, without_request);
	tcase_add_loop_test(tc, headers, 0, N_OF(HEADERS));
	tcase_add_test(tc, header_limits);
	tcase_add_test(tc, cookie_refused);
	tcase_add_loop_test(tc, redirects, 0, N_OF(REDIRECTS));
	tc = unit_case(s, "cache");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, caches, 0, N_OF(CACHES));
	tcase_add_test(tc, head_is_get);
	tc = unit_case(s, "buffer");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, overflow);
	tcase_add_test(tc, reset);
	tcase_add_test(tc, warm);
	return unit_run(s);
}
