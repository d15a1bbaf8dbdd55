/* route.h - a program's URLs as one table, compiled once.
 *
 *   const struct route storefront_routes[] = {
 *           { M_GET, "/",        R_PUBLIC, page_home,    "home" },
 *           { M_GET, "/p/:slug", R_PUBLIC, page_product, "product" },
 *           { 0 }
 *   };
 *
 * ":x" is one segment; a last segment "*x" takes the rest of the path, one
 * segment or more ("*path" behind "/c/").
 * A literal segment beats ":x", which beats "*x", segment by segment from the
 * left; the order of the table does not matter.  A GET route answers HEAD too.
 * Paths end without '/' (but "/" itself): a GET of "/p/mug/" is told where to
 * go.
 */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "web/req.h"

struct ctx; /* of app/ */

/* Who may call.  The zero value is nobody: a forgotten column is a 403. */
enum route_who {
	R_NOBODY = 0,
	R_PUBLIC,  /* everybody */
	R_LOGIN,   /* a signed-in customer */
	R_SELLER,
	R_ADMIN,
	R_INTERNAL, /* never through the public listener */
	R_FOREIGN  /* everybody, and exempt from the same-origin rule: webhook
	            * and api only, which prove the caller themselves */
};

struct route {
	enum method method;
	const char *pattern;
	enum route_who who;
	enum rc (*handler)(struct ctx *c);
	const char *name; /* of the metric; short, unique per program */
};

#define ROUTE_PARAMS   8
#define ROUTE_SEGMENTS 32
#define ROUTE_MAX      256

enum route_result {
	ROUTE_FOUND,
	ROUTE_NONE,   /* 404 */
	ROUTE_METHOD, /* 405: allow says which methods there are */
	ROUTE_SLASH   /* 301 to path: the same without its last '/' */
};

struct route_match {
	const struct route *route; /* ROUTE_FOUND */
	size_t index;              /* its place in the table */
	struct {
		struct str name, value;
	} params[ROUTE_PARAMS];
	size_t n_params;
	unsigned allow;            /* ROUTE_METHOD: bits of enum method */
	struct str path;           /* ROUTE_SLASH: a part of the path given */
};

struct routes;

/* Compiles a table that ends with { 0 }; lives as long as a.  A table that is
 * wrong (bad pattern, two routes for one URL and method, no handler, no name,
 * above ROUTE_MAX) is our bug: logs the route and aborts at the start. */
struct routes *routes_compile(struct arena *a, const struct route *table);
size_t routes_len(const struct routes *r);
const struct route *routes_at(const struct routes *r, size_t i);

/* Finds the route of a decoded path.  Allocates nothing. */
enum route_result route_find(const struct routes *r, enum method method,
    struct str path, struct route_match *out);

/* Value of a pattern's parameter, else "". */
struct str route_param(const struct route_match *m, const char *name);

/* "GET, HEAD, POST": the value of an Allow header. */
void route_allow(struct buf *b, unsigned allow);

#endif
