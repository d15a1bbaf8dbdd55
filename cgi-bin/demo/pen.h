/* pen.h - what all drawings share: colours, light, shadows, turned bodies.
 *
 * Shadows and shading are gradients of black and white over plain colour, not
 * blur filters: they look as soft and cost a tenth.
 */
#ifndef DEMO_PEN_H
#define DEMO_PEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "demo/prng.h"
#include "demo/words.h"

struct pen {
	struct buf *b;
	unsigned ids;
	struct prng r;
	uint32_t wall;
	enum motif motif;
	uint32_t main;        /* the colourway */
	uint32_t ground, fig; /* pattern: on what, in what */
	uint32_t acc;         /* a second colour that goes with it */
};

/* Tones that many things share. */
enum {
	INK = 0x2a2622,
	CREAM = 0xf4ede0,
	LINEN = 0xe9dfcd,
	CLAY = 0xb98d68,
	OAK = 0xc79f6c,
	DARK_OAK = 0x8a633c,
	BRASS = 0xb8924a,
	LEAF = 0x6f7d53,
	PAPER = 0xfaf6ec,
	KRAFT = 0xc8a67c,
	STEEL = 0x8b8d8e
};

void svg(struct pen *p, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Colours: part of b in a (0 .. 1); lighter and darker; how light (0-255). */
uint32_t mix(uint32_t a, uint32_t b, double part);
uint32_t lighter(uint32_t a, double part);
uint32_t darker(uint32_t a, double part);
int light_of(uint32_t rgb);

/* The document's head with the shared gradients, for the part of the canvas
 * that starts at x, y and is w wide (4:5, or w x h). */
void svg_begin(struct pen *p, double x, double y, double w, double h);
void svg_end(struct pen *p);

/* Wall and table seen from the front; the table begins at horizon. */
void scene_table(struct pen *p, double horizon);
/* A wall alone. */
void scene_wall(struct pen *p);
/* A wall with a wooden bench or sideboard whose top is at y. */
void scene_bench(struct pen *p, double y);
/* A table top seen from above, with window light across it. */
void scene_above(struct pen *p, uint32_t top);

/* Soft shadow of a thing of width w that stands on the table at x, y. */
void shadow_stand(struct pen *p, double x, double y, double w);
/* Of a flat thing that lies or hangs d above its ground. */
void shadow_rect(struct pen *p, double x, double y, double w, double h,
    double radius, double d);
void shadow_circle(struct pen *p, double x, double y, double r, double d);

/* A clip path to draw inside of; returns its id.  Ends with clip_end. */
unsigned clip_begin(struct pen *p);
void clip_use(struct pen *p, unsigned id);
void clip_end(struct pen *p);

/* --- bodies of revolution --------------------------------------------------
 */
struct turned {
	double cx, y, h; /* axis, top, height */
	const double *r; /* radii from top to bottom, evenly spaced */
	int n;
	double k; /* how round circles look: height of an ellipse by width */
};

/* Radius at t (0 top .. 1 bottom), a smooth curve through the given ones. */
double turned_r(const struct turned *t, double at);
/* Path data of the front between two heights (0 .. 1). */
void turned_path(struct pen *p, const struct turned *t, double from, double to);
/* The opening at the top: lip and the dark inside. */
void turned_opening(
    struct pen *p, const struct turned *t, uint32_t lip, uint32_t inside);
/* The front in one colour with the pen's pattern (or none), light and shade
 * on it; gloss 0 .. 1; foot: the unglazed part at the bottom, 0 for none. */
void turned_front(struct pen *p, const struct turned *t, uint32_t colour,
    bool pattern, double scale, double gloss, double foot);

/* A twig with leaves from x, y upwards; lean in degrees. */
void twig(struct pen *p, double x, double y, double length, double lean,
    uint32_t stem, uint32_t leaf, int kind);
/* A pencil lying at x, y (its middle). */
void pencil(struct pen *p, double x, double y, double length, double angle,
    uint32_t colour);

#endif
