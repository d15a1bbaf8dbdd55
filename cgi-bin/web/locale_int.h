/* locale_int.h - the shape of the tables that mklocale writes; for locale.c
 * and its tests only. */
#ifndef WEB_LOCALE_INT_H
#define WEB_LOCALE_INT_H

#include "web/locale.h"

/* A number as CLDR's rules see it; see cgi-bin/mklocale/plural.c. */
struct plural_operands {
	uint64_t i;    /* whole part */
	uint64_t f, t; /* digits after the point, with and without the */
	unsigned v, w; /* zeros at their end; how many those are */
};

struct number_style {
	struct str pre, suf;         /* around the digits */
	struct str neg_pre, neg_suf; /* around those of a negative number */
	struct str dec, grp;
	unsigned char primary, secondary; /* digits in a group; 0: none */
	unsigned char min_group;          /* digits before the first mark */
};

struct currency_style {
	char code[4];
	unsigned char digits;
	struct number_style style;
};

struct locale {
	struct str tag, own_name;
	bool rtl;
	enum plural (*plural)(const struct plural_operands *o);
	unsigned plurals; /* bits by enum plural */
	uint32_t zero;    /* code point of the digit 0 */
	struct number_style number, percent;
	struct str date[DATE_STYLES]; /* CLDR patterns */
	struct str month[12], month_short[12];
	struct str day[7], day_short[7]; /* from Sunday */
	const struct currency_style *currencies; /* sorted by code */
	size_t n_currencies;
};

extern const struct locale locale_tables[];
extern const size_t locale_tables_n;

#endif
