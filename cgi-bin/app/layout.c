/* layout.c - the names that templates/layout.mustache goes by; see layout.h. */
#include "app/layout.h"

#include "base/clock.h"
#include "web/cookie.h"
#include "web/locale.h"
#include "web/mustache.h"
#include "web/req.h"
#include "web/resp.h"
#include "web/url.h"

#define LINK_MAX ((size_t)16 * 1024)

static void
theme_view(struct ctx *c, struct view *v)
{
	struct str theme = cookies_get_own(&c->req->cookies, c->req->https,
	    STR(LAYOUT_THEME_COOKIE));
	bool light = str_eq(theme, STR("light"));
	bool dark = str_eq(theme, STR("dark"));

	if (light || dark)
		view_str(v, "theme", theme);
	view_bool(v, "theme_light", light);
	view_bool(v, "theme_dark", dark);
	view_bool(v, "theme_auto", !light && !dark);
}

struct str
layout_path(struct ctx *c, struct str path)
{
	struct buf b = buf_arena(c->arena, LINK_MAX);

	buf_add(&b, c->prefix);
	url_encode_path(&b, path);
	return buf_str(&b);
}

static struct str
absolute(struct ctx *c, struct str path)
{
	return arena_printf(c->arena, "%.*s%.*s", STR_FMT(c->conf->site_url),
	    STR_FMT(path));
}

struct view *
layout_view(struct ctx *c, struct str title)
{
	struct view *v = view_new(c->arena);
	char now[CLOCK_ISO_MAX];

	clock_iso(clock_now_us(), now);
	view_str(v, "lang", locale_tag(c->locale));
	view_str(v, "title", title);
	view_str(v, "home", layout_path(c, STR("/")));
	view_str(v, "search_path", layout_path(c, STR("/search")));
	view_str(v, "preferences_path", layout_path(c, STR("/preferences")));
	view_str(v, "here", c->req->uri);
	view_str(v, "request_id", c->req->id);
	view_str(v, "year", arena_str(c->arena, str_n(now, 4)));
	(void)view_list(v, "alternates");
	(void)view_list(v, "languages");
	theme_view(c, v);
	return v;
}

void
layout_alternate(struct ctx *c, struct view *v, struct str lang,
    struct str prefix, struct str path)
{
	struct buf b = buf_arena(c->arena, LINK_MAX);
	const struct locale *l = locale_find(lang);
	struct view *one;

	if (l == NULL)
		return;
	buf_add(&b, prefix);
	url_encode_path(&b, path);
	one = view_item(view_list(v, "alternates"));
	view_str(one, "lang", lang);
	view_str(one, "href", absolute(c, buf_str(&b)));
	one = view_item(view_list(v, "languages"));
	view_str(one, "lang", lang);
	view_str(one, "name", locale_own_name(l));
	view_str(one, "href", buf_str(&b));
	view_bool(one, "current", l == c->locale);
}

void
layout_canonical(struct ctx *c, struct view *v, struct str path)
{
	view_str(v, "canonical", absolute(c, layout_path(c, path)));
}

enum rc
layout_send(struct ctx *c, int status, const char *template,
    const struct view *v)
{
	enum rc rc;

	resp_status(c->resp, status);
	if (status == 200 && req_safe(c->req))
		resp_cache(c->resp, CACHE_PUBLIC);
	rc = template_render(template_find(c->templates, template), v,
	    resp_body(c->resp));
	return rc;
}
