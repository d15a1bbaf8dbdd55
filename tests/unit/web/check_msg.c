/* check_msg.c - what the files of messages may hold, that the languages agree,
 * and what code in C gets. */
#include "base/file.h"
#include "unit.h"
#include "web/msg_int.h"

static struct arena *a;
static char dir[] = "/tmp/check_msg.XXXXXX";

static void
setup(void)
{
	a = arena_new((size_t)16 * 1024 * 1024);
	ck_assert_ptr_ne(mkdtemp(dir), NULL);
	unit_log_start();
}

static void
teardown(void)
{
	static const char *const files[] = { "en.msg", "de.msg", "xx.msg",
		"notes.txt", ".de.msg" };

	for (int i = 0; i < N_OF(files); i++)
		(void)unlink(arena_printf(a, "%s/%s", dir, files[i]).p);
	(void)rmdir(dir);
	arena_free(a);
}

static void
put(const char *name, const char *text)
{
	if (text != NULL)
		ck_rc(file_replace(arena_printf(a, "%s/%s", dir, name).p,
		    str_c(text), 0600), RC_OK);
}

static enum rc
load(const char *en, const char *de, struct msg_catalogue **all)
{
	put("en.msg", en);
	put("de.msg", de);
	return msg_load(a, dir, all);
}

static const struct msgs *
english(const char *text)
{
	struct msg_catalogue *all;

	ck_rc(load(text, NULL, &all), RC_OK);
	return msg_find(all, STR("en"));
}

START_TEST(keys_and_texts)
{
	const struct msgs *m = english("# a comment\n\n"
	    "one = One\n"
	    "  two.words_2=  Two words, = and all  \r\n"
	    "empty =\n"
	    "long = first \\\n    second \\\nthird\n"
	    "braces = {{x}} and }}{{\n"
	    "last = no newline");

	ck_str(msg_text(m, "one"), "One");
	ck_str(msg_text(m, "two.words_2"), "Two words, = and all");
	ck_str(msg_text(m, "empty"), "");
	ck_str(msg_text(m, "long"), "first second third");
	ck_str(msg_text(m, "braces"), "{x} and }{");
	ck_str(msg_text(m, "last"), "no newline");
	ck_assert(msg_has(m, "one"));
	ck_assert(!msg_has(m, "on"));
	ck_str(locale_tag(msg_locale(m)), "en");
}
END_TEST

START_TEST(variables)
{
	const struct msgs *m = english("hello = {name}: {price.text}, {n}{n}\n"
	    "end = so {name}\n");
	struct view *v = view_new(a);

	view_str(v, "name", STR("<Ada>"));
	view_i64(v, "n", 4);
	view_money(v, "price", ((struct money){ 500, "EUR" }),
	    locale_find(STR("en")));
	ck_str(msg_format(a, m, "hello", v), "<Ada>: €5.00, 44");
	ck_str(msg_format(a, m, "end", v), "so <Ada>");
	ck_str(msg_format(a, m, "end", view_new(a)), "so ");
	ck_str(msg_format(a, m, "end", NULL), "so ");
}
END_TEST

START_TEST(plurals)
{
	const struct msgs *m = english("left[one] = {n} left\n"
	    "left[=0] = none left\n"
	    "left[other] = {n} are left\n"
	    "box(box.n)[one] = a box\n"
	    "box(box.n)[other] = {box.n} boxes\n");
	struct view *v = view_new(a);

	view_i64(v, "n", 1);
	ck_str(msg_format(a, m, "left", v), "1 left");
	view_number(v, "n", 1200, locale_find(STR("en")));
	ck_str(msg_format(a, m, "left", v), "1,200 are left");
	view_i64(v, "n", 0);
	ck_str(msg_format(a, m, "left", v), "none left");
	ck_str(msg_format(a, m, "left", NULL), "none left");
	view_i64(view_obj(v, "box"), "n", 1);
	ck_str(msg_format(a, m, "box", v), "a box");
	view_i64(view_obj(v, "box"), "n", 9);
	ck_str(msg_format(a, m, "box", v), "9 boxes");
}
END_TEST

START_TEST(a_key_that_is_not_there_is_shown_and_logged)
{
	const struct msgs *m = english("one = One\n");

	ck_str(msg_text(m, "other"), "other");
	ck_str(msg_format(a, m, "another", NULL), "another");
	ck_assert_int_eq(unit_log_lines(), 2);
}
END_TEST

START_TEST(many_keys)
{
	struct buf b = buf_arena(a, (size_t)1024 * 1024);
	const struct msgs *m;

	for (int i = 0; i < 3000; i++)
		buf_printf(&b, "key.%d = text %d\n", i, i);
	buf_char(&b, '\0');
	m = english(b.p);
	for (int i = 0; i < 3000; i++)
		ck_str(msg_text(m, arena_printf(a, "key.%d", i).p),
		    arena_printf(a, "text %d", i).p);
}
END_TEST

static const struct {
	const char *text, *what;
	int line;
} wrong[] = {
	{ "a = 1\n\nno message here\n", "not a message", 3 },
	{ "= x\n", "not a message", 1 },
	{ "A = x\n", "not a message", 1 },
	{ "a. = x\n", "not a message", 1 },
	{ ".a = x\n", "not a message", 1 },
	{ "a..b = x\n", "not a message", 1 },
	{ "a b = x\n", "not a message", 1 },
	{ "a(n) = x\n", "not a message", 1 },
	{ "a(N)[one] = x\n", "not a message", 1 },
	{ "a[one = x\n", "not a message", 1 },
	{ "a = 1\na = 2\n", "a key given twice", 2 },
	{ "a[one] = 1\na[one] = 2\n", "a key given twice", 2 },
	{ "a[=1] = 1\na[=1] = 2\n", "a key given twice", 2 },
	{ "a = 1\na[one] = 2\n", "do not fit together", 2 },
	{ "a[one] = 1\na(m)[other] = 2\n", "do not fit together", 2 },
	{ "a[some] = 1\n", "not a plural form", 1 },
	{ "a[few] = 1\n", "a plural form that the language has not", 1 },
	{ "a[=x] = 1\n", "not an exact form", 1 },
	{ "a[=1]=\na[=2]=\na[=3]=\na[=4]=\na[=5]=\n", "not an exact form",
	    5 },
	{ "b = x\na[one] = 1\n", "a plural form is missing", 2 },
	{ "a = {\n", "no variable after {", 1 },
	{ "a = {}\n", "no variable after {", 1 },
	{ "a = {x\n", "no variable after {", 1 },
	{ "a = {two words}\n", "no variable after {", 1 },
	{ "a = x}\n", "} without {", 1 },
	{ "a = {a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q}\n",
	    "a name of too many parts", 1 },
	{ "# nothing\n", "no messages in the file", 1 },
	{ "a = \xff\n", "not a text in UTF-8", 0 },
	{ "a = \x01\n", "not a text in UTF-8", 0 },
};

START_TEST(wrong_files_stop_the_load)
{
	struct msg_catalogue *all;
	char line[32];

	ck_rc(load(wrong[_i].text, NULL, &all), RC_INVALID);
	snprintf(line, sizeof(line), "\"line\":%d", wrong[_i].line);
	ck_assert_msg(unit_has(unit_log(), wrong[_i].what)
	    && unit_has(unit_log(), line), "%.*s", STR_FMT(unit_log()));
	ck_assert(unit_has(unit_log(), "en.msg"));
	ck_assert_int_eq(unit_log_lines(), 1);
}
END_TEST

static const struct {
	const char *en, *de, *what;
} unlike[] = {
	{ "a = 1\nb = 2\n", "a = 1\n", "another language has not" },
	{ "a = 1\n", "a = 1\nb = 2\n", "another language has not" },
	{ "a = {x}\n", "a = {y}\n", "a variable" },
	{ "a = {x}{y}\n", "a = {x}\n", "a variable" },
	{ "a = {x}\n", "a = {x}{y}\n", "a variable" },
	{ "a = {x.y}\n", "a = {x}\n", "a variable" },
	{ "a[one] = 1\na[other] = {n}\n", "a = {n}\n", "plural in one" },
	{ "a[one] = 1\na[other] = {n}\n",
	    "a(m)[one] = 1\na(m)[other] = {n}\n", "another variable" },
};

START_TEST(languages_that_do_not_agree_stop_the_load)
{
	struct msg_catalogue *all;

	ck_rc(load(unlike[_i].en, unlike[_i].de, &all), RC_INVALID);
	ck_assert_msg(unit_has(unit_log(), unlike[_i].what), "%.*s",
	    STR_FMT(unit_log()));
}
END_TEST

START_TEST(languages_that_agree)
{
	struct msg_catalogue *all;

	put("notes.txt", "nonsense");
	put(".de.msg", "nonsense");
	/* the order may differ; a form may leave out a variable */
	ck_rc(load("a = {x} of {y}\nb[one] = one {z}\nb[other] = {n} {z}\n",
	    "b[one] = {n} {z}\nb[other] = {n} {z}\na = {y}/{x}\n", &all),
	    RC_OK);
	ck_assert_uint_eq(msg_count(all), 2);
	ck_str(locale_tag(msg_locale(msg_at(all, 0))), "de");
	ck_str(locale_tag(msg_locale(msg_at(all, 1))), "en");
	ck_assert_ptr_eq(msg_at(all, 2), NULL);
	ck_assert_ptr_eq(msg_find(all, STR("fr")), NULL);
	ck_assert_ptr_eq(msg_find(all, STR("de")), msg_at(all, 0));
}
END_TEST

START_TEST(a_language_without_tables)
{
	struct msg_catalogue *all;

	put("xx.msg", "a = 1\n");
	ck_rc(msg_load(a, dir, &all), RC_INVALID);
	ck_assert(unit_has(unit_log(), "without tables"));
}
END_TEST

START_TEST(no_folder_and_no_files)
{
	struct msg_catalogue *all;

	ck_rc(msg_load(a, "/nonexistent", &all), RC_NOT_FOUND);
	ck_rc(msg_load(a, dir, &all), RC_NOT_FOUND);
	ck_assert_int_eq(unit_log_lines(), 2);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("msg");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, wrong_files_stop_the_load, 0, N_OF(wrong));
	tcase_add_loop_test(tc, languages_that_do_not_agree_stop_the_load, 0,
	    N_OF(unlike));
	tcase_add_test(tc, a_language_without_tables);
	tcase_add_test(tc, no_folder_and_no_files);
	tc = unit_case(s, "messages");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, keys_and_texts);
	tcase_add_test(tc, variables);
	tcase_add_test(tc, plurals);
	tcase_add_test(tc, a_key_that_is_not_there_is_shown_and_logged);
	tcase_add_test(tc, many_keys);
	tcase_add_test(tc, languages_that_agree);
	return unit_run(s);
}
