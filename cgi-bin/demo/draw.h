/* draw.h - the demo shop's photographer: products as SVG text.
 *
 * One light (a window on the left, above), one camera height, one family of
 * backgrounds per category.  The canvas is 1280 x 1600 units; the same product
 * and picture give the same bytes.
 */
#ifndef DEMO_DRAW_H
#define DEMO_DRAW_H

#include "base/buf.h"
#include "demo/goods.h"

enum { CANVAS_W = 1280, CANVAS_H = 1600 };

/* Appends the whole SVG document of one picture of p. */
void draw_product(
    struct buf *b, const struct product *p, const struct picture *pic);

#endif
