/* souk-migrate: brings the database to the state that sql/ describes.
 *
 *   souk-migrate FILE SQLDIR
 *
 * FILE's owner_database_url names a role that may create roles and the shop's
 * database (its password, if it needs one: database_password_file); secrets_dir
 * holds <role>.password for each role that logs in.  Waits up to a minute for
 * the server.  Exit status: 0 done, 64 configuration, 65 the files do not fit
 * the database, 75 no server, 1 all else; the reason is logged.
 */
#include <stdio.h>

#include "base/conf.h"
#include "store/migrate.h"

#define ARENA_MAX ((size_t)64 * 1024 * 1024)
#define WAIT_MS   60000

static int
exit_status(enum rc rc)
{
	switch (rc) {
	case RC_OK:
		return 0;
	case RC_INVALID:
	case RC_CONFLICT:
		return 65;
	case RC_RETRY:
		return 75;
	default:
		return 1;
	}
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(ARENA_MAX);
	struct migrate_report report;
	struct conf conf;
	enum rc rc;

	log_set_program("souk-migrate");
	if (argc != 3) {
		fputs("usage: souk-migrate FILE SQLDIR\n", stderr);
		return CONF_EXIT;
	}
	if (conf_read(a, argv[1], &conf) != RC_OK
	    || conf_apply(&conf) != RC_OK)
		return CONF_EXIT;
	rc = migrate_run(a,
	    &(struct migrate_conf){ .url = conf.owner_database_url,
	        .password_file = conf.database_password_file,
	        .secrets_dir = conf.secrets_dir,
	        .sql_dir = str_c(argv[2]),
	        .wait_ms = WAIT_MS },
	    &report);
	if (rc != RC_OK)
		log_error("migrate", "could not migrate", LOG_RC(rc));
	else
		log_info("migrate", "done", LOG_I64("version", report.version),
		    LOG_I64("applied", report.applied),
		    LOG_I64("defined", report.defined),
		    LOG_I64("passwords", report.passwords));
	arena_free(a);
	return exit_status(rc);
}
