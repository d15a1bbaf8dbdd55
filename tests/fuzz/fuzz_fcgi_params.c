/* fuzz_fcgi_params.c - the bytes of a connection through the screen, its
 * parameters through req_parse.
 *
 * Promised: a verdict never changes from right to wrong or back as more bytes
 * come; slices stay within the input; a request that passes is clean in every
 * part that a handler or a log sees, one that is refused has a reason whose
 * status fits its rc.
 */
#include "fuzz.h"

#include "web/fcgi_screen.h"
#include "web/field.h"

static void
check_refused(const struct req *r, enum rc rc, enum req_reason why)
{
	int http = reason_http(why);

	must(why != REQ_OK);
	must((http == 413 || http == 414 || http == 431) == (rc == RC_LIMIT));
	must(rc == RC_LIMIT || rc == RC_INVALID);
	must(fuzz_clean(r->path) && fuzz_clean(r->uri));
	must(fuzz_clean(r->method_text) && fuzz_clean(r->id));
}

static void
check_passed(const struct req *r)
{
	const struct req_limits *l = &REQ_LIMITS;
	struct str rest, seg;

	must(r->method != M_NONE);
	must(fuzz_clean(r->path) && r->path.n >= 1 && r->path.p[0] == '/');
	must(r->path.n <= l->uri && r->uri.n <= l->uri);
	for (rest = r->path; str_cut(&rest, '/', &seg);)
		must(!str_eq_c(seg, ".") && !str_eq_c(seg, ".."));
	must(r->raw_query.n <= l->query && r->query.n <= l->args);
	for (size_t i = 0; i < r->query.n; i++)
		must(fuzz_clean(r->query.v[i].name)
		    && fuzz_clean(r->query.v[i].value));
	must(r->cookies.n <= l->cookies);
	for (size_t i = 0; i < r->cookies.n; i++)
		must(field_token(r->cookies.v[i].name)
		    && field_printable(r->cookies.v[i].value));
	must(r->content_length >= -1
	    && r->content_length <= (int64_t)l->body);
	must(field_printable(r->host) && field_printable(r->remote));
}

static void
parse(struct arena *a, const struct req_param *p, size_t n)
{
	enum req_reason why;
	struct req r;
	enum rc rc = req_parse(a, p, n, NULL, &REQ_LIMITS, &r, &why);

	must(r.id.n == 32);
	must(field_value(r.host) && field_value(r.origin)
	    && field_value(r.fetch_site) && field_value(r.if_none_match)
	    && field_value(r.accept_language) && field_value(r.user_agent)
	    && field_value(r.referer) && field_value(r.content_type));
	if (rc != RC_OK)
		check_refused(&r, rc, why);
	else
		check_passed(&r);
}

/* NAME=value lines: reaches deeper than records that have to be right. */
static void
lines(struct arena *a, struct str s)
{
	struct req_param p[FCGI_SCREEN_PARAMS];
	struct str line;
	size_t n = 0;

	while (n < FCGI_SCREEN_PARAMS && str_cut(&s, '\n', &line)) {
		p[n].name = STR("");
		(void)str_cut(&line, '=', &p[n].name);
		p[n++].value = line;
	}
	parse(a, p, n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static char scratch[FCGI_SCREEN_BYTES], scratch2[FCGI_SCREEN_BYTES];
	struct arena *a = fuzz_arena();
	struct str s = fuzz_str(data, n), own = str_n(scratch, sizeof(scratch));
	struct fcgi_head h, part;
	enum fcgi_screen v;
	size_t total = 0;

	if (n > 0 && data[0] == 'L') {
		lines(a, str_sub(s, 1, n));
		return 0;
	}
	v = fcgi_screen(s, scratch, &h);
	must((v == FCGI_SCREEN_BAD) == (h.why != NULL));
	for (size_t cut = 0; cut < n; cut += 1 + n / 16) {
		enum fcgi_screen before =
		    fcgi_screen(str_sub(s, 0, cut), scratch2, &part);

		must(before != FCGI_SCREEN_OK || v == FCGI_SCREEN_BAD);
		must(before != FCGI_SCREEN_BAD || v == FCGI_SCREEN_BAD);
		must(before != FCGI_SCREEN_HEAD || v != FCGI_SCREEN_MORE);
	}
	if (v != FCGI_SCREEN_OK && v != FCGI_SCREEN_HEAD)
		return 0;
	must(h.n <= FCGI_SCREEN_PARAMS && h.id > 0 && h.id <= 0xffff);
	must(h.head_bytes >= 24 && h.head_bytes <= n);
	must(h.body_bytes <= n - h.head_bytes);
	for (size_t i = 0; i < h.n; i++) {
		struct str name = h.params[i].name, value = h.params[i].value;

		must(name.n > 0);
		must(fuzz_within(name, s) || fuzz_within(name, own));
		must(fuzz_within(value, s) || fuzz_within(value, own));
		total += name.n + value.n + 2;
	}
	must(total <= FCGI_SCREEN_BYTES);
	parse(a, h.params, h.n);
	return 0;
}
