/* sql_files.h - the folder sql/ as the migration program reads it. */
#ifndef STORE_SQL_FILES_H
#define STORE_SQL_FILES_H

#include "base/arena.h"
#include "base/crypto.h"
#include "base/str.h"

struct sql_file {
	struct str name;         /* "migrations/0001_what.sql" */
	struct str text;
	char sha256[SHA256_HEX]; /* of the text */
	int64_t version;         /* of a migration, else 0 */
};

struct sql_files {
	struct sql_file roles;
	struct str logins[32]; /* roles that log in: the first line of roles */
	size_t n_logins;
	struct sql_file *migrations; /* by version, from 1 without a gap */
	size_t n_migrations;
	struct sql_file *definitions; /* functions, views, grants, in order */
	size_t n_definitions;
};

/* Reads all of it.  RC_INVALID: a name, a number or the first line of roles.sql
 * is wrong; RC_NOT_FOUND: a folder or file cannot be read; logged. */
enum rc sql_files_read(struct arena *a, struct str dir, struct sql_files *out)
    MUST_CHECK;

#endif
