#include "integr/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vips/vips.h>

#include "base/log.h"

struct picture_handle {
	VipsImage *image; /* sRGB, three bands, in memory */
};

/* Encoder effort: AVIF at 0 takes half the time of 1 for a tenth more bytes,
 * WebP at 2 little more time than 0 for half the bytes; measured on flat
 * drawings of 1280 x 1600. */
enum { EFFORT_AVIF = 0, EFFORT_WEBP = 2 };

static void
log_vips(const char *what)
{
	log_error("picture", what,
	    LOG_STR("error", str_trim(str_c(vips_error_buffer()))));
	vips_error_clear();
}

/* Warnings about odd files are of no use to anybody: drop them, or they stand
 * as plain text between our log lines. */
static void
drop_warning(const gchar *domain, GLogLevelFlags level, const gchar *text,
    gpointer ctx)
{
	(void)domain;
	(void)level;
	(void)text;
	(void)ctx;
}

enum rc
picture_start(void)
{
	g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO,
	    drop_warning, NULL);
	if (VIPS_INIT("souk") != 0) {
		log_vips("could not start libvips");
		return RC_FAULT;
	}
	/* numbers in SVG text have a point, whatever the environment says */
	setlocale(LC_NUMERIC, "C");
	vips_concurrency_set(1);
	vips_cache_set_max(0);
	return RC_OK;
}

void
picture_stop(void)
{
	vips_shutdown();
}

static bool
too_large(const VipsImage *im)
{
	int64_t w = vips_image_get_width(im), h = vips_image_get_height(im);

	return w > PICTURE_SIDE_MAX || h > PICTURE_SIDE_MAX ||
	       w * h > PICTURE_PIXELS_MAX;
}

/* Makes a plain sRGB picture in memory of im, whose reference it takes. */
static enum rc
plain(VipsImage *im, struct picture_handle **out)
{
	VipsImage *t[4] = {NULL};
	struct picture_handle *p;
	double white[] = {255, 255, 255};
	VipsArrayDouble *ground = vips_array_double_new(white, 3);
	int bad = vips_autorot(im, &t[0], NULL);

	if (!bad)
		bad = vips_colourspace(
		    t[0], &t[1], VIPS_INTERPRETATION_sRGB, NULL);
	if (!bad && vips_image_hasalpha(t[1]))
		bad = vips_flatten(t[1], &t[2], "background", ground, NULL);
	else if (!bad)
		bad = vips_copy(t[1], &t[2], NULL);
	if (!bad)
		bad = vips_cast_uchar(t[2], &t[3], NULL);
	p = NULL;
	if (!bad) {
		p = g_malloc0(sizeof(*p));
		p->image = vips_image_copy_memory(t[3]);
	}
	vips_area_unref(VIPS_AREA(ground));
	g_object_unref(im);
	for (int i = 0; i < 4; i++)
		if (t[i] != NULL)
			g_object_unref(t[i]);
	if (p == NULL || p->image == NULL) {
		vips_error_clear();
		g_free(p);
		return RC_INVALID;
	}
	*out = p;
	return RC_OK;
}

enum rc
picture_of_svg(struct str svg, struct picture_handle **out)
{
	VipsImage *im;

	if (svg.n == 0 || svg.n > PICTURE_BYTES_MAX ||
	    vips_svgload_buffer((void *)(uintptr_t)svg.p, svg.n, &im, NULL) !=
		0) {
		vips_error_clear();
		return RC_INVALID;
	}
	if (too_large(im)) {
		g_object_unref(im);
		return RC_INVALID;
	}
	return plain(im, out);
}

enum rc
picture_of_bytes(struct str data, struct picture_handle **out)
{
	static const char *const allowed[] = {"VipsForeignLoadJpegBuffer",
	    "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer",
	    "VipsForeignLoadHeifBuffer"};
	const char *loader;
	VipsImage *im;
	bool ok = false;

	if (data.n > PICTURE_BYTES_MAX)
		return RC_LIMIT;
	loader =
	    data.n > 0 ? vips_foreign_find_load_buffer(data.p, data.n) : NULL;
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		ok = ok || (loader != NULL && strcmp(loader, allowed[i]) == 0);
	im = ok ? vips_image_new_from_buffer(data.p, data.n, "", "fail_on",
		      VIPS_FAIL_ON_TRUNCATED, NULL)
		: NULL;
	if (im == NULL) {
		vips_error_clear();
		return RC_INVALID;
	}
	if (too_large(im)) {
		g_object_unref(im);
		return RC_LIMIT;
	}
	return plain(im, out);
}

void
picture_free(struct picture_handle *p)
{
	if (p == NULL)
		return;
	g_object_unref(p->image);
	g_free(p);
}

int
picture_width(const struct picture_handle *p)
{
	return vips_image_get_width(p->image);
}

int
picture_height(const struct picture_handle *p)
{
	return vips_image_get_height(p->image);
}

/* No fsync: a derivative can always be made again. */
static enum rc
put_file(const char *path, const void *data, size_t n)
{
	char temp[4096];
	ssize_t wrote = -1;
	int fd;

	if (snprintf(temp, sizeof(temp), "%s.%ld.tmp", path, (long)getpid()) >=
	    (int)sizeof(temp))
		return RC_FAULT;
	fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd >= 0) {
		wrote = write(fd, data, n);
		if (close(fd) != 0)
			wrote = -1;
	}
	if (wrote != (ssize_t)n || rename(temp, path) != 0) {
		log_error("picture", "could not write picture",
		    LOG_CSTR("path", path), LOG_ERRNO(errno));
		unlink(temp);
		return RC_FAULT;
	}
	return RC_OK;
}

enum rc
picture_shrink(
    const struct picture_handle *p, int width, struct picture_handle **out)
{
	double scale = (double)width / picture_width(p);
	struct picture_handle *small;
	VipsImage *im = NULL, *done = NULL;

	if (scale < 1 ? vips_resize(p->image, &im, scale, NULL)
		      : vips_copy(p->image, &im, NULL)) {
		log_vips("could not shrink picture");
		return RC_FAULT;
	}
	done = vips_image_copy_memory(im);
	g_object_unref(im);
	if (done == NULL) {
		log_vips("could not shrink picture");
		return RC_FAULT;
	}
	small = g_malloc0(sizeof(*small));
	small->image = done;
	*out = small;
	return RC_OK;
}

enum rc
picture_write(const struct picture_handle *p, enum picture_format format,
    int quality, const char *path)
{
	void *data = NULL;
	size_t n = 0;
	enum rc rc;
	int bad;

	if (format == PICTURE_AVIF)
		bad = vips_heifsave_buffer(p->image, &data, &n, "Q", quality,
		    "compression", VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "effort",
		    EFFORT_AVIF, "strip", TRUE, NULL);
	else
		bad = vips_webpsave_buffer(p->image, &data, &n, "Q", quality,
		    "effort", EFFORT_WEBP, "strip", TRUE, NULL);
	if (bad) {
		log_vips("could not encode picture");
		return RC_FAULT;
	}
	rc = put_file(path, data, n);
	g_free(data);
	return rc;
}
