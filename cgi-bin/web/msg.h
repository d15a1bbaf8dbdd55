/* msg.h - the texts that people read, by key and language.
 *
 * One file per language, <dir>/<tag>.msg, UTF-8:
 *
 *   # a comment
 *   cart.title = Your basket
 *   cart.hello = Hello {name}, {price.text} so far
 *   cart.count[one] = {n} thing            plural forms: the variable n decides
 *   cart.count[other] = {n} things
 *   cart.boxes(boxes)[one] = {boxes} box    … or another one
 *   cart.boxes(boxes)[other] = {boxes} boxes
 *   cart.count[=0] = nothing yet            … or an exact number, first
 *
 * Keys are lower-case words with '.', '_' and digits.  {name} is a value of
 * the view, dotted names allowed; {{ and }} are single braces; a line that
 * ends with '\' goes on in the next one, whose leading blanks are dropped.
 * Texts are plain: {{t key}} in a template escapes text and values for HTML.
 *
 * Loading checks all languages against each other: the same keys, the same
 * variables, every plural form that the language has and none that it has
 * not.  What is wrong is logged with file and line and stops the start.
 */
#ifndef WEB_MSG_H
#define WEB_MSG_H

#include "base/arena.h"
#include "base/str.h"
#include "web/locale.h"
#include "web/view.h"

struct msg_catalogue; /* all languages */
struct msgs;          /* one language's */

/* Reads every .msg file of dir into a (of the process).  RC_INVALID when
 * something is wrong with them, RC_NOT_FOUND when there are none; logged. */
enum rc msg_load(struct arena *a, const char *dir, struct msg_catalogue **out)
    MUST_CHECK;
/* The messages of a language, or NULL. */
const struct msgs *msg_find(const struct msg_catalogue *all, struct str tag);
const struct locale *msg_locale(const struct msgs *m);
/* How many languages there are, and the i-th. */
size_t msg_count(const struct msg_catalogue *all);
const struct msgs *msg_at(const struct msg_catalogue *all, size_t i);

/* Is there such a key? */
bool msg_has(const struct msgs *m, const char *key);
/* A message without variables, for use in C.  An unknown key is our mistake:
 * logged, and the key itself is what comes back. */
struct str msg_text(const struct msgs *m, const char *key);
/* A message with its variables from v (may be NULL), in a; not escaped. */
struct str msg_format(struct arena *a, const struct msgs *m, const char *key,
    const struct view *v);

#endif
