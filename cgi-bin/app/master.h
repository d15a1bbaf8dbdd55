/* master.h - the pool's master, shared by pool.c, workers.c and reload.c alone.
 *
 *   post     a place in the current generation, filled by one worker at a time
 *   worker   a child: of a post, or of an older generation (post -1)
 */
#ifndef APP_MASTER_H
#define APP_MASTER_H

#include <signal.h>

#include "app/board.h"
#include "app/ctx.h"

#define SECOND_US INT64_C(1000000)
#define POSTS     64 /* conf.c: most workers */

struct worker {
	pid_t pid; /* 0: none */
	int slot;  /* -1: not known (it serves from another scoreboard) */
	int post;  /* -1: of an older generation */
	int64_t born_us;
	int64_t leave_by_us; /* 0: not asked to leave */
	bool hung;           /* killed for it */
};

struct post {
	struct worker *worker; /* NULL: empty */
	int64_t fill_at_us;
	int64_t wait_us; /* the last back-off */
	bool died;       /* the last worker died young */
};

struct master {
	struct proc proc;
	char **argv;
	struct board *board;
	struct board_file *words;
	struct worker workers[BOARD_SLOTS];
	struct post posts[POSTS];
	int n_posts;
	uint64_t generation;
	int64_t hang_us;
	int64_t now_us;
	int64_t watched_us; /* time that we were stopped ourselves is not held
	                       against the workers: they are watched since */
	bool turning;       /* an older generation still serves */
	bool stopping;
	pid_t checker;      /* --check of a reload; 0: none */
	int64_t checker_by_us;
	bool reload_again;  /* SIGHUP while it ran */
};

/* Fills a post, now or, if that fails, later. */
void worker_start(struct master *m, int post);
/* Has it come so far that it waits for requests? */
bool worker_ready(struct master *m, const struct worker *w);
/* Asks it to leave after the request at hand. */
void worker_leave(struct master *m, struct worker *w);
/* Ends it if it is past its deadline. */
void worker_watch(struct master *m, struct worker *w);
/* Takes note of all children that ended. */
void workers_reap(struct master *m);

/* SIGHUP: starts the check; what follows comes with reload_checked. */
void reload_start(struct master *m);
/* The check's end: executes the program anew if it is well.  Returns only if
 * that was not to be. */
void reload_checked(struct master *m, int status);
/* Ends a check that takes too long. */
void reload_watch(struct master *m);

/* After the start: has this process executed itself?  Then *fd is the
 * scoreboard (-1: none) and m->workers holds the children that go on. */
bool reload_adopt(struct master *m, int *fd);
/* Gives each adopted child its slot, once the scoreboard is there. */
void reload_seat(struct master *m);

#endif
