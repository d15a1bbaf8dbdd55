/* check_catalogue.c - the demo shop as data: complete, unique, in both
 * languages, the same every time. */
#include "demo/catalogue.h"

#include <ctype.h>

#include "../unit.h"
#include "base/crypto.h"
#include "base/json.h"
#include "demo/ean.h"
#include "demo/pictures.h"
#include "demo/sentence.h"

static struct arena *a;
static struct goods *g;

static void
setup(void)
{
	a = arena_new(512 << 20);
	g = goods_make(a);
}

static void
teardown(void)
{
	arena_free(a);
}

/* Calls check for each product. */
#define EACH(p)                                                                \
	for (const struct product *p = g->products;                            \
	     p < g->products + GOODS_PRODUCTS; p++)

static void
digest(const struct goods *goods, char hex[SHA256_HEX])
{
	struct buf b = buf_process(64 << 20);

	catalogue_write(&b, goods);
	ck_assert(buf_ok(&b));
	crypto_sha256_hex(buf_str(&b), hex);
	buf_free(&b);
}

/* Of the whole catalogue, drawings included.  It changes with the tables and
 * the drawings, on purpose; it must not change with compiler or machine.  The
 * new one: souk-demo catalogue x && sha256sum x */
static const char known_digest[] =
    "bcabe9e0f0c8cca416d1064458383c6057dab42d35b0106f0d0fee5e1360a15d";

START_TEST(same_every_time)
{
	struct arena *other = arena_new(512 << 20);
	char one[SHA256_HEX], two[SHA256_HEX];

	digest(g, one);
	ck_assert_str_eq(one, known_digest);
	digest(goods_make(other), two);
	ck_assert_str_eq(one, two);
	arena_free(other);
}
END_TEST

START_TEST(every_line_is_json)
{
	struct buf b = buf_process(64 << 20);
	struct str rest, line;
	int categories = 0, products = 0;

	catalogue_write(&b, g);
	rest = buf_str(&b);
	while (str_cut(&rest, '\n', &line)) {
		struct arena *tmp = arena_new(8 << 20);
		const struct json *j;

		if (line.n > 0) {
			ck_rc(json_parse(tmp, line, &j), RC_OK);
			if (str_eq_c(json_get_str(j, "kind"), "category"))
				categories++;
			else
				products++;
		}
		arena_free(tmp);
	}
	ck_assert_int_eq(categories, 30);
	ck_assert_int_eq(products, 1000);
	buf_free(&b);
}
END_TEST

/* --- uniqueness ----------------------------------------------------------- */

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static void
all_differ(struct str *list, size_t n, const char *what)
{
	qsort(list, n, sizeof(*list), by_bytes);
	for (size_t i = 1; i < n; i++)
		ck_assert_msg(!str_eq(list[i - 1], list[i]),
		    "two %s are \"%.*s\"", what, STR_FMT(list[i]));
}

START_TEST(names_and_slugs_differ)
{
	struct str *names = arena_array(a, GOODS_PRODUCTS, sizeof(*names));
	struct str *slugs = arena_array(a, GOODS_PRODUCTS, sizeof(*slugs));
	size_t n = 0;

	EACH(p)
	{
		names[n] = p->name[_i];
		slugs[n++] = p->slug[_i];
	}
	all_differ(names, n, "names");
	all_differ(slugs, n, "slugs");
}
END_TEST

START_TEST(category_slugs_differ)
{
	struct str *slugs = arena_array(a, GOODS_CATEGORIES, sizeof(*slugs));
	size_t n = 0;

	for (unsigned i = 0; i < words_ndepartments; i++)
		slugs[n++] = str_c(words_departments[i].slug.t[_i]);
	for (unsigned i = 0; words_leaves[i] != NULL; i++)
		slugs[n++] = str_c(words_leaves[i]->slug.t[_i]);
	ck_assert_uint_eq(n, GOODS_CATEGORIES);
	all_differ(slugs, n, "category slugs");
}
END_TEST

START_TEST(slugs_are_addresses)
{
	EACH(p)
	for (size_t i = 0; i < p->slug[_i].n; i++) {
		char c = p->slug[_i].p[i];

		ck_assert((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			  (c == '-' && i > 0 && i + 1 < p->slug[_i].n &&
			      p->slug[_i].p[i - 1] != '-'));
	}
}
END_TEST

START_TEST(skus_and_barcodes_differ)
{
	struct str *skus = arena_array(a, 40000, sizeof(*skus));
	struct str *codes = arena_array(a, 40000, sizeof(*codes));
	size_t n = 0;

	EACH(p)
	for (unsigned i = 0; i < p->nvariants; i++) {
		ck_assert(ean13_ok(str_c(p->variants[i].barcode)));
		skus[n] = p->variants[i].sku;
		codes[n++] = str_c(p->variants[i].barcode);
	}
	all_differ(skus, n, "SKUs");
	all_differ(codes, n, "barcodes");
}
END_TEST

START_TEST(picture_files_differ)
{
	struct str *files =
	    arena_array(a, GOODS_PRODUCTS * MAX_PICTURES, sizeof(*files));
	size_t n = 0;

	EACH(p)
	for (unsigned i = 0; i < p->npictures; i++)
		files[n++] = p->pictures[i].file;
	all_differ(files, n, "picture files");
}
END_TEST

/* --- variants ------------------------------------------------------------- */

START_TEST(variants_make_sense)
{
	int sold_out = 0, low = 0, reduced = 0, all = 0;
	unsigned most = 0;

	EACH(p)
	{
		ck_assert_uint_ge(p->nvariants, 1);
		ck_assert_uint_le(p->nvariants, 24);
		most = p->nvariants > most ? p->nvariants : most;
		for (unsigned i = 0; i < p->nvariants; i++, all++) {
			const struct variant *v = &p->variants[i];

			ck_assert_int_ge(v->price, 100);
			ck_assert_int_le(v->price, 50000);
			ck_assert_int_eq(v->price % 10, 0);
			ck_assert(
			    v->compare_at == 0 || v->compare_at > v->price);
			ck_assert_int_gt(v->weight_g, 0);
			ck_assert_uint_lt(v->picture, p->npictures);
			sold_out += v->stock == 0;
			low += v->stock >= 1 && v->stock <= 3;
			reduced += v->compare_at > 0;
			/* the picture shows the variant's colour */
			if (p->ncolours > 1)
				ck_assert_uint_eq(
				    p->pictures[v->picture].colour, v->at[0]);
		}
	}
	ck_assert_uint_ge(most, 12);
	ck_assert_int_gt(sold_out, all / 20);
	ck_assert_int_gt(low, all / 20);
	ck_assert_int_gt(reduced, all / 20);
}
END_TEST

/* --- texts ---------------------------------------------------------------- */

/* Does word stand in text as a word of its own? */
static bool
has_word(struct str text, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= text.n; i++) {
		bool before = i == 0 || !isalnum((unsigned char)text.p[i - 1]);
		bool after = i + n == text.n ||
			     (!isalnum((unsigned char)text.p[i + n]) &&
				 (unsigned char)text.p[i + n] < 0x80);

		if (before && after && memcmp(text.p + i, word, n) == 0)
			return true;
	}
	return false;
}

/* English words that no German text of ours needs. */
static const char *const english[] = {"the", "and", "with", "without", "of",
    "for", "is", "are", "it", "this", "that", "from", "seen", "close", "blue",
    "green", "red", "linen", "cotton", "mug", "bowl", "plate", "vase",
    "notebook", "cushion", "towel", "candle", "lamp", "clock", "bag", "apron",
    "pouch", "print", "frame", "size", "colour", "set"};

static void
german(struct str text)
{
	ck_assert(str_utf8(text));
	for (int i = 0; i < N_OF(english); i++)
		ck_assert_msg(!has_word(text, english[i]), "\"%s\" in \"%.*s\"",
		    english[i], STR_FMT(text));
	/* names of colours and types that differ between the languages */
	for (unsigned i = 0; i < words_ncolours; i++)
		if (words_colours[i].name.t[EN][0] !=
		    words_colours[i].name.t[DE][0])
			ck_assert(!has_word(text, words_colours[i].name.t[EN]));
}

START_TEST(german_is_german)
{
	EACH(p)
	{
		german(p->name[DE]);
		german(p->summary[DE]);
		german(p->md[DE]);
		for (unsigned i = 0; i < p->npictures; i++)
			german(p->pictures[i].alt[DE]);
	}
	for (unsigned i = 0; words_leaves[i] != NULL; i++) {
		german(str_c(words_leaves[i]->name.t[DE]));
		german(str_c(words_leaves[i]->line.t[DE]));
	}
}
END_TEST

START_TEST(texts_are_whole)
{
	EACH(p)
	for (int l = 0; l < LOCALES; l++) {
		struct str md = p->md[l];

		ck_assert_uint_gt(p->name[l].n, 3);
		ck_assert_uint_lt(p->name[l].n, 80);
		ck_assert_uint_gt(p->summary[l].n, 10);
		ck_assert_uint_gt(md.n, 250);
		ck_assert(p->summary[l].p[p->summary[l].n - 1] == '.');
		ck_assert_msg(!str_has(md, '{') && !str_has(md, '}'), "%.*s",
		    STR_FMT(md));
		ck_assert(unit_has(md, "\n\n- "));
		ck_assert(unit_has(p->html[l], "<li>"));
		ck_assert(!unit_has(md, "  "));
		ck_assert(!unit_has(md, " ,") && !unit_has(md, ".."));
	}
}
END_TEST

START_TEST(slug_of_german)
{
	ck_str(goods_slug(a, STR("Größe „Öl“, Äpfel & Süßes")),
	    "groesse-oel-aepfel-suesses");
	ck_str(goods_slug(a, STR("  Café -- 30 × 40 ")), "cafe-30-40");
	ck_str(goods_slug(a, STR("„“")), "");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("demo/catalogue");
	TCase *tc = unit_case(s, "whole");
	TCase *cases[3] = {tc};

	tcase_add_test(tc, same_every_time);
	tcase_add_test(tc, every_line_is_json);
	tc = cases[1] = unit_case(s, "unique");
	tcase_add_loop_test(tc, names_and_slugs_differ, 0, LOCALES);
	tcase_add_loop_test(tc, category_slugs_differ, 0, LOCALES);
	tcase_add_loop_test(tc, slugs_are_addresses, 0, LOCALES);
	tcase_add_test(tc, skus_and_barcodes_differ);
	tcase_add_test(tc, picture_files_differ);
	tcase_add_test(tc, variants_make_sense);
	tc = cases[2] = unit_case(s, "texts");
	tcase_add_test(tc, german_is_german);
	tcase_add_test(tc, texts_are_whole);
	tcase_add_test(tc, slug_of_german);
	for (int i = 0; i < 3; i++) {
		/* made once: it draws two thousand pictures */
		tcase_add_unchecked_fixture(cases[i], setup, teardown);
		tcase_set_timeout(cases[i], 180);
	}
	return unit_run(s);
}
