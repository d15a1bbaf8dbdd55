/* check_tx.c - transactions: what is kept, what is not, and what their callers
 * are told. */
#include "db_fixture.h"

#include "base/fault.h"

DB_STMT(SQL_NUMBER, DB_READ, "t.number", "SELECT $1::text::bigint", 1, 1);
DB_STMT(SQL_SUICIDE, DB_READ, "t.suicide",
    "SELECT pg_terminate_backend(pg_backend_pid())", 0, 1);
DB_STMT(SQL_LATER, DB_WRITE, "t.later", "INSERT INTO t.later VALUES ($1)", 1,
    0);
DB_STMT(SQL_LOCK_ROW, DB_WRITE, "t.lock_row",
    "UPDATE t.thing SET name = 'l' WHERE id = $1", 1, 0);

START_TEST(commit_and_rollback)
{
	int64_t before = db_round_trips(db);

	ck_assert_int_eq(tx_depth(), 0);
	ck_rc(tx_begin(db), RC_OK);
	ck_assert_int_eq(tx_depth(), 1);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(tx_end(db, RC_OK), RC_OK);
	ck_assert_int_eq(tx_depth(), 0);
	ck_assert_int_eq(db_round_trips(db) - before, 2);

	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(2), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(tx_end(db, RC_DENIED), RC_DENIED);
	/* Nothing sent, nothing to end. */
	before = db_round_trips(db);
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(tx_end(db, RC_OK), RC_OK);
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(tx_end(db, RC_INVALID), RC_INVALID);
	ck_assert_int_eq(db_round_trips(db), before);
	ck_assert_int_eq(count(), 1);
}
END_TEST

START_TEST(failed_transactions)
{
	struct db_row row;

	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_CONFLICT);
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_FAULT);
	ck_rc(tx_end(db, RC_OK), RC_FAULT);
	ck_assert_int_eq(count(), 0);
	/* Even one that was refused before anything was sent. */
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_one(db, a, &SQL_NUMBER, &row, DB_STR(STR("\0"))),
	    RC_INVALID);
	ck_rc(tx_end(db, RC_OK), RC_FAULT);
	/* What is checked at the commit. */
	ck_rc(tx_begin(db), RC_OK);
	for (int i = 0; i < 2; i++)
		ck_rc(db_exec(db, a, &SQL_LATER, NULL, DB_I64(1)), RC_OK);
	ck_rc(tx_end(db, RC_OK), RC_CONFLICT);
	ck_str(db_reason_name(db), "later_key");
	ck_assert_int_eq(tx_depth(), 0);
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_OK);
}
END_TEST

START_TEST(dies_in_a_transaction)
{
	struct db_row row;

	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(1), DB_STR(STR("x"))),
	    RC_OK);
	ck_rc(db_exec(db, a, &SQL_SUICIDE, NULL), RC_RETRY);
	/* No statement of the lost transaction runs outside of it. */
	ck_rc(db_one(db, a, &SQL_ONE, &row), RC_RETRY);
	ck_assert_int_eq(db_connects(db), 1);
	ck_rc(tx_end(db, RC_RETRY), RC_RETRY);
	ck_assert_int_eq(count(), 0);
}
END_TEST

/* Two transactions lock two rows in opposite order: one of them is told to
 * try again. */
static enum rc
cross(int64_t first, int64_t second, int say, int hear)
{
	struct db *own = open_with("options='-c deadlock_timeout=50ms'", 0);
	char byte = 0;
	enum rc rc;

	ck_rc(tx_begin(own), RC_OK);
	ck_rc(db_exec_one(own, a, &SQL_LOCK_ROW, NULL, DB_I64(first)), RC_OK);
	ck_assert_int_eq((int)write(say, &byte, 1), 1);
	ck_assert_int_eq((int)read(hear, &byte, 1), 1);
	rc = db_exec_one(own, a, &SQL_LOCK_ROW, NULL, DB_I64(second));
	rc = tx_end(own, rc);
	db_close(own);
	return rc;
}

START_TEST(deadlock)
{
	int to[2], from[2], status;
	enum rc mine;
	pid_t child;

	for (int i = 1; i <= 2; i++)
		ck_rc(db_exec(db, a, &SQL_ADD, NULL, DB_I64(i),
		          DB_STR(STR("x"))),
		    RC_OK);
	ck_assert_int_eq(pipe(to), 0);
	ck_assert_int_eq(pipe(from), 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0)
		_exit((int)cross(2, 1, from[1], to[0]));
	mine = cross(1, 2, to[1], from[0]);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_msg((mine == RC_OK && WEXITSTATUS(status) == RC_RETRY)
	        || (mine == RC_RETRY && WEXITSTATUS(status) == RC_OK),
	    "%s, %s", rc_name(mine), rc_name((enum rc)WEXITSTATUS(status)));
}
END_TEST

#ifdef SOUK_FAULTS
static enum rc
scenario(struct db *d, int64_t id)
{
	struct db_rows one, series;
	struct db_call calls[] = { DB_CALL(&SQL_ONE, &one),
		DB_CALL(&SQL_SERIES, &series, DB_I64(5)) };
	enum rc rc;

	if ((rc = db_many(d, a, calls, 2)) != RC_OK)
		return rc;
	if ((rc = tx_begin(d)) != RC_OK)
		return rc;
	rc = db_exec(d, a, &SQL_ADD, NULL, DB_I64(id), DB_STR(STR("x")));
	return tx_end(d, rc);
}

START_TEST(every_step_fails_once)
{
	int64_t n, worked = 0;

	for (n = 1;; n++) {
		struct db *d = open_with("", 0);
		enum rc rc;

		fault_arm(n);
		rc = scenario(d, n);
		ck_assert_int_eq(tx_depth(), 0);
		db_close(d);
		worked += rc == RC_OK;
		if (!fault_fired())
			break;
		ck_assert_msg(rc == RC_RETRY || rc == RC_OK, "%s at %s",
		    rc_name(rc), fault_where());
	}
	fault_arm(0);
	printf("check_tx: %d fallible steps, each failed once\n", (int)n - 1);
	ck_assert_int_gt(n, 15);
	ck_assert_int_ge(worked, 1);
	/* What was said to be done is; a lost answer leaves it open. */
	ck_assert_int_ge(count(), worked);
	ck_assert_int_le(count(), n);
}
END_TEST
#endif

int
main(void)
{
	Suite *s = suite_create("store/tx");
	TCase *tc;

	cluster_start();
	DB_CASE(tc, s, "ends");
	tcase_add_test(tc, commit_and_rollback);
	tcase_add_test(tc, failed_transactions);
	tcase_add_test(tc, dies_in_a_transaction);
	tcase_add_test(tc, deadlock);
#ifdef SOUK_FAULTS
	DB_CASE(tc, s, "faults");
	tcase_add_test(tc, every_step_fails_once);
#endif
	return unit_run(s);
}
