/* migrate.c - see migrate.h.
 *
 * What runs as whom: roles and passwords as the role of the url; everything
 * else as souk_owner, who owns the database and all that is in it.
 */
#include "store/migrate.h"

#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "store/script.h"
#include "store/sql_files.h"
#include "store/tx.h"

/* The advisory lock's number: any, but always the same. */
#define LOCK_SQL "1936028523"

DB_STMT(SQL_LOCK, DB_WRITE, "migrate.lock",
    "SELECT set_config('lock_timeout', '120s', true),"
    " set_config('statement_timeout', '0', true),"
    " set_config('idle_in_transaction_session_timeout', '0', true),"
    " pg_advisory_xact_lock(" LOCK_SQL ")::text",
    0, 4);
DB_STMT(SQL_LOCK_SHORT, DB_WRITE, "migrate.lock_short",
    "SELECT set_config('lock_timeout', '5s', true)", 0, 1);
DB_STMT(SQL_SESSION_LOCK, DB_WRITE, "migrate.session_lock",
    "SELECT pg_advisory_lock(" LOCK_SQL ")::text", 0, 1);
DB_STMT(SQL_DATABASE, DB_READ, "migrate.database",
    "SELECT count(*) FROM pg_database WHERE datname = $1", 1, 1);
/* What is there: the roles named in $1 (by spaces), the table of migrations,
 * letters beyond ASCII in the database's locale, and the version. */
DB_STMT(SQL_STATE, DB_READ, "migrate.state",
    "SELECT (SELECT count(*) FROM unnest(string_to_array($1, ' ')) AS x"
    "  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = x)),"
    " to_regclass('ops.migration') IS NOT NULL,"
    " lower(chr(196)) = chr(228),"
    " current_setting('server_version_num')::bigint,"
    " (SELECT d.datdba <> coalesce((SELECT oid FROM pg_roles"
    "  WHERE rolname = 'souk_owner'), 0) FROM pg_database d"
    "  WHERE d.datname = current_database())",
    1, 5);
DB_STMT(SQL_AS_OWNER, DB_WRITE, "migrate.as_owner",
    "SELECT set_config('role', 'souk_owner', true)", 0, 1);
DB_STMT(SQL_AS_SELF, DB_WRITE, "migrate.as_self",
    "SELECT set_config('role', 'none', true)", 0, 1);
DB_STMT(SQL_APPLIED, DB_READ, "migrate.applied",
    "SELECT version, name, sha256 FROM ops.migration ORDER BY version", 0, 3);
DB_STMT(SQL_DEFINED, DB_READ, "migrate.defined",
    "SELECT name, sha256 FROM ops.definition", 0, 2);
DB_STMT(SQL_ADD_MIGRATION, DB_WRITE, "migrate.add_migration",
    "INSERT INTO ops.migration (version, name, sha256) VALUES ($1, $2, $3)", 3,
    0);
DB_STMT(SQL_CLEAR_DEFINED, DB_WRITE, "migrate.clear_defined",
    "DELETE FROM ops.definition", 0, 0);
DB_STMT(SQL_ADD_DEFINED, DB_WRITE, "migrate.add_defined",
    "INSERT INTO ops.definition (name, sha256) VALUES ($1, $2)", 2, 0);
DB_STMT(SQL_KEEP_VERIFIER, DB_WRITE, "migrate.keep_verifier",
    "SELECT set_config('souk.role', $1, true),"
    " set_config('souk.verifier', $2, true)",
    2, 2);

/* Becomes a member of souk_owner, so that SET ROLE works for who is no
 * superuser. */
#define SCRIPT_MEMBER                                                         \
	"DO $$ BEGIN IF NOT pg_has_role('souk_owner', 'MEMBER') THEN"         \
	" EXECUTE format('GRANT souk_owner TO %I', current_user);"            \
	" END IF; END $$"
#define SCRIPT_OWNER                                                          \
	"DO $$ BEGIN IF NOT EXISTS"                                           \
	" (SELECT FROM pg_roles WHERE rolname = 'souk_owner') THEN"           \
	" CREATE ROLE souk_owner NOLOGIN NOINHERIT; END IF; END $$"
#define SCRIPT_OWN_DATABASE                                                   \
	"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO souk_owner'," \
	" current_database()); END $$"
#define SCRIPT_PASSWORD                                                       \
	"DO $$ BEGIN EXECUTE format('ALTER ROLE %I PASSWORD %L',"             \
	" current_setting('souk.role'), current_setting('souk.verifier'));"   \
	" END $$"

struct run {
	struct arena *a;
	const struct migrate_conf *conf;
	struct sql_files files;
	struct migrate_report *report;
	struct str database;
	struct db *db;
};

static enum rc
open_db(const struct run *r, struct str user, struct str password_file,
    struct str database, struct db **out)
{
	return db_open(
	    &(struct db_conf){ .url = r->conf->url,
	        .password_file = password_file,
	        .name = STR("souk-migrate"),
	        .user = user,
	        .database = database,
	        .connect_ms = 5000,
	        .answer_ms = -1,
	        .quiet = true },
	    out);
}

static enum rc
script(struct db *db, struct arena *a, const char *what, const char *sql)
{
	return db_script(db, a, what, str_c(sql));
}

/* --- the database --------------------------------------------------------- */

/* A name that needs no quotes, because CREATE DATABASE takes no parameter. */
static bool
plain_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '_'
		        || (i > 0 && s.p[i] >= '0' && s.p[i] <= '9')))
			return false;
	return s.n > 0 && s.n < 64;
}

/* Makes the database, connected to another one.  Whoever runs at the same time
 * waits for the lock and then finds it. */
static enum rc
create_database(struct run *r, struct db *db)
{
	struct db_row row;
	enum rc rc;

	rc = db_exec(db, r->a, &SQL_SESSION_LOCK, NULL);
	if (rc == RC_OK)
		rc = db_one(db, r->a, &SQL_DATABASE, &row, DB_STR(r->database));
	if (rc != RC_OK)
		return rc;
	if (row_i64(&row, 0) > 0)
		return row_end(&row);
	if (!plain_name(r->database)) {
		log_error("migrate", "a database's name is made of a-z, 0-9, _",
		    LOG_STR("database", r->database));
		return RC_INVALID;
	}
	rc = script(db, r->a, "souk_owner", SCRIPT_OWNER);
	if (rc == RC_OK)
		rc = script(db, r->a, "member", SCRIPT_MEMBER);
	if (rc == RC_OK)
		rc = script(db, r->a, "create database",
		    arena_printf(r->a, "CREATE DATABASE \"%.*s\""
		        " OWNER souk_owner ENCODING 'UTF8'",
		        STR_FMT(r->database)).p);
	if (rc == RC_OK)
		log_info("migrate", "made the database",
		    LOG_STR("database", r->database));
	return rc;
}

/* Connects r->db to the shop's database, which is made when the server is
 * there and it is not. */
static enum rc
reach_database(struct run *r)
{
	struct db *other;
	enum rc rc;

	rc = db_ping(r->db);
	if (rc != RC_RETRY)
		return rc;
	rc = open_db(r, STR(""), r->conf->password_file, STR("postgres"),
	    &other);
	if (rc != RC_OK)
		return rc;
	rc = db_ping(other);
	if (rc == RC_OK)
		rc = create_database(r, other);
	db_close(other);
	return rc == RC_OK ? db_ping(r->db) : rc;
}

static enum rc
wait_for_database(struct run *r)
{
	int64_t until = clock_mono_us() + r->conf->wait_ms * 1000;
	const struct timespec pause = { 0, 100 * 1000 * 1000 };
	enum rc rc;

	while ((rc = reach_database(r)) == RC_RETRY
	    && clock_mono_us() < until)
		(void)nanosleep(&pause, NULL);
	if (rc == RC_RETRY)
		log_error("migrate", "postgresql does not answer, or refuses "
		    "the role of owner_database_url",
		    LOG_I64("waited_ms", r->conf->wait_ms));
	return rc;
}

/* --- what has to be done -------------------------------------------------- */

struct state {
	bool roles_missing, has_tables, foreign_owner;
	struct db_rows applied, defined;
};

static enum rc
read_state(struct run *r, struct state *s)
{
	struct str names = STR("souk_owner");
	struct db_row row;
	enum rc rc;

	for (size_t i = 0; i < r->files.n_logins; i++)
		names = arena_printf(r->a, "%.*s %.*s", STR_FMT(names),
		    STR_FMT(r->files.logins[i]));
	rc = db_one(r->db, r->a, &SQL_STATE, &row, DB_STR(names));
	if (rc != RC_OK)
		return rc;
	s->roles_missing = row_i64(&row, 0) > 0;
	s->has_tables = row_bool(&row, 1);
	if (!row_bool(&row, 2))
		log_warn("migrate", "the database's locale knows no letters "
		    "beyond ascii: make it with a UTF-8 one, or search will "
		    "miss words");
	if (row_i64(&row, 3) < 150000) {
		log_error("migrate", "postgresql 15 or later is needed");
		return RC_INVALID;
	}
	s->foreign_owner = row_bool(&row, 4);
	return row_end(&row);
}

/* The tables of what was applied, as souk_owner. */
static enum rc
read_tables(struct run *r, struct state *s)
{
	struct db_call calls[] = {
		DB_CALL(&SQL_AS_OWNER, NULL),
		DB_CALL(&SQL_APPLIED, &s->applied),
		DB_CALL(&SQL_DEFINED, &s->defined),
		DB_CALL(&SQL_AS_SELF, NULL),
	};

	return db_many(r->db, r->a, calls, 4);
}

/* Every applied migration is one of the files, unchanged. */
static enum rc
check_applied(struct run *r, const struct state *s)
{
	for (size_t i = 0; i < s->applied.n; i++) {
		struct db_row row = db_row_at(&s->applied, i);
		struct str name = row_str(&row, 1);

		if (i >= r->files.n_migrations) {
			log_error("migrate",
			    "the schema is newer than these files",
			    LOG_STR("migration", name));
			return RC_CONFLICT;
		}
		if (!str_eq(name, r->files.migrations[i].name)
		    || !str_eq_c(row_str(&row, 2),
		        r->files.migrations[i].sha256)) {
			log_error("migrate",
			    "a migration that was applied has changed",
			    LOG_STR("migration", name),
			    LOG_STR("file", r->files.migrations[i].name));
			return RC_CONFLICT;
		}
		if (row_end(&row) != RC_OK)
			return RC_FAULT;
	}
	return RC_OK;
}

static bool
is_defined(const struct state *s, const struct sql_file *f)
{
	for (size_t i = 0; i < s->defined.n; i++) {
		struct db_row row = db_row_at(&s->defined, i);

		if (str_eq(row_str(&row, 0), f->name))
			return str_eq_c(row_str(&row, 1), f->sha256);
	}
	return false;
}

static bool
definitions_current(const struct run *r, const struct state *s)
{
	for (size_t i = 0; i < r->files.n_definitions; i++)
		if (!is_defined(s, &r->files.definitions[i]))
			return false;
	return is_defined(s, &r->files.roles)
	    && s->defined.n == r->files.n_definitions + 1;
}

/* --- doing it ------------------------------------------------------------- */

static enum rc
apply_roles(struct run *r)
{
	enum rc rc;

	rc = db_script(r->db, r->a, "roles.sql", r->files.roles.text);
	if (rc == RC_OK)
		rc = script(r->db, r->a, "member", SCRIPT_MEMBER);
	return rc;
}

static enum rc
apply_file(struct run *r, const struct sql_file *f)
{
	return db_script(r->db, r->a, f->name.p, f->text);
}

static enum rc
apply_migrations(struct run *r, size_t from)
{
	enum rc rc = RC_OK;

	for (size_t i = from; i < r->files.n_migrations && rc == RC_OK; i++) {
		const struct sql_file *m = &r->files.migrations[i];

		rc = apply_file(r, m);
		if (rc == RC_OK)
			rc = db_exec(r->db, r->a, &SQL_ADD_MIGRATION, NULL,
			    DB_I64(m->version), DB_STR(m->name),
			    DB_STR(str_c(m->sha256)));
		if (rc == RC_OK)
			log_info("migrate", "applied a migration",
			    LOG_STR("migration", m->name));
	}
	r->report->applied = (int64_t)(r->files.n_migrations - from);
	return rc;
}

static enum rc
add_defined(struct run *r, const struct sql_file *f)
{
	return db_exec(r->db, r->a, &SQL_ADD_DEFINED, NULL, DB_STR(f->name),
	    DB_STR(str_c(f->sha256)));
}

static enum rc
apply_definitions(struct run *r)
{
	enum rc rc;

	rc = db_exec(r->db, r->a, &SQL_CLEAR_DEFINED, NULL);
	for (size_t i = 0; i < r->files.n_definitions && rc == RC_OK; i++) {
		rc = apply_file(r, &r->files.definitions[i]);
		if (rc == RC_OK)
			rc = add_defined(r, &r->files.definitions[i]);
	}
	if (rc == RC_OK)
		rc = add_defined(r, &r->files.roles);
	r->report->defined = true;
	return rc;
}

/* All that is in the one transaction. */
static enum rc
bring_up(struct run *r)
{
	struct state s = { 0 };
	bool current;
	enum rc rc;

	if ((rc = db_exec(r->db, r->a, &SQL_LOCK, NULL)) != RC_OK)
		return rc;
	if ((rc = db_exec(r->db, r->a, &SQL_LOCK_SHORT, NULL)) != RC_OK)
		return rc;
	if ((rc = read_state(r, &s)) != RC_OK)
		return rc;
	if (s.has_tables && !s.roles_missing
	    && (rc = read_tables(r, &s)) != RC_OK)
		return rc;
	if ((rc = check_applied(r, &s)) != RC_OK)
		return rc;
	r->report->version = (int64_t)r->files.n_migrations;
	current = s.applied.n == r->files.n_migrations
	    && definitions_current(r, &s);
	if (current && !s.roles_missing)
		return RC_OK;

	if (s.roles_missing || !is_defined(&s, &r->files.roles)) {
		rc = apply_roles(r);
		/* A cluster that lost its roles had the tables all along. */
		if (rc == RC_OK && s.has_tables && s.roles_missing)
			rc = read_tables(r, &s);
		if (rc == RC_OK)
			rc = check_applied(r, &s);
	}
	if (rc == RC_OK && s.foreign_owner)
		rc = script(r->db, r->a, "owner", SCRIPT_OWN_DATABASE);
	if (rc == RC_OK)
		rc = db_exec(r->db, r->a, &SQL_AS_OWNER, NULL);
	if (rc == RC_OK)
		rc = apply_migrations(r, s.applied.n);
	if (rc == RC_OK)
		rc = apply_definitions(r);
	return rc;
}

/* --- passwords ------------------------------------------------------------ */

/* Does the role come in with the password of its file, and was it asked? */
static bool
password_works(struct run *r, struct str role, struct str file)
{
	struct db *db;
	bool works;

	if (open_db(r, role, file, r->database, &db) != RC_OK)
		return false;
	works = db_ping(db) == RC_OK && db_used_password(db);
	db_close(db);
	return works;
}

static enum rc
set_password(struct run *r, struct str role, struct str file)
{
	struct str password, verifier;
	enum rc rc;

	rc = secret_read(r->a, file.p, &password);
	if (rc == RC_OK)
		rc = db_scram(r->db, r->a, role, password, &verifier);
	if (rc != RC_OK)
		return rc;
	if ((rc = tx_begin(r->db)) != RC_OK)
		return rc;
	if ((rc = db_exec(r->db, r->a, &SQL_LOCK, NULL)) != RC_OK)
		goto out;
	rc = db_exec(r->db, r->a, &SQL_KEEP_VERIFIER, NULL, DB_STR(role),
	    DB_STR(verifier));
	if (rc != RC_OK)
		goto out;
	rc = script(r->db, r->a, "password", SCRIPT_PASSWORD);
out:
	rc = tx_end(r->db, rc);
	if (rc != RC_OK)
		return rc;
	r->report->passwords++;
	log_info("migrate", "set a role's password", LOG_STR("role", role));
	return RC_OK;
}

static enum rc
check_passwords(struct run *r)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < r->files.n_logins && rc == RC_OK; i++) {
		struct str role = r->files.logins[i];
		struct str file = arena_printf(r->a, "%.*s/%.*s.password",
		    STR_FMT(r->conf->secrets_dir), STR_FMT(role));

		if (!password_works(r, role, file))
			rc = set_password(r, role, file);
	}
	return rc;
}

enum rc
migrate_run(struct arena *a, const struct migrate_conf *conf,
    struct migrate_report *out)
{
	struct run r = { .a = a, .conf = conf, .report = out };
	enum rc rc;

	*out = (struct migrate_report){ 0 };
	rc = sql_files_read(a, conf->sql_dir, &r.files);
	if (rc == RC_OK)
		rc = db_url_part(a, conf->url, "dbname", &r.database);
	if (rc == RC_OK && r.database.n == 0) {
		log_error("migrate", "the url names no database");
		rc = RC_INVALID;
	}
	if (rc == RC_OK)
		rc = open_db(&r, STR(""), conf->password_file, STR(""), &r.db);
	if (rc != RC_OK)
		return rc;
	rc = wait_for_database(&r);
	if (rc == RC_OK && (rc = tx_begin(r.db)) == RC_OK) {
		rc = bring_up(&r);
		rc = tx_end(r.db, rc);
	}
	if (rc == RC_OK)
		rc = check_passwords(&r);
	db_close(r.db);
	return rc;
}
