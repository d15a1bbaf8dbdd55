/* check_fcgi.c - web/fcgi on a real socket: requests, hostile bytes, stopping,
 * and clients that leave.
 */
#include "web/fcgi.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "../unit.h"

#include "base/clock.h"
#include "base/fault.h"
#include "fcgi_records.h"

static struct arena *a;
static struct fcgi *f;
static struct sockaddr_un address;
static int listener;
static sigset_t mask;
static volatile sig_atomic_t stop;

static void
on_term(int signal_number)
{
	(void)signal_number;
	stop = 1;
}

static void
setup(void)
{
	struct fcgi_options o = { .read_timeout_ms = 1000,
		.write_timeout_ms = 2000 };
	struct sigaction act = { .sa_handler = on_term };
	sigset_t term;

	a = arena_new((size_t)64 << 20);
	unit_log_start();
	/* An abstract address: nothing to remove. */
	address.sun_family = AF_UNIX;
	(void)snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1,
	    "souk-check-fcgi-%ld", (long)getpid());
	listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_eq(bind(listener, (struct sockaddr *)&address,
		sizeof(address)), 0);
	ck_assert_int_eq(listen(listener, 64), 0);
	ck_assert_int_eq(sigaction(SIGTERM, &act, NULL), 0);
	(void)sigemptyset(&term);
	(void)sigaddset(&term, SIGTERM);
	ck_assert_int_eq(sigprocmask(SIG_BLOCK, &term, &mask), 0);
	(void)sigdelset(&mask, SIGTERM);
	o.listen_fd = listener;
	ck_rc(fcgi_open(&o, &f), RC_OK);
}

static void
teardown(void)
{
	fcgi_close(f);
	(void)close(listener);
	arena_free(a);
}

static int
client(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(connect(fd, (struct sockaddr *)&address,
		sizeof(address)), 0);
	return fd;
}

static void
send_str(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);

		ck_assert_int_gt(n, 0);
		s = str_sub(s, (size_t)n, s.n);
	}
}

/* All that comes until the other side closes. */
static struct str
receive(int fd)
{
	struct buf b = buf_arena(a, (size_t)32 << 20);
	static char p[65536];
	ssize_t n;

	while ((n = recv(fd, p, sizeof(p), 0)) > 0)
		buf_put(&b, p, (size_t)n);
	return buf_str(&b);
}

/* The STDOUT content of an answer; checks each record and the end. */
static struct str
answer_of(struct str s, unsigned id)
{
	struct buf b = buf_arena(a, (size_t)32 << 20);

	for (;;) {
		const unsigned char *h = (const unsigned char *)s.p;
		size_t n;

		ck_assert_uint_ge(s.n, 8);
		n = (size_t)(h[4] << 8 | h[5]);
		ck_assert_uint_eq(h[0], 1);
		ck_assert_uint_eq((unsigned)(h[2] << 8 | h[3]), id);
		ck_assert_uint_ge(s.n, 8 + n + h[6]);
		if (h[1] == 3) {
			ck_assert_uint_eq(n, 8);
			ck_assert_int_eq(memcmp(s.p + 8, "\0\0\0\0\0", 5), 0);
			ck_assert_uint_eq(s.n, 16);
			return buf_str(&b);
		}
		ck_assert_uint_eq(h[1], 6);
		buf_put(&b, s.p + 8, n);
		s = str_sub(s, 8 + n + h[6], s.n);
	}
}

static struct str
request(const char *length, struct str body)
{
	struct buf p = buf_arena(a, 4096), b = buf_arena(a, (size_t)1 << 20);

	put_pair(&p, STR("REQUEST_METHOD"), STR("POST"));
	put_pair(&p, STR("DOCUMENT_URI"), STR("/x"));
	put_pair(&p, STR("CONTENT_LENGTH"), str_c(length));
	put_pair(&p, STR("NUL"), str_n("a\0b", 3));
	put_begin(&b, 5);
	put_record(&b, T_PARAMS, 5, buf_str(&p));
	put_record(&b, T_PARAMS, 5, STR(""));
	for (size_t i = 0; i < body.n; i += 30000)
		put_record(&b, T_STDIN, 5, str_sub(body, i, i + 30000));
	put_record(&b, T_STDIN, 5, STR(""));
	return buf_str(&b);
}

START_TEST(get)
{
	for (int i = 0; i < 3; i++) { /* one after the other */
		int fd = client();
		const struct req_param *p;
		int64_t start;
		size_t n;

		send_str(fd, request("", STR("")));
		ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000),
		    FCGI_EV_REQUEST);
		p = fcgi_params(f, &n);
		ck_assert_uint_eq(n, 4);
		ck_str(p[1].value, "/x");
		ck_assert_uint_eq(p[3].value.n, 3); /* not cut at its NUL */
		ck_assert(!fcgi_gone(f));
		ck_rc(fcgi_send(f, STR("Status: 200 OK\r\n\r\n"), STR("hi")),
		    RC_OK);
		/* at once, though the client holds its end: libfcgi would
		 * wait for it, two seconds */
		start = clock_mono_us();
		fcgi_finish(f);
		ck_assert_int_lt(clock_mono_us() - start, 1000000);
		fcgi_finish(f); /* once more does no harm */
		(void)fcgi_params(f, &n);
		ck_assert_uint_eq(n, 0);
		ck_str(answer_of(receive(fd), 5), "Status: 200 OK\r\n\r\nhi");
		(void)close(fd);
	}
	ck_assert_uint_eq(fcgi_refused(f), 0);
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

static char pattern_body[FCGI_BODY_MAX + 1];

static const size_t BODY_SIZES[] = { 0, 1, 5, 8191, 8192, 8193, 65536,
	FCGI_BODY_MAX };

START_TEST(bodies)
{
	size_t want = BODY_SIZES[_i];
	static char got[FCGI_BODY_MAX + 1];
	struct req_body_source source;
	char length[32];
	int fd = client();

	for (size_t i = 0; i < want; i++)
		pattern_body[i] = (char)(i * 31 + i / 7);
	(void)snprintf(length, sizeof(length), "%zu", want);
	send_str(fd, request(length, str_n(pattern_body, want)));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	source = fcgi_body(f);
	ck_assert_uint_eq(source.max, FCGI_BODY_MAX);
	ck_assert_uint_eq(source.read(source.ctx, got, want), want);
	ck_assert_int_eq(memcmp(got, pattern_body, want), 0);
	if (want < FCGI_BODY_MAX) /* no more than there is */
		ck_assert_uint_eq(source.read(source.ctx, got, 1), 0);
	ck_rc(fcgi_send(f, STR("x"), STR("")), RC_OK);
	fcgi_finish(f);
	ck_str(answer_of(receive(fd), 5), "x");
}
END_TEST

/* Comes in pieces, each a little later: a whole request all the same. */
START_TEST(pieces)
{
	struct str s = request("5", STR("hello"));
	int fd = client();
	char got[5];
	struct req_body_source source;
	pid_t child = fork();

	if (child == 0) {
		for (size_t i = 0; i < s.n; i++) {
			send_str(fd, str_sub(s, i, i + 1));
			if (i % 16 == 0)
				(void)poll(NULL, 0, 1);
		}
		_exit(0);
	}
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	source = fcgi_body(f);
	ck_assert_uint_eq(source.read(source.ctx, got, 5), 5);
	ck_assert_int_eq(memcmp(got, "hello", 5), 0);
	ck_rc(fcgi_send(f, STR("x"), STR("")), RC_OK);
	fcgi_finish(f);
	ck_str(answer_of(receive(fd), 5), "x");
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
}
END_TEST

/* A body above the limit: known by its length, never read, the answer is
 * seen by a client that goes on writing. */
START_TEST(body_too_long)
{
	size_t n = (size_t)3 << 20;
	struct str s = request("3145728", STR(""));
	int fd = client();
	char got[5];
	struct req_body_source source;
	pid_t child = fork();

	if (child == 0) {
		static char junk[32768];
		struct buf b = buf_arena(a, sizeof(junk) + 8);

		put_record(&b, T_STDIN, 5, str_n(junk, sizeof(junk)));
		send_str(fd, str_sub(s, 0, s.n - 8));
		for (size_t i = 0; i < n; i += sizeof(junk))
			send_str(fd, buf_str(&b));
		_exit(unit_has(receive(fd), "Status: 413") ? 0 : 1);
	}
	(void)close(fd);
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	source = fcgi_body(f);
	ck_assert_uint_eq(source.read(source.ctx, got, 5), 0);
	ck_rc(fcgi_send(f, STR("Status: 413 x\r\n\r\n"), STR("")), RC_OK);
	fcgi_finish(f);
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* Across the ends of records and of what one sendmsg takes. */
static const size_t ANSWER_SIZES[] = { 0, 1, 30000, 65528 - 20, 65528 - 19,
	65528, 65529, 2 * 65528, 300000, 16 * 65528 - 20, 16 * 65528 - 19,
	3000000 };

START_TEST(answers)
{
	size_t n = ANSWER_SIZES[_i];
	char *text = arena_alloc(a, n + 1);
	struct str head = STR("Status: 200 OK\r\nA:\r\n");
	int fd = client(), status;
	pid_t child;

	ck_assert_uint_eq(head.n, 20);
	for (size_t i = 0; i < n; i++)
		text[i] = (char)(i * 13 + i / 251);
	send_str(fd, request("", STR("")));
	if ((child = fork()) == 0) {
		struct str got = answer_of(receive(fd), 5);

		_exit(got.n == n + 20
		    && str_starts(got, head)
		    && str_eq(str_sub(got, 20, got.n), str_n(text, n))
			? 0 : 1);
	}
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	ck_rc(fcgi_send(f, head, str_n(text, n)), RC_OK);
	fcgi_finish(f);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* --- what is no request -------------------------------------------------- */

static const struct str HOSTILE[] = {
	STR_INIT("GET / HTTP/1.1\r\n\r\n"),
	STR_INIT("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03"),
	STR_INIT("\0\0\0\0\0\0\0\0\0\0\0\0"),
	STR_INIT("\xff\xff\xff\xff\xff\xff\xff\xff"),
	/* a header alone, then closed */
	STR_INIT("\1\1\0\1\0\x08\0\0"),
	/* begin, parameters that lie: near INT_MAX each */
	STR_INIT("\1\1\0\1\0\x08\0\0\0\1\0\0\0\0\0\0"
	    "\1\4\0\1\0\x0a\0\0\xff\xff\xff\xfe\xff\xff\xff\xfe" "AB"
	    "\1\4\0\1\0\0\0\0\1\5\0\1\0\0\0\0"),
	/* GET_VALUES */
	STR_INIT("\1\x09\0\0\0\x10\0\0\x0e\0FCGI_MAX_CONNS"),
	/* another role */
	STR_INIT("\1\1\0\1\0\x08\0\0\0\3\0\0\0\0\0\0"),
};

START_TEST(hostile)
{
	int fd = client();
	struct str good = request("", STR(""));

	send_str(fd, HOSTILE[_i]);
	(void)shutdown(fd, SHUT_WR);
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 50), FCGI_EV_IDLE);
	ck_assert_uint_eq(receive(fd).n, 0); /* closed, without a word */
	ck_assert_uint_eq(fcgi_refused(f), 1);
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_assert(unit_has(unit_log(), "closed what is no request"));
	(void)close(fd);
	/* The next is served. */
	fd = client();
	send_str(fd, good);
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	ck_rc(fcgi_send(f, STR("x"), STR("")), RC_OK);
	fcgi_finish(f);
	ck_str(answer_of(receive(fd), 5), "x");
}
END_TEST

/* Somebody looks whether the socket answers: not worth a line. */
START_TEST(knock)
{
	(void)close(client());
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 50), FCGI_EV_IDLE);
	ck_assert_uint_eq(fcgi_refused(f), 0);
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

/* One that stops in the middle holds the worker for the time-out at most, a
 * dribble of single bytes too. */
START_TEST(slow)
{
	struct str s = request("", STR(""));
	int64_t start = clock_mono_us(), us;
	int fd = client();
	pid_t child;

	send_str(fd, str_sub(s, 0, 20));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 10), FCGI_EV_IDLE);
	us = clock_mono_us() - start;
	ck_assert_int_lt(us, 5000000);
	ck_assert_uint_eq(fcgi_refused(f), 1);
	fd = client();
	start = clock_mono_us();
	if ((child = fork()) == 0) {
		for (size_t i = 0; i < s.n; i++) {
			if (send(fd, s.p + i, 1, MSG_NOSIGNAL) != 1)
				break;
			(void)poll(NULL, 0, 20);
		}
		_exit(0);
	}
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 10), FCGI_EV_IDLE);
	us = clock_mono_us() - start;
	ck_assert_int_lt(us, 5000000);
	ck_assert_uint_eq(fcgi_refused(f), 2);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	ck_assert(unit_has(unit_log(), "too slow"));
}
END_TEST

/* Parameters and a body that never end. */
START_TEST(endless)
{
	static char junk[65528];
	struct buf b = buf_arena(a, (size_t)1 << 20);
	int fd = client();
	pid_t child = fork();

	if (child == 0) {
		struct str s = request("5", STR(""));

		send_str(fd, str_sub(s, 0, s.n - 8));
		for (int i = 0; i < 1000; i++) {
			buf_reset(&b);
			put_record(&b, T_STDIN, 5, str_n(junk, sizeof(junk)));
			if (send(fd, b.p, b.n, MSG_NOSIGNAL) < 0)
				break;
		}
		_exit(0);
	}
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 10), FCGI_EV_IDLE);
	ck_assert_uint_eq(fcgi_refused(f), 1);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
}
END_TEST

/* --- stopping ------------------------------------------------------------ */

START_TEST(stops)
{
	int fd;

	/* while waiting */
	if (fork() == 0) {
		(void)poll(NULL, 0, 50);
		(void)kill(getppid(), SIGTERM);
		_exit(0);
	}
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, -1), FCGI_EV_STOP);
	(void)wait(NULL);
	/* asked for before, with a request waiting: nobody gets it here, the
	 * next worker does */
	fd = client();
	send_str(fd, request("", STR("")));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, -1), FCGI_EV_STOP);
	stop = 0;
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, -1), FCGI_EV_REQUEST);
}
END_TEST

/* The socket is never empty: the signal is heard all the same. */
START_TEST(stops_under_load)
{
	int served = 0;

	for (int i = 0; i < 20; i++)
		send_str(client(), request("", STR("")));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, -1), FCGI_EV_REQUEST);
	(void)raise(SIGTERM); /* blocked: pending */
	ck_assert_int_eq(stop, 0);
	ck_rc(fcgi_send(f, STR("x"), STR("")), RC_OK);
	while (fcgi_wait(f, &mask, &stop, -1) == FCGI_EV_REQUEST)
		served++;
	ck_assert_int_eq(stop, 1);
	ck_assert_int_eq(served, 0);
}
END_TEST

START_TEST(broken)
{
	struct fcgi_options o = { .listen_fd = 0 };
	struct fcgi *other;
	int pair[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	o.listen_fd = pair[0];
	ck_rc(fcgi_open(&o, &other), RC_INVALID);
	o.listen_fd = 999;
	ck_rc(fcgi_open(&o, &other), RC_INVALID);
	ck_assert_int_eq(unit_log_lines(), 2);
	(void)shutdown(listener, SHUT_RDWR);
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_BROKEN);
	(void)close(listener);
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_BROKEN);
}
END_TEST

/* --- clients that leave -------------------------------------------------- */

START_TEST(gone)
{
	int fd = client();

	ck_assert(fcgi_gone(f));
	send_str(fd, request("", STR("")));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	ck_assert(!fcgi_gone(f));
	(void)close(fd);
	ck_assert(fcgi_gone(f));
	ck_rc(fcgi_send(f, STR("x"), STR("y")), RC_RETRY);
	fcgi_finish(f);
	ck_rc(fcgi_send(f, STR("x"), STR("y")), RC_RETRY);
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

/* One that does not read holds the worker for the time-out at most. */
START_TEST(does_not_read)
{
	static char text[4000000];
	int64_t start;
	int fd = client();

	send_str(fd, request("", STR("")));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	start = clock_mono_us();
	ck_rc(fcgi_send(f, STR("x"), str_n(text, sizeof(text))), RC_RETRY);
	fcgi_finish(f);
	ck_assert_int_lt(clock_mono_us() - start, 12000000);
}
END_TEST

/* Finished without an answer: nginx sees the connection end. */
START_TEST(no_answer)
{
	int fd = client();

	send_str(fd, request("", STR("")));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	fcgi_finish(f);
	ck_assert_uint_eq(receive(fd).n, 0);
}
END_TEST

/* Descriptors come and go, none stays. */
START_TEST(no_leaks)
{
	int first = client(), last;

	(void)close(first);
	for (int i = 0; i < 200; i++) {
		int fd = client();

		if (i % 3 == 0)
			send_str(fd, HOSTILE[i % N_OF(HOSTILE)]);
		else
			send_str(fd, request("", STR("")));
		(void)shutdown(fd, SHUT_WR);
		if (fcgi_wait(f, &mask, &stop, 5) == FCGI_EV_REQUEST
		    && i % 2)
			ck_rc(fcgi_send(f, STR("x"), STR("")), RC_OK);
		fcgi_finish(f);
		(void)close(fd);
	}
	last = client();
	ck_assert_int_eq(last, first);
}
END_TEST

/* No descriptor left: it waits, logs, and serves when there is one again. */
START_TEST(out_of_descriptors)
{
	struct rlimit limit, none;
	int fd = client(), status;
	pid_t child;

	send_str(fd, request("", STR("")));
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = (rlim_t)fd; /* the next would be fd + 1 */
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	if ((child = fork()) == 0) {
		(void)poll(NULL, 0, 250);
		(void)kill(getppid(), SIGTERM);
		_exit(0);
	}
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_STOP);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(unit_has(unit_log(), "could not accept"));
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	stop = 0;
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
}
END_TEST

#ifdef SOUK_FAULTS
START_TEST(faults)
{
	struct req_body_source source;
	int fd = client();
	char got[5];

	send_str(fd, request("5", STR("hello")));
	ck_assert_int_eq(fcgi_wait(f, &mask, &stop, 1000), FCGI_EV_REQUEST);
	source = fcgi_body(f);
	fault_arm(1);
	ck_assert_uint_eq(source.read(source.ctx, got, 5), 0);
	ck_assert(fault_fired());
	fault_arm(1);
	ck_rc(fcgi_send(f, STR("x"), STR("")), RC_RETRY);
	ck_assert(fault_fired());
	fault_arm(0);
}
END_TEST
#endif

int
main(void)
{
	Suite *s = suite_create("web/fcgi");
	TCase *tc = unit_case(s, "requests");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, get);
	tcase_add_loop_test(tc, bodies, 0, N_OF(BODY_SIZES));
	tcase_add_test(tc, pieces);
	tcase_add_test(tc, body_too_long);
	tcase_add_loop_test(tc, answers, 0, N_OF(ANSWER_SIZES));
	tc = unit_case(s, "hostile");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, hostile, 0, N_OF(HOSTILE));
	tcase_add_test(tc, knock);
	tcase_add_test(tc, slow);
	tcase_add_test(tc, endless);
	tc = unit_case(s, "stop");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, stops);
	tcase_add_test(tc, stops_under_load);
	tcase_add_test(tc, broken);
	tc = unit_case(s, "clients");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, gone);
	tcase_add_test(tc, does_not_read);
	tcase_add_test(tc, no_answer);
	tcase_add_test(tc, no_leaks);
	tcase_add_test(tc, out_of_descriptors);
#ifdef SOUK_FAULTS
	tcase_add_test(tc, faults);
#endif
	return unit_run(s);
}
