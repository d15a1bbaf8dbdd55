#include "web/resp.h"

#include <assert.h>

#include "web/etag.h"
#include "web/field.h"
#include "web/url.h"

struct resp {
	struct arena *memory; /* of the process: holds this struct alone */
	int status;
	enum cache_class cache;
	bool cookies; /* sets one: for one visitor only */
	const char *type;
	size_t n_headers;
	struct buf lines; /* "Name: value\r\n" each */
	struct buf head;  /* what resp_finish makes */
	struct buf body;
};

static const struct {
	int status;
	const char *text;
} STATUSES[] = {
	{ 200, "OK" },
	{ 201, "Created" },
	{ 202, "Accepted" },
	{ 204, "No Content" },
	{ 301, "Moved Permanently" },
	{ 302, "Found" },
	{ 303, "See Other" },
	{ 304, "Not Modified" },
	{ 307, "Temporary Redirect" },
	{ 308, "Permanent Redirect" },
	{ 400, "Bad Request" },
	{ 401, "Unauthorized" },
	{ 403, "Forbidden" },
	{ 404, "Not Found" },
	{ 405, "Method Not Allowed" },
	{ 409, "Conflict" },
	{ 410, "Gone" },
	{ 411, "Length Required" },
	{ 413, "Content Too Large" },
	{ 414, "URI Too Long" },
	{ 415, "Unsupported Media Type" },
	{ 422, "Unprocessable Content" },
	{ 429, "Too Many Requests" },
	{ 431, "Request Header Fields Too Large" },
	{ 500, "Internal Server Error" },
	{ 501, "Not Implemented" },
	{ 502, "Bad Gateway" },
	{ 503, "Service Unavailable" },
	{ 504, "Gateway Timeout" },
};

static const char *
status_text(int status)
{
	for (size_t i = 0; i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++)
		if (STATUSES[i].status == status)
			return STATUSES[i].text;
	return "Unknown";
}

struct resp *
resp_new(size_t body_max)
{
	struct arena *memory = arena_new(sizeof(struct resp) + 256);
	struct resp *r = arena_zalloc(memory, sizeof(*r));

	r->memory = memory;
	r->lines = buf_process(RESP_HEADER_MAX);
	r->head = buf_process(RESP_HEADER_MAX + 1024);
	r->body = buf_process(body_max);
	resp_reset(r);
	return r;
}

void
resp_free(struct resp *r)
{
	if (r == NULL)
		return;
	buf_free(&r->lines);
	buf_free(&r->head);
	buf_free(&r->body);
	arena_free(r->memory);
}

void
resp_reset(struct resp *r)
{
	r->status = 200;
	r->cache = CACHE_PRIVATE;
	r->cookies = false;
	r->type = "text/html; charset=utf-8";
	r->n_headers = 0;
	buf_reset(&r->lines);
	buf_reset(&r->head);
	buf_reset(&r->body);
}

void
resp_status(struct resp *r, int status)
{
	assert(status >= 200 && status <= 599);
	r->status = status;
}

int
resp_get_status(const struct resp *r)
{
	return r->status;
}

void
resp_cache(struct resp *r, enum cache_class c)
{
	r->cache = c;
}

void
resp_type(struct resp *r, const char *type)
{
	assert(field_value(str_c(type)));
	r->type = type;
}

/* One more line; the value is right already. */
static enum rc
line_add(struct resp *r, struct str name, struct str value)
{
	if (r->n_headers == RESP_HEADERS
	    || name.n + value.n + 4 > RESP_HEADER_MAX - r->lines.n)
		return RC_LIMIT;
	buf_add(&r->lines, name);
	buf_cstr(&r->lines, ": ");
	buf_add(&r->lines, value);
	buf_cstr(&r->lines, "\r\n");
	r->n_headers++;
	return RC_OK;
}

enum rc
resp_header(struct resp *r, struct str name, struct str value)
{
	static const char *const OURS[] = { "Status", "Content-Length",
		"Content-Type", "ETag", "Cache-Control", "Set-Cookie",
		"Location", "X-Request-Id" };

	if (!field_token(name) || !field_value(value))
		return RC_INVALID;
	for (size_t i = 0; i < sizeof(OURS) / sizeof(OURS[0]); i++)
		if (str_ieq(name, str_c(OURS[i])))
			return RC_INVALID;
	return line_add(r, name, value);
}

enum rc
resp_cookie(struct resp *r, const struct set_cookie *c)
{
	enum rc rc;

	buf_reset(&r->head);
	if ((rc = cookie_build(&r->head, c)) == RC_OK)
		rc = line_add(r, STR("Set-Cookie"), buf_str(&r->head));
	if (rc == RC_OK)
		r->cookies = true;
	buf_reset(&r->head);
	return rc;
}

enum rc
resp_redirect(struct resp *r, int status, struct str location)
{
	enum rc rc;

	if (status != 301 && status != 302 && status != 303 && status != 307
	    && status != 308)
		return RC_INVALID;
	if (!url_target(location, true))
		return RC_INVALID;
	if ((rc = line_add(r, STR("Location"), location)) != RC_OK)
		return rc;
	r->status = status;
	resp_type(r, "text/plain; charset=utf-8");
	buf_reset(&r->body);
	buf_add(&r->body, location);
	buf_char(&r->body, '\n');
	return RC_OK;
}

struct buf *
resp_body(struct resp *r)
{
	return &r->body;
}

static void
head_add(struct resp *r, const char *name, struct str value)
{
	buf_cstr(&r->head, name);
	buf_cstr(&r->head, ": ");
	buf_add(&r->head, value);
	buf_cstr(&r->head, "\r\n");
}

enum rc
resp_finish(struct resp *r, const struct req *req, struct str *head,
    struct str *body)
{
	static const char *const CACHES[] = { "private, no-store",
		"public, no-cache", "public, max-age=3600" };
	enum cache_class cache = r->cookies ? CACHE_PRIVATE : r->cache;
	char etag[ETAG_BYTES + 1] = "";
	bool safe = req != NULL && req_safe(req);
	bool bare;

	if (!buf_ok(&r->body))
		return RC_LIMIT;
	if (cache != CACHE_PRIVATE && r->status == 200 && safe) {
		etag_make(buf_str(&r->body), etag);
		if (etag_match(req->if_none_match, str_c(etag)))
			r->status = 304;
	}
	bare = r->status == 304 || r->status == 204;
	buf_reset(&r->head);
	buf_cstr(&r->head, "Status: ");
	buf_i64(&r->head, r->status);
	buf_char(&r->head, ' ');
	buf_cstr(&r->head, status_text(r->status));
	buf_cstr(&r->head, "\r\n");
	if (!bare) {
		head_add(r, "Content-Type", str_c(r->type));
		buf_cstr(&r->head, "Content-Length: ");
		buf_i64(&r->head, (int64_t)r->body.n);
		buf_cstr(&r->head, "\r\n");
	}
	head_add(r, "Cache-Control", str_c(CACHES[cache]));
	if (etag[0] != '\0')
		head_add(r, "ETag", str_c(etag));
	if (req != NULL && req->id.n > 0)
		head_add(r, "X-Request-Id", req->id);
	buf_add(&r->head, buf_str(&r->lines));
	buf_cstr(&r->head, "\r\n");
	assert(buf_ok(&r->head));
	*head = buf_str(&r->head);
	*body = bare || (req != NULL && req->method == M_HEAD)
	    ? STR("") : buf_str(&r->body);
	return RC_OK;
}
