/* reason.h - why a request was refused before a handler saw it.
 *
 * The status is what the visitor gets; the name, in lower case and without
 * its REQ_, is the end of the message key ("refused.query_long") and of the
 * metric.  One list, so that the three cannot drift apart.
 */
#ifndef WEB_REASON_H
#define WEB_REASON_H

/*	name                HTTP  what was wrong */
#define REQ_REASONS(X)                                                        \
	X(REQ_OK, 200)               /* nothing */                            \
	X(REQ_METHOD_UNKNOWN, 501)   /* no method of HTTP that we know */     \
	X(REQ_METHOD, 405)           /* the URL knows other methods */        \
	X(REQ_URI_LONG, 414)         /* URI above its limit */                \
	X(REQ_PATH_BAD, 400)         /* no path, dot segments, controls */    \
	X(REQ_PATH_UTF8, 400)        /* the decoded path is not UTF-8 */      \
	X(REQ_QUERY_LONG, 414)       /* query string above its limit */       \
	X(REQ_QUERY_MANY, 414)       /* too many arguments */                 \
	X(REQ_QUERY_ESCAPE, 400)     /* '%' without two hex digits */         \
	X(REQ_QUERY_UTF8, 400)       /* broken UTF-8 in an argument */        \
	X(REQ_QUERY_CONTROL, 400)    /* NUL or another control character */   \
	X(REQ_HEADER_LONG, 431)      /* one header, or all, above the limit */\
	X(REQ_HEADER_BAD, 400)       /* controls or NUL in a header */        \
	X(REQ_HOST_BAD, 400)         /* no host, or none that can be */       \
	X(REQ_COOKIE_LONG, 431)      /* Cookie header above its limit */      \
	X(REQ_COOKIE_MANY, 431)      /* too many cookies */                   \
	X(REQ_ORIGIN, 403)           /* state change from another origin */   \
	X(REQ_LENGTH_MISSING, 411)   /* a body is due, without a length */    \
	X(REQ_LENGTH_BAD, 400)       /* Content-Length is no number */        \
	X(REQ_BODY_LONG, 413)        /* body above its limit */               \
	X(REQ_BODY_SHORT, 400)       /* fewer bytes than announced */         \
	X(REQ_BODY_TYPE, 415)        /* neither kind of form */               \
	X(REQ_FORM_MANY, 413)        /* too many fields */                    \
	X(REQ_FORM_ESCAPE, 400)      /* '%' without two hex digits */         \
	X(REQ_FORM_UTF8, 400)        /* broken UTF-8 in a field */            \
	X(REQ_FORM_CONTROL, 400)     /* NUL or another control character */   \
	X(REQ_PARTS_MANY, 413)       /* multipart: too many parts */          \
	X(REQ_PART_LONG, 413)        /* multipart: a part above its limit */  \
	X(REQ_PART_HEADER, 400)      /* multipart: a part's headers */        \
	X(REQ_MULTIPART_BAD, 400)    /* multipart: boundary or framing */

enum req_reason {
#define REQ_REASON_ENUM(name, http) name,
	REQ_REASONS(REQ_REASON_ENUM)
#undef REQ_REASON_ENUM
};

/* The status to answer: 200 for REQ_OK. */
int reason_http(enum req_reason why);
/* "query_long": for logs, metrics and message keys. */
const char *reason_name(enum req_reason why);

#endif
