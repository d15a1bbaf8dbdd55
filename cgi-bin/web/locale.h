/* locale.h - how a language writes numbers, amounts and dates, and which
 * plural form a number takes.
 *
 * The tables are made at build time by cgi-bin/mklocale from ICU's data; no
 * pool links ICU.  Formatting appends to a buffer and allocates nothing else.
 * Which locales there are is the Makefile's LOCALES.
 */
#ifndef WEB_LOCALE_H
#define WEB_LOCALE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/money.h"
#include "base/str.h"

struct locale; /* constant, of the program */

/* CLDR's six forms; [other] is there in every language. */
#define PLURAL_LIST(X)                                                        \
	X(ZERO, zero) X(ONE, one) X(TWO, two) X(FEW, few) X(MANY, many)       \
	X(OTHER, other)

enum plural {
#define PLURAL_ENUM(up, low) PLURAL_##up,
	PLURAL_LIST(PLURAL_ENUM)
#undef PLURAL_ENUM
	PLURAL_COUNT
};

/* en: 11/21/26 · Nov 21, 2026 · November 21, 2026 · Saturday, November 21, 2026
 * de: 21.11.26 · 21.11.2026 · 21. November 2026 · Samstag, 21. November 2026 */
enum locale_date { DATE_SHORT, DATE_MEDIUM, DATE_LONG, DATE_FULL,
	DATE_STYLES };

/* By tag ("de"); NULL when it was not built in. */
const struct locale *locale_find(struct str tag);
/* The i-th, or NULL past the last. */
const struct locale *locale_at(size_t i);
/* "de". */
struct str locale_tag(const struct locale *l);
/* Its name in itself, as a menu shows it: "Deutsch". */
struct str locale_own_name(const struct locale *l);
/* Is it written from right to left? */
bool locale_rtl(const struct locale *l);

/* "€14.90", "14,90 €" (the space does not break), "-¥1,200". */
void locale_money(const struct locale *l, struct money m, struct buf *b);
/* "1,234", "-1.234". */
void locale_number(const struct locale *l, int64_t n, struct buf *b);
/* A number of 10^-digits, with that many digits after the point: (1234, 2)
 * is "12.34"; digits up to 18. */
void locale_decimal(const struct locale *l, int64_t n, int digits,
    struct buf *b);
/* Basis points as per cent, without needless zeros: 1900 is "19%" or "19 %",
 * 750 is "7.5%". */
void locale_percent(const struct locale *l, int64_t bp, struct buf *b);

/* The date of a time (microseconds since 1970, UTC).  Times of day and time
 * zones are not shown to shoppers yet: the day is UTC's.  Years 1 to 9999. */
void locale_date(const struct locale *l, int64_t us, enum locale_date style,
    struct buf *b);

/* The form that a whole number takes. */
enum plural locale_plural(const struct locale *l, int64_t n);
/* The same for a number of 10^-digits that is shown with that many digits:
 * English "1 star" but "1.0 stars". */
enum plural locale_plural_decimal(const struct locale *l, int64_t n,
    int digits);
/* Does the language use this form at all? */
bool locale_has_plural(const struct locale *l, enum plural p);
/* "one"; and back, PLURAL_COUNT when it is none. */
const char *plural_name(enum plural p);
enum plural plural_of(struct str name);

#endif
