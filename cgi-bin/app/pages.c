#include "app/pages.h"

#include "base/file.h"
#include "base/log.h"
#include "web/locale.h"
#include "web/msg.h"
#include "web/mustache.h"

#define MANIFEST_MAX ((size_t)1024 * 1024)
#define STATIC_URL   "/static/"

struct page_set {
	struct str prefix; /* "" or "/de" */
	const struct locale *locale;
	const struct msgs *msgs;
	struct templates *templates;
};

struct asset {
	struct str name, url;
};

struct pages {
	struct page_set *sets; /* the default one first */
	size_t n_sets;
	struct asset *assets;
	size_t n_assets;
};

/* Lines of "app.css app.1a2b3c4d.css". */
static enum rc
load_assets(struct proc *p)
{
	struct str text, line, name;
	struct pages *all = p->pages;
	enum rc rc;

	rc = file_read(p->arena, p->conf.asset_manifest.p, MANIFEST_MAX,
	    &text);
	if (rc != RC_OK)
		return rc;
	all->assets = arena_array(p->arena, text.n / 4 + 1,
	    sizeof(*all->assets));
	while (str_cut(&text, '\n', &line)) {
		if (!str_cut(&line, ' ', &name) || line.n == 0)
			continue;
		all->assets[all->n_assets].name = name;
		all->assets[all->n_assets++].url = arena_printf(p->arena,
		    STATIC_URL "%.*s", STR_FMT(line));
	}
	return RC_OK;
}

static bool
find_asset(void *ctx, struct str name, struct str *url)
{
	const struct pages *all = ctx;

	for (size_t i = 0; i < all->n_assets; i++)
		if (str_eq(all->assets[i].name, name)) {
			*url = all->assets[i].url;
			return true;
		}
	return false;
}

static void
free_set(void *templates)
{
	templates_free(templates);
}

static enum rc
load_set(struct proc *p, const struct msgs *msgs, struct page_set *out)
{
	struct templates_options options = { .msgs = msgs };
	struct str tag = locale_tag(msg_locale(msgs));
	enum rc rc;

	if (p->pages->n_assets > 0) {
		options.asset = find_asset;
		options.asset_ctx = p->pages;
	}
	out->locale = msg_locale(msgs);
	out->msgs = msgs;
	out->prefix = STR("");
	if (!str_eq_c(tag, PAGES_DEFAULT))
		out->prefix = arena_printf(p->arena, "/%.*s", STR_FMT(tag));
	rc = templates_load(p->conf.templates_dir.p, &options,
	    &out->templates);
	if (rc == RC_OK)
		arena_defer(p->arena, free_set, out->templates);
	return rc;
}

enum rc
pages_load(struct proc *p)
{
	struct msg_catalogue *messages;
	const struct msgs *first;
	struct str dir;
	enum rc rc;

	if ((p->program->uses & USES_TEMPLATES) == 0)
		return RC_OK;
	p->pages = arena_zalloc(p->arena, sizeof(*p->pages));
	if (p->conf.asset_manifest.n > 0 && (rc = load_assets(p)) != RC_OK)
		return rc;
	dir = arena_printf(p->arena, "%.*s/messages",
	    STR_FMT(p->conf.templates_dir));
	if ((rc = msg_load(p->arena, dir.p, &messages)) != RC_OK)
		return rc;
	if ((first = msg_find(messages, STR(PAGES_DEFAULT))) == NULL) {
		log_error("pages", "no messages of the default language",
		    LOG_STR("folder", dir));
		return RC_INVALID;
	}
	p->pages->sets = arena_array(p->arena, msg_count(messages),
	    sizeof(*p->pages->sets));
	rc = load_set(p, first, &p->pages->sets[p->pages->n_sets++]);
	for (size_t i = 0; rc == RC_OK && i < msg_count(messages); i++)
		if (msg_at(messages, i) != first)
			rc = load_set(p, msg_at(messages, i),
			    &p->pages->sets[p->pages->n_sets++]);
	return rc;
}

static void
choose(struct ctx *c, const struct page_set *set)
{
	c->locale = set->locale;
	c->msgs = set->msgs;
	c->templates = set->templates;
	c->prefix = set->prefix;
}

void
pages_begin(struct ctx *c)
{
	if (c->proc->pages != NULL)
		choose(c, &c->proc->pages->sets[0]);
}

static bool
redirect_home(struct ctx *c)
{
	struct str home = arena_printf(c->arena, "%.*s/", STR_FMT(c->prefix));

	return resp_redirect(c->resp, 301, home) == RC_OK;
}

bool
pages_locale(struct ctx *c)
{
	const struct pages *all = c->proc->pages;

	for (size_t i = 1; all != NULL && i < all->n_sets; i++) {
		struct str prefix = all->sets[i].prefix;

		if (!str_starts(c->path, prefix))
			continue;
		if (c->path.n > prefix.n && c->path.p[prefix.n] != '/')
			continue; /* "/design" is no German page */
		choose(c, &all->sets[i]);
		c->path = str_sub(c->path, prefix.n, c->path.n);
		return c->path.n == 0 && redirect_home(c);
	}
	return false;
}
