/* fuzz_multipart.c - bodies of multipart/form-data; also the Content-Type that
 * names their boundary.
 *
 * Promised: parts lie within the body, in order, within their limits; names are
 * clean; parts written anew and read again are the same.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "web/field.h"
#include "web/multipart.h"

static const struct multipart_limits LIMITS = { .parts = 8, .header = 256,
	.field = 64, .file = 512 };

static void
content_type(struct str s)
{
	struct str b = STR("");

	if (!multipart_boundary(s, &b))
		return;
	must(b.n >= 1 && b.n <= 70 && fuzz_within(b, s));
	must(field_printable(b) && !str_has(b, '"'));
}

static bool
quotable(struct str s)
{
	return !str_has(s, '"') && !str_has(s, '/') && !str_has(s, '\\');
}

static void
write_and_read(struct arena *a, const struct parts *parts)
{
	struct buf b = buf_arena(a, (size_t)1 << 20);
	enum req_reason why;
	struct parts again;
	enum rc rc;

	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->v[i];

		if (!quotable(p->name) || !quotable(p->filename)
		    || p->name.n + p->filename.n + p->type.n > 150)
			return;
		buf_cstr(&b, "--XX\r\nContent-Disposition: form-data; name=\"");
		buf_add(&b, p->name);
		if (p->is_file) {
			buf_cstr(&b, "\"; filename=\"");
			buf_add(&b, p->filename);
		}
		buf_cstr(&b, "\"\r\nContent-Type: ");
		buf_add(&b, p->type);
		buf_cstr(&b, "\r\n\r\n");
		buf_add(&b, p->data);
		buf_cstr(&b, "\r\n");
	}
	buf_cstr(&b, "--XX--\r\n");
	rc = multipart_parse(a, buf_str(&b), STR("XX"), &LIMITS, &again, &why);
	must(rc == RC_OK && again.n == parts->n);
	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->v[i], *q = &again.v[i];

		must(str_eq(p->name, q->name) && str_eq(p->data, q->data));
		must(str_eq(p->filename, q->filename)
		    && p->is_file == q->is_file);
		must(str_eq(p->type, q->type));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fuzz_arena();
	struct str s = fuzz_str(data, n);
	const char *at = s.p;
	enum req_reason why;
	struct parts parts;
	enum rc rc;

	if (n > 16384)
		return 0;
	content_type(s);
	rc = multipart_parse(a, s, STR("XX"), &LIMITS, &parts, &why);
	if (rc != RC_OK) {
		must(parts.n == 0 && why >= REQ_PARTS_MANY
		    && why <= REQ_MULTIPART_BAD);
		must((rc == RC_LIMIT) == (reason_http(why) == 413));
		return 0;
	}
	must(why == REQ_OK && parts.n <= LIMITS.parts);
	for (size_t i = 0; i < parts.n; i++) {
		const struct part *p = &parts.v[i];

		must(fuzz_within(p->name, s) && fuzz_within(p->data, s));
		must(field_value(p->name) && str_utf8(p->name));
		must(field_value(p->filename) && str_utf8(p->filename));
		must(!str_has(p->filename, '/')
		    && !str_has(p->filename, '\\'));
		must(field_value(p->type));
		must(p->data.n <= (p->is_file ? LIMITS.file : LIMITS.field));
		must(p->data.n == 0 || p->data.p >= at);
		if (p->data.n > 0)
			at = p->data.p + p->data.n;
	}
	write_and_read(a, &parts);
	return 0;
}
