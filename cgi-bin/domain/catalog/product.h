/* product.h - a product as its page shows it, read from one projection row.
 *
 * The row of catalog.product_page (per market, locale and slug) is written in
 * the transaction that changed the product, so what is read here is one
 * consistent state, without a join.
 */
#ifndef DOMAIN_CATALOG_PRODUCT_H
#define DOMAIN_CATALOG_PRODUCT_H

#include "base/arena.h"
#include "base/json.h"
#include "base/money.h"
#include "domain/catalog/crumb.h"
#include "domain/catalog/picture.h"

/* Few enough that a shopper is told "only 3 left". */
#define STOCK_LOW 3

struct option_value {
	struct str code, name, swatch; /* swatch: "#rrggbb" or empty */
};

struct option {
	struct str code, name;
	struct option_value *values;
	size_t n_values;
};

struct variant {
	struct str sku, barcode;
	struct str *choice; /* a value's code for each option, in their order */
	struct money price;
	struct money compare; /* minor 0: none */
	int64_t stock;        /* pieces that can be sold now */
	int64_t weight_g;     /* 0: not known */
	size_t picture;       /* index into the product's pictures */
};

enum attribute_kind { ATTRIBUTE_TEXT, ATTRIBUTE_NUMBER, ATTRIBUTE_BOOL };

struct attribute {
	struct str name;
	enum attribute_kind kind;
	struct str text; /* of TEXT; of NUMBER as a decimal with a point */
	struct str unit;
	bool yes;
};

struct alternate {
	struct str locale, slug;
};

struct product {
	struct str slug, name, summary;
	struct str html; /* the description, made safe when it was saved */
	struct crumb *crumbs;
	size_t n_crumbs;
	struct alternate *alternates; /* the slug in each locale */
	size_t n_alternates;
	struct option *options;
	size_t n_options;
	struct variant *variants; /* at least one */
	size_t n_variants;
	struct picture *pictures;
	size_t n_pictures;
	struct attribute *attributes;
	size_t n_attributes;
	int64_t version;
};

/* Reads the projection's document.  RC_FAULT when it is none of ours (no
 * variants, an unknown currency ...), logged. */
enum rc product_read(struct arena *a, struct str doc, struct product *out)
    MUST_CHECK;

/* The variant with this SKU, or NULL. */
const struct variant *product_variant(const struct product *p,
    struct str sku);
/* The variant that a page shows first: the first that can be bought, else the
 * first. */
const struct variant *product_first(const struct product *p);
/* The variant that a click on the value of one option leads to from v: the
 * same in all other options where there is one, else the first in stock that
 * has this value, else any that has it; NULL when none has. */
const struct variant *product_switch(const struct product *p,
    const struct variant *v, size_t option, struct str value);
/* Does a variant exist that differs from v in nothing but this value? */
bool product_has(const struct product *p, const struct variant *v,
    size_t option, struct str value);
/* Percent saved against the compare-at price, rounded down; 0 for none. */
int64_t variant_percent(const struct variant *v);

#endif
