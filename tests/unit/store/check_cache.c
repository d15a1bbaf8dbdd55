/* check_cache.c - store/cache against a real memcached: killed, stopped in its
 * tracks, and lying. */
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/clock.h"
#include "base/fault.h"
#include "scratch.h"
#include "store/cache.h"

#define TAG 7

static struct cache *c;
static struct arena *a;
static char path[100];
static pid_t server;

static struct cache *
open_at(const char *address)
{
	struct cache *out;
	/* Long enough for a busy machine, short enough to wait for. */
	struct cache_conf conf = { .address = str_c(address),
		.timeout_ms = 250 };

	ck_rc(cache_open(&conf, &out), RC_OK);
	return out;
}

static void
start_server(void)
{
	unlink(path);
	server = (pid_t)strtol(scratch_pg("memcached", path, scratch_watch()),
	    NULL, 10);
	ck_assert_int_gt(server, 1);
}

static void
set_up(void)
{
	static int n;

	unit_log_start();
	snprintf(path, sizeof(path), "%s/m%d-%d.sock", scratch_dir, ++n,
	    (int)getpid());
	start_server();
	a = arena_new((size_t)64 * 1024 * 1024);
	c = open_at(path);
}

static void
tear_down(void)
{
	cache_close(c);
	arena_free(a);
	kill(server, SIGCONT);
	kill(server, SIGKILL);
}

/* Is every one of its threads stopped? */
static bool
all_stopped(void)
{
	char command[128];

	snprintf(command, sizeof(command),
	    "! grep -L '^State:.T' /proc/%d/task/*/status | grep -q .",
	    (int)server);
	return system(command) == 0;
}

/* A signal takes its time; the test begins when it has come. */
static void
stop_server(void)
{
	ck_assert_int_eq(kill(server, SIGSTOP), 0);
	while (!all_stopped())
		usleep(1000); /* poll */
}

static void
kill_server(void)
{
	ck_assert_int_eq(kill(server, SIGKILL), 0);
	while (kill(server, 0) == 0)
		usleep(1000); /* poll */
}

static struct cache_key
key_of(const char *name)
{
	return CACHE_KEY("test", str_c(name));
}

/* What a client that is not ours says, and the first line of the answer. */
static struct str
say(const char *text)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	static char answer[256];
	ssize_t n;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	ck_assert_int_ge(fd, 0);
	snprintf(to.sun_path, sizeof(to.sun_path), "%s", path);
	ck_assert_int_eq(connect(fd, (const struct sockaddr *)&to, sizeof(to)),
	    0);
	ck_assert_int_eq((int)write(fd, text, strlen(text)),
	    (int)strlen(text));
	n = read(fd, answer, sizeof(answer));
	ck_assert_int_gt((int)n, 0);
	close(fd);
	return str_n(answer, (size_t)n);
}

START_TEST(values_come_back)
{
	struct cache_key k = key_of("x"), other = key_of("y");
	struct str v, big = str_n(arena_zalloc(a, CACHE_VALUE_MAX + 1),
	    CACHE_VALUE_MAX);

	ck_rc(cache_get(c, a, &k, TAG, &v), RC_NOT_FOUND);
	ck_rc(cache_put(c, &k, TAG, STR("one"), 60), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_str(v, "one");
	ck_rc(cache_put(c, &k, TAG, STR("\0\r\nEND\r\n"), 60), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_assert(str_eq(v, STR("\0\r\nEND\r\n")));
	ck_rc(cache_put(c, &k, TAG, STR(""), 60), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_assert_int_eq((int)v.n, 0);
	ck_rc(cache_get(c, a, &other, TAG, &v), RC_NOT_FOUND);

	ck_rc(cache_put(c, &k, TAG, big, 60), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_assert(str_eq(v, big));
	big.n++;
	ck_rc(cache_put(c, &k, TAG, big, 60), RC_LIMIT);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_assert_int_eq(unit_log_lines(), 0);
	ck_assert(cache_up(c));
}
END_TEST

START_TEST(add_and_delete)
{
	struct cache_key k = key_of("x");
	struct str v;

	ck_rc(cache_delete(c, &k), RC_OK);
	ck_rc(cache_add(c, &k, TAG, STR("first"), 60), RC_OK);
	ck_rc(cache_add(c, &k, TAG, STR("second"), 60), RC_CONFLICT);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_str(v, "first");
	ck_rc(cache_delete(c, &k), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_NOT_FOUND);
	ck_assert(cache_up(c));
}
END_TEST

START_TEST(many_in_one_round_trip)
{
	struct cache_key keys[CACHE_MANY_MAX];
	struct str values[CACHE_MANY_MAX];
	bool found[CACHE_MANY_MAX];
	int64_t before;

	for (int i = 0; i < CACHE_MANY_MAX; i++) {
		keys[i] = key_of(arena_printf(a, "%d", i).p);
		if (i % 3 == 0)
			ck_rc(cache_put(c, &keys[i], TAG,
			          arena_printf(a, "v%d", i), 60),
			    RC_OK);
	}
	before = cache_round_trips(c);
	ck_rc(cache_get_many(c, a, keys, CACHE_MANY_MAX, TAG, values, found),
	    RC_OK);
	ck_assert_int_eq(cache_round_trips(c) - before, 1);
	for (int i = 0; i < CACHE_MANY_MAX; i++) {
		ck_assert_int_eq(found[i], i % 3 == 0);
		ck_str(values[i],
		    i % 3 == 0 ? arena_printf(a, "v%d", i).p : "");
	}
	ck_rc(cache_get_many(c, a, keys, 0, TAG, values, found), RC_OK);
}
END_TEST

START_TEST(keys_are_apart)
{
	struct cache_key k1 = CACHE_KEY("page", STR("a"), STR("bc"));
	struct cache_key k2 = CACHE_KEY("page", STR("ab"), STR("c"));
	struct cache_key k3 = CACHE_KEY("page", STR("a"), STR("bc"));
	struct cache_key k4 = CACHE_KEY("card", STR("a"), STR("bc"));
	struct cache_key k5 = CACHE_KEY("page", STR("a\r\nflush_all\r\n b"));

	ck_assert_str_ne(k1.s, k2.s);
	ck_assert_str_eq(k1.s, k3.s);
	ck_assert_str_ne(k1.s, k4.s);
	ck_assert(str_starts(str_n(k1.s, k1.n), STR("souk:page:")));
	for (size_t i = 0; i < k5.n; i++)
		ck_assert(k5.s[i] > ' ' && k5.s[i] < 0x7f);
}
END_TEST

/* Somebody else's value under our key, and our own in an older format. */
START_TEST(foreign_values_are_refused)
{
	struct cache_key k = key_of("x"), other = key_of("y");
	struct str v;
	struct str line;

	line = arena_printf(a, "set %s 0 60 5\r\nhello\r\n", k.s);
	ck_assert(str_starts(say(line.p), STR("STORED")));
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_NOT_FOUND);
	ck_assert_int_eq(cache_refused(c), 1);
	ck_rc(cache_put(c, &k, TAG + 1, STR("newer"), 60), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_NOT_FOUND);
	ck_assert_int_eq(cache_refused(c), 2);
	/* The value of y, whole and right, but under x. */
	line = arena_printf(a, "souk1 %08x %s\nsecret", TAG, other.s);
	line = arena_printf(a, "set %s 0 60 %d\r\n%s\r\n", k.s, (int)line.n,
	    line.p);
	ck_assert(str_starts(say(line.p), STR("STORED")));
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_NOT_FOUND);
	ck_assert_int_eq(cache_refused(c), 3);
	ck_rc(cache_put(c, &k, TAG, STR("mine"), 60), RC_OK);
	ck_rc(cache_get(c, a, &k, TAG, &v), RC_OK);
	ck_str(v, "mine");
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(stats)
{
	const struct cache_stat *list;
	bool found = false;
	size_t n;

	ck_rc(cache_stats(c, a, &list, &n), RC_OK);
	ck_assert_int_gt((int)n, 20);
	for (size_t i = 0; i < n; i++)
		if (str_eq_c(list[i].name, "get_hits"))
			found = str_eq_c(list[i].value, "0");
	ck_assert(found);
}
END_TEST

START_TEST(stats_of_a_lost_peer)
{
	const struct cache_stat *list;
	size_t n;

	ck_rc(cache_stats(c, a, &list, &n), RC_OK);
	stop_server();
	ck_rc(cache_stats(c, a, &list, &n), RC_RETRY);
	ck_assert_int_eq(kill(server, SIGCONT), 0);
	ck_rc(cache_stats(c, a, &list, &n), RC_OK);
	kill_server();
	ck_rc(cache_stats(c, a, &list, &n), RC_RETRY);
	ck_assert(!cache_up(c));
}
END_TEST

/* Stopped, it answers late: to nobody, for the connection is closed by then. */
START_TEST(hung)
{
	struct cache_key x = key_of("x"), y = key_of("y");
	struct str v;
	int64_t began;

	ck_rc(cache_put(c, &x, TAG, STR("x"), 60), RC_OK);
	ck_rc(cache_put(c, &y, TAG, STR("y"), 60), RC_OK);
	stop_server();
	began = clock_mono_us();
	ck_rc(cache_get(c, a, &x, TAG, &v), RC_RETRY);
	ck_assert_int_lt(clock_mono_us() - began, 2000000);
	ck_assert_int_eq(kill(server, SIGCONT), 0);
	ck_rc(cache_get(c, a, &y, TAG, &v), RC_OK);
	ck_str(v, "y");
	ck_rc(cache_get(c, a, &x, TAG, &v), RC_OK);
	ck_str(v, "x");
	ck_assert_int_eq(unit_log_lines(), 2);
	ck_assert(cache_up(c));
}
END_TEST

START_TEST(hung_for_long)
{
	struct cache_key x = key_of("x");
	struct str v;
	int64_t began, tries;

	ck_rc(cache_put(c, &x, TAG, STR("x"), 60), RC_OK);
	stop_server();
	for (int i = 0; i < CACHE_BREAK_AFTER; i++)
		ck_rc(cache_get(c, a, &x, TAG, &v), RC_RETRY);
	/* The breaker is open: it costs nothing any more. */
	began = clock_mono_us();
	tries = cache_round_trips(c);
	for (int i = 0; i < 1000; i++) {
		ck_rc(cache_get(c, a, &x, TAG, &v), RC_RETRY);
		ck_rc(cache_put(c, &x, TAG, STR("x"), 60), RC_RETRY);
		ck_rc(cache_delete(c, &x), RC_RETRY);
	}
	ck_assert_int_lt(clock_mono_us() - began, 300000);
	ck_assert_int_eq(cache_round_trips(c), tries);
	ck_assert(!cache_up(c));
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_assert_int_eq(kill(server, SIGCONT), 0);
	while (cache_get(c, a, &x, TAG, &v) != RC_OK)
		usleep(10000); /* poll */
	ck_assert_int_ge(clock_mono_us() - began, 400000);
	ck_str(v, "x");
	ck_assert_int_eq(unit_log_lines(), 2);
}
END_TEST

START_TEST(killed)
{
	struct cache_key x = key_of("x");
	struct str v;

	ck_rc(cache_put(c, &x, TAG, STR("x"), 60), RC_OK);
	kill_server();
	ck_rc(cache_get(c, a, &x, TAG, &v), RC_RETRY);
	start_server();
	ck_rc(cache_get(c, a, &x, TAG, &v), RC_NOT_FOUND);
	ck_rc(cache_put(c, &x, TAG, STR("x"), 60), RC_OK);
	ck_rc(cache_get(c, a, &x, TAG, &v), RC_OK);
	ck_assert(cache_up(c));
}
END_TEST

/* Restarted between two calls: the old connection is dead. */
START_TEST(restarted)
{
	struct cache_key x = key_of("x");
	struct str v;
	enum rc rc;

	ck_rc(cache_put(c, &x, TAG, STR("x"), 60), RC_OK);
	kill_server();
	start_server();
	rc = cache_get(c, a, &x, TAG, &v);
	ck_assert(rc == RC_RETRY || rc == RC_NOT_FOUND);
	ck_rc(cache_get(c, a, &x, TAG, &v), RC_NOT_FOUND);
}
END_TEST

START_TEST(switched_off)
{
	struct cache *off = open_at("");
	struct cache_key x = key_of("x");
	const struct cache_stat *list;
	struct str v;
	size_t n;

	ck_rc(cache_get(off, a, &x, TAG, &v), RC_RETRY);
	ck_rc(cache_put(off, &x, TAG, STR("x"), 60), RC_RETRY);
	ck_rc(cache_stats(off, a, &list, &n), RC_RETRY);
	ck_assert(cache_up(off));
	ck_assert_int_eq(cache_round_trips(off), 0);
	ck_assert_int_eq(unit_log_lines(), 0);
	cache_close(off);
	cache_close(NULL);
}
END_TEST

START_TEST(addresses)
{
	static const char *const bad[] = { "localhost", "localhost:",
		"localhost:0", "localhost:65536", "localhost:x", ":11211",
		":" };
	struct cache_conf conf = { 0 };
	struct cache *other;
	struct str v;
	struct cache_key x = key_of("x");

	for (int i = 0; i < N_OF(bad); i++) {
		conf.address = str_c(bad[i]);
		ck_rc(cache_open(&conf, &other), RC_INVALID);
	}
	/* Nobody listens there: refused at once. */
	other = open_at("127.0.0.1:1");
	ck_rc(cache_get(other, a, &x, TAG, &v), RC_RETRY);
	cache_close(other);
	other = open_at("/nowhere/memcached.sock");
	ck_rc(cache_get(other, a, &x, TAG, &v), RC_RETRY);
	cache_close(other);
}
END_TEST

#ifdef SOUK_FAULTS
START_TEST(every_step_fails_once)
{
	struct cache_key x = key_of("x");
	int64_t n;

	for (n = 1;; n++) {
		struct cache *own = open_at(path);
		struct str v = STR("?");
		enum rc put, get;

		fault_arm(n);
		put = cache_put(own, &x, TAG, STR("x"), 60);
		get = cache_get(own, a, &x, TAG, &v);
		ck_assert(put == RC_OK || put == RC_RETRY);
		ck_assert(get == RC_OK || get == RC_RETRY
		    || (put != RC_OK && get == RC_NOT_FOUND));
		if (get == RC_OK)
			ck_str(v, "x");
		(void)!cache_delete(own, &x);
		cache_close(own);
		if (!fault_fired())
			break;
	}
	printf("check_cache: %d fallible steps, each failed once\n",
	    (int)n - 1);
	ck_assert_int_gt(n, 4);
}
END_TEST
#endif

int
main(void)
{
	Suite *s = suite_create("store/cache");
	TCase *tc = unit_case(s, "cache");
	int failed;

	scratch_make();
	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_test(tc, values_come_back);
	tcase_add_test(tc, add_and_delete);
	tcase_add_test(tc, many_in_one_round_trip);
	tcase_add_test(tc, keys_are_apart);
	tcase_add_test(tc, foreign_values_are_refused);
	tcase_add_test(tc, stats);
	tcase_add_test(tc, stats_of_a_lost_peer);
	tcase_add_test(tc, hung);
	tcase_add_test(tc, hung_for_long);
	tcase_add_test(tc, killed);
	tcase_add_test(tc, restarted);
	tcase_add_test(tc, switched_off);
	tcase_add_test(tc, addresses);
#ifdef SOUK_FAULTS
	tcase_add_test(tc, every_step_fails_once);
#endif
	failed = unit_run(s);
	scratch_remove();
	return failed;
}
