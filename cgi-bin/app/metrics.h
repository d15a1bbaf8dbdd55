/* metrics.h - what /metrics answers: Prometheus text (0.0.4) for all pools.
 *
 * Read from the scoreboards alone, so a pool that hangs is told of too, and
 * asking costs the pools nothing.
 */
#ifndef APP_METRICS_H
#define APP_METRICS_H

#include "base/arena.h"
#include "base/buf.h"

#define METRICS_TYPE "text/plain; version=0.0.4; charset=utf-8"
#define METRICS_MAX  ((size_t)4 * 1024 * 1024)

/* Appends the metrics of every <run_dir>/<pool>.board, in the pools' order by
 * name; now_us is clock_mono_us().  Files that are no scoreboards are left
 * out.  Scratch memory comes from a. */
void metrics_pools(struct arena *a, struct buf *out, const char *run_dir,
    int64_t now_us);
/* Appends one statistic of memcached ("get_hits", "123") if it is one that we
 * export; ctx is a struct metrics_memcached. */
struct metrics_memcached {
	struct buf *out;
	bool up;
};
void metrics_memcached_stat(void *ctx, struct str name, struct str value);
/* Appends whether memcached answered. */
void metrics_memcached_up(struct buf *out, bool up);

#endif
