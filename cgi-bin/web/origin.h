/* origin.h - the same-origin rule for whatever may change something.
 *
 *   Sec-Fetch-Site   Origin            verdict
 *   same-origin      any               yes
 *   anything else    any               no
 *   absent           in the list       yes
 *   absent           "null", others    no
 *   absent           absent            no
 */
#ifndef WEB_ORIGIN_H
#define WEB_ORIGIN_H

#include "base/arena.h"
#include "base/str.h"
#include "web/req.h"

struct origins {
	const struct str *v;
	size_t n;
};

/* The site's own URL and the extra origins (separated by blanks) as a list;
 * a path behind the host is cut off, a standard port too.  RC_INVALID when one
 * is no http(s) origin.  Points into a. */
enum rc origins_parse(struct arena *a, struct str site_url, struct str extra,
    struct origins *out) MUST_CHECK;

/* May r go on?  GET and HEAD always, all else by the table above. */
bool origin_ok(const struct origins *o, const struct req *r);

#endif
