/* req.h - one request, checked.
 *
 * nginx is the only HTTP parser; it hands over a fixed list of FastCGI
 * parameters.  Here each is checked against its limit and its alphabet, so
 * that nobody behind needs to: a request that req_parse lets pass has a path
 * and arguments in well-formed UTF-8 without control characters, headers
 * without controls, and a length that is a number within its limit.
 *
 * Parameters come as an array of pairs, from web/fcgi.c or from a test.  Of a
 * name given twice the first wins.
 */
#ifndef WEB_REQ_H
#define WEB_REQ_H

#include "base/arena.h"
#include "base/str.h"
#include "web/cookie.h"
#include "web/query.h"
#include "web/reason.h"

/* Bits, so that a set of them fits an unsigned (Allow:). */
enum method {
	M_NONE = 0,
	M_GET = 1,
	M_HEAD = 2,
	M_POST = 4,
	M_PUT = 8,
	M_PATCH = 16,
	M_DELETE = 32,
	M_OPTIONS = 64
};

struct req_param {
	struct str name, value; /* any bytes */
};

/* Where the body comes from: reads at most n bytes into p; fewer than n only
 * at its end or when the client has left. */
struct req_body_source {
	size_t (*read)(void *ctx, char *p, size_t n);
	void *ctx;
	size_t max; /* bytes that it can give at most; 0: any number */
};

struct req_limits {
	size_t uri, query, args;      /* bytes, bytes, number */
	size_t header, headers;       /* bytes: one value, all together */
	size_t cookie, cookies;       /* bytes, number */
	size_t form, fields;          /* bytes of an urlencoded form, number */
	size_t body;                  /* bytes of any body */
	size_t parts, part_header;    /* multipart: number, bytes */
	size_t part_field, part_file; /* bytes of one part */
};

/* 8 KB URI, 4 KB query, 64 arguments, 8 KB header, 32 KB headers, 8 KB and 64
 * cookies, 64 KB form, 256 fields, 1 MB body, 64 parts, 64 KB field. */
extern const struct req_limits REQ_LIMITS;

struct route_match;

struct req {
	enum method method;
	struct str method_text;  /* as sent */
	struct str path;         /* decoded, starts with '/' */
	struct str uri;          /* as sent: path and query */
	struct str raw_query;    /* as sent, without '?' */
	struct query query;
	struct str host;         /* lower case, with a port if one was given */
	struct str id;           /* 32 hex digits: nginx's, or made here */
	struct str remote;       /* address of the client; "unix:" on a
	                          * unix socket */
	bool https;
	struct cookies cookies;
	struct str origin, fetch_site, if_none_match, accept_language,
	    user_agent, referer; /* "" when absent */
	struct str content_type; /* as sent */
	int64_t content_length;  /* -1: none given */

	const struct route_match *route; /* set by the server, see route.h */

	/* Of this module. */
	struct arena *arena;
	const struct req_limits *limits;
	struct req_body_source source;
	struct str body;
	bool body_read;
};

/* Fills *out.  RC_LIMIT or RC_INVALID: refused, *why says what for; id,
 * method, uri and path then hold what could be made of them (never broken
 * text: a log and an error page may use them).  *out copies nothing: params
 * and limits must live as long as it does. */
enum rc req_parse(struct arena *a, const struct req_param *params, size_t n,
    const struct req_body_source *body, const struct req_limits *limits,
    struct req *out, enum req_reason *why) MUST_CHECK;

/* The whole body, at most max bytes (and never more than limits->body), read
 * once and kept.  RC_LIMIT REQ_BODY_LONG, before anything is read or
 * allocated; RC_INVALID REQ_LENGTH_MISSING or REQ_BODY_SHORT. */
enum rc req_body(struct req *r, size_t max, struct str *out,
    enum req_reason *why) MUST_CHECK;

/* A method by its name, M_NONE for others; and its name. */
enum method method_of(struct str s);
const char *method_name(enum method m);

/* A parameter of the route's pattern ("slug" of "/p/:slug"), else "". */
struct str req_param(const struct req *r, const char *name);
/* The same where it must be a slug: false when it is none. */
bool req_slug(const struct req *r, const char *name, struct str *out);
/* First value of a query argument, else "". */
struct str req_query(const struct req *r, const char *name);
/* May a reply to r go without a body, and must it change nothing? */
bool req_safe(const struct req *r);

#endif
