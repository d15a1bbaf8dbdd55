/* cookie.h - cookies in and out (RFC 6265). */
#ifndef WEB_COOKIE_H
#define WEB_COOKIE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "web/reason.h"

#define COOKIE_NAME_MAX  64
#define COOKIE_VALUE_MAX 3800 /* browsers drop what is above 4096 in all */

struct cookie {
	struct str name, value;
};

struct cookies {
	const struct cookie *v;
	size_t n;
};

/* Reads a Cookie header.  Lenient as browsers are odd: a pair without '=', an
 * empty name or a name or value with characters that may not be there is
 * skipped, quotes around a value are taken off.  RC_LIMIT with
 * REQ_COOKIE_MANY above max_n pairs.  Slices point into header. */
enum rc cookies_parse(struct arena *a, struct str header, size_t max_n,
    struct cookies *out, enum req_reason *why) MUST_CHECK;

/* The first of that name (the one with the most specific path), else "". */
struct str cookies_get(const struct cookies *c, struct str name);
/* The same for a cookie of ours that carries "__Host-" over https. */
struct str cookies_get_own(const struct cookies *c, bool https,
    struct str name);

enum same_site { SAME_SITE_LAX, SAME_SITE_STRICT, SAME_SITE_NONE };

#define COOKIE_SESSION INT64_C(-1) /* max_age: until the browser ends */
#define COOKIE_DELETE  INT64_C(0)

struct set_cookie {
	struct str name;  /* without the prefix */
	struct str value;
	int64_t max_age;  /* seconds, COOKIE_SESSION or COOKIE_DELETE */
	bool https;       /* adds Secure and the prefix "__Host-" */
	bool script;      /* scripts may read it (no HttpOnly) */
	enum same_site same_site;
};

/* Appends the value of a Set-Cookie header (Path=/, no Domain).  RC_INVALID,
 * and nothing appended, for a name that is no token or a value with
 * characters that RFC 6265 does not allow (controls, blank, '"', ',', ';',
 * '\\', non-ASCII), for sizes above the maxima, and for SameSite=None without
 * https. */
enum rc cookie_build(struct buf *b, const struct set_cookie *c) MUST_CHECK;

#endif
