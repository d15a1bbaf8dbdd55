#include "base/money.h"

#include <string.h>

#include "currency_table.h" /* made by mklocale from ICU's ISO 4217 data */

int
money_digits(struct str cur)
{
	size_t lo = 0, hi = sizeof(currency_table) / sizeof(currency_table[0]);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = str_cmp(cur, str_c(currency_table[mid].code));

		if (c == 0)
			return currency_table[mid].digits;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return -1;
}

enum rc
money_of(int64_t minor, struct str cur, struct money *out)
{
	struct money m = { .minor = minor };

	if (cur.n != 3 || money_digits(cur) < 0)
		return RC_INVALID;
	memcpy(m.cur, cur.p, 3);
	*out = m;
	return RC_OK;
}

bool
money_same_cur(struct money a, struct money b)
{
	return memcmp(a.cur, b.cur, sizeof(a.cur)) == 0;
}

static struct money
with_minor(struct money like, int64_t minor)
{
	like.minor = minor;
	return like;
}

enum rc
money_add(struct money a, struct money b, struct money *out)
{
	int64_t v;

	if (!money_same_cur(a, b))
		return RC_INVALID;
	if (__builtin_add_overflow(a.minor, b.minor, &v))
		return RC_LIMIT;
	*out = with_minor(a, v);
	return RC_OK;
}

enum rc
money_sub(struct money a, struct money b, struct money *out)
{
	int64_t v;

	if (!money_same_cur(a, b))
		return RC_INVALID;
	if (__builtin_sub_overflow(a.minor, b.minor, &v))
		return RC_LIMIT;
	*out = with_minor(a, v);
	return RC_OK;
}

enum rc
money_mul(struct money a, int64_t n, struct money *out)
{
	int64_t v;

	if (__builtin_mul_overflow(a.minor, n, &v))
		return RC_LIMIT;
	*out = with_minor(a, v);
	return RC_OK;
}

/* num / den (den > 0), rounded. */
static __int128
divide(__int128 num, int64_t den, enum round how)
{
	__int128 q = num / den, r = num % den;
	int sign = num < 0 ? -1 : 1;
	__int128 twice = (r < 0 ? -r : r) * 2;

	if (r == 0 || how == ROUND_DOWN)
		return q;
	if (how == ROUND_UP || twice > den)
		return q + sign;
	if (twice == den && (how == ROUND_HALF_UP || q % 2 != 0))
		return q + sign;
	return q;
}

enum rc
money_rate(struct money a, int64_t bp, enum round how, struct money *out)
{
	__int128 v = divide((__int128)a.minor * bp, 10000, how);

	if (v > INT64_MAX || v < INT64_MIN)
		return RC_LIMIT;
	*out = with_minor(a, (int64_t)v);
	return RC_OK;
}

static __int128
remainder_of(struct money a, int64_t weight, int64_t sum)
{
	__int128 r = (__int128)a.minor * weight % sum;

	return r < 0 ? -r : r;
}

enum rc
money_split(struct money a, const int64_t *weights, size_t n,
    struct money *parts)
{
	int64_t sum = 0, left = a.minor, step = a.minor < 0 ? -1 : 1;

	for (size_t i = 0; i < n; i++) {
		if (weights[i] < 0)
			return RC_INVALID;
		if (__builtin_add_overflow(sum, weights[i], &sum))
			return RC_LIMIT;
	}
	if (sum == 0)
		return RC_INVALID;
	for (size_t i = 0; i < n; i++) {
		int64_t part = (int64_t)((__int128)a.minor * weights[i] / sum);

		parts[i] = with_minor(a, part);
		left -= part;
	}
	/* Fewer than n units are left.  A part that got one is marked by no
	 * longer being the quotient, so that the next round passes it by. */
	while (left != 0) {
		size_t best = n;
		__int128 best_r = -1;

		for (size_t i = 0; i < n; i++) {
			int64_t q = (int64_t)((__int128)a.minor * weights[i]
			    / sum);
			__int128 r = remainder_of(a, weights[i], sum);

			if (parts[i].minor == q && r > best_r) {
				best = i;
				best_r = r;
			}
		}
		parts[best].minor += step;
		left -= step;
	}
	return RC_OK;
}

enum rc
money_parse(struct str s, char point, struct str cur, struct money *out)
{
	int digits = money_digits(cur), seen = 0;
	bool neg = s.n > 0 && s.p[0] == '-', after = false;
	int64_t v = 0;
	size_t i = neg ? 1 : 0, first = i;

	if (digits < 0)
		return RC_INVALID;
	for (; i < s.n; i++) {
		int d = s.p[i] - '0';

		if (s.p[i] == point && !after && i > first && digits > 0
		    && i + 1 < s.n) {
			after = true;
			continue;
		}
		if (d < 0 || d > 9 || (after && seen == digits))
			return RC_INVALID;
		if (after)
			seen++;
		if (__builtin_mul_overflow(v, 10, &v)
		    || __builtin_add_overflow(v, neg ? -d : d, &v))
			return RC_LIMIT;
	}
	if (i == first)
		return RC_INVALID;
	for (; seen < digits; seen++)
		if (__builtin_mul_overflow(v, 10, &v))
			return RC_LIMIT;
	return money_of(v, cur, out);
}

struct str
money_plain(struct arena *a, struct money m)
{
	int digits = money_digits(str_n(m.cur, 3));
	int left = digits > 0 ? digits : 0;
	uint64_t u = m.minor < 0 ? 0 - (uint64_t)m.minor : (uint64_t)m.minor;
	char text[32], *p = text + sizeof(text);

	/* from the last digit on, the point when all behind it stand */
	do {
		*--p = (char)('0' + u % 10);
		u /= 10;
		if (--left == 0)
			*--p = '.';
	} while (u > 0 || left >= 0);
	if (m.minor < 0)
		*--p = '-';
	return arena_str(a, str_n(p, (size_t)(text + sizeof(text) - p)));
}
