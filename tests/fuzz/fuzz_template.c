/* fuzz_template.c - hostile templates over a view with every kind of value.
 *
 * The input is up to four templates, cut at bytes 0: page, a, b, c.  Promised:
 * a set loads or is refused with one of three codes; what loads renders within
 * its buffer or stops at a limit, twice the same; a text never brings markup
 * into the page by itself.
 */
#include "fuzz.h"

#include "base/buf.h"
#include "web/mustache.h"
#include "web/view_int.h"

#define TEMPLATES 4
#define OUT_MAX ((size_t)64 * 1024)

/* Bytes that stand in no template: they can only come from the view's text. */
#define MARK "\x1f"

static struct view *
everything(struct arena *a)
{
	struct view *v = view_new(a), *list = view_list(v, "l"), *o;

	view_str(v, "x", STR(MARK "<&\"'>"));
	view_html(v, "h", html_trust(STR("<b>")));
	view_i64(v, "n", 2);
	view_bool(v, "y", true);
	view_str(v, "w", STR("a"));
	view_money(v, "m", ((struct money){ -5, "EUR" }),
	    locale_find(STR("en")));
	view_time(v, "t", 0, locale_find(STR("en")), DATE_SHORT);
	view_number(v, "k", 1000, locale_find(STR("en")));
	view_item_str(list, STR("1"));
	view_item_i64(list, 2);
	view_item_html(list, html_trust(STR("3")));
	view_item_i64(view_item_list(list), 4);
	o = view_item(list);
	view_str(o, "x", STR("inner"));
	view_str(o, "w", STR("b"));
	(void)view_list(o, "l");
	o = view_obj(v, "o");
	view_str(view_obj(o, "o"), "x", STR("deep"));
	return v;
}

static void
check_output(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		must(s.p[i] != MARK[0] || s.p[i + 1] == '&');
}

static void
render(const struct templates *set, const char *name, const struct view *v)
{
	static struct buf out, again;
	const struct template *t = template_find(set, name);
	enum rc rc;

	if (out.max == 0) {
		out = buf_process(OUT_MAX);
		again = buf_process(OUT_MAX);
	}
	if (t == NULL)
		return;
	buf_reset(&out);
	buf_reset(&again);
	rc = template_render(t, v, &out);
	must(rc == RC_OK || rc == RC_LIMIT);
	must(out.n <= OUT_MAX);
	must(template_render(t, v, &again) == rc);
	must(str_eq(buf_str(&out), buf_str(&again)));
	check_output(buf_str(&out));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const names[TEMPLATES] = { "page", "a", "b", "c" };
	struct template_source s[TEMPLATES];
	struct templates_options o = { 0 };
	struct arena *a = fuzz_arena();
	struct view *v = everything(a);
	struct str rest = fuzz_str(data, n), part;
	static uint32_t known;
	struct templates *set;
	size_t count = 0;
	enum rc rc;

	if (known == 0)
		known = sym_count();
	if (n > 4096 || memchr(data, MARK[0], n) != NULL)
		return 0;
	log_set_level(LOG_LEVEL_ERROR + 1);
	o.lenient = n > 0 && data[n - 1] % 2 == 0;
	while (count < TEMPLATES && str_cut(&rest, '\0', &part)) {
		s[count].name = str_c(names[count]);
		s[count++].text = part;
	}
	rc = templates_from(s, count, &o, &set);
	must(rc == RC_OK || rc == RC_INVALID || rc == RC_LIMIT);
	if (rc == RC_OK) {
		for (size_t i = 0; i < count; i++)
			render(set, names[i], v);
		templates_free(set);
	}
	sym_forget(known);
	return 0;
}
