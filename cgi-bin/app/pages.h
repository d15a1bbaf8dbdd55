/* pages.h - templates, texts and files of all languages, made once in the
 * master and shared by its workers.
 *
 * English is the default and has no prefix; each other language lives below
 * "/<tag>/".
 */
#ifndef APP_PAGES_H
#define APP_PAGES_H

#include "app/ctx.h"

#define PAGES_DEFAULT "en"

/* Loads them for a program that uses templates.  Logged. */
enum rc pages_load(struct proc *p) MUST_CHECK;
/* Before anything is known of a request: the default language. */
void pages_begin(struct ctx *c);
/* Chooses the language by the path and takes its prefix off c->path. True when
 * the request is answered with that: "/de" is sent to "/de/". */
bool pages_locale(struct ctx *c);

#endif
