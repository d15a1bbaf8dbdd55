/* catalogue.h - the demo catalogue as JSON lines. */
#ifndef DEMO_CATALOGUE_H
#define DEMO_CATALOGUE_H

#include "base/buf.h"
#include "demo/goods.h"

/* Appends the whole catalogue: the categories, parents first, then the
 * products, one JSON object a line. */
void catalogue_write(struct buf *b, const struct goods *g);

#endif
