/* ready.h - is everything behind the shop there?
 *
 *   {"ready":true,"postgres":"ok","schema":5,"wants":5,"memcached":"ok"}
 *
 * Ready is who can sell: PostgreSQL answers and its schema is at least the one
 * that this release was built for (a newer one serves an older release, see
 * sql/README.md).  Memcached only makes it slower: "degraded" is ready, and
 * "off" is the configuration's choice.
 */
#ifndef OPS_READY_H
#define OPS_READY_H

#include "base/buf.h"
#include "store/cache.h"
#include "store/db.h"

struct ready {
	bool postgres;
	int64_t schema; /* 0: not known */
	int64_t wants;
	const char *memcached; /* "ok", "degraded", "off" */
};

/* What the answers of db_schema_version and cache_get (of any key) mean;
 * cached is whether a memcached is configured at all. */
struct ready ready_of(enum rc db, int64_t schema, int64_t wants, bool cached,
    enum rc cache);
bool ready_yes(const struct ready *r);
void ready_json(const struct ready *r, struct buf *out);

#endif
