/* unit.h - what the Check programs share: comparisons that print slices and
 * result codes, the log lines of the code under test, a scratch folder.
 *
 * Every test runs in a process of its own (Check forks), so that levels, file
 * descriptors and statics set by one are not seen by the next. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rc.h"
#include "base/str.h"

#define N_OF(table) ((int)(sizeof(table) / sizeof((table)[0])))

#define ck_str(got, want)                                                     \
	do {                                                                  \
		struct str got_ = (got), want_ = str_c(want);                 \
		ck_assert_msg(str_eq(got_, want_),                            \
		    "%s is \"%.*s\" and should be \"%.*s\"", #got,            \
		    STR_FMT(got_), STR_FMT(want_));                           \
	} while (0)

#define ck_rc(call, want)                                                     \
	do {                                                                  \
		enum rc got_ = (call), want_ = (want);                        \
		ck_assert_msg(got_ == want_, "%s is %s and should be %s",     \
		    #call, rc_name(got_), rc_name(want_));                    \
	} while (0)

/* From here on fd 2 is a file in memory that unit_log() reads back.  What it
 * returns lives as long as the test's process. */
static inline void
unit_log_start(void)
{
	int fd = memfd_create("log", 0);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(dup2(fd, STDERR_FILENO), STDERR_FILENO);
	(void)close(fd);
}

static inline struct str
unit_log(void)
{
	struct stat st;
	void *p;

	ck_assert_int_eq(fstat(STDERR_FILENO, &st), 0);
	if (st.st_size == 0)
		return STR("");
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED,
	    STDERR_FILENO, 0);
	ck_assert_ptr_ne(p, MAP_FAILED);
	return str_n(p, (size_t)st.st_size);
}

/* How many lines the log has. */
static inline int
unit_log_lines(void)
{
	struct str rest = unit_log(), line;
	int n = 0;

	while (str_cut(&rest, '\n', &line))
		n++;
	return n;
}

/* Does text stand somewhere in s? */
static inline bool
unit_has(struct str s, const char *text)
{
	return memmem(s.p, s.n, text, strlen(text)) != NULL;
}

/* Runs the suite; what main returns. */
static inline int
unit_run(Suite *s)
{
	SRunner *r = srunner_create(s);
	int failed;

	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed > 0;
}

/* A test case with one or more tests in it, added to s. */
static inline TCase *
unit_case(Suite *s, const char *name)
{
	TCase *tc = tcase_create(name);

	suite_add_tcase(s, tc);
	return tc;
}

#endif
