/* check_multipart.c - web/multipart: bodies cut, doubled, too long; then good
 * ones. */
#include "web/multipart.h"

#include "../unit.h"

static struct arena *a;
static enum req_reason why;
static struct parts parts;

static const struct multipart_limits LIMITS = { .parts = 3, .header = 200,
	.field = 20, .file = 40 };

static void
setup(void)
{
	a = arena_new((size_t)4 << 20);
}

static void
teardown(void)
{
	arena_free(a);
}

static enum rc
parse(struct str body)
{
	why = REQ_ORIGIN;
	return multipart_parse(a, body, STR("XX"), &LIMITS, &parts, &why);
}

#define CD  "Content-Disposition: form-data; name="
#define ONE "--XX\r\n" CD "\"a\"\r\n\r\n1\r\n"
#define END "--XX--\r\n"

static const struct {
	const char *body;
	enum rc rc;
	enum req_reason why;
} REFUSED[] = {
	{ "", RC_INVALID, REQ_MULTIPART_BAD },
	{ "x", RC_INVALID, REQ_MULTIPART_BAD },
	{ "--XX", RC_INVALID, REQ_MULTIPART_BAD },
	{ "--XX-", RC_INVALID, REQ_MULTIPART_BAD },
	{ "--XX\n" CD "a\n\n1\n--XX--", RC_INVALID, REQ_MULTIPART_BAD },
	{ "\r\n" ONE END, RC_INVALID, REQ_MULTIPART_BAD },
	{ "--XY\r\n" CD "\"a\"\r\n\r\n1\r\n--XY--", RC_INVALID,
	    REQ_MULTIPART_BAD },
	{ ONE, RC_INVALID, REQ_MULTIPART_BAD },
	{ ONE "--XX", RC_INVALID, REQ_MULTIPART_BAD },
	{ ONE "--XX-", RC_INVALID, REQ_MULTIPART_BAD },
	{ ONE "--XX \r\n", RC_INVALID, REQ_MULTIPART_BAD },
	{ ONE "--XXX--", RC_INVALID, REQ_MULTIPART_BAD },
	{ ONE END "more", RC_INVALID, REQ_MULTIPART_BAD },
	{ ONE END ONE END, RC_INVALID, REQ_MULTIPART_BAD },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n1--XX--", RC_INVALID,
	    REQ_MULTIPART_BAD }, /* no line of its own */
	{ "--XX\r\n", RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\n\r\n", RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\n\r\n1\r\n" END, RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\"\r\n", RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\nX: y\r\n\r\n1\r\n" END, RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\nno colon\r\n\r\n1\r\n" END, RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\n: x\r\n\r\n1\r\n" END, RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n" END,
	    RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\nContent-Disposition: form-data\r\n\r\n1\r\n" END,
	    RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\r\n\r\n1\r\n" END, RC_INVALID, REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\" x\r\n\r\n1\r\n" END, RC_INVALID,
	    REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\"; =x\r\n\r\n1\r\n" END, RC_INVALID,
	    REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\"\r\n" CD "\"b\"\r\n\r\n1\r\n" END, RC_INVALID,
	    REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"\xff\"\r\n\r\n1\r\n" END, RC_INVALID,
	    REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\x01\"\r\n\r\n1\r\n" END, RC_INVALID,
	    REQ_PART_HEADER },
	{ "--XX\r\n" CD "\"a\nb\"\r\n\r\n1\r\n" END, RC_INVALID,
	    REQ_PART_HEADER },
	{ ONE ONE ONE ONE END, RC_LIMIT, REQ_PARTS_MANY },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n123456789012345678901\r\n" END,
	    RC_LIMIT, REQ_PART_LONG },
	{ "--XX\r\n" CD "\"a\"; filename=f\r\n\r\n"
	    "12345678901234567890123456789012345678901\r\n" END, RC_LIMIT,
	    REQ_PART_LONG },
	/* cut short, but long already: the limit is said first */
	{ "--XX\r\n" CD "\"a\"\r\n\r\n123456789012345678901", RC_LIMIT,
	    REQ_PART_LONG },
};

START_TEST(refused)
{
	ck_rc(parse(str_c(REFUSED[_i].body)), REFUSED[_i].rc);
	ck_assert_str_eq(reason_key(why), reason_key(REFUSED[_i].why));
	ck_assert_uint_eq(parts.n, 0);
}
END_TEST

START_TEST(header_limit)
{
	char body[600];
	int n = snprintf(body, sizeof(body), "--XX\r\n" CD "a\r\nX: ");
	int pad = 200 - (n - 6);

	memset(body + n, 'x', sizeof(body) - (size_t)n);
	memcpy(body + n + pad, "\r\n\r\n1\r\n" END, 4 + 3 + 8);
	ck_rc(parse(str_n(body, (size_t)(n + pad + 15))), RC_OK);
	memset(body + n, 'x', sizeof(body) - (size_t)n);
	memcpy(body + n + pad + 1, "\r\n\r\n1\r\n" END, 4 + 3 + 8);
	ck_rc(parse(str_n(body, (size_t)(n + pad + 16))), RC_INVALID);
	ck_assert_int_eq(why, REQ_PART_HEADER);
}
END_TEST

START_TEST(nul)
{
	static const char in_name[] = "--XX\r\n" CD "\"a\0b\"\r\n\r\n1\r\n"
	    END;
	static const char in_data[] = "--XX\r\n" CD "\"a\"\r\n\r\n1\0" "2\r\n"
	    END;

	ck_rc(parse(str_n(in_name, sizeof(in_name) - 1)), RC_INVALID);
	ck_rc(parse(str_n(in_data, sizeof(in_data) - 1)), RC_OK);
	ck_assert_uint_eq(parts.v[0].data.n, 3);
}
END_TEST

static const struct {
	const char *body;
	size_t n;
	const char *name, *filename, *type, *data; /* of the last */
	bool is_file;
} PARSED[] = {
	{ "--XX--", 0, "", "", "", "", false },
	{ "--XX--\r\n\r\n", 0, "", "", "", "", false },
	{ ONE END, 1, "a", "", "", "1", false },
	{ ONE "--XX--", 1, "a", "", "", "1", false },
	{ ONE ONE ONE END, 3, "a", "", "", "1", false },
	{ "--XX\r\n" CD "a\r\n\r\n1\r\n" END, 1, "a", "", "", "1", false },
	{ "--XX\r\n" CD "\"\"\r\n\r\n1\r\n" END, 1, "", "", "", "1", false },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n\r\n" END, 1, "a", "", "", "", false },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n--XX--\r\n", 1, "a", "", "", "", false },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n\r\n\r\n\r\n" END, 1, "a", "", "",
	    "\r\n\r\n", false },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n--X\r\n-XX\r\n" END, 1, "a", "", "",
	    "--X\r\n-XX", false },
	{ "--XX\r\n" CD "\"a\"\r\n\r\n12345678901234567890\r\n" END, 1, "a",
	    "", "", "12345678901234567890", false },
	{ "--XX\r\ncontent-DISPOSITION:FORM-data ;NAME = \"a\" ;x=y\r\n"
	    "content-type:text/plain\r\n\r\n1\r\n" END, 1, "a", "",
	    "text/plain", "1", false },
	{ "--XX\r\nX-Other: y\r\n" CD "\"a\"\r\n\r\n1\r\n" END, 1, "a", "", "",
	    "1", false },
	{ "--XX\r\n" CD "\"f\"; filename=\"\"\r\n"
	    "Content-Type: application/octet-stream\r\n\r\n\r\n" END, 1, "f",
	    "", "application/octet-stream", "", true },
	{ "--XX\r\n" CD "\"f\"; filename=\"c:\\d\\e.png\"\r\n\r\nx\r\n" END,
	    1, "f", "e.png", "", "x", true },
	{ "--XX\r\n" CD "\"f\"; filename=\"../../etc/passwd\"\r\n\r\nx\r\n"
	    END, 1, "f", "passwd", "", "x", true },
	{ "--XX\r\n" CD "\"f\"; filename=\"a/\"\r\n\r\nx\r\n" END, 1, "f",
	    "", "", "x", true },
	{ "--XX\r\n" CD "\"n;=%22\"; filename=\"\xc3\xa4; b.png\"\r\n\r\nx"
	    "\r\n" END, 1, "n;=%22", "\xc3\xa4; b.png", "", "x", true },
};

START_TEST(parsed)
{
	const struct part *p;

	ck_rc(parse(str_c(PARSED[_i].body)), RC_OK);
	ck_assert_int_eq(why, REQ_OK);
	ck_assert_uint_eq(parts.n, PARSED[_i].n);
	if (parts.n == 0)
		return;
	p = &parts.v[parts.n - 1];
	ck_str(p->name, PARSED[_i].name);
	ck_str(p->filename, PARSED[_i].filename);
	ck_str(p->type, PARSED[_i].type);
	ck_str(p->data, PARSED[_i].data);
	ck_assert_int_eq(p->is_file, PARSED[_i].is_file);
}
END_TEST

/* A good body cut after any byte is refused, never read past its end. */
START_TEST(cut_anywhere)
{
	static const char good[] = ONE "--XX\r\n" CD
	    "\"f\"; filename=\"x\"\r\nContent-Type: a/b\r\n\r\ndata\r\n"
	    "--XX--";

	for (size_t n = 0; n < sizeof(good) - 1; n++) {
		/* Its own memory, so that the sanitizer sees an overrun. */
		char *p = arena_alloc(a, n + 1);

		memcpy(p, good, n);
		ck_rc(parse(str_n(p, n)), RC_INVALID);
	}
	ck_rc(parse(STR(ONE "--XX--")), RC_OK);
}
END_TEST

static const struct {
	const char *type;
	const char *boundary; /* NULL: none */
} TYPES[] = {
	{ "", NULL },
	{ "multipart/form-data", NULL },
	{ "multipart/form-data;", NULL },
	{ "multipart/form-data; boundary", NULL },
	{ "multipart/form-data; boundary=", NULL },
	{ "multipart/form-data; boundary=\"\"", NULL },
	{ "multipart/form-data; boundary=\"a", NULL },
	{ "multipart/form-data; boundary=a b", NULL },
	{ "multipart/form-data; boundary=\"a<b\"", NULL },
	{ "multipart/mixed; boundary=a", NULL },
	{ "text/plain; boundary=a", NULL },
	{ "multipart/form-data; boundary=1234567890123456789012345678901234567"
	  "8901234567890123456789012345678901", NULL },
	{ "multipart/form-data; boundary=1234567890123456789012345678901234567"
	  "890123456789012345678901234567890",
	    "1234567890123456789012345678901234567"
	    "890123456789012345678901234567890" },
	{ "multipart/form-data; boundary=----WebKitFormBoundaryABC",
	    "----WebKitFormBoundaryABC" },
	{ "Multipart/Form-Data;charset=utf-8;Boundary=\"a:b/c\"", "a:b/c" },
	{ "multipart/form-data ; boundary = x ", "x" },
};

START_TEST(boundary)
{
	struct str b = STR("?");
	bool ok = multipart_boundary(str_c(TYPES[_i].type), &b);

	ck_assert_int_eq(ok, TYPES[_i].boundary != NULL);
	ck_str(b, ok ? TYPES[_i].boundary : "?");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/multipart");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, refused, 0, N_OF(REFUSED));
	tcase_add_test(tc, header_limit);
	tcase_add_test(tc, nul);
	tcase_add_test(tc, cut_anywhere);
	tc = unit_case(s, "parse");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, parsed, 0, N_OF(PARSED));
	tcase_add_loop_test(tc, boundary, 0, N_OF(TYPES));
	return unit_run(s);
}
