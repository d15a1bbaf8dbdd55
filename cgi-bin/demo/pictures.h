/* pictures.h - draws every picture of the demo shop into a folder. */
#ifndef DEMO_PICTURES_H
#define DEMO_PICTURES_H

#include "demo/goods.h"

enum { PICTURE_WIDTHS = 4 };
/* 320, 640, 960, 1280. */
extern const int picture_widths[PICTURE_WIDTHS];

/* Writes <dir>/<file>-<width>.avif and .webp for each picture of g, of the
 * categories and of the home page; skips files that are there, writes under a
 * temporary name first.  jobs processes share the work.  only: a product's ref
 * ("P0001") or NULL.  RC_FAULT when a picture could not be written (logged). */
enum rc pictures_draw(const struct goods *g, const char *dir, int jobs,
    const char *only) MUST_CHECK;

#endif
