/* check_metrics.c - the text that Prometheus reads, from boards of several
 * pools, one of them hung, and from what lies beside them. */
#include "app/metrics.h"

#include <sys/wait.h>

#include "app/board.h"
#include "scratch.h"

#define NOW INT64_C(90000000)

static struct arena *a;
static struct buf out;

static struct board_file *
pool(const char *name, int64_t beat_us)
{
	struct board *b;

	ck_rc(board_open(a, scratch, str_c(name), &b), RC_OK);
	arena_defer(a, board_done_with, b);
	board_words(b)->beat_us = (uint64_t)beat_us;
	(void)board_route_number(b, STR("home"));
	(void)board_route_number(b, STR("a \"b\" \\c"));
	return board_words(b);
}

static void
request(struct board_slot *s, unsigned route, int status, int64_t micros)
{
	struct board_done d = { .route = route, .status = status,
		.micros = micros, .postgres = 2, .memcached = 1,
		.db_errors = status == 503 };

	board_count(s, &d);
}

static void
setup(void)
{
	struct board_file *f;

	scratch_make();
	a = arena_new((size_t)64 << 20);
	out = buf_process(1 << 20);
	f = pool("shop", NOW - 100);
	f->workers = 2;
	f->restarts[BOARD_CRASH] = 3;
	board_take(&f->slots[0], 1, NOW);
	board_name(&f->slots[0], getpid());
	board_idle(&f->slots[0], NOW);
	board_take(&f->slots[1], 1, NOW);
	board_busy(&f->slots[1], NOW);
	request(&f->slots[0], 1, 200, 400);
	request(&f->slots[1], 1, 200, 700);
	request(&f->slots[1], 1, 404, 20000000);
	request(&f->slots[1], 0, 503, 0);
	request(&f->slots[1], 0, 418, 1000);
	board_count_worker(&f->slots[0], 4, 5);
	f = pool("hung", NOW - 60000000);
	board_take(&f->slots[0], 1, NOW - 60000000);
	board_busy(&f->slots[0], NOW - 60000000);
	request(&f->slots[0], 1, 200, 1);
	ck_assert_int_eq(symlink("shop.board", scratch_path("again.board")), 0);
	(void)close(open(scratch_path("none.board"), O_CREAT, 0600));
	(void)close(open(scratch_path("shop.sock"), O_CREAT, 0600));
	metrics_pools(a, &out, scratch, NOW);
}

static void
teardown(void)
{
	arena_free(a);
	buf_free(&out);
	scratch_remove();
}

/* Does exactly this line stand there? */
static bool
has_line(const char *line)
{
	struct str rest = buf_str(&out), one;

	while (str_cut(&rest, '\n', &one))
		if (str_eq_c(one, line))
			return true;
	return false;
}

static const char *const lines[] = {
	"souk_up{pool=\"shop\"} 1",
	"souk_up{pool=\"hung\"} 0",
	"souk_workers{pool=\"shop\",state=\"idle\"} 1",
	"souk_workers{pool=\"shop\",state=\"busy\"} 1",
	"souk_workers{pool=\"shop\",state=\"starting\"} 0",
	"souk_workers{pool=\"hung\",state=\"busy\"} 1",
	"souk_workers_wanted{pool=\"shop\"} 2",
	"souk_worker_restarts_total{pool=\"shop\",reason=\"crash\"} 3",
	"souk_worker_restarts_total{pool=\"shop\",reason=\"hang\"} 0",
	"souk_http_requests_total{pool=\"shop\",route=\"home\",status=\"200\"}"
	" 2",
	"souk_http_requests_total{pool=\"shop\",route=\"home\",status=\"404\"}"
	" 1",
	"souk_http_requests_total{pool=\"shop\",route=\"other\","
	"status=\"other\"} 1",
	"souk_http_requests_total{pool=\"hung\",route=\"home\",status=\"200\"}"
	" 1",
	"souk_http_request_duration_seconds_bucket{pool=\"shop\","
	"route=\"home\",le=\"0.0005\"} 1",
	"souk_http_request_duration_seconds_bucket{pool=\"shop\","
	"route=\"home\",le=\"0.001\"} 2",
	"souk_http_request_duration_seconds_bucket{pool=\"shop\","
	"route=\"home\",le=\"10\"} 2",
	"souk_http_request_duration_seconds_bucket{pool=\"shop\","
	"route=\"home\",le=\"+Inf\"} 3",
	"souk_http_request_duration_seconds_sum{pool=\"shop\","
	"route=\"home\"} 20.001100",
	"souk_http_request_duration_seconds_count{pool=\"shop\","
	"route=\"home\"} 3",
	"souk_postgres_round_trips_total{pool=\"shop\",route=\"home\"} 6",
	"souk_memcached_round_trips_total{pool=\"shop\",route=\"home\"} 3",
	"souk_postgres_failed_requests_total{pool=\"shop\",route=\"other\"} 1",
	"souk_postgres_round_trips_total{pool=\"shop\","
	"route=\"a \\\"b\\\" \\\\c\"} 0",
	"souk_fastcgi_refused_total{pool=\"shop\"} 4",
	"souk_postgres_connects_total{pool=\"shop\"} 5",
};

START_TEST(has)
{
	ck_assert_msg(has_line(lines[_i]), "no line %s in\n%.*s", lines[_i],
	    STR_FMT(buf_str(&out)));
}
END_TEST

/* Of each metric one HELP and one TYPE, and all of its samples behind them:
 * what the format asks for. */
START_TEST(samples_of_a_metric_stand_together)
{
	struct str rest = buf_str(&out), one, name = STR("");
	struct str seen[64];
	size_t n = 0;

	while (str_cut(&rest, '\n', &one)) {
		if (str_starts(one, STR("# TYPE "))) {
			struct str type = str_sub(one, 7, one.n);

			(void)str_cut(&type, ' ', &name);
			for (size_t i = 0; i < n; i++)
				ck_assert(!str_eq(seen[i], name));
			ck_assert_uint_lt(n, 64);
			seen[n++] = name;
		} else if (!str_starts(one, STR("#"))) {
			ck_assert_msg(str_starts(one, name), "%.*s behind %.*s",
			    STR_FMT(one), STR_FMT(name));
		}
	}
	ck_assert_uint_ge(n, 12);
}
END_TEST

START_TEST(own_memory_is_told)
{
	ck_assert(unit_has(buf_str(&out),
	    "souk_workers_memory_bytes{pool=\"shop\"} "));
	ck_assert(!unit_has(buf_str(&out),
	    "souk_workers_memory_bytes{pool=\"hung\"}"));
}
END_TEST

START_TEST(no_pools_and_no_folder)
{
	unit_log_start();
	buf_reset(&out);
	metrics_pools(a, &out, "/nowhere/at/all", NOW);
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_assert(unit_has(buf_str(&out), "souk_build_info{"));
	ck_assert(!unit_has(buf_str(&out), "pool="));
}
END_TEST

/* --- memcached ------------------------------------------------------------ */

static const struct cache_stat stats[] = {
	{ STR_INIT("pid"), STR_INIT("77") },
	{ STR_INIT("get_hits"), STR_INIT("12") },
	{ STR_INIT("get_misses"), STR_INIT("3") },
	{ STR_INIT("evictions"), STR_INIT("not a number") },
	{ STR_INIT("bytes"), STR_INIT("-1") },
	{ STR_INIT("limit_maxbytes"), STR_INIT("67108864") },
	{ STR_INIT("version"), STR_INIT("1.6.18") },
};

START_TEST(memcached_s_own_counters)
{
	buf_reset(&out);
	metrics_memcached(&out, true, stats, N_OF(stats));
	ck_assert(has_line("memcached_up 1"));
	ck_assert(has_line("memcached_commands_total{command=\"get\","
	    "status=\"hit\"} 12"));
	ck_assert(has_line("memcached_commands_total{command=\"get\","
	    "status=\"miss\"} 3"));
	ck_assert(has_line("memcached_limit_bytes 67108864"));
	ck_assert(!unit_has(buf_str(&out), "evicted"));
	ck_assert(!unit_has(buf_str(&out), "current_bytes"));
	ck_assert(!unit_has(buf_str(&out), "77"));
}
END_TEST

START_TEST(memcached_that_is_away)
{
	buf_reset(&out);
	metrics_memcached(&out, false, stats, N_OF(stats));
	ck_assert(has_line("memcached_up 0"));
	ck_assert(!unit_has(buf_str(&out), "commands"));
}
END_TEST

START_TEST(promtool_has_nothing_to_say)
{
	FILE *tool;

	if (system("command -v promtool >/dev/null") != 0) {
		printf("promtool is not installed: the format is checked by "
		    "this file alone\n");
		return;
	}
	metrics_memcached(&out, true, stats, N_OF(stats));
	tool = popen("promtool check metrics", "w");
	ck_assert_ptr_nonnull(tool);
	ck_assert_uint_eq(fwrite(out.p, 1, out.n, tool), out.n);
	ck_assert_int_eq(pclose(tool), 0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("metrics");
	TCase *tc = unit_case(s, "pools");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, has, 0, N_OF(lines));
	tcase_add_test(tc, samples_of_a_metric_stand_together);
	tcase_add_test(tc, own_memory_is_told);
	tcase_add_test(tc, no_pools_and_no_folder);
	tc = unit_case(s, "memcached");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, memcached_s_own_counters);
	tcase_add_test(tc, memcached_that_is_away);
	tc = unit_case(s, "promtool");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_test(tc, promtool_has_nothing_to_say);
	return unit_run(s);
}
