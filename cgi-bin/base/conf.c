/* conf.c - the table of all settings; see conf.h. */
#include "base/conf.h"

#include <stddef.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"

#define CONF_FILE_MAX ((size_t)64 * 1024)

enum conf_kind { KIND_TEXT, KIND_INT, KIND_WORD };

struct setting {
	const char *name;
	enum conf_kind kind;
	size_t offset;
	const char *def; /* NULL: none, the empty text or 0 */
	int64_t min, max; /* of a number; the length of a text */
	const char *words; /* KIND_WORD: the allowed ones, by spaces */
	const char *meaning;
};

#define AT(field) offsetof(struct conf, field)

static const struct setting settings[] = {
	{ "pool", KIND_TEXT, AT(pool), "souk", 1, 32, NULL,
	    "name of this program's pool, in logs and metrics" },
	{ "workers", KIND_INT, AT(workers), "4", 1, 64, NULL,
	    "worker processes of the pool" },
	{ "hang_seconds", KIND_INT, AT(hang_seconds), "30", 1, 3600, NULL,
	    "a worker busy longer with one request is killed" },
	{ "arena_max", KIND_INT, AT(arena_max), "67108864", 1048576, 1073741824,
	    NULL, "bytes of memory that one request may use" },
	{ "run_dir", KIND_TEXT, AT(run_dir), "", 0, 4096, NULL,
	    "folder of the scoreboards" },
	{ "database_url", KIND_TEXT, AT(database_url), "", 0, 4096, NULL,
	    "PostgreSQL as postgresql://role@host/database, no password" },
	{ "database_password_file", KIND_TEXT, AT(database_password_file), "",
	    0, 4096, NULL, "file that holds the role's password" },
	{ "owner_database_url", KIND_TEXT, AT(owner_database_url), "", 0, 4096,
	    NULL, "for souk-migrate: a role that may create roles" },
	{ "secrets_dir", KIND_TEXT, AT(secrets_dir), "", 0, 4096, NULL,
	    "for souk-migrate: folder of <role>.password files" },
	{ "memcached", KIND_TEXT, AT(memcached), "", 0, 4096, NULL,
	    "socket path or host:port; empty: none" },
	{ "templates_dir", KIND_TEXT, AT(templates_dir), "templates", 1, 4096,
	    NULL, "folder of the templates" },
	{ "asset_manifest", KIND_TEXT, AT(asset_manifest), "", 0, 4096, NULL,
	    "list of fingerprinted static files" },
	{ "site_url", KIND_TEXT, AT(site_url), "http://localhost:8080", 8, 255,
	    NULL, "scheme, host and port that shoppers see" },
	{ "origins", KIND_TEXT, AT(origins), "", 0, 4096, NULL,
	    "more origins whose forms are accepted, by spaces" },
	{ "media_url", KIND_TEXT, AT(media_url), "/media", 1, 255, NULL,
	    "where pictures are served" },
	{ "log_level", KIND_WORD, AT(log_level), "info", 0, 0,
	    "debug info warn error", "least level that is logged" },
	{ "test_clock", KIND_TEXT, AT(test_clock), "", 0, 4096, NULL,
	    "tests only: file of a clock that can be set" },
	{ "request_body_max", KIND_INT, AT(request_body_max), "1048576", 1024,
	    104857600, NULL, "bytes of a request's body at most" },
};

#define N_SETTINGS (sizeof(settings) / sizeof(settings[0]))

static bool
word_allowed(const char *words, struct str value)
{
	struct str rest = str_c(words), word;

	while (str_cut(&rest, ' ', &word))
		if (str_eq(word, value))
			return true;
	return false;
}

/* Returns NULL, or why the value is refused. */
static const char *
store(const struct setting *s, struct str value, struct conf *c)
{
	char *at = (char *)c + s->offset;
	int64_t v;

	if (str_has_control(value) || !str_utf8(value))
		return "has control characters or broken UTF-8";
	switch (s->kind) {
	case KIND_INT:
		if (!str_to_i64(value, &v))
			return "is not a whole number";
		if (v < s->min)
			return "is too small";
		if (v > s->max)
			return "is too large";
		memcpy(at, &v, sizeof(v));
		return NULL;
	case KIND_WORD:
		if (!word_allowed(s->words, value))
			return "is none of the allowed words";
		break;
	case KIND_TEXT:
		if ((int64_t)value.n < s->min)
			return "is too short";
		if ((int64_t)value.n > s->max)
			return "is too long";
		break;
	}
	memcpy(at, &value, sizeof(value));
	return NULL;
}

static size_t
find(struct str name)
{
	size_t i;

	for (i = 0; i < N_SETTINGS; i++)
		if (str_eq_c(name, settings[i].name))
			break;
	return i;
}

static enum rc
refuse(const char *file, int64_t line, struct str name, const char *why)
{
	log_error("conf", "bad configuration", LOG_CSTR("file", file),
	    LOG_I64("line", line), LOG_STR("name", name),
	    LOG_CSTR("reason", why));
	return RC_INVALID;
}

enum rc
conf_parse(struct arena *a, struct str text, const char *file,
    struct conf *out)
{
	bool given[N_SETTINGS] = { false };
	struct str rest = text, line;
	struct conf c;

	memset(&c, 0, sizeof(c));
	for (size_t i = 0; i < N_SETTINGS; i++)
		if (store(&settings[i], str_c(settings[i].def), &c) != NULL)
			return refuse(file, 0, str_c(settings[i].name),
			    "has a bad default");
	for (int64_t n = 1; str_cut(&rest, '\n', &line); n++) {
		struct str name, value = str_trim(line);
		const char *why;
		size_t i;

		if (value.n == 0 || value.p[0] == '#')
			continue;
		if (!str_has(value, '='))
			return refuse(file, n, value, "is no name = value");
		(void)str_cut(&value, '=', &name);
		name = str_trim(name);
		value = str_trim(value);
		if ((i = find(name)) == N_SETTINGS)
			return refuse(file, n, name, "is no known setting");
		if (given[i])
			return refuse(file, n, name, "is given twice");
		given[i] = true;
		why = store(&settings[i], arena_str(a, value), &c);
		if (why != NULL)
			return refuse(file, n, name, why);
	}
	*out = c;
	return RC_OK;
}

enum rc
conf_read(struct arena *a, const char *path, struct conf *out)
{
	struct str text;
	enum rc rc = file_read(a, path, CONF_FILE_MAX, &text);

	if (rc != RC_OK)
		return rc;
	return conf_parse(a, text, path, out);
}

enum rc
conf_apply(const struct conf *c)
{
	static const char *const levels[] = { "debug", "info", "warn",
		"error" };

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (str_eq_c(c->log_level, levels[i]))
			log_set_level((enum log_level)i);
	if (c->test_clock.n > 0)
		return clock_use_file(c->test_clock.p);
	return RC_OK;
}

struct str
conf_help(struct arena *a)
{
	struct str all = STR("");

	for (size_t i = 0; i < N_SETTINGS; i++)
		all = arena_printf(a, "%.*s%-24s %-22s %s\n", STR_FMT(all),
		    settings[i].name, settings[i].def, settings[i].meaning);
	return all;
}
