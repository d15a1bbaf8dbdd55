/* locale.c - formatting by the tables of mklocale; see locale.h. */
#include "web/locale.h"

#include <assert.h>
#include <string.h>

#include "web/locale_int.h"

#define DIGITS_MAX 20 /* of 2^64 */
#define US_PER_DAY INT64_C(86400000000)

const struct locale *
locale_find(struct str tag)
{
	for (size_t i = 0; i < locale_tables_n; i++)
		if (str_eq(locale_tables[i].tag, tag))
			return &locale_tables[i];
	return NULL;
}

const struct locale *
locale_at(size_t i)
{
	return i < locale_tables_n ? &locale_tables[i] : NULL;
}

struct str
locale_tag(const struct locale *l)
{
	return l->tag;
}

struct str
locale_own_name(const struct locale *l)
{
	return l->own_name;
}

bool
locale_rtl(const struct locale *l)
{
	return l->rtl;
}

static void
put_digit(struct buf *b, const struct locale *l, unsigned d)
{
	uint32_t u = l->zero + d;

	if (u < 0x80) {
		buf_char(b, (char)u);
	} else if (u < 0x800) {
		buf_char(b, (char)(0xc0 | u >> 6));
		buf_char(b, (char)(0x80 | (u & 0x3f)));
	} else if (u < 0x10000) {
		buf_char(b, (char)(0xe0 | u >> 12));
		buf_char(b, (char)(0x80 | (u >> 6 & 0x3f)));
		buf_char(b, (char)(0x80 | (u & 0x3f)));
	} else {
		buf_char(b, (char)(0xf0 | u >> 18));
		buf_char(b, (char)(0x80 | (u >> 12 & 0x3f)));
		buf_char(b, (char)(0x80 | (u >> 6 & 0x3f)));
		buf_char(b, (char)(0x80 | (u & 0x3f)));
	}
}

/* At least min digits, with zeros in front. */
static void
put_digits(struct buf *b, const struct locale *l, uint64_t v, unsigned min)
{
	unsigned char d[DIGITS_MAX];
	unsigned n = 0;

	do
		d[n++] = (unsigned char)(v % 10);
	while ((v /= 10) > 0 || (n < min && n < DIGITS_MAX));
	while (n > 0)
		put_digit(b, l, d[--n]);
}

static void
put_grouped(struct buf *b, const struct locale *l,
    const struct number_style *s, uint64_t v)
{
	unsigned char d[DIGITS_MAX];
	unsigned n = 0, mark = s->primary;

	do
		d[n++] = (unsigned char)(v % 10);
	while ((v /= 10) > 0);
	if (mark == 0 || n < (unsigned)s->primary + s->min_group) {
		while (n > 0)
			put_digit(b, l, d[--n]);
		return;
	}
	while (mark + s->secondary < n)
		mark += s->secondary;
	while (n > 0) {
		put_digit(b, l, d[--n]);
		if (n == mark && n > 0) {
			buf_add(b, s->grp);
			mark = n > s->primary ? n - s->secondary : 0;
		}
	}
}

static uint64_t
power10(int digits)
{
	uint64_t p = 1;

	assert(digits >= 0 && digits <= 18);
	while (digits-- > 0)
		p *= 10;
	return p;
}

static uint64_t
magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

static void
put_styled(struct buf *b, const struct locale *l,
    const struct number_style *s, int64_t n, int digits)
{
	uint64_t v = magnitude(n), scale = power10(digits);

	buf_add(b, n < 0 ? s->neg_pre : s->pre);
	put_grouped(b, l, s, v / scale);
	if (digits > 0) {
		buf_add(b, s->dec);
		put_digits(b, l, v % scale, (unsigned)digits);
	}
	buf_add(b, n < 0 ? s->neg_suf : s->suf);
}

static const struct currency_style *
find_currency(const struct locale *l, const char *code)
{
	size_t lo = 0, hi = l->n_currencies;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = memcmp(code, l->currencies[mid].code, 4);

		if (c == 0)
			return &l->currencies[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

void
locale_money(const struct locale *l, struct money m, struct buf *b)
{
	const struct currency_style *c = find_currency(l, m.cur);

	if (c != NULL) {
		put_styled(b, l, &c->style, m.minor, c->digits);
		return;
	}
	/* one that ISO has withdrawn: better odd than wrong */
	locale_number(l, m.minor, b);
	buf_cstr(b, "\xc2\xa0");
	buf_put(b, m.cur, strnlen(m.cur, sizeof(m.cur)));
}

void
locale_number(const struct locale *l, int64_t n, struct buf *b)
{
	put_styled(b, l, &l->number, n, 0);
}

void
locale_decimal(const struct locale *l, int64_t n, int digits, struct buf *b)
{
	put_styled(b, l, &l->number, n, digits);
}

void
locale_percent(const struct locale *l, int64_t bp, struct buf *b)
{
	int digits = bp % 100 == 0 ? 0 : bp % 10 == 0 ? 1 : 2;

	put_styled(b, l, &l->percent,
	    bp / (digits == 0 ? 100 : digits == 1 ? 10 : 1), digits);
}

/* --- dates -----------------------------------------------------------------*/

struct day {
	int64_t year;
	unsigned month, day, weekday; /* 1.., 1.., 0 = Sunday */
};

/* Civil date from days since 1970-01-01 (proleptic Gregorian): years of 400
 * from March on, so that the leap day comes last. */
static struct day
day_of(int64_t us)
{
	int64_t days = us / US_PER_DAY - (us % US_PER_DAY < 0);
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	unsigned doe = (unsigned)(z - era * 146097);
	unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	unsigned mp = (5 * doy + 2) / 153;
	struct day d;

	d.day = doy - (153 * mp + 2) / 5 + 1;
	d.month = mp < 10 ? mp + 3 : mp - 9;
	d.year = (int64_t)yoe + era * 400 + (d.month <= 2);
	d.weekday = (unsigned)(((days % 7) + 11) % 7);
	return d;
}

/* One field of a pattern: n times the letter c. */
static void
put_field(struct buf *b, const struct locale *l, const struct day *d, char c,
    unsigned n)
{
	switch (c) {
	case 'y':
		put_digits(b, l, n == 2 ? (uint64_t)d->year % 100
		                        : (uint64_t)d->year, n);
		break;
	case 'M':
		if (n > 2)
			buf_add(b, (n == 3 ? l->month_short
			                   : l->month)[d->month - 1]);
		else
			put_digits(b, l, d->month, n);
		break;
	case 'd':
		put_digits(b, l, d->day, n);
		break;
	case 'E':
		buf_add(b, (n < 4 ? l->day_short : l->day)[d->weekday]);
		break;
	default:
		assert(!"a letter that mklocale does not let through");
	}
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void
locale_date(const struct locale *l, int64_t us, enum locale_date style,
    struct buf *b)
{
	struct str p = l->date[style];
	struct day d = day_of(us);
	bool quoted = false;

	for (size_t i = 0; i < p.n;) {
		size_t n = 1;

		if (p.p[i] == '\'') {
			if (i + 1 < p.n && p.p[i + 1] == '\'') {
				buf_char(b, '\'');
				i++;
			} else {
				quoted = !quoted;
			}
		} else if (quoted || !is_letter(p.p[i])) {
			buf_char(b, p.p[i]);
		} else {
			while (i + n < p.n && p.p[i + n] == p.p[i])
				n++;
			put_field(b, l, &d, p.p[i], (unsigned)n);
		}
		i += n;
	}
}

/* --- plurals ---------------------------------------------------------------*/

enum plural
locale_plural(const struct locale *l, int64_t n)
{
	struct plural_operands o = { .i = magnitude(n) };

	return l->plural(&o);
}

enum plural
locale_plural_decimal(const struct locale *l, int64_t n, int digits)
{
	uint64_t v = magnitude(n), scale = power10(digits);
	struct plural_operands o = { .i = v / scale, .f = v % scale,
		.v = (unsigned)digits };

	o.t = o.f;
	o.w = o.f == 0 ? 0 : o.v;
	while (o.t > 0 && o.t % 10 == 0) {
		o.t /= 10;
		o.w--;
	}
	return l->plural(&o);
}

bool
locale_has_plural(const struct locale *l, enum plural p)
{
	return (l->plurals >> p & 1) != 0;
}

static const char *const plural_names[PLURAL_COUNT] = {
#define PLURAL_TEXT(up, low) #low,
	PLURAL_LIST(PLURAL_TEXT)
#undef PLURAL_TEXT
};

const char *
plural_name(enum plural p)
{
	return plural_names[p];
}

enum plural
plural_of(struct str name)
{
	enum plural p = PLURAL_ZERO;

	while (p < PLURAL_COUNT && !str_eq_c(name, plural_names[p]))
		p++;
	return p;
}
