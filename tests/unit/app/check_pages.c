/* check_pages.c - languages by path, templates and texts at the start, and the
 * pages of errors, with templates and without. */
#include "app/pages.h"

#include "app/errpage.h"
#include "request.h"
#include "scratch.h"
#include "web/locale.h"

static struct request r;

static void
put_file(const char *name, const char *text)
{
	FILE *f = fopen(scratch_path(name), "w");

	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
}

#define TEXTS(lang)                                                           \
	"error.400.title = bad " lang "\nerror.400.text = text\n"             \
	"error.400.action = go\n"                                             \
	"error.404.title = none " lang "\nerror.404.text = <none> & text\n"   \
	"error.404.action = go\n"                                             \
	"error.405.title = not so " lang "\nerror.405.text = text\n"          \
	"error.405.action = go\n"                                             \
	"error.500.title = ours " lang "\nerror.500.text = text\n"            \
	"error.500.action = again\n"                                          \
	"error.503.title = soon " lang "\nerror.503.text = text\n"            \
	"error.503.action = again\n"

#define ERROR_PAGE                                                            \
	"[{{status}}|{{title}}|{{text}}|{{action_label}}|{{action_href}}]"    \
	"{{asset app.css}}"

static void
setup(void)
{
	static const char *const folders[] = { "messages", "page" };

	scratch_make();
	for (int i = 0; i < N_OF(folders); i++)
		ck_assert_int_eq(mkdir(scratch_path(folders[i]), 0700), 0);
	put_file("messages/en.msg", TEXTS("en"));
	put_file("messages/de.msg", TEXTS("de"));
	put_file("page/error.mustache", ERROR_PAGE);
	put_file("manifest", "app.css app.12345678.css\nx\n\napp.js a.js");
	request_new(&r);
	r.proc.conf.templates_dir = str_c(scratch);
	r.proc.conf.asset_manifest = arena_str(r.proc.arena,
	    str_c(scratch_path("manifest")));
	r.program.uses = USES_TEMPLATES;
	r.proc.program = &r.program;
}

static void
teardown(void)
{
	request_free(&r);
	scratch_remove();
}

/* --- loading -------------------------------------------------------------- */

START_TEST(program_without_templates)
{
	r.program.uses = 0;
	r.proc.conf.templates_dir = STR("/nowhere/at/all");
	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, "GET", "/de/x", "", "");
	ck_assert(!pages_locale(&r.ctx));
	ck_str(r.ctx.path, "/de/x");
	ck_assert_ptr_null(r.ctx.locale);
}
END_TEST

static const struct {
	const char *file, *text; /* NULL: removed */
	enum rc rc;
} broken[] = {
	{ "messages/en.msg", NULL, RC_INVALID },
	{ "messages/de.msg", "error.404.title = allein\n", RC_INVALID },
	{ "page/error.mustache", "{{#open}}", RC_INVALID },
	{ "page/error.mustache", "{{asset none.css}}", RC_INVALID },
	{ "page/error.mustache", "{{t error.none}}", RC_INVALID },
	{ "manifest", NULL, RC_NOT_FOUND },
};

START_TEST(what_is_wrong_stops_the_start)
{
	unit_log_start();
	if (broken[_i].text == NULL)
		ck_assert_int_eq(unlink(scratch_path(broken[_i].file)), 0);
	else
		put_file(broken[_i].file, broken[_i].text);
	ck_rc(pages_load(&r.proc), broken[_i].rc);
	ck_assert_int_ge(unit_log_lines(), 1);
}
END_TEST

/* --- languages ------------------------------------------------------------ */

static const struct {
	const char *path, *lang, *prefix, *rest;
	const char *location;
} paths[] = {
	{ "/", "en", "", "/", NULL },
	{ "/p/mug", "en", "", "/p/mug", NULL },
	{ "/de/", "de", "/de", "/", NULL },
	{ "/de/p/mug", "de", "/de", "/p/mug", NULL },
	{ "/de/de/p", "de", "/de", "/de/p", NULL },
	{ "/de", "de", "/de", "", "/de/" },
	{ "/design", "en", "", "/design", NULL },
	{ "/den/", "en", "", "/den/", NULL },
	{ "/DE/", "en", "", "/DE/", NULL },
	{ "/en/", "en", "", "/en/", NULL },
	{ "/fr/", "en", "", "/fr/", NULL },
	{ "/x/de/", "en", "", "/x/de/", NULL },
};

START_TEST(language_by_path)
{
	struct str head, body;

	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, "GET", paths[_i].path, "", "");
	ck_str(locale_tag(r.ctx.locale), "en");
	ck_assert_int_eq(pages_locale(&r.ctx), paths[_i].location != NULL);
	ck_str(locale_tag(r.ctx.locale), paths[_i].lang);
	ck_str(r.ctx.prefix, paths[_i].prefix);
	ck_str(r.ctx.path, paths[_i].rest);
	if (paths[_i].location == NULL)
		return;
	ck_rc(resp_finish(r.ctx.resp, &r.req, &head, &body), RC_OK);
	ck_assert_int_eq(resp_get_status(r.ctx.resp), 301);
	ck_assert(unit_has(head, "Location: /de/\r\n"));
}
END_TEST

/* --- errors --------------------------------------------------------------- */

static struct str
page(void)
{
	return buf_str(resp_body(r.ctx.resp));
}

static const struct {
	const char *method, *path;
	int status;
	const char *text;
} pages[] = {
	{ "GET", "/x", 404, "[404|none en|&lt;none&gt; &amp; text|go|/]" },
	{ "GET", "/de/x", 404,
	    "[404|none de|&lt;none&gt; &amp; text|go|/de/]" },
	{ "GET", "/x", 503, "[503|soon en|text|again|/x]" },
	/* Sending a form again is not offered. */
	{ "POST", "/x", 503, "[503|soon en|text|go|/]" },
	{ "GET", "/x", 500, "[500|ours en|text|again|/x]" },
	/* Without texts of their own. */
	{ "GET", "/x", 418, "[418|bad en|text|go|/]" },
	{ "GET", "/x", 599, "[599|ours en|text|again|/x]" },
	{ "GET", "/x", 501, "[501|not so en|text|go|/]" },
};

START_TEST(page_in_the_shop_s_look)
{
	struct str head, body;

	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, pages[_i].method, pages[_i].path, "", "");
	ck_assert(!pages_locale(&r.ctx));
	buf_cstr(resp_body(r.ctx.resp), "of the handler");
	errpage(&r.ctx, pages[_i].status);
	ck_assert_msg(str_starts(page(), str_c(pages[_i].text)), "%.*s",
	    STR_FMT(page()));
	ck_assert(str_ends(page(), STR("/static/app.12345678.css")));
	ck_rc(resp_finish(r.ctx.resp, &r.req, &head, &body), RC_OK);
	ck_assert_int_eq(resp_get_status(r.ctx.resp), pages[_i].status);
	ck_assert(unit_has(head, "private, no-store"));
	ck_assert_int_eq(unit_has(head, "Retry-After: "),
	    pages[_i].status == 503);
}
END_TEST

static const struct {
	enum rc rc;
	int status;
} codes[] = {
	{ RC_INVALID, 422 }, { RC_NOT_FOUND, 404 }, { RC_DENIED, 403 },
	{ RC_CONFLICT, 409 }, { RC_LIMIT, 413 }, { RC_RETRY, 503 },
	{ RC_FAULT, 500 },
};

START_TEST(page_of_an_rc)
{
	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, "GET", "/", "", "");
	errpage_rc(&r.ctx, codes[_i].rc);
	ck_assert_int_eq(resp_get_status(r.ctx.resp), codes[_i].status);
}
END_TEST

START_TEST(reason_is_kept_for_the_log)
{
	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, "GET", "/", "", "");
	errpage_reason(&r.ctx, 414, REQ_QUERY_LONG);
	ck_assert_int_eq(r.ctx.why, REQ_QUERY_LONG);
	ck_assert_int_eq(resp_get_status(r.ctx.resp), 414);
}
END_TEST

static const int plain[] = { 400, 403, 404, 405, 413, 414, 418, 429, 500, 502,
	503, 599 };

START_TEST(plain_page_without_templates)
{
	r.program.uses = 0;
	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, "GET", "/", "", "");
	errpage(&r.ctx, plain[_i]);
	ck_assert_int_eq(resp_get_status(r.ctx.resp), plain[_i]);
	ck_assert(unit_has(page(), "<h1>"));
	ck_assert(unit_has(page(), "<a href=\"/\">"));
}
END_TEST

START_TEST(plain_page_when_there_is_no_template)
{
	ck_assert_int_eq(unlink(scratch_path("page/error.mustache")), 0);
	ck_rc(pages_load(&r.proc), RC_OK);
	request_of(&r, "GET", "/", "", "");
	errpage(&r.ctx, 404);
	ck_assert(unit_has(page(), "<h1>Not found</h1>"));
}
END_TEST

START_TEST(plain_page_when_rendering_fails)
{
	char text[4096];

	unit_log_start();
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	put_file("page/error.mustache", text);
	ck_rc(pages_load(&r.proc), RC_OK);
	r.ctx.resp = resp_new(1024);
	request_of(&r, "GET", "/", "", "");
	errpage(&r.ctx, 503);
	ck_assert(unit_has(page(), "<h1>Back in a moment</h1>"));
	ck_assert_int_eq(resp_get_status(r.ctx.resp), 503);
	ck_assert(buf_ok(resp_body(r.ctx.resp)));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("pages");
	TCase *tc = unit_case(s, "load");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, program_without_templates);
	tcase_add_loop_test(tc, what_is_wrong_stops_the_start, 0,
	    N_OF(broken));
	tc = unit_case(s, "language");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, language_by_path, 0, N_OF(paths));
	tc = unit_case(s, "errors");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, page_in_the_shop_s_look, 0, N_OF(pages));
	tcase_add_loop_test(tc, page_of_an_rc, 0, N_OF(codes));
	tcase_add_test(tc, reason_is_kept_for_the_log);
	tcase_add_loop_test(tc, plain_page_without_templates, 0, N_OF(plain));
	tcase_add_test(tc, plain_page_when_there_is_no_template);
	tcase_add_test(tc, plain_page_when_rendering_fails);
	return unit_run(s);
}
