/* picture.h - pictures in, AVIF and WebP out; the only door to libvips.
 *
 * picture_start once per process, after any fork: libvips has threads of its
 * own.  A picture is a handle of foreign memory, freed by picture_free.
 */
#ifndef INTEGR_PICTURE_H
#define INTEGR_PICTURE_H

#include "base/arena.h"
#include "base/str.h"

enum picture_format { PICTURE_AVIF, PICTURE_WEBP };

/* Input that is longer, wider or has more pixels is refused unread. */
enum {
	PICTURE_BYTES_MAX = 20 << 20,
	PICTURE_SIDE_MAX = 12000,
	PICTURE_PIXELS_MAX = 60 * 1000 * 1000
};

struct picture_handle;

/* Starts libvips with one thread; RC_FAULT when that fails (logged). */
enum rc picture_start(void) MUST_CHECK;
void picture_stop(void);

/* A drawing of our own as pixels, at the size that its document names, on
 * white.  RC_INVALID: no SVG, or too large. */
enum rc picture_of_svg(struct str svg, struct picture_handle **out) MUST_CHECK;
/* A picture from outside: JPEG, PNG, WebP, AVIF or HEIC and nothing else
 * (other formats have loaders that nobody should feed), turned upright, all
 * metadata dropped.  RC_INVALID: none of these or broken; RC_LIMIT: too many
 * bytes or pixels. */
enum rc picture_of_bytes(
    struct str data, struct picture_handle **out) MUST_CHECK;
void picture_free(struct picture_handle *p);

int picture_width(const struct picture_handle *p);
int picture_height(const struct picture_handle *p);

/* A smaller copy of the given width; asked for more than p has, a copy of the
 * same size.  Freed like p.  Quick when it is a half, or less than a half of a
 * half-size copy.  RC_FAULT: out of memory (logged). */
enum rc picture_shrink(const struct picture_handle *p, int width,
    struct picture_handle **out) MUST_CHECK;

/* Encodes p and puts it at path in one step: temporary name, rename.  quality
 * 1-100.  RC_FAULT: could not encode or write (logged). */
enum rc picture_write(const struct picture_handle *p,
    enum picture_format format, int quality, const char *path) MUST_CHECK;

#endif
