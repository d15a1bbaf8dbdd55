/* rc.h - the one result code.  Whatever can fail returns it and is MUST_CHECK;
 * the code says how the caller goes on, never why a customer was refused. */
#ifndef BASE_RC_H
#define BASE_RC_H

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define NORETURN __attribute__((noreturn))

/*          name          HTTP  meaning */
#define RC_LIST(X)                                                            \
	X(RC_OK, 200)        /* done */                                       \
	X(RC_INVALID, 422)   /* the input is wrong */                         \
	X(RC_NOT_FOUND, 404) /* no such thing, or somebody else's */          \
	X(RC_DENIED, 403)    /* may not */                                    \
	X(RC_CONFLICT, 409)  /* the state forbids it */                       \
	X(RC_LIMIT, 413)     /* too large, too many, too often */             \
	X(RC_RETRY, 503)     /* a peer is away, or a deadlock: try again */   \
	X(RC_FAULT, 500)     /* our bug or broken data; always logged */

enum rc {
#define RC_ENUM(name, http) name,
	RC_LIST(RC_ENUM)
#undef RC_ENUM
};

/* "RC_RETRY" and so on; a constant string, for logs. */
const char *rc_name(enum rc rc);
/* The HTTP status that a page answers for this rc. */
int rc_http(enum rc rc);

#endif
