/* The official specification's cases, from SOUK_SHARED/mustache-spec (or the
 * folder beside the repository); a note instead where they are not there. */
#include "base/file.h"
#include "json_view.h"

#define FILE_MAX ((size_t)4 * 1024 * 1024)
#define PARTIALS_MAX 16

static const struct {
	const char *name;
	int cases; /* that must be there, so that none gets lost */
} modules[] = {
	{ "comments", 12 }, { "delimiters", 14 }, { "interpolation", 42 },
	{ "inverted", 22 }, { "partials", 12 }, { "sections", 34 },
	{ "~dynamic-names", 21 }, { "~inheritance", 27 },
};

static char folder[4096];
static struct arena *a;

struct sources {
	struct template_source all[PARTIALS_MAX];
	size_t n;
};

static void
add_partial(void *ctx, struct str name, const struct json *text)
{
	struct sources *s = ctx;

	ck_assert_uint_lt(s->n, PARTIALS_MAX);
	s->all[s->n].name = name;
	s->all[s->n++].text = json_str(text);
}

static void
run_case(const char *module, const struct json *c)
{
	struct templates_options o = { .lenient = true };
	struct sources s = { .n = 1 };
	/* its texts are taken for safe, so that {{{x}}} prints them */
	struct json_view w = { .a = a, .trusted = true };
	struct field root = json_field(&w, json_get(c, "data"));
	struct str want = json_get_str(c, "expected");
	struct str name = json_get_str(c, "name");
	struct buf out = buf_arena(a, 65536);
	struct templates *set;

	s.all[0].name = STR("(main)");
	s.all[0].text = json_get_str(c, "template");
	if (json_get(c, "partials") != NULL)
		json_each(json_get(c, "partials"), add_partial, &s);
	ck_rc(templates_from(s.all, s.n, &o, &set), RC_OK);
	ck_rc(template_run(template_find(set, "(main)"), &root, &out), RC_OK);
	ck_assert_msg(str_eq(buf_str(&out), want),
	    "%s, %.*s:\n%.*s\n--- gives\n%.*s\n--- and should give\n%.*s",
	    module, STR_FMT(name), STR_FMT(s.all[0].text),
	    STR_FMT(buf_str(&out)), STR_FMT(want));
	templates_free(set);
}

START_TEST(official_cases)
{
	const struct json *doc, *cases;
	struct str path, text;

	a = arena_new((size_t)64 * 1024 * 1024);
	path = arena_printf(a, "%s/%s.json", folder, modules[_i].name);
	ck_rc(file_read(a, path.p, FILE_MAX, &text), RC_OK);
	ck_rc(json_parse(a, text, &doc), RC_OK);
	cases = json_get(doc, "tests");
	ck_assert_int_ge((int)json_len(cases), modules[_i].cases);
	for (size_t i = 0; i < json_len(cases); i++)
		run_case(modules[_i].name, json_at(cases, i));
	printf("mustache specification, %s: %zu cases\n", modules[_i].name,
	    json_len(cases));
	fflush(stdout);
	arena_free(a);
}
END_TEST

int
main(void)
{
	const char *shared = getenv("SOUK_SHARED");
	Suite *s = suite_create("mustache specification");
	TCase *tc = unit_case(s, "official cases");

	snprintf(folder, sizeof(folder), "%s/mustache-spec",
	    shared != NULL ? shared : "../shared");
	if (access(folder, R_OK) != 0) {
		printf("mustache specification: no %s here, its cases were "
		       "skipped\n", folder);
		return 0;
	}
	tcase_add_loop_test(tc, official_cases, 0, N_OF(modules));
	return unit_run(s);
}
