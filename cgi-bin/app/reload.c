/* reload.c - how a master becomes a newer one without a request lost.
 *
 * The process executes its program anew: it keeps its pid and fd 0, its
 * children stay its children and go on serving.  The environment carries their
 * pids, until when those that were asked to leave may stay, and the
 * scoreboard's descriptor (with its lock).  The new image takes the children
 * for an older generation, which pool.c asks to leave once every post has a
 * worker that waits for requests.
 *
 * Before that a child runs the program with --check, so that a configuration
 * or a program that is no good costs nothing: the old image goes on.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/master.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"

#define CHECK_US    (60 * SECOND_US)
#define ENV_PID     "SOUK_POOL_PID"
#define ENV_BOARD   "SOUK_POOL_BOARD_FD"
#define ENV_WORKERS "SOUK_POOL_WORKERS"
#define ENV_BYTES   (BOARD_SLOTS * 34) /* "pid,time " */

static NORETURN void
run_check(struct master *m)
{
	static char flag[] = "--check";
	char *argv[] = { m->argv[0], flag, m->argv[1], NULL };
	sigset_t none;

	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)execvp(argv[0], argv);
	log_error("pool", "could not execute the program",
	    LOG_CSTR("program", argv[0]), LOG_ERRNO(errno));
	_exit(127);
}

void
reload_start(struct master *m)
{
	if (m->checker != 0) {
		m->reload_again = true;
		return;
	}
	log_info("pool", "reload: checking the configuration",
	    LOG_CSTR("file", m->argv[1]));
	m->checker = fork();
	if (m->checker == 0)
		run_check(m);
	if (m->checker < 0) {
		log_error("pool", "could not fork, going on as before",
		    LOG_ERRNO(errno));
		m->checker = 0;
		return;
	}
	m->checker_by_us = m->now_us + CHECK_US;
}

void
reload_watch(struct master *m)
{
	if (m->checker == 0 || m->now_us < m->checker_by_us)
		return;
	(void)kill(m->checker, SIGKILL);
	m->checker_by_us = INT64_MAX;
}

static void
put_env(const char *name, const char *value)
{
	if (setenv(name, value, 1) != 0)
		abort(); /* no memory for some hundred bytes */
}

static void
drop_env(void)
{
	(void)unsetenv(ENV_PID);
	(void)unsetenv(ENV_BOARD);
	(void)unsetenv(ENV_WORKERS);
}

static void
execute(struct master *m)
{
	char text[ENV_BYTES] = "", number[24];
	int fd = board_fd(m->board);
	size_t n = 0;

	for (int i = 0; i < BOARD_SLOTS; i++)
		if (m->workers[i].pid > 0)
			n += (size_t)snprintf(text + n, sizeof(text) - n,
			    "%ld,%lld ", (long)m->workers[i].pid,
			    (long long)m->workers[i].leave_by_us);
	put_env(ENV_WORKERS, text);
	(void)snprintf(number, sizeof(number), "%ld", (long)getpid());
	put_env(ENV_PID, number);
	(void)snprintf(number, sizeof(number), "%d", fd);
	put_env(ENV_BOARD, number);
	(void)fcntl(fd, F_SETFD, 0);
	(void)execvp(m->argv[0], m->argv);
	log_error("pool", "could not execute the program anew, going on",
	    LOG_CSTR("program", m->argv[0]), LOG_ERRNO(errno));
	(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	drop_env();
}

void
reload_checked(struct master *m, int status)
{
	m->checker = 0;
	if (m->stopping)
		return;
	if (m->reload_again) {
		/* The file may have changed since: look again. */
		m->reload_again = false;
		reload_start(m);
		return;
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		log_error("pool", "reload refused, going on as before",
		    LOG_I64("status", WIFEXITED(status) ? WEXITSTATUS(status)
		    : -WTERMSIG(status)));
		return;
	}
	execute(m);
}

static int64_t
env_number(const char *name)
{
	int64_t v;

	return str_to_i64(str_c(getenv(name)), &v) ? v : -1;
}

bool
reload_adopt(struct master *m, int *fd)
{
	struct str rest = str_c(getenv(ENV_WORKERS)), word;
	bool ours = env_number(ENV_PID) == getpid();
	int n = 0;

	*fd = ours ? (int)env_number(ENV_BOARD) : -1;
	while (ours && str_cut(&rest, ' ', &word) && n < BOARD_SLOTS) {
		int64_t id, leave_by_us;
		struct str pid;

		if (!str_cut(&word, ',', &pid) || !str_to_i64(pid, &id)
		    || !str_to_i64(word, &leave_by_us) || id <= 0
		    || id > INT32_MAX)
			continue;
		m->workers[n++] = (struct worker){ .pid = (pid_t)id,
			.slot = -1, .post = -1, .born_us = m->now_us,
			.leave_by_us = leave_by_us };
		m->turning |= leave_by_us == 0;
	}
	drop_env();
	return ours;
}

void
reload_seat(struct master *m)
{
	for (int i = 0; i < BOARD_SLOTS; i++) {
		uint64_t pid = board_get(&m->words->slots[i].pid);

		for (int k = 0; k < BOARD_SLOTS && pid != 0; k++)
			if ((uint64_t)m->workers[k].pid == pid)
				m->workers[k].slot = i;
	}
}
