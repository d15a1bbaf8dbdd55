/* souk-ops: what machines ask.  A pool of its own, so that it answers when the
 * shop's pools hang. */
#include "app/metrics.h"
#include "app/pool.h"
#include "base/clock.h"
#include "ops/ready.h"
#include "schema_version.h"

/* Shorter than a load balancer's patience: a PostgreSQL that hangs must not
 * keep /metrics waiting behind /readyz. */
#define DB_WAIT_MS 1500

/* A handle of our own: with the pools' one, a breaker that is open would go on
 * saying "degraded" when memcached is back. */
struct ops {
	struct cache *cache;
};

static enum rc
fresh_cache(struct ctx *c, struct cache **out)
{
	struct cache_conf conf = { .address = c->conf->memcached };
	struct ops *ops = c->proc->own;
	enum rc rc = RC_OK;

	if (ops->cache != NULL && !cache_up(ops->cache)) {
		cache_close(ops->cache);
		ops->cache = NULL;
	}
	if (ops->cache == NULL)
		rc = cache_open(&conf, &ops->cache);
	*out = ops->cache;
	return rc;
}

static enum rc
get_ready(struct ctx *c)
{
	struct cache_key key = CACHE_KEY("ready", STR("ready"));
	int64_t schema = 0;
	struct cache *cache;
	struct ready r;
	struct str value;
	enum rc db, cached;

	db = db_schema_version(c->db, c->arena, &schema);
	cached = fresh_cache(c, &cache);
	if (cached == RC_OK)
		cached = cache_get(cache, c->arena, &key, 0, &value);
	r = ready_of(db, schema, SCHEMA_VERSION, c->conf->memcached.n > 0,
	    cached);
	resp_status(c->resp, ready_yes(&r) ? 200 : 503);
	resp_type(c->resp, "application/json");
	ready_json(&r, resp_body(c->resp));
	return RC_OK;
}

static enum rc
get_metrics(struct ctx *c)
{
	const struct cache_stat *stats = NULL;
	struct buf *out = resp_body(c->resp);
	struct cache *cache;
	size_t n = 0;
	bool up;

	resp_type(c->resp, METRICS_TYPE);
	metrics_pools(c->arena, out, c->conf->run_dir.p, clock_mono_us());
	if (c->conf->memcached.n == 0)
		return RC_OK;
	up = fresh_cache(c, &cache) == RC_OK
	    && cache_stats(cache, c->arena, &stats, &n) == RC_OK;
	metrics_memcached(out, up, stats, n);
	return RC_OK;
}

static enum rc
ops_open(struct proc *p)
{
	p->own = arena_zalloc(p->arena, sizeof(struct ops));
	return RC_OK;
}

static const struct route routes[] = {
	{ M_GET, "/readyz", R_PUBLIC, get_ready, "readyz" },
	{ M_GET, "/metrics", R_INTERNAL, get_metrics, "metrics" },
	{ 0 }
};

static const struct program ops = {
	.name = "ops",
	.uses = USES_DB,
	.routes = routes,
	.open = ops_open,
	.db_wait_ms = DB_WAIT_MS,
};

int
main(int argc, char **argv)
{
	return pool_main(argc, argv, &ops);
}
