/* mustache.h - templates: parsed once at start, then run over views.
 *
 * A set holds every template of a folder in one language.  All of mustache but
 * lambdas: {{name}} {{{html}}} {{#section}} {{^inverted}} {{! comment }}
 * {{> partial}} {{>*dynamic}} {{<parent}} {{$block}} {{=<% %>=}}, and two tags
 * of our own:
 *   {{t key}}       the message of the set's language (web/msg.h)
 *   {{asset name}}  the address of a static file, with its fingerprint
 * Partials, parents, messages and assets are put in place when the set is
 * loaded, so that an unknown one stops the start with file and line, and a
 * page is one flat program.  {{x}} and {{t x}} escape & < > " '.
 *
 * Rendering allocates nothing but what the output buffer needs to grow, and
 * ends with RC_LIMIT instead of going deeper or longer than the limits below.
 * One thread of a process renders at a time.
 */
#ifndef WEB_MUSTACHE_H
#define WEB_MUSTACHE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "web/msg.h"
#include "web/view.h"

#define TEMPLATE_DEPTH_MAX 100    /* sections and partials in one another */
#define TEMPLATE_STEPS_MAX 1000000 /* items and partials of one rendering */
#define TEMPLATE_SIZE_MAX ((size_t)1024 * 1024) /* of one file */

struct template;
struct templates;

struct templates_options {
	const struct msgs *msgs; /* NULL: {{t key}} is an ordinary name */
	/* Finds a static file's address; false: there is none.  The text must
	 * live as long as the set.  NULL: {{asset x}} is an ordinary name. */
	bool (*asset)(void *ctx, struct str name, struct str *url);
	void *asset_ctx;
	/* As the specification wants it: a partial or parent that is not
	 * there is empty, and text outside of blocks in a parent is passed
	 * over.  Without it both stop the load. */
	bool lenient;
};

struct template_source {
	struct str name; /* "part/card" */
	struct str text;
};

/* Loads every *.mustache file below dir; the name is the path without dir and
 * ending ("storefront/product").  Hidden files are passed over.  RC_INVALID
 * when a template is wrong, RC_NOT_FOUND when dir cannot be read, RC_LIMIT
 * when one is too large or too deep; logged with file and line.  The set is
 * kept for the life of the process, or until templates_free. */
enum rc templates_load(const char *dir, const struct templates_options *o,
    struct templates **out) MUST_CHECK;
/* The same from memory; names and texts must live as long as the set. */
enum rc templates_from(const struct template_source *sources, size_t n,
    const struct templates_options *o, struct templates **out) MUST_CHECK;
void templates_free(struct templates *set);

/* The messages that the set was loaded with, or NULL. */
const struct msgs *templates_msgs(const struct templates *set);
/* NULL when there is none of that name. */
const struct template *template_find(const struct templates *set,
    const char *name);

/* Appends the template, filled from v, to out.  RC_LIMIT when it did not fit
 * in out or went past the limits above, RC_FAULT when t is NULL; both are
 * logged, and out then holds a part. */
enum rc template_render(const struct template *t, const struct view *v,
    struct buf *out) MUST_CHECK;

#endif
