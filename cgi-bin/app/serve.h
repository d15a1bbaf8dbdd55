/* serve.h - one request after the other: parse, locale prefix, route table,
 * same-origin rule, who, handler, rc to page, send, count.
 *
 * Answers to a handler:
 *   RC_OK        what it put into c->resp is sent
 *   another rc   its page is made (app/errpage.h); what was put is dropped
 * GET /healthz is answered here for every program and touches no store.
 */
#ifndef APP_SERVE_H
#define APP_SERVE_H

#include "app/board.h"
#include "app/ctx.h"

/* Master and --check: templates, texts, the program's load().  p->program,
 * p->conf and p->arena are set.  Logged. */
enum rc serve_load(struct proc *p) MUST_CHECK;

/* The worker's life: opens the stores, serves from fd 0 until SIGTERM, keeps
 * its slot.  routes[i] is the board's number of p->program->routes[i].
 * Returns the exit status. */
int serve_worker(struct proc *p, struct board_slot *slot,
    const unsigned *routes);

/* The name under which row i of a route table is counted: its pattern, with
 * the method in front when it is not GET.  Lives as long as a. */
struct str serve_route_name(struct arena *a, const struct route *r);

#endif
