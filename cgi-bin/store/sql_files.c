#include "store/sql_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/log.h"

#define FILES_MAX 1000
#define FILE_MAX  ((size_t)4 * 1024 * 1024)

static enum rc
read_one(struct arena *a, struct str dir, struct str name, struct sql_file *out)
{
	enum rc rc;

	out->name = name;
	rc = file_read(a,
	    arena_printf(a, "%.*s/%.*s", STR_FMT(dir), STR_FMT(name)).p,
	    FILE_MAX, &out->text);
	if (rc == RC_OK)
		crypto_sha256_hex(out->text, out->sha256);
	return rc;
}

static int
by_name(const void *x, const void *y)
{
	const struct sql_file *a = x, *b = y;

	return str_cmp(a->name, b->name);
}

/* Appends the folder's *.sql files, sorted by name. */
static enum rc
read_folder(struct arena *a, struct str dir, const char *folder,
    struct sql_file *files, size_t *n)
{
	const char *path = arena_printf(a, "%.*s/%s", STR_FMT(dir), folder).p;
	size_t first = *n;
	struct dirent *entry;
	enum rc rc = RC_OK;
	DIR *d;

	d = opendir(path);
	if (d == NULL) {
		log_error("migrate", "could not read a folder",
		    LOG_CSTR("folder", path), LOG_ERRNO(errno));
		return RC_NOT_FOUND;
	}
	while (rc == RC_OK && (entry = readdir(d)) != NULL) {
		struct str name = str_c(entry->d_name);

		if (!str_ends(name, STR(".sql")) || name.p[0] == '.')
			continue;
		if (*n == FILES_MAX) {
			rc = RC_LIMIT;
			break;
		}
		rc = read_one(a, dir, arena_printf(a, "%s/%.*s", folder,
		        STR_FMT(name)), &files[(*n)++]);
	}
	closedir(d);
	if (rc == RC_OK && *n > first)
		qsort(files + first, *n - first, sizeof(*files), by_name);
	return rc;
}

/* "migrations/0012_what.sql" is 12. */
static bool
version_of(struct str name, int64_t *out)
{
	struct str folder, rest = name;

	if (!str_cut(&rest, '/', &folder) || rest.n < 6 || rest.p[4] != '_')
		return false;
	return str_to_i64(str_sub(rest, 0, 4), out) && *out > 0;
}

static enum rc
number_migrations(struct sql_files *f)
{
	for (size_t i = 0; i < f->n_migrations; i++) {
		struct sql_file *m = &f->migrations[i];

		if (!version_of(m->name, &m->version)
		    || m->version != (int64_t)i + 1) {
			log_error("migrate", "migrations are named "
			    "0001_what.sql, 0002_…, each number once",
			    LOG_STR("file", m->name));
			return RC_INVALID;
		}
	}
	return RC_OK;
}

/* "-- login: souk_a souk_b" */
static enum rc
read_logins(struct sql_files *f)
{
	struct str rest = f->roles.text, line, word;

	if (str_cut(&rest, '\n', &line)
	    && str_starts(line, STR("-- login: "))) {
		line = str_sub(line, 10, line.n);
		while (f->n_logins < 32 && str_cut(&line, ' ', &word))
			if (word.n > 0)
				f->logins[f->n_logins++] = word;
	}
	if (f->n_logins > 0)
		return RC_OK;
	log_error("migrate", "roles.sql begins with the roles that log in");
	return RC_INVALID;
}

enum rc
sql_files_read(struct arena *a, struct str dir, struct sql_files *out)
{
	static const char *const folders[] = { "functions", "views", "grants" };
	enum rc rc;

	*out = (struct sql_files){ .migrations
		= arena_array(a, FILES_MAX, sizeof(struct sql_file)),
		.definitions
		= arena_array(a, FILES_MAX, sizeof(struct sql_file)) };
	rc = read_one(a, dir, STR("roles.sql"), &out->roles);
	if (rc == RC_OK)
		rc = read_logins(out);
	if (rc == RC_OK)
		rc = read_folder(a, dir, "migrations", out->migrations,
		    &out->n_migrations);
	if (rc == RC_OK)
		rc = number_migrations(out);
	for (size_t i = 0; i < 3 && rc == RC_OK; i++)
		rc = read_folder(a, dir, folders[i], out->definitions,
		    &out->n_definitions);
	return rc;
}
