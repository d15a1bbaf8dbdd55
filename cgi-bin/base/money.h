/* money.h - amounts with their currency, and the only arithmetic on them.
 *
 * Minor units (cents) in an int64 and an ISO 4217 code; an amount without a
 * currency does not exist.  Digits after the point come from ISO 4217 (by
 * ICU's table at build time: JPY 0, EUR 2, KWD 3) and matter only to
 * money_parse and money_plain.  Mixed currencies are RC_INVALID, an overflow
 * is RC_LIMIT; then *out is untouched.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/arena.h"
#include "base/str.h"

struct money {
	int64_t minor; /* minor units; may be negative */
	char cur[4];   /* ISO 4217, capitals, NUL-ended */
};

enum round {
	ROUND_HALF_EVEN, /* to the even neighbour: no drift over many lines */
	ROUND_HALF_UP,   /* away from zero: what tax offices expect */
	ROUND_DOWN,      /* towards zero */
	ROUND_UP         /* away from zero, whatever the remainder */
};

/* RC_INVALID unless cur is a known ISO 4217 code in capitals. */
enum rc money_of(int64_t minor, struct str cur, struct money *out) MUST_CHECK;
/* Digits after the point (0 to 4), or -1 for an unknown currency. */
int money_digits(struct str cur);
bool money_same_cur(struct money a, struct money b);

enum rc money_add(struct money a, struct money b, struct money *out)
    MUST_CHECK;
enum rc money_sub(struct money a, struct money b, struct money *out)
    MUST_CHECK;
enum rc money_mul(struct money a, int64_t n, struct money *out) MUST_CHECK;
/* a * bp / 10000: a rate in basis points (19 % = 1900), rounded once. */
enum rc money_rate(struct money a, int64_t bp, enum round how,
    struct money *out) MUST_CHECK;
/* Splits a into n parts in proportion to weights (>= 0, not all 0) so that the
 * parts add up to a exactly: each gets its share rounded down, then the minor
 * units left over go to the largest remainders, the earlier one first (the
 * largest-remainder method, Hamilton 1792). */
enum rc money_split(struct money a, const int64_t *weights, size_t n,
    struct money *parts) MUST_CHECK;

/* Reads "12", "12.3", "-12.30" with the point given (',' or '.'); more digits
 * than the currency has, group marks or anything else are RC_INVALID. */
enum rc money_parse(struct str s, char point, struct str cur,
    struct money *out) MUST_CHECK;
/* "12.30": machine form with a point, no symbol (JSON-LD, feeds, form values).
 */
struct str money_plain(struct arena *a, struct money m);

#endif
