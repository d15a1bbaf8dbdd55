/* check_file.c - whole files and secrets: what is refused, and that a write
 * that fails leaves the old file. */
#include "base/file.h"

#include "../unit.h"

static struct arena *a;
static char dir[64], path[96];

static void
setup(void)
{
	a = arena_new((size_t)1024 * 1024);
	(void)snprintf(dir, sizeof(dir), "/tmp/check_file.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	(void)snprintf(path, sizeof(path), "%s/f", dir);
	unit_log_start();
}

static void
teardown(void)
{
	(void)unlink(path);
	(void)rmdir(path);
	ck_assert_int_eq(rmdir(dir), 0); /* nothing else was left behind */
	arena_free(a);
}

static void
put(const char *text, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	ck_assert_int_eq(fchmod(fd, mode), 0);
	(void)close(fd);
}

START_TEST(read_refuses)
{
	struct str s = STR("old");

	ck_rc(file_read(a, path, 10, &s), RC_NOT_FOUND);
	ck_rc(file_read(a, dir, 10, &s), RC_NOT_FOUND);
	ck_rc(file_read(a, "", 10, &s), RC_NOT_FOUND);
	put("01234567890", 0600);
	ck_rc(file_read(a, path, 10, &s), RC_LIMIT);
	ck_str(s, "old");
	ck_assert_int_eq(unit_log_lines(), 4);
	ck_assert(unit_has(unit_log(), path));
}
END_TEST

START_TEST(read_whole)
{
	struct str s;

	put("0123456789", 0600);
	ck_rc(file_read(a, path, 10, &s), RC_OK);
	ck_str(s, "0123456789");
	ck_assert_int_eq(s.p[10], '\0');
	put("", 0600);
	ck_rc(file_read(a, path, 0, &s), RC_OK);
	ck_str(s, "");
	ck_assert_int_eq(unit_log_lines(), 0);
}
END_TEST

START_TEST(replace)
{
	struct str s;
	struct stat st;

	ck_rc(file_replace(path, STR("one"), 0640), RC_OK);
	ck_rc(file_replace(path, STR("two"), 0600), RC_OK);
	ck_rc(file_read(a, path, 100, &s), RC_OK);
	ck_str(s, "two");
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0600);
	ck_rc(file_replace(path, STR(""), 0600), RC_OK);
	ck_rc(file_read(a, path, 100, &s), RC_OK);
	ck_str(s, "");
}
END_TEST

START_TEST(replace_refuses)
{
	char longer[5000];

	ck_rc(file_replace("/nonexistent/f", STR("x"), 0600), RC_FAULT);
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	ck_rc(file_replace(longer, STR("x"), 0600), RC_FAULT);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_rc(file_replace(path, STR("x"), 0600), RC_FAULT); /* a folder */
	ck_assert_int_eq(unit_log_lines(), 3);
}
END_TEST

START_TEST(a_full_disk_leaves_the_old_file)
{
	struct str s;

	if (access("/dev/full", W_OK) != 0)
		return;
	put("old", 0600);
	/* The temporary name leads to the device that is always full. */
	{
		char tmp[160];

		(void)snprintf(tmp, sizeof(tmp), "%s.%ld.tmp", path,
		    (long)getpid());
		ck_assert_int_eq(symlink("/dev/full", tmp), 0);
	}
	ck_rc(file_replace(path, STR("new"), 0600), RC_FAULT);
	ck_rc(file_read(a, path, 100, &s), RC_OK);
	ck_str(s, "old");
}
END_TEST

static const struct {
	const char *text;
	mode_t mode;
	enum rc rc;
	const char *secret;
} secrets[] = {
	{ "hunter2\n", 0644, RC_DENIED, NULL },
	{ "hunter2\n", 0601, RC_DENIED, NULL },
	{ "hunter2\n", 0602, RC_DENIED, NULL },
	{ "", 0600, RC_INVALID, NULL },
	{ "\n", 0600, RC_INVALID, NULL },
	{ " \t\r\nhunter2\n", 0600, RC_INVALID, NULL },
	{ "hunter2\n", 0600, RC_OK, "hunter2" },
	{ "hunter2", 0640, RC_OK, "hunter2" },
	{ "  hunter2 \r\nsecond\n", 0400, RC_OK, "hunter2" },
};

START_TEST(secret)
{
	struct str s = STR("old");

	put(secrets[_i].text, secrets[_i].mode);
	ck_rc(secret_read(a, path, &s), secrets[_i].rc);
	ck_str(s, secrets[_i].secret != NULL ? secrets[_i].secret : "old");
	ck_assert_int_eq(unit_log_lines(), secrets[_i].rc == RC_OK ? 0 : 1);
	ck_assert(!unit_has(unit_log(), "hunter2"));
}
END_TEST

START_TEST(secret_missing_or_huge)
{
	char big[1026];
	struct str s;

	ck_rc(secret_read(a, path, &s), RC_NOT_FOUND);
	memset(big, 'x', sizeof(big));
	big[1025] = '\0';
	put(big, 0600);
	ck_rc(secret_read(a, path, &s), RC_LIMIT);
	ck_assert(!unit_has(unit_log(), "xxx"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/file");
	TCase *tc = unit_case(s, "files");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, read_refuses);
	tcase_add_test(tc, read_whole);
	tcase_add_test(tc, replace);
	tcase_add_test(tc, replace_refuses);
	tcase_add_test(tc, a_full_disk_leaves_the_old_file);
	tc = unit_case(s, "secrets");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, secret, 0, N_OF(secrets));
	tcase_add_test(tc, secret_missing_or_huge);
	return unit_run(s);
}
