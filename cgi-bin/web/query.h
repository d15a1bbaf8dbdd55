/* query.h - the arguments behind the '?', decoded; and links that carry them
 * on in one order.
 */
#ifndef WEB_QUERY_H
#define WEB_QUERY_H

#include "base/arena.h"
#include "base/str.h"
#include "web/reason.h"

struct query_arg {
	struct str name, value; /* decoded: UTF-8 without control characters
	                         * but tab, CR and LF */
};

struct query {
	const struct query_arg *v; /* in the order sent, repeated ones too */
	size_t n;
};

/* Parses application/x-www-form-urlencoded text: at most max_n arguments
 * (empty ones, as in "a&&b", do not count).  RC_LIMIT or RC_INVALID, and *why
 * is one of REQ_QUERY_*. */
enum rc query_parse(struct arena *a, struct str s, size_t max_n,
    struct query *out, enum req_reason *why) MUST_CHECK;

/* The first value of a name; the empty slice when there is none. */
struct str query_get(const struct query *q, const char *name);
bool query_has(const struct query *q, const char *name);

/* A change to a link's arguments; an empty value leaves the argument out. */
struct query_set {
	const char *name;
	struct str value;
};

/* path?a=1&b=2 for a link: the arguments named in order (NULL-ended), in that
 * order, each with its value from set (ended by a NULL name; may be NULL),
 * else from q; empty ones and all others are left out.  So one page has one
 * URL.  The path is encoded, the whole is not escaped for HTML. */
struct str query_link(struct arena *a, struct str path, const struct query *q,
    const char *const *order, const struct query_set *set);

#endif
