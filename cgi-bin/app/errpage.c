#include "app/errpage.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/layout.h"
#include "base/log.h"
#include "web/msg.h"
#include "web/mustache.h"

#define RETRY_AFTER "5"

/* What a visitor reads when nothing else can be made.  No texts, templates or
 * files are needed for it. */
static const struct {
	int status;
	const char *title, *text;
} plain[] = {
	{ 400, "Bad request", "The address or the form could not be read." },
	{ 403, "Not allowed", "This was refused." },
	{ 404, "Not found", "There is nothing at this address." },
	{ 405, "Not possible here", "This address does not take that." },
	{ 413, "Too large", "What was sent is too large." },
	{ 414, "Address too long", "The address is too long." },
	{ 429, "Too many requests", "Please wait a moment." },
	{ 503, "Back in a moment", "Please try again in a few seconds." },
	{ 500, "Something went wrong", "It is our fault, and it was noted." },
};

void
errpage_plain(struct ctx *c, int status)
{
	size_t i = 0, last = sizeof(plain) / sizeof(plain[0]) - 1;
	struct buf *b = resp_body(c->resp);

	while (i < last && plain[i].status != status)
		i++;
	if (i == last && status < 500)
		i = 0;
	resp_reset(c->resp);
	resp_status(c->resp, status);
	buf_cstr(b, "<!doctype html>\n<html lang=\"en\">\n<title>");
	buf_cstr(b, plain[i].title);
	buf_cstr(b, "</title>\n<h1>");
	buf_cstr(b, plain[i].title);
	buf_cstr(b, "</h1>\n<p>");
	buf_cstr(b, plain[i].text);
	buf_cstr(b, "\n<p><a href=\"/\">To the start page</a>\n");
	if (status == 503 && resp_header(c->resp, STR("Retry-After"),
	    STR(RETRY_AFTER)) != RC_OK)
		abort(); /* there is room for the first header */
}

/* Whose texts a status without its own takes. */
static int
stands_for(int status)
{
	if (status == 501)
		return 405;
	return status >= 500 ? 500 : 400;
}

static struct str
text_of(const struct ctx *c, int status, const char *part)
{
	char key[40];

	(void)snprintf(key, sizeof(key), "error.%d.%s", status, part);
	if (!msg_has(c->msgs, key))
		(void)snprintf(key, sizeof(key), "error.%d.%s",
		    stands_for(status), part);
	return msg_text(c->msgs, key);
}

/* Would the same request do better a moment later?  Its action is then to try
 * again; all others go to the home page, as that of 400 does. */
static bool
passes(int status)
{
	return status == 408 || status == 429
	    || (status >= 500 && status != 501);
}

static bool
may_retry(const struct ctx *c, int status)
{
	return c->req->method == M_GET && c->req->uri.n > 0 && passes(status);
}

static struct view *
errpage_view(struct ctx *c, int status)
{
	struct view *v = layout_view(c, text_of(c, status, "title"));
	bool again = may_retry(c, status);

	view_i64(v, "status", status);
	view_str(v, "text", text_of(c, status, "text"));
	view_str(v, "action_label", text_of(c,
	    passes(status) && !again ? 400 : status, "action"));
	view_str(v, "action_href", again ? c->req->uri
	    : layout_path(c, STR("/")));
	view_bool(v, "noindex", true);
	return v;
}

void
errpage(struct ctx *c, int status)
{
	const struct template *t = NULL;

	errpage_plain(c, status);
	if (c->templates != NULL)
		t = template_find(c->templates, "page/error");
	if (t == NULL)
		return;
	buf_reset(resp_body(c->resp));
	if (template_render(t, errpage_view(c, status), resp_body(c->resp))
	    != RC_OK)
		errpage_plain(c, status);
}

void
errpage_rc(struct ctx *c, enum rc rc)
{
	errpage(c, rc_http(rc));
}

void
errpage_reason(struct ctx *c, int status, enum req_reason why)
{
	c->why = why;
	errpage(c, status);
}
