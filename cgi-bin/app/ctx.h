/* ctx.h - what a program is, what its process keeps, and what a handler sees.
 *
 *   main.c:  return pool_main(argc, argv, &storefront);
 *
 * Three lifetimes, three structs: struct program is constant, struct proc
 * lives as long as the process, struct ctx as long as the request.
 */
#ifndef APP_CTX_H
#define APP_CTX_H

#include "base/arena.h"
#include "base/conf.h"
#include "base/str.h"
#include "web/origin.h"
#include "web/req.h"
#include "web/resp.h"
#include "web/route.h"

struct cache;
struct ctx;
struct db;
struct locale;
struct market;
struct msgs;
struct pages;
struct proc;
struct templates;

/* Which parts the glue sets up for a program. */
#define USES_DB        1u
#define USES_CACHE     2u
#define USES_TEMPLATES 4u

struct program {
	const char *name;           /* in logs until the pool's is known */
	unsigned uses;              /* USES_... */
	const struct route *routes; /* ends with a zero row; web/route.h */
	/* Once in the master (and by --check) before the workers are made:
	 * what all share and nobody writes.  May be NULL. */
	enum rc (*load)(struct proc *p);
	/* Once in each worker: its connections.  Peers that are away are no
	 * reason to fail.  May be NULL. */
	enum rc (*open)(struct proc *p);
	/* Before each handler, when the route is known (the market, a
	 * session).  Another rc than RC_OK becomes the answer.  May be NULL. */
	enum rc (*begin)(struct ctx *c);
	int64_t db_wait_ms; /* for an answer of PostgreSQL, and half of it for
	                     * a connection; 0: 3,000 */
};

/* What a process keeps. */
struct proc {
	const struct program *program;
	struct conf conf;
	struct arena *arena;         /* of the process: never reset */
	struct routes *routes;
	unsigned *route_numbers;     /* of each row, on the scoreboard */
	struct origins origins;      /* whose forms are accepted */
	struct pages *pages;         /* NULL without USES_TEMPLATES */
	struct db *db;               /* NULL without USES_DB */
	struct cache *cache;         /* NULL without USES_CACHE; one that is
	                                off or away only misses */
	void *own;                   /* the program's */
};

/* What a handler sees. */
struct ctx {
	struct proc *proc;
	const struct conf *conf;
	struct arena *arena; /* reset after the reply */
	struct req *req;
	struct resp *resp;
	struct db *db;
	struct cache *cache;
	const struct locale *locale; /* these three: of the page's language, */
	const struct msgs *msgs;     /* NULL without USES_TEMPLATES */
	const struct templates *templates;
	struct str prefix; /* before every path of this locale: "" or "/de" */
	struct str path;   /* without the prefix; starts with '/' */
	const struct route *route;   /* NULL: none fitted */
	const struct market *market; /* set by the program's begin */
	void *own;                   /* the program's, for this request */
	enum rc failed;              /* what the handler answered */
	enum req_reason why;         /* why the request was refused: by the
	                                glue, or by form_read for a handler */
};

#endif
