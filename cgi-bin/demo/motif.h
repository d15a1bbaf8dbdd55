/* motif.h - the shop's patterns, on flat and on turned surfaces. */
#ifndef DEMO_MOTIF_H
#define DEMO_MOTIF_H

#include "demo/pen.h"

/* Where a pattern goes: a rectangle, or the front of a turned body, round
 * which it runs. */
struct surface {
	const struct turned *body; /* NULL: flat */
	double x, y, w, h;         /* flat only */
};

/* Draws the pen's motif in its figure and accent colours over the whole
 * surface, which the caller has filled with the ground and clipped.  Scale 1
 * repeats about every hundred units. */
void motif_fill(struct pen *p, const struct surface *s, double scale);
/* The same on a rectangle. */
void motif_rect(
    struct pen *p, double x, double y, double w, double h, double scale);

#endif
