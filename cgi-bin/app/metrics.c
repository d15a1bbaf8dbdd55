#include "app/metrics.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/board.h"
#include "base/log.h"

#define POOLS_MAX 64

#ifndef SOUK_VERSION
#define SOUK_VERSION "dev"
#endif

struct pool {
	const struct board_file *file;
	char name[BOARD_NAME];
	unsigned n_routes;
	struct board_sum *routes;
};

struct pools {
	struct pool v[POOLS_MAX];
	size_t n;
};

/* --- the text ------------------------------------------------------------- */

static void
head(struct buf *b, const char *name, const char *type, const char *help)
{
	buf_printf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void
quoted(struct buf *b, const char *s)
{
	buf_char(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_char(b, '\\');
		buf_char(b, *s == '\n' ? ' ' : *s);
	}
	buf_char(b, '"');
}

/* name{pool="...",label="value"; the caller goes on with more labels or
 * ends it. */
static void
start(struct buf *b, const char *name, const char *pool, const char *label,
    const char *value)
{
	buf_cstr(b, name);
	buf_cstr(b, "{pool=");
	quoted(b, pool);
	if (label[0] != '\0') {
		buf_char(b, ',');
		buf_cstr(b, label);
		buf_char(b, '=');
		quoted(b, value);
	}
}

static void
end(struct buf *b, uint64_t v)
{
	buf_printf(b, "} %llu\n", (unsigned long long)v);
}

static void
end_seconds(struct buf *b, uint64_t micros)
{
	buf_printf(b, "} %llu.%06llu\n", (unsigned long long)(micros / 1000000),
	    (unsigned long long)(micros % 1000000));
}

/* --- the scoreboards ------------------------------------------------------ */

static int
by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static size_t
list_boards(struct arena *a, const char *run_dir, char **paths)
{
	struct dirent *e;
	size_t n = 0;
	DIR *dir = opendir(run_dir);

	if (dir == NULL) {
		log_warn("metrics", "could not list the scoreboards",
		    LOG_CSTR("path", run_dir), LOG_ERRNO(errno));
		return 0;
	}
	while (n < POOLS_MAX && (e = readdir(dir)) != NULL) {
		struct str name = str_c(e->d_name);

		if (!str_ends(name, STR(".board")))
			continue;
		paths[n++] = arena_cstr(a, arena_printf(a, "%s/%.*s", run_dir,
		    STR_FMT(name)));
	}
	(void)closedir(dir);
	qsort(paths, n, sizeof(paths[0]), by_name);
	return n;
}

static void
read_pool(struct arena *a, struct pools *all, const char *path)
{
	struct pool *p = &all->v[all->n];
	struct board *b;

	if (board_view(a, path, &b) != RC_OK)
		return;
	arena_defer(a, board_done_with, b);
	p->file = board_file(b);
	board_pool_name(p->file, p->name);
	p->n_routes = board_n_routes(p->file);
	p->routes = arena_array(a, p->n_routes, sizeof(*p->routes));
	for (unsigned i = 0; i < p->n_routes; i++)
		board_sum(p->file, i, &p->routes[i]);
	all->n++;
}

/* Every route of every pool, its name made ready. */
#define EACH_ROUTE(all, p, i, name)                                           \
	for (const struct pool *p = (all)->v; p < (all)->v + (all)->n; p++)   \
		for (unsigned i = 0; i < p->n_routes                          \
		    && (board_route_name(p->file, i, name), true); i++)

#define EACH_POOL(all, p)                                                     \
	for (const struct pool *p = (all)->v; p < (all)->v + (all)->n; p++)

static void
put_requests(struct buf *b, const struct pools *all)
{
	static const char metric[] = "souk_http_requests_total";
	char route[BOARD_NAME];

	head(b, metric, "counter", "Requests answered.");
	EACH_ROUTE(all, p, i, route) {
		for (unsigned s = 0; s < BOARD_STATUSES; s++) {
			uint64_t n = p->routes[i].status[s];

			if (n == 0)
				continue;
			start(b, metric, p->name, "route", route);
			if (s == BOARD_STATUS_OTHER)
				buf_cstr(b, ",status=\"other\"");
			else
				buf_printf(b, ",status=\"%d\"",
				    board_status_code((enum board_status)s));
			end(b, n);
		}
	}
}

static void
put_durations(struct buf *b, const struct pools *all)
{
	static const char metric[] = "souk_http_request_duration_seconds";
	char route[BOARD_NAME];

	head(b, metric, "histogram",
	    "Time from a request's arrival to its answer's sending.");
	EACH_ROUTE(all, p, i, route) {
		const struct board_sum *r = &p->routes[i];
		uint64_t below = 0;

		for (unsigned k = 0; k < BOARD_BUCKETS; k++) {
			below += r->bucket[k];
			buf_cstr(b, metric);
			start(b, "_bucket", p->name, "route", route);
			buf_printf(b, ",le=\"%s\"", board_bucket_le(k));
			end(b, below);
		}
		buf_cstr(b, metric);
		start(b, "_sum", p->name, "route", route);
		end_seconds(b, r->micros);
		buf_cstr(b, metric);
		start(b, "_count", p->name, "route", route);
		end(b, below);
	}
}

/* One number of struct board_sum, by its place in there. */
static void
put_per_route(struct buf *b, const struct pools *all, const char *metric,
    const char *help, size_t field)
{
	char route[BOARD_NAME];
	uint64_t v;

	head(b, metric, "counter", help);
	EACH_ROUTE(all, p, i, route) {
		memcpy(&v, (const char *)&p->routes[i] + field, sizeof(v));
		start(b, metric, p->name, "route", route);
		end(b, v);
	}
}

static void
put_workers(struct buf *b, const struct pools *all)
{
	uint64_t states[BOARD_STATES];

	head(b, "souk_workers", "gauge", "Worker processes by what they do.");
	EACH_POOL(all, p) {
		board_states(p->file, states);
		for (unsigned s = BOARD_STARTING; s < BOARD_STATES; s++) {
			start(b, "souk_workers", p->name, "state",
			    board_state_name((enum board_state)s));
			end(b, states[s]);
		}
	}
	head(b, "souk_workers_wanted", "gauge", "Workers by configuration.");
	EACH_POOL(all, p) {
		start(b, "souk_workers_wanted", p->name, "", "");
		end(b, board_get(&p->file->workers));
	}
	head(b, "souk_worker_restarts_total", "counter",
	    "Workers that ended and why; reload: one that was asked to.");
	EACH_POOL(all, p)
		for (unsigned r = 0; r < BOARD_REASONS; r++) {
			start(b, "souk_worker_restarts_total", p->name,
			    "reason", board_reason_name((enum board_reason)r));
			end(b, board_get(&p->file->restarts[r]));
		}
}

/* Proportional set size: shared pages count once over all who share them. */
static bool
add_pss(uint64_t pid, uint64_t *bytes)
{
	char path[48], text[2048], *line;
	struct str number;
	int64_t kib;
	ssize_t n;
	int fd;

	(void)snprintf(path, sizeof(path), "/proc/%llu/smaps_rollup",
	    (unsigned long long)pid);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
		return false;
	n = read(fd, text, sizeof(text) - 1);
	(void)close(fd);
	if (n <= 0)
		return false;
	text[n] = '\0';
	if ((line = strstr(text, "\nPss:")) == NULL)
		return false;
	number = str_trim(str_c(line + sizeof("\nPss:") - 1));
	number = str_sub(number, 0, str_find(number, ' '));
	if (!str_to_i64(number, &kib) || kib < 0)
		return false;
	*bytes += (uint64_t)kib * 1024;
	return true;
}

static void
put_memory(struct buf *b, const struct pools *all)
{
	head(b, "souk_workers_memory_bytes", "gauge",
	    "Memory of a pool's workers, shared pages divided (PSS).");
	EACH_POOL(all, p) {
		uint64_t bytes = 0;
		bool any = false;

		for (size_t i = 0; i < BOARD_SLOTS; i++) {
			uint64_t pid = board_get(&p->file->slots[i].pid);

			any |= pid > 0 && add_pss(pid, &bytes);
		}
		if (!any)
			continue; /* of another user: not ours to see */
		start(b, "souk_workers_memory_bytes", p->name, "", "");
		end(b, bytes);
	}
}

static void
put_pools(struct buf *b, const struct pools *all, int64_t now_us)
{
	head(b, "souk_up", "gauge", "Does the pool's master make its rounds, "
	    "with at least one worker?");
	EACH_POOL(all, p) {
		start(b, "souk_up", p->name, "", "");
		end(b, board_up(p->file, now_us));
	}
	head(b, "souk_generation", "gauge",
	    "Raised by each start and each reload.");
	EACH_POOL(all, p) {
		start(b, "souk_generation", p->name, "", "");
		end(b, board_get(&p->file->generation));
	}
	head(b, "souk_fastcgi_refused_total", "counter",
	    "Connections that brought no well-formed FastCGI request.");
	EACH_POOL(all, p) {
		uint64_t refused, connects;

		board_sum_workers(p->file, &refused, &connects);
		start(b, "souk_fastcgi_refused_total", p->name, "", "");
		end(b, refused);
	}
	head(b, "souk_postgres_connects_total", "counter",
	    "Connections made to PostgreSQL.");
	EACH_POOL(all, p) {
		uint64_t refused, connects;

		board_sum_workers(p->file, &refused, &connects);
		start(b, "souk_postgres_connects_total", p->name, "", "");
		end(b, connects);
	}
}

void
metrics_pools(struct arena *a, struct buf *out, const char *run_dir,
    int64_t now_us)
{
	struct pools *all = arena_zalloc(a, sizeof(*all));
	char *paths[POOLS_MAX];
	size_t n = list_boards(a, run_dir, paths);

	for (size_t i = 0; i < n; i++)
		read_pool(a, all, paths[i]);
	head(out, "souk_build_info", "gauge", "What runs here; always 1.");
	buf_cstr(out, "souk_build_info{version=");
	quoted(out, SOUK_VERSION);
	buf_cstr(out, ",compiler=");
	quoted(out, __VERSION__);
	buf_cstr(out, "} 1\n");
	put_pools(out, all, now_us);
	put_workers(out, all);
	put_memory(out, all);
	put_requests(out, all);
	put_durations(out, all);
	put_per_route(out, all, "souk_postgres_round_trips_total",
	    "Round trips to PostgreSQL.",
	    offsetof(struct board_sum, postgres));
	put_per_route(out, all, "souk_memcached_round_trips_total",
	    "Round trips to memcached.",
	    offsetof(struct board_sum, memcached));
	put_per_route(out, all, "souk_postgres_failed_requests_total",
	    "Requests that PostgreSQL could not serve at the time.",
	    offsetof(struct board_sum, db_errors));
}

/* --- memcached ------------------------------------------------------------ */

#define COMMANDS "Commands by their outcome."

/* Rows of one metric stand together. */
static const struct {
	const char *stat, *metric, *labels, *type, *help;
} memcached_stats[] = {
	{ "uptime", "memcached_uptime_seconds", "", "gauge",
	    "Seconds since memcached started." },
	{ "cmd_set", "memcached_commands_total", "{command=\"set\"}", "counter",
	    COMMANDS },
	{ "get_hits", "memcached_commands_total",
	    "{command=\"get\",status=\"hit\"}", "counter",
	    COMMANDS },
	{ "get_misses", "memcached_commands_total",
	    "{command=\"get\",status=\"miss\"}", "counter",
	    COMMANDS },
	{ "delete_hits", "memcached_commands_total",
	    "{command=\"delete\",status=\"hit\"}", "counter",
	    COMMANDS },
	{ "delete_misses", "memcached_commands_total",
	    "{command=\"delete\",status=\"miss\"}", "counter",
	    COMMANDS },
	{ "cas_hits", "memcached_commands_total",
	    "{command=\"cas\",status=\"hit\"}", "counter",
	    COMMANDS },
	{ "cas_misses", "memcached_commands_total",
	    "{command=\"cas\",status=\"miss\"}", "counter",
	    COMMANDS },
	{ "cas_badval", "memcached_commands_total",
	    "{command=\"cas\",status=\"badval\"}", "counter",
	    COMMANDS },
	{ "curr_items", "memcached_current_items", "", "gauge",
	    "Values that memcached holds." },
	{ "total_items", "memcached_items_total", "", "counter",
	    "Values stored since the start." },
	{ "evictions", "memcached_items_evicted_total", "", "counter",
	    "Values dropped before their time for want of room." },
	{ "bytes", "memcached_current_bytes", "", "gauge",
	    "Bytes that the values take." },
	{ "limit_maxbytes", "memcached_limit_bytes", "", "gauge",
	    "Bytes that they may take." },
	{ "curr_connections", "memcached_current_connections", "", "gauge",
	    "Open connections." },
	{ "total_connections", "memcached_connections_total", "", "counter",
	    "Connections since the start." },
	{ "bytes_read", "memcached_read_bytes_total", "", "counter",
	    "Bytes received." },
	{ "bytes_written", "memcached_written_bytes_total", "", "counter",
	    "Bytes sent." },
};

static bool
find_stat(const struct cache_stat *stats, size_t n, const char *name,
    int64_t *out)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_c(stats[i].name, name))
			return str_to_i64(stats[i].value, out) && *out >= 0;
	return false;
}

void
metrics_memcached(struct buf *out, bool up, const struct cache_stat *stats,
    size_t n)
{
	const char *last = "";
	int64_t v;

	head(out, "memcached_up", "gauge", "Did memcached answer?");
	buf_printf(out, "memcached_up %d\n", up ? 1 : 0);
	for (size_t i = 0; up && i < sizeof(memcached_stats)
	    / sizeof(memcached_stats[0]); i++) {
		const char *metric = memcached_stats[i].metric;

		if (!find_stat(stats, n, memcached_stats[i].stat, &v))
			continue;
		if (strcmp(metric, last) != 0)
			head(out, metric, memcached_stats[i].type,
			    memcached_stats[i].help);
		last = metric;
		buf_printf(out, "%s%s %lld\n", metric,
		    memcached_stats[i].labels, (long long)v);
	}
}
