/* db_param.c - parameters as the texts that PostgreSQL reads, and what is
 * refused before anything is sent. */
#include "store/db_priv.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"

const char *
db_param_text(struct arena *a, const struct db_param *p)
{
	char iso[CLOCK_ISO_MAX];
	int64_t us;

	switch (p->kind) {
	case DB_P_STR:
		return arena_cstr(a, p->s);
	case DB_P_I64:
		return arena_printf(a, "%lld", (long long)p->i).p;
	case DB_P_BOOL:
		return p->i != 0 ? "t" : "f";
	case DB_P_TIME:
		us = p->i % 1000000;
		if (us < 0)
			us += 1000000;
		clock_iso(p->i - us, iso);
		iso[strlen(iso) - 1] = '\0'; /* its Z */
		return arena_printf(a, "%s.%06dZ", iso, (int)us).p;
	default:
		return NULL;
	}
}

enum rc
db_call_check(const struct db_call *c)
{
	if (c->nparams != (size_t)c->stmt->nparams) {
		log_error("db", "another number of parameters than declared",
		    LOG_CSTR("statement", c->stmt->name),
		    LOG_I64("parameters", (int64_t)c->nparams));
		return RC_FAULT;
	}
	for (size_t i = 0; i < c->nparams; i++)
		if (c->params[i].kind == DB_P_STR
		    && str_has(c->params[i].s, '\0')) {
			log_info("db", "a NUL byte in a parameter",
			    LOG_CSTR("statement", c->stmt->name));
			return RC_INVALID;
		}
	return RC_OK;
}

bool
db_calls_read(const struct db_call *calls, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (calls[i].stmt->kind != DB_READ)
			return false;
	return true;
}

int64_t
db_line_of(struct str sql, int64_t at)
{
	int64_t line = 1;

	/* The position counts characters, not bytes. */
	for (size_t i = 0; i < sql.n && at > 1; i++) {
		if (((unsigned char)sql.p[i] & 0xc0) != 0x80)
			at--;
		line += sql.p[i] == '\n';
	}
	return line;
}
