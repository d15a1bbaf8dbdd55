/* migrate.h - brings a PostgreSQL server to the state that sql/ describes:
 * roles and their passwords, the database, migrations, definitions.
 *
 * Migrations and definitions are one transaction under an advisory lock: two
 * runs at once are safe, and a run that fails leaves all as it was.  A run with
 * nothing to do only reads.
 */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "base/arena.h"
#include "base/str.h"

struct migrate_conf {
	struct str url;           /* names the database; the role is superuser
	                           * or has CREATEROLE and CREATEDB */
	struct str password_file; /* of that role; may be empty */
	struct str secrets_dir;   /* <role>.password of each login role */
	struct str sql_dir;
	int64_t wait_ms; /* how long the server is waited for */
};

struct migrate_report {
	int64_t version; /* of the schema now */
	int64_t applied; /* migrations applied now */
	bool defined;    /* definitions were applied again */
	int64_t passwords; /* set now */
};

/* RC_CONFLICT: an applied migration's file has changed or the schema is newer
 * than these files (logged with the name); RC_RETRY: no server in time; else
 * as the files or PostgreSQL say.  Logged. */
enum rc migrate_run(struct arena *a, const struct migrate_conf *conf,
    struct migrate_report *out) MUST_CHECK;

#endif
