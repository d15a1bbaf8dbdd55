/* guard.h - who may call a route, and from where.
 *
 * A state change is accepted by the same-origin rule of web/origin.h alone,
 * unless its route is R_FOREIGN.  A route that names nobody is refused.
 */
#ifndef APP_GUARD_H
#define APP_GUARD_H

#include "app/ctx.h"

/* Once, when the configuration is there: the origins that are accepted.
 * RC_INVALID: one is none (logged). */
enum rc guard_load(struct proc *p) MUST_CHECK;
/* May c's request go on to c->route?  RC_DENIED: no; *why says what for,
 * REQ_OK when it is who asks and not from where. */
enum rc guard_check(const struct ctx *c, enum req_reason *why) MUST_CHECK;
/* Is an address (as in REMOTE_ADDR) of this machine or of a private network
 * (RFC 1918, RFC 4193, link-local)?  R_INTERNAL asks; nginx's own list stands
 * before it. */
bool guard_internal(struct str address);

#endif
