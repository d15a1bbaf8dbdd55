/* preferences.c - GET and POST /preferences: light or dark, remembered in a
 * cookie, without script. */
#include "app/layout.h"
#include "domain/catalog/list.h"
#include "storefront/parts.h"
#include "storefront/shop.h"
#include "web/form.h"
#include "web/locale.h"
#include "web/msg.h"
#include "web/mustache.h"
#include "web/req.h"
#include "web/resp.h"
#include "web/url.h"

#define THEME_AGE (INT64_C(365) * 24 * 60 * 60)

enum theme { THEME_AUTO, THEME_LIGHT, THEME_DARK };

static const struct form_choice themes[] = {
	{ "auto", THEME_AUTO },
	{ "light", THEME_LIGHT },
	{ "dark", THEME_DARK },
	{ NULL, 0 },
};

static void
error_view(struct ctx *c, struct view *v, const struct form *f,
    const char *field, const char *name, const char *key)
{
	const struct form_field *at = form_find(f, field);

	if (at != NULL && at->error != NULL)
		view_str(v, name, msg_text(templates_msgs(c->templates), key));
}

static enum rc
show(struct ctx *c, const struct form *f)
{
	struct catalogue cat = shop_catalogue(c);
	const struct nav *nav;
	struct str back = req_query(c->req, "back");
	struct view *v;
	enum rc rc;

	if ((rc = nav_get(c->db, c->arena, &cat, &nav)) != RC_OK)
		return rc;
	v = layout_view(c, msg_text(templates_msgs(c->templates),
	    "preferences.title"));
	view_bool(v, "noindex", true);
	part_languages(c, v, STR("/preferences"));
	part_nav(c, v, nav, STR(""));
	view_str(v, "back", url_target(back, false) ? back
	                                            : layout_path(c, STR("/")));
	if (f != NULL) {
		error_view(c, v, f, "theme", "theme_error",
		    "preferences.theme_error");
		error_view(c, v, f, "back", "back_error",
		    "preferences.back_error");
	}
	return layout_send(c, f != NULL ? 422 : 200, "page/preferences", v);
}

enum rc
page_preferences(struct ctx *c)
{
	return show(c, NULL);
}

static enum rc
remember(struct ctx *c, enum theme theme)
{
	struct set_cookie cookie = {
		.name = STR(LAYOUT_THEME_COOKIE),
		.value = str_c(themes[theme].value),
		.max_age = theme == THEME_AUTO ? COOKIE_DELETE : THEME_AGE,
		.https = c->req->https,
		.same_site = SAME_SITE_LAX,
	};

	return resp_cookie(c->resp, &cookie);
}

enum rc
post_preferences(struct ctx *c)
{
	struct str back = layout_path(c, STR("/"));
	struct form *f;
	int theme;
	enum rc rc;

	if ((rc = form_read(c->req, &f, &c->why)) != RC_OK)
		return rc;
	(void)form_choice(f, "theme", FORM_REQUIRED, themes, &theme);
	if (form_str(f, "back", FORM_OPTIONAL, 1, 2000, &back)
	    && !url_target(back, false))
		form_error(f, "back", "preferences.back_error", NULL, 0);
	if (!form_ok(f))
		return show(c, f);
	if ((rc = remember(c, (enum theme)theme)) != RC_OK)
		return rc;
	return resp_redirect(c->resp, 303, back);
}
