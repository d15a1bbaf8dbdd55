/* fcgi.h - the only door to libfcgi: requests from nginx on one listening
 * socket, one at a time.
 *
 * What libfcgi 2.4.2 gets wrong is kept away from here on: waiting is our own
 * (ppoll, the stop signal open only there; FCGX_ShutdownPending never); the
 * listening socket does not block; each connection has time-outs; and what a
 * client sends is screened (fcgi_screen.h) before libfcgi reads a byte, because
 * its parameter parser can be made to overflow the heap.  An answer goes out in
 * one sendmsg, not in pieces of 8 KB.  A connection serves one request.
 */
#ifndef WEB_FCGI_H
#define WEB_FCGI_H

#include <signal.h>

#include "base/rc.h"
#include "base/str.h"
#include "web/req.h"

struct fcgi;

/* The longest body: a form's 64 KB and what multipart adds.  A request that
 * announces more is handed over without its body and refused by req_parse
 * (413); nginx's client_max_body_size should be the same. */
#define FCGI_BODY_MAX ((size_t)72 * 1024)

struct fcgi_options {
	int listen_fd;        /* 0 in a worker */
	int read_timeout_ms;  /* of a client that stops in the middle; 2000 */
	int write_timeout_ms; /* of a client that does not read; 10000 */
};

/* One for the process.  RC_INVALID when listen_fd is no listening socket
 * (logged).  Makes it non-blocking and ignores SIGPIPE and SIGUSR1. */
enum rc fcgi_open(const struct fcgi_options *o, struct fcgi **out)
    MUST_CHECK;
void fcgi_close(struct fcgi *f);

enum fcgi_event {
	FCGI_EV_REQUEST, /* a request is there */
	FCGI_EV_IDLE,    /* timeout_ms passed without one */
	FCGI_EV_STOP,    /* *stop is set */
	FCGI_EV_BROKEN   /* the listening socket is of no use (logged): end */
};

/* Waits for the next request.  The caller has its signals blocked all the
 * time; mask is what ppoll opens.  timeout_ms -1: for ever.  A *stop that is
 * set wins over a request that is waiting.  What is no FastCGI request is
 * logged and closed in here. */
enum fcgi_event fcgi_wait(struct fcgi *f, const sigset_t *mask,
    const volatile sig_atomic_t *stop, int timeout_ms);

/* The request's parameters; they live until fcgi_finish. */
const struct req_param *fcgi_params(const struct fcgi *f, size_t *n);
/* Its body, for req_parse. */
struct req_body_source fcgi_body(struct fcgi *f);
/* Has the client left?  (nginx closes when the browser does.) */
bool fcgi_gone(const struct fcgi *f);

/* Sends the whole answer and ends the request for nginx; the connection is
 * closed by fcgi_finish.  RC_RETRY when the client has left or does not read
 * (not logged: it is the client's affair). */
enum rc fcgi_send(struct fcgi *f, struct str head, struct str body)
    MUST_CHECK;
/* Lets go of the request, answered or not. */
void fcgi_finish(struct fcgi *f);

/* Connections refused by the screen so far: for the scoreboard. */
uint64_t fcgi_refused(const struct fcgi *f);

#endif
