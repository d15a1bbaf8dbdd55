/* cache.c - the only door to libmemcached; see cache.h.
 *
 * A value is stored as "souk1 <tag> <key>\n" and then itself.  The library
 * has once given an older request's answer for a newer one's after a time-out;
 * so its whole handle is thrown away with its connection at any error, and
 * what comes back is compared with the key that was asked for.
 */
#include "store/cache.h"

#include <assert.h>
#include <libmemcached/memcached.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/fault.h"
#include "base/log.h"
#include "store/backoff.h"

#define HEAD_MAX (CACHE_KEY_MAX + 32)
#define KIND_MAX 16
#define PARTS_MAX 16

struct cache {
	struct arena *arena; /* of the process */
	char *socket, *host; /* one of them, or neither: switched off */
	uint32_t port;
	int64_t timeout_ms;
	memcached_st *memc; /* NULL: not connected */
	memcached_result_st result;
	struct buf value; /* header and value, as they are sent */
	struct backoff breaker;
	int failures; /* in a row */
	bool logged;  /* the outage that is on */
	int64_t round_trips, refused;
};

/* --- keys ----------------------------------------------------------------- */

/* The hash of the parts' hashes: of a fixed size each, so that no two lists of
 * parts run together. */
struct cache_key
cache_key(const char *kind, const struct str *parts, size_t n)
{
	unsigned char hashes[PARTS_MAX * SHA256_BYTES];
	struct cache_key key;
	char hex[SHA256_HEX];

	assert(strlen(kind) <= KIND_MAX && n <= PARTS_MAX);
	for (size_t i = 0; i < n; i++)
		crypto_sha256(parts[i], &hashes[i * SHA256_BYTES]);
	crypto_sha256_hex(str_n((const char *)hashes, n * SHA256_BYTES), hex);
	key.n = (size_t)snprintf(key.s, sizeof(key.s), "souk:%s:%s", kind, hex);
	assert(key.n < sizeof(key.s));
	return key;
}

static struct str
head_of(const struct cache_key *key, uint32_t tag, char out[HEAD_MAX])
{
	int n = snprintf(out, HEAD_MAX, "souk1 %08x %.*s\n", tag, (int)key->n,
	    key->s);

	return str_n(out, (size_t)n);
}

/* --- the connection ------------------------------------------------------- */

static bool
parse_address(struct cache *c, struct str address)
{
	size_t colon = address.n;

	if (address.n == 0)
		return true;
	if (str_has(address, '/')) {
		c->socket = arena_cstr(c->arena, address);
		return true;
	}
	while (colon > 0 && address.p[colon - 1] != ':')
		colon--;
	if (colon < 2
	    || !str_to_u32(str_sub(address, colon, address.n), &c->port)
	    || c->port == 0 || c->port > 65535)
		return false;
	address = str_sub(address, 0, colon - 1);
	if (str_starts(address, STR("[")) && str_ends(address, STR("]")))
		address = str_sub(address, 1, address.n - 1);
	c->host = arena_cstr(c->arena, address);
	return address.n > 0;
}

enum rc
cache_open(const struct cache_conf *conf, struct cache **out)
{
	struct arena *a = arena_new(64 * 1024);
	struct cache *c = arena_zalloc(a, sizeof(*c));

	c->arena = a;
	c->timeout_ms = conf->timeout_ms > 0 ? conf->timeout_ms : 50;
	c->breaker.first_us = 1000 * 1000;
	c->breaker.most_us = 5 * 1000 * 1000;
	if (!parse_address(c, conf->address)) {
		log_error("cache", "memcached's address is none",
		    LOG_STR("address", conf->address));
		arena_free(a);
		return RC_INVALID;
	}
	c->value = buf_process(HEAD_MAX + CACHE_VALUE_MAX);
	*out = c;
	return RC_OK;
}

static void
disconnect(struct cache *c)
{
	if (c->memc == NULL)
		return;
	memcached_result_free(&c->result);
	memcached_free(c->memc);
	c->memc = NULL;
}

void
cache_close(struct cache *c)
{
	if (c == NULL)
		return;
	disconnect(c);
	buf_free(&c->value);
	arena_free(c->arena);
}

/* The connection itself is made by the library with the first command. */
static bool
make_handle(struct cache *c)
{
	const uint64_t ms = (uint64_t)c->timeout_ms;
	const struct {
		memcached_behavior_t what;
		uint64_t value;
	} set[] = {
		{ MEMCACHED_BEHAVIOR_NO_BLOCK, 1 },
		{ MEMCACHED_BEHAVIOR_CONNECT_TIMEOUT, ms },
		{ MEMCACHED_BEHAVIOR_POLL_TIMEOUT, ms },
		{ MEMCACHED_BEHAVIOR_SND_TIMEOUT, ms * 1000 },
		{ MEMCACHED_BEHAVIOR_RCV_TIMEOUT, ms * 1000 },
		{ MEMCACHED_BEHAVIOR_TCP_NODELAY, c->host != NULL },
	};
	memcached_return_t e;

	if (FAULT_POINT("cache.connect"))
		return false;
	c->memc = memcached_create(NULL);
	if (c->memc == NULL)
		return false;
	memcached_result_create(c->memc, &c->result);
	for (size_t i = 0; i < sizeof(set) / sizeof(set[0]); i++)
		(void)memcached_behavior_set(c->memc, set[i].what,
		    set[i].value);
	e = c->socket != NULL
	    ? memcached_server_add_unix_socket(c->memc, c->socket)
	    : memcached_server_add(c->memc, c->host, (in_port_t)c->port);
	return e == MEMCACHED_SUCCESS;
}

/* Any failure closes; from CACHE_BREAK_AFTER on the breaker is open. */
static enum rc
failed(struct cache *c, const char *what, memcached_return_t e)
{
	uint32_t random;

	disconnect(c);
	if (!c->logged)
		log_warn("cache", "memcached failed", LOG_CSTR("doing", what),
		    LOG_CSTR("error", memcached_strerror(NULL, e)));
	c->logged = true;
	if (++c->failures >= CACHE_BREAK_AFTER) {
		crypto_random(&random, sizeof(random));
		(void)backoff_failed(&c->breaker, clock_mono_us(), random);
		c->failures = CACHE_BREAK_AFTER;
	}
	return RC_RETRY;
}

static void
worked(struct cache *c)
{
	(void)backoff_worked(&c->breaker, clock_mono_us());
	c->failures = 0;
	if (c->logged)
		log_info("cache", "memcached is back");
	c->logged = false;
}

static enum rc
begin(struct cache *c)
{
	if (c->socket == NULL && c->host == NULL)
		return RC_RETRY;
	if (!backoff_ready(&c->breaker, clock_mono_us()))
		return RC_RETRY;
	if (c->memc == NULL && !make_handle(c))
		return failed(c, "connect", MEMCACHED_CONNECTION_FAILURE);
	c->round_trips++;
	return RC_OK;
}

/* --- commands ------------------------------------------------------------- */

/* Which of the keys an answer is for; n when it is for none. */
static size_t
key_index(const struct cache_key *keys, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_n(keys[i].s, keys[i].n), name))
			return i;
	return n;
}

static void
take_value(struct cache *c, struct arena *a, const struct cache_key *keys,
    size_t n, uint32_t tag, struct str *values, bool *found)
{
	struct str name = str_n(memcached_result_key_value(&c->result),
	    memcached_result_key_length(&c->result));
	struct str value = str_n(memcached_result_value(&c->result),
	    memcached_result_length(&c->result));
	size_t i = key_index(keys, n, name);
	char head[HEAD_MAX];

	if (i == n || !str_starts(value, head_of(&keys[i], tag, head))) {
		if (c->refused++ == 0)
			log_warn("cache", "a value of another key or format");
		return;
	}
	value = str_sub(value, head_of(&keys[i], tag, head).n, value.n);
	values[i] = arena_str(a, value);
	found[i] = true;
}

enum rc
cache_get_many(struct cache *c, struct arena *a, const struct cache_key *keys,
    size_t n, uint32_t tag, struct str *values, bool *found)
{
	const char *names[CACHE_MANY_MAX];
	size_t lengths[CACHE_MANY_MAX];
	memcached_return_t e;
	enum rc rc;

	assert(n <= CACHE_MANY_MAX);
	for (size_t i = 0; i < n; i++) {
		names[i] = keys[i].s;
		lengths[i] = keys[i].n;
		values[i] = STR("");
		found[i] = false;
	}
	if (n == 0)
		return RC_OK;
	if ((rc = begin(c)) != RC_OK)
		return rc;
	e = FAULT_POINT("cache.send") ? MEMCACHED_WRITE_FAILURE
	    : memcached_mget(c->memc, names, lengths, n);
	if (e != MEMCACHED_SUCCESS)
		return failed(c, "get", e);
	for (;;) {
		memcached_result_st *r = FAULT_POINT("cache.read")
		    ? (e = MEMCACHED_UNKNOWN_READ_FAILURE, NULL)
		    : memcached_fetch_result(c->memc, &c->result, &e);

		if (r == NULL)
			break;
		if (e != MEMCACHED_SUCCESS)
			break;
		take_value(c, a, keys, n, tag, values, found);
	}
	if (e == MEMCACHED_END || e == MEMCACHED_NOTFOUND) {
		worked(c);
		return RC_OK;
	}
	for (size_t i = 0; i < n; i++) {
		values[i] = STR("");
		found[i] = false;
	}
	return failed(c, "get", e);
}

enum rc
cache_get(struct cache *c, struct arena *a, const struct cache_key *key,
    uint32_t tag, struct str *out)
{
	bool found;
	enum rc rc;

	rc = cache_get_many(c, a, key, 1, tag, out, &found);
	return rc != RC_OK || found ? rc : RC_NOT_FOUND;
}

static enum rc
store(struct cache *c, const struct cache_key *key, uint32_t tag,
    struct str value, int64_t seconds, bool only_new)
{
	memcached_return_t e = MEMCACHED_WRITE_FAILURE;
	char head[HEAD_MAX];
	enum rc rc;

	assert(seconds >= 1 && seconds <= (int64_t)30 * 24 * 3600);
	if (value.n > CACHE_VALUE_MAX)
		return RC_LIMIT;
	if ((rc = begin(c)) != RC_OK)
		return rc;
	buf_reset(&c->value);
	buf_add(&c->value, head_of(key, tag, head));
	buf_add(&c->value, value);
	if (!FAULT_POINT("cache.send"))
		e = (only_new ? memcached_add : memcached_set)(c->memc, key->s,
		    key->n, c->value.p, c->value.n, (time_t)seconds, 0);
	switch (e) {
	case MEMCACHED_SUCCESS:
		worked(c);
		return RC_OK;
	case MEMCACHED_NOTSTORED:
	case MEMCACHED_DATA_EXISTS:
		worked(c);
		return RC_CONFLICT;
	case MEMCACHED_E2BIG:
	case MEMCACHED_SERVER_MEMORY_ALLOCATION_FAILURE:
		/* It answers, but will not have this one. */
		disconnect(c);
		return RC_LIMIT;
	default:
		return failed(c, "store", e);
	}
}

enum rc
cache_put(struct cache *c, const struct cache_key *key, uint32_t tag,
    struct str value, int64_t seconds)
{
	return store(c, key, tag, value, seconds, false);
}

enum rc
cache_add(struct cache *c, const struct cache_key *key, uint32_t tag,
    struct str value, int64_t seconds)
{
	return store(c, key, tag, value, seconds, true);
}

enum rc
cache_delete(struct cache *c, const struct cache_key *key)
{
	memcached_return_t e = MEMCACHED_WRITE_FAILURE;
	enum rc rc;

	if ((rc = begin(c)) != RC_OK)
		return rc;
	if (!FAULT_POINT("cache.send"))
		e = memcached_delete(c->memc, key->s, key->n, 0);
	if (e != MEMCACHED_SUCCESS && e != MEMCACHED_NOTFOUND)
		return failed(c, "delete", e);
	worked(c);
	return RC_OK;
}

/* --- statistics ----------------------------------------------------------- */

#define STATS_MAX 200

struct stats {
	struct arena *arena;
	struct cache_stat *list;
	size_t n;
};

static memcached_return_t
take_stat(const memcached_instance_st *server, const char *name,
    size_t name_length, const char *value, size_t value_length, void *context)
{
	struct stats *s = context;

	(void)server;
	if (s->n < STATS_MAX)
		s->list[s->n++] = (struct cache_stat){
			arena_str(s->arena, str_n(name, name_length)),
			arena_str(s->arena, str_n(value, value_length)) };
	return MEMCACHED_SUCCESS;
}

enum rc
cache_stats(struct cache *c, struct arena *a, const struct cache_stat **out,
    size_t *n)
{
	struct stats s = { a, arena_array(a, STATS_MAX, sizeof(*s.list)), 0 };
	memcached_return_t e = MEMCACHED_READ_FAILURE;
	enum rc rc;

	if ((rc = begin(c)) != RC_OK)
		return rc;
	if (!FAULT_POINT("cache.send"))
		e = memcached_stat_execute(c->memc, NULL, take_stat, &s);
	if (e == MEMCACHED_SUCCESS && s.n == 0)
		e = MEMCACHED_READ_FAILURE; /* what it says of a lost peer */
	if (e != MEMCACHED_SUCCESS)
		return failed(c, "stats", e);
	worked(c);
	*out = s.list;
	*n = s.n;
	return RC_OK;
}

bool
cache_up(const struct cache *c)
{
	return c->failures == 0;
}

int64_t
cache_round_trips(const struct cache *c)
{
	return c->round_trips;
}

int64_t
cache_refused(const struct cache *c)
{
	return c->refused;
}
