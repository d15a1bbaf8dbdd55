/* check_mustache.c - the project's own cases of what templates do, in groups
 * as the specification has them, and our own tags. */
#include "template_unit.h"

static const struct example values[] = {
	{ "no tag at all\n", "{}", "no tag at all\n", { 0 } },
	{ "", "{}", "", { 0 } },
	{ "Tea for {{who}}.", "{\"who\":\"two\"}", "Tea for two.", { 0 } },
	{ "{{who}}{{ who }}{{\twho\n}}", "{\"who\":\"x\"}", "xxx", { 0 } },
	{ "{{a}}|{{{a}}}|{{&a}}|{{& a }}", "{\"a\":\"<'&\\\">\"}",
	    "&lt;&#39;&amp;&quot;&gt;|&lt;&#39;&amp;&quot;&gt;|"
	    "&lt;&#39;&amp;&quot;&gt;|&lt;&#39;&amp;&quot;&gt;", { 0 } },
	{ "[{{nobody}}][{{{nobody}}}]", "{}", "[][]", { 0 } },
	{ "{{n}} {{m}} {{yes}} {{no}}",
	    "{\"n\":-7,\"m\":9007199254740993,\"yes\":true,\"no\":false}",
	    "-7 9007199254740993 true false", { 0 } },
	{ "{{a.b.c}}|{{a.b}}|{{a.x.c}}|{{a.b.c.d}}",
	    "{\"a\":{\"b\":{\"c\":\"deep\"}}}", "deep|||", { 0 } },
	/* the first part decides where the rest is looked for */
	{ "{{#in}}{{a.b}}{{/in}}",
	    "{\"a\":{\"b\":\"outer\"},\"in\":{\"a\":{}}}", "", { 0 } },
	{ "{{.}}", "\"alone\"", "alone", { 0 } },
	{ "{{#.}}<{{.}}>{{/.}}", "[1,2]", "<1><2>", { 0 } },
	{ "{{list}}{{object}}", "{\"list\":[1],\"object\":{\"a\":1}}", "",
	    { 0 } },
	{ "{{a}}  \n  {{a}}\n", "{\"a\":1}", "1  \n  1\n", { 0 } },
	{ "{{käse}} {{x-y_z}}", "{\"käse\":1,\"x-y_z\":2}", "1 2", { 0 } },
	{ "{ {a} } }} {", "{}", "{ {a} } }} {", { 0 } },
};

static const struct example sections[] = {
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":true}", "yes", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":false}", "no", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{}", "no", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":[]}", "no", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":\"\"}", "no", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":0}", "no", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":\"0\"}", "yes", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":{}}", "yes", { 0 } },
	{ "{{#y}}yes{{/y}}{{^y}}no{{/y}}", "{\"y\":[false]}", "yes", { 0 } },
	{ "{{#l}}{{x}}{{y}} {{/l}}", "{\"y\":\"+\",\"l\":[{\"x\":1},"
	    "{\"x\":2,\"y\":\"-\"},{}]}", "1+ 2- + ", { 0 } },
	{ "{{#l}}({{.}}){{/l}}", "{\"l\":[\"<\",2,true]}",
	    "(&lt;)(2)(true)", { 0 } },
	{ "{{#l}}{{#.}}{{.}}{{/.}};{{/l}}", "{\"l\":[[1,2],[],[3]]}",
	    "12;;3;", { 0 } },
	{ "{{#name}}Hi {{.}}, {{name}}{{/name}}", "{\"name\":\"Ada\"}",
	    "Hi Ada, Ada", { 0 } },
	{ "{{#a}}{{#b}}{{#c}}{{x}}{{y}}{{z}}{{/c}}{{/b}}{{/a}}",
	    "{\"x\":0,\"a\":{\"x\":1,\"y\":1,\"b\":{\"y\":2,"
	    "\"c\":[{\"z\":3},{\"z\":4}]}}}", "123124", { 0 } },
	{ "{{#a.b}}{{c}}{{/a.b}}", "{\"a\":{\"b\":[{\"c\":1},{\"c\":2}]}}",
	    "12", { 0 } },
	{ "{{^a.b}}none{{/a.b}}", "{\"a\":{}}", "none", { 0 } },
	/* the same name again, inside */
	{ "{{#t}}{{v}}{{#t}}-{{v}}{{/t}}{{/t}}",
	    "{\"t\":{\"v\":1,\"t\":{\"v\":2}}}", "1-2", { 0 } },
	/* lines that hold only a tag go, others stay */
	{ "a\n{{#y}}\nb\n{{/y}}\nc\n", "{\"y\":true}", "a\nb\nc\n", { 0 } },
	{ "a\n  {{#y}}  \nb\n\t{{/y}}\t\nc", "{\"y\":true}", "a\nb\nc",
	    { 0 } },
	{ "a\r\n{{#y}}\r\nb\r\n{{/y}}\r\nc", "{\"y\":true}",
	    "a\r\nb\r\nc", { 0 } },
	{ "{{#y}}\nb\n{{/y}}", "{\"y\":true}", "b\n", { 0 } },
	{ " {{#y}} b {{/y}} \n", "{\"y\":true}", "  b  \n", { 0 } },
	{ "{{#y}}{{/y}}\nx", "{\"y\":true}", "\nx", { 0 } },
	{ "{{^y}}\n1\n{{/y}}\n{{#y}}\n2\n{{/y}}\n", "{\"y\":true}", "2\n",
	    { 0 } },
};

static const struct example comments[] = {
	{ "a{{! b }}c", "{}", "ac", { 0 } },
	{ "a\n  {{! alone }}\nb", "{}", "a\nb", { 0 } },
	{ "{{!\n  several\n  lines\n}}\nb", "{}", "b", { 0 } },
	{ " {{! x }} {{! y }}\n", "{}", "  \n", { 0 } },
	{ "{{! {{# }}b", "{}", "b", { 0 } },
	{ "{{!}}b{{!t key}}", "{}", "b", { 0 } },
};

static const struct example delimiters[] = {
	{ "{{=<% %>=}}(<%x%>){{x}}", "{\"x\":1}", "(1){{x}}", { 0 } },
	{ "{{= | | =}}|x||={{ }}=|{{x}}", "{\"x\":1}", "11", { 0 } },
	{ "{{=[ ]=}}\n[#y]\n{{z}}\n[/y]\n", "{\"y\":true}", "{{z}}\n",
	    { 0 } },
	{ "{{=<% %>=}}<%{x}%><%&x%>", "{\"x\":\"<\"}", "&lt;&lt;", { 0 } },
	/* each file has its own */
	{ "{{=<% %>=}}<%>p%>", "{\"x\":1}", "1<%x%>",
	    { "p", "{{x}}<%x%>" } },
	{ "{{>p}}{{x}}", "{\"x\":1}", "1", { "p", "{{=<% %>=}}" } },
	{ "{{=  @   @  =}}@x@", "{\"x\":1}", "1", { 0 } },
};

static const struct example partials[] = {
	{ "[{{>p}}]", "{\"x\":\"v\"}", "[<v>]", { "p", "<{{x}}>" } },
	{ "[{{> p }}]{{>a/b}}", "{}", "[1]2", { "p", "1", "a/b", "2" } },
	{ "{{#l}}{{>p}}{{/l}}", "{\"l\":[{\"x\":1},{\"x\":2}]}", "1,2,",
	    { "p", "{{x}}," } },
	{ "a\n  {{>p}}\nb\n", "{}", "a\n  1\n  2\nb\n", { "p", "1\n2\n" } },
	{ "  {{>p}}\n", "{\"x\":\"1\\n2\"}", "  1\n2\n  .\n",
	    { "p", "{{x}}\n.\n" } },
	{ "  {{>p}}|\n", "{}", "  1\n2|\n", { "p", "1\n2" } },
	{ "  {{>p}}\n", "{}", "    1\n    2\n  3\n",
	    { "p", "  {{>q}}\n3\n", "q", "1\n2\n" } },
	{ " {{>p}}\n", "{\"y\":true}", " a\n b\n",
	    { "p", "{{#y}}\na\n{{/y}}\nb\n" } },
	/* one that comes back to itself, with its indentation */
	{ "{{>n}}", "{\"v\":1,\"c\":[{\"v\":2,\"c\":[{\"v\":3,\"c\":[]}]},"
	    "{\"v\":4,\"c\":[]}]}", "1\n 2\n  3\n 4\n",
	    { "n", "{{v}}\n{{#c}}\n {{>n}}\n{{/c}}\n" } },
	{ "{{>n}}", "{\"v\":1,\"c\":{\"v\":2,\"c\":false}}", "1(2())",
	    { "n", "{{v}}({{#c}}{{>n}}{{/c}})" } },
	{ "{{>n}}", "{\"v\":\"a\\nb\",\"c\":{\"v\":\"c\\nd\",\"c\":false}}",
	    "a\nb\n- c\nd\n\n  -\n", { "n", "{{v}}\n{{#c}}\n- {{>m}}{{/c}}"
	    "{{^c}}\n  -\n{{/c}}\n", "m", "{{>n}}" } },
};

static const struct example dynamic[] = {
	{ "{{>*which}}", "{\"which\":\"p\",\"x\":1}", "(1)",
	    { "p", "({{x}})" } },
	{ "{{#l}}{{>*kind}}{{/l}}", "{\"l\":[{\"kind\":\"a\"},"
	    "{\"kind\":\"b\"},{\"kind\":\"nobody\"},{}]}", "AB",
	    { "a", "A", "b", "B" } },
	{ "{{>* a.b }}", "{\"a\":{\"b\":\"p\"}}", "P", { "p", "P" } },
	{ "  {{>*w}}\n", "{\"w\":\"p\"}", "  1\n  2\n", { "p", "1\n2\n" } },
	{ "{{>*w}}", "{\"w\":\"n\",\"c\":[{\"c\":[]},{\"c\":[]}]}",
	    ".\n ..\n ..\n",
	    { "n", ".\n{{#c}}\n .{{>m}}{{/c}}", "m", "{{>*w}}" } },
	{ "{{>*w}}", "{\"w\":\"n\",\"v\":1,\"c\":[{\"v\":2,\"c\":[{\"v\":3,"
	    "\"c\":[]}]}]}", "1\n\t2\n\t\t3\n",
	    { "n", "{{v}}\n{{#c}}\n\t{{>*w}}\n{{/c}}\n" } },
	{ "{{<*w}}{{$b}}new{{/b}}{{/*w}}", "{\"w\":\"p\"}", "[new]",
	    { "p", "[{{$b}}old{{/b}}]" } },
	{ "{{<*w}}{{$b}}new{{/b}}{{/*w}}|{{>*w}}", "{\"w\":\"p\"}",
	    "[new]|[old]", { "p", "[{{$b}}old{{/b}}]" } },
};

static const struct example inheritance[] = {
	{ "{{$b}}own{{/b}}", "{}", "own", { 0 } },
	{ "{{<p}}{{$b}}new {{x}}{{/b}}{{/p}}", "{\"x\":1}", "(new 1|c)",
	    { "p", "({{$b}}old{{/b}}|{{$c}}c{{/c}})" } },
	{ "{{<p}}{{/p}}", "{}", "(old)", { "p", "({{$b}}old{{/b}})" } },
	{ "{{<p}}{{$b}}1{{/b}}{{/p}}{{<p}}{{$b}}2{{/b}}{{/p}}{{>p}}", "{}",
	    "(1)(2)(old)", { "p", "({{$b}}old{{/b}})" } },
	/* a block put twice */
	{ "{{<p}}{{$b}}x{{/b}}{{/p}}", "{}", "x-x",
	    { "p", "{{$b}}1{{/b}}-{{$b}}2{{/b}}" } },
	/* the outermost wins, over two levels */
	{ "{{<p}}{{$b}}page{{/b}}{{/p}}", "{}", "<page|middle>",
	    { "p", "{{<g}}{{$b}}x{{/b}}{{$c}}middle{{/c}}{{/g}}",
	      "g", "<{{$b}}1{{/b}}|{{$c}}2{{/c}}>" } },
	/* a block within the text of another */
	{ "{{<p}}{{$in}}page{{/in}}{{/p}}", "{}", "<a page b>",
	    { "p", "{{<g}}{{$b}}a {{$in}}middle{{/in}} b{{/b}}{{/g}}",
	      "g", "<{{$b}}g{{/b}}>" } },
	/* a block's text sees the blocks of where it was written */
	{ "{{<p}}{{$b}}({{$b}}own{{/b}}){{/b}}{{/p}}", "{}", "<(own)>",
	    { "p", "<{{$b}}old{{/b}}>" } },
	/* names are looked for where the block is put */
	{ "{{<p}}{{$b}}{{x}}{{/b}}{{/p}}", "{\"x\":1,\"in\":{\"x\":2}}", "2",
	    { "p", "{{#in}}{{$b}}{{/b}}{{/in}}" } },
	/* a partial of the parent has its blocks too */
	{ "{{<p}}{{$t}}page{{/t}}{{/p}}", "{}", "[page]",
	    { "p", "[{{>head}}]", "head", "{{$t}}old{{/t}}" } },
	/* pages as ours are */
	{ "{{! page }}\n{{<layout}}\n{{$main}}\n<p>\n  {{x}}\n</p>\n{{/main}}\n"
	  "{{/layout}}\n", "{\"x\":1}",
	    "<main>\n<p>\n  1\n</p>\n</main>\n",
	    { "layout", "<main>\n{{$main}}\n{{/main}}\n</main>\n" } },
	/* the page's indentation goes, the parent's comes */
	{ "{{<p}}\n  {{$b}}\n    one\n      two\n  {{/b}}\n{{/p}}\n", "{}",
	    "<\n\tone\n\t  two\n>\n",
	    { "p", "<\n\t{{$b}}\n\told\n\t{{/b}}\n>\n" } },
	{ "  {{<p}}{{$b}}x{{/b}}{{/p}}\n", "{}", "  1\n  x\n",
	    { "p", "1\n{{$b}}{{/b}}\n" } },
	{ "a {{<p}}{{$b}}x{{/b}}{{/p}} b\n", "{}", "a (x) b\n",
	    { "p", "({{$b}}{{/b}})" } },
	/* parents that come back to themselves */
	{ "{{<n}}{{$b}}!{{/b}}{{/n}}", "{\"c\":{\"c\":{\"c\":false}}}",
	    "!(!(!))", { "n", "{{$b}}.{{/b}}{{#c}}({{>n}}){{/c}}" } },
};

#define CASES(name)                                                           \
	START_TEST(cases_of_##name)                                           \
	{                                                                     \
		run(&name[_i], NULL);                                         \
	}                                                                     \
	END_TEST

CASES(values)
CASES(sections)
CASES(comments)
CASES(delimiters)
CASES(partials)
CASES(dynamic)
CASES(inheritance)

START_TEST(only_markup_is_printed_raw)
{
	struct view *v = view_new(a), *list = view_list(v, "l");
	struct example c = { "{{{h}}}{{&h}}{{h}}|{{#l}}{{{.}}}{{/l}}", NULL,
		NULL, { 0 } };
	struct templates *set;

	view_html(v, "h", html_trust(STR("<b>")));
	view_item_html(list, html_trust(STR("<i>")));
	view_item_str(list, STR("<u>"));
	ck_rc(load(&c, NULL, &set), RC_OK);
	ck_rc(template_render(template_find(set, "page"), v, &out), RC_OK);
	ck_str(buf_str(&out), "<b><b>&lt;b&gt;|<i>&lt;u&gt;");
	templates_free(set);
}
END_TEST

START_TEST(amounts_and_times_print_and_have_members)
{
	struct view *v = view_new(a);
	struct example c = { "{{p}} {{p.text}} {{p.plain}} {{p.minor}} "
		"{{p.currency}}{{#p}} {{minor}}{{/p}} {{n}} "
		"<time datetime=\"{{t.iso}}\">{{t}}</time>", NULL, NULL,
		{ 0 } };
	struct templates *set;
	const struct locale *l = locale_find(STR("en"));

	view_money(v, "p", ((struct money){ 1490, "EUR" }), l);
	view_number(v, "n", 12345, l);
	view_time(v, "t", 0, l, DATE_MEDIUM);
	ck_rc(load(&c, NULL, &set), RC_OK);
	ck_rc(template_render(template_find(set, "page"), v, &out), RC_OK);
	ck_str(buf_str(&out), "€14.90 €14.90 14.90 1490 EUR 1490 12,345 "
	    "<time datetime=\"1970-01-01T00:00:00Z\">Jan 1, 1970</time>");
	templates_free(set);
}
END_TEST

START_TEST(numbers_of_every_length)
{
	struct example c = { "{{n}}", NULL, NULL, { 0 } };
	struct templates *set;
	int64_t n = 1;

	ck_rc(load(&c, NULL, &set), RC_OK);
	for (int i = 0; i < 200; i++) {
		struct view *v = view_new(a);
		int64_t near = n - 1 + i % 3;
		char want[32];

		if (i % 7 == 0)
			near = i == 0 ? INT64_MIN : i == 7 ? INT64_MAX
			    : -near;
		snprintf(want, sizeof(want), "%lld", (long long)near);
		view_i64(v, "n", near);
		buf_reset(&out);
		ck_rc(template_render(template_find(set, "page"), v, &out),
		    RC_OK);
		ck_str(buf_str(&out), want);
		n = n < INT64_MAX / 10 ? n * 10 : 1;
	}
	templates_free(set);
}
END_TEST

/* The same program over views whose members stand in another order. */
START_TEST(places_of_members_may_change)
{
	struct example c = { "{{#l}}{{x}}{{y}}{{z}};{{/l}}", NULL, NULL,
		{ 0 } };
	struct templates *set;

	ck_rc(load(&c, NULL, &set), RC_OK);
	ck_rc(render(set, "{\"z\":0,\"l\":[{\"x\":1,\"y\":2},{\"y\":2,\"x\":1},"
	    "{\"q\":0,\"z\":3,\"x\":1},{},{\"x\":1,\"y\":2}]}"), RC_OK);
	ck_str(buf_str(&out), "120;120;13;0;120;");
	templates_free(set);
}
END_TEST

START_TEST(messages_are_built_in)
{
	static const struct example cases[] = {
		{ "<a title=\"{{t tip}}\">{{t hello}}</a>",
		    "{\"name\":\"A & B\"}",
		    "<a title=\"&quot;Now&quot; &amp; here\">"
		    "Hello A &amp; B!</a>", { 0 } },
		{ "{{#l}}{{t left}}. {{/l}}", "{\"l\":[{\"n\":0},{\"n\":1},"
		    "{\"n\":2},{\"n\":\"1\"},{}]}", "nothing left. "
		    "one thing left. 2 things left. one thing left. "
		    "nothing left. ", { 0 } },
		{ "{{#l}}{{t boxes}};{{/l}}", "{\"l\":[{\"a\":{\"n\":1}},"
		    "{\"a\":{\"n\":3}}]}", "1 box;3 boxes;", { 0 } },
		/* a name of the view may be t */
		{ "{{t}}{{#t}}{{t tip}}{{/t}}", "{\"t\":1}",
		    "1&quot;Now&quot; &amp; here", { 0 } },
		{ "{{>p}}", "{\"name\":\"x\"}", "Hello x!",
		    { "p", "{{ t  hello }}" } },
	};
	struct templates_options o = { 0 };

	o.msgs = messages("hello = Hello {name}!\n"
	    "tip = \"Now\" & here\n"
	    "left[=0] = nothing left\n"
	    "left[one] = one thing left\n"
	    "left[other] = {n} things left\n"
	    "boxes(a.n)[one] = {a.n} box\n"
	    "boxes(a.n)[other] = {a.n} boxes\n");
	for (int i = 0; i < N_OF(cases); i++)
		run(&cases[i], &o);
}
END_TEST

START_TEST(assets_are_built_in)
{
	static const struct example c = { "{{#l}}{{asset app.css}} {{/l}}",
		"{\"l\":[1,2,3],\"asset\":\"x\"}",
		"/static/app.1a2b.css?a&amp;b /static/app.1a2b.css?a&amp;b "
		"/static/app.1a2b.css?a&amp;b ", { 0 } };
	int asked = 0;
	struct templates_options o = { .asset = asset, .asset_ctx = &asked };

	run(&c, &o);
	ck_assert_int_eq(asked, 1);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("mustache");
	TCase *tc = unit_case(s, "cases");

#define ADD(name)                                                             \
	tcase_add_loop_test(tc, cases_of_##name, 0, N_OF(name))
	tcase_add_checked_fixture(tc, setup, teardown);
	ADD(values);
	ADD(sections);
	ADD(comments);
	ADD(delimiters);
	ADD(partials);
	ADD(dynamic);
	ADD(inheritance);
	tcase_add_test(tc, only_markup_is_printed_raw);
	tcase_add_test(tc, amounts_and_times_print_and_have_members);
	tcase_add_test(tc, numbers_of_every_length);
	tcase_add_test(tc, places_of_members_may_change);
	tcase_add_test(tc, messages_are_built_in);
	tcase_add_test(tc, assets_are_built_in);
	return unit_run(s);
}
