#include "store/sqlstate.h"

/* Codes and classes (two letters), looked up in this order. */
static const struct {
	struct str prefix;
	enum rc rc;
} table[] = {
	{ STR_INIT("SH404"), RC_NOT_FOUND },
	{ STR_INIT("SH400"), RC_INVALID },
	{ STR_INIT("SH422"), RC_INVALID },
	{ STR_INIT("SH4"), RC_CONFLICT },
	{ STR_INIT("23"), RC_CONFLICT },  /* constraint */
	{ STR_INIT("40001"), RC_RETRY },  /* serialisation */
	{ STR_INIT("40P01"), RC_RETRY },  /* deadlock */
	{ STR_INIT("55P03"), RC_RETRY },  /* lock_timeout */
	{ STR_INIT("57014"), RC_RETRY },  /* statement_timeout */
	{ STR_INIT("57P"), RC_RETRY },    /* shutting down, starting up */
	{ STR_INIT("25P03"), RC_RETRY },  /* idle_in_transaction timeout */
	{ STR_INIT("08"), RC_RETRY },     /* connection */
	{ STR_INIT("53"), RC_RETRY },     /* out of connections, disk … */
	{ STR_INIT("22001"), RC_INVALID }, /* too long for the column */
	{ STR_INIT("22003"), RC_INVALID }, /* number out of range */
	{ STR_INIT("22007"), RC_INVALID }, /* no date */
	{ STR_INIT("22008"), RC_INVALID }, /* date out of range */
	{ STR_INIT("22021"), RC_INVALID }, /* not UTF-8 */
	{ STR_INIT("22P02"), RC_INVALID }, /* malformed for its type */
	{ STR_INIT("22P05"), RC_INVALID }, /* \u0000 in JSON */
};

enum rc
sqlstate_rc(struct str state)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (str_starts(state, table[i].prefix))
			return table[i].rc;
	return RC_FAULT;
}

bool
sqlstate_forgotten(struct str state)
{
	return str_eq_c(state, "26000") || str_eq_c(state, "0A000")
	    || str_eq_c(state, "42P05");
}

bool
sqlstate_going(struct str state)
{
	return str_starts(state, STR("57P")) || str_starts(state, STR("08"))
	    || str_eq_c(state, "25P03");
}
