/* mklocale - writes the tables that web/locale.c and base/money.c go by.
 *
 *   mklocale DIR              currency_table.h, and locale_tables.c with the
 *                             languages that the shop ships
 *   mklocale DIR FILE TAG...  DIR/FILE with other languages, for tests
 *
 * A language is added by naming it in `shipped` and writing its messages.
 * Regions are not told apart yet: a tag is a language ("de").
 */
#include "mk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

static const char *const shipped[] = { "en", "de", NULL };

void
die(const char *what, const char *detail)
{
	fprintf(stderr, "mklocale: %s: %s\n", what, detail);
	exit(1);
}

void
must(UErrorCode ec, const char *what)
{
	if (U_FAILURE(ec))
		die(what, u_errorName(ec));
}

void
to_utf8(const UChar *s, int32_t n, char *out)
{
	UErrorCode ec = U_ZERO_ERROR;

	(void)u_strToUTF8(out, TEXT_MAX, NULL, s, n, &ec);
	must(ec, "text");
	if (ec == U_STRING_NOT_TERMINATED_WARNING)
		die("text", "too long");
}

void
copy_text(char *out, const char *s)
{
	if (snprintf(out, TEXT_MAX, "%s", s) >= TEXT_MAX)
		die("text", "too long");
}

void
put_literal(FILE *f, const char *s)
{
	putc('"', f);
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x20 || c > 0x7e || c == '"' || c == '\\' || c == '?')
			fprintf(f, "\\%03o", c);
		else
			putc(c, f);
	}
	putc('"', f);
}

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if ((f = fopen(path, "w")) == NULL)
		die("cannot write", path);
	fputs("/* Made by mklocale from ICU's data: do not edit. */\n", f);
	return f;
}

static void
finish(FILE *f, const char *name)
{
	if (ferror(f) || fclose(f) != 0)
		die("cannot write", name);
}

static void
write_currency_table(const char *dir)
{
	const struct currency *list;
	int n = currency_list(&list);
	FILE *f = create(dir, "currency_table.h");

	fputs("static const struct {\n\tchar code[4];\n\tsigned char digits;\n"
	      "} currency_table[] = {\n", f);
	for (int i = 0; i < n; i++)
		fprintf(f, "\t{ \"%s\", %d },\n", list[i].code,
		    list[i].digits);
	fputs("};\n", f);
	finish(f, "currency_table.h");
}

static void
write_locale(FILE *f, const char *tag)
{
	UErrorCode ec = U_ZERO_ERROR;
	UDisplayContext menu = UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU;
	ULocaleDisplayNames *names;
	UChar s[TEXT_MAX];
	char own[TEXT_MAX];
	int32_t n;

	names = uldn_openForContext(tag, &menu, 1, &ec);
	must(ec, tag);
	n = uldn_localeDisplayName(names, tag, s, TEXT_MAX, &ec);
	must(ec, tag);
	to_utf8(s, n, own);
	uldn_close(names);
	fprintf(f, "\t{\n\t\t.tag = STR_INIT(\"%s\"),\n\t\t.own_name = "
	    "STR_INIT(", tag);
	put_literal(f, own);
	fprintf(f, "),\n\t\t.rtl = %s,\n\t\t.plural = plural_%s,\n"
	    "\t\t.plurals = PLURALS_%s,\n",
	    uloc_isRightToLeft(tag) ? "true" : "false", tag, tag);
	write_numbers(f, tag);
	write_dates(f, tag);
	fprintf(f, "\t\t.currencies = currencies_%s,\n"
	    "\t\t.n_currencies = sizeof(currencies_%s)\n"
	    "\t\t    / sizeof(currencies_%s[0]),\n\t},\n", tag, tag, tag);
}

/* The file defines LOCALE_TABLES and LOCALE_TABLES_N; whoever includes it
 * under other names sets them before. */
static void
write_locales(const char *dir, const char *name, const char *const *tags)
{
	FILE *f = create(dir, name);

	fputs("#include \"web/locale_int.h\"\n\n#ifndef LOCALE_TABLES\n"
	      "#define LOCALE_TABLES locale_tables\n"
	      "#define LOCALE_TABLES_N locale_tables_n\n#endif\n\n", f);
	for (int i = 0; tags[i] != NULL; i++) {
		for (const char *p = tags[i]; *p != '\0'; p++)
			if (!islower((unsigned char)*p))
				die("not a language", tags[i]);
		write_plural(f, tags[i]);
		fprintf(f, "static const struct currency_style currencies_%s[]"
		    " = {\n", tags[i]);
		write_currencies(f, tags[i]);
		fputs("};\n\n", f);
	}
	fputs("const struct locale LOCALE_TABLES[] = {\n", f);
	for (int i = 0; tags[i] != NULL; i++)
		write_locale(f, tags[i]);
	fputs("};\n\nconst size_t LOCALE_TABLES_N =\n"
	      "    sizeof(LOCALE_TABLES) / sizeof(LOCALE_TABLES[0]);\n", f);
	finish(f, name);
}

int
main(int argc, char **argv)
{
	if (argc == 2) {
		write_currency_table(argv[1]);
		write_locales(argv[1], "locale_tables.c", shipped);
	} else if (argc > 3) {
		write_locales(argv[1], argv[2],
		    (const char *const *)(argv + 3));
	} else {
		fprintf(stderr, "usage: mklocale DIR [FILE TAG...]\n");
		return 64;
	}
	return 0;
}
