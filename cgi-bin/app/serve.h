/* serve.h - one request after the other: parse, locale prefix, route table,
 * same-origin rule, who, begin, handler, rc to page, count, send.
 *
 * Answers to a handler:
 *   RC_OK        what it put into c->resp is sent
 *   another rc   its page is made (app/errpage.h); what was put is dropped
 * GET /healthz is answered here for every program and touches no store.
 *
 * A request is counted before its answer is sent, so that who has the answer
 * also finds it in /metrics; its duration ends there too (how fast nginx takes
 * the bytes is not the program's affair).
 */
#ifndef APP_SERVE_H
#define APP_SERVE_H

#include "app/board.h"
#include "app/ctx.h"

/* Master and --check: routes, templates, texts, the program's load().
 * p->program, p->conf and p->arena are set.  Logged. */
enum rc serve_load(struct proc *p) MUST_CHECK;
/* Master: gives the routes their numbers on the scoreboard. */
void serve_number_routes(struct proc *p, struct board *b);

/* The worker's life: opens the stores, serves from fd 0 until SIGTERM, which
 * the caller has blocked, and keeps its slot.  Returns the exit status. */
int serve_worker(struct proc *p, struct board_slot *slot);

#endif
