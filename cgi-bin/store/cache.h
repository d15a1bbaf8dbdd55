/* cache.h - memcached: things that can be made again, and never the truth.
 *
 * A value carries its own key and the tag (format and version) of who wrote
 * it; one that carries another is refused and counts as a miss.  After a
 * time-out, a short answer or any error the connection is closed, so that a
 * late answer is never taken for another key's.  After CACHE_BREAK_AFTER
 * failures in a row nothing is tried for 1 s (then 2, 4 … 30 s).
 *
 * Failures: RC_NOT_FOUND (a miss), RC_CONFLICT (cache_add: there is one
 * already), RC_LIMIT (larger than CACHE_VALUE_MAX), RC_RETRY (memcached is
 * away, or switched off by an empty address): the caller goes on without, in
 * silence: an outage is logged once when it begins and once when it ends.
 */
#ifndef STORE_CACHE_H
#define STORE_CACHE_H

#include "base/arena.h"
#include "base/str.h"

#define CACHE_KEY_MAX     96
#define CACHE_VALUE_MAX   (1000 * 1000) /* memcached's own limit is 1 MiB */
#define CACHE_BREAK_AFTER 3
#define CACHE_MANY_MAX    64

struct cache;

struct cache_conf {
	struct str address; /* socket path, host:port, or "": switched off */
	int64_t timeout_ms; /* of each connect, send and receive; 0: 50 */
};

/* "souk:<kind>:<64 hex>": no visitor's byte ever stands in a key. */
struct cache_key {
	char s[CACHE_KEY_MAX];
	size_t n;
};

/* kind: lower-case letters, at most 16, a literal.  At most 16 parts, hashed
 * one by one, so that ("a","bc") and ("ab","c") differ. */
struct cache_key cache_key(const char *kind, const struct str *parts, size_t n);
/* Of n parts written out: CACHE_KEY("page", locale, path). */
#define CACHE_KEY(kind, ...)                                                  \
	cache_key(kind, (const struct str[]){ __VA_ARGS__ },                  \
	    sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))

/* Connects at the first use.  RC_INVALID: the address is none (logged). */
enum rc cache_open(const struct cache_conf *conf, struct cache **out)
    MUST_CHECK;
void cache_close(struct cache *c);

/* The value lives in a. */
enum rc cache_get(struct cache *c, struct arena *a,
    const struct cache_key *key, uint32_t tag, struct str *out) MUST_CHECK;
/* n <= CACHE_MANY_MAX keys in one round trip; found[i] tells of values[i].
 * RC_OK even when none is there. */
enum rc cache_get_many(struct cache *c, struct arena *a,
    const struct cache_key *keys, size_t n, uint32_t tag, struct str *values,
    bool *found) MUST_CHECK;
/* seconds: how long at most, 1 to 2,592,000 (30 days). */
enum rc cache_put(struct cache *c, const struct cache_key *key, uint32_t tag,
    struct str value, int64_t seconds) MUST_CHECK;
/* Only when there is none (RC_CONFLICT otherwise). */
enum rc cache_add(struct cache *c, const struct cache_key *key, uint32_t tag,
    struct str value, int64_t seconds) MUST_CHECK;
/* RC_OK also when there was none. */
enum rc cache_delete(struct cache *c, const struct cache_key *key) MUST_CHECK;

/* memcached's own counters ("get_hits" → "12"), in a. */
struct cache_stat {
	struct str name, value;
};
enum rc cache_stats(struct cache *c, struct arena *a,
    const struct cache_stat **out, size_t *n) MUST_CHECK;

/* Whether it was tried and answered last time; true when never tried. */
bool cache_up(const struct cache *c);
int64_t cache_round_trips(const struct cache *c);
/* Values refused for another key or tag. */
int64_t cache_refused(const struct cache *c);

#endif
