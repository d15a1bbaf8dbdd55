#include "demo/load.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/conf.h"
#include "base/crypto.h"
#include "base/file.h"
#include "base/log.h"
#include "store/tx.h"

enum { FILE_CAP = 64 << 20, LINES = 50 };

#define ACTOR "demo"

DB_STMT(SQL_DIGEST, DB_READ, "demo.digest",
    "SELECT coalesce(ops.demo_digest(), '')", 0, 1);
DB_STMT(SQL_LOADED, DB_WRITE, "demo.loaded",
    "SELECT 1 FROM ops.demo_loaded_v1($1::text, $2::timestamptz)", 2, 1);
DB_STMT(SQL_ANALYZE, DB_WRITE, "demo.analyze", "SELECT 1 FROM ops.analyze_v1()",
    0, 1);
DB_STMT(SQL_CATEGORY, DB_WRITE, "demo.save_category",
    "SELECT 1 FROM catalog.save_category_v1($1::jsonb, $2::text,"
    " $3::timestamptz)",
    3, 1);
DB_STMT(SQL_PRODUCT, DB_WRITE, "demo.save_product",
    "SELECT 1 FROM catalog.save_product_v1($1::jsonb, $2::text,"
    " $3::timestamptz)",
    3, 1);

static enum rc
read_digest(struct db *db, struct arena *a, struct str *out)
{
	struct db_row row;
	enum rc rc;

	/* no parameters: the macro wants one, so the call below it */
	rc = db_one_v(db, a, &SQL_DIGEST, &row, NULL, 0);
	if (rc != RC_OK)
		return rc;
	*out = row_str(&row, 0);
	return row_end(&row);
}

/* One transaction: up to LINES lines in one round trip. */
static enum rc
save_lines(struct db *db, struct arena *a, const struct str *lines, size_t n)
{
	struct db_param params[LINES][3];
	struct db_call calls[LINES];
	enum rc rc;

	for (size_t i = 0; i < n; i++) {
		bool category =
		    str_starts(lines[i], STR("{\"kind\":\"category\""));

		params[i][0] = DB_JSON(lines[i]);
		params[i][1] = DB_STR(STR(ACTOR));
		params[i][2] = DB_TIME(clock_now_us());
		calls[i] =
		    (struct db_call){category ? &SQL_CATEGORY : &SQL_PRODUCT,
			NULL, params[i], 3};
	}
	if ((rc = tx_begin(db)) != RC_OK)
		return rc;
	rc = db_many(db, a, calls, n);
	return tx_end(db, rc);
}

static enum rc
save_all(struct db *db, struct str text, size_t *count)
{
	struct arena *a = arena_new(FILE_CAP);
	struct str lines[LINES], line;
	enum rc rc = RC_OK;
	size_t n = 0;

	*count = 0;
	while (rc == RC_OK && str_cut(&text, '\n', &line)) {
		if (line.n == 0)
			continue;
		lines[n++] = line;
		if (n < LINES)
			continue;
		rc = save_lines(db, a, lines, n);
		*count += n;
		n = 0;
		arena_reset(a);
	}
	if (rc == RC_OK && n > 0) {
		rc = save_lines(db, a, lines, n);
		*count += n;
	}
	arena_free(a);
	return rc;
}

static enum rc
load_file(struct db *db, struct arena *a, struct str text)
{
	int64_t began = clock_mono_us();
	char digest[SHA256_HEX];
	struct str was;
	size_t count;
	enum rc rc;

	crypto_sha256_hex(text, digest);
	if ((rc = read_digest(db, a, &was)) != RC_OK)
		return rc;
	if (str_eq_c(was, digest)) {
		log_info("demo", "catalogue is already loaded");
		return RC_OK;
	}
	if ((rc = save_all(db, text, &count)) != RC_OK)
		return rc;
	/* plans made for empty tables are wrong for full ones */
	rc = db_exec_v(db, a, &SQL_ANALYZE, NULL, NULL, 0);
	if (rc != RC_OK)
		return rc;
	rc = db_exec(db, a, &SQL_LOADED, NULL, DB_STR(str_c(digest)),
	    DB_TIME(clock_now_us()));
	if (rc == RC_OK)
		log_info("demo", "loaded catalogue",
		    LOG_I64("lines", (int64_t)count),
		    LOG_I64("ms", (clock_mono_us() - began) / 1000));
	return rc;
}

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
load_run(struct arena *a, const char *conf_path, const char *path)
{
	struct conf conf;
	struct db_conf dc;
	struct db *db;
	struct str text;
	enum rc rc;

	if (conf_read(a, conf_path, &conf) != RC_OK ||
	    conf_apply(&conf) != RC_OK)
		return CONF_EXIT;
	if (file_read(a, path, FILE_CAP, &text) != RC_OK)
		return 65;
	dc = (struct db_conf){.url = conf.database_url,
	    .password_file = conf.database_password_file,
	    .name = conf.pool,
	    .answer_ms = 60000};
	if (db_open(&dc, &db) != RC_OK)
		return CONF_EXIT;
	rc = load_file(db, a, text);
	if (rc != RC_OK)
		log_error("demo", "could not load catalogue",
		    LOG_CSTR("file", path), LOG_RC(rc));
	db_close(db);
	return exit_status(rc);
}
