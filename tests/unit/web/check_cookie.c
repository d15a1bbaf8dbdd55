/* check_cookie.c - web/cookie: what browsers send, what we set. */
#include "../unit.h"

#include "base/arena.h"
#include "web/cookie.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new((size_t)1 << 20);
}

static void
teardown(void)
{
	arena_free(a);
}

static const struct {
	const char *in;
	size_t n;
	const char *name, *value; /* of the last */
} PARSED[] = {
	{ "", 0, "", "" },
	{ ";", 0, "", "" },
	{ ";;;", 0, "", "" },
	{ "a", 0, "", "" },             /* no '=' */
	{ "=a", 0, "", "" },            /* no name */
	{ "a b=c", 0, "", "" },         /* a blank in the name */
	{ "a=\x01", 0, "", "" },
	{ "a=b\xc3\xa4", 0, "", "" },
	{ "a\x7f=b", 0, "", "" },
	{ "a=b", 1, "a", "b" },
	{ "a=", 1, "a", "" },
	{ "a=b=c", 1, "a", "b=c" },
	{ " a = b ", 1, "a", "b" },
	{ "a=\"b\"", 1, "a", "b" },
	{ "a=\"\"", 1, "a", "" },
	{ "a=\"", 1, "a", "\"" },
	{ "a=\"b", 1, "a", "\"b" },
	{ "a=1; b=2", 2, "b", "2" },
	{ "a=1;b=2;", 2, "b", "2" },
	{ "a=1; bad; b=2", 2, "b", "2" },
	{ "a=1, b=2", 1, "a", "1, b=2" },
};

START_TEST(parsed)
{
	enum req_reason why = REQ_ORIGIN;
	struct cookies c;

	ck_rc(cookies_parse(a, str_c(PARSED[_i].in), 4, &c, &why), RC_OK);
	ck_assert_int_eq(why, REQ_OK);
	ck_assert_uint_eq(c.n, PARSED[_i].n);
	if (c.n == 0)
		return;
	ck_str(c.v[c.n - 1].name, PARSED[_i].name);
	ck_str(c.v[c.n - 1].value, PARSED[_i].value);
}
END_TEST

START_TEST(too_many)
{
	enum req_reason why;
	struct cookies c;

	ck_rc(cookies_parse(a, STR("a=1;b=2;c=3;d=4"), 4, &c, &why), RC_OK);
	ck_rc(cookies_parse(a, STR("a=1;b=2;c=3;d=4;e=5"), 4, &c, &why),
	    RC_LIMIT);
	ck_assert_int_eq(why, REQ_COOKIE_MANY);
	ck_assert_uint_eq(c.n, 0);
	/* Those that would be skipped count too. */
	ck_rc(cookies_parse(a, STR(";;;;;"), 4, &c, &why), RC_LIMIT);
}
END_TEST

START_TEST(get)
{
	enum req_reason why;
	struct cookies c;

	ck_rc(cookies_parse(a, STR("s=1; s=2; __Host-s=3; S=4; __host-x=5"),
		9, &c, &why), RC_OK);
	ck_str(cookies_get(&c, STR("s")), "1");
	ck_str(cookies_get(&c, STR("S")), "4");
	ck_str(cookies_get(&c, STR("none")), "");
	ck_str(cookies_get_own(&c, false, STR("s")), "1");
	ck_str(cookies_get_own(&c, true, STR("s")), "3");
	/* Over https a cookie without the prefix may be another host's. */
	ck_str(cookies_get_own(&c, true, STR("S")), "");
	ck_str(cookies_get_own(&c, true, STR("x")), "");
}
END_TEST

static const struct set_cookie GOOD = { .name = STR_INIT("souk"),
	.value = STR_INIT("v"), .max_age = COOKIE_SESSION };

static const struct {
	const char *name, *value;
	int64_t max_age;
	bool https;
	enum same_site same_site;
} BAD[] = {
	{ "", "v", -1, false, SAME_SITE_LAX },
	{ "a b", "v", -1, false, SAME_SITE_LAX },
	{ "a=b", "v", -1, false, SAME_SITE_LAX },
	{ "a;b", "v", -1, false, SAME_SITE_LAX },
	{ "a\r\nX: y", "v", -1, false, SAME_SITE_LAX },
	{ "__Host-a", "v", -1, false, SAME_SITE_LAX },
	{ "__Secure-a", "v", -1, true, SAME_SITE_LAX },
	{ "a", "v;w", -1, false, SAME_SITE_LAX },
	{ "a", "v\r\nSet-Cookie: b=c", -1, false, SAME_SITE_LAX },
	{ "a", "v\n", -1, false, SAME_SITE_LAX },
	{ "a", "v w", -1, false, SAME_SITE_LAX },
	{ "a", "v,w", -1, false, SAME_SITE_LAX },
	{ "a", "\"v\"", -1, false, SAME_SITE_LAX },
	{ "a", "v\\", -1, false, SAME_SITE_LAX },
	{ "a", "v\xc3\xa4", -1, false, SAME_SITE_LAX },
	{ "a", "\x7f", -1, false, SAME_SITE_LAX },
	{ "a", "v", -2, false, SAME_SITE_LAX },
	{ "a", "v", -1, false, SAME_SITE_NONE },
	{ "a", "v", -1, true, (enum same_site)3 },
};

START_TEST(build_refused)
{
	struct buf b = buf_arena(a, 8192);
	struct set_cookie c = { .name = str_c(BAD[_i].name),
		.value = str_c(BAD[_i].value),
		.max_age = BAD[_i].max_age,
		.https = BAD[_i].https,
		.same_site = BAD[_i].same_site };

	ck_rc(cookie_build(&b, &c), RC_INVALID);
	ck_assert_uint_eq(b.n, 0);
}
END_TEST

START_TEST(build_sizes)
{
	struct buf b = buf_arena(a, 8192);
	struct set_cookie c = GOOD;
	char long_text[COOKIE_VALUE_MAX + 1];

	memset(long_text, 'a', sizeof(long_text));
	c.value = str_n(long_text, COOKIE_VALUE_MAX);
	ck_rc(cookie_build(&b, &c), RC_OK);
	c.value.n++;
	ck_rc(cookie_build(&b, &c), RC_INVALID);
	c.value = STR("v");
	c.name = str_n(long_text, COOKIE_NAME_MAX);
	ck_rc(cookie_build(&b, &c), RC_OK);
	c.name.n++;
	ck_rc(cookie_build(&b, &c), RC_INVALID);
	c.name = str_n("a\0b", 3);
	ck_rc(cookie_build(&b, &c), RC_INVALID);
	c.name = STR("a");
	c.value = str_n("a\0b", 3);
	ck_rc(cookie_build(&b, &c), RC_INVALID);
}
END_TEST

START_TEST(build)
{
	struct buf b = buf_arena(a, 8192);
	struct set_cookie c = GOOD;

	ck_rc(cookie_build(&b, &c), RC_OK);
	ck_str(buf_str(&b), "souk=v; Path=/; HttpOnly; SameSite=Lax");
	buf_reset(&b);
	c.https = true;
	c.max_age = 3600;
	c.same_site = SAME_SITE_STRICT;
	ck_rc(cookie_build(&b, &c), RC_OK);
	ck_str(buf_str(&b), "__Host-souk=v; Path=/; Max-Age=3600; Secure; "
	    "HttpOnly; SameSite=Strict");
	buf_reset(&b);
	c.max_age = COOKIE_DELETE;
	c.script = true;
	c.same_site = SAME_SITE_NONE;
	c.value = STR("");
	ck_rc(cookie_build(&b, &c), RC_OK);
	ck_str(buf_str(&b), "__Host-souk=; Path=/; Max-Age=0; Expires=Thu, "
	    "01 Jan 1970 00:00:00 GMT; Secure; SameSite=None");
}
END_TEST

/* What we set is what we read. */
START_TEST(round_trip)
{
	struct buf b = buf_arena(a, 8192);
	struct set_cookie c = GOOD;
	enum req_reason why;
	struct cookies got;
	struct str pair;

	c.https = true;
	c.value = STR("a.b-c_d~e!#$%&'()*+/:<=>?@[]^`{|}");
	ck_rc(cookie_build(&b, &c), RC_OK);
	pair = str_sub(buf_str(&b), 0, str_find(buf_str(&b), ';'));
	ck_rc(cookies_parse(a, pair, 4, &got, &why), RC_OK);
	ck_str(cookies_get_own(&got, true, STR("souk")), c.value.p);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/cookie");
	TCase *tc = unit_case(s, "parse");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, parsed, 0, N_OF(PARSED));
	tcase_add_test(tc, too_many);
	tcase_add_test(tc, get);
	tc = unit_case(s, "build");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, build_refused, 0, N_OF(BAD));
	tcase_add_test(tc, build_sizes);
	tcase_add_test(tc, build);
	tcase_add_test(tc, round_trip);
	return unit_run(s);
}
