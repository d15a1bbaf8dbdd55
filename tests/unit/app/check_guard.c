/* check_guard.c - who may call what: every row of who, every verdict of the
 * same-origin rule, every kind of address. */
#include "app/guard.h"

#include "request.h"

static struct request r;

static void
setup(void)
{
	request_new(&r);
	r.proc.conf.origins = STR("http://127.0.0.1:8080 https://m.shop.test");
	ck_rc(guard_load(&r.proc), RC_OK);
}

static void
teardown(void)
{
	request_free(&r);
}

static const struct {
	const char *site, *more;
	enum rc rc;
} configured[] = {
	{ "https://shop.test", "", RC_OK },
	{ "http://localhost:8080", "http://[::1]:8080", RC_OK },
	{ "shop.test", "", RC_INVALID },
	{ "ftp://shop.test", "", RC_INVALID },
	{ "https://shop.test", "null", RC_INVALID },
	{ "https://shop.test", "https://a.test *", RC_INVALID },
};

START_TEST(origins_are_checked_at_the_start)
{
	unit_log_start();
	r.proc.conf.site_url = str_c(configured[_i].site);
	r.proc.conf.origins = str_c(configured[_i].more);
	ck_rc(guard_load(&r.proc), configured[_i].rc);
	ck_assert_int_eq(unit_log_lines(), configured[_i].rc != RC_OK);
}
END_TEST

static const struct {
	enum route_who who;
	const char *method, *site, *origin;
	enum rc rc;
	enum req_reason why;
} rows[] = {
	/* Nobody by default, whoever asks. */
	{ R_NOBODY, "GET", "", "", RC_DENIED, REQ_OK },
	{ R_LOGIN, "GET", "", "", RC_DENIED, REQ_OK },
	{ R_SELLER, "GET", "", "", RC_DENIED, REQ_OK },
	{ R_ADMIN, "GET", "", "", RC_DENIED, REQ_OK },
	{ R_INTERNAL, "GET", "", "", RC_DENIED, REQ_OK },
	/* Reading changes nothing. */
	{ R_PUBLIC, "GET", "cross-site", "http://evil.test", RC_OK, REQ_OK },
	{ R_PUBLIC, "HEAD", "cross-site", "", RC_OK, REQ_OK },
	/* A change comes from our own pages. */
	{ R_PUBLIC, "POST", "", "", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "POST", "same-origin", "", RC_OK, REQ_OK },
	{ R_PUBLIC, "POST", "same-site", "", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "POST", "cross-site", "", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "POST", "none", "", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "POST", "cross-site", "https://shop.test", RC_DENIED,
	    REQ_ORIGIN },
	{ R_PUBLIC, "POST", "", "https://shop.test", RC_OK, REQ_OK },
	{ R_PUBLIC, "POST", "", "http://shop.test", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "POST", "", "https://shop.test.evil.test", RC_DENIED,
	    REQ_ORIGIN },
	{ R_PUBLIC, "POST", "", "null", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "POST", "", "http://127.0.0.1:8080", RC_OK, REQ_OK },
	{ R_PUBLIC, "POST", "", "https://m.shop.test", RC_OK, REQ_OK },
	{ R_PUBLIC, "DELETE", "", "", RC_DENIED, REQ_ORIGIN },
	{ R_PUBLIC, "PUT", "same-origin", "", RC_OK, REQ_OK },
	/* Where from is asked before who. */
	{ R_NOBODY, "POST", "", "", RC_DENIED, REQ_ORIGIN },
	{ R_NOBODY, "POST", "same-origin", "", RC_DENIED, REQ_OK },
	{ R_FOREIGN, "POST", "cross-site", "http://evil.test", RC_OK, REQ_OK },
	{ (enum route_who)99, "GET", "", "", RC_DENIED, REQ_OK },
};

START_TEST(who_may)
{
	const struct route route = { M_GET, "/", rows[_i].who, NULL, "x" };
	enum req_reason why;

	request_of(&r, rows[_i].method, "/", rows[_i].site, rows[_i].origin);
	r.ctx.route = &route;
	ck_rc(guard_check(&r.ctx, &why), rows[_i].rc);
	ck_assert_int_eq(why, rows[_i].why);
}
END_TEST

static const struct {
	const char *address;
	bool internal;
} addresses[] = {
	{ "unix:", true }, { "127.0.0.1", true }, { "127.255.255.255", true },
	{ "10.0.0.1", true }, { "172.16.0.0", true },
	{ "172.31.255.255", true },
	{ "192.168.0.1", true }, { "169.254.1.1", true }, { "::1", true },
	{ "fc00::1", true }, { "fdff::1", true }, { "fe80::1", true },
	{ "febf::1", true }, { "::ffff:127.0.0.1", true },
	{ "::ffff:192.168.1.1", true },
	{ "", false }, { "unix", false }, { "0.0.0.0", false },
	{ "126.255.255.255", false }, { "128.0.0.1", false },
	{ "11.0.0.1", false }, { "172.15.255.255", false },
	{ "172.32.0.0", false }, { "192.167.1.1", false },
	{ "192.169.1.1", false }, { "8.8.8.8", false }, { "::", false },
	{ "::2", false }, { "fec0::1", false }, { "2001:db8::1", false },
	{ "::ffff:8.8.8.8", false }, { "10.0.0", false }, { "10", false },
	{ "10.0.0.1 ", false }, { "127.0.0.1:80", false },
	{ "1234567890123456789012345678901234567890123456", false },
};

START_TEST(internal_addresses)
{
	ck_assert_int_eq(guard_internal(str_c(addresses[_i].address)),
	    addresses[_i].internal);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("guard");
	TCase *tc = unit_case(s, "guard");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, origins_are_checked_at_the_start, 0,
	    N_OF(configured));
	tcase_add_loop_test(tc, who_may, 0, N_OF(rows));
	tcase_add_loop_test(tc, internal_addresses, 0, N_OF(addresses));
	return unit_run(s);
}
