/* currency.c - which currencies there are, and their minor units.
 *
 * ICU knows which codes are in use.  Its digits, though, are CLDR's: how many
 * people write (none for the Serbian dinar or the Iraqi one), not the minor
 * unit that amounts are counted in.  That is ISO 4217's, whose exceptions from
 * two digits are few and stand here.
 */
#include "mk.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>

static const char none[] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI "
    "VND VUV XAF XOF XPF";
static const char three[] = "BHD IQD JOD KWD LYD OMR TND";
static const char four[] = "CLF UYW";

static int
digits_of(const char *code)
{
	if (strstr(none, code) != NULL)
		return 0;
	if (strstr(three, code) != NULL)
		return 3;
	return strstr(four, code) != NULL ? 4 : 2;
}

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct currency *)a)->code,
	    ((const struct currency *)b)->code);
}

int
currency_list(const struct currency **out)
{
	static struct currency list[512];
	static int n;
	UErrorCode ec = U_ZERO_ERROR;
	UEnumeration *codes;
	const char *code;
	int32_t len;

	*out = list;
	if (n > 0)
		return n;
	codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED,
	    &ec);
	must(ec, "currencies");
	while ((code = uenum_next(codes, &len, &ec)) != NULL) {
		must(ec, "currencies");
		if (len != 3 || n == (int)(sizeof(list) / sizeof(list[0])))
			die("currencies", code);
		memcpy(list[n].code, code, 4);
		list[n].digits = digits_of(code);
		n++;
	}
	uenum_close(codes);
	qsort(list, (size_t)n, sizeof(list[0]), by_code);
	return n;
}
