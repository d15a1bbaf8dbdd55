/* mustache.c - sets of templates: finding the files, parsing them all, making
 * their programs; see mustache.h. */
#include "web/mustache.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "web/mustache_int.h"

#define SET_MAX ((size_t)1024 * 1024 * 1024)
#define FILES_MAX 10000
#define FOLDERS_MAX 16 /* in one another */

static const char ending[] = ".mustache";

struct files {
	struct arena *a;
	struct template_source *all;
	size_t n, cap;
};

static struct templates *
set_new(const struct templates_options *o)
{
	struct arena *a = arena_new(SET_MAX);
	struct templates *set = arena_zalloc(a, sizeof(*set));

	set->arena = a;
	if (o != NULL)
		set->options = *o;
	return set;
}

void
templates_free(struct templates *set)
{
	if (set != NULL)
		arena_free(set->arena);
}

/* --- files -----------------------------------------------------------------*/

static enum rc
add_file(struct files *files, const char *path, struct str name)
{
	struct template_source *s;

	if (files->n == FILES_MAX)
		return RC_LIMIT;
	if (files->n == files->cap) {
		size_t cap = files->cap > 0 ? files->cap * 2 : 64;

		s = arena_array(files->a, cap, sizeof(*s));
		if (files->n > 0)
			memcpy(s, files->all, files->n * sizeof(*s));
		files->all = s;
		files->cap = cap;
	}
	s = &files->all[files->n++];
	s->name = name;
	return file_read(files->a, path, TEMPLATE_SIZE_MAX, &s->text);
}

/* Reads folder path, whose files' names begin with prefix ("" or "part/"). */
static enum rc
add_folder(struct files *files, const char *path, struct str prefix, int deep)
{
	enum rc rc = RC_OK;
	struct dirent *e;
	DIR *d = opendir(path);

	if (d == NULL) {
		log_error("template", "could not open the folder of templates",
		    LOG_CSTR("path", path), LOG_ERRNO(errno));
		return RC_NOT_FOUND;
	}
	while (rc == RC_OK && (e = readdir(d)) != NULL) {
		struct str entry = str_c(e->d_name), name;
		const char *below;

		if (entry.p[0] == '.')
			continue;
		below = arena_printf(files->a, "%s/%s", path, e->d_name).p;
		name = arena_printf(files->a, "%.*s%s", STR_FMT(prefix),
		    e->d_name);
		if (str_ends(name, str_c(ending)))
			rc = add_file(files, below, str_sub(name, 0,
			    name.n - (sizeof(ending) - 1)));
		else if (e->d_type == DT_DIR)
			rc = deep == FOLDERS_MAX ? RC_LIMIT
			    : add_folder(files, below, arena_printf(files->a,
			        "%.*s/", STR_FMT(name)), deep + 1);
	}
	(void)closedir(d);
	return rc;
}

/* --- sets ------------------------------------------------------------------*/

static uint32_t *
slot_of(const struct templates *set, struct str name)
{
	uint32_t at = str_hash(name) & set->mask;

	while (set->slots[at] != 0
	    && !str_eq(set->all[set->slots[at] - 1].name, name))
		at = (at + 1) & set->mask;
	return &set->slots[at];
}

struct template *
templates_get(const struct templates *set, struct str name)
{
	uint32_t at = *slot_of(set, name);

	return at > 0 ? &set->all[at - 1] : NULL;
}

static enum rc
build(struct templates *set, const struct template_source *sources, size_t n)
{
	uint32_t slots = 16;
	enum rc rc;

	while (slots < n * 2)
		slots *= 2;
	set->slots = arena_array(set->arena, slots, sizeof(*set->slots));
	set->mask = slots - 1;
	set->all = arena_array(set->arena, n > 0 ? n : 1, sizeof(*set->all));
	for (size_t i = 0; i < n; i++) {
		struct template *t = &set->all[i];
		uint32_t *slot = slot_of(set, sources[i].name);

		t->name = sources[i].name;
		t->source = sources[i].text;
		t->set = set;
		t->index = i;
		set->n = i + 1;
		if (*slot != 0)
			return template_bad(RC_INVALID, t, 0,
			    "two templates of one name", t->name);
		*slot = (uint32_t)i + 1;
		if (t->source.n > TEMPLATE_SIZE_MAX)
			return template_bad(RC_LIMIT, t, 0,
			    "a template too large", t->name);
		if (!set->options.lenient && !str_utf8(t->source))
			return template_bad(RC_INVALID, t, 0, "not UTF-8",
			    t->name);
		if ((rc = template_parse(t)) != RC_OK)
			return rc;
	}
	return templates_compile(set);
}

enum rc
templates_from(const struct template_source *sources, size_t n,
    const struct templates_options *o, struct templates **out)
{
	struct templates *set = set_new(o);
	enum rc rc = build(set, sources, n);

	if (rc != RC_OK) {
		templates_free(set);
		return rc;
	}
	*out = set;
	return RC_OK;
}

enum rc
templates_load(const char *dir, const struct templates_options *o,
    struct templates **out)
{
	struct templates *set = set_new(o);
	struct files files = { .a = set->arena };
	enum rc rc = add_folder(&files, dir, STR(""), 0);

	if (rc == RC_OK)
		rc = build(set, files.all, files.n);
	if (rc != RC_OK) {
		templates_free(set);
		return rc;
	}
	*out = set;
	return RC_OK;
}

const struct msgs *
templates_msgs(const struct templates *set)
{
	return set->options.msgs;
}

const struct template *
template_find(const struct templates *set, const char *name)
{
	return templates_get(set, str_c(name));
}
