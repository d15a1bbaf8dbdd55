/* errpage.h - the pages of refusals and failures.
 *
 * Each says what happened and offers the next step.  Texts are the messages
 * error.<status>.title, .text and .action (those of 400 or 500 where a status
 * has none of its own), shown by the template page/error.  A program without
 * templates, and any page whose rendering fails, gets a plain built-in one.
 */
#ifndef APP_ERRPAGE_H
#define APP_ERRPAGE_H

#include "app/ctx.h"

/* Replaces whatever c->resp holds by the page of an HTTP status (400 to 599).
 * 503 carries Retry-After.  Never fails. */
void errpage(struct ctx *c, int status);
/* The same for an rc; RC_LIMIT is 413 (a handler that means 429 calls errpage
 * itself and returns RC_OK). */
void errpage_rc(struct ctx *c, enum rc rc);
/* The same where the reason is known: it goes into the log line. */
void errpage_reason(struct ctx *c, int status, enum req_reason why);
/* The built-in page, which needs nothing. */
void errpage_plain(struct ctx *c, int status);

#endif
