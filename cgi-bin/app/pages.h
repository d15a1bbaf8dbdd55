/* pages.h - templates, languages and what is sent of them.
 *
 * The first locale is the default and has no prefix; each other one lives
 * below "/<locale>/".
 */
#ifndef APP_PAGES_H
#define APP_PAGES_H

#include "app/ctx.h"

/* Once in the master: templates and texts of all locales, for programs that
 * use them.  Logged. */
enum rc pages_load(struct proc *p) MUST_CHECK;
/* Before anything is known of a request: the default locale. */
void pages_begin(struct ctx *c);
/* Takes the locale's prefix off c->path.  True when that was answered already:
 * "/de" is sent to "/de/". */
bool pages_locale(struct ctx *c);

#endif
