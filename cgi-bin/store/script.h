/* script.h - the migration program's own door to PostgreSQL: files of many
 * statements, and passwords made into verifiers.  No other program includes
 * it: a text put together at run time must not find its way into a query. */
#ifndef STORE_SCRIPT_H
#define STORE_SCRIPT_H

#include "store/db.h"

/* Runs a file's statements one after another, in the open transaction if
 * there is one.  A failure is logged with the file's name and line. */
enum rc db_script(struct db *db, struct arena *a, const char *file,
    struct str sql) MUST_CHECK;
/* The SCRAM-SHA-256 verifier of a password, made here: the password itself
 * never reaches the server or its log.  Needs a connection. */
enum rc db_scram(struct db *db, struct arena *a, struct str user,
    struct str password, struct str *out) MUST_CHECK;
/* A part of a url ("dbname"), "" when it has none; RC_INVALID when it cannot be
 * parsed (logged). */
enum rc db_url_part(struct arena *a, struct str url, const char *keyword,
    struct str *out) MUST_CHECK;
/* Did the server ask for the password when this connection was made? */
bool db_used_password(const struct db *db);
/* Prepares a statement and compares what the server says about its parameters
 * and columns with what it declares; RC_FAULT (logged) when they differ. */
enum rc db_check_stmt(struct db *db, struct arena *a,
    const struct db_stmt *stmt) MUST_CHECK;

#endif
