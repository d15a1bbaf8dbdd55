/* conf.h - configuration from one table (conf.c): name, type, default, bounds,
 * meaning.
 *
 * A file of "name = value" lines, '#' comments, given as the program's first
 * argument and read again by a reload.  An unknown name, a name given twice or
 * a bad value stops the start with its name and the reason.  Secrets are never
 * values: a setting names the file that holds one (secret_read).
 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"

struct conf {
	struct str pool;
	int64_t workers;
	int64_t hang_seconds;
	int64_t arena_max;
	struct str run_dir;
	struct str database_url;
	struct str database_password_file;
	struct str owner_database_url;
	struct str secrets_dir;
	struct str memcached;
	struct str templates_dir;
	struct str asset_manifest;
	struct str site_url;
	struct str origins;
	struct str media_url;
	struct str log_level;
	struct str test_clock;
	int64_t request_body_max;
};

/* Reads the file.  RC_INVALID: something in it is wrong (logged with its name,
 * line and reason); RC_NOT_FOUND: the file cannot be read (logged).  Strings
 * live as long as a. */
enum rc conf_read(struct arena *a, const char *path, struct conf *out)
    MUST_CHECK;
/* The same from text that is there already; name is for the log. */
enum rc conf_parse(struct arena *a, struct str text, const char *name,
    struct conf *out) MUST_CHECK;
/* Sets what base itself goes by: the log's level, the test clock. */
enum rc conf_apply(const struct conf *c) MUST_CHECK;
/* The table as text, one setting a line: for --help and the documentation. */
struct str conf_help(struct arena *a);

/* The exit status of a program whose configuration is wrong (sysexits.h). */
#define CONF_EXIT 64

#endif
