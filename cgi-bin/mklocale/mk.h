/* mk.h - mklocale's parts: each writes one kind of table of a locale as C.
 *
 * A build tool: it runs once, on the machine that builds, so whatever goes
 * wrong ends it with a line that says what.
 */
#ifndef MKLOCALE_MK_H
#define MKLOCALE_MK_H

#include <stdio.h>
#include <unicode/utypes.h>

#define TEXT_MAX 512 /* UTF-8 bytes of one text of a table */

struct currency {
	char code[4];
	int digits; /* of the minor unit, by ISO 4217 */
};

/* Ends the program: "mklocale: what: detail". */
void die(const char *what, const char *detail) __attribute__((noreturn));
/* Ends the program when ec is a failure. */
void must(UErrorCode ec, const char *what);
/* UTF-16 as UTF-8 into out[TEXT_MAX]. */
void to_utf8(const UChar *s, int32_t n, char *out);
/* Copies a text into out[TEXT_MAX]. */
void copy_text(char *out, const char *s);
/* Writes s as a C string literal, everything but plain ASCII as \ooo. */
void put_literal(FILE *f, const char *s);

/* All currencies in use, sorted by code; their number. */
int currency_list(const struct currency **out);

void write_plural(FILE *f, const char *tag);
/* The number styles of struct locale, with a comma behind each. */
void write_numbers(FILE *f, const char *tag);
/* The array of currency rows that must stand before struct locale. */
void write_currencies(FILE *f, const char *tag);
/* The date members of struct locale. */
void write_dates(FILE *f, const char *tag);

#endif
