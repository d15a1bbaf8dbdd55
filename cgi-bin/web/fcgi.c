/* fcgi.c - one connection at a time:
 *
 *   wait ─ accept ─ peek and screen ─ FCGX_Accept_r ─ handler ─ send ─ close
 *            │           └ not a request: log, close
 *            └ another worker won: wait again
 *
 * The connection is accepted here and handed to libfcgi as one that it had kept
 * open (ipcFd, keepConnection), so that its time-outs are set and its bytes
 * looked at before the library reads them.  Looked at with MSG_PEEK, so they
 * stay in the socket; a client that writes them in some hundreds of pieces
 * fills its buffer before the request is whole and is closed as too slow (nginx
 * writes a request in one piece or a few).  A body that does not fit what can
 * be looked at at once (FCGI_BODY_MAX) is not read at all: the request is
 * answered 413 by its announced length.
 *
 * libfcgi's own listening socket is -1, so that it can never accept one behind
 * our back.  Its writers are not used: they would cut an answer in pieces of
 * 8 KB, and FCGX_Finish_r would wait for the client to close.
 */
#include "web/fcgi.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "web/fcgi_screen.h"

/* Both streams and the records' headers: nginx cuts them at 32 KB or less. */
#define WINDOW    (FCGI_SCREEN_BYTES + FCGI_BODY_MAX + (size_t)16 * 1024)
#define RECORD    ((size_t)65528) /* content of a STDOUT record, 8 divides it */
#define DRAIN_MAX ((size_t)32 * 1024 * 1024)

struct fcgi {
	struct arena *memory; /* of the process: holds this struct alone */
	struct fcgi_options o;
	FCGX_Request request;
	struct fcgi_head head;
	bool busy;   /* a request is there */
	bool whole;  /* its body was screened, so it may be read */
	uint64_t refused;
	char window[WINDOW];
	char scratch[FCGI_SCREEN_BYTES];
};

static bool
listening(int fd)
{
	socklen_t n = sizeof(int);
	int on = 0;

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &n) == 0
	    && on != 0;
}

enum rc
fcgi_open(const struct fcgi_options *o, struct fcgi **out)
{
	struct arena *memory;
	struct fcgi *f;
	int flags;

	/* libfcgi installs handlers where there are none; its SIGUSR1 would
	 * set the shutdown flag that makes it spin. */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGUSR1, SIG_IGN);
	flags = fcntl(o->listen_fd, F_GETFL);
	if (!listening(o->listen_fd) || flags < 0
	    || fcntl(o->listen_fd, F_SETFL, flags | O_NONBLOCK) != 0) {
		log_error("fcgi", "no listening socket",
		    LOG_I64("fd", o->listen_fd));
		return RC_INVALID;
	}
	memory = arena_new(sizeof(*f) + 256);
	f = arena_zalloc(memory, sizeof(*f));
	f->memory = memory;
	if (FCGX_Init() != 0 || FCGX_InitRequest(&f->request, -1,
		FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
		log_error("fcgi", "could not initialise the library");
		abort();
	}
	f->o = *o;
	if (f->o.read_timeout_ms <= 0)
		f->o.read_timeout_ms = 2000;
	if (f->o.write_timeout_ms <= 0)
		f->o.write_timeout_ms = 10000;
	*out = f;
	return RC_OK;
}

void
fcgi_close(struct fcgi *f)
{
	if (f == NULL)
		return;
	fcgi_finish(f);
	arena_free(f->memory);
}

/* --- waiting ------------------------------------------------------------ */

/* Lets signals in that are pending.  ppoll alone would not: when the socket is
 * ready it returns that, with the mask put back and the signal still waiting,
 * so under a full load a worker would never hear that it shall stop. */
static void
signals_in(const sigset_t *mask)
{
	static const int STOPS[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT,
		SIGUSR2 };
	sigset_t pending;

	if (sigpending(&pending) != 0)
		return;
	for (size_t i = 0; i < sizeof(STOPS) / sizeof(STOPS[0]); i++)
		if (sigismember(&pending, STOPS[i]) == 1
		    && sigismember(mask, STOPS[i]) == 0) {
			(void)sigsuspend(mask);
			return;
		}
}

static void
timeout_set(int fd, int option, int ms)
{
	struct timeval t = { ms / 1000, ms % 1000 * 1000 };

	(void)setsockopt(fd, SOL_SOCKET, option, &t, sizeof(t));
}

enum accepted { ACCEPTED, ACCEPT_AGAIN, ACCEPT_BROKEN };

static enum accepted
connection_get(const struct fcgi *f, int *fd)
{
	*fd = accept4(f->o.listen_fd, NULL, NULL, SOCK_CLOEXEC);
	if (*fd >= 0) {
		timeout_set(*fd, SO_RCVTIMEO, f->o.read_timeout_ms);
		timeout_set(*fd, SO_SNDTIMEO, f->o.write_timeout_ms);
		return ACCEPTED;
	}
	switch (errno) {
	case EAGAIN: /* another worker won */
	case EINTR:
	case ECONNABORTED:
	case EPROTO:
		return ACCEPT_AGAIN;
	case EMFILE:
	case ENFILE:
	case ENOBUFS:
	case ENOMEM:
		log_error("fcgi", "could not accept", LOG_ERRNO(errno));
		(void)poll(NULL, 0, 100);
		return ACCEPT_AGAIN;
	default:
		log_error("fcgi", "could not accept", LOG_ERRNO(errno));
		return ACCEPT_BROKEN;
	}
}

/* The length of the body as announced; 0 when that is no number. */
static int64_t
announced(const struct fcgi_head *h)
{
	int64_t v;

	for (size_t i = 0; i < h->n; i++)
		if (str_eq(h->params[i].name, STR("CONTENT_LENGTH")))
			return str_to_i64(h->params[i].value, &v) ? v : 0;
	return 0;
}

/* Looks at what the client sends until that is a whole request or none.
 * Returns why it is none; "" when there is nothing to say about it. */
static const char *
request_peek(struct fcgi *f, int fd)
{
	int64_t end = clock_mono_us() + f->o.read_timeout_ms * INT64_C(1000);
	size_t n = 0;

	for (;;) {
		ssize_t got = recv(fd, f->window + n, WINDOW - n, MSG_PEEK);
		int offset;

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return n == 0 ? "" : got == 0 ? "cut short"
			    : "too slow";
		n += (size_t)got;
		switch (fcgi_screen(str_n(f->window, n), f->scratch,
		    &f->head)) {
		case FCGI_SCREEN_OK:
			f->whole = true;
			return NULL;
		case FCGI_SCREEN_BAD:
			return f->head.why;
		case FCGI_SCREEN_HEAD:
			f->whole = false;
			if (announced(&f->head) > (int64_t)FCGI_BODY_MAX)
				return NULL;
			break;
		case FCGI_SCREEN_MORE:
			break;
		}
		if (n == WINDOW)
			return "too long";
		if (clock_mono_us() >= end)
			return "too slow";
		/* From now on a peek starts behind what was seen, and waits
		 * for more. */
		offset = (int)n;
		if (setsockopt(fd, SOL_SOCKET, SO_PEEK_OFF, &offset,
			sizeof(offset)) != 0)
			return "cannot look further";
	}
}

/* Gives the connection to libfcgi; false when that refuses it after all (it
 * has closed the connection then). */
static bool
request_begin(struct fcgi *f, int fd)
{
	f->request.ipcFd = fd;
	f->request.keepConnection = 1; /* or Accept_r would close it */
	f->request.in = NULL;
	return FCGX_Accept_r(&f->request) == 0;
}

static bool
request_take(struct fcgi *f, int fd)
{
	const char *why = request_peek(f, fd);

	if (why == NULL) {
		if (request_begin(f, fd))
			return f->busy = true;
		why = "refused by libfcgi";
	} else {
		(void)close(fd);
	}
	if (why[0] != '\0') {
		f->refused++;
		log_warn("fcgi", "closed what is no request",
		    LOG_CSTR("why", why));
	}
	return false;
}

enum fcgi_event
fcgi_wait(struct fcgi *f, const sigset_t *mask,
    const volatile sig_atomic_t *stop, int timeout_ms)
{
	struct timespec t = { timeout_ms / 1000,
		timeout_ms % 1000 * 1000000L };
	struct pollfd p = { .fd = f->o.listen_fd, .events = POLLIN };

	fcgi_finish(f);
	for (;;) {
		int n, fd;

		signals_in(mask);
		if (*stop)
			return FCGI_EV_STOP;
		n = ppoll(&p, 1, timeout_ms < 0 ? NULL : &t, mask);
		if (n == 0)
			return FCGI_EV_IDLE;
		if (n < 0 && errno == EINTR)
			continue;
		/* One that was shut down says POLLIN too, for ever. */
		if (n < 0 || p.revents != POLLIN) {
			log_error("fcgi", "the listening socket is gone",
			    LOG_I64("revents", p.revents));
			return FCGI_EV_BROKEN;
		}
		switch (connection_get(f, &fd)) {
		case ACCEPTED:
			if (request_take(f, fd))
				return FCGI_EV_REQUEST;
			break;
		case ACCEPT_AGAIN:
			break;
		case ACCEPT_BROKEN:
			return FCGI_EV_BROKEN;
		}
	}
}

/* --- the request -------------------------------------------------------- */

const struct req_param *
fcgi_params(const struct fcgi *f, size_t *n)
{
	*n = f->busy ? f->head.n : 0;
	return f->head.params;
}

static size_t
body_read(void *ctx, char *p, size_t n)
{
	struct fcgi *f = ctx;
	int got;

	if (!f->busy || !f->whole || n > FCGI_BODY_MAX
	    || FAULT_POINT("fcgi.body"))
		return 0;
	got = FCGX_GetStr(p, (int)n, f->request.in);
	return got > 0 ? (size_t)got : 0;
}

struct req_body_source
fcgi_body(struct fcgi *f)
{
	return (struct req_body_source){ body_read, f, FCGI_BODY_MAX };
}

bool
fcgi_gone(const struct fcgi *f)
{
	struct pollfd p = { .fd = f->request.ipcFd, .events = POLLRDHUP };

	return !f->busy || (poll(&p, 1, 0) > 0
	    && (p.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0);
}

/* --- the answer --------------------------------------------------------- */

static void
header_put(unsigned char h[8], unsigned type, unsigned id, size_t n)
{
	h[0] = 1;
	h[1] = (unsigned char)type;
	h[2] = (unsigned char)(id >> 8);
	h[3] = (unsigned char)id;
	h[4] = (unsigned char)(n >> 8);
	h[5] = (unsigned char)n;
	h[6] = h[7] = 0;
}

static bool
send_all(int fd, struct iovec *v, size_t n)
{
	struct msghdr m = { .msg_iov = v, .msg_iovlen = n };

	for (;;) {
		ssize_t sent = sendmsg(fd, &m, MSG_NOSIGNAL);
		size_t left;

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return false;
		for (left = (size_t)sent; m.msg_iovlen > 0
		     && left >= m.msg_iov->iov_len; m.msg_iovlen--)
			left -= m.msg_iov++->iov_len;
		if (m.msg_iovlen == 0)
			return true;
		m.msg_iov->iov_base = (char *)m.msg_iov->iov_base + left;
		m.msg_iov->iov_len -= left;
	}
}

/* Takes up to n bytes off the head of s, for a vector that only reads. */
static struct iovec
piece(struct str *s, size_t n)
{
	union {
		const char *in;
		void *out;
	} p = { s->p };
	struct iovec v = { p.out, s->n < n ? s->n : n };

	*s = str_sub(*s, v.iov_len, s->n);
	return v;
}

enum rc
fcgi_send(struct fcgi *f, struct str head, struct str body)
{
	enum { RECORDS = 16, STDOUT = 6, END = 3 };
	unsigned char headers[RECORDS][8], end[24] = { 0 };
	unsigned id = f->head.id;
	bool last;

	if (!f->busy || FAULT_POINT("fcgi.send"))
		return RC_RETRY;
	header_put(end, STDOUT, id, 0);
	header_put(end + 8, END, id, 8); /* status 0, request complete */
	do {
		struct iovec v[RECORDS * 3 + 1];
		size_t n = 0;

		for (int i = 0; i < RECORDS && head.n + body.n > 0; i++) {
			size_t len = head.n + body.n, room;

			if (len > RECORD)
				len = RECORD;
			header_put(headers[i], STDOUT, id, len);
			v[n++] = (struct iovec){ headers[i], 8 };
			room = len;
			if (head.n > 0) {
				v[n] = piece(&head, room);
				room -= v[n++].iov_len;
			}
			if (room > 0)
				v[n++] = piece(&body, room);
		}
		last = head.n + body.n == 0;
		if (last)
			v[n++] = (struct iovec){ end, sizeof(end) };
		if (!send_all(f->request.ipcFd, v, n))
			return RC_RETRY;
	} while (!last);
	return RC_OK;
}

/* Reads and forgets what the client still sends of a body that nobody wanted:
 * nginx takes a connection that is closed while it writes for a failure, and
 * would not show the answer. */
static void
drain(struct fcgi *f)
{
	int64_t end = clock_mono_us() + f->o.write_timeout_ms * INT64_C(1000);
	size_t n = 0;
	ssize_t got;

	(void)shutdown(f->request.ipcFd, SHUT_WR);
	do {
		got = recv(f->request.ipcFd, f->window, WINDOW, 0);
		n += got > 0 ? (size_t)got : 0;
	} while (got > 0 && n < DRAIN_MAX && clock_mono_us() < end);
}

void
fcgi_finish(struct fcgi *f)
{
	if (!f->busy)
		return;
	f->busy = false;
	if (!f->whole)
		drain(f);
	/* Detached: closed at once, without waiting for the other side. */
	f->request.detached = 1;
	FCGX_Free(&f->request, 1);
}

uint64_t
fcgi_refused(const struct fcgi *f)
{
	return f->refused;
}
