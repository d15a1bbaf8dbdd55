/* check_form.c - web/form: fields, their types, the errors beside them. */
#include "web/form.h"

#include "../unit.h"

static struct arena *a;
static enum req_reason why;

static void
setup(void)
{
	a = arena_new((size_t)4 << 20);
	why = REQ_ORIGIN;
}

static void
teardown(void)
{
	arena_free(a);
}

static struct form *
form_with(const char *name, struct str value)
{
	struct query_arg *arg = arena_array(a, 1, sizeof(*arg));
	struct query q = { arg, 1 };

	arg->name = str_c(name);
	arg->value = value;
	return form_of_query(a, &q);
}

static void
check_error(const struct form *f, const char *name, const char *key,
    const char *arg)
{
	const struct form_field *field = form_find(f, name);

	ck_assert_ptr_nonnull(field);
	ck_assert_int_eq(form_ok(f), key == NULL);
	if (key == NULL) {
		ck_assert_ptr_null(field->error);
		return;
	}
	ck_assert_ptr_nonnull(field->error);
	ck_assert_str_eq(field->error, key);
	ck_assert_uint_eq(field->n_args, arg[0] != '\0');
	if (field->n_args > 0)
		ck_str(field->args[0].text, arg);
}

static const struct {
	const char *value; /* NULL: not sent */
	enum form_need need;
	const char *error; /* NULL: none */
	const char *arg, *out;
} TEXTS[] = {
	{ NULL, FORM_REQUIRED, FORM_ERR_REQUIRED, "", "default" },
	{ "", FORM_REQUIRED, FORM_ERR_REQUIRED, "", "default" },
	{ "   ", FORM_REQUIRED, FORM_ERR_REQUIRED, "", "default" },
	{ NULL, FORM_OPTIONAL, NULL, "", "default" },
	{ "", FORM_OPTIONAL, NULL, "", "default" },
	{ " \t ", FORM_OPTIONAL, NULL, "", "default" },
	{ "a", FORM_REQUIRED, FORM_ERR_SHORT, "2", "default" },
	{ "a", FORM_OPTIONAL, FORM_ERR_SHORT, "2", "default" },
	{ "\xc3\xa4", FORM_REQUIRED, FORM_ERR_SHORT, "2", "default" },
	{ "abcdef", FORM_REQUIRED, FORM_ERR_LONG, "5", "default" },
	{ "ab\tc", FORM_REQUIRED, FORM_ERR_CONTROL, "", "default" },
	{ "ab\ncd", FORM_REQUIRED, FORM_ERR_CONTROL, "", "default" },
	{ "ab\x01", FORM_REQUIRED, FORM_ERR_CONTROL, "", "default" },
	{ "ab", FORM_REQUIRED, NULL, "", "ab" },
	{ " abcde ", FORM_REQUIRED, NULL, "", "abcde" },
	{ "\xc3\xa4\xc3\xb6\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80",
	    FORM_REQUIRED, NULL, "",
	    "\xc3\xa4\xc3\xb6\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80" },
};

START_TEST(texts)
{
	struct form *f = form_with(TEXTS[_i].value != NULL ? "x" : "y",
	    str_c(TEXTS[_i].value));
	struct str out = STR("default");

	ck_assert_int_eq(form_str(f, "x", TEXTS[_i].need, 2, 5, &out),
	    TEXTS[_i].error == NULL);
	check_error(f, "x", TEXTS[_i].error, TEXTS[_i].arg);
	ck_str(out, TEXTS[_i].out);
	/* What was typed is shown again, blanks and all. */
	ck_str(form_find(f, "x")->value,
	    TEXTS[_i].value != NULL ? TEXTS[_i].value : "");
}
END_TEST

START_TEST(lines)
{
	struct form *f = form_with("x", STR(" a\r\nb\rc\nd\t\r\n"));
	struct str out = STR("default");

	ck_assert(form_text(f, "x", FORM_REQUIRED, 1, 7, &out));
	ck_str(out, "a\nb\nc\nd");
	ck_assert(!form_text(f, "x", FORM_REQUIRED, 1, 6, &out));
	check_error(f, "x", FORM_ERR_LONG, "6");
	f = form_with("x", STR("a\x02"));
	ck_assert(!form_text(f, "x", FORM_OPTIONAL, 1, 6, &out));
	check_error(f, "x", FORM_ERR_CONTROL, "");
	f = form_with("x", STR(""));
	ck_assert(!form_text(f, "x", FORM_REQUIRED, 1, 6, &out));
	ck_assert(form_text(f, "z", FORM_OPTIONAL, 1, 6, &out));
}
END_TEST

static const struct {
	const char *value;
	const char *error;
	const char *arg;
	int64_t out;
} NUMBERS[] = {
	{ "", FORM_ERR_REQUIRED, "", 77 },
	{ "x", FORM_ERR_NUMBER, "", 77 },
	{ "1x", FORM_ERR_NUMBER, "", 77 },
	{ "1.5", FORM_ERR_NUMBER, "", 77 },
	{ "1 000", FORM_ERR_NUMBER, "", 77 },
	{ "+1", FORM_ERR_NUMBER, "", 77 },
	{ "--1", FORM_ERR_NUMBER, "", 77 },
	{ "-", FORM_ERR_NUMBER, "", 77 },
	{ "0x10", FORM_ERR_NUMBER, "", 77 },
	{ "1e3", FORM_ERR_NUMBER, "", 77 },
	{ "\xd9\xa1", FORM_ERR_NUMBER, "", 77 }, /* an Arabic 1 */
	{ "-6", FORM_ERR_LOW, "-5", 77 },
	{ "-99999999999999999999999", FORM_ERR_LOW, "-5", 77 },
	{ "1001", FORM_ERR_HIGH, "1000", 77 },
	{ "1000000000000", FORM_ERR_HIGH, "1000", 77 },
	{ "99999999999999999999999", FORM_ERR_HIGH, "1000", 77 },
	{ "-5", NULL, "", -5 },
	{ "-0", NULL, "", 0 },
	{ "007", NULL, "", 7 },
	{ " 1000 ", NULL, "", 1000 },
};

START_TEST(numbers)
{
	struct form *f = form_with("n", str_c(NUMBERS[_i].value));
	int64_t out = 77;

	ck_assert_int_eq(form_i64(f, "n", FORM_REQUIRED, -5, 1000, &out),
	    NUMBERS[_i].error == NULL);
	check_error(f, "n", NUMBERS[_i].error, NUMBERS[_i].arg);
	ck_assert_int_eq(out, NUMBERS[_i].out);
}
END_TEST

START_TEST(number_ends)
{
	int64_t out = 77;
	struct form *f = form_with("n", STR("9223372036854775807"));

	ck_assert(form_i64(f, "n", FORM_REQUIRED, INT64_MIN, INT64_MAX,
	    &out));
	ck_assert_int_eq(out, INT64_MAX);
	f = form_with("n", STR("9223372036854775808"));
	ck_assert(!form_i64(f, "n", FORM_REQUIRED, INT64_MIN, INT64_MAX,
	    &out));
	check_error(f, "n", FORM_ERR_HIGH, "9223372036854775807");
	f = form_with("n", STR("-9223372036854775808"));
	ck_assert(form_i64(f, "n", FORM_REQUIRED, INT64_MIN, INT64_MAX,
	    &out));
	ck_assert_int_eq(out, INT64_MIN);
	f = form_with("n", STR("-9223372036854775809"));
	ck_assert(!form_i64(f, "n", FORM_REQUIRED, INT64_MIN, INT64_MAX,
	    &out));
	ck_assert_int_eq(out, INT64_MIN);
	out = 5;
	ck_assert(form_i64(f, "absent", FORM_OPTIONAL, 1, 9, &out));
	ck_assert_int_eq(out, 5);
}
END_TEST

START_TEST(choice)
{
	static const struct form_choice sorts[] = { { "new", 1 },
		{ "price", 2 }, { NULL, 0 } };
	struct form *f = form_with("s", STR("price"));
	int out = 9;

	ck_assert(form_choice(f, "s", FORM_REQUIRED, sorts, &out));
	ck_assert_int_eq(out, 2);
	out = 9;
	f = form_with("s", STR("Price"));
	ck_assert(!form_choice(f, "s", FORM_REQUIRED, sorts, &out));
	check_error(f, "s", FORM_ERR_CHOICE, "");
	ck_assert_int_eq(out, 9);
	f = form_with("s", STR(""));
	ck_assert(form_choice(f, "s", FORM_OPTIONAL, sorts, &out));
	ck_assert_int_eq(out, 9);
	ck_assert(!form_choice(f, "s", FORM_REQUIRED, sorts, &out));
	check_error(f, "s", FORM_ERR_REQUIRED, "");
}
END_TEST

static const struct {
	const char *value;
	int out; /* -1: refused */
} BOOLS[] = {
	{ "2", -1 }, { "ON", -1 }, { "x", -1 }, { "", 0 }, { "0", 0 },
	{ "off", 0 }, { "no", 0 }, { "false", 0 }, { "1", 1 }, { "on", 1 },
	{ "yes", 1 }, { " true ", 1 },
};

START_TEST(bools)
{
	struct form *f = form_with("b", str_c(BOOLS[_i].value));
	bool out = BOOLS[_i].out != 1;

	ck_assert_int_eq(form_bool(f, "b", &out), BOOLS[_i].out >= 0);
	ck_assert_int_eq(form_ok(f), BOOLS[_i].out >= 0);
	ck_assert_int_eq(out, BOOLS[_i].out < 0 ? true : BOOLS[_i].out);
	out = true;
	ck_assert(form_bool(f, "absent", &out));
	ck_assert(!out);
}
END_TEST

static const struct {
	const char *value, *error, *arg;
	int64_t minor;
} AMOUNTS[] = {
	{ "", FORM_ERR_REQUIRED, "", 0 },
	{ "x", FORM_ERR_MONEY, "", 0 },
	{ "1.5", FORM_ERR_MONEY, "", 0 },
	{ "1,234", FORM_ERR_MONEY, "", 0 },
	{ "\xe2\x82\xac 5", FORM_ERR_MONEY, "", 0 },
	{ "0,99", FORM_ERR_LOW, "1.00", 0 },
	{ "-99999999999999999999999", FORM_ERR_LOW, "1.00", 0 },
	{ "100,01", FORM_ERR_HIGH, "100.00", 0 },
	{ "99999999999999999999999", FORM_ERR_HIGH, "100.00", 0 },
	{ "1", NULL, "", 100 },
	{ " 12,3 ", NULL, "", 1230 },
	{ "100,00", NULL, "", 10000 },
};

START_TEST(amounts)
{
	struct form *f = form_with("m", str_c(AMOUNTS[_i].value));
	struct money m = { 77, "XXX" };

	ck_assert_int_eq(form_money(f, "m", FORM_REQUIRED, ',', STR("EUR"),
		100, 10000, &m), AMOUNTS[_i].error == NULL);
	check_error(f, "m", AMOUNTS[_i].error, AMOUNTS[_i].arg);
	ck_assert_int_eq(m.minor,
	    AMOUNTS[_i].error == NULL ? AMOUNTS[_i].minor : 77);
}
END_TEST

static const struct {
	const char *value;
	bool ok;
} MAILS[] = {
	{ "a", false },
	{ "@", false },
	{ "a@", false },
	{ "@b.example", false },
	{ "a@b", false },
	{ "a@b.", false },
	{ "a@.example", false },
	{ "a@b..example", false },
	{ "a@-b.example", false },
	{ "a@b-.example", false },
	{ "a@b_c.example", false },
	{ "a@b.123", false },
	{ "a@[127.0.0.1]", false },
	{ "a@b@c.example", false },
	{ ".a@b.example", false },
	{ "a.@b.example", false },
	{ "a..b@c.example", false },
	{ "a b@c.example", false },
	{ "\"a\"@c.example", false },
	{ "a@c.example, d@e.example", false },
	{ "a@c.example\nBcc: x", false },
	{ "<a@c.example>", false },
	{ "\xc3\xa4@c.example", false },
	{ "a123456789012345678901234567890123456789012345678901234567890123x"
	  "@c.example", false },
	{ "a@c.example", true },
	{ " a@c.example ", true },
	{ "a.b+c_d-e!#$%&'*/=?^`{|}~@x-y.c.example", true },
	{ "a@xn--mller-kva.example", true },
	{ "a123456789012345678901234567890123456789012345678901234567890123"
	  "@c.example", true },
};

START_TEST(mails)
{
	struct form *f = form_with("m", str_c(MAILS[_i].value));
	struct str out = STR("default");

	ck_assert_int_eq(form_email(f, "m", FORM_REQUIRED, &out),
	    MAILS[_i].ok);
	check_error(f, "m", MAILS[_i].ok ? NULL : FORM_ERR_EMAIL, "");
	if (MAILS[_i].ok)
		ck_assert(str_eq(out, str_trim(str_c(MAILS[_i].value))));
	else
		ck_str(out, "default");
}
END_TEST

START_TEST(mail_sizes)
{
	char s[300];
	struct str out;
	size_t n = 2;

	/* a@ and labels of 49 letters: 2 + 5 * 50 + 1 = 253, 254, 255 */
	memset(s, 'b', sizeof(s));
	memcpy(s, "a@", 2);
	for (int i = 0; i < 5; i++, n += 50)
		s[n + 49] = '.';
	ck_assert(form_email(form_with("m", str_n(s, 254)), "m",
	    FORM_REQUIRED, &out));
	ck_assert(!form_email(form_with("m", str_n(s, 255)), "m",
	    FORM_REQUIRED, &out));
	ck_assert(!form_email(form_with("m", STR("")), "m", FORM_REQUIRED,
	    &out));
	ck_assert(form_email(form_with("m", STR("")), "m", FORM_OPTIONAL,
	    &out));
}
END_TEST

START_TEST(slugs)
{
	struct form *f = form_with("s", STR("blue-mug"));
	struct str out = STR("default");

	ck_assert(form_slug(f, "s", FORM_REQUIRED, &out));
	ck_str(out, "blue-mug");
	f = form_with("s", STR("Blue mug"));
	ck_assert(!form_slug(f, "s", FORM_REQUIRED, &out));
	check_error(f, "s", FORM_ERR_SLUG, "");
	ck_assert(form_slug(f, "none", FORM_OPTIONAL, &out));
	ck_assert(!form_slug(f, "none", FORM_REQUIRED, &out));
}
END_TEST

/* Errors stay with their fields, in the order of asking; the first stays. */
START_TEST(errors)
{
	struct form_arg two[3] = { { "min", STR_INIT("1") },
		{ "max", STR_INIT("2") }, { "x", STR_INIT("3") } };
	struct form *f;
	struct str s;
	int64_t n;

	ck_rc(form_parse(a, STR("n=x&unknown=1&s=hello"), 9, &f, &why),
	    RC_OK);
	ck_assert(form_ok(f));
	ck_assert_uint_eq(form_len(f), 0);
	ck_assert(form_str(f, "s", FORM_REQUIRED, 1, 9, &s));
	ck_assert(form_ok(f));
	ck_assert(!form_i64(f, "n", FORM_REQUIRED, 1, 9, &n));
	form_error(f, "n", "cart.too_many", NULL, 0);
	form_error(f, "z", "cart.gone", two, 3);
	ck_assert(!form_ok(f));
	ck_assert_uint_eq(form_len(f), 3);
	ck_str(form_at(f, 0)->name, "s");
	ck_assert_ptr_null(form_at(f, 0)->error);
	ck_str(form_at(f, 1)->name, "n");
	ck_str(form_at(f, 1)->value, "x");
	ck_assert_str_eq(form_at(f, 1)->error, FORM_ERR_NUMBER);
	ck_str(form_at(f, 2)->name, "z");
	ck_str(form_at(f, 2)->value, "");
	ck_assert_uint_eq(form_at(f, 2)->n_args, FORM_ARGS);
	ck_str(form_at(f, 2)->args[1].text, "2");
	ck_assert_ptr_null(form_at(f, 3));
	ck_assert_ptr_null(form_find(f, "unknown"));
	/* Asking again adds no record. */
	ck_assert(form_str(f, "s", FORM_REQUIRED, 1, 9, &s));
	ck_assert_uint_eq(form_len(f), 3);
}
END_TEST

START_TEST(many_fields)
{
	struct form *f = form_with("x", STR("1"));
	char name[16];
	bool b;

	for (int i = 0; i < 100; i++) {
		(void)snprintf(name, sizeof(name), "f%d", i);
		ck_assert(form_bool(f, name, &b));
	}
	ck_assert_uint_eq(form_len(f), 100);
	/* The name was copied: the caller's is gone. */
	ck_str(form_at(f, 0)->name, "f0");
	ck_str(form_at(f, 99)->name, "f99");
}
END_TEST

START_TEST(repeated)
{
	struct form *f;
	struct str s;

	ck_rc(form_parse(a, STR("c=1&c=2&d=x&c=3"), 9, &f, &why), RC_OK);
	ck_assert_uint_eq(form_count(f, "c"), 3);
	ck_assert_uint_eq(form_count(f, "e"), 0);
	ck_str(form_nth(f, "c", 0), "1");
	ck_str(form_nth(f, "c", 2), "3");
	ck_str(form_nth(f, "c", 3), "");
	ck_assert(form_str(f, "c", FORM_REQUIRED, 1, 9, &s));
	ck_str(s, "1");
	ck_assert_ptr_null(form_file(f, "c"));
}
END_TEST

/* --- whole bodies -------------------------------------------------------- */

struct text {
	const char *p;
	size_t n;
};

static size_t
text_read(void *ctx, char *p, size_t n)
{
	struct text *t = ctx;

	n = n < t->n ? n : t->n;
	memcpy(p, t->p, n);
	return n;
}

#define URLENCODED "application/x-www-form-urlencoded"
#define MULTI      "multipart/form-data; boundary=XX"
#define PART(name, data)                                                      \
	"--XX\r\nContent-Disposition: form-data; name=\"" name               \
	"\"\r\n\r\n" data "\r\n"
#define FILE_PART                                                             \
	"--XX\r\nContent-Disposition: form-data; name=\"f\"; "               \
	"filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n"             \
	"\x89PNG\x01\r\n"

static enum rc
read_form(const char *type, struct str body, int64_t length,
    const struct req_limits *l, struct form **f)
{
	static struct text t;
	struct req_body_source source = { text_read, &t, 0 };
	struct req r = { .method = M_POST, .content_type = str_c(type),
		.content_length = length, .arena = a, .limits = l,
		.source = source, .body = STR("") };

	t.p = body.p;
	t.n = body.n;
	return form_read(&r, f, &why);
}

static const struct {
	const char *type, *body;
	int64_t length; /* -2: the body's */
	enum rc rc;
	enum req_reason why;
} BODIES[] = {
	{ "", "a=b", -2, RC_INVALID, REQ_BODY_TYPE },
	{ "text/plain", "a=b", -2, RC_INVALID, REQ_BODY_TYPE },
	{ "text/plain", "", 0, RC_INVALID, REQ_BODY_TYPE },
	{ "application/json", "{}", -2, RC_INVALID, REQ_BODY_TYPE },
	{ "multipart/mixed; boundary=XX", "x", -2, RC_INVALID,
	    REQ_BODY_TYPE },
	{ "multipart/form-data", "x", -2, RC_INVALID, REQ_MULTIPART_BAD },
	{ MULTI, "x", -2, RC_INVALID, REQ_MULTIPART_BAD },
	{ MULTI, PART("a", "1"), -2, RC_INVALID, REQ_MULTIPART_BAD },
	{ MULTI, PART("a", "\xff") "--XX--", -2, RC_INVALID, REQ_FORM_UTF8 },
	{ MULTI, PART("a", "\x01") "--XX--", -2, RC_INVALID,
	    REQ_FORM_CONTROL },
	{ URLENCODED, "a=b", -1, RC_INVALID, REQ_LENGTH_MISSING },
	{ URLENCODED, "a=b", 4, RC_INVALID, REQ_BODY_SHORT },
	{ URLENCODED, "a=b", 65537, RC_LIMIT, REQ_BODY_LONG },
	{ MULTI, "a=b", 1048577, RC_LIMIT, REQ_BODY_LONG },
	{ URLENCODED, "a=%", -2, RC_INVALID, REQ_FORM_ESCAPE },
	{ URLENCODED, "a=%ff", -2, RC_INVALID, REQ_FORM_UTF8 },
	{ URLENCODED, "a=%00", -2, RC_INVALID, REQ_FORM_CONTROL },
	{ URLENCODED, "a=b", -2, RC_OK, REQ_OK },
	{ URLENCODED "; charset=UTF-8", "a=b", -2, RC_OK, REQ_OK },
	{ "APPLICATION/X-WWW-FORM-URLENCODED", "a=b", -2, RC_OK, REQ_OK },
	{ URLENCODED, "", 0, RC_OK, REQ_OK },
	{ "", "", 0, RC_OK, REQ_OK },
	{ "", "", -1, RC_OK, REQ_OK },
	{ MULTI, PART("a", "b") "--XX--", -2, RC_OK, REQ_OK },
	{ MULTI, PART("a", "b") FILE_PART "--XX--", -2, RC_OK, REQ_OK },
};

START_TEST(bodies)
{
	struct str body = str_c(BODIES[_i].body);
	struct form *f = NULL;

	ck_rc(read_form(BODIES[_i].type, body, BODIES[_i].length == -2
		? (int64_t)body.n : BODIES[_i].length, &REQ_LIMITS, &f),
	    BODIES[_i].rc);
	ck_assert_str_eq(reason_key(why), reason_key(BODIES[_i].why));
	if (BODIES[_i].rc != RC_OK)
		return;
	ck_assert_ptr_nonnull(f);
	ck_assert(form_ok(f));
	ck_str(form_nth(f, "a", 0), body.n > 0 ? "b" : "");
}
END_TEST

START_TEST(files)
{
	struct str body = STR(FILE_PART PART("t", "1")
	    "--XX\r\nContent-Disposition: form-data; name=\"none\"; "
	    "filename=\"\"\r\n\r\n\r\n--XX--");
	const struct part *p;
	struct form *f;

	ck_rc(read_form(MULTI, body, (int64_t)body.n, &REQ_LIMITS, &f),
	    RC_OK);
	p = form_file(f, "f");
	ck_assert_ptr_nonnull(p);
	ck_str(p->data, "\x89PNG\x01");
	ck_str(p->type, "image/png");
	ck_str(form_nth(f, "f", 0), "x.png");
	ck_assert_ptr_null(form_file(f, "t"));
	ck_assert_ptr_null(form_file(f, "none"));
	ck_assert_ptr_null(form_file(f, "absent"));
}
END_TEST

START_TEST(too_many)
{
	struct req_limits l = REQ_LIMITS;
	struct str two = STR("a=1&b=2"), parts = STR(PART("a", "1")
	    PART("b", "2") "--XX--");
	struct form *f;

	l.fields = l.parts = 2;
	ck_rc(read_form(URLENCODED, two, 7, &l, &f), RC_OK);
	ck_rc(read_form(MULTI, parts, (int64_t)parts.n, &l, &f), RC_OK);
	l.fields = l.parts = 1;
	ck_rc(read_form(URLENCODED, two, 7, &l, &f), RC_LIMIT);
	ck_assert_int_eq(why, REQ_FORM_MANY);
	ck_assert_int_eq(reason_http(why), 413);
	ck_rc(read_form(MULTI, parts, (int64_t)parts.n, &l, &f), RC_LIMIT);
	ck_assert_int_eq(why, REQ_PARTS_MANY);
}
END_TEST

/* A form read again and again takes nothing from the system. */
START_TEST(warm)
{
	struct str body = STR("q=blue+mug&page=2&sort=new&x=%C3%A4");
	size_t before = 0;
	struct form *f;
	struct str s;
	int64_t n;

	for (int i = 0; i < 1000; i++) {
		if (i == 10)
			before = arena_system_allocs(a);
		ck_rc(read_form(URLENCODED, body, (int64_t)body.n,
			&REQ_LIMITS, &f), RC_OK);
		ck_assert(form_str(f, "q", FORM_REQUIRED, 1, 99, &s));
		ck_assert(form_i64(f, "page", FORM_REQUIRED, 1, 99, &n));
		ck_assert(!form_i64(f, "sort", FORM_REQUIRED, 1, 99, &n));
		arena_reset(a);
	}
	ck_assert_uint_eq(arena_system_allocs(a), before);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web/form");
	TCase *tc = unit_case(s, "types");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, texts, 0, N_OF(TEXTS));
	tcase_add_test(tc, lines);
	tcase_add_loop_test(tc, numbers, 0, N_OF(NUMBERS));
	tcase_add_test(tc, number_ends);
	tcase_add_test(tc, choice);
	tcase_add_loop_test(tc, bools, 0, N_OF(BOOLS));
	tcase_add_loop_test(tc, amounts, 0, N_OF(AMOUNTS));
	tcase_add_loop_test(tc, mails, 0, N_OF(MAILS));
	tcase_add_test(tc, mail_sizes);
	tcase_add_test(tc, slugs);
	tc = unit_case(s, "fields");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, errors);
	tcase_add_test(tc, many_fields);
	tcase_add_test(tc, repeated);
	tc = unit_case(s, "bodies");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, bodies, 0, N_OF(BODIES));
	tcase_add_test(tc, files);
	tcase_add_test(tc, too_many);
	tcase_add_test(tc, warm);
	return unit_run(s);
}
