/* resp.h - one answer, buffered whole.
 *
 * Nothing is sent before resp_finish, so that a failure anywhere still becomes
 * a clean error page: resp_reset and start again.  The buffers are of the
 * process and are reused: a warm answer allocates nothing.
 */
#ifndef WEB_RESP_H
#define WEB_RESP_H

#include "base/buf.h"
#include "base/str.h"
#include "web/cookie.h"
#include "web/req.h"

enum cache_class {
	CACHE_PRIVATE = 0, /* "private, no-store": the default, the safe one */
	CACHE_PUBLIC,      /* "public, no-cache" and a strong ETag */
	CACHE_HOUR         /* "public, max-age=3600" and ETag: feeds, robots */
};

struct resp;

#define RESP_HEADERS     32
#define RESP_HEADER_MAX  ((size_t)16 * 1024)

/* One for the process; bodies up to body_max bytes. */
struct resp *resp_new(size_t body_max);
void resp_free(struct resp *r);
/* Empty: 200, no headers, no body, CACHE_PRIVATE. */
void resp_reset(struct resp *r);

void resp_status(struct resp *r, int status);
int resp_get_status(const struct resp *r);
void resp_cache(struct resp *r, enum cache_class c);
/* The Content-Type; text/html; charset=utf-8 when none is set. */
void resp_type(struct resp *r, const char *type);
/* Adds a header.  RC_INVALID for a name that is no token or belongs to this
 * module (Status, Content-Length, Content-Type, ETag, Cache-Control), or a
 * value with control characters; RC_LIMIT above the limits.  Nothing is added
 * then. */
enum rc resp_header(struct resp *r, struct str name, struct str value)
    MUST_CHECK;
/* Adds a Set-Cookie; the answer is CACHE_PRIVATE from then on, whatever
 * resp_cache says. */
enum rc resp_cookie(struct resp *r, const struct set_cookie *c) MUST_CHECK;
/* Status, Location and a short body.  303 after a POST, 301 and 308 for good.
 * RC_INVALID when url_target() refuses the place, or the status is no
 * redirect. */
enum rc resp_redirect(struct resp *r, int status, struct str location)
    MUST_CHECK;
/* The body's buffer: templates render into it. */
struct buf *resp_body(struct resp *r);

/* Makes the head: status, type, length, cache rule, ETag, X-Request-Id.  A
 * 200 to GET or HEAD whose tag stands in If-None-Match becomes a 304 without
 * body; HEAD sends the headers alone.  RC_LIMIT when the body did not fit its
 * buffer: then send an error page instead.  req may be NULL (no request was
 * understood).  The slices live until the next reset. */
enum rc resp_finish(struct resp *r, const struct req *req, struct str *head,
    struct str *body) MUST_CHECK;

#endif
