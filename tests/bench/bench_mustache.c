/* bench_mustache.c - templates against C by hand, on the product page.
 *
 *   bench_mustache [OUT.json]     from the clone's root
 *
 * Both draw the same data byte for byte (or the benchmark refuses).  The turns
 * alternate, a pair gives one ratio, the median of all pairs counts, so that a
 * busy machine hits both alike.  Two ratios: of drawing alone, the view being
 * there; and of building the view and drawing, where the page by hand still
 * starts from finished structs with formatted prices.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "page.h"
#include "web/mustache.h"

#define PAIRS 21
#define TURN_US 20000
#define PAGE_MAX ((size_t)256 * 1024)

static struct arena *a;
static const struct template *template;
static struct view *view;
static struct buf out;

static bool
asset(void *ctx, struct str name, struct str *url)
{
	*url = arena_printf(ctx, "/static/%.*s", STR_FMT(name));
	return true;
}

/* --- the view, as storefront/product.c builds it ---------------------------*/

static void
links(struct view *list, const struct link *l, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct view *one = view_item(list);

		view_str(one, "name", l[i].name);
		view_str(one, "path", l[i].path);
		view_bool(one, "current", l[i].current);
		if (l[i].n > 0)
			links(view_list(one, "children"), l[i].children,
			    l[i].n);
	}
}

static void
languages(struct view *list, const struct link *l, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct view *one = view_item(list);

		view_str(one, "lang", l[i].lang);
		view_str(one, "name", l[i].name);
		view_str(one, "href", l[i].path);
		view_bool(one, "current", l[i].current);
	}
}

static void
pictures(struct view *v, const struct page *p)
{
	struct view *list = view_list(v, "pictures");

	view_bool(v, "many_pictures", p->n_pictures > 1);
	for (size_t i = 0; i < p->n_pictures; i++) {
		const struct shown_picture *s = &p->pictures[i];
		struct view *one = view_item(list);

		view_str(one, "id", s->id);
		view_i64(one, "n", s->n);
		view_bool(one, "first", i == 0);
		view_str(one, "alt", s->alt);
		view_str(one, "src", s->src);
		view_str(one, "avif", s->avif);
		view_str(one, "webp", s->webp);
		view_i64(one, "width", s->width);
		view_i64(one, "height", s->height);
		view_bool(one, "eager", s->eager);
		view_bool(one, "lazy", !s->eager);
	}
}

static void
options(struct view *v, const struct page *p)
{
	struct view *list = view_list(v, "options");

	for (size_t i = 0; i < p->n_options; i++) {
		const struct shown_option *o = &p->options[i];
		struct view *one = view_item(list), *values;

		view_str(one, "name", o->name);
		view_str(one, "chosen_name", o->chosen);
		values = view_list(one, "values");
		for (size_t k = 0; k < o->n; k++) {
			const struct shown_value *s = &o->values[k];
			struct view *value = view_item(values);

			view_str(value, "name", s->name);
			if (s->swatch.n > 0)
				view_str(value, "swatch", s->swatch);
			view_bool(value, "chosen", s->chosen);
			view_bool(value, "missing", s->missing);
			view_bool(value, "sold_out", s->sold_out);
			view_str(value, "href", s->href);
		}
	}
}

static void
facts(struct view *v, const struct page *p)
{
	const struct locale *l = locale_find(STR("en"));
	struct view *list = view_list(v, "attributes");

	view_str(v, "name", p->name);
	view_str(v, "summary", p->summary);
	view_html(v, "html", html_trust(p->html));
	view_str(v, "sku", p->sku);
	view_str(v, "barcode", p->barcode);
	view_money(v, "price", p->price, l);
	view_money(v, "compare", p->compare, l);
	view_i64(v, "percent", p->percent);
	view_bool(v, "in_stock", p->stock > 0);
	view_bool(v, "sold_out", p->stock <= 0);
	if (p->stock > 0 && p->stock <= 3)
		view_i64(view_obj(v, "low"), "n", p->stock);
	for (size_t i = 0; i < p->n_attributes; i++) {
		struct view *one = view_item(list);

		view_str(one, "name", p->attributes[i].name);
		view_str(one, "value", p->attributes[i].path);
	}
}

static struct view *
build_view(const struct page *p)
{
	struct view *v = view_new(a);

	view_str(v, "lang", p->lang);
	view_str(v, "title", p->title);
	view_str(v, "description", p->description);
	view_str(v, "canonical", p->canonical);
	view_str(v, "home", p->home);
	view_str(v, "search_path", p->search_path);
	view_str(v, "preferences_path", p->preferences_path);
	view_str(v, "here", p->here);
	view_str(v, "q", p->q);
	view_str(v, "year", p->year);
	view_bool(v, "theme_auto", true);
	view_bool(v, "theme_light", false);
	view_bool(v, "theme_dark", false);
	languages(view_list(v, "alternates"), p->alternates, p->n_alternates);
	languages(view_list(v, "languages"), p->languages, p->n_languages);
	links(view_list(v, "nav"), p->nav, p->n_nav);
	links(view_list(v, "crumbs"), p->crumbs, p->n_crumbs);
	facts(v, p);
	pictures(v, p);
	options(v, p);
	return v;
}

/* --- turns -----------------------------------------------------------------*/

static void
draw_by_hand(void)
{
	buf_reset(&out);
	page_by_hand(&out, &bench_page);
}

static void
draw(const struct view *v)
{
	buf_reset(&out);
	if (template_render(template, v, &out) != RC_OK)
		exit(1);
}

static void
draw_template(void)
{
	draw(view);
}

static void
build_and_draw(void)
{
	arena_reset(a);
	draw(build_view(&bench_page));
}

/* Nanoseconds of processor time of one call, over n. */
static int64_t
turn(void (*fn)(void), int64_t n)
{
	clock_t start = clock();

	for (int64_t i = 0; i < n; i++)
		fn();
	return (clock() - start) * (INT64_C(1000000000) / CLOCKS_PER_SEC) / n;
}

static int64_t
calls_per_turn(void (*fn)(void))
{
	int64_t n = 100;

	while (turn(fn, n) * n < INT64_C(1000) * TURN_US)
		n *= 2;
	return n;
}

static int
by_value(const void *x, const void *y)
{
	int64_t p = *(const int64_t *)x, q = *(const int64_t *)y;

	return p < q ? -1 : p > q;
}

struct result {
	int64_t hand, template; /* ns, medians */
	int64_t ratio;          /* per mille, median of the pairs' */
};

static struct result
measure(void (*fn)(void))
{
	int64_t hand[PAIRS], mine[PAIRS], ratio[PAIRS];
	int64_t n = calls_per_turn(draw_by_hand), m = calls_per_turn(fn);

	for (int i = 0; i < PAIRS; i++) {
		hand[i] = turn(draw_by_hand, n);
		mine[i] = turn(fn, m);
		ratio[i] = hand[i] * 1000 / mine[i];
	}
	qsort(hand, PAIRS, sizeof(hand[0]), by_value);
	qsort(mine, PAIRS, sizeof(mine[0]), by_value);
	qsort(ratio, PAIRS, sizeof(ratio[0]), by_value);
	return (struct result){ hand[PAIRS / 2], mine[PAIRS / 2],
		ratio[PAIRS / 2] };
}

/* --- the two pages are the same --------------------------------------------*/

static void
must_be_the_same(void)
{
	struct str want, got;
	size_t i = 0;

	draw_by_hand();
	want = arena_str(a, buf_str(&out));
	draw_template();
	got = buf_str(&out);
	if (str_eq(want, got))
		return;
	while (i < want.n && i < got.n && want.p[i] == got.p[i])
		i++;
	fprintf(stderr, "bench: the pages differ at byte %zu\n--- by hand\n"
	    "%.*s\n--- by template\n%.*s\n", i,
	    STR_FMT(str_sub(want, i > 40 ? i - 40 : 0, i + 80)),
	    STR_FMT(str_sub(got, i > 40 ? i - 40 : 0, i + 80)));
	exit(1);
}

static struct templates *
load(struct arena *process, const char *templates, const char *messages)
{
	struct templates_options o = { .asset = asset,
		.asset_ctx = process };
	struct msg_catalogue *all;
	struct templates *set;

	if (msg_load(process, messages, &all) != RC_OK)
		exit(1);
	o.msgs = msg_find(all, STR("en"));
	if (templates_load(templates, &o, &set) != RC_OK)
		exit(1);
	return set;
}

/* Has the shop's own page moved on since its copy here was taken? */
static const char *
same_as_the_shop(struct arena *process)
{
	struct templates *set = load(process, "templates",
	    "templates/messages");
	struct str copy = arena_str(process, buf_str(&out));

	buf_reset(&out);
	if (template_render(template_find(set, "storefront/product"), view,
	    &out) != RC_OK)
		exit(1);
	return str_eq(copy, buf_str(&out)) ? "the same bytes as"
	                                   : "no longer the bytes of";
}

int
main(int argc, char **argv)
{
	struct arena *process = arena_new((size_t)256 * 1024 * 1024);
	struct result drawing, whole;
	char json[512];
	size_t bytes;

	a = arena_new((size_t)64 * 1024 * 1024);
	out = buf_process(PAGE_MAX);
	template = template_find(load(process, "tests/bench/product",
	    "tests/bench/product/messages"), "storefront/product");
	view = build_view(&bench_page);
	must_be_the_same();
	bytes = out.n;
	printf("product page, %zu bytes, %s the shop's templates\n", bytes,
	    same_as_the_shop(process));
	drawing = measure(draw_template);
	whole = measure(build_and_draw);
	snprintf(json, sizeof(json), "{\"bytes\":%zu,\"pairs\":%d,"
	    "\"hand_ns\":%lld,\"template_ns\":%lld,\"ratio\":%lld.%03lld,"
	    "\"with_view_ns\":%lld,\"with_view_ratio\":%lld.%03lld}\n", bytes,
	    PAIRS, (long long)drawing.hand, (long long)drawing.template,
	    (long long)drawing.ratio / 1000, (long long)drawing.ratio % 1000,
	    (long long)whole.template, (long long)whole.ratio / 1000,
	    (long long)whole.ratio % 1000);
	printf("by hand %lld ns, by template %lld ns: %lld.%03lld of its speed "
	    "(aim 0.800)\n", (long long)drawing.hand,
	    (long long)drawing.template, (long long)drawing.ratio / 1000,
	    (long long)drawing.ratio % 1000);
	printf("with the view built for each page %lld ns: %lld.%03lld\n",
	    (long long)whole.template, (long long)whole.ratio / 1000,
	    (long long)whole.ratio % 1000);
	if (argc > 1 && file_replace(argv[1], str_c(json), 0644) != RC_OK)
		return 1;
	return 0;
}
