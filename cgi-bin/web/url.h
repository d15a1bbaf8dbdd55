/* url.h - percent-encoding, paths, slugs (RFC 3986). */
#ifndef WEB_URL_H
#define WEB_URL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#define URL_SLUG_MAX 100

/* Decodes %XX, and '+' to a space where plus is set.  RC_INVALID for a '%'
 * without two hex digits.  The result is s itself when it holds neither, else
 * a copy; it may hold any byte, NUL too. */
enum rc url_decode(struct arena *a, struct str s, bool plus, struct str *out)
    MUST_CHECK;

/* Appends s with all but the unreserved characters (letters, digits, "-._~")
 * as %XX, capitals: for one segment or one argument. */
void url_encode(struct buf *b, struct str s);
/* The same, leaving '/' as it is: for a whole path. */
void url_encode_path(struct buf *b, struct str s);

/* base and path with exactly one '/' between them. */
struct str url_join(struct arena *a, struct str base, struct str path);

/* May s stand as a slug: [a-z0-9]+(-[a-z0-9]+)*, at most URL_SLUG_MAX? */
bool url_slug(struct str s);

/* May a browser be sent to s?  "/path..." of this site (not "//host", no
 * backslash) or, where absolute is set, http(s)://host...; no control
 * characters, no blanks. */
bool url_target(struct str s, bool absolute);

#endif
