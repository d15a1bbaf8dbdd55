/* fuzz_fcgi_socket.c - bytes on a real socket, through libfcgi and out again.
 *
 * Promised: what the screen calls a whole request is served with the same
 * parameters and body, nothing else is; the answer comes back whole; whatever
 * was sent, the next usual request is served.
 */
#include "fuzz.h"

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "web/fcgi.h"
#include "web/fcgi_screen.h"

static struct fcgi *f;
static struct sockaddr_un address;

static void
begin(void)
{
	struct fcgi_options o = { .read_timeout_ms = 20,
		.write_timeout_ms = 1000 };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sun_family = AF_UNIX;
	(void)snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1,
	    "souk-fuzz-fcgi-%ld", (long)getpid());
	must(fd >= 0);
	must(bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0);
	must(listen(fd, 16) == 0);
	o.listen_fd = fd;
	must(fcgi_open(&o, &f) == RC_OK);
}

/* Sends all and no more; what comes back is read later. */
static int
client(struct str s)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	must(fd >= 0);
	must(connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0);
	while (s.n > 0) {
		ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);

		must(n > 0);
		s = str_sub(s, (size_t)n, s.n);
	}
	must(shutdown(fd, SHUT_WR) == 0);
	return fd;
}

static void
served(const struct fcgi_head *h, int fd)
{
	static char body[FCGI_BODY_MAX];
	struct req_body_source source = fcgi_body(f);
	const struct req_param *p;
	char back[256];
	size_t n;

	p = fcgi_params(f, &n);
	must(n == h->n);
	for (size_t i = 0; i < n; i++)
		must(str_eq(p[i].name, h->params[i].name)
		    && str_eq(p[i].value, h->params[i].value));
	n = source.read(source.ctx, body, sizeof(body));
	must(n == (h->body_bytes < sizeof(body) ? h->body_bytes
	                                        : sizeof(body)));
	must(fcgi_send(f, STR("Status: 200 OK\r\n\r\n"), STR("hi"))
	    == RC_OK);
	fcgi_finish(f);
	n = 0;
	for (;;) {
		ssize_t got = recv(fd, back + n, sizeof(back) - n, 0);

		if (got <= 0)
			break;
		n += (size_t)got;
	}
	must(n == 8 + 20 + 8 + 16);
	must(((unsigned)(unsigned char)back[2] << 8
		 | (unsigned char)back[3]) == h->id);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char usual[] = "\1\1\0\1\0\x08\0\0\0\1\0\0\0\0\0\0"
	    "\1\4\0\1\0\4\0\0\1\1AB\1\4\0\1\0\0\0\0\1\5\0\1\0\0\0\0";
	static char scratch[FCGI_SCREEN_BYTES];
	static const volatile sig_atomic_t stop;
	struct str s = fuzz_str(data, n);
	struct fcgi_head h;
	sigset_t none;
	bool whole;
	int fd;

	if (n > 65536)
		return 0;
	(void)fuzz_arena();
	if (f == NULL)
		begin();
	(void)sigemptyset(&none);
	whole = fcgi_screen(s, scratch, &h) == FCGI_SCREEN_OK;
	fd = client(s);
	if (fcgi_wait(f, &none, &stop, 0) == FCGI_EV_REQUEST) {
		/* or one whose announced body is too long to be read */
		if (whole)
			served(&h, fd);
		else
			must(h.why == NULL && h.head_bytes > 0);
		fcgi_finish(f);
	} else {
		must(!whole);
	}
	(void)close(fd);
	s = str_n(usual, sizeof(usual) - 1);
	must(fcgi_screen(s, scratch, &h) == FCGI_SCREEN_OK);
	fd = client(s);
	must(fcgi_wait(f, &none, &stop, 1000) == FCGI_EV_REQUEST);
	served(&h, fd);
	(void)close(fd);
	return 0;
}
