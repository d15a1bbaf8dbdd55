#include "ops/ready.h"

struct ready
ready_of(enum rc db, int64_t schema, int64_t wants, bool cached, enum rc cache)
{
	struct ready r = { .wants = wants };

	/* Any other refusal came from a server that is there: most likely one
	 * that was never migrated. */
	r.postgres = db != RC_RETRY;
	r.schema = db == RC_OK ? schema : 0;
	r.memcached = cache == RC_OK || cache == RC_NOT_FOUND ? "ok"
	    : "degraded";
	if (!cached)
		r.memcached = "off";
	return r;
}

bool
ready_yes(const struct ready *r)
{
	return r->postgres && r->schema >= r->wants;
}

void
ready_json(const struct ready *r, struct buf *out)
{
	buf_cstr(out, "{\"ready\":");
	buf_cstr(out, ready_yes(r) ? "true" : "false");
	buf_cstr(out, ",\"postgres\":");
	buf_cstr(out, r->postgres ? "\"ok\"" : "\"away\"");
	buf_cstr(out, ",\"schema\":");
	buf_i64(out, r->schema);
	buf_cstr(out, ",\"wants\":");
	buf_i64(out, r->wants);
	buf_cstr(out, ",\"memcached\":\"");
	buf_cstr(out, r->memcached);
	buf_cstr(out, "\"}\n");
}
