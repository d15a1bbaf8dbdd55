/* main.c - souk-errpages: the pages that nginx sends by itself when no pool
 * can answer, made at build time from the shop's own templates and messages.
 *
 *   souk-errpages TEMPLATES MANIFEST OUT     writes OUT/<locale>/<status>.html
 *
 * They know nobody's choices and no database: no departments, the theme of the
 * system, and links that always hold (the home page, the search, the same
 * address again).
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/pages.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "web/locale.h"
#include "web/msg.h"
#include "web/mustache.h"

#define EX_USAGE_ 64
#define MANIFEST_MAX ((size_t)256 * 1024)
#define PAGE_MAX ((size_t)256 * 1024)
#define KEY_MAX 32

/* Where trying the same address again may help. */
#define AGAIN true

static const struct {
	int status;
	bool again;
} pages[] = {
	{ 400, false }, { 403, false }, { 404, false }, { 405, false },
	{ 408, AGAIN }, { 413, false }, { 414, false }, { 416, false },
	{ 429, AGAIN }, { 431, false }, { 500, AGAIN }, { 502, AGAIN },
	{ 503, AGAIN }, { 504, AGAIN },
};

struct site {
	struct arena *arena;
	struct str manifest; /* lines "app.css app.1a2b3c4d.css" */
	const char *out;
	char year[5];
};

static bool
asset(void *ctx, struct str name, struct str *url)
{
	struct site *s = ctx;
	struct str rest = s->manifest, line, known;

	while (str_cut(&rest, '\n', &line)) {
		if (!str_cut(&line, ' ', &known) || !str_eq(known, name))
			continue;
		*url = arena_printf(s->arena, "/static/%.*s", STR_FMT(line));
		return true;
	}
	return false;
}

/* "" for the default language, "/de" for another. */
static struct str
prefix(struct site *s, struct str tag)
{
	if (str_eq_c(tag, PAGES_DEFAULT))
		return STR("");
	return arena_printf(s->arena, "/%.*s", STR_FMT(tag));
}

static struct str
path(struct site *s, struct str tag, const char *rest)
{
	return arena_printf(s->arena, "%.*s%s", STR_FMT(prefix(s, tag)), rest);
}

static void
language(struct site *s, struct view *list, const struct locale *l,
    struct str current)
{
	struct view *one = view_item(list);

	view_str(one, "lang", locale_tag(l));
	view_str(one, "name", locale_own_name(l));
	view_str(one, "href", path(s, locale_tag(l), "/"));
	view_bool(one, "current", str_eq(locale_tag(l), current));
}

/* The default language first, as on the other pages. */
static void
languages(struct site *s, struct view *v, const struct msg_catalogue *all,
    struct str current)
{
	struct view *list = view_list(v, "languages");

	for (int others = 0; others < 2; others++)
		for (size_t i = 0; i < msg_count(all); i++) {
			const struct locale *l = msg_locale(msg_at(all, i));

			if (str_eq_c(locale_tag(l), PAGES_DEFAULT) != others)
				language(s, list, l, current);
		}
}

static struct str
text(const struct msgs *m, int status, const char *part)
{
	char key[KEY_MAX];

	(void)snprintf(key, sizeof(key), "error.%d.%s", status, part);
	return msg_text(m, key);
}

static struct view *
page_view(struct site *s, const struct msg_catalogue *all,
    const struct msgs *m, int status, bool again)
{
	struct str tag = locale_tag(msg_locale(m));
	struct view *v = view_new(s->arena);

	view_str(v, "lang", tag);
	view_str(v, "title", text(m, status, "title"));
	view_str(v, "home", path(s, tag, "/"));
	view_str(v, "search_path", path(s, tag, "/search"));
	view_str(v, "preferences_path", path(s, tag, "/preferences"));
	view_str(v, "here", path(s, tag, "/"));
	view_str(v, "year", str_c(s->year));
	view_bool(v, "noindex", true);
	view_bool(v, "theme_auto", true);
	view_bool(v, "theme_light", false);
	view_bool(v, "theme_dark", false);
	languages(s, v, all, tag);
	view_i64(v, "status", status);
	view_str(v, "text", text(m, status, "text"));
	view_bool(v, "retry", again);
	view_str(v, "action_label", text(m, status, "action"));
	/* An empty address is the one that the visitor asked for. */
	view_str(v, "action_href", again ? STR("") : path(s, tag, "/"));
	return v;
}

static enum rc
folder(const char *name)
{
	if (mkdir(name, 0755) == 0 || errno == EEXIST)
		return RC_OK;
	log_error("errpages", "could not make the folder",
	    LOG_CSTR("file", name), LOG_ERRNO(errno));
	return RC_FAULT;
}

static enum rc
keep(const char *name, struct str data)
{
	FILE *f = fopen(name, "we");
	bool ok = f != NULL && fwrite(data.p, 1, data.n, f) == data.n;

	if (f != NULL && fclose(f) != 0)
		ok = false;
	if (ok)
		return RC_OK;
	log_error("errpages", "could not write the page",
	    LOG_CSTR("file", name), LOG_ERRNO(errno));
	return RC_FAULT;
}

static enum rc
write_page(struct site *s, const struct template *t, struct view *v,
    struct str tag, int status)
{
	struct buf b = buf_arena(s->arena, PAGE_MAX);
	enum rc rc;

	if ((rc = template_render(t, v, &b)) != RC_OK)
		return rc;
	return keep(arena_printf(s->arena, "%s/%.*s/%d.html", s->out,
	    STR_FMT(tag), status).p, buf_str(&b));
}

static enum rc
write_language(struct site *s, const char *dir,
    const struct msg_catalogue *all, const struct msgs *m)
{
	struct templates_options o = { .msgs = m, .asset = asset,
		.asset_ctx = s };
	struct str tag = locale_tag(msg_locale(m));
	struct templates *set;
	const struct template *t;
	enum rc rc;

	rc = folder(arena_printf(s->arena, "%s/%.*s", s->out, STR_FMT(tag)).p);
	if (rc != RC_OK || (rc = templates_load(dir, &o, &set)) != RC_OK)
		return rc;
	t = template_find(set, "page/error");
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		rc = write_page(s, t, page_view(s, all, m, pages[i].status,
		    pages[i].again), tag, pages[i].status);
		if (rc != RC_OK)
			break;
	}
	templates_free(set);
	return rc;
}

static enum rc
write_all(struct site *s, const char *dir, const char *manifest)
{
	struct msg_catalogue *all;
	enum rc rc;

	rc = file_read(s->arena, manifest, MANIFEST_MAX, &s->manifest);
	if (rc != RC_OK || (rc = folder(s->out)) != RC_OK)
		return rc;
	rc = msg_load(s->arena, arena_printf(s->arena, "%s/messages", dir).p,
	    &all);
	for (size_t i = 0; rc == RC_OK && i < msg_count(all); i++)
		rc = write_language(s, dir, all, msg_at(all, i));
	return rc;
}

int
main(int argc, char **argv)
{
	char now[CLOCK_ISO_MAX];
	struct site s = { 0 };
	enum rc rc;

	if (argc != 4) {
		(void)fprintf(stderr,
		    "usage: souk-errpages TEMPLATES MANIFEST OUT\n");
		return EX_USAGE_;
	}
	s.arena = arena_new((size_t)64 * 1024 * 1024);
	s.out = argv[3];
	clock_iso(clock_now_us(), now);
	memcpy(s.year, now, 4);
	rc = write_all(&s, argv[1], argv[2]);
	arena_free(s.arena);
	return rc == RC_OK ? 0 : 1;
}
