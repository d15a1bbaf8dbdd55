#include "integr/markdown.h"

#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "base/log.h"

static void
shift_headings(cmark_node *doc, int shift)
{
	cmark_iter *it = cmark_iter_new(doc);
	cmark_event_type ev;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(it);
		int level;

		if (ev != CMARK_EVENT_ENTER ||
		    cmark_node_get_type(n) != CMARK_NODE_HEADING)
			continue;
		level = cmark_node_get_heading_level(n) + shift;
		cmark_node_set_heading_level(n, level < 6 ? level : 6);
	}
	cmark_iter_free(it);
}

enum rc
markdown_html(struct arena *a, struct str text, int shift, struct str *out)
{
	cmark_node *doc;
	char *html;

	if (text.n > MARKDOWN_MAX)
		return RC_LIMIT;
	if (!str_utf8(text) || memchr(text.p, 0, text.n) != NULL)
		return RC_INVALID;
	doc = cmark_parse_document(text.p, text.n, CMARK_OPT_DEFAULT);
	if (doc == NULL) {
		log_error("markdown", "could not parse text",
		    LOG_I64("bytes", (int64_t)text.n));
		return RC_FAULT;
	}
	if (shift > 0)
		shift_headings(doc, shift);
	html = cmark_render_html(doc, CMARK_OPT_DEFAULT);
	cmark_node_free(doc);
	if (html == NULL) {
		log_error("markdown", "could not render text",
		    LOG_I64("bytes", (int64_t)text.n));
		return RC_FAULT;
	}
	*out = arena_str(a, str_c(html));
	free(html);
	return RC_OK;
}
