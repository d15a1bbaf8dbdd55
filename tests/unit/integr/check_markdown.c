/* check_markdown.c - what must never come through, then what must. */
#include "integr/markdown.h"

#include "../unit.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new(8 << 20);
}

static void
teardown(void)
{
	arena_free(a);
}

static struct str
html(const char *text)
{
	struct str out;

	ck_rc(markdown_html(a, str_c(text), 0, &out), RC_OK);
	return out;
}

/* Text, and what its HTML must not hold. */
static const struct {
	const char *text, *never;
} hostile[] = {
    {"<script>alert(1)</script>", "<script"},
    {"a <script>alert(1)</script> b", "<script"},
    {"<img src=x onerror=alert(1)>", "<img"},
    {"a <b onclick='x()'>b</b>", "<b"},
    {"<iframe src='//x'></iframe>", "<iframe"},
    {"[x](javascript:alert(1))", "javascript:"},
    {"[x](JaVaScRiPt:alert(1))", "alert"},
    {"[x](java&#115;cript:alert(1))", "alert"},
    {"[x](vbscript:msgbox)", "vbscript:"},
    {"[x](file:///etc/passwd)", "file:"},
    {"[x](data:text/html;base64,PHNjcmlwdD4=)", "data:"},
    {"![x](javascript:alert(1))", "javascript:"},
    {"<javascript:alert(1)>", "href=\"javascript"},
    {"[x]\n\n[x]: javascript:alert(1)", "alert"},
    {"[x](http://a \"\\\"onmouseover=alert(1)\")", "\"onmouseover"},
    {"```\"><script>\nx\n```", "<script"},
    {"<!-- <b> -->", "<!-- <b>"},
    {"<style>*{display:none}</style>", "<style"},
};

START_TEST(refuses_markup)
{
	struct str out = html(hostile[_i].text);

	ck_assert_msg(!unit_has(out, hostile[_i].never), "%.*s", STR_FMT(out));
}
END_TEST

START_TEST(refuses_broken_text)
{
	struct str out;

	ck_rc(markdown_html(a, STR("a\xff"), 0, &out), RC_INVALID);
	ck_rc(markdown_html(a, STR("\xed\xa0\x80"), 0, &out), RC_INVALID);
	ck_rc(markdown_html(a, str_n("a\0b", 3), 0, &out), RC_INVALID);
}
END_TEST

START_TEST(limits)
{
	char *long_text = arena_alloc(a, MARKDOWN_MAX + 1);
	struct str out;

	memset(long_text, '>', MARKDOWN_MAX + 1);
	ck_rc(markdown_html(a, str_n(long_text, MARKDOWN_MAX + 1), 0, &out),
	    RC_LIMIT);
	memset(long_text, 'x', MARKDOWN_MAX);
	ck_rc(markdown_html(a, str_n(long_text, MARKDOWN_MAX), 0, &out), RC_OK);
	/* deep nesting ends in an answer, not in a crash */
	memset(long_text, '[', 4096);
	ck_rc(markdown_html(a, str_n(long_text, 4096), 0, &out), RC_OK);
}
END_TEST

START_TEST(renders)
{
	ck_str(html(""), "");
	ck_str(html("Plain & simple"), "<p>Plain &amp; simple</p>\n");
	ck_str(html("*a* **b**"), "<p><em>a</em> <strong>b</strong></p>\n");
	ck_str(html("- a\n- b\n"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
	ck_str(html("Größe: 5 m²"), "<p>Größe: 5 m²</p>\n");
	ck_assert(unit_has(html("[x](https://example.org/)"),
	    "href=\"https://example.org/\""));
}
END_TEST

START_TEST(shifts_headings)
{
	struct str out;

	ck_rc(markdown_html(
		  a, STR("# a\n\n## b\n\n##### c\n\n###### d"), 2, &out),
	    RC_OK);
	ck_str(out, "<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n<h6>d</h6>\n");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("integr/markdown");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, refuses_markup, 0, N_OF(hostile));
	tcase_add_test(tc, refuses_broken_text);
	tcase_add_test(tc, limits);
	tc = unit_case(s, "html");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, renders);
	tcase_add_test(tc, shifts_headings);
	return unit_run(s);
}
