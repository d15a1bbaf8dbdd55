/* goods.h - the demo catalogue as structs, made from a fixed seed.
 *
 * goods_make builds all of it in one arena; catalogue.c writes it as JSON
 * lines, pictures.c draws it.  Both see the same numbers, so that a variant in
 * moss green has a picture in moss green.
 */
#ifndef DEMO_GOODS_H
#define DEMO_GOODS_H

#include <stdbool.h>

#include "base/arena.h"
#include "demo/words.h"

enum { GOODS_PRODUCTS = 1000, GOODS_CATEGORIES = 30 };
enum { MAX_COLOURS = 6, MAX_OPTIONS = 2, MAX_ATTRS = 9, MAX_PICTURES = 8 };

/* A value of an option; price in thousandths of the product's base price. */
struct value {
	const char *code, *sku;
	struct text name;
	int price, weight; /* per mille */
};

struct option {
	const char *code;
	struct text name;
	const struct value *values;
	unsigned n;
};

struct variant {
	struct str sku;
	char barcode[14];
	int weight_g;
	unsigned at[MAX_OPTIONS + 1]; /* colour first, then the options */
	int price, compare_at;        /* cents; compare_at 0: none */
	int stock;
	unsigned picture;
};

enum view { VIEW_MAIN, VIEW_DETAIL, VIEW_ROOM };

struct picture {
	enum view view;
	unsigned colour; /* index into the product's colours */
	struct str file; /* base name, with the drawing's hash */
	uint32_t ground;
	struct str alt[LOCALES];
};

struct attr {
	const struct attr_spec *spec;
	struct text text; /* material and choice */
	int tenths;       /* number */
	bool yes;
};

struct product {
	unsigned number; /* 1 .. GOODS_PRODUCTS */
	const struct leaf *leaf;
	const struct leaf *also; /* NULL: in one category only */
	const struct type *type;
	const struct design *design; /* NULL for prints */
	const struct title *title;   /* NULL for all but prints */
	const struct colour *colours[MAX_COLOURS];
	unsigned ncolours;
	struct option options[MAX_OPTIONS];
	unsigned noptions;
	struct variant *variants;
	unsigned nvariants;
	struct picture pictures[MAX_PICTURES];
	unsigned npictures;
	struct attr attrs[MAX_ATTRS];
	unsigned nattrs;
	int price; /* cents, before options */
	int popularity;
	int64_t created; /* seconds since 1970 */
	uint64_t seed;   /* for the drawing */
	struct str name[LOCALES], slug[LOCALES], summary[LOCALES];
	struct str md[LOCALES], html[LOCALES];
};

/* What stands for a category: the first picture of one of its products, under
 * a name of its own. */
struct cover {
	const struct product *product;
	struct str file; /* "category-<slug>-<hash>" */
};

struct goods {
	struct product *products;              /* GOODS_PRODUCTS of them */
	struct cover covers[GOODS_CATEGORIES]; /* departments, then leaves */
};

/* Makes everything: products, texts, variants, names of pictures.  The same
 * bytes on every call.  Aborts when a table is too short for what is asked of
 * it: that is a mistake in the tables. */
struct goods *goods_make(struct arena *a);

/* Parts of goods_make, a file each. */
void goods_variants(struct arena *a, struct product *p);
void goods_texts(struct arena *a, struct product *p);
void goods_pictures(struct arena *a, struct product *p);

/* A name as part of an address: lower-case ASCII, hyphens, German umlauts
 * written out. */
struct str goods_slug(struct arena *a, struct str name);

#endif
