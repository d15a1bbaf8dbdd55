/* pictures.h - draws every picture of the demo shop into a folder. */
#ifndef DEMO_PICTURES_H
#define DEMO_PICTURES_H

#include "demo/goods.h"

enum { PICTURE_WIDTHS = 4 };
/* 320, 640, 960, 1280: of all pictures of products and categories. */
extern const int picture_widths[PICTURE_WIDTHS];
/* The widths that come as WebP as well, for browsers without AVIF: 640, 960,
 * and no more: all of them would double the room that the demo's pictures
 * take.  (The home page's two pictures come in all their widths.) */
enum { PICTURE_WEBP_WIDTHS = 2 };
extern const int picture_webp_widths[PICTURE_WEBP_WIDTHS];
/* 640, 960, 1280, 1920: of the home page's wide picture, "hero"; its tall one
 * for phones, "hero-tall", comes in the usual widths. */
extern const int picture_hero_widths[PICTURE_WIDTHS];

/* Writes <dir>/<file>-<width>.avif, and .webp where there is one, for each
 * picture of g, of the categories (struct cover) and of the home page.  Skips
 * what is there and writes under a temporary name first, so that it can be
 * stopped and started at any moment (one run at a time in a folder).  jobs
 * processes share the work.  only: a product's ref ("P0001") or NULL.  RC_FAULT
 * when a picture could not be drawn or written (logged), RC_NOT_FOUND for an
 * unknown ref. */
enum rc pictures_draw(struct arena *a, const struct goods *g, const char *dir,
    int jobs, const char *only) MUST_CHECK;

#endif
