/* db_row.c - the readers of a row's columns: text to values, checked. */
#include "store/db_priv.h"

#include "base/log.h"

struct db_row
db_row_at(const struct db_rows *rows, size_t i)
{
	return (struct db_row){ rows->res, rows->stmt, (int)i, false };
}

static void
broken(struct db_row *row, int col, const char *what)
{
	if (!row->bad)
		log_error("db", what, LOG_CSTR("statement", row->stmt->name),
		    LOG_I64("column", col), LOG_I64("row", row->at));
	row->bad = true;
}

/* The text of a column that must be there. */
static bool
text_of(struct db_row *row, int col, struct str *out)
{
	bool exists;

	if (db_value(row->res, row->at, col, out, &exists))
		return true;
	broken(row, col, exists ? "null in a column that never is"
	                        : "a column that the statement does not have");
	*out = STR("");
	return false;
}

bool
row_null(struct db_row *row, int col)
{
	struct str s;
	bool exists;

	if (db_value(row->res, row->at, col, &s, &exists))
		return false;
	if (!exists)
		broken(row, col, "a column that the statement does not have");
	return true;
}

struct str
row_str(struct db_row *row, int col)
{
	struct str s;

	(void)text_of(row, col, &s);
	return s;
}

struct str
row_str_or_empty(struct db_row *row, int col)
{
	return row_null(row, col) ? STR("") : row_str(row, col);
}

int64_t
row_i64(struct db_row *row, int col)
{
	struct str s;
	int64_t v;

	if (!text_of(row, col, &s))
		return 0;
	if (str_to_i64(s, &v))
		return v;
	broken(row, col, "no whole number in a column of numbers");
	return 0;
}

bool
row_bool(struct db_row *row, int col)
{
	struct str s;

	if (!text_of(row, col, &s))
		return false;
	if (!str_eq_c(s, "t") && !str_eq_c(s, "f"))
		broken(row, col, "neither true nor false in a column of bool");
	return str_eq_c(s, "t");
}

/* n digits at *s, which moves on. */
static bool
digits(struct str *s, size_t n, int64_t *out)
{
	int64_t v = 0;

	if (s->n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
		v = v * 10 + (s->p[i] - '0');
	}
	*s = str_sub(*s, n, s->n);
	*out = v;
	return true;
}

static bool
letter(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_sub(*s, 1, s->n);
	return true;
}

/* Days from 1970-01-01 to a day of the Gregorian calendar, counted in years
 * that begin in March, so that the leap day is a year's last. */
static int64_t
days_of(int64_t y, int64_t m, int64_t d)
{
	int64_t era, year, day;

	y -= m <= 2;
	era = y / 400;
	year = y - era * 400;
	day = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + year * 365 + year / 4 - year / 100 + day - 719468;
}

/* "2026-11-21 07:00:00.123456+00", also with "+05:30". */
static bool
time_of(struct str s, int64_t *out)
{
	int64_t y, mo, d, h, mi, sec, us = 0, scale = 100000, zh, zm = 0;
	int sign;

	if (!digits(&s, 4, &y) || !letter(&s, '-') || !digits(&s, 2, &mo)
	    || !letter(&s, '-') || !digits(&s, 2, &d) || !letter(&s, ' ')
	    || !digits(&s, 2, &h) || !letter(&s, ':') || !digits(&s, 2, &mi)
	    || !letter(&s, ':') || !digits(&s, 2, &sec))
		return false;
	if (letter(&s, '.')) {
		int64_t v;

		for (; digits(&s, 1, &v); scale /= 10)
			us += v * scale;
	}
	sign = letter(&s, '+') ? 1 : letter(&s, '-') ? -1 : 0;
	if (sign == 0 || !digits(&s, 2, &zh))
		return false;
	if (letter(&s, ':') && !digits(&s, 2, &zm))
		return false;
	if (s.n > 0 || mo < 1 || mo > 12)
		return false;
	*out = ((days_of(y, mo, d) * 24 + h - sign * zh) * 60 + mi - sign * zm)
	        * 60000000
	    + sec * 1000000 + us;
	return true;
}

int64_t
row_time(struct db_row *row, int col)
{
	struct str s;
	int64_t us;

	if (!text_of(row, col, &s))
		return 0;
	if (time_of(s, &us))
		return us;
	broken(row, col, "no time in a column of times");
	return 0;
}

struct money
row_money(struct db_row *row, int minor_col, int cur_col)
{
	struct money m = { 0, "" };

	if (money_of(row_i64(row, minor_col), row_str(row, cur_col), &m)
	    != RC_OK)
		broken(row, cur_col, "an unknown currency");
	return m;
}

enum rc
row_end(const struct db_row *row)
{
	return row->bad ? RC_FAULT : RC_OK;
}
