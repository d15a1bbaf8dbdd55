/* workers.c - the start and the end of a worker.
 *
 *   a worker's end      its post is filled
 *   was asked to leave  not at all
 *   was serving         at once; if the one before died young too: in 100 ms
 *   was never ready     in 100 ms, 200 ms, ... 5 s
 *
 * Dying while it serves does not double the wait: a request that crashes its
 * worker would otherwise take the whole pool away with a few clicks.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/master.h"
#include "app/serve.h"
#include "base/log.h"

#define YOUNG_US    (10 * SECOND_US)
#define BACKOFF_US  INT64_C(100000)
#define BACKOFF_MAX (5 * SECOND_US)

static struct board_slot *
slot_of(struct master *m, const struct worker *w)
{
	return w->slot >= 0 ? &m->words->slots[w->slot] : NULL;
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
		if (!taken && !board_alive(s))
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

void
worker_start(struct master *m, int post)
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

bool
worker_ready(struct master *m, const struct worker *w)
{
	uint64_t state = BOARD_FREE;

	if (w->slot >= 0)
		state = board_get(&slot_of(m, w)->state);
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

	if (s != NULL && board_get(&s->state) == BOARD_BUSY) {
		uint64_t r = board_get(&s->route);

		board_request_id(s, request);
		if (r < board_n_routes(m->words))
			board_route_name(m->words, (unsigned)r, route);
		busy_ms = (m->now_us - (int64_t)board_get(&s->since_us)) / 1000;
	}
	log_error("pool", text, LOG_I64("worker", w->pid), LOG_I64(how, value),
	    LOG_I64("lived_ms", (m->now_us - w->born_us) / 1000),
	    LOG_CSTR("busy_with", request), LOG_CSTR("route", route),
	    LOG_I64("busy_ms", busy_ms));
}

static void
ended(struct master *m, struct worker *w, int status)
{
	struct post *p = w->post >= 0 ? &m->posts[w->post] : NULL;
	bool young = m->now_us - w->born_us < YOUNG_US;
	bool was_ready = worker_ready(m, w);
	enum board_reason why = BOARD_RELOAD;

	if (w->hung || w->leave_by_us == 0) {
		log_worker(m, w, w->hung ? "a hung worker was ended"
		    : "a worker ended by itself", WIFSIGNALED(status) ? "signal"
		    : "status", WIFSIGNALED(status) ? WTERMSIG(status)
		    : WEXITSTATUS(status));
		why = w->hung ? BOARD_HANG : BOARD_CRASH;
	}
	if (why != BOARD_RELOAD || !m->stopping)
		board_add(&m->words->restarts[why], 1);
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

void
workers_reap(struct master *m)
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

void
worker_leave(struct master *m, struct worker *w)
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
	sign = (int64_t)board_get(board_get(&s->state) == BOARD_BUSY
	    ? &s->since_us : &s->beat_us);
	return (sign > from ? sign : from) + m->hang_us;
}

void
worker_watch(struct master *m, struct worker *w)
{
	if (w->pid == 0 || w->hung || m->now_us < deadline(m, w))
		return;
	log_worker(m, w, "a worker hangs: ending it", "limit_ms",
	    m->hang_us / 1000);
	w->hung = true;
	(void)kill(w->pid, SIGKILL);
}

