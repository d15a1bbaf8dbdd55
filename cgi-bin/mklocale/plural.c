/* plural.c - a language's plural rules (CLDR, "i = 1 and v = 0 @integer …")
 * as a C function.
 *
 *   rule     = and { "or" and }         and   = relation { "and" relation }
 *   relation = operand [ "%" number ] ( "=" | "!=" ) range { "," range }
 *
 * Operands: n value, i its whole part, v and w the digits after the point with
 * and without trailing zeros, f and t the same as numbers; e and c are for
 * compact numbers ("1M"), which are not written here: 0.
 */
#include "mk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ures.h>

static const char *at; /* where the rule is read */

static void
blanks(void)
{
	while (*at == ' ')
		at++;
}

static int
eat(const char *word)
{
	blanks();
	if (strncmp(at, word, strlen(word)) != 0)
		return 0;
	at += strlen(word);
	return 1;
}

static unsigned long
number(void)
{
	char *end;
	unsigned long v;

	blanks();
	if (!isdigit((unsigned char)*at))
		die("plural rule: a number is missing", at);
	v = strtoul(at, &end, 10);
	at = end;
	return v;
}

static void
relation(FILE *f)
{
	char operand, what[64];
	const char *sep = "";
	int negated;

	blanks();
	operand = *at++;
	if (operand == '\0' || strchr("niftvwec", operand) == NULL)
		die("plural rule: an unknown operand", at - 1);
	if (operand == 'e' || operand == 'c')
		snprintf(what, sizeof(what), "UINT64_C(0)");
	else
		snprintf(what, sizeof(what), "o->%c",
		    operand == 'n' ? 'i' : operand);
	if (eat("%"))
		snprintf(what + strlen(what), sizeof(what) - strlen(what),
		    " %% %lu", number());
	negated = eat("!=");
	if (!negated && !eat("="))
		die("plural rule: = is missing", at);
	fputs(negated ? "!(" : "(", f);
	if (operand == 'n') /* with a fraction it is in no range */
		fputs("o->t == 0 && (", f);
	do {
		unsigned long from = number(), to = from;

		if (eat(".."))
			to = number();
		if (from == to)
			fprintf(f, "%s%s == %lu", sep, what, from);
		else if (from == 0)
			fprintf(f, "%s%s <= %lu", sep, what, to);
		else
			fprintf(f, "%s(%s >= %lu && %s <= %lu)", sep, what,
			    from, what, to);
		sep = " || ";
	} while (eat(","));
	fputs(operand == 'n' ? "))" : ")", f);
}

static void
rule(FILE *f, const char *text)
{
	at = text;
	do {
		fputs("(", f);
		relation(f);
		while (eat("and")) {
			fputs(" && ", f);
			relation(f);
		}
		fputs(")", f);
	} while (eat("or") && fputs("\n\t    || ", f) >= 0);
	blanks();
	if (*at != '\0' && *at != '@')
		die("plural rule: leftovers", at);
}

/* The name of the locale's set of rules; its language's when it has none. */
static void
find_set(const UResourceBundle *plurals, const char *tag, char *set)
{
	UErrorCode ec = U_ZERO_ERROR;
	UResourceBundle *b = ures_getByKey(plurals, "locales", NULL, &ec);
	char lang[16];
	const UChar *s;
	int32_t n;

	snprintf(lang, sizeof(lang), "%s", tag);
	must(ec, "plural rules");
	s = ures_getStringByKey(b, lang, &n, &ec);
	if (ec == U_MISSING_RESOURCE_ERROR) {
		ec = U_ZERO_ERROR;
		lang[strcspn(lang, "-_")] = '\0';
		s = ures_getStringByKey(b, lang, &n, &ec);
	}
	must(ec, "plural rules");
	to_utf8(s, n, set);
	ures_close(b);
}

void
write_plural(FILE *f, const char *tag)
{
	static const char *const forms[] = { "zero", "one", "two", "few",
		"many" };
	UErrorCode ec = U_ZERO_ERROR;
	UResourceBundle *plurals = ures_openDirect(NULL, "plurals", &ec);
	UResourceBundle *rules, *set;
	char name[TEXT_MAX];
	unsigned has = 1u << 5; /* other */

	must(ec, "plural rules");
	find_set(plurals, tag, name);
	rules = ures_getByKey(plurals, "rules", NULL, &ec);
	set = name[0] != '\0' ? ures_getByKey(rules, name, NULL, &ec) : NULL;
	must(ec, "plural rules");
	fprintf(f, "static enum plural\nplural_%s(const struct plural_operands "
	    "*o)\n{\n\t(void)o;\n", tag);
	for (unsigned i = 0; set != NULL && i < 5; i++) {
		char text[TEXT_MAX * 2];
		int32_t n;
		const UChar *s;

		ec = U_ZERO_ERROR;
		s = ures_getStringByKey(set, forms[i], &n, &ec);
		if (ec == U_MISSING_RESOURCE_ERROR)
			continue;
		must(ec, "plural rules");
		/* the samples behind the @ can be long */
		for (int32_t k = 0; k < n; k++)
			if (s[k] == '@')
				n = k;
		to_utf8(s, n, text);
		has |= 1u << i;
		fputs("\tif (", f);
		rule(f, text);
		fprintf(f, ")\n\t\treturn %u; /* %s */\n", i, forms[i]);
	}
	fprintf(f, "\treturn PLURAL_OTHER;\n}\n#define PLURALS_%s %uu\n\n",
	    tag, has);
	ures_close(set);
	ures_close(rules);
	ures_close(plurals);
}
