/* str.h - slices of text that somebody else owns.
 *
 * A slice is a pointer and a length; it is NUL-ended only where a header says
 * so.  Numbers are read with the str_to_* functions, which refuse leftovers,
 * white space and overflow.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

struct str {
	const char *p; /* never NULL */
	size_t n;
};

/* A literal as a slice, also in static initialisers: STR("x"). */
#define STR(lit) ((struct str){ ("" lit ""), sizeof(lit) - 1 })
#define STR_INIT(lit) { ("" lit ""), sizeof(lit) - 1 }
/* For "%.*s". */
#define STR_FMT(s) (int)(s).n, (s).p

/* NULL becomes the empty slice. */
struct str str_c(const char *cstr);
struct str str_n(const char *p, size_t n);

bool str_eq(struct str a, struct str b);
bool str_eq_c(struct str a, const char *b);
/* ASCII letters of either case are the same; for protocol words only. */
bool str_ieq(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* <0, 0, >0 by bytes. */
int str_cmp(struct str a, struct str b);
/* Index of the first c, or s.n. */
size_t str_find(struct str s, char c);
bool str_has(struct str s, char c);
/* s[from, to), both clamped to the length. */
struct str str_sub(struct str s, size_t from, size_t to);
/* Without ASCII blanks (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);
/* Cuts *rest at the first c: returns what stood before and leaves in *rest
 * what stands after.  False when *rest was used up (its p stays non-NULL):
 *   while (str_cut(&rest, '&', &part)) ... */
bool str_cut(struct str *rest, char c, struct str *part);

/* All of s is one decimal number, with an optional '-'. */
bool str_to_i64(struct str s, int64_t *out);
bool str_to_u32(struct str s, uint32_t *out);
/* Lower-case hexadecimal of n bytes into out[2n + 1]. */
void str_hex(const void *bytes, size_t n, char *out);

/* Well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms)? */
bool str_utf8(struct str s);
/* Has a byte below 0x20 other than tab, LF, CR, or a 0x7f? */
bool str_has_control(struct str s);
/* At most max bytes of s, not cutting a character in two. */
struct str str_utf8_head(struct str s, size_t max);

/* FNV-1a, for tables in memory; never for anything that must not be guessed. */
uint32_t str_hash(struct str s);

#endif
