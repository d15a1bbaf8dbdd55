/* pool.c - the master's round; see pool.h for what it does, reload.c for how it
 * becomes a newer one.
 *
 *   a worker's end      its post is filled
 *   was asked to leave  not at all
 *   was serving         at once; if the one before died young too: in 100 ms
 *   was never ready     in 100 ms, 200 ms, ... 5 s
 *
 * Dying while it serves does not double the wait: a request that crashes its
 * worker would otherwise take the whole pool away with a few clicks.
 *
 * A new image that cannot read its configuration any more (it was well when it
 * was checked) has no posts and looks after the old generation, which serves
 * on, until a reload brings a good one.
 */
#include "app/pool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/master.h"
#include "app/serve.h"
#include "base/clock.h"
#include "base/log.h"

#define YOUNG_US    (10 * SECOND_US)
#define BACKOFF_US  INT64_C(100000)
#define BACKOFF_MAX (5 * SECOND_US)
#define ROUND_US    SECOND_US         /* at least one round in this time */
#define TURN_US     INT64_C(10000)    /* the same while generations turn */
#define STOPPED_US  (3 * SECOND_US)   /* a longer round: we were stopped */
#define CONF_ARENA  ((size_t)1 << 30) /* of the process */

static struct board_slot *
slot_of(struct master *m, const struct worker *w)
{
	return w->slot >= 0 ? &m->words->slots[w->slot] : NULL;
}

static uint64_t
get(const board_word *w)
{
	return atomic_load_explicit(w, memory_order_acquire);
}

static void
set(board_word *w, uint64_t v)
{
	atomic_store_explicit(w, v, memory_order_relaxed);
}

/* --- the start of a worker ------------------------------------------------ */

static NORETURN void
run_worker(struct master *m, struct board_slot *slot, pid_t master)
{
	struct sigaction ignore;
	sigset_t mask;

	memset(&ignore, 0, sizeof(ignore));
	ignore.sa_handler = SIG_IGN;
	/* Told to a whole terminal or group, these are for the master. */
	(void)sigaction(SIGHUP, &ignore, NULL);
	(void)sigaction(SIGINT, &ignore, NULL);
	(void)sigemptyset(&mask);
	(void)sigaddset(&mask, SIGTERM);
	(void)sigprocmask(SIG_SETMASK, &mask, NULL);
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != master)
		exit(0);
	board_leave(m->board); /* the lock is the master's alone */
	exit(serve_worker(&m->proc, slot));
}

static int
free_slot(struct master *m)
{
	for (int i = 0; i < BOARD_SLOTS; i++) {
		struct board_slot *s = &m->words->slots[i];
		bool taken = false;

		for (int k = 0; k < BOARD_SLOTS; k++)
			taken |= m->workers[k].pid > 0
			    && m->workers[k].slot == i;
		/* One of a master that was killed may still be leaving. */
		if (!taken && !board_alive(get(&s->pid), get(&s->born_ticks)))
			return i;
	}
	return -1;
}

static struct worker *
free_worker(struct master *m)
{
	for (int i = 0; i < BOARD_SLOTS; i++)
		if (m->workers[i].pid == 0)
			return &m->workers[i];
	return NULL;
}

static void
back_off(struct post *p, int64_t now_us)
{
	p->wait_us = p->wait_us == 0 ? BACKOFF_US : p->wait_us * 2;
	if (p->wait_us > BACKOFF_MAX)
		p->wait_us = BACKOFF_MAX;
	p->fill_at_us = now_us + p->wait_us;
}

static void
fill(struct master *m, int post)
{
	struct post *p = &m->posts[post];
	struct worker *w = free_worker(m);
	int slot = free_slot(m);
	pid_t pid, self = getpid();

	if (w == NULL || slot < 0) {
		log_error("pool", "no free slot for a worker",
		    LOG_I64("post", post));
		back_off(p, m->now_us);
		return;
	}
	board_take(&m->words->slots[slot], m->generation, m->now_us);
	pid = fork();
	if (pid == 0)
		run_worker(m, &m->words->slots[slot], self);
	if (pid < 0) {
		log_error("pool", "could not fork a worker", LOG_ERRNO(errno));
		board_free(&m->words->slots[slot]);
		back_off(p, m->now_us);
		return;
	}
	board_name(&m->words->slots[slot], pid);
	*w = (struct worker){ .pid = pid, .slot = slot, .post = post,
		.born_us = m->now_us };
	p->worker = w;
}

static bool
ready(struct master *m, const struct worker *w)
{
	uint64_t state = w->slot < 0 ? BOARD_FREE : get(&slot_of(m, w)->state);

	return state == BOARD_IDLE || state == BOARD_BUSY;
}

/* --- the end of a worker -------------------------------------------------- */

static void
log_worker(struct master *m, const struct worker *w, const char *text,
    const char *how, int64_t value)
{
	char request[BOARD_REQUEST] = "", route[BOARD_NAME] = "";
	struct board_slot *s = slot_of(m, w);
	int64_t busy_ms = 0;

	if (s != NULL && get(&s->state) == BOARD_BUSY) {
		uint64_t r = get(&s->route);

		board_request_id(s, request);
		if (r < board_n_routes(m->words))
			board_route_name(m->words, (unsigned)r, route);
		busy_ms = (m->now_us - (int64_t)get(&s->since_us)) / 1000;
	}
	log_error("pool", text, LOG_I64("worker", w->pid), LOG_I64(how, value),
	    LOG_I64("lived_ms", (m->now_us - w->born_us) / 1000),
	    LOG_CSTR("busy_with", request), LOG_CSTR("route", route),
	    LOG_I64("busy_ms", busy_ms));
}

static void
count_restart(struct master *m, enum board_reason why)
{
	board_word *w = &m->words->restarts[why];

	set(w, get(w) + 1);
}

static void
ended(struct master *m, struct worker *w, int status)
{
	struct post *p = w->post >= 0 ? &m->posts[w->post] : NULL;
	bool young = m->now_us - w->born_us < YOUNG_US;
	bool was_ready = ready(m, w);

	if (w->hung || w->leave_by_us == 0) {
		log_worker(m, w, w->hung ? "a hung worker was ended"
		    : "a worker ended by itself", WIFSIGNALED(status) ? "signal"
		    : "status", WIFSIGNALED(status) ? WTERMSIG(status)
		    : WEXITSTATUS(status));
		count_restart(m, w->hung ? BOARD_HANG : BOARD_CRASH);
	} else if (!m->stopping) {
		count_restart(m, BOARD_RELOAD);
	}
	if (w->slot >= 0)
		board_free(slot_of(m, w));
	w->pid = 0;
	if (p == NULL)
		return;
	p->worker = NULL;
	p->fill_at_us = m->now_us;
	if (!was_ready) {
		back_off(p, m->now_us);
		return;
	}
	p->wait_us = 0;
	if (young && p->died)
		p->fill_at_us += BACKOFF_US;
	p->died = young;
}

static void
reap(struct master *m)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == m->checker)
			reload_checked(m, status);
		for (int i = 0; i < BOARD_SLOTS; i++)
			if (m->workers[i].pid == pid)
				ended(m, &m->workers[i], status);
	}
}

static void
ask_to_leave(struct master *m, struct worker *w)
{
	if (w->pid == 0 || w->leave_by_us > 0)
		return;
	w->leave_by_us = m->now_us + m->hang_us;
	(void)kill(w->pid, SIGTERM);
}

/* When is w to be ended if it gives no sign of life until then? */
static int64_t
deadline(struct master *m, const struct worker *w)
{
	const struct board_slot *s = slot_of(m, w);
	int64_t from = m->watched_us, sign;

	if (w->leave_by_us > 0)
		return w->leave_by_us;
	if (s == NULL)
		return INT64_MAX;
	sign = (int64_t)(get(&s->state) == BOARD_BUSY ? get(&s->since_us)
	    : get(&s->beat_us));
	return (sign > from ? sign : from) + m->hang_us;
}

static void
end_hung(struct master *m, struct worker *w)
{
	if (w->pid == 0 || w->hung || m->now_us < deadline(m, w))
		return;
	log_worker(m, w, "a worker hangs: ending it", "limit_ms",
	    m->hang_us / 1000);
	w->hung = true;
	(void)kill(w->pid, SIGKILL);
}

/* --- the round ------------------------------------------------------------ */

/* Has every post a worker that waits for requests?  Then the older generation
 * may go. */
static void
turn(struct master *m)
{
	int old = 0;

	if (!m->turning || m->n_posts == 0)
		return;
	for (int i = 0; i < m->n_posts; i++)
		if (m->posts[i].worker == NULL
		    || !ready(m, m->posts[i].worker))
			return;
	for (int i = 0; i < BOARD_SLOTS; i++) {
		struct worker *w = &m->workers[i];

		if (w->pid == 0 || w->post >= 0)
			continue;
		ask_to_leave(m, w);
		old++;
	}
	m->turning = false;
	log_info("pool", "reload: the new generation serves",
	    LOG_I64("generation", (int64_t)m->generation),
	    LOG_I64("leaving", old));
}

static int
workers_left(const struct master *m)
{
	int n = 0;

	for (int i = 0; i < BOARD_SLOTS; i++)
		n += m->workers[i].pid > 0;
	return n;
}

static void
stop(struct master *m)
{
	if (m->stopping)
		return;
	m->stopping = true;
	log_info("pool", "draining", LOG_I64("workers", workers_left(m)));
	for (int i = 0; i < BOARD_SLOTS; i++)
		ask_to_leave(m, &m->workers[i]);
}

static int64_t
next_round(struct master *m)
{
	int64_t wait = m->hang_us / 4 < ROUND_US ? m->hang_us / 4 : ROUND_US;

	if (m->turning && m->n_posts > 0 && wait > TURN_US)
		wait = TURN_US;
	for (int i = 0; i < m->n_posts && !m->stopping; i++) {
		int64_t due = m->posts[i].fill_at_us - m->now_us;

		if (m->posts[i].worker == NULL && due < wait)
			wait = due > 0 ? due : 0;
	}
	return wait;
}

static void
wait_round(struct master *m, const sigset_t *signals)
{
	int64_t us = next_round(m), was = m->now_us;
	struct timespec ts = { us / SECOND_US, us % SECOND_US * 1000 };
	int sig = sigtimedwait(signals, NULL, &ts);

	m->now_us = clock_mono_us();
	if (m->now_us - was > STOPPED_US)
		m->watched_us = m->now_us;
	if (sig == SIGTERM || sig == SIGINT)
		stop(m);
	else if (sig == SIGHUP && !m->stopping)
		reload_start(m);
}

static int
master_run(struct master *m, const sigset_t *signals)
{
	for (;;) {
		set(&m->words->beat_us, (uint64_t)m->now_us);
		reap(m);
		reload_watch(m);
		for (int i = 0; i < BOARD_SLOTS; i++)
			end_hung(m, &m->workers[i]);
		for (int i = 0; i < m->n_posts && !m->stopping; i++)
			if (m->posts[i].worker == NULL
			    && m->posts[i].fill_at_us <= m->now_us)
				fill(m, i);
		turn(m);
		if (m->stopping && workers_left(m) == 0)
			break;
		wait_round(m, signals);
	}
	set(&m->words->beat_us, 0);
	set(&m->words->master, 0);
	log_info("pool", "drained", LOG_I64("generation",
	    (int64_t)m->generation));
	return 0;
}

/* --- the start ------------------------------------------------------------ */

/* All of the time: sigtimedwait is the only place where they arrive. */
static void
block_signals(sigset_t *set)
{
	static const int ours[] = { SIGCHLD, SIGHUP, SIGINT, SIGTERM };
	struct sigaction usual;

	memset(&usual, 0, sizeof(usual));
	usual.sa_handler = SIG_DFL;
	(void)sigemptyset(set);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		(void)sigaddset(set, ours[i]);
		(void)sigaction(ours[i], &usual, NULL);
	}
	(void)sigprocmask(SIG_SETMASK, set, NULL);
}

static bool
listening(int fd)
{
	int yes = 0, domain = 0;
	socklen_t n = sizeof(yes);

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &yes, &n) == 0
	    && yes != 0
	    && getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &n) == 0
	    && domain == AF_UNIX;
}

static enum rc
read_conf(struct proc *p, const char *path)
{
	enum rc rc;

	if ((rc = conf_read(p->arena, path, &p->conf)) != RC_OK)
		return rc;
	log_set_program(arena_cstr(p->arena, p->conf.pool));
	if ((rc = conf_apply(&p->conf)) != RC_OK)
		return rc;
	if (p->conf.run_dir.n == 0) {
		log_error("conf", "bad configuration", LOG_CSTR("file", path),
		    LOG_CSTR("name", "run_dir"),
		    LOG_CSTR("reason", "is not set"));
		return RC_INVALID;
	}
	return serve_load(p);
}

static int
open_board(struct master *m, int fd)
{
	struct proc *p = &m->proc;
	enum rc rc = RC_INVALID;

	if (fd >= 0)
		rc = board_adopt(p->arena, fd, p->conf.pool, &m->board);
	if (rc != RC_OK && fd >= 0)
		(void)close(fd); /* and with it the lock */
	if (rc != RC_OK)
		rc = board_open(p->arena, p->conf.run_dir.p, p->conf.pool,
		    &m->board);
	if (rc != RC_OK)
		return 1;
	m->words = board_words(m->board);
	reload_seat(m);
	m->generation = get(&m->words->generation) + 1;
	set(&m->words->generation, m->generation);
	set(&m->words->workers, (uint64_t)m->n_posts);
	set(&m->words->master_born_ticks, board_born_ticks(getpid()));
	set(&m->words->master, (uint64_t)getpid());
	if (m->n_posts > 0)
		serve_number_routes(p, m->board);
	return 0;
}

static int
master_start(struct master *m)
{
	struct proc *p = &m->proc;
	sigset_t signals;
	int fd, status;
	bool again;

	block_signals(&signals);
	m->now_us = m->watched_us = clock_mono_us();
	again = reload_adopt(m, &fd);
	if (read_conf(p, m->argv[1]) == RC_OK) {
		m->n_posts = (int)p->conf.workers;
		m->hang_us = p->conf.hang_seconds * SECOND_US;
	} else if (again) {
		log_error("pool", "the new program cannot start: "
		    "the old workers go on");
		p->conf.pool = STR("");
		m->hang_us = 30 * SECOND_US;
	} else {
		return CONF_EXIT;
	}
	if (!again && !listening(STDIN_FILENO)) {
		log_error("pool", "fd 0 is no listening unix socket");
		return 1;
	}
	if ((status = open_board(m, fd)) != 0)
		return status;
	log_info("pool", again ? "reload: starting a new generation"
	    : "starting", LOG_I64("workers", m->n_posts),
	    LOG_I64("generation", (int64_t)m->generation));
	return master_run(m, &signals);
}

int
pool_main(int argc, char **argv, const struct program *prog)
{
	static struct master m;

	log_set_program(prog->name);
	m.proc.program = prog;
	m.proc.arena = arena_new(CONF_ARENA);
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		struct str help = conf_help(m.proc.arena);

		(void)printf("%s FILE | --check FILE\n\n%.*s", argv[0],
		    STR_FMT(help));
		return 0;
	}
	if (argc == 3 && strcmp(argv[1], "--check") == 0)
		return read_conf(&m.proc, argv[2]) == RC_OK ? 0 : CONF_EXIT;
	if (argc != 2 || argv[1][0] == '-') {
		log_error("pool", "usage: PROGRAM FILE | --check FILE | --help");
		return CONF_EXIT;
	}
	m.argv = argv;
	return master_start(&m);
}
