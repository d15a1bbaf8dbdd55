#include "demo/pictures.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "demo/draw.h"
#include "integr/picture.h"

const int picture_widths[PICTURE_WIDTHS] = {320, 640, 960, 1280};
const int picture_webp_widths[PICTURE_WEBP_WIDTHS] = {640, 960};
const int picture_hero_widths[PICTURE_WIDTHS] = {640, 960, 1280, 1920};

/* By eye on gradients and fine patterns: at 36 AVIF rings visibly.  The largest
 * width is seen on screens that show two pixels as one, and may have less.  The
 * hero is the one picture that is seen that large on any screen. */
enum {
	QUALITY_AVIF = 44,
	QUALITY_AVIF_LARGE = 38,
	QUALITY_WEBP = 46,
	QUALITY_AVIF_HERO = 62,
	QUALITY_WEBP_HERO = 78
};
enum { SVG_MAX = 8 << 20, PATH_MAX_BYTES = 4096 };

enum what { DRAW_PRODUCT, DRAW_HERO, DRAW_HERO_TALL };

struct item {
	enum what what;
	const struct product *product;
	const struct picture *picture;
	struct str file;
};

struct list {
	struct item *items;
	size_t n;
};

/* Shared by the processes: which picture is next, what came out. */
struct board {
	atomic_size_t next, done;
	atomic_int failed;
};

static const int *
widths_of(const struct item *it)
{
	return it->what == DRAW_HERO ? picture_hero_widths : picture_widths;
}

static bool
path_of(const char *dir, const struct item *it, int width,
    enum picture_format format, char path[PATH_MAX_BYTES])
{
	return snprintf(path, PATH_MAX_BYTES, "%s/%.*s-%d.%s", dir,
		   STR_FMT(it->file), width,
		   format == PICTURE_AVIF ? "avif" : "webp") < PATH_MAX_BYTES;
}

/* Does this width come as WebP too?  The home page's come in all. */
static bool
has_webp(const struct item *it, int width)
{
	if (it->what != DRAW_PRODUCT)
		return true;
	for (int i = 0; i < PICTURE_WEBP_WIDTHS; i++)
		if (picture_webp_widths[i] == width)
			return true;
	return false;
}

static bool
missing(const char *dir, const struct item *it)
{
	char path[PATH_MAX_BYTES];

	for (int i = 0; i < PICTURE_WIDTHS; i++)
		for (int f = PICTURE_AVIF; f <= PICTURE_WEBP; f++) {
			int width = widths_of(it)[i];

			if (f == PICTURE_WEBP && !has_webp(it, width))
				continue;
			if (!path_of(
				dir, it, width, (enum picture_format)f, path) ||
			    access(path, F_OK) != 0)
				return true;
		}
	return false;
}

/* All pictures that are not there yet; the home page's first. */
static struct list
list_make(
    struct arena *a, const struct goods *g, const char *dir, const char *only)
{
	struct list l = {arena_array(a, GOODS_PRODUCTS * MAX_PICTURES + 64,
			     sizeof(struct item)),
	    0};
	struct item it;

	if (only == NULL) {
		it = (struct item){DRAW_HERO, NULL, NULL, STR("hero")};
		if (missing(dir, &it))
			l.items[l.n++] = it;
		it =
		    (struct item){DRAW_HERO_TALL, NULL, NULL, STR("hero-tall")};
		if (missing(dir, &it))
			l.items[l.n++] = it;
		for (unsigned i = 0; i < GOODS_CATEGORIES; i++) {
			const struct product *p = g->covers[i].product;

			it = (struct item){DRAW_PRODUCT, p, &p->pictures[0],
			    g->covers[i].file};
			if (missing(dir, &it))
				l.items[l.n++] = it;
		}
	}
	for (unsigned i = 0; i < GOODS_PRODUCTS; i++) {
		const struct product *p = &g->products[i];
		char ref[16];

		snprintf(ref, sizeof(ref), "P%04u", p->number);
		if (only != NULL && strcmp(only, ref) != 0)
			continue;
		for (unsigned k = 0; k < p->npictures; k++) {
			it = (struct item){DRAW_PRODUCT, p, &p->pictures[k],
			    p->pictures[k].file};
			if (missing(dir, &it))
				l.items[l.n++] = it;
		}
	}
	return l;
}

static int
quality(const struct item *it, enum picture_format format, int width)
{
	if (it->what != DRAW_PRODUCT)
		return format == PICTURE_AVIF ? QUALITY_AVIF_HERO
					      : QUALITY_WEBP_HERO;
	if (format == PICTURE_WEBP)
		return QUALITY_WEBP;
	return width > 1000 ? QUALITY_AVIF_LARGE : QUALITY_AVIF;
}

static enum rc
write_width(const char *dir, const struct item *it,
    const struct picture_handle *pic, int width)
{
	char path[PATH_MAX_BYTES];
	enum rc rc;

	if (!path_of(dir, it, width, PICTURE_AVIF, path))
		return RC_FAULT;
	rc = picture_write(
	    pic, PICTURE_AVIF, quality(it, PICTURE_AVIF, width), path);
	if (rc != RC_OK || !has_webp(it, width))
		return rc;
	if (!path_of(dir, it, width, PICTURE_WEBP, path))
		return RC_FAULT;
	return picture_write(
	    pic, PICTURE_WEBP, quality(it, PICTURE_WEBP, width), path);
}

/* From the largest width down; each is made of the smallest one so far that is
 * at least twice as wide, or else of the drawing itself: one resampling is
 * sharper than three, and halving is quick. */
static enum rc
write_widths(
    const char *dir, const struct item *it, struct picture_handle *drawn)
{
	struct picture_handle *made[PICTURE_WIDTHS] = {NULL};
	const int *widths = widths_of(it);
	enum rc rc = RC_OK;

	for (int i = PICTURE_WIDTHS - 1; i >= 0 && rc == RC_OK; i--) {
		const struct picture_handle *from = drawn;

		for (int k = PICTURE_WIDTHS - 1; k > i; k--)
			if (picture_width(made[k]) >= 2 * widths[i])
				from = made[k];
		rc = picture_shrink(from, widths[i], &made[i]);
		if (rc == RC_OK)
			rc = write_width(dir, it, made[i], widths[i]);
	}
	for (int i = 0; i < PICTURE_WIDTHS; i++)
		picture_free(made[i]);
	return rc;
}

static enum rc
draw_one(const char *dir, const struct item *it, struct buf *svg_text)
{
	struct picture_handle *pic;
	enum rc rc;

	buf_reset(svg_text);
	if (it->what == DRAW_PRODUCT)
		draw_product(svg_text, it->product, it->picture);
	else
		draw_hero(svg_text, it->what == DRAW_HERO_TALL);
	if (picture_of_svg(buf_str(svg_text), &pic) != RC_OK) {
		log_error("demo", "could not render a drawing",
		    LOG_STR("file", it->file));
		return RC_FAULT;
	}
	rc = write_widths(dir, it, pic);
	picture_free(pic);
	return rc;
}

static void
progress(size_t done, size_t all)
{
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\rdrawing pictures: %zu of %zu", done, all);
	else if (done % 500 == 0 || done == all)
		fprintf(stderr, "drawing pictures: %zu of %zu\n", done, all);
}

static NORETURN void
worker(const struct list *l, const char *dir, struct board *board)
{
	struct buf svg_text = buf_process(SVG_MAX);
	size_t i;

	/* nobody would wait for what an orphan draws */
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (picture_start() != RC_OK)
		_exit(1);
	while (atomic_load(&board->failed) == 0 &&
	    (i = atomic_fetch_add(&board->next, 1)) < l->n) {
		if (draw_one(dir, &l->items[i], &svg_text) != RC_OK) {
			atomic_store(&board->failed, 1);
			break;
		}
		progress(atomic_fetch_add(&board->done, 1) + 1, l->n);
	}
	picture_stop();
	buf_free(&svg_text);
	_exit(0);
}

static enum rc
share_out(const struct list *l, const char *dir, int jobs)
{
	struct board *board = mmap(NULL, sizeof(*board), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int64_t began = clock_mono_us();
	bool failed = false;
	int status, started = 0;

	if (board == MAP_FAILED) {
		log_error("demo", "could not share memory", LOG_ERRNO(errno));
		return RC_FAULT;
	}
	for (int i = 0; i < jobs; i++) {
		pid_t pid = fork();

		if (pid == 0)
			worker(l, dir, board);
		if (pid > 0)
			started++;
	}
	for (int i = 0; i < started; i++)
		if (wait(&status) < 0 || status != 0)
			failed = true;
	failed = failed || started == 0 || atomic_load(&board->failed) != 0 ||
		 atomic_load(&board->done) != l->n;
	munmap(board, sizeof(*board));
	if (isatty(STDERR_FILENO))
		fputc('\n', stderr);
	if (failed) {
		log_error("demo", "could not draw all pictures",
		    LOG_CSTR("dir", dir));
		return RC_FAULT;
	}
	log_info("demo", "drew pictures", LOG_I64("pictures", (int64_t)l->n),
	    LOG_I64("ms", (clock_mono_us() - began) / 1000));
	return RC_OK;
}

/* Half-written files of a run that was killed. */
static void
sweep(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (d == NULL)
		return;
	while ((e = readdir(d)) != NULL)
		if (str_ends(str_c(e->d_name), STR(".tmp")))
			(void)unlinkat(dirfd(d), e->d_name, 0);
	closedir(d);
}

static bool
known(const char *ref)
{
	int64_t n;

	return ref[0] == 'P' && str_to_i64(str_c(ref + 1), &n) && n >= 1 &&
	       n <= GOODS_PRODUCTS;
}

enum rc
pictures_draw(struct arena *a, const struct goods *g, const char *dir, int jobs,
    const char *only)
{
	struct list l;
	enum rc rc = RC_OK;

	if (only != NULL && !known(only)) {
		log_error("demo", "no such product", LOG_CSTR("ref", only));
		return RC_NOT_FOUND;
	}
	if (mkdir(dir, 0755) != 0 && errno != EEXIST) {
		log_error("demo", "could not make folder", LOG_CSTR("dir", dir),
		    LOG_ERRNO(errno));
		return RC_FAULT;
	}
	sweep(dir);
	l = list_make(a, g, dir, only);
	if (l.n > 0)
		rc = share_out(&l, dir, jobs);
	return rc;
}
