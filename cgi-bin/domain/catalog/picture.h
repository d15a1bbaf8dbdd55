/* picture.h - a picture of a product or category, as the projections hold it.
 */
#ifndef DOMAIN_CATALOG_PICTURE_H
#define DOMAIN_CATALOG_PICTURE_H

#include "base/arena.h"
#include "base/json.h"

#define PICTURE_WIDTHS_MAX 8

/* The files are <file>-<width>.avif and <file>-<width>.webp. */
struct picture {
	struct str file; /* base name; empty: there is no picture */
	struct str alt;
	int64_t width, height; /* of the largest, in pixels */
	int64_t avif[PICTURE_WIDTHS_MAX], webp[PICTURE_WIDTHS_MAX];
	size_t n_avif, n_webp;
};

/* Reads a projection's picture; NULL gives the empty one. */
struct picture picture_read(const struct json *j);

#endif
