/* date.c - names of months and days, and the patterns of dates.  A pattern is
 * CLDR's; web/locale.c knows the letters that are let through here. */
#include "mk.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>

static void
put_names(FILE *f, const char *member, const UDateFormat *df,
    UDateFormatSymbolType type, int from, int n)
{
	fprintf(f, "\t\t.%s = { ", member);
	for (int i = 0; i < n; i++) {
		UErrorCode ec = U_ZERO_ERROR;
		UChar s[TEXT_MAX];
		char text[TEXT_MAX];
		int32_t len = udat_getSymbols(df, type, from + i, s, TEXT_MAX,
		    &ec);

		must(ec, member);
		to_utf8(s, len, text);
		fputs("STR_INIT(", f);
		put_literal(f, text);
		fputs("), ", f);
	}
	fputs("},\n", f);
}

/* Only letters that the reader of these tables knows. */
static void
check_pattern(const char *p, const char *tag)
{
	int quoted = 0;

	for (; *p != '\0'; p++) {
		if (*p == '\'')
			quoted = !quoted;
		else if (!quoted && strchr("abcefghijklmnopqrstuvwxzABCDFGHIJ"
		    "KLNOPQRSTUVWXYZ", *p) != NULL)
			die("date pattern with an unknown letter", tag);
	}
}

void
write_dates(FILE *f, const char *tag)
{
	static const UDateFormatStyle styles[] = { UDAT_SHORT, UDAT_MEDIUM,
		UDAT_LONG, UDAT_FULL };
	static const UChar utc[] = { 'U', 'T', 'C', 0 };
	char full[64];
	UDateFormat *df = NULL;

	snprintf(full, sizeof(full), "%s@calendar=gregorian", tag);
	fputs("\t\t.date = { ", f);
	for (int i = 0; i < 4; i++) {
		UErrorCode ec = U_ZERO_ERROR;
		UChar s[TEXT_MAX];
		char text[TEXT_MAX];
		int32_t n;

		if (df != NULL)
			udat_close(df);
		df = udat_open(UDAT_NONE, styles[i], full, utc, 3, NULL, 0,
		    &ec);
		must(ec, full);
		n = udat_toPattern(df, 0, s, TEXT_MAX, &ec);
		must(ec, full);
		to_utf8(s, n, text);
		check_pattern(text, tag);
		fputs("STR_INIT(", f);
		put_literal(f, text);
		fputs("), ", f);
	}
	fputs("},\n", f);
	put_names(f, "month", df, UDAT_MONTHS, 0, 12);
	put_names(f, "month_short", df, UDAT_SHORT_MONTHS, 0, 12);
	put_names(f, "day", df, UDAT_WEEKDAYS, 1, 7);
	put_names(f, "day_short", df, UDAT_SHORT_WEEKDAYS, 1, 7);
	udat_close(df);
}
