/* main.c - souk-hold: keeps a pool's socket while the program behind it comes
 * and goes.  On a developer's machine it stands for systemd's socket unit.
 *
 *   souk-hold [-t SECONDS] SOCKET -- PROGRAM ARGUMENT...
 *
 * The socket is bound once and stays open for ever, so a connection made while
 * the program is away waits in its queue and nobody is refused.  The program
 * finds it at fd 0.
 *
 *   the program ends   started again: at once after SIGUSR1, else after 100 ms,
 *                      doubling to 5 s while it dies young (before 10 s)
 *   SIGHUP             handed on to the program
 *   SIGUSR1            SIGTERM to the program, wait, start it again
 *   SIGTERM, SIGINT    SIGTERM to the program, wait, remove the socket, end
 *
 * A program that has not drained after SECONDS (35) is killed with its group.
 * What it leaves behind (workers whose master was killed) falls to us
 * (PR_SET_CHILD_SUBREAPER), is asked to leave and then killed: until they are
 * reaped our children's ids cannot be reused, so no stranger is hit.  When we
 * are killed the program gets SIGTERM from the kernel (PR_SET_PDEATHSIG).
 *
 * Signals are blocked all the time but in sigtimedwait: no handler, no race.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "hold/backoff.h"
#include "hold/listen.h"

#define NEVER INT64_MAX
#define DRAIN_SECONDS 35
#define EX_USAGE_ 64

enum want { WANT_RUN, WANT_RESTART, WANT_STOP };

struct hold {
	struct listen_socket at;
	char **argv;     /* the program's */
	int64_t drain_ms;
	sigset_t signals;

	enum want want;
	pid_t child;      /* 0: none */
	int64_t born;     /* ms, of the child */
	int64_t delay;    /* the last back-off, 0 none */
	int64_t start_at; /* no child: when to start one */
	int64_t kill_at;  /* a child that was asked to leave */
	int64_t stray_at; /* when to kill what an ended child left */
};

static int64_t
now_ms(void)
{
	return clock_mono_us() / 1000;
}

/* In the child: never returns. */
static void
become(const struct hold *h, pid_t parent)
{
	sigset_t none;

	sigemptyset(&none);
	(void)setpgid(0, 0);
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent)
		_exit(1); /* we are alone already */
	(void)signal(SIGPIPE, SIG_DFL);
	if (dup2(h->at.fd, 0) != 0 ||
	    sigprocmask(SIG_SETMASK, &none, NULL) != 0)
		_exit(1);
	execv(h->argv[0], h->argv);
	log_error("hold", "could not execute the program",
	    LOG_CSTR("program", h->argv[0]), LOG_ERRNO(errno));
	_exit(127);
}

static void
start(struct hold *h)
{
	pid_t me = getpid(), pid = fork();

	if (pid == 0)
		become(h, me);
	h->want = WANT_RUN;
	h->born = now_ms();
	if (pid < 0) {
		log_error("hold", "could not fork", LOG_ERRNO(errno));
		h->delay = backoff_next(h->delay, 0);
		h->start_at = h->born + h->delay;
		return;
	}
	(void)setpgid(pid, pid); /* whoever of us two is first */
	h->child = pid;
	h->start_at = h->kill_at = NEVER;
	log_info("hold", "started the program",
	    LOG_CSTR("program", h->argv[0]), LOG_I64("child", pid));
}

/* Asks the program to leave; ended() goes on. */
static void
ask(struct hold *h, enum want want)
{
	if (h->want == WANT_STOP)
		return;
	h->want = want;
	if (h->child == 0) {
		h->start_at = now_ms(); /* whatever the back-off was */
		return;
	}
	(void)kill(h->child, SIGTERM);
	if (h->kill_at == NEVER)
		h->kill_at = now_ms() + h->drain_ms;
}

/* The child is a zombie that still owns its id: its group is ours to ask. */
static void
ended(struct hold *h, const siginfo_t *how)
{
	int64_t now = now_ms(), lived = now - h->born;
	bool asked = h->want != WANT_RUN;

	(void)kill(-h->child, SIGTERM);
	h->stray_at = now + h->drain_ms;
	h->delay = asked ? 0 : backoff_next(h->delay, lived);
	h->start_at = now + h->delay;
	if (asked && how->si_code == CLD_EXITED)
		log_info("hold", "the program left", LOG_I64("child", h->child),
		    LOG_I64("status", how->si_status));
	else
		log_warn("hold", "the program ended",
		    LOG_CSTR("program", h->argv[0]), LOG_I64("child", h->child),
		    LOG_CSTR("by", how->si_code == CLD_EXITED ? "exit"
							      : "signal"),
		    LOG_I64("status", how->si_status),
		    LOG_I64("lived_ms", lived),
		    LOG_I64("again_in_ms", h->delay));
	h->child = 0;
	h->kill_at = NEVER;
}

/* Reaps all that ended.  False when there is no child left at all. */
static bool
reap(struct hold *h)
{
	siginfo_t how;

	for (;;) {
		memset(&how, 0, sizeof(how));
		if (waitid(P_ALL, 0, &how, WEXITED | WNOHANG | WNOWAIT) != 0)
			return false;
		if (how.si_pid == 0)
			return true;
		if (how.si_pid == h->child)
			ended(h, &how);
		(void)waitpid(how.si_pid, NULL, 0);
	}
}

/* Kills what an ended program left and what would not go. */
static void
kill_strays(struct hold *h)
{
	char path[64], list[4096];
	struct str rest, word;
	ssize_t n;
	int fd;

	h->stray_at = NEVER;
	(void)snprintf(path, sizeof(path), "/proc/self/task/%d/children",
	    (int)getpid());
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	n = read(fd, list, sizeof(list));
	close(fd);
	if (n <= 0)
		return;
	rest = str_n(list, (size_t)n);
	while (str_cut(&rest, ' ', &word)) {
		int64_t pid;

		if (!str_to_i64(word, &pid) || pid <= 1 || pid == h->child)
			continue;
		log_warn("hold", "killed a process that would not leave",
		    LOG_I64("stray", pid));
		(void)kill((pid_t)pid, SIGKILL);
	}
}

static void
take(struct hold *h, int sig)
{
	switch (sig) {
	case SIGHUP:
		if (h->child != 0)
			(void)kill(h->child, SIGHUP);
		else
			h->start_at = now_ms();
		break;
	case SIGUSR1:
		ask(h, WANT_RESTART);
		break;
	case SIGTERM:
	case SIGINT:
		ask(h, WANT_STOP);
		break;
	default:
		break;
	}
}

static void
wait_signal(struct hold *h)
{
	int64_t at = h->kill_at < h->stray_at ? h->kill_at : h->stray_at, ms;
	struct timespec ts;
	int sig;

	if (h->child == 0 && h->want != WANT_STOP && h->start_at < at)
		at = h->start_at;
	if (at == NEVER) {
		sig = sigwaitinfo(&h->signals, NULL);
	} else {
		ms = at - now_ms();
		ms = ms < 0 ? 0 : ms;
		ts.tv_sec = ms / 1000;
		ts.tv_nsec = ms % 1000 * 1000000;
		sig = sigtimedwait(&h->signals, NULL, &ts);
	}
	if (sig > 0)
		take(h, sig);
}

static void
run(struct hold *h)
{
	for (;;) {
		bool any = reap(h);
		int64_t now = now_ms();

		if (h->want == WANT_STOP && !any)
			return;
		if (!any)
			h->stray_at = NEVER;
		if (now >= h->kill_at) {
			log_warn("hold", "killed the program: it did not drain",
			    LOG_I64("child", h->child));
			(void)kill(-h->child, SIGKILL);
			h->kill_at = NEVER;
		}
		if (now >= h->stray_at)
			kill_strays(h);
		if (h->child == 0 && h->want != WANT_STOP && now >= h->start_at)
			start(h);
		else
			wait_signal(h);
	}
}

static int
usage(void)
{
	(void)fputs("usage: souk-hold [-t SECONDS] SOCKET -- PROGRAM "
		    "ARGUMENT...\n",
	    stderr);
	return EX_USAGE_;
}

/* Descriptors 0 to 2 exist, so that the socket is none of them. */
static bool
std_fds(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= 2);
	if (fd < 0)
		return false;
	close(fd);
	return true;
}

int
main(int argc, char **argv)
{
	struct hold h = { .start_at = 0, .kill_at = NEVER, .stray_at = NEVER };
	int64_t seconds = DRAIN_SECONDS;
	int i = 1;

	log_set_program("hold");
	if (argc > 2 && strcmp(argv[1], "-t") == 0) {
		if (!str_to_i64(str_c(argv[2]), &seconds) || seconds < 1 ||
		    seconds > 3600)
			return usage();
		i = 3;
	}
	if (argc < i + 3 || strcmp(argv[i + 1], "--") != 0)
		return usage();
	if (!std_fds() || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) {
		log_error("hold", "could not prepare", LOG_ERRNO(errno));
		return 1;
	}
	h.argv = argv + i + 2;
	h.drain_ms = seconds * 1000;
	sigemptyset(&h.signals);
	sigaddset(&h.signals, SIGHUP);
	sigaddset(&h.signals, SIGUSR1);
	sigaddset(&h.signals, SIGTERM);
	sigaddset(&h.signals, SIGINT);
	sigaddset(&h.signals, SIGCHLD);
	if (sigprocmask(SIG_BLOCK, &h.signals, NULL) != 0)
		return 1;
	if (listen_open(argv[i], &h.at) != RC_OK)
		return 1;
	run(&h);
	listen_close(&h.at);
	return 0;
}
