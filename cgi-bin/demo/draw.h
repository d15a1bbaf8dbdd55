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
#include "demo/pen.h"

enum { CANVAS_W = 1280, CANVAS_H = 1600 };

/* Appends the whole SVG document of one picture of p. */
void draw_product(
    struct buf *b, const struct product *p, const struct picture *pic);
/* The picture that opens the home page: a still life of the shop's things,
 * 1920 x 1080; tall: 4:5 for phones. */
void draw_hero(struct buf *b, bool tall);

/* One file each: draws the thing of that shape, scene included, with the
 * pen's colours. */
void draw_mug(struct pen *p, enum shape shape);
void draw_bowl(struct pen *p, enum shape shape);
void draw_plate(struct pen *p, enum shape shape);
void draw_vase(struct pen *p, enum shape shape);
void draw_pot(struct pen *p, enum shape shape);
void draw_notebook(struct pen *p, enum shape shape);
void draw_sketchbook(struct pen *p, enum shape shape);
void draw_card(struct pen *p, enum shape shape);
void draw_wrap(struct pen *p, enum shape shape);
void draw_cushion(struct pen *p, enum shape shape);
void draw_throw(struct pen *p, enum shape shape);
void draw_towel(struct pen *p, enum shape shape);
void draw_table_linen(struct pen *p, enum shape shape);
void draw_candle(struct pen *p, enum shape shape);
void draw_lamp(struct pen *p, enum shape shape);
void draw_clock(struct pen *p, enum shape shape);
void draw_tray(struct pen *p, enum shape shape);
void draw_tote(struct pen *p, enum shape shape);
void draw_landscape(
    struct pen *p, int form, double x, double y, double w, double h);
void draw_geometric(struct pen *p, int form, double x, double y, double w,
    double h, const uint32_t *ink);
void draw_apron(struct pen *p, enum shape shape);
void draw_pouch(struct pen *p, enum shape shape);
/* A print: form chooses plant, place or composition; room: in a black frame
 * above a sideboard instead of close in oak. */
void draw_print(struct pen *p, enum shape shape, int form, bool room);
/* The art alone, on a sheet of w x h at x, y. */
void draw_art(struct pen *p, enum shape shape, int form, double x, double y,
    double w, double h);

/* Things that other scenes borrow: body only, standing on y. */
void thing_mug(struct pen *p, double cx, double y, double size);
void thing_vase(struct pen *p, double cx, double y, double size, int kind);
void thing_bowl(struct pen *p, double cx, double y, double size);
void thing_frame(struct pen *p, enum shape shape, int form, double x, double y,
    double w, double h, uint32_t wood);
void thing_books(struct pen *p, double x, double y, double size);

#endif
