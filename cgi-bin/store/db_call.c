/* db_call.c - the calls of db.h: how many rows each of them stands for. */
#include "store/db_priv.h"

#include "base/log.h"

enum rc
db_many(struct db *db, struct arena *a, const struct db_call *calls, size_t n)
{
	struct db_result results[DB_MANY_MAX];
	enum rc rc;

	rc = db_batch(db, a, calls, n, results);
	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (calls[i].rows != NULL)
			*calls[i].rows = (struct db_rows){ results[i].res,
				calls[i].stmt, results[i].rows };
	return RC_OK;
}

enum rc
db_list_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    struct db_rows *rows, const struct db_param *params, size_t n)
{
	const struct db_call call = { stmt, rows, params, n };

	return db_many(db, a, &call, 1);
}

static enum rc
one(enum rc none, int64_t n, const struct db_stmt *stmt)
{
	if (n == 0)
		return none;
	if (n == 1)
		return RC_OK;
	log_error("db", "more than the one row expected",
	    LOG_CSTR("statement", stmt->name), LOG_I64("rows", n));
	return RC_FAULT;
}

enum rc
db_one_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    struct db_row *row, const struct db_param *params, size_t n)
{
	struct db_rows rows = { 0 };
	enum rc rc;

	rc = db_list_v(db, a, stmt, &rows, params, n);
	if (rc != RC_OK)
		return rc;
	*row = (struct db_row){ rows.res, stmt, 0, false };
	return one(RC_NOT_FOUND, (int64_t)rows.n, stmt);
}

enum rc
db_exec_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    int64_t *affected, const struct db_param *params, size_t n)
{
	const struct db_call call = { stmt, NULL, params, n };
	struct db_result result;
	enum rc rc;

	rc = db_batch(db, a, &call, 1, &result);
	if (rc == RC_OK && affected != NULL)
		*affected = result.affected;
	return rc;
}

enum rc
db_exec_one_v(struct db *db, struct arena *a, const struct db_stmt *stmt,
    int64_t *affected, const struct db_param *params, size_t n)
{
	int64_t rows = 0;
	enum rc rc;

	rc = db_exec_v(db, a, stmt, &rows, params, n);
	if (affected != NULL)
		*affected = rows;
	return rc == RC_OK ? one(RC_NOT_FOUND, rows, stmt) : rc;
}

DB_STMT(SQL_PING, DB_READ, "store.ping", "SELECT 1", 0, 1);
DB_STMT(SQL_VERSION, DB_READ, "store.schema_version",
    "SELECT ops.schema_version()", 0, 1);

enum rc
db_ping(struct db *db)
{
	/* Its row is looked at by nobody: an arena of its own, not to make
	 * the caller have one. */
	struct arena *a = arena_new(64 * 1024);
	struct db_rows rows = { 0 };
	enum rc rc;

	rc = db_list(db, a, &SQL_PING, &rows);
	arena_free(a);
	return rc;
}

enum rc
db_schema_version(struct db *db, struct arena *a, int64_t *out)
{
	struct db_row row;
	enum rc rc;

	rc = db_one(db, a, &SQL_VERSION, &row);
	if (rc != RC_OK)
		return rc;
	*out = row_i64(&row, 0);
	return row_end(&row);
}

struct str
db_reason(const struct db *db)
{
	return str_c(db->state);
}

struct str
db_reason_name(const struct db *db)
{
	return str_c(db->reason_name);
}

int64_t
db_round_trips(const struct db *db)
{
	return db->round_trips;
}

int64_t
db_connects(const struct db *db)
{
	return db->connects;
}

/* The linker's list.  SQL_PING is in it, so it is never empty. */
extern const struct db_stmt *const __start_db_stmts[];
extern const struct db_stmt *const __stop_db_stmts[];

size_t
db_stmt_count(void)
{
	/* The linker's two ends of one array. */
	/* cppcheck-suppress comparePointers */
	return (size_t)(__stop_db_stmts - __start_db_stmts);
}

const struct db_stmt *
db_stmt_at(size_t i)
{
	return __start_db_stmts[i];
}
