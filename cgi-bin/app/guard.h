/* guard.h - who may send what: the rule that protects every state change.
 *
 * A state change (any method but GET and HEAD) is accepted only when
 * Sec-Fetch-Site is same-origin or, where that header is absent, Origin is the
 * site's own or one of the configured ones; both absent is a refusal.
 */
#ifndef APP_GUARD_H
#define APP_GUARD_H

#include "app/ctx.h"

/* RC_OK, or RC_DENIED (logged). */
enum rc guard_origin(const struct ctx *c) MUST_CHECK;
/* The rule itself: own is the site's origin, more a list by spaces.  Absent
 * headers are empty. */
bool guard_same_origin(struct str sec_fetch_site, struct str origin,
    struct str own, struct str more);

#endif
