/* check_board.c - the scoreboard: what it refuses, what it keeps, who may
 * write. */
#include "app/board.h"

#include <sys/wait.h>

#include "scratch.h"

static struct arena *a;
static struct board *b;
static struct board_file *f;

static void
reopen(void)
{
	if (b != NULL)
		board_close(b);
	b = NULL;
	ck_rc(board_open(a, scratch, STR("shop"), &b), RC_OK);
	f = board_words(b);
}

static void
setup(void)
{
	scratch_make();
	a = arena_new(1 << 20);
	b = NULL;
	reopen();
}

static void
teardown(void)
{
	if (b != NULL)
		board_close(b);
	arena_free(a);
	scratch_remove();
}

static void
write_file(const char *name, const void *p, size_t n)
{
	int fd = open(scratch_path(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, p, n), (ssize_t)n);
	(void)close(fd);
}

/* --- opening -------------------------------------------------------------- */

START_TEST(second_master_is_refused)
{
	struct board *other;

	unit_log_start();
	ck_rc(board_open(a, scratch, STR("shop"), &other), RC_CONFLICT);
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_rc(board_open(a, scratch, STR("another"), &other), RC_OK);
	board_close(other);
}
END_TEST

START_TEST(folder_that_is_not_there)
{
	struct board *other;
	char longest[5000];

	unit_log_start();
	ck_rc(board_open(a, "/nowhere/at/all", STR("shop"), &other), RC_FAULT);
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	ck_rc(board_open(a, longest, STR("shop"), &other), RC_FAULT);
	ck_assert_int_eq(unit_log_lines(), 2);
}
END_TEST

START_TEST(group_may_read_and_others_not)
{
	struct stat st;

	ck_assert_int_eq(stat(scratch_path("shop.board"), &st), 0);
	ck_assert_int_eq(st.st_mode & 0137, 0);
	ck_assert_int_eq(st.st_size, sizeof(struct board_file));
	/* A file with holes: only what is used takes room. */
	ck_assert_int_lt(st.st_blocks * 512, 64 * 1024);
}
END_TEST

static const struct {
	const char *bytes;
	size_t n;
} not_boards[] = {
	{ "", 0 },
	{ "x", 1 },
	{ "\0\0\0\0\0\0\0\0", 8 },
	{ "rabkuos\0 and more", 17 },
};

START_TEST(reader_refuses_what_is_no_board)
{
	struct board *other;

	write_file("x.board", not_boards[_i].bytes, not_boards[_i].n);
	ck_rc(board_view(a, scratch_path("x.board"), &other), RC_NOT_FOUND);
}
END_TEST

START_TEST(reader_refuses_odd_files)
{
	struct board *other;

	ck_rc(board_view(a, scratch_path("none.board"), &other), RC_NOT_FOUND);
	ck_rc(board_view(a, scratch, &other), RC_NOT_FOUND);
	ck_assert_int_eq(mkfifo(scratch_path("fifo.board"), 0600), 0);
	ck_rc(board_view(a, scratch_path("fifo.board"), &other), RC_NOT_FOUND);
	ck_assert_int_eq(symlink("shop.board", scratch_path("l.board")), 0);
	ck_rc(board_view(a, scratch_path("l.board"), &other), RC_NOT_FOUND);
}
END_TEST

START_TEST(master_replaces_what_is_no_board)
{
	char half[4096];

	board_close(b);
	b = NULL;
	memset(half, 'x', sizeof(half));
	write_file("shop.board", half, sizeof(half));
	unit_log_start();
	reopen();
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_assert_uint_eq(board_n_routes(f), 1);
}
END_TEST

static void
spoil_version(struct board_file *x)
{
	x->version = BOARD_VERSION + 1;
}

static void
spoil_size(struct board_file *x)
{
	x->size = 1;
}

static void
spoil_routes(struct board_file *x)
{
	x->n_routes = BOARD_ROUTES + 1;
}

static void
spoil_pool(struct board_file *x)
{
	x->pool[0] = 0;
}

static void (*const spoils[])(struct board_file *) = { spoil_version,
	spoil_size, spoil_routes, spoil_pool };

START_TEST(another_layout_makes_a_new_file)
{
	struct board *reader;

	f->restarts[BOARD_CRASH] = 7;
	spoils[_i](f);
	/* Whoever has the old file mapped goes on reading it. */
	if (board_view(a, scratch_path("shop.board"), &reader) != RC_OK)
		reader = NULL;
	unit_log_start();
	reopen();
	ck_assert_uint_eq(f->restarts[BOARD_CRASH], 0);
	if (reader != NULL) {
		ck_assert_uint_eq(board_file(reader)->restarts[BOARD_CRASH], 7);
		board_close(reader);
	}
}
END_TEST

START_TEST(counters_outlive_the_master)
{
	struct board_done d = { .route = 3, .status = 200, .micros = 10,
		.postgres = 1, .memcached = 2 };
	struct board_sum sum;

	board_take(&f->slots[5], 1, 100);
	board_count(&f->slots[5], &d);
	f->restarts[BOARD_HANG] = 2;
	reopen();
	board_take(&f->slots[5], 2, 200);
	board_count(&f->slots[5], &d);
	board_sum(f, 3, &sum);
	ck_assert_uint_eq(sum.requests, 2);
	ck_assert_uint_eq(sum.postgres, 2);
	ck_assert_uint_eq(sum.memcached, 4);
	ck_assert_uint_eq(f->restarts[BOARD_HANG], 2);
}
END_TEST

START_TEST(slots_of_the_dead_are_cleared)
{
	board_take(&f->slots[0], 1, 100);
	board_name(&f->slots[0], getpid());
	board_take(&f->slots[1], 1, 100);
	board_name(&f->slots[1], getpid());
	f->slots[1].born_ticks++; /* the pid is another process now */
	board_take(&f->slots[2], 1, 100);
	f->slots[2].pid = 999999999;
	f->slots[2].born_ticks = 5;
	reopen();
	ck_assert_uint_eq(f->slots[0].pid, getpid());
	ck_assert_uint_eq(f->slots[1].pid, 0);
	ck_assert_uint_eq(f->slots[2].pid, 0);
	ck_assert_uint_eq(f->slots[2].state, BOARD_FREE);
}
END_TEST

/* --- handing over --------------------------------------------------------- */

START_TEST(lock_goes_with_the_descriptor)
{
	int fd = dup(board_fd(b));
	struct board *other;

	board_close(b);
	b = NULL;
	unit_log_start();
	ck_rc(board_open(a, scratch, STR("shop"), &other), RC_CONFLICT);
	ck_rc(board_adopt(a, fd, STR("shop"), &b), RC_OK);
	ck_rc(board_open(a, scratch, STR("shop"), &other), RC_CONFLICT);
	ck_assert_int_eq(fcntl(board_fd(b), F_GETFD), FD_CLOEXEC);
}
END_TEST

START_TEST(adopting_what_does_not_fit)
{
	struct board *other;

	unit_log_start();
	ck_rc(board_adopt(a, STDERR_FILENO, STR("shop"), &other), RC_INVALID);
	ck_rc(board_adopt(a, 1000, STR("shop"), &other), RC_INVALID);
	ck_rc(board_adopt(a, board_fd(b), STR("other"), &other), RC_INVALID);
	ck_rc(board_adopt(a, board_fd(b), STR("sho"), &other), RC_INVALID);
	ck_assert_int_eq(unit_log_lines(), 4);
	ck_rc(board_adopt(a, board_fd(b), STR(""), &b), RC_OK);
}
END_TEST

START_TEST(a_child_lets_go_of_the_lock)
{
	struct board *other;
	int pipes[2], status;
	pid_t pid;
	char c;

	ck_assert_int_eq(pipe(pipes), 0);
	pid = fork();
	if (pid == 0) {
		board_leave(b);
		board_words(b)->slots[1].beat_us = 9;
		(void)close(pipes[1]);
		_exit(read(pipes[0], &c, 1) == 0 ? 0 : 1);
	}
	(void)close(pipes[0]);
	board_leave(b); /* the master is gone, its child is not */
	while (f->slots[1].beat_us != 9)
		;
	ck_rc(board_open(a, scratch, STR("shop"), &other), RC_OK);
	board_close(other);
	(void)close(pipes[1]);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* --- names ---------------------------------------------------------------- */

START_TEST(routes_keep_their_numbers)
{
	char name[BOARD_NAME];

	ck_assert_uint_eq(board_route_number(b, STR("home")), 1);
	ck_assert_uint_eq(board_route_number(b, STR("product")), 2);
	ck_assert_uint_eq(board_route_number(b, STR("home")), 1);
	ck_assert_uint_eq(board_route_number(b, STR("other")), 0);
	reopen();
	/* A release that has no home any more, and a search. */
	ck_assert_uint_eq(board_route_number(b, STR("search")), 3);
	ck_assert_uint_eq(board_route_number(b, STR("product")), 2);
	board_route_name(f, 1, name);
	ck_assert_str_eq(name, "home");
	board_pool_name(f, name);
	ck_assert_str_eq(name, "shop");
}
END_TEST

START_TEST(the_table_of_routes_is_full)
{
	char text[24];

	for (int i = 1; i < BOARD_ROUTES; i++) {
		(void)snprintf(text, sizeof(text), "route%d", i);
		ck_assert_uint_eq(board_route_number(b, str_c(text)),
		    (unsigned)i);
	}
	unit_log_start();
	ck_assert_uint_eq(board_route_number(b, STR("one more")),
	    BOARD_ROUTE_OTHER);
	ck_assert_int_eq(unit_log_lines(), 1);
	ck_assert_uint_eq(board_route_number(b, STR("route63")), 63);
}
END_TEST

START_TEST(long_names_are_cut)
{
	static const char text[] =
	    "0123456789012345678901234567890123456789012345678901234567890123";
	char name[BOARD_NAME], id[BOARD_REQUEST];

	ck_assert_uint_eq(board_route_number(b, str_c(text)), 1);
	ck_assert_uint_eq(board_route_number(b, str_c(text)), 1);
	board_route_name(f, 1, name);
	ck_assert_uint_eq(strlen(name), BOARD_NAME - 1);
	board_busy_request(&f->slots[0], str_c(text));
	board_request_id(&f->slots[0], id);
	ck_assert_uint_eq(strlen(id), BOARD_REQUEST - 1);
	board_busy_request(&f->slots[0], str_n(text, 32));
	board_request_id(&f->slots[0], id);
	ck_assert_str_eq(id, "01234567890123456789012345678901");
}
END_TEST

START_TEST(every_status_has_its_counter)
{
	for (int i = 0; i < BOARD_STATUS_OTHER; i++)
		ck_assert_int_eq(board_status_of(
		    board_status_code((enum board_status)i)), i);
	ck_assert_int_eq(board_status_of(418), BOARD_STATUS_OTHER);
	ck_assert_int_eq(board_status_of(0), BOARD_STATUS_OTHER);
	ck_assert_int_eq(board_status_of(-1), BOARD_STATUS_OTHER);
}
END_TEST

/* --- counting ------------------------------------------------------------- */

static const struct {
	int64_t micros;
	unsigned bucket;
} times[] = {
	{ -5, 0 }, { 0, 0 }, { 500, 0 }, { 501, 1 }, { 1000, 1 }, { 1001, 2 },
	{ 2500, 2 }, { 999999, 10 }, { 1000000, 10 }, { 1000001, 11 },
	{ 10000000, 13 }, { 10000001, BOARD_BUCKET_INF },
	{ INT64_MAX, BOARD_BUCKET_INF },
};

START_TEST(each_duration_has_one_bucket)
{
	struct board_done d = { .route = 1, .status = 404,
		.micros = times[_i].micros };
	struct board_sum sum;

	board_take(&f->slots[2], 1, 1);
	board_count(&f->slots[2], &d);
	board_sum(f, 1, &sum);
	for (unsigned k = 0; k < BOARD_BUCKETS; k++)
		ck_assert_uint_eq(sum.bucket[k], k == times[_i].bucket);
	ck_assert_uint_eq(sum.status[BOARD_STATUS_404], 1);
	ck_assert_uint_eq(sum.micros,
	    times[_i].micros > 0 ? (uint64_t)times[_i].micros : 0);
}
END_TEST

START_TEST(bounds_rise)
{
	for (unsigned k = 1; k < BOARD_BUCKETS; k++)
		ck_assert_uint_gt(board_bucket_us(k), board_bucket_us(k - 1));
	ck_assert_str_eq(board_bucket_le(BOARD_BUCKET_INF), "+Inf");
}
END_TEST

START_TEST(all_slots_are_added_up)
{
	struct board_done d = { .route = BOARD_ROUTES + 5, .status = 599,
		.micros = 3, .db_errors = 1 };
	struct board_sum sum;
	uint64_t refused, connects;

	for (int i = 0; i < BOARD_SLOTS; i++) {
		board_take(&f->slots[i], 1, 1);
		board_count(&f->slots[i], &d);
		board_count_worker(&f->slots[i], 2, 3);
	}
	board_sum(f, BOARD_ROUTE_OTHER, &sum);
	ck_assert_uint_eq(sum.requests, BOARD_SLOTS);
	ck_assert_uint_eq(sum.db_errors, BOARD_SLOTS);
	ck_assert_uint_eq(sum.status[BOARD_STATUS_OTHER], BOARD_SLOTS);
	board_sum_workers(f, &refused, &connects);
	ck_assert_uint_eq(refused, 2 * BOARD_SLOTS);
	ck_assert_uint_eq(connects, 3 * BOARD_SLOTS);
}
END_TEST

/* Another process reads while one counts: never less than before. */
START_TEST(counters_only_grow_for_a_reader)
{
	struct board_done d = { .route = 1, .status = 200, .micros = 1 };
	enum { N = 200000 };
	struct board *reader;
	struct board_sum sum;
	uint64_t before = 0;
	int status;
	pid_t pid;

	board_take(&f->slots[0], 1, 1);
	ck_rc(board_view(a, scratch_path("shop.board"), &reader), RC_OK);
	pid = fork();
	if (pid == 0) {
		for (int i = 0; i < N; i++)
			board_count(&f->slots[0], &d);
		_exit(0);
	}
	do {
		board_sum(board_file(reader), 1, &sum);
		ck_assert_uint_ge(sum.requests, before);
		before = sum.requests;
	} while (waitpid(pid, &status, WNOHANG) == 0);
	board_sum(board_file(reader), 1, &sum);
	ck_assert_uint_eq(sum.requests, N);
	board_close(reader);
}
END_TEST

/* --- who is there --------------------------------------------------------- */

START_TEST(states_are_counted)
{
	uint64_t n[BOARD_STATES];
	struct board_slot *s = f->slots;

	board_take(&s[0], 1, 5);
	board_take(&s[1], 1, 5);
	board_idle(&s[1], 6);
	board_take(&s[2], 1, 5);
	board_busy(&s[2], 7);
	s[3].state = 77; /* a broken file breaks no reader */
	board_states(f, n);
	ck_assert_uint_eq(n[BOARD_STARTING], 1);
	ck_assert_uint_eq(n[BOARD_IDLE], 1);
	ck_assert_uint_eq(n[BOARD_BUSY], 1);
	ck_assert_uint_eq(n[BOARD_FREE], BOARD_SLOTS - 4);
	ck_assert_uint_eq(s[2].route, BOARD_ROUTES);
	board_busy_route(&s[2], 4);
	ck_assert_uint_eq(s[2].route, 4);
	ck_assert_uint_eq(s[2].since_us, 7);
}
END_TEST

START_TEST(up_needs_a_beat_and_a_worker)
{
	const int64_t now = 100000000;

	ck_assert(!board_up(f, now));
	f->beat_us = (uint64_t)now;
	ck_assert(!board_up(f, now));
	board_take(&f->slots[0], 1, now);
	ck_assert(!board_up(f, now));
	board_idle(&f->slots[0], now);
	ck_assert(board_up(f, now));
	ck_assert(board_up(f, now + 5000000));
	ck_assert(!board_up(f, now + 5000001)); /* the master hangs */
	ck_assert(!board_up(f, now - 1)); /* of before the machine's start */
	board_busy(&f->slots[0], now);
	ck_assert(board_up(f, now));
	board_free(&f->slots[0]);
	ck_assert(!board_up(f, now));
}
END_TEST

static const struct {
	int64_t pid, born; /* added to our own; pid 0: as it stands */
	bool own, alive;
} pids[] = {
	{ 0, 0, true, true },
	{ 0, 1, true, false }, /* the pid of another process now */
	{ 0, 5, false, false },
	{ 999999999, 5, false, false },
	{ -1, 5, false, false },
};

START_TEST(a_pid_is_known_by_its_start)
{
	struct board_slot *s = &f->slots[0];

	ck_assert_uint_gt(board_born_ticks(getpid()), 0);
	ck_assert_uint_eq(board_born_ticks(999999999), 0);
	s->pid = (uint64_t)(pids[_i].own ? getpid() : pids[_i].pid);
	s->born_ticks = (uint64_t)pids[_i].born
	    + (pids[_i].own ? board_born_ticks(getpid()) : 0);
	ck_assert_int_eq(board_alive(s), pids[_i].alive);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("board");
	TCase *tc = unit_case(s, "open");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, second_master_is_refused);
	tcase_add_test(tc, folder_that_is_not_there);
	tcase_add_test(tc, group_may_read_and_others_not);
	tcase_add_loop_test(tc, reader_refuses_what_is_no_board, 0,
	    N_OF(not_boards));
	tcase_add_test(tc, reader_refuses_odd_files);
	tcase_add_test(tc, master_replaces_what_is_no_board);
	tcase_add_loop_test(tc, another_layout_makes_a_new_file, 0,
	    N_OF(spoils));
	tcase_add_test(tc, counters_outlive_the_master);
	tcase_add_test(tc, slots_of_the_dead_are_cleared);
	tcase_add_test(tc, lock_goes_with_the_descriptor);
	tcase_add_test(tc, adopting_what_does_not_fit);
	tcase_add_test(tc, a_child_lets_go_of_the_lock);
	tc = unit_case(s, "words");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, routes_keep_their_numbers);
	tcase_add_test(tc, the_table_of_routes_is_full);
	tcase_add_test(tc, long_names_are_cut);
	tcase_add_test(tc, every_status_has_its_counter);
	tcase_add_loop_test(tc, each_duration_has_one_bucket, 0, N_OF(times));
	tcase_add_test(tc, bounds_rise);
	tcase_add_test(tc, all_slots_are_added_up);
	tcase_add_test(tc, counters_only_grow_for_a_reader);
	tcase_add_test(tc, states_are_counted);
	tcase_add_test(tc, up_needs_a_beat_and_a_worker);
	tcase_add_loop_test(tc, a_pid_is_known_by_its_start, 0, N_OF(pids));
	return unit_run(s);
}
