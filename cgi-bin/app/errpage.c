#include "app/errpage.h"

#include <stdlib.h>

#include "base/log.h"

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

void
errpage(struct ctx *c, int status)
{
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
