#include "app/board.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

#define UP_WITHIN_US 5000000
#define OPEN_TRIES   8

struct board {
	int fd; /* -1: a view */
	struct board_file *file;
};

static void
set_text(board_word *w, size_t words, struct str s)
{
	size_t bytes = words * sizeof(uint64_t);

	if (s.n > bytes - 1)
		s.n = bytes - 1;
	for (size_t i = 0; i < words; i++) {
		struct str part = str_sub(s, i * sizeof(uint64_t),
		    (i + 1) * sizeof(uint64_t));
		uint64_t v = 0;

		memcpy(&v, part.p, part.n);
		board_set(&w[i], v);
	}
}

static void
get_text(const board_word *w, size_t words, char *out)
{
	for (size_t i = 0; i < words; i++) {
		uint64_t v = board_get(&w[i]);

		memcpy(out + i * sizeof(v), &v, sizeof(v));
	}
	out[words * sizeof(uint64_t) - 1] = '\0';
}

/* --- names and numbers ---------------------------------------------------- */

const char *
board_state_name(enum board_state s)
{
	static const char *const names[] = {
#define STATE_NAME(name, text) text,
		BOARD_STATE_LIST(STATE_NAME)
#undef STATE_NAME
	};

	return names[s];
}

const char *
board_reason_name(enum board_reason r)
{
	static const char *const names[] = {
#define REASON_NAME(name, text) text,
		BOARD_REASON_LIST(REASON_NAME)
#undef REASON_NAME
	};

	return names[r];
}

static const int status_codes[BOARD_STATUSES] = {
#define STATUS_CODE(n) n,
	BOARD_STATUS_LIST(STATUS_CODE)
#undef STATUS_CODE
	0
};

int
board_status_code(enum board_status s)
{
	return status_codes[s];
}

enum board_status
board_status_of(int http)
{
	unsigned i;

	for (i = 0; i < BOARD_STATUS_OTHER; i++)
		if (status_codes[i] == http)
			break;
	return (enum board_status)i;
}

static const struct {
	uint64_t us;
	const char *le;
} buckets[BOARD_BUCKETS] = {
#define BUCKET(us, le) { us, le },
	BOARD_BUCKET_LIST(BUCKET)
#undef BUCKET
	{ UINT64_MAX, "+Inf" }
};

uint64_t
board_bucket_us(unsigned bucket)
{
	return buckets[bucket].us;
}

const char *
board_bucket_le(unsigned bucket)
{
	return buckets[bucket].le;
}

void
board_pool_name(const struct board_file *f, char out[BOARD_NAME])
{
	get_text(f->pool, BOARD_NAME / 8, out);
}

void
board_route_name(const struct board_file *f, unsigned route,
    char out[BOARD_NAME])
{
	get_text(f->names[route], BOARD_NAME / 8, out);
}

void
board_request_id(const struct board_slot *s, char out[BOARD_REQUEST])
{
	get_text(s->request, BOARD_REQUEST / 8, out);
}

unsigned
board_n_routes(const struct board_file *f)
{
	uint64_t n = board_get(&f->n_routes);

	return n < BOARD_ROUTES ? (unsigned)n : BOARD_ROUTES;
}

unsigned
board_route_number(struct board *b, struct str name)
{
	struct board_file *f = b->file;
	unsigned n = board_n_routes(f);
	char have[BOARD_NAME];

	name = str_sub(name, 0, BOARD_NAME - 1);
	for (unsigned i = 0; i < n; i++) {
		board_route_name(f, i, have);
		if (str_eq_c(name, have))
			return i;
	}
	if (n == BOARD_ROUTES) {
		log_warn("board", "no room for one more route",
		    LOG_STR("route", name));
		return BOARD_ROUTE_OTHER;
	}
	set_text(f->names[n], BOARD_NAME / 8, name);
	board_set(&f->n_routes, n + 1);
	return n;
}

/* --- processes ------------------------------------------------------------ */

uint64_t
board_born_ticks(pid_t pid)
{
	char path[40], text[1024];
	struct str rest;
	struct str word = STR("");
	int64_t ticks;
	ssize_t n;
	int fd;

	(void)snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	n = read(fd, text, sizeof(text) - 1);
	(void)close(fd);
	if (n <= 0)
		return 0;
	text[n] = '\0';
	/* The name in brackets may hold anything, brackets too; the start is
	 * field 22, the state behind the name is field 3. */
	if (strrchr(text, ')') == NULL)
		return 0;
	rest = str_trim(str_c(strrchr(text, ')') + 1));
	for (int field = 3; field <= 22; field++)
		if (!str_cut(&rest, ' ', &word))
			return 0;
	return str_to_i64(word, &ticks) ? (uint64_t)ticks : 0;
}

bool
board_alive(const struct board_slot *s)
{
	uint64_t pid = board_get(&s->pid), born = board_get(&s->born_ticks);

	return pid > 0 && pid <= INT32_MAX && born > 0
	    && board_born_ticks((pid_t)pid) == born;
}

/* --- the file ------------------------------------------------------------- */

static bool
is_board(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode)
	    && st.st_size == (off_t)sizeof(struct board_file);
}

static struct board_file *
map(int fd, int prot)
{
	void *p = mmap(NULL, sizeof(struct board_file), prot, MAP_SHARED, fd,
	    0);

	return p != MAP_FAILED ? p : NULL;
}

/* A mapping keeps the open file, and so its lock, alive: in every worker, after
 * the master is gone.  So the words are mapped through another open file than
 * the locked one. */
static struct board_file *
map_beside(int locked)
{
	struct board_file *f;
	char path[40];
	int fd;

	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", locked);
	if ((fd = open(path, O_RDWR | O_CLOEXEC)) < 0)
		return NULL;
	f = map(fd, PROT_READ | PROT_WRITE);
	(void)close(fd);
	return f;
}

static bool
known_layout(const struct board_file *f)
{
	return board_get(&f->magic) == BOARD_MAGIC
	    && board_get(&f->version) == BOARD_VERSION
	    && board_get(&f->size) == sizeof(struct board_file)
	    && board_get(&f->n_routes) >= 1
	    && board_get(&f->n_routes) <= BOARD_ROUTES;
}

static bool
of_pool(const struct board_file *f, struct str pool)
{
	char name[BOARD_NAME];

	board_pool_name(f, name);
	return str_eq_c(str_sub(pool, 0, BOARD_NAME - 1), name);
}

static struct board *
wrap(struct arena *a, int fd, struct board_file *f)
{
	struct board *b = arena_alloc(a, sizeof(*b));

	b->fd = fd;
	b->file = f;
	return b;
}

static enum rc
failed(const char *what, const char *path)
{
	log_error("board", what, LOG_CSTR("path", path), LOG_ERRNO(errno));
	return RC_FAULT;
}

static void
init(struct board_file *f, struct str pool)
{
	board_set(&f->version, BOARD_VERSION);
	board_set(&f->size, sizeof(*f));
	set_text(f->pool, BOARD_NAME / 8, pool);
	set_text(f->names[BOARD_ROUTE_OTHER], BOARD_NAME / 8, STR("other"));
	board_set(&f->n_routes, 1);
	board_set(&f->magic, BOARD_MAGIC);
}

/* A slot of a master that is gone: its worker may still finish a request. */
static void
clear_stale(struct board_file *f)
{
	for (size_t i = 0; i < BOARD_SLOTS; i++) {
		struct board_slot *s = &f->slots[i];

		if (board_get(&s->state) != BOARD_FREE && !board_alive(s))
			board_free(s);
	}
}

/* RC_RETRY: the file at path is not the locked one any more; try again. */
static enum rc
open_locked(struct arena *a, const char *path, struct str pool,
    struct board **out)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
	struct stat mine, there;
	struct board_file *f;

	if (fd < 0)
		return failed("could not open the scoreboard", path);
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		(void)failed("another master has this pool's scoreboard",
		    path);
		(void)close(fd);
		return RC_CONFLICT;
	}
	if (fstat(fd, &mine) != 0 || stat(path, &there) != 0
	    || mine.st_ino != there.st_ino || mine.st_dev != there.st_dev) {
		(void)close(fd);
		return RC_RETRY;
	}
	if (mine.st_size == 0
	    && ftruncate(fd, sizeof(struct board_file)) != 0) {
		(void)close(fd);
		return failed("could not size the scoreboard", path);
	}
	f = is_board(fd) ? map_beside(fd) : NULL;
	if (f != NULL && board_get(&f->magic) == 0)
		init(f, pool);
	if (f == NULL || !known_layout(f) || !of_pool(f, pool)) {
		/* Never resized: a reader may have it mapped. */
		log_warn("board", "replacing a scoreboard of another layout",
		    LOG_CSTR("path", path));
		if (f != NULL)
			(void)munmap(f, sizeof(*f));
		(void)close(fd);
		return unlink(path) == 0 || errno == ENOENT ? RC_RETRY
		    : failed("could not remove the scoreboard", path);
	}
	clear_stale(f);
	*out = wrap(a, fd, f);
	return RC_OK;
}

enum rc
board_open(struct arena *a, const char *run_dir, struct str pool,
    struct board **out)
{
	char path[4096];
	enum rc rc;
	int n = snprintf(path, sizeof(path), "%s/%.*s.board", run_dir,
	    STR_FMT(pool));

	if (n < 0 || (size_t)n >= sizeof(path)) {
		errno = ENAMETOOLONG;
		return failed("could not open the scoreboard", run_dir);
	}
	for (int i = 0; i < OPEN_TRIES; i++)
		if ((rc = open_locked(a, path, pool, out)) != RC_RETRY)
			return rc;
	errno = EBUSY;
	return failed("could not open the scoreboard", path);
}

enum rc
board_adopt(struct arena *a, int fd, struct str pool, struct board **out)
{
	struct board_file *f = NULL;

	if (fd > STDERR_FILENO && is_board(fd)
	    && flock(fd, LOCK_EX | LOCK_NB) == 0)
		f = map_beside(fd);
	if (f == NULL || !known_layout(f)
	    || (pool.n > 0 && !of_pool(f, pool))) {
		if (f != NULL)
			(void)munmap(f, sizeof(*f));
		log_warn("board", "could not take the scoreboard over",
		    LOG_I64("fd", fd));
		return RC_INVALID;
	}
	(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	*out = wrap(a, fd, f);
	return RC_OK;
}

enum rc
board_view(struct arena *a, const char *path, struct board **out)
{
	struct board_file *f = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);

	if (fd < 0)
		return RC_NOT_FOUND;
	if (is_board(fd))
		f = map(fd, PROT_READ);
	(void)close(fd);
	if (f == NULL)
		return RC_NOT_FOUND;
	if (!known_layout(f)) {
		(void)munmap(f, sizeof(*f));
		return RC_NOT_FOUND;
	}
	*out = wrap(a, -1, f);
	return RC_OK;
}

int
board_fd(const struct board *b)
{
	return b->fd;
}

void
board_leave(struct board *b)
{
	if (b->fd >= 0)
		(void)close(b->fd);
	b->fd = -1;
}

void
board_close(struct board *b)
{
	(void)munmap(b->file, sizeof(*b->file));
	board_leave(b);
}

void
board_done_with(void *b)
{
	board_close(b);
}

const struct board_file *
board_file(const struct board *b)
{
	return b->file;
}

struct board_file *
board_words(struct board *b)
{
	return b->file;
}

/* --- a slot --------------------------------------------------------------- */

void
board_take(struct board_slot *s, uint64_t generation, int64_t now_us)
{
	board_set(&s->generation, generation);
	board_set(&s->beat_us, (uint64_t)now_us);
	board_set(&s->state, BOARD_STARTING);
}

void
board_name(struct board_slot *s, pid_t pid)
{
	board_set(&s->born_ticks, board_born_ticks(pid));
	board_set(&s->pid, (uint64_t)pid);
}

void
board_free(struct board_slot *s)
{
	board_set(&s->pid, 0);
	board_set(&s->born_ticks, 0);
	board_set(&s->state, BOARD_FREE);
}

void
board_idle(struct board_slot *s, int64_t now_us)
{
	board_set(&s->beat_us, (uint64_t)now_us);
	board_set(&s->state, BOARD_IDLE);
}

void
board_busy(struct board_slot *s, int64_t now_us)
{
	set_text(s->request, BOARD_REQUEST / 8, STR(""));
	board_set(&s->route, BOARD_ROUTES);
	board_set(&s->since_us, (uint64_t)now_us);
	board_set(&s->beat_us, (uint64_t)now_us);
	board_set(&s->state, BOARD_BUSY);
}

void
board_busy_request(struct board_slot *s, struct str id)
{
	set_text(s->request, BOARD_REQUEST / 8, id);
}

void
board_busy_route(struct board_slot *s, unsigned route)
{
	board_set(&s->route, route);
}

void
board_count(struct board_slot *s, const struct board_done *d)
{
	struct board_route *r = &s->routes[d->route < BOARD_ROUTES ? d->route
	    : BOARD_ROUTE_OTHER];
	uint64_t micros = d->micros > 0 ? (uint64_t)d->micros : 0;
	unsigned i = 0;

	while (micros > buckets[i].us)
		i++;
	board_add(&r->bucket[i], 1);
	board_add(&r->micros, micros);
	board_add(&r->status[board_status_of(d->status)], 1);
	board_add(&r->postgres, d->postgres);
	board_add(&r->memcached, d->memcached);
	board_add(&r->db_errors, d->db_errors);
}

void
board_count_worker(struct board_slot *s, uint64_t refused, uint64_t connects)
{
	board_add(&s->refused, refused);
	board_add(&s->connects, connects);
}

/* --- readers -------------------------------------------------------------- */

void
board_sum(const struct board_file *f, unsigned route, struct board_sum *out)
{
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < BOARD_SLOTS; i++) {
		const struct board_route *r = &f->slots[i].routes[route];

		/* A slot that nobody ever sat in stays an unread hole. */
		if (board_get(&f->slots[i].beat_us) == 0)
			continue;
		for (unsigned k = 0; k < BOARD_STATUSES; k++)
			out->status[k] += board_get(&r->status[k]);
		for (unsigned k = 0; k < BOARD_BUCKETS; k++) {
			uint64_t n = board_get(&r->bucket[k]);

			out->bucket[k] += n;
			out->requests += n;
		}
		out->micros += board_get(&r->micros);
		out->postgres += board_get(&r->postgres);
		out->memcached += board_get(&r->memcached);
		out->db_errors += board_get(&r->db_errors);
	}
}

void
board_states(const struct board_file *f, uint64_t out[BOARD_STATES])
{
	memset(out, 0, BOARD_STATES * sizeof(*out));
	for (size_t i = 0; i < BOARD_SLOTS; i++) {
		uint64_t s = board_get(&f->slots[i].state);

		if (s < BOARD_STATES)
			out[s]++;
	}
}

void
board_sum_workers(const struct board_file *f, uint64_t *refused,
    uint64_t *connects)
{
	*refused = *connects = 0;
	for (size_t i = 0; i < BOARD_SLOTS; i++) {
		*refused += board_get(&f->slots[i].refused);
		*connects += board_get(&f->slots[i].connects);
	}
}

bool
board_up(const struct board_file *f, int64_t now_us)
{
	uint64_t beat = board_get(&f->beat_us), now = (uint64_t)now_us;
	uint64_t states[BOARD_STATES];

	if (beat == 0 || beat > now || now - beat > UP_WITHIN_US)
		return false;
	board_states(f, states);
	return states[BOARD_IDLE] + states[BOARD_BUSY] > 0;
}
