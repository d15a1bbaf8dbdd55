/* etag.h - strong entity tags, and If-None-Match (RFC 9110 §8.8.3, §13.1.2). */
#ifndef WEB_ETAG_H
#define WEB_ETAG_H

#include "base/str.h"

#define ETAG_BYTES 34 /* '"', 32 hex digits, '"' */

/* The tag of a body: the same in every process and release. */
void etag_make(struct str body, char out[ETAG_BYTES + 1]);

/* Does an If-None-Match header name this tag?  Weak comparison: W/ is ignored
 * on both sides; a list, "*", and what cannot be parsed (no match). */
bool etag_match(struct str if_none_match, struct str etag);

#endif
