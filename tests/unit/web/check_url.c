/* check_url.c - web/url and web/field: percent-encoding, slugs, targets. */
#include "../unit.h"

#include "base/arena.h"
#include "web/field.h"
#include "web/url.h"

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
	bool plus;
	const char *out; /* NULL: refused */
} DECODES[] = {
	{ "%", false, NULL },
	{ "%4", false, NULL },
	{ "%4", true, NULL },
	{ "a%", false, NULL },
	{ "%4g", false, NULL },
	{ "%g4", false, NULL },
	{ "%%41", false, NULL },
	{ "%-1", false, NULL },
	{ "% 1", false, NULL },
	{ "ab%4", false, NULL },
	{ "", false, "" },
	{ "abc", false, "abc" },
	{ "%41", false, "A" },
	{ "%41%42c%2f", false, "ABc/" },
	{ "%2F%2f", false, "//" },
	{ "a+b", false, "a+b" },
	{ "a+b", true, "a b" },
	{ "a%2Bb+", true, "a+b " },
	{ "%25%32%35", false, "%25" }, /* decoded once only */
	{ "%c3%a4", false, "\xc3\xa4" },
};

START_TEST(decode)
{
	struct str out;
	enum rc rc = url_decode(a, str_c(DECODES[_i].in), DECODES[_i].plus,
	    &out);

	if (DECODES[_i].out == NULL) {
		ck_rc(rc, RC_INVALID);
		return;
	}
	ck_rc(rc, RC_OK);
	ck_str(out, DECODES[_i].out);
}
END_TEST

/* In memory of its own size: nothing is read behind its end. */
START_TEST(decode_cut)
{
	for (size_t n = 1; n <= 3; n++) {
		char *p = arena_alloc(a, n);
		struct str out;

		memcpy(p, "%41", n);
		ck_rc(url_decode(a, str_n(p, n), true, &out),
		    n == 3 ? RC_OK : RC_INVALID);
	}
}
END_TEST

START_TEST(decode_keeps_nul)
{
	struct str out;

	ck_rc(url_decode(a, STR("a%00b"), false, &out), RC_OK);
	ck_assert_uint_eq(out.n, 3);
	ck_assert_int_eq(memcmp(out.p, "a\0b", 3), 0);
}
END_TEST

START_TEST(decode_plain_copies_nothing)
{
	struct str s = STR("/p/mug"), out;
	size_t used = arena_used(a);

	ck_rc(url_decode(a, s, true, &out), RC_OK);
	ck_assert_ptr_eq(out.p, s.p);
	ck_assert_uint_eq(arena_used(a), used);
}
END_TEST

/* Every byte comes back. */
START_TEST(round_trip)
{
	struct buf b = buf_arena(a, 4096), path = buf_arena(a, 4096);
	char all[256];
	struct str out;

	for (int i = 0; i < 256; i++)
		all[i] = (char)i;
	url_encode(&b, str_n(all, 256));
	url_encode_path(&path, str_n(all, 256));
	ck_assert_uint_eq(b.n, 66 + 190 * 3);
	ck_assert_uint_eq(path.n, 67 + 189 * 3);
	ck_rc(url_decode(a, buf_str(&b), true, &out), RC_OK);
	ck_assert(str_eq(out, str_n(all, 256)));
	ck_rc(url_decode(a, buf_str(&path), false, &out), RC_OK);
	ck_assert(str_eq(out, str_n(all, 256)));
}
END_TEST

START_TEST(encode)
{
	struct buf b = buf_arena(a, 4096);

	url_encode(&b, STR("a b/\xc3\xa4&=?#+%~-._"));
	ck_str(buf_str(&b), "a%20b%2F%C3%A4%26%3D%3F%23%2B%25~-._");
	buf_reset(&b);
	url_encode_path(&b, STR("/c/a b/\"<>"));
	ck_str(buf_str(&b), "/c/a%20b/%22%3C%3E");
}
END_TEST

static const struct {
	const char *base, *path, *out;
} JOINS[] = {
	{ "http://x", "/a", "http://x/a" },
	{ "http://x/", "/a", "http://x/a" },
	{ "http://x//", "//a/", "http://x/a/" },
	{ "http://x", "a", "http://x/a" },
	{ "", "", "/" },
	{ "/", "/", "/" },
};

START_TEST(join)
{
	ck_str(url_join(a, str_c(JOINS[_i].base), str_c(JOINS[_i].path)),
	    JOINS[_i].out);
}
END_TEST

static const struct {
	const char *s;
	bool ok;
} SLUGS[] = {
	{ "", false },
	{ "-", false },
	{ "-a", false },
	{ "a-", false },
	{ "a--b", false },
	{ "A", false },
	{ "a b", false },
	{ "a_b", false },
	{ "a/b", false },
	{ "..", false },
	{ "a.b", false },
	{ "\xc3\xa4", false },
	{ "a", true },
	{ "0", true },
	{ "a-b-c", true },
	{ "mug-0001-blue", true },
};

START_TEST(slug)
{
	ck_assert_int_eq(url_slug(str_c(SLUGS[_i].s)), SLUGS[_i].ok);
}
END_TEST

START_TEST(slug_length)
{
	char s[URL_SLUG_MAX + 1];

	memset(s, 'a', sizeof(s));
	ck_assert(url_slug(str_n(s, URL_SLUG_MAX)));
	ck_assert(!url_slug(str_n(s, URL_SLUG_MAX + 1)));
}
END_TEST

static const struct {
	const char *s;
	bool local, absolute;
} TARGETS[] = {
	{ "", false, false },
	{ "//evil.example", false, false },
	{ "/\\evil.example", false, false },
	{ "\\\\evil.example", false, false },
	{ "/a\r\nSet-Cookie: x", false, false },
	{ "/a b", false, false },
	{ "/a\tb", false, false },
	{ "/\xc3\xa4", false, false }, /* must be encoded */
	{ "/a\"b", false, false },
	{ "/a<b", false, false },
	{ "a/b", false, false },
	{ "?x", false, false },
	{ "javascript:alert(1)", false, false },
	{ "ftp://x/", false, false },
	{ "http:///x", false, false },
	{ "https://", false, false },
	{ "http://?x", false, false },
	{ "http://#x", false, false },
	{ "HTTP://x/", false, false },
	{ "http://x/", false, true },
	{ "https://pay.example/s?a=b#c", false, true },
	{ "/", true, true },
	{ "/p/mug?v=A%20B#x", true, true },
};

START_TEST(target)
{
	struct str s = str_c(TARGETS[_i].s);

	ck_assert_int_eq(url_target(s, false), TARGETS[_i].local);
	ck_assert_int_eq(url_target(s, true), TARGETS[_i].absolute);
}
END_TEST

START_TEST(field)
{
	ck_assert(!field_token(STR("")));
	ck_assert(!field_token(STR("a b")));
	ck_assert(!field_token(STR("a:b")));
	ck_assert(!field_token(STR("a\r")));
	ck_assert(!field_token(str_n("a\0b", 3)));
	ck_assert(!field_token(STR("\xc3\xa4")));
	ck_assert(field_token(STR("X-Frame_Options!#$%&'*+.^`|~9")));
	ck_assert(!field_value(STR("a\nb")));
	ck_assert(!field_value(STR("a\rb")));
	ck_assert(!field_value(STR("a\x7f")));
	ck_assert(!field_value(str_n("\0", 1)));
	ck_assert(field_value(STR("")));
	ck_assert(field_value(STR("a\tb \xc3\xa4")));
	ck_assert(!field_printable(STR("a\tb")));
	ck_assert(!field_printable(STR("\xc3\xa4")));
	ck_assert(field_printable(STR(" ~")));
	ck_str(field_head(STR(" text/html ; charset=x")), "text/html");
	ck_str(field_head(STR("a")), "a");
	ck_str(field_head(STR("")), "");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/url");
	TCase *tc = unit_case(s, "decode");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, decode, 0, N_OF(DECODES));
	tcase_add_test(tc, decode_cut);
	tcase_add_test(tc, decode_keeps_nul);
	tcase_add_test(tc, decode_plain_copies_nothing);
	tcase_add_test(tc, round_trip);
	tc = unit_case(s, "encode");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, encode);
	tcase_add_loop_test(tc, join, 0, N_OF(JOINS));
	tc = unit_case(s, "slug");
	tcase_add_loop_test(tc, slug, 0, N_OF(SLUGS));
	tcase_add_test(tc, slug_length);
	tc = unit_case(s, "target");
	tcase_add_loop_test(tc, target, 0, N_OF(TARGETS));
	tc = unit_case(s, "field");
	tcase_add_test(tc, field);
	return unit_run(s);
}
