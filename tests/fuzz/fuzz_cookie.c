/* fuzz_cookie.c - Cookie headers in, Set-Cookie out; If-None-Match, which is a
 * list in a header too.
 *
 * Promised: what is read is clean and lies within the header; what is written
 * is one line, and reads back as what was asked for; a tag is found in a list
 * that names it.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "web/cookie.h"
#include "web/etag.h"
#include "web/field.h"

static void
check_read(struct arena *a, struct str s)
{
	enum req_reason why;
	struct cookies c;
	enum rc rc = cookies_parse(a, s, 64, &c, &why);

	if (rc != RC_OK) {
		must(rc == RC_LIMIT && why == REQ_COOKIE_MANY && c.n == 0);
		return;
	}
	must(c.n <= 64);
	for (size_t i = 0; i < c.n; i++) {
		must(fuzz_within(c.v[i].name, s)
		    && fuzz_within(c.v[i].value, s));
		must(field_token(c.v[i].name));
		must(field_printable(c.v[i].value));
		must(!str_has(c.v[i].value, ';'));
		must(cookies_get(&c, c.v[i].name).p != NULL);
	}
}

static void
check_write(struct arena *a, struct str s)
{
	struct buf b = buf_arena(a, 8192);
	struct set_cookie c = { .max_age = COOKIE_SESSION };
	enum req_reason why;
	struct cookies back;
	struct str pair;

	c.https = s.n > 0 && s.p[0] % 2;
	c.value = s;
	(void)str_cut(&c.value, '=', &c.name);
	if (cookie_build(&b, &c) != RC_OK) {
		must(b.n == 0);
		return;
	}
	must(field_printable(buf_str(&b)));
	pair = str_sub(buf_str(&b), 0, str_find(buf_str(&b), ';'));
	must(cookies_parse(a, pair, 1, &back, &why) == RC_OK && back.n == 1);
	must(str_eq(cookies_get_own(&back, c.https, c.name), c.value));
}

static void
check_tags(struct arena *a, struct str s)
{
	char tag[ETAG_BYTES + 1];
	struct buf b = buf_arena(a, 1024 + s.n);

	etag_make(s, tag);
	must(strlen(tag) == ETAG_BYTES);
	must(!etag_match(s, str_c(tag)) || str_has(s, tag[1])
	    || str_eq_c(str_trim(s), "*"));
	buf_cstr(&b, "\"x\", W/");
	buf_cstr(&b, tag);
	buf_char(&b, ',');
	buf_add(&b, s);
	must(etag_match(buf_str(&b), str_c(tag)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fuzz_arena();
	struct str s = fuzz_str(data, n);

	if (n > 8192)
		return 0;
	check_read(a, s);
	check_write(a, s);
	check_tags(a, s);
	return 0;
}
