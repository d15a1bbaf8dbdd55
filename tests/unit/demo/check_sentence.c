/* check_sentence.c - German words follow the noun's gender. */
#include "demo/sentence.h"

#include <signal.h>

#include "../unit.h"

static struct arena *a;

static void
setup(void)
{
	a = arena_new(1 << 20);
}

static void
teardown(void)
{
	arena_free(a);
}

static struct str
fill(const struct product *p, int locale, const char *text, bool capital)
{
	struct buf b = buf_arena(a, 4096);

	sentence_put(&b, p, locale, text, capital);
	return buf_str(&b);
}

static const struct {
	char gender;
	const char *out;
} genders[] = {
    {'m', "Der Xx, einen Xx, mit einem Xx: ihn, ihm, er"},
    {'f', "Die Xx, eine Xx, mit einer Xx: sie, ihr, sie"},
    {'n', "Das Xx, ein Xx, mit einem Xx: es, ihm, es"},
};

START_TEST(agrees)
{
	struct type t = {.noun = W("x", "Xx"), .gender = genders[_i].gender};
	struct product p = {.type = &t};

	ck_str(fill(&p, DE,
		   "{Der} {N}, {einen} {N}, mit {einem} {N}: {ihn}, {ihm}, "
		   "{er}",
		   false),
	    genders[_i].out);
}
END_TEST

START_TEST(english_article)
{
	struct type mug = {.noun = W("mug", "Becher"), .gender = 'm'};
	struct type apron = {.noun = W("apron", "Kochschürze"), .gender = 'f'};
	struct product p = {.type = &mug};

	ck_str(fill(&p, EN, "{a} {N}.", true), "A mug.");
	p.type = &apron;
	ck_str(fill(&p, EN, "with {a} {N}.", false), "with an apron.");
}
END_TEST

START_TEST(capitals)
{
	struct type t = {.noun = W("x", "Xx"), .gender = 'n'};
	struct product p = {.type = &t};

	ck_str(fill(&p, DE, "über alles", true), "Über alles");
	ck_str(fill(&p, DE, "{ein} {N}", true), "Ein Xx");
	ck_str(fill(&p, DE, "90 g", true), "90 g");
	ck_str(fill(&p, DE, "", true), "");
}
END_TEST

START_TEST(numbers)
{
	struct buf b = buf_arena(a, 4096);

	sentence_tenths(&b, 95, EN);
	buf_char(&b, ' ');
	sentence_tenths(&b, 95, DE);
	buf_char(&b, ' ');
	sentence_tenths(&b, 3300, DE);
	ck_str(buf_str(&b), "9.5 9,5 330");
}
END_TEST

START_TEST(unknown_aborts)
{
	struct type t = {.noun = W("x", "Xx"), .gender = 'n'};
	struct product p = {.type = &t};

	unit_log_start();
	(void)fill(&p, EN, "{Nn}", false);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("demo/sentence");
	TCase *tc = unit_case(s, "sentence");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, agrees, 0, N_OF(genders));
	tcase_add_test(tc, english_article);
	tcase_add_test(tc, capitals);
	tcase_add_test(tc, numbers);
	tcase_add_test_raise_signal(tc, unknown_aborts, SIGABRT);
	return unit_run(s);
}
