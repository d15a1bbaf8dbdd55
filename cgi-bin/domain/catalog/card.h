/* card.h - a product as lists show it. */
#ifndef DOMAIN_CATALOG_CARD_H
#define DOMAIN_CATALOG_CARD_H

#include "base/arena.h"
#include "base/money.h"
#include "domain/catalog/picture.h"

struct swatch {
	struct str name, colour;
};

struct card {
	struct str slug, name;
	struct picture picture;
	struct money price;   /* of the cheapest variant */
	struct money compare; /* its compare-at price; minor 0: none */
	bool many;            /* other variants cost more */
	int64_t stock;        /* of all variants */
	struct swatch *swatches;
	size_t n_swatches;
};

/* Reads a card of a parsed document.  RC_FAULT as below. */
enum rc card_of(struct arena *a, const struct json *j, struct card *out)
    MUST_CHECK;
/* Reads a projection's card.  RC_FAULT when it is none of ours (logged). */
enum rc card_read(struct arena *a, struct str doc, struct card *out)
    MUST_CHECK;

#endif
