/* check_product.c - reading the stored document, and where a choice leads. */
#include "domain/catalog/product.h"
#include "../unit.h"

#define DOC                                                                   \
	"{\"slug\":\"mug\",\"name\":\"Mug\",\"summary\":\"S\",\"html\":"      \
	"\"<p>d</p>\",\"version\":7,"                                         \
	"\"crumbs\":[{\"name\":\"Kitchen\",\"path\":\"kitchen\"}],"           \
	"\"alt\":{\"de\":\"becher\",\"en\":\"mug\"},"                         \
	"\"options\":[{\"code\":\"colour\",\"name\":\"Colour\",\"values\":["  \
	"{\"code\":\"blue\",\"name\":\"Blue\",\"swatch\":\"#00f\"},"          \
	"{\"code\":\"red\",\"name\":\"Red\",\"swatch\":\"#f00\"}]},"          \
	"{\"code\":\"size\",\"name\":\"Size\",\"values\":["                   \
	"{\"code\":\"s\",\"name\":\"S\"},{\"code\":\"l\",\"name\":\"L\"}]}]," \
	"\"variants\":["                                                      \
	"{\"sku\":\"B-S\",\"o\":[\"blue\",\"s\"],\"price\":1200,"             \
	"\"compare\":1500,\"cur\":\"EUR\",\"stock\":0,\"pic\":0},"            \
	"{\"sku\":\"B-L\",\"o\":[\"blue\",\"l\"],\"price\":1400,"             \
	"\"compare\":null,\"cur\":\"EUR\",\"stock\":2,\"pic\":1},"            \
	"{\"sku\":\"R-S\",\"o\":[\"red\",\"s\"],\"price\":1200,"              \
	"\"compare\":null,\"cur\":\"EUR\",\"stock\":5,\"pic\":99}],"          \
	"\"pictures\":[{\"file\":\"m-1\",\"w\":1280,\"h\":1600,\"widths\":"   \
	"[320,640],\"alt\":\"A mug\"},{\"file\":\"m-2\"}],"                   \
	"\"attributes\":[{\"name\":\"Material\",\"value\":\"Clay\"},"         \
	"{\"name\":\"Volume\",\"value\":350,\"unit\":\"ml\"},"                \
	"{\"name\":\"Height\",\"value\":9.5,\"unit\":\"cm\"},"                \
	"{\"name\":\"Dishwasher\",\"value\":true}]}"

static struct arena *arena;
static struct product p;

static void
setup(void)
{
	arena = arena_new(1 << 20);
	ck_assert_int_eq(product_read(arena, STR(DOC), &p), RC_OK);
}

static void
teardown(void)
{
	arena_free(arena);
}

static const char *const refused[] = { "", "{", "[]", "null", "{}",
	"{\"variants\":[]}", "{\"variants\":[{\"sku\":\"x\"}]}",
	"{\"variants\":[{\"sku\":\"x\",\"price\":1,\"cur\":\"eur\"}]}",
	"{\"variants\":[{\"sku\":\"x\",\"price\":1,\"cur\":\"XQQ\"}]}" };

START_TEST(refuses_foreign_documents)
{
	struct product other;

	ck_assert_int_eq(product_read(arena, str_c(refused[_i]), &other),
	    RC_FAULT);
}
END_TEST

START_TEST(reads_all_facts)
{
	ck_assert(str_eq(p.name, STR("Mug")));
	ck_assert_int_eq(p.version, 7);
	ck_assert_uint_eq(p.n_crumbs, 1);
	ck_assert_uint_eq(p.n_alternates, 2);
	ck_assert_uint_eq(p.n_options, 2);
	ck_assert_uint_eq(p.n_variants, 3);
	ck_assert_int_eq(p.variants[0].compare.minor, 1500);
	ck_assert_int_eq(p.variants[1].compare.minor, 0);
	ck_assert_uint_eq(p.variants[1].picture, 1);
	ck_assert_uint_eq(p.pictures[0].n_avif, 2);
	ck_assert_uint_eq(p.pictures[0].n_webp, 2);
	ck_assert(str_eq(p.attributes[1].text, STR("350")));
	ck_assert(str_eq(p.attributes[2].text, STR("9.5")));
	ck_assert_int_eq(p.attributes[3].kind, ATTRIBUTE_BOOL);
}
END_TEST

START_TEST(a_picture_out_of_range_is_the_first)
{
	ck_assert_uint_eq(p.variants[2].picture, 0);
}
END_TEST

START_TEST(finds_variants_by_sku)
{
	ck_assert_ptr_null(product_variant(&p, STR("")));
	ck_assert_ptr_null(product_variant(&p, STR("b-s")));
	ck_assert_ptr_eq(product_variant(&p, STR("R-S")), &p.variants[2]);
}
END_TEST

START_TEST(shows_first_what_can_be_bought)
{
	ck_assert_ptr_eq(product_first(&p), &p.variants[1]);
	for (size_t i = 0; i < p.n_variants; i++)
		p.variants[i].stock = 0;
	ck_assert_ptr_eq(product_first(&p), &p.variants[0]);
}
END_TEST

START_TEST(switching_keeps_the_other_options_if_it_can)
{
	const struct variant *bl = &p.variants[1], *bs = &p.variants[0];

	ck_assert_ptr_eq(product_switch(&p, bl, 1, STR("s")), bs);
	ck_assert(product_has(&p, bl, 1, STR("s")));
	/* no red L: the red one that there is */
	ck_assert(!product_has(&p, bl, 0, STR("red")));
	ck_assert_ptr_eq(product_switch(&p, bl, 0, STR("red")),
	    &p.variants[2]);
	ck_assert_ptr_null(product_switch(&p, bl, 0, STR("green")));
}
END_TEST

START_TEST(percent_is_rounded_down_and_never_negative)
{
	struct variant v = p.variants[0];

	ck_assert_int_eq(variant_percent(&v), 20);
	v.price.minor = 1499;
	ck_assert_int_eq(variant_percent(&v), 0);
	v.price.minor = 1600;
	ck_assert_int_eq(variant_percent(&v), 0);
	v.compare.minor = INT64_MAX;
	v.price.minor = 0;
	ck_assert_int_eq(variant_percent(&v), 100);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("product");
	TCase *t = unit_case(s, "document and choice");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, refuses_foreign_documents, 0,
	    N_OF(refused));
	tcase_add_test(t, reads_all_facts);
	tcase_add_test(t, a_picture_out_of_range_is_the_first);
	tcase_add_test(t, finds_variants_by_sku);
	tcase_add_test(t, shows_first_what_can_be_bought);
	tcase_add_test(t, switching_keeps_the_other_options_if_it_can);
	tcase_add_test(t, percent_is_rounded_down_and_never_negative);
	return unit_run(s);
}
