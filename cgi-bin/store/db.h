/* db.h - PostgreSQL: named statements, rows, one connection per process.
 *
 * Every statement is a static `struct db_stmt` beside the code that reads its
 * columns; there is no way to send a text made at run time (the migration
 * program's own door is store/script.h).
 *
 *   DB_STMT(SQL_BY_SLUG, DB_READ, "catalog.product_by_slug",
 *       "SELECT doc, version FROM catalog.product_page"
 *       " WHERE market_id = $1 AND locale = $2 AND slug = $3",
 *       3, 2);
 *
 *   rc = db_one(db, a, &SQL_BY_SLUG, &row, DB_I64(m), DB_STR(l), DB_STR(s));
 *   if (rc != RC_OK)
 *           return rc;
 *   out->doc = row_str(&row, 0);
 *   out->version = row_i64(&row, 1);
 *   return row_end(&row);
 *
 * Failures (logged here, once; the caller passes the rc on in silence):
 *   RC_NOT_FOUND  db_one, db_exec_one: no row; a function raised SH404
 *   RC_CONFLICT   a constraint (class 23), or a function raised SH4xx; which
 *                 one: db_reason()
 *   RC_INVALID    a function raised SH400 or SH422, or a value out of range
 *                 or malformed for its type (class 22)
 *   RC_RETRY      the server is away or went away, a deadlock, a lock or
 *                 statement timeout, too many connections: may be tried again
 *   RC_FAULT      all else: our bug or broken data
 *
 * Outside tx_begin/tx_end each call is a transaction of its own.  A statement
 * is prepared in the same round trip as its first use on a connection, and
 * again when the server has forgotten it or its result type has changed.  A
 * DB_READ that dies with the connection is sent once more over a new one; a
 * DB_WRITE never is: it may have happened.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/arena.h"
#include "base/money.h"
#include "base/str.h"

enum db_kind {
	DB_WRITE, /* changes something: never sent twice */
	DB_READ   /* changes nothing: may be sent again on a new connection */
};

struct db_stmt {
	const char *name; /* schema.what, unique, at most 63 bytes */
	const char *sql;
	int nparams, ncols;
	enum db_kind kind;
};

/* Defines a statement and lists it for `make check-sql`, which prepares every
 * one of the program against the migrated schema. */
#define DB_STMT(ident, kind, name, sql, nparams, ncols)                       \
	static const struct db_stmt ident = { name, sql, nparams, ncols,      \
		kind };                                                       \
	static const struct db_stmt *const ident##_listed                     \
	    __attribute__((used, section("db_stmts"))) = &ident

/* All statements linked into this program. */
size_t db_stmt_count(void);
const struct db_stmt *db_stmt_at(size_t i);

/* --- parameters ---------------------------------------------------------- */

enum db_param_kind { DB_P_NULL, DB_P_STR, DB_P_I64, DB_P_BOOL, DB_P_TIME };

struct db_param {
	enum db_param_kind kind;
	struct str s;
	int64_t i;
};

#define DB_STR(v) ((struct db_param){ DB_P_STR, v, 0 })
#define DB_I64(v) ((struct db_param){ DB_P_I64, { "", 0 }, v })
#define DB_BOOL(v) ((struct db_param){ DB_P_BOOL, { "", 0 }, (v) ? 1 : 0 })
/* Microseconds since 1970, as clock_now_us() gives them; a timestamptz. */
#define DB_TIME(us) ((struct db_param){ DB_P_TIME, { "", 0 }, us })
#define DB_NULL ((struct db_param){ DB_P_NULL, { "", 0 }, 0 })
/* The text of a JSON document, for a json or jsonb parameter. */
#define DB_JSON(v) DB_STR(v)
/* A text with a NUL byte in it is RC_INVALID: PostgreSQL has no such text. */

/* --- rows ----------------------------------------------------------------- */

struct pg_result;

struct db_rows {
	struct pg_result *res;
	const struct db_stmt *stmt;
	size_t n;
};

struct db_row {
	struct pg_result *res;
	const struct db_stmt *stmt;
	int at;
	bool bad; /* a reader met NULL or what is not of its type */
};

/* Row i < rows->n. */
struct db_row db_row_at(const struct db_rows *rows, size_t i);

/* A value that is NULL (but for row_null), not of the type or out of range
 * gives 0 or "", is logged, and makes row_end() fail.  Texts live as long as
 * the arena given to the call, and are NUL-ended. */
bool row_null(struct db_row *row, int col);
struct str row_str(struct db_row *row, int col);
/* The same, and NULL is "". */
struct str row_str_or_empty(struct db_row *row, int col);
int64_t row_i64(struct db_row *row, int col);
bool row_bool(struct db_row *row, int col);
/* Of a timestamptz, microseconds since 1970. */
int64_t row_time(struct db_row *row, int col);
/* Columns of minor units (bigint) and of the currency (char(3)). */
struct money row_money(struct db_row *row, int minor_col, int cur_col);
/* RC_FAULT when any reader of this row failed: every row reader ends in it. */
enum rc row_end(const struct db_row *row) MUST_CHECK;

/* --- the connection ------------------------------------------------------- */

struct db;

struct db_conf {
	struct str url;            /* libpq URI or "host=… dbname=… user=…" */
	struct str password_file;  /* may be empty; read at every connect */
	struct str name;           /* application_name */
	struct str user, database; /* in the place of the url's; may be empty */
	int64_t connect_ms;        /* 0: 2,000 */
	int64_t answer_ms;         /* longest wait for the answers of one call;
	                            * 0: 5,000; < 0: for ever */
	bool quiet; /* being refused is no news: logged for debugging only */
};

/* A handle; connects at the first use, so that a server that is away never
 * stops a start.  RC_INVALID: the url cannot be parsed (logged). */
enum rc db_open(const struct db_conf *conf, struct db **out) MUST_CHECK;
/* Closes; NULL is allowed.  No rows may be read afterwards. */
void db_close(struct db *db);

/* SELECT of exactly one row: none is RC_NOT_FOUND, two are RC_FAULT. */
#define db_one(db, a, stmt, ...)                                              \
	DB_ARGS_(db_one_v, db, a, stmt, __VA_ARGS__, DB_NULL)
/* SELECT of any number of rows; &rows. */
#define db_list(db, a, stmt, ...)                                             \
	DB_ARGS_(db_list_v, db, a, stmt, __VA_ARGS__, DB_NULL)
/* INSERT, UPDATE, DELETE, or a function whose result does not matter; an
 * int64_t * for the number of rows, or NULL. */
#define db_exec(db, a, stmt, ...)                                             \
	DB_ARGS_(db_exec_v, db, a, stmt, __VA_ARGS__, DB_NULL)
/* The same for exactly one row (NULL again before the parameters): none is
 * RC_NOT_FOUND, more are RC_FAULT (inside a transaction, so that it is rolled
 * back). */
#define db_exec_one(db, a, stmt, ...)                                         \
	DB_ARGS_(db_exec_one_v, db, a, stmt, __VA_ARGS__, DB_NULL)

/* Several statements, at most DB_MANY_MAX, in one round trip:
 *
 *   struct db_call calls[] = {
 *           DB_CALL(&SQL_PAGE, &page, DB_I64(m), DB_STR(path)),
 *           DB_CALL(&SQL_CARDS, &cards, DB_I64(m), DB_STR(path)),
 *   };
 *   rc = db_many(db, a, calls, 2);
 *
 * Fails as a whole; outside a transaction they are one. */
struct db_call {
	const struct db_stmt *stmt;
	struct db_rows *rows; /* filled; may be NULL */
	const struct db_param *params;
	size_t nparams;
};
#define DB_CALL(stmt, ...) DB_CALL_(stmt, __VA_ARGS__, DB_NULL)
#define DB_MANY_MAX 64
enum rc db_many(struct db *db, struct arena *a, const struct db_call *calls,
    size_t n) MUST_CHECK;

/* Why the last call failed, for the module's own reason enum: the SQLSTATE
 * ("23505", "SH422"; "" when it did not come from the server), and the name
 * that came with it (of the constraint; of the field, for SH4xx).  They live
 * until the next call. */
struct str db_reason(const struct db *db);
struct str db_reason_name(const struct db *db);

/* Round trips (one per flush and wait) and connections made so far. */
int64_t db_round_trips(const struct db *db);
int64_t db_connects(const struct db *db);
/* Is the server there?  Connects when it must, and goes there and back. */
enum rc db_ping(struct db *db) MUST_CHECK;
/* The schema's version: ops.schema_version(), a number that rises with each
 * migration that adds a file. */
enum rc db_schema_version(struct db *db, struct arena *a, int64_t *out)
    MUST_CHECK;

/* --- what the macros above call ------------------------------------------ */

#define DB_ARGS_(fn, db, a, stmt, out, ...)                                   \
	fn(db, a, stmt, out, (const struct db_param[]){ __VA_ARGS__ },        \
	    DB_COUNT_(__VA_ARGS__))
/* The list ends with one DB_NULL that does not count: C11 has no empty list. */
#define DB_COUNT_(...)                                                        \
	(sizeof((const struct db_param[]){ __VA_ARGS__ }) /                   \
	        sizeof(struct db_param) -                                     \
	    1)
#define DB_CALL_(stmt, rows, ...)                                             \
	{ stmt, rows, (const struct db_param[]){ __VA_ARGS__ },               \
		DB_COUNT_(__VA_ARGS__) }

enum rc db_one_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    struct db_row *row, const struct db_param *params, size_t n) MUST_CHECK;
enum rc db_list_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    struct db_rows *rows, const struct db_param *params, size_t n) MUST_CHECK;
enum rc db_exec_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    int64_t *affected, const struct db_param *params, size_t n) MUST_CHECK;
enum rc db_exec_one_v(struct db *db, struct arena *a,
    const struct db_stmt *stmt, int64_t *affected,
    const struct db_param *params, size_t n) MUST_CHECK;

#endif
