/* db_fixture.h - a connection to a scratch PostgreSQL with a small schema, for
 * the Check programs of store/. */
#ifndef TESTS_UNIT_STORE_DB_FIXTURE_H
#define TESTS_UNIT_STORE_DB_FIXTURE_H

#include "base/txcount.h"
#include "scratch.h"
#include "store/script.h"
#include "store/tx.h"

static struct db *db;
static struct arena *a;

DB_STMT(SQL_ONE, DB_READ, "t.one", "SELECT 1::bigint", 0, 1);
DB_STMT(SQL_SERIES, DB_READ, "t.series",
    "SELECT x FROM generate_series(1::bigint, $1) AS x", 1, 1);
DB_STMT(SQL_ADD, DB_WRITE, "t.add", "INSERT INTO t.thing VALUES ($1, $2)", 2,
    0);
DB_STMT(SQL_COUNT, DB_READ, "t.count", "SELECT count(*) FROM t.thing", 0, 1);
DB_STMT(SQL_CLEAR, DB_WRITE, "t.clear", "DELETE FROM t.thing", 0, 0);

static const char SCHEMA[]
    = "CREATE SCHEMA t;"
      "CREATE TABLE t.thing (id bigint CONSTRAINT thing_key PRIMARY KEY,"
      " name text CONSTRAINT thing_name CHECK (name <> ''));"
      "CREATE TABLE t.shape (v int);"
      "CREATE TABLE t.later (id bigint CONSTRAINT later_key UNIQUE"
      " DEFERRABLE INITIALLY DEFERRED);"
      "CREATE FUNCTION t.raise(s text, f text) RETURNS text LANGUAGE plpgsql"
      " AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = s, COLUMN = f;"
      " END $$;";

static inline struct db *
open_with(const char *more, int64_t answer_ms)
{
	struct arena *tmp = arena_new(64 * 1024);
	struct db_conf conf = { .name = STR("check_db"),
		.answer_ms = answer_ms };
	struct db *out;

	conf.url = arena_printf(tmp, "host=%s user=postgres dbname=postgres %s",
	    scratch_dir, more);
	ck_rc(db_open(&conf, &out), RC_OK);
	arena_free(tmp);
	return out;
}

/* Every test begins with an empty table and one connection made. */
static inline void
set_up(void)
{
	struct db_row row;

	unit_log_start();
	a = arena_new((size_t)64 * 1024 * 1024);
	db = open_with("", 0);
	if (db_exec(db, a, &SQL_CLEAR, NULL) != RC_OK)
		ck_rc(db_script(db, a, "schema", str_c(SCHEMA)), RC_OK);
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
}

static inline void
tear_down(void)
{
	ck_assert_int_eq(tx_depth(), 0);
	db_close(db);
	arena_free(a);
}

/* Of t.thing. */
static inline int64_t
count(void)
{
	struct db_row row;

	ck_rc(db_one(db, a, &SQL_COUNT, &row), RC_OK);
	return row_i64(&row, 0);
}

static inline void
pause_ms(int64_t ms)
{
	usleep((useconds_t)(ms * 1000)); /* poll: makes a connection idle */
}

static inline void
cluster_start(void)
{
	scratch_make();
	scratch_pg("start", scratch_dir, scratch_watch());
}

#define DB_CASE(tc, s, name)                                                  \
	tc = unit_case(s, name);                                              \
	tcase_set_timeout(tc, 60);                                            \
	tcase_add_checked_fixture(tc, set_up, tear_down)

#endif
