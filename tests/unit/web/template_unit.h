/* template_unit.h - what the tests of templates share: an example with its
 * parts, views from JSON, messages from a text. */
#ifndef TESTS_UNIT_WEB_TEMPLATE_UNIT_H
#define TESTS_UNIT_WEB_TEMPLATE_UNIT_H

#include "base/file.h"
#include "json_view.h"

static struct arena *a;
static struct buf out;

static inline void
setup(void)
{
	a = arena_new((size_t)64 * 1024 * 1024);
	out = buf_process((size_t)1024 * 1024);
}

static inline void
teardown(void)
{
	buf_free(&out);
	arena_free(a);
}

struct example {
	const char *template, *data, *want;
	const char *parts[8]; /* name, text, … */
};

static inline enum rc
load(const struct example *c, const struct templates_options *o,
    struct templates **set)
{
	struct template_source s[8] = { { STR("page"), str_c(c->template) } };
	size_t n = 1;

	for (size_t i = 0; i < 8 && c->parts[i] != NULL; i += 2) {
		s[n].name = str_c(c->parts[i]);
		s[n++].text = str_c(c->parts[i + 1]);
	}
	return templates_from(s, n, o, set);
}

static inline struct field
data(const char *json)
{
	struct json_view w = { .a = a };
	const struct json *j;

	ck_rc(json_parse(a, str_c(json), &j), RC_OK);
	return json_field(&w, j);
}

static inline enum rc
render(const struct templates *set, const char *json)
{
	struct field root = data(json);

	buf_reset(&out);
	return template_run(template_find(set, "page"), &root, &out);
}

static inline void
run(const struct example *c, const struct templates_options *o)
{
	struct templates *set;

	ck_rc(load(c, o, &set), RC_OK);
	ck_rc(render(set, c->data), RC_OK);
	ck_assert_msg(str_eq_c(buf_str(&out), c->want),
	    "%s\nwith %s gives\n%.*s\nand should give\n%s", c->template,
	    c->data, STR_FMT(buf_str(&out)), c->want);
	templates_free(set);
}

static inline bool
asset(void *ctx, struct str name, struct str *url)
{
	(*(int *)ctx)++;
	if (!str_eq(name, STR("app.css")))
		return false;
	*url = STR("/static/app.1a2b.css?a&b");
	return true;
}

static inline const struct msgs *
messages(const char *text)
{
	char dir[] = "/tmp/check_mustache.XXXXXX", path[64];
	struct msg_catalogue *all;

	ck_assert_ptr_ne(mkdtemp(dir), NULL);
	snprintf(path, sizeof(path), "%s/en.msg", dir);
	ck_rc(file_replace(path, str_c(text), 0600), RC_OK);
	ck_rc(msg_load(a, dir, &all), RC_OK);
	(void)unlink(path);
	(void)rmdir(dir);
	return msg_find(all, STR("en"));
}

#endif
