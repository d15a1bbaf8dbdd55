/* check_origin.c - web/origin: who may change something. */
#include "../unit.h"

#include "base/arena.h"
#include "web/origin.h"

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

static const char *const BAD[] = { "", "shop.example", "ftp://shop.example",
	"http://", "https:///x", "http://a b", "http://a\r\n", "null", "*",
	"http://u@h", "http://:80" };

START_TEST(parse_refused)
{
	struct origins o;

	ck_rc(origins_parse(a, str_c(BAD[_i]), STR(""), &o), RC_INVALID);
	if (BAD[_i][0] != '\0')
		ck_rc(origins_parse(a, STR("http://x"), str_c(BAD[_i]), &o),
		    RC_INVALID);
}
END_TEST

START_TEST(parse)
{
	struct origins o;

	ck_rc(origins_parse(a, STR("http://localhost:8080/"),
		STR("  https://shop.example:443/x  http://a:80 "), &o),
	    RC_OK);
	ck_assert_uint_eq(o.n, 3);
	ck_str(o.v[0], "http://localhost:8080");
	ck_str(o.v[1], "https://shop.example");
	ck_str(o.v[2], "http://a");
}
END_TEST

static const struct {
	const char *site, *origin;
	bool ok;
} RULES[] = {
	/* the header decides, whatever the origin says */
	{ "cross-site", "", false },
	{ "cross-site", "https://shop.example", false },
	{ "same-site", "https://shop.example", false },
	{ "none", "https://shop.example", false },
	{ "Same-Origin", "https://shop.example", false },
	{ "same-origin, x", "https://shop.example", false },
	{ "same-origin", "", true },
	{ "same-origin", "https://evil.example", true },
	/* absent: the origin */
	{ "", "", false },
	{ "", "null", false },
	{ "", "https://evil.example", false },
	{ "", "http://shop.example", false },
	{ "", "https://shop.example:8443", false },
	{ "", "https://shop.example.evil.example", false },
	{ "", "https://shop.example/", false },
	{ "", "https://sub.shop.example", false },
	{ "", "https://shop.example", true },
	{ "", "HTTPS://SHOP.EXAMPLE", true },
	{ "", "http://localhost:8080", true },
};

START_TEST(rules)
{
	static const enum method WRITES[] = { M_POST, M_PUT, M_PATCH,
		M_DELETE, M_OPTIONS, M_NONE };
	struct req r = { .fetch_site = str_c(RULES[_i].site),
		.origin = str_c(RULES[_i].origin) };
	struct origins o;

	ck_rc(origins_parse(a, STR("https://shop.example"),
		STR("http://localhost:8080"), &o), RC_OK);
	for (int i = 0; i < N_OF(WRITES); i++) {
		r.method = WRITES[i];
		ck_assert_int_eq(origin_ok(&o, &r), RULES[_i].ok);
	}
	r.method = M_GET;
	ck_assert(origin_ok(&o, &r));
	r.method = M_HEAD;
	ck_assert(origin_ok(&o, &r));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/origin");
	TCase *tc = unit_case(s, "list");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, parse_refused, 0, N_OF(BAD));
	tcase_add_test(tc, parse);
	tc = unit_case(s, "rule");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, rules, 0, N_OF(RULES));
	return unit_run(s);
}
