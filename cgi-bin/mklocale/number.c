/* number.c - how a locale writes numbers, per cents and amounts, read off from
 * what ICU makes of samples: what stands before and behind the digits (signs,
 * symbols, their spaces and direction marks), and what stands between them.
 */
#include "mk.h"

#include <string.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

struct style {
	char pre[2][TEXT_MAX], suf[2][TEXT_MAX]; /* plus, minus */
	char dec[TEXT_MAX], grp[TEXT_MAX];
	int primary, secondary, min_group; /* 0: no groups */
};

static UChar32 zero; /* of the locale at hand */

static void
find_zero(const char *tag)
{
	UErrorCode ec = U_ZERO_ERROR;
	UNumberFormat *f = unum_open(UNUM_DECIMAL, NULL, 0, tag, NULL, &ec);
	UChar s[8];
	int32_t i = 0;

	must(ec, tag);
	(void)unum_getSymbol(f, UNUM_ZERO_DIGIT_SYMBOL, s, 8, &ec);
	must(ec, tag);
	U16_NEXT(s, i, 8, zero);
	unum_close(f);
}

/* A formatted sample, cut at its digits. */
struct cut {
	char pre[TEXT_MAX], suf[TEXT_MAX];
	char sep[16][TEXT_MAX]; /* between runs of digits */
	int run[16], runs;      /* digits in each run */
};

static void
sample(const UNumberFormatter *f, const char *number, struct cut *c)
{
	UErrorCode ec = U_ZERO_ERROR;
	UFormattedNumber *r = unumf_openResult(&ec);
	UChar s[TEXT_MAX];
	int32_t n, from = 0, i = 0;

	must(ec, number);
	unumf_formatDecimal(f, number, -1, r, &ec);
	n = unumf_resultToString(r, s, TEXT_MAX, &ec);
	must(ec, number);
	unumf_closeResult(r);
	memset(c, 0, sizeof(*c));
	while (i < n) {
		int32_t at = i;
		UChar32 u;

		U16_NEXT(s, i, n, u);
		if (u < zero || u > zero + 9)
			continue;
		if (c->runs == 0)
			to_utf8(s, at, c->pre);
		if (c->runs == 0 || at > from) {
			if (c->runs == 16)
				die("too many groups", number);
			if (c->runs > 0)
				to_utf8(s + from, at - from,
				    c->sep[c->runs - 1]);
			c->runs++;
		}
		c->run[c->runs - 1]++;
		from = i;
	}
	if (c->runs == 0)
		die("no digits in a sample", number);
	to_utf8(s + from, n - from, c->suf);
}

/* ICU's formatter of what ("currency/EUR") with so many digits behind the
 * point. */
static UNumberFormatter *
formatter(const char *tag, const char *what, int digits)
{
	UErrorCode ec = U_ZERO_ERROR;
	UNumberFormatter *f;
	UChar skeleton[64];
	char text[64];

	snprintf(text, sizeof(text), "%s %s%.*s", what,
	    digits > 0 ? "." : "precision-integer", digits, "0000");
	u_uastrcpy(skeleton, text);
	f = unumf_openForSkeletonAndLocale(skeleton, -1, tag, &ec);
	must(ec, text);
	return f;
}

static void
learn(const char *tag, const char *what, int digits, struct style *st)
{
	static struct cut c;
	UNumberFormatter *f = formatter(tag, what, 2);

	memset(st, 0, sizeof(*st));
	sample(f, "1", &c);
	copy_text(st->dec, c.sep[0]);
	unumf_close(f);
	f = formatter(tag, what, digits);
	sample(f, "-1", &c);
	copy_text(st->pre[1], c.pre);
	copy_text(st->suf[1], c.suf);
	sample(f, "1", &c);
	copy_text(st->pre[0], c.pre);
	copy_text(st->suf[0], c.suf);
	unumf_close(f);
	f = formatter(tag, what, 0);
	sample(f, "123456789012", &c);
	if (c.runs > 1) {
		copy_text(st->grp, c.sep[0]);
		st->primary = c.run[c.runs - 1];
		st->secondary = c.runs > 2 ? c.run[c.runs - 2] : st->primary;
		for (st->min_group = 1; st->min_group < 3; st->min_group++) {
			sample(f, &"123456"[6 - st->primary - st->min_group],
			    &c);
			if (c.runs > 1)
				break;
		}
	}
	unumf_close(f);
}

static void
put_style(FILE *f, const struct style *st)
{
	const char *texts[] = { st->pre[0], st->suf[0], st->pre[1],
		st->suf[1], st->dec, st->grp };

	fputs("{ ", f);
	for (int i = 0; i < 6; i++) {
		fputs("STR_INIT(", f);
		put_literal(f, texts[i]);
		fputs("), ", f);
	}
	fprintf(f, "%d, %d, %d }", st->primary, st->secondary, st->min_group);
}

void
write_numbers(FILE *f, const char *tag)
{
	static struct style st;

	find_zero(tag);
	fprintf(f, "\t\t.zero = 0x%x,\n\t\t.number = ", (unsigned)zero);
	learn(tag, "", 0, &st);
	put_style(f, &st);
	fputs(",\n\t\t.percent = ", f);
	learn(tag, "percent", 0, &st);
	put_style(f, &st);
	fputs(",\n", f);
}

void
write_currencies(FILE *f, const char *tag)
{
	static struct style st;
	const struct currency *list;
	int n = currency_list(&list);

	find_zero(tag);
	for (int i = 0; i < n; i++) {
		char what[16];

		snprintf(what, sizeof(what), "currency/%s", list[i].code);
		learn(tag, what, list[i].digits, &st);
		fprintf(f, "\t{ \"%s\", %d, ", list[i].code, list[i].digits);
		put_style(f, &st);
		fputs(" },\n", f);
	}
}
