/* board.h - the scoreboard of a pool: one mapped file, <run_dir>/<pool>.board.
 *
 * What must stay true: every word has one writer at a time.  The header and
 * who sits in a slot are the master's, the rest of a slot is the worker's that
 * sits in it (the master writes its state before the fork and after the end).
 * All words are atomics of the machine's size, so any other process may read
 * at any moment, without a lock, whether the pool answers or hangs.  Counters
 * only grow: a worker that sits down in a used slot goes on counting where the
 * last one ended, and the file outlives reloads and restarts of the pool.
 *
 * Routes are known by name in a table that only grows, so that a release with
 * other routes goes on in the same file.  Another layout (BOARD_VERSION) makes
 * a new file; Prometheus takes that for a restart of its counters.
 */
#ifndef APP_BOARD_H
#define APP_BOARD_H

#include <stdatomic.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/str.h"

#define BOARD_MAGIC   UINT64_C(0x736f756b626f6172) /* "soukboar" */
#define BOARD_VERSION 1
#define BOARD_SLOTS   160 /* two generations of 64 workers, and some dying */
#define BOARD_ROUTES  64
#define BOARD_NAME    48 /* of a pool or a route, with its NUL */
#define BOARD_REQUEST 40 /* of a request id, with its NUL */

/* Statuses that are counted by themselves; all others together. */
#define BOARD_STATUS_LIST(X)                                                  \
	X(200) X(301) X(303) X(304) X(400) X(403) X(404) X(405) X(408) X(409) \
	X(411) X(413) X(414) X(415) X(422) X(429) X(431) X(500) X(501) X(503)

enum board_status {
#define BOARD_STATUS_ENUM(n) BOARD_STATUS_##n,
	BOARD_STATUS_LIST(BOARD_STATUS_ENUM)
#undef BOARD_STATUS_ENUM
	BOARD_STATUS_OTHER,
	BOARD_STATUSES
};

/* Upper bounds of the latency histogram: microseconds, seconds as text. */
#define BOARD_BUCKET_LIST(X)                                                  \
	X(500, "0.0005") X(1000, "0.001") X(2500, "0.0025") X(5000, "0.005")  \
	X(10000, "0.01") X(25000, "0.025") X(50000, "0.05") X(100000, "0.1")  \
	X(250000, "0.25") X(500000, "0.5") X(1000000, "1") X(2500000, "2.5")  \
	X(5000000, "5") X(10000000, "10")

enum {
#define BOARD_BUCKET_ENUM(us, le) BOARD_BUCKET_##us,
	BOARD_BUCKET_LIST(BOARD_BUCKET_ENUM)
#undef BOARD_BUCKET_ENUM
	BOARD_BUCKET_INF,
	BOARD_BUCKETS
};

/*        name       meaning */
#define BOARD_STATE_LIST(X)                                                   \
	X(FREE, "free")         /* nobody sits here */                        \
	X(STARTING, "starting") /* forked, not yet accepting */               \
	X(IDLE, "idle")         /* waits for a request */                     \
	X(BUSY, "busy")         /* has one */

enum board_state {
#define BOARD_STATE_ENUM(name, text) BOARD_##name,
	BOARD_STATE_LIST(BOARD_STATE_ENUM)
#undef BOARD_STATE_ENUM
	BOARD_STATES
};

/* Why a worker was replaced. */
#define BOARD_REASON_LIST(X)                                                  \
	X(CRASH, "crash")   /* ended by itself or by a signal */              \
	X(HANG, "hang")     /* killed past the deadline */                    \
	X(RELOAD, "reload") /* asked to leave for a new generation */

enum board_reason {
#define BOARD_REASON_ENUM(name, text) BOARD_##name,
	BOARD_REASON_LIST(BOARD_REASON_ENUM)
#undef BOARD_REASON_ENUM
	BOARD_REASONS
};

typedef _Atomic uint64_t board_word;

static inline uint64_t
board_get(const board_word *w)
{
	return atomic_load_explicit(w, memory_order_acquire);
}

static inline void
board_set(board_word *w, uint64_t v)
{
	atomic_store_explicit(w, v, memory_order_release);
}

/* There is one writer: no locked instruction is needed. */
static inline void
board_add(board_word *w, uint64_t n)
{
	board_set(w, board_get(w) + n);
}

struct board_route {
	board_word status[BOARD_STATUSES];
	board_word bucket[BOARD_BUCKETS]; /* each request in one of them */
	board_word micros;                /* sum of all durations */
	board_word postgres;              /* round trips */
	board_word memcached;
	board_word db_errors;
};

struct board_slot {
	board_word pid;        /* master's; 0: free or just being forked */
	board_word born_ticks; /* of that pid, so that a reused one is told */
	board_word generation;
	board_word state;      /* enum board_state */
	board_word beat_us;    /* monotonic: last sign of life */
	board_word since_us;   /* monotonic: start of the request */
	board_word route;      /* of the request; BOARD_ROUTES: not known yet */
	board_word request[BOARD_REQUEST / 8];
	board_word refused;    /* connections that were no FastCGI request */
	board_word connects;   /* to PostgreSQL */
	struct board_route routes[BOARD_ROUTES];
};

struct board_file {
	board_word magic, version, size;
	board_word master, master_born_ticks;
	board_word beat_us;    /* monotonic: the master's last round */
	board_word generation; /* raised by each start and each reload */
	board_word workers;    /* wanted */
	board_word restarts[BOARD_REASONS];
	board_word n_routes; /* raised after the name is written */
	board_word pool[BOARD_NAME / 8];
	board_word names[BOARD_ROUTES][BOARD_NAME / 8];
	struct board_slot slots[BOARD_SLOTS];
};

struct board; /* a process's view of one file */

/* The master's: opens or makes the file (0640) and locks it.  A file that is
 * none of ours, of another layout or another pool is replaced by a new one.
 * fd is kept open over exec for board_adopt.  RC_CONFLICT: another master has
 * it; RC_FAULT: it cannot be made (both logged). */
enum rc board_open(struct arena *a, const char *run_dir, struct str pool,
    struct board **out) MUST_CHECK;
/* The same after the master has executed itself: takes over the open, locked
 * file.  RC_INVALID: it is of another layout, or of another pool (logged); an
 * empty name fits any. */
enum rc board_adopt(struct arena *a, int fd, struct str pool,
    struct board **out) MUST_CHECK;
/* The descriptor to hand to board_adopt. */
int board_fd(const struct board *b);
/* In a child: keeps the words, lets go of the descriptor, so that the lock ends
 * with the master. */
void board_leave(struct board *b);
/* Another process's: the file read-only.  RC_NOT_FOUND: not there, or no
 * scoreboard of this layout (not logged). */
enum rc board_view(struct arena *a, const char *path, struct board **out)
    MUST_CHECK;
/* Unmaps and unlocks; arena_defer takes board_done_with. */
void board_close(struct board *b);
void board_done_with(void *b);
/* The mapped words. */
const struct board_file *board_file(const struct board *b);
struct board_file *board_words(struct board *b);

/* Master: the number under which a route is counted; the same name gives the
 * same number for ever.  0, "other", when the table is full.  Names are cut at
 * BOARD_NAME - 1 bytes. */
unsigned board_route_number(struct board *b, struct str name);
/* Number 0: requests that no route fits, and routes beyond the table. */
#define BOARD_ROUTE_OTHER 0

/* Names as text, NUL-ended. */
void board_pool_name(const struct board_file *f, char out[BOARD_NAME]);
void board_route_name(const struct board_file *f, unsigned route,
    char out[BOARD_NAME]);
void board_request_id(const struct board_slot *s, char out[BOARD_REQUEST]);
unsigned board_n_routes(const struct board_file *f);
const char *board_state_name(enum board_state s);
const char *board_reason_name(enum board_reason r);
/* HTTP status of a counter (0 for "other"), and the counter of a status. */
int board_status_code(enum board_status s);
enum board_status board_status_of(int http);
/* Bounds of a bucket; UINT64_MAX and "+Inf" for the last. */
uint64_t board_bucket_us(unsigned bucket);
const char *board_bucket_le(unsigned bucket);

/* Is the process that a slot names still there, and the same? */
bool board_alive(const struct board_slot *s);
/* When pid was started, in clock ticks since boot; 0 when there is none. */
uint64_t board_born_ticks(pid_t pid);

/* The master's side: before the fork, after it, after the end. */
void board_take(struct board_slot *s, uint64_t generation, int64_t now_us);
void board_name(struct board_slot *s, pid_t pid);
void board_free(struct board_slot *s);

/* The worker's side: each call is a few stores.  Idle is also the sign of life
 * of a worker that has nothing to do. */
void board_idle(struct board_slot *s, int64_t now_us);
void board_busy(struct board_slot *s, int64_t now_us);
void board_busy_request(struct board_slot *s, struct str id);
void board_busy_route(struct board_slot *s, unsigned route);

/* What one finished request was. */
struct board_done {
	unsigned route;
	int status;
	int64_t micros;
	uint64_t postgres, memcached, db_errors;
};
void board_count(struct board_slot *s, const struct board_done *d);
/* Adds to what is counted per worker, not per route. */
void board_count_worker(struct board_slot *s, uint64_t refused,
    uint64_t connects);

/* Readers: sums over all slots. */
struct board_sum {
	uint64_t status[BOARD_STATUSES];
	uint64_t bucket[BOARD_BUCKETS];
	uint64_t micros, postgres, memcached, db_errors, requests;
};
void board_sum(const struct board_file *f, unsigned route,
    struct board_sum *out);
void board_states(const struct board_file *f, uint64_t out[BOARD_STATES]);
void board_sum_workers(const struct board_file *f, uint64_t *refused,
    uint64_t *connects);
/* Does the pool answer?  Its master made a round in the last 5 s and at least
 * one worker is there. */
bool board_up(const struct board_file *f, int64_t now_us);

#endif
