/* errpage.h - the pages of refusals and failures.
 *
 * Each says what happened and offers the next step.  Texts are the messages
 * error.<status>.title, .text and .action (error.500.… where a status has none
 * of its own), shown by the template page/error; an answer that is to be JSON
 * gets {"error":{"status":…,"title":…,"text":…,"request":…}}.  Should even
 * that fail, a plain built-in page is sent.
 */
#ifndef APP_ERRPAGE_H
#define APP_ERRPAGE_H

#include "app/ctx.h"

/* Replaces whatever c->resp holds by the page of an HTTP status (400…599).
 * 503 carries Retry-After, 405 keeps the Allow header that c->resp was given.
 * Never fails. */
void errpage(struct ctx *c, int status);
/* The same for an rc; RC_LIMIT is 413 (a handler that means 429 calls
 * errpage itself and returns RC_OK). */
void errpage_rc(struct ctx *c, enum rc rc);

#endif
