/* check_mustache.c - the project's own cases of what templates do, in groups
 * as the specification has them; our own tags; refusals with file and line;
 * limits; and that a warm render takes nothing from the system. */
#include <malloc.h>

#include "base/file.h"
#include "json_view.h"

#define SOURCES_MAX 50

static struct arena *a;
static struct buf out;

static void
setup(void)
{
	a = arena_new((size_t)64 * 1024 * 1024);
	out = buf_process((size_t)1024 * 1024);
}

static void
teardown(void)
{
	buf_free(&out);
	arena_free(a);
}

/* --- cases -----------------------------------------------------------------*/

struct example {
	const char *template, *data, *want;
	const char *parts[8]; /* name, text, … */
};

static enum rc
load(const struct example *c, const struct templates_options *o,
    struct templates **set)
{
	struct template_source s[8] = { { STR("page"), str_c(c->template) } };
	size_t n = 1;

	for (size_t i = 0; i < 8 && c->parts[i] != NULL; i += 2) {
		s[n].name = str_c(c->parts[i]);
		s[n++].text = str_c(c->parts[i + 1]);
	}
	return templates_from(s, n, o, set);
}

static struct field
data(const char *json)
{
	struct json_view w = { .a = a };
	const struct json *j;

	ck_rc(json_parse(a, str_c(json), &j), RC_OK);
	return json_field(&w, j);
}

static enum rc
render(const struct templates *set, const char *json)
{
	struct field root = data(json);

	buf_reset(&out);
	return template_run(template_find(set, "page"), &root, &out);
}

static void
run(const struct example *c, const struct templates_options *o)
{
	struct templates *set;

	ck_rc(load(c, o, &set), RC_OK);
	ck_rc(render(set, c->data), RC_OK);
	ck_assert_msg(str_eq_c(buf_str(&out), c->want),
	    "%s\nwith %s gives\n%.*s\nand should give\n%s", c->template,
	    c->data, STR_FMT(buf_str(&out)), c->want);
	templates_free(set);
}

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

/* --- our own tags ----------------------------------------------------------*/

static bool
asset(void *ctx, struct str name, struct str *url)
{
	(*(int *)ctx)++;
	if (!str_eq(name, STR("app.css")))
		return false;
	*url = STR("/static/app.1a2b.css?a&b");
	return true;
}

static const struct msgs *
messages(const char *text)
{
	char dir[] = "/tmp/check_mustache.XXXXXX", path[64];
	struct msg_catalogue *all;

	ck_assert_ptr_ne(mkdtemp(dir), NULL);
	snprintf(path, sizeof(path), "%s/en.msg", dir);
	ck_rc(file_replace(path, str_c(text), 0600), RC_OK);
	ck_rc(msg_load(a, dir, &all), RC_OK);
	(void)unlink(path);
	(void)rmdir(dir);
	return msg_find(all, STR("en"));
}

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
	tc = unit_case(s, "refusals");
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
