/* check_mustache_load.c - refusals with file and line; limits; folders; and
 * that a warm render takes nothing from the system. */
#include <malloc.h>

#include "template_unit.h"

#define SOURCES_MAX 50

/* --- refusals --------------------------------------------------------------*/

static const struct {
	const char *text, *what;
	int line;
} wrong[] = {
	{ "a\n{{x", "a tag that never ends", 2 },
	{ "{{{x}}", "a tag that never ends", 1 },
	{ "\n\n{{#x}}\n", "opened, but never closed", 3 },
	{ "{{$x}}", "opened, but never closed", 1 },
	{ "{{<page2}}", "opened, but never closed", 1 },
	{ "a{{/x}}", "closed, but never opened", 1 },
	{ "{{#x}}\n{{#y}}{{/x}}\n{{/y}}", "closed, but another one is open",
	    2 },
	{ "{{}}", "a tag without a name", 1 },
	{ "{{# }}{{/ }}", "a tag without a name", 1 },
	{ "{{{}}}", "a tag without a name", 1 },
	{ "{{two words}}", "not a name", 1 },
	{ "{{#two words}}{{/two words}}", "not a name", 1 },
	{ "{{a..b}}", "not a name", 1 },
	{ "{{.a}}", "not a name", 1 },
	{ "{{a.}}", "not a name", 1 },
	{ "{{a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q}}",
	    "a name of too many parts", 1 },
	{ "{{=<% %}}", "a tag that never ends", 1 },
	{ "{{=<%=}}", "not a pair of delimiters", 1 },
	{ "{{=a b c=}}", "not a pair of delimiters", 1 },
	{ "{{==}}", "a tag without a name", 1 },
	{ "\n{{>nobody}}", "a template that does not exist", 2 },
	{ "\n\n{{<nobody}}{{/nobody}}", "a template that does not exist", 3 },
	{ "{{<page2}}\ntext\n{{/page2}}",
	    "text in a parent outside of its blocks", 2 },
	{ "{{<page2}}{{x}}{{/page2}}",
	    "a tag in a parent outside of its blocks", 1 },
	{ "{{t nobody}}", "a message that does not exist", 1 },
	{ "{{t }}\n{{t two words}}", "a message that does not exist", 2 },
	{ "{{asset nobody.js}}", "a static file that does not exist", 1 },
	{ "\xff", "not UTF-8", 0 },
};

START_TEST(wrong_templates_stop_the_load)
{
	int asked;
	struct templates_options o = { .asset = asset, .asset_ctx = &asked };
	struct example c = { wrong[_i].text, NULL, NULL,
		{ "page2", "", "p", "" } };
	struct templates *set;
	char line[32];

	o.msgs = messages("hello = Hello\n");
	unit_log_start();
	ck_rc(load(&c, &o, &set), RC_INVALID);
	snprintf(line, sizeof(line), "\"line\":%d", wrong[_i].line);
	ck_assert_msg(unit_has(unit_log(), wrong[_i].what), "%.*s",
	    STR_FMT(unit_log()));
	ck_assert_msg(unit_has(unit_log(), line), "%.*s",
	    STR_FMT(unit_log()));
	ck_assert(unit_has(unit_log(), "\"file\":\"page\""));
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

START_TEST(lenient_sets_pass_over_what_is_not_there)
{
	static const struct example c = { "[{{>nobody}}{{<nobody}}x{{/nobody}}"
		"{{<p}} text {{x}} {{#y}}{{/y}} {{$b}}b{{/b}} {{/p}}]",
		"{}", "[b]", { "p", "{{$b}}{{/b}}" } };
	struct templates_options o = { .lenient = true };

	run(&c, &o);
}
END_TEST

START_TEST(two_of_one_name)
{
	struct example c = { "x", NULL, NULL, { "page", "y" } };
	struct templates *set;

	ck_rc(load(&c, NULL, &set), RC_INVALID);
}
END_TEST

START_TEST(no_template_of_that_name)
{
	ck_rc(template_render(NULL, view_new(a), &out), RC_FAULT);
}
END_TEST

/* --- limits ----------------------------------------------------------------*/

static void
repeat(struct buf *b, const char *text, int n)
{
	for (int i = 0; i < n; i++)
		buf_cstr(b, text);
}

START_TEST(a_template_that_always_comes_back)
{
	static const struct example cases[] = {
		{ "{{>page}}", NULL, NULL, { 0 } },
		{ "{{>p}}", NULL, NULL, { "p", "{{>q}}", "q", "x{{>p}}" } },
		{ "{{>*w}}", NULL, NULL, { 0 } },
		{ " {{>page}}\n", NULL, NULL, { 0 } },
		{ "{{<page}}{{$a}}{{$a}}x{{/a}}{{/a}}{{/page}}", NULL, NULL,
		    { 0 } },
		{ "{{#s}}{{>page}}{{/s}}", NULL, NULL, { 0 } },
	};
	struct templates *set;

	ck_rc(load(&cases[_i], NULL, &set), RC_OK);
	ck_rc(render(set, "{\"w\":\"page\",\"s\":{}}"), RC_LIMIT);
	templates_free(set);
}
END_TEST

START_TEST(nested_too_deep)
{
	struct buf b = buf_arena(a, 65536);
	struct example c = { 0 };
	struct templates *set;

	repeat(&b, "{{#s}}", TEMPLATE_DEPTH_MAX);
	buf_cstr(&b, "x");
	repeat(&b, "{{/s}}", TEMPLATE_DEPTH_MAX);
	c.template = arena_cstr(a, buf_str(&b));
	ck_rc(load(&c, NULL, &set), RC_OK);
	ck_rc(render(set, "{\"s\":{}}"), RC_OK);
	ck_str(buf_str(&out), "x");
	templates_free(set);
	c.template = arena_printf(a, "{{#s}}%s{{/s}}", c.template).p;
	ck_rc(load(&c, NULL, &set), RC_LIMIT);
}
END_TEST

/* Each template includes the next one ten times: 10^40 in all. */
START_TEST(doubled_without_end)
{
	struct template_source s[SOURCES_MAX];
	const char *leaf = _i == 0 ? "" : "x";
	struct field root = data("{}");
	struct templates *set;
	enum rc rc;

	for (int i = 0; i < 40; i++) {
		struct buf b = buf_arena(a, 4096);
		struct str next = arena_printf(a, "{{>n%d}}", i + 1);

		repeat(&b, next.p, 10);
		s[i].name = arena_printf(a, "n%d", i);
		s[i].text = buf_str(&b);
	}
	s[40].name = STR("n40");
	s[40].text = str_c(leaf);
	rc = templates_from(s, 41, NULL, &set);
	if (rc == RC_OK) {
		rc = template_run(template_find(set, "n0"), &root, &out);
		templates_free(set);
	}
	ck_rc(rc, RC_LIMIT);
}
END_TEST

/* Blocks whose texts hold the next block twice. */
START_TEST(blocks_doubled_without_end)
{
	struct template_source s[SOURCES_MAX];
	struct templates *set;

	for (int i = 0; i < 40; i++) {
		s[i].name = arena_printf(a, "n%d", i);
		s[i].text = arena_printf(a, "{{<n%d}}{{$b%d}}{{$b%d}}{{/b%d}}"
		    "{{$b%d}}{{/b%d}}{{/b%d}}{{/n%d}}", i + 1, i, i - 1, i - 1,
		    i - 1, i - 1, i, i + 1);
	}
	s[40].name = STR("n40");
	s[40].text = STR("{{$b39}}{{/b39}}");
	ck_rc(templates_from(s, 41, NULL, &set), RC_LIMIT);
}
END_TEST

START_TEST(too_many_items)
{
	struct example c = { "{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}"
		"{{/l}}", NULL, NULL, { 0 } };
	struct view *v = view_new(a);
	struct templates *set;

	for (int i = 0; i < 100; i++)
		view_item_i64(view_list(v, "l"), 1);
	ck_rc(load(&c, NULL, &set), RC_OK);
	ck_rc(template_render(template_find(set, "page"), v, &out), RC_LIMIT);
	templates_free(set);
}
END_TEST

START_TEST(output_larger_than_its_buffer)
{
	static const struct example cases[] = {
		{ "{{#l}}0123456789{{/l}}", NULL, NULL, { 0 } },
		{ "{{#l}}{{x}}{{/l}}", NULL, NULL, { 0 } },
		{ "{{#l}}{{x}}{{{h}}}{{/l}}", NULL, NULL, { 0 } },
	};
	struct view *v = view_new(a);
	struct templates *set;

	view_str(v, "x", STR("<<<<\""));
	view_html(v, "h", html_trust(STR("<<<<")));
	for (int i = 0; i < 8; i++)
		view_item_i64(view_list(v, "l"), 1);
	ck_rc(load(&cases[_i], NULL, &set), RC_OK);
	for (size_t max = 0; max < 256; max++) {
		struct buf b = buf_process(max);
		enum rc rc = template_render(template_find(set, "page"), v,
		    &b);
		size_t want = _i == 0 ? 80 : _i == 1 ? 8 * 22 : 8 * 26;

		ck_assert_int_eq(rc, max < want ? RC_LIMIT : RC_OK);
		ck_assert_uint_le(b.n, max);
		if (rc == RC_OK)
			ck_assert_uint_eq(b.n, want);
		buf_free(&b);
	}
	templates_free(set);
}
END_TEST

START_TEST(files_too_large)
{
	struct template_source s = { STR("page"), STR("") };
	char *text = malloc(TEMPLATE_SIZE_MAX + 1);
	struct templates *set;

	memset(text, '\n', TEMPLATE_SIZE_MAX + 1);
	s.text = str_n(text, TEMPLATE_SIZE_MAX + 1);
	ck_rc(templates_from(&s, 1, NULL, &set), RC_LIMIT);
	s.text.n--;
	ck_rc(templates_from(&s, 1, NULL, &set), RC_OK);
	templates_free(set);
	free(text);
}
END_TEST

/* --- files -----------------------------------------------------------------*/

static void
put_file(const char *dir, const char *name, const char *text)
{
	ck_rc(file_replace(arena_printf(a, "%s/%s", dir, name).p, str_c(text),
	    0600), RC_OK);
}

START_TEST(a_folder_of_templates)
{
	char dir[] = "/tmp/check_mustache.XXXXXX";
	struct templates *set;
	char *sub;

	ck_assert_ptr_ne(mkdtemp(dir), NULL);
	sub = arena_cstr(a, arena_printf(a, "%s/part", dir));
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	put_file(dir, "page.mustache", "{{>part/x}}.");
	put_file(dir, "notes.txt", "{{nonsense");
	put_file(dir, ".hidden.mustache", "{{nonsense");
	put_file(sub, "x.mustache", "x={{x}}");
	ck_rc(templates_load(dir, NULL, &set), RC_OK);
	ck_rc(render(set, "{\"x\":7}"), RC_OK);
	ck_str(buf_str(&out), "x=7.");
	ck_assert_ptr_ne(template_find(set, "part/x"), NULL);
	ck_assert_ptr_eq(template_find(set, "x"), NULL);
	ck_assert_ptr_eq(template_find(set, ".hidden"), NULL);
	ck_assert_ptr_eq(template_find(set, ""), NULL);
	templates_free(set);
	put_file(sub, "y.mustache", "\n{{#y}}");
	unit_log_start();
	ck_rc(templates_load(dir, NULL, &set), RC_INVALID);
	ck_assert(unit_has(unit_log(), "\"file\":\"part/y\""));
	ck_assert(unit_has(unit_log(), "\"line\":2"));
	for (int i = 0; i < 4; i++)
		(void)unlink(arena_printf(a, "%s/%s", dir, ((const char *[]){
		    "page.mustache", "notes.txt", ".hidden.mustache",
		    "part/x.mustache" })[i]).p);
	(void)unlink(arena_printf(a, "%s/y.mustache", sub).p);
	(void)rmdir(sub);
	(void)rmdir(dir);
}
END_TEST

START_TEST(no_such_folder)
{
	struct templates *set;

	unit_log_start();
	ck_rc(templates_load("/nonexistent", NULL, &set), RC_NOT_FOUND);
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

/* --- memory ----------------------------------------------------------------*/

START_TEST(a_warm_render_takes_nothing_from_the_system)
{
	static const struct example c = { "{{<p}}{{$b}}{{#l}}{{t n}} {{.}} "
		"{{>*w}}{{/l}}{{/b}}{{/p}}", NULL, NULL,
		{ "p", "<p>{{$b}}{{/b}}{{>n}}</p>",
		  "n", "{{#c}}\n  {{>n}}\n{{/c}}.\n" } };
	struct templates_options o = { 0 };
	struct field root = data("{\"l\":[1,\"<&>\",3],\"w\":\"n\","
	    "\"c\":{\"c\":{\"c\":false}}}");
	struct templates *set;
	size_t size = 0;

	o.msgs = messages("n[one] = {n} thing\nn[other] = {n} things\n");
	ck_rc(load(&c, &o, &set), RC_OK);
	for (int i = 0; i < 100; i++) {
		struct mallinfo2 before = mallinfo2(), after;
		size_t held = arena_used(set->arena), mine = arena_used(a);

		buf_reset(&out);
		ck_rc(template_run(template_find(set, "page"), &root, &out),
		    RC_OK);
		after = mallinfo2();
		ck_assert_uint_eq(arena_used(set->arena), held);
		ck_assert_uint_eq(arena_used(a), mine);
		if (i > 0) {
			ck_assert_uint_eq(out.n, size);
			ck_assert_uint_eq(before.uordblks, after.uordblks);
			ck_assert_uint_eq(before.hblkhd, after.hblkhd);
			ck_assert_uint_eq(before.fordblks, after.fordblks);
		}
		size = out.n;
	}
	templates_free(set);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("mustache load");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, wrong_templates_stop_the_load, 0, N_OF(wrong));
	tcase_add_test(tc, lenient_sets_pass_over_what_is_not_there);
	tcase_add_test(tc, two_of_one_name);
	tcase_add_test(tc, no_template_of_that_name);
	tc = unit_case(s, "limits");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_template_that_always_comes_back, 0, 6);
	tcase_add_test(tc, nested_too_deep);
	tcase_add_loop_test(tc, doubled_without_end, 0, 2);
	tcase_add_test(tc, blocks_doubled_without_end);
	tcase_add_test(tc, too_many_items);
	tcase_add_loop_test(tc, output_larger_than_its_buffer, 0, 3);
	tcase_add_test(tc, files_too_large);
	tc = unit_case(s, "files");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_folder_of_templates);
	tcase_add_test(tc, no_such_folder);
	tc = unit_case(s, "memory");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_warm_render_takes_nothing_from_the_system);
	return unit_run(s);
}
