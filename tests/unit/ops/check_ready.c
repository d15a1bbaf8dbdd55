/* check_ready.c - what the stores' answers mean for /readyz. */
#include "ops/ready.h"

#include "../unit.h"

static const struct {
	enum rc db;
	int64_t schema;
	bool cached;
	enum rc cache;
	bool yes;
	const char *json;
} rows[] = {
	{ RC_RETRY, 0, true, RC_RETRY, false,
	    "{\"ready\":false,\"postgres\":\"away\",\"schema\":0,\"wants\":5,"
	    "\"memcached\":\"degraded\"}\n" },
	/* Never migrated: the function is not there. */
	{ RC_FAULT, 9, true, RC_OK, false,
	    "{\"ready\":false,\"postgres\":\"ok\",\"schema\":0,\"wants\":5,"
	    "\"memcached\":\"ok\"}\n" },
	{ RC_OK, 4, true, RC_OK, false,
	    "{\"ready\":false,\"postgres\":\"ok\",\"schema\":4,\"wants\":5,"
	    "\"memcached\":\"ok\"}\n" },
	{ RC_OK, 5, true, RC_NOT_FOUND, true,
	    "{\"ready\":true,\"postgres\":\"ok\",\"schema\":5,\"wants\":5,"
	    "\"memcached\":\"ok\"}\n" },
	{ RC_OK, 5, true, RC_RETRY, true,
	    "{\"ready\":true,\"postgres\":\"ok\",\"schema\":5,\"wants\":5,"
	    "\"memcached\":\"degraded\"}\n" },
	{ RC_OK, 5, true, RC_INVALID, true,
	    "{\"ready\":true,\"postgres\":\"ok\",\"schema\":5,\"wants\":5,"
	    "\"memcached\":\"degraded\"}\n" },
	/* The next release's schema. */
	{ RC_OK, 6, false, RC_RETRY, true,
	    "{\"ready\":true,\"postgres\":\"ok\",\"schema\":6,\"wants\":5,"
	    "\"memcached\":\"off\"}\n" },
};

START_TEST(answers)
{
	struct arena *a = arena_new(1 << 16);
	struct buf b = buf_arena(a, 4096);
	struct ready r = ready_of(rows[_i].db, rows[_i].schema, 5,
	    rows[_i].cached, rows[_i].cache);

	ck_assert_int_eq(ready_yes(&r), rows[_i].yes);
	ready_json(&r, &b);
	ck_str(buf_str(&b), rows[_i].json);
	arena_free(a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("ready");

	tcase_add_loop_test(unit_case(s, "answers"), answers, 0, N_OF(rows));
	return unit_run(s);
}
