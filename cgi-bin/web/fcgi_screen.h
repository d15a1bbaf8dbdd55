/* fcgi_screen.h - is this byte for byte a FastCGI request as nginx sends it?
 *
 * A pure function over the first bytes of a connection, so that it can be
 * tested and fuzzed.  It accepts one BEGIN_REQUEST (responder, id not 0), its
 * PARAMS records to the empty one, then its STDIN records to the empty one,
 * all of one id and version, nothing in between and nothing behind, every
 * length within its record and its limit.
 */
#ifndef WEB_FCGI_SCREEN_H
#define WEB_FCGI_SCREEN_H

#include "base/str.h"
#include "web/req.h"

#define FCGI_SCREEN_PARAMS 64                  /* parameters */
#define FCGI_SCREEN_BYTES  ((size_t)64 * 1024) /* of PARAMS, all */

enum fcgi_screen {
	FCGI_SCREEN_OK,   /* a whole request */
	FCGI_SCREEN_HEAD, /* begin and all parameters; the body goes on */
	FCGI_SCREEN_MORE, /* right so far, but the parameters go on */
	FCGI_SCREEN_BAD   /* not a request; why says what */
};

struct fcgi_head {
	unsigned id;       /* the request's number */
	size_t head_bytes; /* up to and with the empty PARAMS record */
	size_t body_bytes; /* of STDIN content seen */
	size_t n;
	struct req_param params[FCGI_SCREEN_PARAMS];
	const char *why;   /* FCGI_SCREEN_BAD: a constant, for the log */
};

/* Looks at data.  Parameters point into data, or into scratch (of
 * FCGI_SCREEN_BYTES) where records cut them up. */
enum fcgi_screen fcgi_screen(struct str data, char *scratch,
    struct fcgi_head *out);

#endif
