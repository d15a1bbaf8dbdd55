/* check_sql_files.c - the folder of SQL files: order, numbers, refusals. */
#include "store/sql_files.h"

#include "unit.h"

static char dir[64];
static struct arena *a;
static struct sql_files files;

static void
put(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

static void
set_up(void)
{
	static const char *const folders[] = { "migrations", "functions",
		"views", "grants" };
	char path[256];

	unit_log_start();
	a = arena_new((size_t)16 * 1024 * 1024);
	snprintf(dir, sizeof(dir), "/tmp/souk-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	for (int i = 0; i < N_OF(folders); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, folders[i]);
		ck_assert_int_eq(mkdir(path, 0755), 0);
	}
	put("roles.sql", "-- login: souk_a souk_b\nSELECT 1;\n");
	put("migrations/0001_one.sql", "SELECT 1;");
	put("migrations/0002_two.sql", "SELECT 2;");
	put("migrations/notes.txt", "not sql");
	put("functions/20_b.sql", "b");
	put("functions/10_a.sql", "a");
	put("views/05_v.sql", "v");
}

static void
tear_down(void)
{
	char command[128];

	arena_free(a);
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	ck_assert_int_eq(system(command), 0);
}

static enum rc
read_all(void)
{
	return sql_files_read(a, str_c(dir), &files);
}

START_TEST(in_order)
{
	ck_rc(read_all(), RC_OK);
	ck_assert_int_eq((int)files.n_logins, 2);
	ck_str(files.logins[1], "souk_b");
	ck_assert_int_eq((int)files.n_migrations, 2);
	ck_str(files.migrations[1].name, "migrations/0002_two.sql");
	ck_str(files.migrations[1].text, "SELECT 2;");
	ck_assert_int_eq(files.migrations[1].version, 2);
	ck_assert_int_eq((int)files.n_definitions, 3);
	ck_str(files.definitions[0].name, "functions/10_a.sql");
	ck_str(files.definitions[1].name, "functions/20_b.sql");
	ck_str(files.definitions[2].name, "views/05_v.sql");
	/* sha256sum of "a" */
	ck_assert_str_eq(files.definitions[0].sha256,
	    "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
}
END_TEST

static const char *const bad_names[] = { "migrations/0004_gap.sql",
	"migrations/0002_twice.sql", "migrations/03_short.sql",
	"migrations/what.sql", "migrations/0003what.sql",
	"migrations/000x_what.sql", "migrations/-003_what.sql" };

START_TEST(numbers)
{
	put(bad_names[_i], "SELECT 1;");
	ck_rc(read_all(), RC_INVALID);
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

static const char *const bad_heads[] = { "", "SELECT 1;\n",
	"-- login:\nSELECT 1;\n", "-- login: \nSELECT 1;\n" };

START_TEST(heads_of_roles)
{
	put("roles.sql", bad_heads[_i]);
	ck_rc(read_all(), RC_INVALID);
}
END_TEST

START_TEST(missing)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/views/05_v.sql", dir);
	ck_assert_int_eq(unlink(path), 0);
	ck_rc(read_all(), RC_OK);
	snprintf(path, sizeof(path), "%s/views", dir);
	ck_assert_int_eq(rmdir(path), 0);
	ck_rc(read_all(), RC_NOT_FOUND);
	ck_rc(sql_files_read(a, STR("/nowhere"), &files), RC_NOT_FOUND);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("store/sql_files");
	TCase *tc = unit_case(s, "files");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_test(tc, in_order);
	tcase_add_loop_test(tc, numbers, 0, N_OF(bad_names));
	tcase_add_loop_test(tc, heads_of_roles, 0, N_OF(bad_heads));
	tcase_add_test(tc, missing);
	return unit_run(s);
}
