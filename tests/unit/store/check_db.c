/* check_db.c - store/db against a PostgreSQL of its own: rows, parameters,
 * errors by their codes, and every way in which a connection ends. */
#include "db_fixture.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/clock.h"

DB_STMT(SQL_ECHO, DB_READ, "t.echo",
    "SELECT $1::text, $2::bigint, $3::boolean, $4::timestamptz, $5::text,"
    " $6::jsonb, 'EUR'::char(3)",
    6, 7);
DB_STMT(SQL_UPDATE, DB_WRITE, "t.update",
    "UPDATE t.thing SET name = $2 WHERE id >= $1", 2, 0);
DB_STMT(SQL_RAISE, DB_WRITE, "t.raise", "SELECT t.raise($1, $2)", 2, 1);
DB_STMT(SQL_DIVIDE, DB_READ, "t.divide", "SELECT 1 / $1::bigint", 1, 1);
DB_STMT(SQL_SLEEP, DB_READ, "t.sleep", "SELECT pg_sleep($1::bigint)::text", 1,
    1);
DB_STMT(SQL_SLOW, DB_READ, "t.slow",
    "SELECT set_config('statement_timeout', '50', false),"
    " pg_sleep($1::bigint)::text",
    1, 2);
DB_STMT(SQL_WRONG_COLUMNS, DB_READ, "t.wrong_columns", "SELECT 1, 2", 0, 1);
DB_STMT(SQL_SHAPE, DB_READ, "t.shape", "SELECT * FROM t.shape", 0, 1);
DB_STMT(SQL_KILL, DB_READ, "t.kill", "SELECT pg_terminate_backend($1::int)", 1,
    1);
DB_STMT(SQL_BIG, DB_READ, "t.big", "SELECT $1::text || repeat('y', 100000)", 1,
    1);
DB_STMT(SQL_NUMBER, DB_READ, "t.number", "SELECT $1::text::bigint", 1, 1);
DB_STMT(SQL_PID, DB_READ, "t.pid", "SELECT pg_backend_pid()", 0, 1);
DB_STMT(SQL_SUICIDE, DB_READ, "t.suicide",
    "SELECT pg_terminate_backend(pg_backend_pid())", 0, 1);

/* --- values --------------------------------------------------------------- */

START_TEST(parameters_come_back)
{
	const int64_t times[] = { 0, 1, -1, 1772323200123456,
		-62135596800000000, 253402300799999999, 951782399999999 };
	struct db_row row;

	for (int i = 0; i < N_OF(times); i++) {
		ck_rc(db_one(db, a, &SQL_ECHO, &row, DB_STR(STR("ä 'x' \\ $1")),
		          DB_I64(INT64_MIN + i), DB_BOOL(i % 2),
		          DB_TIME(times[i]), DB_NULL,
		          DB_JSON(STR("{\"a\": [1, null]}"))),
		    RC_OK);
		ck_str(row_str(&row, 0), "ä 'x' \\ $1");
		ck_assert_int_eq(row_i64(&row, 1), INT64_MIN + i);
		ck_assert_int_eq(row_bool(&row, 2), i % 2);
		ck_assert_int_eq(row_time(&row, 3), times[i]);
		ck_assert(row_null(&row, 4));
		ck_str(row_str_or_empty(&row, 4), "");
		ck_str(row_str(&row, 5), "{\"a\": [1, null]}");
		ck_rc(row_end(&row), RC_OK);
	}
	ck_assert_int_eq(row_money(&row, 1, 6).minor, INT64_MIN + 6);
	ck_rc(row_end(&row), RC_OK);
}
END_TEST

START_TEST(readers_refuse)
{
	struct db_row row, r;

	ck_rc(db_one(db, a, &SQL_ECHO, &row, DB_STR(STR("x")), DB_I64(1),
	          DB_BOOL(true), DB_TIME(0), DB_NULL, DB_NULL),
	    RC_OK);
	for (int i = 0; i < 9; i++) {
		r = row;
		switch (i) {
		case 0:
			ck_assert_int_eq(row_i64(&r, 0), 0);
			break;
		case 1:
			ck_assert(!row_bool(&r, 1));
			break;
		case 2:
			ck_assert_int_eq(row_time(&r, 0), 0);
			break;
		case 3:
			ck_str(row_str(&r, 4), "");
			break;
		case 4:
			ck_assert_int_eq(row_money(&r, 1, 0).minor, 0);
			break;
		case 5:
			ck_str(row_str(&r, 7), "");
			break;
		case 6:
			ck_assert(row_null(&r, -1));
			break;
		case 7:
			ck_assert_int_eq(row_i64(&r, 5), 0);
			break;
		default:
			r.at = 1;
			ck_str(row_str(&r, 0), "");
		}
		ck_rc(row_end(&r), RC_FAULT);
	}
	ck_rc(row_end(&row), RC_OK);
	ck_assert(unit_has(unit_log(), "\"statement\":\"t.echo\""));
}
END_TEST

START_TEST(numbers_of_rows)
{
	struct db_rows rows;
	struct db_row row;
	int64_t n = -1;

	ck_rc(db_one(db, a, &SQL_SERIES, &row, DB_I64(0)), RC_NOT_FOUND);
	ck_rc(db_one(db, a, &SQL_SERIES, &row, DB_I64(1)), RC_OK);
	ck_rc(db_one(db, a, &SQL_SERIES, &row, DB_I64(2)), RC_FAULT);
	ck_rc(db_list(db, a, &SQL_SERIES, &rows, DB_I64(0)), RC_OK);
	ck_assert_int_eq((int)rows.n, 0);
	ck_rc(db_list(db, a, &SQL_SERIES, &rows, DB_I64(3)), RC_OK);
	ck_assert_int_eq((int)rows.n, 3);
	row = db_row_at(&rows, 2);
	ck_assert_int_eq(row_i64(&row, 0), 3);
	for (int i = 1; i <= 3; i++)
		ck_rc(db_exec(db, a, &SQL_ADD, &n, DB_I64(i), DB_STR(STR("x"))),
		    RC_OK);
	ck_assert_int_eq(n, 1);
	ck_rc(db_exec(db, a, &SQL_UPDATE, &n, DB_I64(2), DB_STR(STR("y"))),
	    RC_OK);
	ck_assert_int_eq(n, 2);
	ck_rc(db_exec_one(db, a, &SQL_UPDATE, NULL, DB_I64(4),
	          DB_STR(STR("y"))),
	    RC_NOT_FOUND);
	ck_rc(db_exec_one(db, a, &SQL_UPDATE, NULL, DB_I64(3),
	          DB_STR(STR("y"))),
	    RC_OK);
	ck_rc(db_exec_one(db, a, &SQL_UPDATE, &n, DB_I64(2),
	          DB_STR(STR("y"))),
	    RC_FAULT);
}
END_TEST

START_TEST(wrong_calls)
{
	struct db_row row;
	struct db_call many[DB_MANY_MAX + 1];

	for (int i = 0; i <= DB_MANY_MAX; i++)
		many[i] = (struct db_call){ &SQL_ONE, NULL, NULL, 0 };
	ck_rc(db_many(db, a, many, DB_MANY_MAX + 1), RC_FAULT);
	ck_rc(db_many(db, a, many, DB_MANY_MAX), RC_OK);
	ck_rc(db_many(db, a, many, 0), RC_OK);
	ck_rc(db_one(db, a, &SQL_ONE, &row, DB_I64(1)), RC_FAULT);
	ck_rc(db_one(db, a, &SQL_SERIES, &row), RC_FAULT);
	ck_rc(db_one(db, a, &SQL_NUMBER, &row, DB_STR(STR("1\0002"))),
	    RC_INVALID);
	ck_rc(db_one(db, a, &SQL_WRONG_COLUMNS, &row), RC_FAULT);
	ck_assert(unit_has(unit_log(), "another number of columns"));
	/* None of it spoilt the connection. */
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
	ck_assert_int_eq(db_connects(db), 1);
}
END_TEST

/* --- one round trip ------------------------------------------------------- */

START_TEST(first_use_is_one_round_trip)
{
	struct db *fresh = open_with("", 0);
	struct db_rows one, series, again;
	struct db_call calls[] = { DB_CALL(&SQL_ONE, &one),
		DB_CALL(&SQL_SERIES, &series, DB_I64(5)),
		DB_CALL(&SQL_SERIES, &again, DB_I64(7)) };

	ck_rc(db_many(fresh, a, calls, 3), RC_OK);
	ck_assert_int_eq(db_round_trips(fresh), 1);
	ck_assert_int_eq((int)series.n, 5);
	ck_assert_int_eq((int)again.n, 7);
	ck_rc(db_many(fresh, a, calls, 3), RC_OK);
	ck_assert_int_eq(db_round_trips(fresh), 2);
	ck_rc(db_ping(fresh), RC_OK);
	db_close(fresh);
}
END_TEST

START_TEST(many_fail_as_one)
{
	struct db_call calls[] = {
		DB_CALL(&SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
		DB_CALL(&SQL_ADD, NULL, DB_I64(1), DB_STR(STR("twice"))),
		DB_CALL(&SQL_SLEEP, NULL, DB_I64(0)),
	};

	ck_rc(db_many(db, a, calls, 3), RC_CONFLICT);
	ck_str(db_reason(db), "23505");
	ck_str(db_reason_name(db), "thing_key");
	ck_assert_int_eq(count(), 0);
	ck_str(db_reason(db), "");
	/* The statement behind the failed one was not prepared. */
	ck_rc(db_exec(db, a, &SQL_SLEEP, NULL, DB_I64(0)), RC_OK);
}
END_TEST

START_TEST(large_both_ways)
{
	struct db_call calls[40];
	struct db_rows rows[40];
	char *text = arena_alloc(a, 300000);
	struct db_param p;

	memset(text, 'x', 300000);
	p = DB_STR(str_n(text, 300000));
	for (int i = 0; i < N_OF(calls); i++)
		calls[i] = (struct db_call){ &SQL_BIG, &rows[i], &p, 1 };
	ck_rc(db_many(db, a, calls, N_OF(calls)), RC_OK);
	for (int i = 0; i < N_OF(calls); i++) {
		struct db_row row = db_row_at(&rows[i], 0);

		ck_assert_int_eq((int)row_str(&row, 0).n, 400000);
	}
}
END_TEST

/* --- refusals ------------------------------------------------------------- */

static const struct {
	const char *state;
	enum rc rc;
} raised[] = {
	{ "SH400", RC_INVALID },
	{ "SH422", RC_INVALID },
	{ "SH404", RC_NOT_FOUND },
	{ "SH409", RC_CONFLICT },
	{ "SH410", RC_CONFLICT },
	{ "SH999", RC_FAULT },
	{ "23514", RC_CONFLICT },
	{ "40001", RC_RETRY },
	{ "40P01", RC_RETRY },
	{ "55P03", RC_RETRY },
	{ "53300", RC_RETRY },
	{ "P0001", RC_FAULT },
	{ "42501", RC_FAULT },
};

START_TEST(codes)
{
	ck_rc(db_exec(db, a, &SQL_RAISE, NULL,
	          DB_STR(str_c(raised[_i].state)), DB_STR(STR("t.en.name"))),
	    raised[_i].rc);
	ck_str(db_reason(db), raised[_i].state);
	ck_str(db_reason_name(db), "t.en.name");
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(real_refusals)
{
	struct db_row row;

	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR(""))),
	    RC_CONFLICT);
	ck_str(db_reason_name(db), "thing_name");
	ck_assert(!unit_has(unit_log(), "Failing row"));
	ck_rc(db_one(db, a, &SQL_NUMBER, &row, DB_STR(STR("12x"))), RC_INVALID);
	ck_rc(db_one(db, a, &SQL_NUMBER, &row,
	          DB_STR(STR("99999999999999999999"))),
	    RC_INVALID);
	ck_rc(db_one(db, a, &SQL_NUMBER, &row, DB_STR(STR("\xff"))),
	    RC_INVALID);
	ck_rc(db_one(db, a, &SQL_DIVIDE, &row, DB_I64(0)), RC_FAULT);
	ck_rc(db_one(db, a, &SQL_SLOW, &row, DB_I64(0)), RC_OK);
	ck_rc(db_one(db, a, &SQL_SLOW, &row, DB_I64(5)), RC_RETRY);
	ck_str(db_reason(db), "57014");
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
	ck_assert_int_eq(db_connects(db), 1);
}
END_TEST

/* --- forgotten statements ------------------------------------------------- */

static void
change_shape(const char *sql)
{
	struct db *other = open_with("", 0);

	ck_rc(db_script(other, a, "shape", str_c(sql)), RC_OK);
	db_close(other);
}

START_TEST(result_type_changes)
{
	struct db_rows rows;

	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_OK);
	change_shape("ALTER TABLE t.shape ALTER v TYPE text");
	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_OK);
	ck_assert_int_eq(unit_log_lines(), 0);
	/* The first statement of a transaction: begun again unseen. */
	change_shape("ALTER TABLE t.shape ALTER v TYPE varchar");
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(tx_end(db, RC_OK), RC_OK);
	ck_assert_int_eq(count(), 1);
	/* Later in one: it has to be tried again as a whole, and then works. */
	change_shape("ALTER TABLE t.shape ALTER v TYPE text");
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(2), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_RETRY);
	ck_rc(tx_end(db, RC_RETRY), RC_RETRY);
	ck_assert_int_eq(count(), 1);
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(2), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_OK);
	ck_rc(tx_end(db, RC_OK), RC_OK);
	ck_assert_int_eq(count(), 2);
	/* A column more than the statement was written for is our fault. */
	change_shape("ALTER TABLE t.shape ADD w int");
	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_FAULT);
	change_shape("DROP TABLE t.shape; CREATE TABLE t.shape (v int)");
	ck_rc(db_list(db, a, &SQL_SHAPE, &rows), RC_OK);
	ck_assert_int_eq(db_connects(db), 1);
}
END_TEST

START_TEST(statements_are_gone)
{
	static const char *const ways[] = { "DISCARD ALL", "DEALLOCATE ALL",
		"DEALLOCATE \"t.one\"", "DEALLOCATE \"t.series\"" };
	struct db_rows one, series;
	struct db_call calls[] = { DB_CALL(&SQL_ONE, &one),
		DB_CALL(&SQL_SERIES, &series, DB_I64(5)) };

	ck_rc(db_many(db, a, calls, 2), RC_OK);
	ck_rc(db_script(db, a, "gone", str_c(ways[_i])), RC_OK);
	ck_rc(db_many(db, a, calls, 2), RC_OK);
	ck_assert_int_eq((int)series.n, 5);
	ck_rc(db_script(db, a, "gone", str_c(ways[_i])), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(db_many(db, a, calls, 2), RC_OK);
	ck_assert_int_eq(count(), 1);
	ck_assert_int_eq(db_connects(db), 1);
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

START_TEST(statement_is_there_already)
{
	ck_rc(db_script(db, a, "there",
	          STR("PREPARE \"t.sleep\" AS SELECT 'another'")),
	    RC_OK);
	ck_rc(db_exec(db, a, &SQL_SLEEP, NULL, DB_I64(0)), RC_OK);
}
END_TEST

/* More statements than a connection keeps: it begins anew, unseen. */
START_TEST(more_statements_than_kept)
{
	static struct db_stmt many[600];

	for (int i = 0; i < N_OF(many); i++) {
		many[i] = SQL_ONE;
		many[i].name
		    = arena_printf(a, "t.many_%d", i).p;
	}
	for (int i = 0; i < 2 * N_OF(many); i++) {
		struct db_row row;

		ck_rc(db_one(db, a, &many[i % N_OF(many)], &row), RC_OK);
	}
	ck_assert_int_eq(db_connects(db), 1);
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

/* --- connections that end ------------------------------------------------- */

static int64_t
pid_of(struct db *d)
{
	struct db_row row;

	ck_rc(db_one(d, a, &SQL_PID, &row), RC_OK);
	return row_i64(&row, 0);
}

static void
kill_backend(int64_t pid)
{
	struct db *other = open_with("", 0);
	struct db_row row;

	ck_rc(db_one(other, a, &SQL_KILL, &row, DB_I64(pid)), RC_OK);
	db_close(other);
	/* It has gone when it can no longer be signalled. */
	while (kill((pid_t)pid, 0) == 0)
		pause_ms(1);
}

START_TEST(idle_connection_dies)
{
	struct db_row row;

	/* Found out by looking before it is used: writes work as well. */
	kill_backend(pid_of(db));
	pause_ms(60);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_assert_int_eq(db_connects(db), 2);
	kill_backend(pid_of(db));
	pause_ms(60);
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(2), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(tx_end(db, RC_OK), RC_OK);
	ck_assert_int_eq(db_connects(db), 3);
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
	ck_assert_int_eq(count(), 2);
}
END_TEST

/* Between two calls that follow each other closely: a read is sent again, a
 * write is not. */
START_TEST(busy_connection_dies)
{
	struct db *other = open_with("", 0);
	int64_t pid = pid_of(db);
	struct db_row row;

	ck_rc(db_one(other, a, &SQL_KILL, &row, DB_I64(pid)), RC_OK);
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
	ck_assert_int_eq(db_connects(db), 2);
	pid = pid_of(db);
	ck_rc(db_one(other, a, &SQL_KILL, &row, DB_I64(pid)), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_RETRY);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_assert_int_eq(db_connects(db), 3);
	db_close(other);
}
END_TEST

START_TEST(dies_in_the_pipeline)
{
	struct db_rows one;
	struct db_call calls[] = { DB_CALL(&SQL_ONE, &one),
		DB_CALL(&SQL_SUICIDE, NULL),
		DB_CALL(&SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))) };

	ck_rc(db_many(db, a, calls, 3), RC_RETRY);
	ck_assert_int_eq(count(), 0);
	ck_assert_int_eq(db_connects(db), 2);
	/* Alone it is a read: sent again once, and no more. */
	ck_rc(db_exec(db, a, &SQL_SUICIDE, NULL), RC_RETRY);
	ck_assert_int_eq(db_connects(db), 3);
}
END_TEST

START_TEST(no_answer_in_time)
{
	struct db *impatient = open_with("", 150);
	int64_t began = clock_mono_us();
	struct db_row row;

	ck_rc(db_one(impatient, a, &SQL_SLEEP, &row, DB_I64(5)), RC_RETRY);
	ck_assert_int_lt(clock_mono_us() - began, 2000000);
	ck_rc(db_one(impatient, a, &SQL_ONE, &row), RC_OK);
	ck_assert_int_eq(row_i64(&row, 0), 1);
	ck_assert_int_eq(db_connects(impatient), 2);
	db_close(impatient);
}
END_TEST

START_TEST(server_restarts)
{
	struct db_row row;

	scratch_pg("restart", scratch_dir, ">/dev/null");
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
	scratch_pg("restart", scratch_dir, ">/dev/null");
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_assert_int_eq(count(), 1);
}
END_TEST

START_TEST(server_is_away)
{
	int64_t began;
	struct db_row row;
	int tries = 0;

	scratch_pg("stop", scratch_dir, ">/dev/null");
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_RETRY);
	/* Within the back-off nothing is tried. */
	began = clock_mono_us();
	for (int i = 0; i < 1000; i++)
		ck_rc(db_one(db, a, &SQL_ONE, &row), RC_RETRY);
	ck_assert_int_lt(clock_mono_us() - began, 1000000);
	ck_rc(tx_begin(db), RC_RETRY);
	ck_rc(db_ping(db), RC_RETRY);
	scratch_pg("start", scratch_dir, ">/dev/null");
	while (db_one(db, a, &SQL_ONE, &row) != RC_OK && tries++ < 1000)
		pause_ms(10);
	ck_assert_int_lt(tries, 1000);
	ck_assert_int_eq(db_connects(db), 2);
	ck_assert(unit_has(unit_log(), "postgresql is back"));
	/* An outage is two lines, and the one that told of the loss. */
	ck_assert_int_le(unit_log_lines(), 3);
}
END_TEST

/* Somebody listens and says nothing: a server that hangs. */
START_TEST(no_answer_to_connecting)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	struct db_conf conf = { .connect_ms = 100 };
	struct db *other;
	struct db_row row;
	int64_t began;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(at.sun_path, sizeof(at.sun_path), "%s/.s.PGSQL.1",
	    scratch_dir);
	ck_assert_int_eq(bind(fd, (const struct sockaddr *)&at, sizeof(at)), 0);
	ck_assert_int_eq(listen(fd, 5), 0);
	conf.url = arena_printf(a, "host=%s port=1 user=x", scratch_dir);
	ck_rc(db_open(&conf, &other), RC_OK);
	began = clock_mono_us();
	ck_rc(db_one(other, a, &SQL_ONE, &row), RC_RETRY);
	ck_assert_int_ge(clock_mono_us() - began, 100000);
	ck_rc(db_one(other, a, &SQL_ONE, &row), RC_RETRY);
	ck_assert_int_lt(clock_mono_us() - began, 2000000);
	ck_assert_msg(unit_has(unit_log(), "timed out"), "%.*s",
	    STR_FMT(unit_log()));
	ck_assert_int_eq(unit_log_lines(), 1);
	db_close(other);
	close(fd);
	unlink(at.sun_path);
}
END_TEST

START_TEST(bad_addresses)
{
	struct db *other;
	struct db_row row;
	struct db_conf conf = { .url = STR("postgresql://%zz@x/y") };

	ck_rc(db_open(&conf, &other), RC_INVALID);
	conf.url = STR("host=/nowhere password=hush unknown=1");
	ck_rc(db_open(&conf, &other), RC_INVALID);
	ck_assert(!unit_has(unit_log(), "hush"));
	conf.url = STR("host=/nowhere dbname=x");
	ck_rc(db_open(&conf, &other), RC_OK);
	ck_rc(db_one(other, a, &SQL_ONE, &row), RC_RETRY);
	db_close(other);
	conf.password_file = STR("/nowhere/password");
	ck_rc(db_open(&conf, &other), RC_OK);
	ck_rc(db_one(other, a, &SQL_ONE, &row), RC_RETRY);
	db_close(other);
	db_close(NULL);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store/db");
	TCase *tc;

	cluster_start();
	DB_CASE(tc, s, "values");
	tcase_add_test(tc, parameters_come_back);
	tcase_add_test(tc, readers_refuse);
	tcase_add_test(tc, numbers_of_rows);
	tcase_add_test(tc, wrong_calls);
	DB_CASE(tc, s, "round trips");
	tcase_add_test(tc, first_use_is_one_round_trip);
	tcase_add_test(tc, many_fail_as_one);
	tcase_add_test(tc, large_both_ways);
	DB_CASE(tc, s, "refusals");
	tcase_add_loop_test(tc, codes, 0, N_OF(raised));
	tcase_add_test(tc, real_refusals);
	DB_CASE(tc, s, "forgotten");
	tcase_add_test(tc, result_type_changes);
	tcase_add_loop_test(tc, statements_are_gone, 0, 4);
	tcase_add_test(tc, statement_is_there_already);
	tcase_add_test(tc, more_statements_than_kept);
	DB_CASE(tc, s, "ends");
	tcase_add_test(tc, idle_connection_dies);
	tcase_add_test(tc, busy_connection_dies);
	tcase_add_test(tc, dies_in_the_pipeline);
	tcase_add_test(tc, no_answer_in_time);
	tcase_add_test(tc, server_restarts);
	tcase_add_test(tc, server_is_away);
	tcase_add_test(tc, no_answer_to_connecting);
	tcase_add_test(tc, bad_addresses);
	return unit_run(s);
}
