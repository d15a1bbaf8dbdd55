/* db.c - the only door to libpq: one connection, always in pipeline mode.
 *
 * Every call is a batch: [ROLLBACK] [DEALLOCATE ALL] [BEGIN], then for each
 * statement [Prepare] Execute, then Sync; one flush and wait.  The socket is
 * non-blocking, because with a blocking one client and server can both wait
 * for the other to read.
 *
 * The connection's life:
 *
 *   none ──connect──▶ ready ──lost, timed out, any failed step──▶ none
 *        (not before the back-off's end)
 *
 * A step that fails is answered by closing: what a half-read connection would
 * say next belongs to nobody.
 */
#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/log.h"
#include "store/db_priv.h"
#include "store/script.h"
#include "store/sqlstate.h"

/* A connection idle for longer is looked at before it is used. */
#define IDLE_US (50 * 1000)

/* --- open and close ------------------------------------------------------- */

enum rc
db_open(const struct db_conf *conf, struct db **out)
{
	struct arena *a = arena_new(64 * 1024);
	struct db *db = arena_zalloc(a, sizeof(*db));
	struct str host;
	enum rc rc;

	db->arena = a;
	db->url = arena_cstr(a, conf->url);
	db->password_file = arena_cstr(a, conf->password_file);
	db->name = arena_cstr(a, conf->name);
	db->user = arena_cstr(a, conf->user);
	db->database = arena_cstr(a, conf->database);
	db->connect_us = (conf->connect_ms != 0 ? conf->connect_ms : 2000)
	    * 1000;
	db->answer_us = (conf->answer_ms != 0 ? conf->answer_ms : 5000) * 1000;
	db->quiet = conf->quiet;
	db->backoff.first_us = 100 * 1000;
	db->backoff.most_us = 1000 * 1000;

	rc = db_url_part(a, conf->url, "host", &host);
	if (rc == RC_OK)
		*out = db;
	else
		arena_free(a);
	return rc;
}

enum rc
db_url_part(struct arena *a, struct str url, const char *keyword,
    struct str *out)
{
	PQconninfoOption *all = PQconninfoParse(arena_cstr(a, url), NULL);

	*out = STR("");
	if (all == NULL) {
		/* libpq's own words could hold a password of the url. */
		log_error("db", "the database's url cannot be parsed");
		return RC_INVALID;
	}
	for (const PQconninfoOption *o = all; o->keyword != NULL; o++)
		if (strcmp(o->keyword, keyword) == 0 && o->val != NULL)
			*out = arena_str(a, str_c(o->val));
	PQconninfoFree(all);
	return RC_OK;
}

static void
disconnect(struct db *db)
{
	PQfinish(db->conn);
	db->conn = NULL;
	stmt_set_clear(&db->prepared);
	db->forget = false;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	disconnect(db);
	arena_free(db->arena);
}

/* --- connecting ----------------------------------------------------------- */

/* Waits for events on the socket; false when the deadline passed first.
 * deadline < 0: for ever. */
static bool
wait_socket(PGconn *conn, short events, int64_t deadline)
{
	struct pollfd p = { .fd = PQsocket(conn), .events = events };

	for (;;) {
		int64_t left = deadline < 0 ? -1 : deadline - clock_mono_us();
		int n;

		if (p.fd < 0 || (deadline >= 0 && left < 0))
			return false;
		n = poll(&p, 1, left < 0 ? -1 : (int)((left + 999) / 1000));
		if (n > 0)
			return true;
		if (n < 0 && errno != EINTR)
			return false;
	}
}

/* A message of libpq's without its line ends. */
static struct str
first_line(const char *text)
{
	struct str s = str_trim(str_c(text));

	return str_sub(s, 0, str_find(s, '\n'));
}

static void
drop_notice(void *ctx, const char *message)
{
	(void)ctx;
	log_debug("db", "notice", LOG_STR("text", first_line(message)));
}

/* *late: it was not refused, there was just no answer. */
static bool
connect_steps(struct db *db, PGconn *conn, bool *late)
{
	int64_t deadline = clock_mono_us() + db->connect_us;
	short events;

	if (FAULT_POINT("db.connect") || PQstatus(conn) == CONNECTION_BAD)
		return false;
	for (;;) {
		switch (PQconnectPoll(conn)) {
		case PGRES_POLLING_OK:
			return !FAULT_POINT("db.setup")
			    && PQsetnonblocking(conn, 1) == 0
			    && PQenterPipelineMode(conn) == 1;
		case PGRES_POLLING_READING:
			events = POLLIN;
			break;
		case PGRES_POLLING_WRITING:
			events = POLLOUT;
			break;
		default:
			return false;
		}
		*late = !wait_socket(conn, events, deadline);
		if (*late)
			return false;
	}
}

static PGconn *
start_connect(struct db *db, const char *password)
{
	const char *keys[] = { "options", "dbname", "client_encoding",
		"fallback_application_name", "password", "user", "dbname",
		NULL };
	const char *values[] = { "-c datestyle=ISO -c timezone=UTC", db->url,
		"UTF8", db->name, password, db->user, db->database, NULL };
	size_t n = 4;

	/* Empty ones would override the url. */
	for (size_t i = 4; keys[i] != NULL; i++)
		if (values[i] != NULL && values[i][0] != '\0') {
			keys[n] = keys[i];
			values[n++] = values[i];
		}
	keys[n] = NULL;
	return PQconnectStartParams(keys, values, 1);
}

static enum rc
connect_now(struct db *db)
{
	struct arena *a = arena_new(64 * 1024);
	struct str password = STR("");
	PGconn *conn = NULL;
	bool late = false;
	enum rc rc = RC_OK;
	uint32_t random;
	int64_t lasted;

	if (db->password_file[0] != '\0')
		rc = secret_read(a, db->password_file, &password);
	if (rc == RC_OK) {
		conn = start_connect(db, arena_cstr(a, password));
		if (conn == NULL || !connect_steps(db, conn, &late))
			rc = RC_RETRY;
	}
	arena_free(a);
	if (rc != RC_OK) {
		struct str why = first_line(PQerrorMessage(conn));

		crypto_random(&random, sizeof(random));
		if (backoff_failed(&db->backoff, clock_mono_us(), random))
			LOG_AT(db->quiet ? LOG_LEVEL_DEBUG : LOG_LEVEL_WARN,
			    "db", "could not connect to postgresql",
			    LOG_STR("error", late ? STR("timed out") : why));
		PQfinish(conn);
		return RC_RETRY;
	}
	lasted = backoff_worked(&db->backoff, clock_mono_us());
	if (lasted > 0 && !db->quiet)
		log_info("db", "postgresql is back",
		    LOG_I64("away_ms", lasted / 1000));
	PQsetNoticeProcessor(conn, drop_notice, NULL);
	db->conn = conn;
	db->used = false;
	db->connects++;
	db->last_us = clock_mono_us();
	return RC_OK;
}

/* Has the server closed a connection that nobody looked at for a while?  Its
 * last words, if it had any, stand before the end. */
static bool
has_gone(struct db *db)
{
	struct pollfd p = { .fd = PQsocket(db->conn), .events = POLLIN };

	if (clock_mono_us() - db->last_us < IDLE_US)
		return false;
	for (int i = 0; i < 10 && poll(&p, 1, 0) > 0; i++)
		if (PQconsumeInput(db->conn) == 0
		    || PQstatus(db->conn) == CONNECTION_BAD)
			return true;
	return false;
}

static enum rc
ensure_connected(struct db *db)
{
	if (db->conn != NULL && (!db->in_tx || db->begin_pending)
	    && has_gone(db))
		disconnect(db);
	if (db->conn != NULL)
		return RC_OK;
	if (!backoff_ready(&db->backoff, clock_mono_us()))
		return RC_RETRY;
	return connect_now(db);
}

/* --- one batch ------------------------------------------------------------ */

struct batch {
	const struct db_call *calls;
	size_t n;
	struct db_result *out;
	struct arena *a;
	/* How it ended: */
	bool lost;      /* the connection is gone */
	bool answered;  /* a statement was answered before */
	bool forgotten; /* preparing again may help */
	const char *failed; /* the statement that failed */
};

/* What is sent, in order; results come back in the same. */
enum step_kind { STEP_COMMAND, STEP_PREPARE, STEP_EXECUTE };

struct step {
	enum step_kind kind;
	const char *command; /* STEP_COMMAND */
	size_t call;
};

#define STEPS_MAX (3 + 2 * DB_MANY_MAX)

static size_t
plan_steps(struct db *db, const struct batch *b, struct step *steps)
{
	size_t n = 0;

	if (db->conn != NULL
	    && PQtransactionStatus(db->conn) == PQTRANS_INERROR)
		steps[n++] = (struct step){ STEP_COMMAND, "ROLLBACK", 0 };
	if (db->forget || db->prepared.n + b->n > STMT_SET_MAX) {
		steps[n++] = (struct step){ STEP_COMMAND, "DEALLOCATE ALL", 0 };
		stmt_set_clear(&db->prepared);
	}
	if (db->begin_pending)
		steps[n++] = (struct step){ STEP_COMMAND, "BEGIN", 0 };
	for (size_t i = 0; i < b->n; i++) {
		bool known = stmt_set_has(&db->prepared, b->calls[i].stmt);

		for (size_t k = 0; k < i && !known; k++)
			known = b->calls[k].stmt == b->calls[i].stmt;
		if (!known)
			steps[n++] = (struct step){ STEP_PREPARE, NULL, i };
		steps[n++] = (struct step){ STEP_EXECUTE, NULL, i };
	}
	return n;
}

static bool
send_step(struct db *db, const struct batch *b, const struct step *s)
{
	const struct db_call *c = &b->calls[s->call];
	const char **values;

	if (FAULT_POINT("db.send"))
		return false;
	if (s->kind == STEP_COMMAND)
		return PQsendQueryParams(db->conn, s->command, 0, NULL, NULL,
		           NULL, NULL, 0)
		    == 1;
	if (s->kind == STEP_PREPARE)
		return PQsendPrepare(db->conn, c->stmt->name, c->stmt->sql, 0,
		           NULL)
		    == 1;
	values = arena_array(b->a, c->nparams + 1, sizeof(*values));
	for (size_t i = 0; i < c->nparams; i++)
		values[i] = db_param_text(b->a, &c->params[i]);
	return PQsendQueryPrepared(db->conn, c->stmt->name, (int)c->nparams,
	           values, NULL, NULL, 0)
	    == 1;
}

/* The next result of the pipeline, NULL between two commands' results.  False
 * when the connection is lost. */
static bool
next_result(struct db *db, int64_t deadline, PGresult **out)
{
	for (;;) {
		int pending = FAULT_POINT("db.flush") ? -1 : PQflush(db->conn);

		if (pending < 0)
			return false;
		if (pending == 0 && PQisBusy(db->conn) == 0)
			break;
		if (!wait_socket(db->conn,
		        (short)(POLLIN | (pending > 0 ? POLLOUT : 0)),
		        deadline)) {
			log_warn("db", "no answer in time",
			    LOG_I64("ms", db->answer_us / 1000));
			return false;
		}
		if (FAULT_POINT("db.read") || PQconsumeInput(db->conn) == 0)
			return false;
	}
	*out = PQgetResult(db->conn);
	return true;
}

static void
keep_reason(struct db *db, const PGresult *res)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *name = PQresultErrorField(res, PG_DIAG_CONSTRAINT_NAME);

	if (name == NULL)
		name = PQresultErrorField(res, PG_DIAG_COLUMN_NAME);
	snprintf(db->state, sizeof(db->state), "%s", state ? state : "");
	snprintf(db->reason_name, sizeof(db->reason_name), "%s",
	    name ? name : "");
}

/* The first error of a batch.  A refusal is an answer and no trouble: the
 * message's detail could hold a person's data, so it is left out. */
static enum rc
server_error(struct db *db, struct batch *b, const PGresult *res,
    const char *what)
{
	enum rc rc;

	keep_reason(db, res);
	rc = sqlstate_rc(str_c(db->state));
	if (sqlstate_going(str_c(db->state)) || db->state[0] == '\0') {
		b->lost = true;
		return RC_RETRY;
	}
	b->answered = true;
	b->failed = what;
	if (sqlstate_forgotten(str_c(db->state)))
		b->forgotten = true; /* logged when preparing did not help */
	else if (rc == RC_FAULT)
		log_error("db", "statement failed", LOG_CSTR("statement", what),
		    LOG_CSTR("sqlstate", db->state),
		    LOG_STR("error", first_line(PQresultErrorField(res,
		                         PG_DIAG_MESSAGE_PRIMARY))));
	else
		LOG_AT(rc == RC_RETRY ? LOG_LEVEL_WARN : LOG_LEVEL_INFO, "db",
		    "statement refused", LOG_CSTR("statement", what),
		    LOG_CSTR("sqlstate", db->state),
		    LOG_CSTR("name", db->reason_name), LOG_RC(rc));
	return rc;
}

static void
clear_result(void *res)
{
	PQclear(res);
}

/* tag: the server's own word for what it did. */
static enum rc
command_done(struct db *db, const char *command, const char *tag)
{
	if (strcmp(command, "BEGIN") == 0)
		db->begin_pending = false;
	if (strcmp(command, "DEALLOCATE ALL") == 0)
		db->forget = false;
	if (strcmp(command, "COMMIT") == 0 && strcmp(tag, "COMMIT") != 0) {
		log_error("db", "a failed transaction cannot be committed");
		return RC_FAULT;
	}
	return RC_OK;
}

/* Takes one step's result (res, not NULL). */
static enum rc
take_result(struct db *db, struct batch *b, const struct step *s, PGresult *res)
{
	const struct db_stmt *stmt
	    = s->kind == STEP_COMMAND ? NULL : b->calls[s->call].stmt;
	ExecStatusType status = PQresultStatus(res);
	bool ok = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
	enum rc rc = RC_OK;
	int64_t affected;

	if (FAULT_POINT("db.result")) {
		PQclear(res);
		b->lost = true;
		return RC_RETRY;
	}
	if (!ok) {
		rc = server_error(db, b, res, stmt ? stmt->name : s->command);
		PQclear(res);
		return rc;
	}
	b->answered |= s->kind == STEP_EXECUTE;
	if (s->kind == STEP_PREPARE)
		stmt_set_add(&db->prepared, stmt);
	if (s->kind == STEP_COMMAND)
		rc = command_done(db, s->command, PQcmdStatus(res));
	if (s->kind != STEP_EXECUTE) {
		PQclear(res);
		return rc;
	}
	arena_defer(b->a, clear_result, res);
	if (PQnfields(res) != stmt->ncols) {
		log_error("db", "another number of columns than declared",
		    LOG_CSTR("statement", stmt->name),
		    LOG_I64("columns", PQnfields(res)));
		return RC_FAULT;
	}
	if (!str_to_i64(str_c(PQcmdTuples(res)), &affected))
		affected = 0;
	b->out[s->call] = (struct db_result){ res, (size_t)PQntuples(res),
		affected };
	return RC_OK;
}

/* Reads the results of all steps and of the sync behind them. */
static enum rc
read_steps(struct db *db, struct batch *b, const struct step *steps, size_t n)
{
	int64_t deadline
	    = db->answer_us < 0 ? -1 : clock_mono_us() + db->answer_us;
	enum rc rc = RC_OK;
	size_t i = 0;

	for (;;) {
		PGresult *res;

		if (!next_result(db, deadline, &res)) {
			b->lost = true;
			return RC_RETRY;
		}
		if (res == NULL) {
			/* More than one a step: a connection that died. */
			if (PQstatus(db->conn) == CONNECTION_BAD || i > n) {
				b->lost = true;
				return RC_RETRY;
			}
			i++;
			continue;
		}
		if (PQresultStatus(res) == PGRES_PIPELINE_SYNC) {
			PQclear(res);
			return rc;
		}
		if (PQresultStatus(res) == PGRES_PIPELINE_ABORTED
		    || rc != RC_OK || i >= n) {
			if (i < n && steps[i].kind == STEP_PREPARE
			    && PQresultStatus(res) == PGRES_COMMAND_OK)
				stmt_set_add(&db->prepared,
				    b->calls[steps[i].call].stmt);
			PQclear(res);
			if (rc == RC_OK)
				rc = RC_FAULT;
			continue;
		}
		rc = take_result(db, b, &steps[i], res);
		if (b->lost)
			return rc;
	}
}

static enum rc
run_steps(struct db *db, struct batch *b, const struct step *steps, size_t n)
{
	enum rc rc;

	db->round_trips++;
	for (size_t i = 0; i < n; i++)
		if (!send_step(db, b, &steps[i]))
			b->lost = true;
	if (b->lost || FAULT_POINT("db.sync")
	    || PQpipelineSync(db->conn) != 1) {
		b->lost = true;
		rc = RC_RETRY;
	} else {
		rc = read_steps(db, b, steps, n);
	}
	if (b->lost) {
		log_warn("db", "lost the connection to postgresql",
		    LOG_STR("error", first_line(PQerrorMessage(db->conn))));
		disconnect(db);
		db->tx_failed = db->in_tx;
		return RC_RETRY;
	}
	db->used = true;
	db->last_us = clock_mono_us();
	if (rc != RC_OK && db->in_tx)
		db->tx_failed = true;
	return rc;
}

/* --- calls ---------------------------------------------------------------- */

enum rc
db_batch(struct db *db, struct arena *a, const struct db_call *calls, size_t n,
    struct db_result *out)
{
	struct step steps[STEPS_MAX];
	enum rc rc = RC_OK;

	db->state[0] = db->reason_name[0] = '\0';
	if (n > DB_MANY_MAX)
		rc = RC_FAULT;
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = db_call_check(&calls[i]);
	if (rc == RC_OK && db->in_tx && db->tx_failed)
		rc = db->conn == NULL ? RC_RETRY : RC_FAULT;
	if (rc != RC_OK) {
		if (db->in_tx)
			db->tx_failed = true;
		return rc;
	}

	for (int attempt = 1;; attempt++) {
		struct batch b = { .calls = calls, .n = n, .out = out, .a = a };
		bool first = !db->in_tx || db->begin_pending, was_used;

		rc = ensure_connected(db);
		if (rc != RC_OK)
			return rc;
		was_used = db->used;
		rc = run_steps(db, &b, steps, plan_steps(db, &b, steps));
		if (rc == RC_OK)
			return RC_OK;
		/* An idle connection that died says so at its next use. */
		if (b.lost && attempt == 1 && was_used && !b.answered
		    && !db->in_tx && db_calls_read(calls, n))
			continue;
		if (!b.forgotten)
			return rc;
		stmt_set_clear(&db->prepared);
		db->forget = true;
		if (first && attempt == 1) {
			db->tx_failed = false;
			db->begin_pending = db->in_tx;
			continue; /* nothing happened: the server said so */
		}
		log_warn("db", "the server forgot a statement",
		    LOG_CSTR("statement", b.failed),
		    LOG_CSTR("sqlstate", db->state));
		return attempt == 1 ? RC_RETRY : RC_FAULT;
	}
}

bool
db_value(const struct pg_result *res, int row, int col, struct str *out,
    bool *exists)
{
	*exists = col >= 0 && col < PQnfields(res) && row < PQntuples(res);
	if (!*exists || PQgetisnull(res, row, col))
		return false;
	*out = str_n(PQgetvalue(res, row, col),
	    (size_t)PQgetlength(res, row, col));
	return true;
}

/* --- transactions --------------------------------------------------------- */

enum rc
db_begin(struct db *db)
{
	enum rc rc;

	assert(!db->in_tx);
	rc = ensure_connected(db);
	if (rc != RC_OK)
		return rc;
	db->in_tx = db->begin_pending = true;
	db->tx_failed = false;
	return RC_OK;
}

/* COMMIT or ROLLBACK in a round trip of its own. */
static enum rc
end_with(struct db *db, const char *command)
{
	const struct step step = { STEP_COMMAND, command, 0 };
	struct batch b = { .n = 0 };

	return run_steps(db, &b, &step, 1);
}

enum rc
db_finish(struct db *db, enum rc rc)
{
	bool begun = !db->begin_pending && db->conn != NULL;
	bool failed = db->tx_failed;
	enum rc end;

	assert(db->in_tx);
	if (rc == RC_OK && failed) {
		log_error("db", "commit asked for a transaction that failed");
		rc = RC_FAULT;
	}
	db->in_tx = db->begin_pending = db->tx_failed = false;
	if (!begun)
		return rc;
	if (rc == RC_OK) {
		db->state[0] = db->reason_name[0] = '\0';
		return end_with(db, "COMMIT");
	}
	end = end_with(db, "ROLLBACK");
	/* A connection that cannot even do this is closed, which also rolls
	 * back; the caller learns why it asked. */
	if (end != RC_OK && db->conn != NULL)
		disconnect(db);
	return rc;
}

/* --- script.h ------------------------------------------------------------- */

static enum rc
script_results(struct db *db, const char *file, struct str sql)
{
	enum rc rc = RC_OK;
	PGresult *res;

	for (;;) {
		if (!next_result(db, -1, &res))
			return RC_RETRY;
		if (res == NULL)
			return PQstatus(db->conn) == CONNECTION_BAD ? RC_RETRY
			                                            : rc;
		if (PQresultStatus(res) == PGRES_FATAL_ERROR) {
			const char *why = PQresultErrorField(res,
			    PG_DIAG_MESSAGE_PRIMARY);
			const char *at = PQresultErrorField(res,
			    PG_DIAG_STATEMENT_POSITION);
			int64_t position = 0;

			keep_reason(db, res);
			if (at != NULL && !str_to_i64(str_c(at), &position))
				position = 0;
			rc = sqlstate_rc(str_c(db->state));
			log_error("db", "sql file failed",
			    LOG_CSTR("file", file),
			    LOG_I64("line", db_line_of(sql, position)),
			    LOG_CSTR("sqlstate", db->state),
			    LOG_STR("error", str_c(why)));
		}
		PQclear(res);
	}
}

enum rc
db_script(struct db *db, struct arena *a, const char *file, struct str sql)
{
	enum rc rc;

	/* Sends the BEGIN that waits for a first statement. */
	rc = db_batch(db, a, NULL, 0, NULL);
	if (rc != RC_OK)
		return rc;
	rc = RC_RETRY;
	db->round_trips++;
	if (!FAULT_POINT("db.script") && PQexitPipelineMode(db->conn) == 1
	    && PQsendQuery(db->conn, arena_cstr(a, sql)) == 1)
		rc = script_results(db, file, sql);
	if (rc == RC_RETRY || PQenterPipelineMode(db->conn) != 1)
		disconnect(db);
	if (rc != RC_OK && db->in_tx)
		db->tx_failed = true;
	return rc;
}

enum rc
db_scram(struct db *db, struct arena *a, struct str user, struct str password,
    struct str *out)
{
	char *verifier;
	enum rc rc;

	rc = ensure_connected(db);
	if (rc != RC_OK)
		return rc;
	verifier = PQencryptPasswordConn(db->conn, arena_cstr(a, password),
	    arena_cstr(a, user), "scram-sha-256");
	if (verifier == NULL) {
		log_error("db", "could not make a password's verifier");
		return RC_FAULT;
	}
	*out = arena_str(a, str_c(verifier));
	PQfreemem(verifier);
	return RC_OK;
}

bool
db_used_password(const struct db *db)
{
	return db->conn != NULL && PQconnectionUsedPassword(db->conn) != 0;
}

enum rc
db_check_stmt(struct db *db, struct arena *a, const struct db_stmt *stmt)
{
	PGresult *made, *told = NULL;
	int nparams = -1, ncols = -1;
	const char *why;
	enum rc rc;

	rc = db_batch(db, a, NULL, 0, NULL);
	if (rc != RC_OK)
		return rc;
	if (PQexitPipelineMode(db->conn) != 1)
		return RC_FAULT;
	/* The blocking calls will do: the build asks, not a page. */
	made = PQprepare(db->conn, "", stmt->sql, 0, NULL);
	if (PQresultStatus(made) == PGRES_COMMAND_OK) {
		told = PQdescribePrepared(db->conn, "");
		nparams = PQnparams(told);
		ncols = PQnfields(told);
	}
	if (told == NULL || nparams != stmt->nparams || ncols != stmt->ncols) {
		why = PQresultErrorField(made, PG_DIAG_MESSAGE_PRIMARY);
		log_error("db", "statement does not fit the schema",
		    LOG_CSTR("statement", stmt->name),
		    LOG_I64("parameters", nparams), LOG_I64("columns", ncols),
		    LOG_CSTR("error", why));
		rc = RC_FAULT;
	}
	PQclear(made);
	PQclear(told);
	if (PQenterPipelineMode(db->conn) != 1)
		disconnect(db);
	return rc;
}
