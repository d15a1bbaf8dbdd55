/* metrics.h - what /metrics answers: Prometheus text (0.0.4) for all pools.
 *
 * Read from the scoreboards alone, so a pool that hangs is told of too, and
 * asking costs the pools nothing.
 */
#ifndef APP_METRICS_H
#define APP_METRICS_H

#include "base/arena.h"
#include "base/buf.h"
#include "store/cache.h"

#define METRICS_TYPE "text/plain; version=0.0.4; charset=utf-8"

/* Appends the metrics of every <run_dir>/<pool>.board, the pools in the order
 * of their files' names; now_us is clock_mono_us().  Files that are no
 * scoreboards are left out.  Scratch memory comes from a. */
void metrics_pools(struct arena *a, struct buf *out, const char *run_dir,
    int64_t now_us);

/* Appends memcached's own counters under the names that its usual exporter
 * gives them; what is not among stats, or no number, is left out.  Not up:
 * that alone. */
void metrics_memcached(struct buf *out, bool up,
    const struct cache_stat *stats, size_t n);

#endif
