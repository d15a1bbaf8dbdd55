/* db_priv.h - what the parts of the database layer tell each other; nobody
 * else includes it.  store/db.c is the only one that knows libpq. */
#ifndef STORE_DB_PRIV_H
#define STORE_DB_PRIV_H

#include "store/backoff.h"
#include "store/db.h"
#include "store/stmt_set.h"

struct pg_conn;

struct db {
	struct arena *arena; /* of the process */
	char *url, *password_file, *name, *user, *database;
	int64_t connect_us, answer_us;
	bool quiet;

	struct pg_conn *conn; /* NULL: none */
	bool used;    /* has answered since it was made */
	int64_t last_us;
	struct backoff backoff;
	struct stmt_set prepared;
	bool forget; /* begin the next batch with DEALLOCATE ALL */

	bool in_tx, begin_pending, tx_failed;

	int64_t round_trips, connects;
	char state[6], reason_name[64];
};

struct db_result {
	struct pg_result *res; /* tied to the arena */
	size_t rows;
	int64_t affected;
};

/* Sends all calls in one pipeline and waits; out has n items.  On anything but
 * RC_OK there are no results. */
enum rc db_batch(struct db *db, struct arena *a, const struct db_call *calls,
    size_t n, struct db_result *out) MUST_CHECK;

/* The value at row and col; false when it is NULL.  *exists tells whether
 * there is such a row and column at all. */
bool db_value(const struct pg_result *res, int row, int col, struct str *out,
    bool *exists);

/* A parameter as text, NUL-ended in a; NULL for NULL. */
const char *db_param_text(struct arena *a, const struct db_param *p);
/* RC_FAULT: not as many parameters as declared; RC_INVALID: a NUL byte in a
 * text; logged. */
enum rc db_call_check(const struct db_call *c) MUST_CHECK;
/* Are all of them DB_READ? */
bool db_calls_read(const struct db_call *calls, size_t n);
/* The line of a file in which its character number `at` (from 1) stands. */
int64_t db_line_of(struct str sql, int64_t at);

/* Transactions: see tx.h. */
enum rc db_begin(struct db *db) MUST_CHECK;
enum rc db_finish(struct db *db, enum rc rc) MUST_CHECK;

#endif
