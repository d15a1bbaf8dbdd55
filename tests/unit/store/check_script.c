/* check_script.c - the migration program's own door: files of statements, the
 * check of statements, verifiers. */
#include "db_fixture.h"

DB_STMT(SQL_LISTED, DB_READ, "t.listed", "SELECT $1::bigint, $2::text", 2, 2);

START_TEST(scripts)
{
	ck_rc(db_script(db, a, "f.sql",
	          STR("SELECT 1;\n-- ü\nSELECT nonsense;\n")),
	    RC_FAULT);
	ck_assert(unit_has(unit_log(), "\"file\":\"f.sql\",\"line\":3"));
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_script(db, a, "f.sql",
	          STR("INSERT INTO t.thing VALUES (1, 'x');"
	              "INSERT INTO t.thing VALUES (2, 'x')")),
	    RC_OK);
	ck_rc(tx_end(db, RC_DENIED), RC_DENIED);
	ck_assert_int_eq(count(), 0);
	ck_rc(tx_begin(db), RC_OK);
	ck_rc(db_script(db, a, "f.sql", STR("SELECT 1/0")), RC_FAULT);
	ck_rc(tx_end(db, RC_OK), RC_FAULT);
	ck_assert_int_eq(count(), 0);
}
END_TEST

START_TEST(statements_are_checked)
{
	static const struct db_stmt bad[] = {
		{ "b.1", "SELECT 1", 0, 2, DB_READ },
		{ "b.2", "SELECT $1::text", 0, 1, DB_READ },
		{ "b.3", "SELECT nonsense", 0, 1, DB_READ },
		{ "b.4", "SELECT 1; SELECT 2", 0, 1, DB_READ },
	};
	bool listed = false;

	for (size_t i = 0; i < db_stmt_count(); i++)
		listed |= db_stmt_at(i) == &SQL_LISTED;
	ck_assert(listed);
	ck_rc(db_check_stmt(db, a, &SQL_LISTED), RC_OK);
	ck_rc(db_check_stmt(db, a, &SQL_ADD), RC_OK);
	for (int i = 0; i < N_OF(bad); i++)
		ck_rc(db_check_stmt(db, a, &bad[i]), RC_FAULT);
	ck_assert_int_eq(count(), 0);
}
END_TEST

START_TEST(passwords)
{
	struct str one, two;

	ck_rc(db_scram(db, a, STR("u"), STR("hush"), &one), RC_OK);
	ck_rc(db_scram(db, a, STR("u"), STR("hush"), &two), RC_OK);
	ck_assert(str_starts(one, STR("SCRAM-SHA-256$4096:")));
	ck_assert(!str_eq(one, two));
	ck_assert(!unit_has(one, "hush"));
	ck_assert(!db_used_password(db));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store/script");
	TCase *tc;

	cluster_start();
	DB_CASE(tc, s, "script");
	tcase_add_test(tc, scripts);
	tcase_add_test(tc, statements_are_checked);
	tcase_add_test(tc, passwords);
	return unit_run(s);
}
