/* check_hold.c - the held socket's name, and the back-off. */
#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "../unit.h"
#include "hold/backoff.h"
#include "hold/listen.h"

static char dir[] = "/tmp/souk-hold.XXXXXX";
static char path[64];

static void
setup(void)
{
	ck_assert_ptr_nonnull(mkdtemp(dir));
	(void)snprintf(path, sizeof(path), "%s/p.sock", dir);
	unit_log_start();
}

static void
teardown(void)
{
	(void)unlink(path);
	(void)rmdir(dir);
}

static int
visit(void)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0), rc;

	(void)snprintf(at.sun_path, sizeof(at.sun_path), "%s", path);
	rc = connect(fd, (struct sockaddr *)&at, sizeof(at)) == 0 ? 0 : errno;
	close(fd);
	return rc;
}

START_TEST(too_long)
{
	char name[200];
	struct listen_socket s;

	memset(name, 'x', sizeof(name));
	name[0] = '/';
	name[108] = '\0'; /* one over */
	ck_rc(listen_open(name, &s), RC_LIMIT);
	ck_assert(unit_has(unit_log(), "too long"));
}
END_TEST

START_TEST(no_folder)
{
	struct listen_socket s;

	ck_rc(listen_open("/nonexistent/p.sock", &s), RC_FAULT);
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(not_a_socket)
{
	struct listen_socket s;
	int fd = open(path, O_CREAT | O_WRONLY, 0600);

	close(fd);
	ck_rc(listen_open(path, &s), RC_CONFLICT);
	ck_assert_int_eq(access(path, F_OK), 0); /* and still there */
}
END_TEST

START_TEST(taken)
{
	struct listen_socket s, t;

	ck_rc(listen_open(path, &s), RC_OK);
	ck_rc(listen_open(path, &t), RC_CONFLICT);
	ck_assert_int_eq(visit(), 0);
	listen_close(&s);
}
END_TEST

START_TEST(left_by_a_crash)
{
	struct listen_socket s, t;

	ck_rc(listen_open(path, &s), RC_OK);
	close(s.fd);
	ck_assert_int_eq(visit(), ECONNREFUSED);
	ck_rc(listen_open(path, &t), RC_OK);
	ck_assert_int_eq(visit(), 0);
	listen_close(&t);
	ck_assert_int_eq(visit(), ENOENT);
}
END_TEST

START_TEST(mode_and_flags)
{
	struct listen_socket s;
	struct stat st;

	ck_rc(listen_open(path, &s), RC_OK);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq((int)(st.st_mode & 0777), 0660);
	ck_assert(fcntl(s.fd, F_GETFD) & FD_CLOEXEC);
	listen_close(&s);
}
END_TEST

START_TEST(another_took_the_name)
{
	struct listen_socket s;
	int fd;

	ck_rc(listen_open(path, &s), RC_OK);
	ck_assert_int_eq(unlink(path), 0);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	listen_close(&s);
	ck_assert_int_eq(access(path, F_OK), 0);
	close(fd);
}
END_TEST

static const struct {
	int64_t before, lived, next;
} delays[] = {
	{ 0, 0, 100 }, { 100, 0, 200 }, { 200, 9999, 400 },
	{ 1600, 5, 3200 }, { 3200, 5, 5000 }, { 5000, 5, 5000 },
	{ 5000, 10000, 100 }, { -1, 0, 100 }, { INT64_MAX, 0, 5000 },
};

START_TEST(delay)
{
	ck_assert_int_eq(backoff_next(delays[_i].before, delays[_i].lived),
	    delays[_i].next);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("hold");
	TCase *tc = unit_case(s, "listen");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, too_long);
	tcase_add_test(tc, no_folder);
	tcase_add_test(tc, not_a_socket);
	tcase_add_test(tc, taken);
	tcase_add_test(tc, left_by_a_crash);
	tcase_add_test(tc, mode_and_flags);
	tcase_add_test(tc, another_took_the_name);
	tc = unit_case(s, "backoff");
	tcase_add_loop_test(tc, delay, 0, N_OF(delays));
	return unit_run(s);
}
