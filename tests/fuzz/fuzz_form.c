/* fuzz_form.c - a form's text through every typed reader.
 *
 * Promised: a reader that says yes gives a value within its bounds and notes no
 * error, one that says no leaves the value alone and notes one; form_ok knows.
 */
#include "fuzz.h"

#include "web/field.h"
#include "web/form.h"
#include "web/url.h"

static size_t wrong;

static void
check(struct form *f, const char *name, bool yes, bool untouched)
{
	const struct form_field *field = form_find(f, name);

	must(field != NULL && fuzz_clean(field->value));
	must(yes == (field->error == NULL));
	must(yes || untouched);
	must(field->n_args <= FORM_ARGS);
	for (size_t i = 0; i < field->n_args; i++)
		must(fuzz_clean(field->args[i].text));
	wrong += !yes;
	must(form_ok(f) == (wrong == 0));
}

static void
texts(struct form *f, enum form_need need)
{
	struct str out = STR("?");
	bool yes = form_str(f, "s", need, 2, 20, &out);

	check(f, "s", yes, str_eq_c(out, "?"));
	must(!yes || str_eq_c(out, "?") || (out.n >= 2 && out.n <= 80
	    && field_value(out) && str_eq(out, str_trim(out))));
	out = STR("?");
	yes = form_text(f, "t", need, 1, 50, &out);
	check(f, "t", yes, str_eq_c(out, "?"));
	must(!str_has(out, '\r'));
	out = STR("?");
	yes = form_email(f, "e", need, &out);
	check(f, "e", yes, str_eq_c(out, "?"));
	must(field_printable(out) && !str_has(out, ' ') && out.n <= 254);
	out = STR("a");
	yes = form_slug(f, "g", need, &out);
	check(f, "g", yes, str_eq_c(out, "a"));
	must(url_slug(out));
}

static void
numbers(struct form *f, enum form_need need)
{
	static const struct form_choice table[] = { { "a", 1 }, { "b", 2 },
		{ NULL, 0 } };
	struct money m = { 77, "XXX" };
	int64_t v = 77;
	int choice = 7;
	bool b = true, yes;

	yes = form_i64(f, "n", need, -5, 1000000, &v);
	check(f, "n", yes, v == 77);
	must(v >= -5 && v <= 1000000);
	yes = form_money(f, "m", need, ',', STR("EUR"), 0, 100000, &m);
	check(f, "m", yes, m.minor == 77);
	must(m.minor >= 0 && m.minor <= 100000);
	yes = form_choice(f, "c", need, table, &choice);
	check(f, "c", yes, choice == 7);
	must(choice == 1 || choice == 2 || choice == 7);
	yes = form_bool(f, "b", &b);
	check(f, "b", yes, b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = fuzz_arena();
	enum form_need need = n > 0 && data[0] % 2 ? FORM_REQUIRED
	                                           : FORM_OPTIONAL;
	enum req_reason why;
	struct form *f;
	enum rc rc;

	if (n == 0 || n > 65536)
		return 0;
	rc = form_parse(a, fuzz_str(data + 1, n - 1), 256, &f, &why);
	if (rc != RC_OK) {
		must(why == REQ_FORM_MANY || why == REQ_FORM_ESCAPE
		    || why == REQ_FORM_UTF8 || why == REQ_FORM_CONTROL);
		must((why == REQ_FORM_MANY) == (rc == RC_LIMIT));
		return 0;
	}
	wrong = 0;
	must(form_ok(f) && form_len(f) == 0);
	texts(f, need);
	numbers(f, need);
	must(form_len(f) == 8);
	for (size_t i = 0; i < form_count(f, "s"); i++)
		must(fuzz_clean(form_nth(f, "s", i)));
	must(form_nth(f, "s", form_count(f, "s")).n == 0);
	must(form_file(f, "s") == NULL);
	return 0;
}
