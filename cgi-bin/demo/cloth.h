/* cloth.h - fabric: flat, hanging in folds, with stitches. */
#ifndef DEMO_CLOTH_H
#define DEMO_CLOTH_H

#include "demo/pen.h"

/* Fills the path with the pen's ground and pattern; x..h is its box.  folds:
 * how strongly it falls in folds (0 flat .. 1). */
void cloth_path(struct pen *p, const char *path, double x, double y, double w,
    double h, double scale, double folds);
/* The soft shadow of a path on the wall behind it. */
void cloth_shadow(struct pen *p, const char *path);
/* A line of stitches. */
void cloth_stitch(struct pen *p, const char *path, uint32_t colour);
/* A rail of wood across the picture, and a peg on the wall. */
void cloth_rail(struct pen *p, double y);
void cloth_peg(struct pen *p, double x, double y);

#endif
