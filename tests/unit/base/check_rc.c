/* check_rc.c - every code has its name and its status, and so has none. */
#include "base/rc.h"

#include "../unit.h"

START_TEST(names_and_statuses)
{
	static const struct {
		enum rc rc;
		const char *name;
		int http;
	} all[] = {
		{ RC_OK, "RC_OK", 200 }, { RC_INVALID, "RC_INVALID", 422 },
		{ RC_NOT_FOUND, "RC_NOT_FOUND", 404 },
		{ RC_DENIED, "RC_DENIED", 403 },
		{ RC_CONFLICT, "RC_CONFLICT", 409 },
		{ RC_LIMIT, "RC_LIMIT", 413 }, { RC_RETRY, "RC_RETRY", 503 },
		{ RC_FAULT, "RC_FAULT", 500 }, { (enum rc)99, "RC_?", 500 },
	};

	for (int i = 0; i < N_OF(all); i++) {
		ck_assert_str_eq(rc_name(all[i].rc), all[i].name);
		ck_assert_int_eq(rc_http(all[i].rc), all[i].http);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/rc");

	tcase_add_test(unit_case(s, "codes"), names_and_statuses);
	return unit_run(s);
}
