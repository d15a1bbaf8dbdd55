/* layout.h - what every page of a program shares: head, navigation, languages,
 * the switch of light and dark.
 */
#ifndef APP_LAYOUT_H
#define APP_LAYOUT_H

#include "app/ctx.h"
#include "web/view.h"

/* The remembered choice of light or dark: "light", "dark"; else the system
 * decides. */
#define LAYOUT_THEME_COOKIE "souk_theme"

/* A view with the layout's own names filled; title is the page's. */
struct view *layout_view(struct ctx *c, struct str title);
/* The address of this page in one more language; path is without prefix.  The
 * caller names every language that has the page, its own too. */
void layout_alternate(struct ctx *c, struct view *v, struct str lang,
    struct str prefix, struct str path);
/* The page's one true address, for search engines: prefix and path. */
void layout_canonical(struct ctx *c, struct view *v, struct str path);

/* Renders the template and makes it the answer, cacheable by its ETag. */
enum rc layout_send(struct ctx *c, int status, const char *template,
    const struct view *v) MUST_CHECK;

/* A path of this shop in the page's language: prefix and path, encoded. */
struct str layout_path(struct ctx *c, struct str path);

#endif
