/* reason.h - why a request was refused before a handler saw it.
 *
 * The status is what the visitor gets; the key is the end of the message key
 * ("refused.query_long") and what logs and metrics say.  One list, so that the
 * three cannot drift apart.
 */
#ifndef WEB_REASON_H
#define WEB_REASON_H

/* What was wrong; X(name, key, HTTP status). */
#define REQ_REASONS(X)                                                        \
	/* nothing */                                                         \
	X(REQ_OK, "ok", 200)                                                  \
	/* no method of HTTP that we know */                                  \
	X(REQ_METHOD_UNKNOWN, "method_unknown", 501)                          \
	/* the URL knows other methods */                                     \
	X(REQ_METHOD, "method", 405)                                          \
	/* URI above its limit */                                             \
	X(REQ_URI_LONG, "uri_long", 414)                                      \
	/* no path, dot segments, controls */                                 \
	X(REQ_PATH_BAD, "path_bad", 400)                                      \
	/* the decoded path is not UTF-8 */                                   \
	X(REQ_PATH_UTF8, "path_utf8", 400)                                    \
	/* query string above its limit */                                    \
	X(REQ_QUERY_LONG, "query_long", 414)                                  \
	/* too many arguments */                                              \
	X(REQ_QUERY_MANY, "query_many", 414)                                  \
	/* '%' without two hex digits */                                      \
	X(REQ_QUERY_ESCAPE, "query_escape", 400)                              \
	/* broken UTF-8 in an argument */                                     \
	X(REQ_QUERY_UTF8, "query_utf8", 400)                                  \
	/* NUL or another control character */                                \
	X(REQ_QUERY_CONTROL, "query_control", 400)                            \
	/* one header, or all, above the limit */                             \
	X(REQ_HEADER_LONG, "header_long", 431)                                \
	/* controls or NUL in a header */                                     \
	X(REQ_HEADER_BAD, "header_bad", 400)                                  \
	/* a Host that cannot be one */                                       \
	X(REQ_HOST_BAD, "host_bad", 400)                                      \
	/* Cookie header above its limit */                                   \
	X(REQ_COOKIE_LONG, "cookie_long", 431)                                \
	/* too many cookies */                                                \
	X(REQ_COOKIE_MANY, "cookie_many", 431)                                \
	/* state change from another origin */                                \
	X(REQ_ORIGIN, "origin", 403)                                          \
	/* a body is due, without a length */                                 \
	X(REQ_LENGTH_MISSING, "length_missing", 411)                          \
	/* Content-Length is no number */                                     \
	X(REQ_LENGTH_BAD, "length_bad", 400)                                  \
	/* body above its limit */                                            \
	X(REQ_BODY_LONG, "body_long", 413)                                    \
	/* fewer bytes than announced */                                      \
	X(REQ_BODY_SHORT, "body_short", 400)                                  \
	/* neither kind of form */                                            \
	X(REQ_BODY_TYPE, "body_type", 415)                                    \
	/* too many fields */                                                 \
	X(REQ_FORM_MANY, "form_many", 413)                                    \
	/* '%' without two hex digits */                                      \
	X(REQ_FORM_ESCAPE, "form_escape", 400)                                \
	/* broken UTF-8 in a field */                                         \
	X(REQ_FORM_UTF8, "form_utf8", 400)                                    \
	/* NUL or another control character */                                \
	X(REQ_FORM_CONTROL, "form_control", 400)                              \
	/* multipart: too many parts */                                       \
	X(REQ_PARTS_MANY, "parts_many", 413)                                  \
	/* multipart: a part above its limit */                               \
	X(REQ_PART_LONG, "part_long", 413)                                    \
	/* multipart: a part's headers */                                     \
	X(REQ_PART_HEADER, "part_header", 400)                                \
	/* multipart: boundary or framing */                                  \
	X(REQ_MULTIPART_BAD, "multipart_bad", 400)

enum req_reason {
#define REQ_REASON_ENUM(name, key, http) name,
	REQ_REASONS(REQ_REASON_ENUM)
#undef REQ_REASON_ENUM
};

/* The status to answer: 200 for REQ_OK. */
int reason_http(enum req_reason why);
/* "query_long": for logs, metrics and message keys. */
const char *reason_key(enum req_reason why);

#endif
