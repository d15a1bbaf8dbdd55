/* fuzz_query.c - query strings in, links out, percent-encoding both ways.
 *
 * Promised: arguments are clean and within their number; written as a link and
 * read again they are the same; any bytes survive encode and decode.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "web/field.h"
#include "web/query.h"
#include "web/url.h"

#define ARGS ((size_t)64)

static void
round_trip(struct arena *a, struct str s)
{
	struct buf b = buf_arena(a, s.n * 3), p = buf_arena(a, s.n * 3);
	struct str out;

	url_encode(&b, s);
	must(buf_ok(&b) && field_printable(buf_str(&b)));
	must(!str_has(buf_str(&b), '&') && !str_has(buf_str(&b), '='));
	must(url_decode(a, buf_str(&b), true, &out) == RC_OK);
	must(str_eq(out, s));
	url_encode_path(&p, s);
	must(url_decode(a, buf_str(&p), false, &out) == RC_OK);
	must(str_eq(out, s));
	/* Decoding takes at most what it was given. */
	if (url_decode(a, s, true, &out) == RC_OK)
		must(out.n <= s.n);
}

static void
write_and_read(struct arena *a, const struct query *q)
{
	struct buf b = buf_arena(a, (size_t)1 << 20);
	enum req_reason why;
	struct query again;

	for (size_t i = 0; i < q->n; i++) {
		buf_char(&b, '&');
		url_encode(&b, q->v[i].name);
		buf_char(&b, '=');
		url_encode(&b, q->v[i].value);
	}
	must(query_parse(a, buf_str(&b), ARGS, &again, &why) == RC_OK);
	must(again.n == q->n);
	for (size_t i = 0; i < q->n; i++)
		must(str_eq(again.v[i].name, q->v[i].name)
		    && str_eq(again.v[i].value, q->v[i].value));
}

static void
check_link(struct arena *a, const struct query *q, struct str s)
{
	static const char *const order[] = { "q", "sort", "page", NULL };
	struct query_set set[] = { { "sort", s }, { NULL, STR("") } };
	struct str link = query_link(a, STR("/search"), q, order, set), part;
	enum req_reason why;
	struct query again;

	must(url_target(link, false));
	must(str_cut(&link, '?', &part) && str_eq_c(part, "/search"));
	if (!fuzz_clean(s))
		return;
	must(query_parse(a, link, 3, &again, &why) == RC_OK);
	must(str_eq(query_get(&again, "q"), query_get(q, "q")));
	must(str_eq(query_get(&again, "sort"), s));
	must(str_eq(query_get(&again, "page"), query_get(q, "page")));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fuzz_arena();
	struct str s = fuzz_str(data, n);
	enum req_reason why;
	struct query q;
	enum rc rc;

	if (n > 8192)
		return 0;
	round_trip(a, s);
	rc = query_parse(a, s, ARGS, &q, &why);
	if (rc != RC_OK) {
		must(q.n == 0);
		must((why == REQ_QUERY_MANY) == (rc == RC_LIMIT));
		must(why == REQ_QUERY_MANY || why == REQ_QUERY_ESCAPE
		    || why == REQ_QUERY_UTF8 || why == REQ_QUERY_CONTROL);
		return 0;
	}
	must(why == REQ_OK && q.n <= ARGS);
	for (size_t i = 0; i < q.n; i++) {
		must(fuzz_clean(q.v[i].name) && fuzz_clean(q.v[i].value));
		must(query_has(&q, arena_cstr(a, q.v[i].name)));
	}
	write_and_read(a, &q);
	check_link(a, &q, s);
	return 0;
}
