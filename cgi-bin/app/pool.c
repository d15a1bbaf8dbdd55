/* pool.c - the master's start and its rounds; see pool.h for what it does,
 * workers.c for what it does with a worker, reload.c for how it becomes a newer
 * one.
 *
 * A new image that cannot read its configuration any more (it was well when it
 * was checked) has no posts and looks after the old generation, which serves
 * on, until a reload brings a good one.
 */
#include "app/pool.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "app/master.h"
#include "app/serve.h"
#include "base/clock.h"
#include "base/log.h"

#define ROUND_US    SECOND_US         /* at least one round in this time */
#define TURN_US     INT64_C(10000)    /* the same while generations turn */
#define STOPPED_US  (3 * SECOND_US)   /* a longer round: we were stopped */
#define CONF_ARENA  ((size_t)1 << 30) /* of the process */

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
		    || !worker_ready(m, m->posts[i].worker))
			return;
	for (int i = 0; i < BOARD_SLOTS; i++) {
		struct worker *w = &m->workers[i];

		if (w->pid == 0 || w->post >= 0)
			continue;
		worker_leave(m, w);
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
		worker_leave(m, &m->workers[i]);
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
		board_set(&m->words->beat_us, (uint64_t)m->now_us);
		workers_reap(m);
		reload_watch(m);
		for (int i = 0; i < BOARD_SLOTS; i++)
			worker_watch(m, &m->workers[i]);
		for (int i = 0; i < m->n_posts && !m->stopping; i++)
			if (m->posts[i].worker == NULL
			    && m->posts[i].fill_at_us <= m->now_us)
				worker_start(m, i);
		turn(m);
		if (m->stopping && workers_left(m) == 0)
			break;
		wait_round(m, signals);
	}
	board_set(&m->words->beat_us, 0);
	board_set(&m->words->master, 0);
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
	m->generation = board_get(&m->words->generation) + 1;
	board_set(&m->words->generation, m->generation);
	board_set(&m->words->workers, (uint64_t)m->n_posts);
	board_set(&m->words->master_born_ticks, board_born_ticks(getpid()));
	board_set(&m->words->master, (uint64_t)getpid());
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
		log_error("pool", "usage: FILE, --check FILE or --help");
		return CONF_EXIT;
	}
	m.argv = argv;
	return master_start(&m);
}
