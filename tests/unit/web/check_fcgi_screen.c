/* check_fcgi_screen.c - web/fcgi_screen: what passes to libfcgi, byte for
 * byte. */
#include "web/fcgi_screen.h"

#include "../unit.h"

#include "fcgi_records.h"

static struct arena *a;
static struct buf b;
static struct fcgi_head h;
static char scratch[FCGI_SCREEN_BYTES];

static void
setup(void)
{
	a = arena_new((size_t)8 << 20);
	b = buf_arena(a, (size_t)4 << 20);
}

static void
teardown(void)
{
	arena_free(a);
}

/* In memory of its own size, so that the sanitizer sees an overrun. */
static enum fcgi_screen
screen(struct str s)
{
	return fcgi_screen(arena_str(a, s), scratch, &h);
}

static struct str
two_params(void)
{
	struct buf p = buf_arena(a, 4096);

	put_pair(&p, STR("REQUEST_METHOD"), STR("GET"));
	put_pair(&p, STR("DOCUMENT_URI"), STR("/"));
	return buf_str(&p);
}

START_TEST(good)
{
	put_request(&b, 7, two_params(), STR("hello"));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_OK);
	ck_assert_uint_eq(h.id, 7);
	ck_assert_uint_eq(h.n, 2);
	ck_str(h.params[0].name, "REQUEST_METHOD");
	ck_str(h.params[0].value, "GET");
	ck_str(h.params[1].value, "/");
	ck_assert_uint_eq(h.body_bytes, 5);
	ck_assert_uint_eq(h.head_bytes, b.n - 8 - 8 - 5);
}
END_TEST

/* Whatever part of it has come: more, never wrong, never right too early. */
START_TEST(cut_anywhere)
{
	size_t head;

	put_request(&b, 0xffff, two_params(), STR("hello"));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_OK);
	head = h.head_bytes;
	for (size_t n = 0; n < b.n; n++)
		ck_assert_int_eq(screen(str_sub(buf_str(&b), 0, n)),
		    n < head ? FCGI_SCREEN_MORE : FCGI_SCREEN_HEAD);
}
END_TEST

START_TEST(cut_in_records)
{
	struct str p = two_params();

	/* Each byte of the parameters in a record of its own, padded. */
	put_begin(&b, 1);
	for (size_t i = 0; i < p.n; i++)
		put_raw(&b, 1, T_PARAMS, 1, 1, 7, str_sub(p, i, i + 1));
	put_record(&b, T_PARAMS, 1, STR(""));
	put_raw(&b, 1, T_STDIN, 1, 1, 255, STR("x"));
	put_record(&b, T_STDIN, 1, STR("y"));
	put_record(&b, T_STDIN, 1, STR(""));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_OK);
	ck_assert_uint_eq(h.n, 2);
	ck_str(h.params[1].name, "DOCUMENT_URI");
	ck_assert_uint_eq(h.body_bytes, 2);
}
END_TEST

START_TEST(no_params)
{
	put_request(&b, 1, STR(""), STR(""));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_OK);
	ck_assert_uint_eq(h.n, 0);
}
END_TEST

START_TEST(lengths)
{
	struct buf p = buf_arena(a, 4096);
	char long_value[300];

	memset(long_value, 'v', sizeof(long_value));
	put_length(&p, 1, true); /* a short length in the long form */
	put_length(&p, 300, false);
	buf_char(&p, 'n');
	buf_put(&p, long_value, 300);
	put_pair(&p, STR("E"), STR(""));
	put_pair(&p, STR("Z"), str_n("\0\xff", 2));
	put_request(&b, 1, buf_str(&p), STR(""));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_OK);
	ck_assert_uint_eq(h.n, 3);
	ck_assert_uint_eq(h.params[0].value.n, 300);
	ck_str(h.params[1].value, "");
	ck_assert_uint_eq(h.params[2].value.n, 2);
}
END_TEST

/* --- refusals ------------------------------------------------------------ */

/* Parameters as raw bytes: lengths that lie. */
static const struct {
	struct str params;
	const char *why;
} LIES[] = {
	{ STR_INIT("\x01"), "a parameter's length is cut short" },
	{ STR_INIT("\x80"), "a parameter's length is cut short" },
	{ STR_INIT("\x80\0\0"), "a parameter's length is cut short" },
	{ STR_INIT("\x01\x80\0\0"), "a parameter's length is cut short" },
	{ STR_INIT("\x01\x01"), "a parameter is longer than the stream" },
	{ STR_INIT("\x01\x01N"), "a parameter is longer than the stream" },
	{ STR_INIT("\x01\x01NVN"), "a parameter's length is cut short" },
	{ STR_INIT("\x7f\x7fNV"), "a parameter is longer than the stream" },
	/* the sum of both overflows an int: CVE-2025-23016 */
	{ STR_INIT("\xff\xff\xff\xff\xff\xff\xff\xffNV"),
	    "a parameter is longer than the stream" },
	{ STR_INIT("\xff\xff\xff\xfe\x80\0\0\x01NV"),
	    "a parameter is longer than the stream" },
	{ STR_INIT("\xc0\0\0\0\xc0\0\0\0NV"),
	    "a parameter is longer than the stream" },
	{ STR_INIT("\x01\xff\xff\xff\xffNV"),
	    "a parameter is longer than the stream" },
	{ STR_INIT("\xff\xff\xff\xff\x01NV"),
	    "a parameter is longer than the stream" },
	{ STR_INIT("\0\x01V"), "a parameter without a name" },
	{ STR_INIT("\0\0"), "a parameter without a name" },
};

START_TEST(lies)
{
	put_request(&b, 1, LIES[_i].params, STR(""));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_BAD);
	ck_assert_str_eq(h.why, LIES[_i].why);
}
END_TEST

START_TEST(too_many)
{
	struct buf p = buf_arena(a, 4096);

	for (int i = 0; i < FCGI_SCREEN_PARAMS; i++)
		put_pair(&p, STR("N"), STR("V"));
	put_request(&b, 1, buf_str(&p), STR(""));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_OK);
	ck_assert_uint_eq(h.n, FCGI_SCREEN_PARAMS);
	put_pair(&p, STR("N"), STR("V"));
	buf_reset(&b);
	put_request(&b, 1, buf_str(&p), STR(""));
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_BAD);
	ck_assert_str_eq(h.why, "too many parameters");
}
END_TEST

START_TEST(too_long)
{
	static char value[FCGI_SCREEN_BYTES];
	struct buf p = buf_arena(a, FCGI_SCREEN_BYTES * 2);
	struct str all;

	/* 1 + 4 + 1 bytes before the value */
	put_pair(&p, STR("N"), str_n(value, FCGI_SCREEN_BYTES - 6));
	all = buf_str(&p);
	for (int extra = 0; extra < 2; extra++) {
		buf_reset(&b);
		put_begin(&b, 1);
		for (size_t i = 0; i < all.n; i += 40000)
			put_record(&b, T_PARAMS, 1,
			    str_sub(all, i, i + 40000));
		if (extra)
			put_record(&b, T_PARAMS, 1, STR("x"));
		put_record(&b, T_PARAMS, 1, STR(""));
		put_record(&b, T_STDIN, 1, STR(""));
		ck_assert_int_eq(screen(buf_str(&b)),
		    extra ? FCGI_SCREEN_BAD : FCGI_SCREEN_OK);
	}
	ck_assert_str_eq(h.why, "the parameters are too long");
}
END_TEST

/* Only the first wrong record is there: refused by its header alone. */
static const struct {
	const char *what;
	unsigned after; /* 0 nothing, 1 begin, 2 params, 3 all params, 4 body */
	unsigned version, type, id;
	size_t n;
	unsigned padding;
	const char *why;
} RECORDS[] = {
	{ "version 0", 0, 0, T_BEGIN, 1, 8, 0, "another version" },
	{ "version 2", 0, 2, T_BEGIN, 1, 8, 0, "another version" },
	{ "HTTP", 0, 'G', 'E', 'T', 8, 0, "another version" },
	{ "begin with id 0", 0, 1, T_BEGIN, 0, 8, 0, "a management record" },
	{ "short begin", 0, 1, T_BEGIN, 1, 7, 0,
	    "the begin record has another length" },
	{ "long begin", 0, 1, T_BEGIN, 1, 9, 0,
	    "the begin record has another length" },
	{ "params without begin", 0, 1, T_PARAMS, 1, 8, 0, "not begun" },
	{ "body without begin", 0, 1, T_STDIN, 1, 8, 0, "not begun" },
	{ "abort without begin", 0, 1, T_ABORT, 1, 0, 0, "aborted" },
	{ "get values", 0, 1, T_VALUES, 0, 8, 0, "a management record" },
	{ "unknown type", 0, 1, 99, 1, 8, 0, "not begun" },
	{ "second begin", 1, 1, T_BEGIN, 1, 8, 0, "begun twice" },
	{ "another begin", 1, 1, T_BEGIN, 2, 8, 0, "a second request" },
	{ "body before params", 1, 1, T_STDIN, 1, 8, 0,
	    "a record out of place" },
	{ "params of another", 1, 1, T_PARAMS, 2, 8, 0, "a second request" },
	{ "get values", 1, 1, T_VALUES, 0, 8, 0, "a management record" },
	{ "abort", 1, 1, T_ABORT, 1, 0, 0, "aborted" },
	{ "version", 1, 9, T_PARAMS, 1, 8, 0, "another version" },
	{ "params of another", 2, 1, T_PARAMS, 257, 8, 0,
	    "a second request" },
	{ "body in params", 2, 1, T_STDIN, 1, 0, 0, "a record out of place" },
	{ "padding libfcgi forgets", 2, 1, T_PARAMS, 1, 0, 8,
	    "an end of stream with padding" },
	{ "params after params", 3, 1, T_PARAMS, 1, 8, 0,
	    "a record out of place" },
	{ "begin after params", 3, 1, T_BEGIN, 1, 8, 0, "begun twice" },
	{ "data record", 3, 1, 8, 1, 8, 0, "a record out of place" },
	{ "abort", 3, 1, T_ABORT, 1, 0, 0, "aborted" },
	{ "get values", 3, 1, T_VALUES, 0, 255, 0, "a management record" },
	{ "body of another", 3, 1, T_STDIN, 2, 8, 0, "a second request" },
	{ "get values", 4, 1, T_VALUES, 0, 255, 0, "a management record" },
	{ "begin in body", 4, 1, T_BEGIN, 2, 8, 0, "a second request" },
	{ "padded end", 4, 1, T_STDIN, 1, 0, 1,
	    "an end of stream with padding" },
};

START_TEST(records)
{
	if (RECORDS[_i].after >= 1)
		put_begin(&b, 1);
	if (RECORDS[_i].after >= 2)
		put_record(&b, T_PARAMS, 1, two_params());
	if (RECORDS[_i].after >= 3)
		put_record(&b, T_PARAMS, 1, STR(""));
	if (RECORDS[_i].after >= 4)
		put_record(&b, T_STDIN, 1, STR("body"));
	put_raw(&b, RECORDS[_i].version, RECORDS[_i].type, RECORDS[_i].id,
	    RECORDS[_i].n, RECORDS[_i].padding, STR(""));
	ck_assert_msg(screen(buf_str(&b)) == FCGI_SCREEN_BAD, "%s passed",
	    RECORDS[_i].what);
	ck_assert_str_eq(h.why, RECORDS[_i].why);
}
END_TEST

static const struct str ROLES[] = { STR_INIT("\0\0\0\0\0\0\0\0"),
	STR_INIT("\0\2\0\0\0\0\0\0"), STR_INIT("\0\3\0\0\0\0\0\0"),
	STR_INIT("\1\1\0\0\0\0\0\0") };

START_TEST(roles)
{
	put_record(&b, T_BEGIN, 1, ROLES[_i]);
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_BAD);
	ck_assert_str_eq(h.why, "another role");
}
END_TEST

START_TEST(behind)
{
	put_request(&b, 1, two_params(), STR(""));
	buf_char(&b, '\1');
	ck_assert_int_eq(screen(buf_str(&b)), FCGI_SCREEN_BAD);
	ck_assert_str_eq(h.why, "bytes behind the request");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/fcgi_screen");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, lies, 0, N_OF(LIES));
	tcase_add_test(tc, too_many);
	tcase_add_test(tc, too_long);
	tcase_add_loop_test(tc, records, 0, N_OF(RECORDS));
	tcase_add_loop_test(tc, roles, 0, N_OF(ROLES));
	tcase_add_test(tc, behind);
	tc = unit_case(s, "requests");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, good);
	tcase_add_test(tc, cut_anywhere);
	tcase_add_test(tc, cut_in_records);
	tcase_add_test(tc, no_params);
	tcase_add_test(tc, lengths);
	return unit_run(s);
}
