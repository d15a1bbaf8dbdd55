/* pen_things.c - turned bodies, twigs and pencils. */
#include <math.h>

#include "demo/motif.h"
#include "demo/pen.h"

enum { STEPS = 36 };

double
turned_r(const struct turned *t, double at)
{
	double pos = fmin(fmax(at, 0), 1) * (t->n - 1);
	int i = pos >= t->n - 1 ? t->n - 2 : (int)pos;
	double f = pos - i;
	double a = t->r[i > 0 ? i - 1 : 0], b = t->r[i], c = t->r[i + 1];
	double d = t->r[i + 2 < t->n ? i + 2 : t->n - 1];

	/* Catmull-Rom */
	return b + .5 * f *
		       (c - a +
			   f * (2 * a - 5 * b + 4 * c - d +
				   f * (3 * (b - c) + d - a)));
}

void
turned_path(struct pen *p, const struct turned *t, double from, double to)
{
	double r0 = turned_r(t, from), r1 = turned_r(t, to);

	svg(p, "M%.1f %.1f", t->cx - r0, t->y + from * t->h);
	for (int i = 1; i <= STEPS; i++) {
		double v = from + (to - from) * i / STEPS;

		svg(p, "L%.1f %.1f", t->cx - turned_r(t, v), t->y + v * t->h);
	}
	svg(p, "A%.1f %.1f 0 0 0 %.1f %.1f", r1, r1 * t->k, t->cx + r1,
	    t->y + to * t->h);
	for (int i = STEPS - 1; i >= 0; i--) {
		double v = from + (to - from) * i / STEPS;

		svg(p, "L%.1f %.1f", t->cx + turned_r(t, v), t->y + v * t->h);
	}
	svg(p, "A%.1f %.1f 0 0 1 %.1f %.1fZ", r0, r0 * t->k, t->cx - r0,
	    t->y + from * t->h);
}

void
turned_opening(
    struct pen *p, const struct turned *t, uint32_t lip, uint32_t inside)
{
	double r = turned_r(t, 0), wall = r > 120 ? 13 : 8;

	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='#%06x'/><ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#sheet)'/>",
	    t->cx, t->y, r, r * t->k, lip, t->cx, t->y, r, r * t->k);
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='#%06x'/><ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#in)'/>",
	    t->cx, t->y + 1, r - wall, (r - wall) * t->k - 1, inside, t->cx,
	    t->y + 1, r - wall, (r - wall) * t->k - 1);
}

static void
speckles(struct pen *p, const struct turned *t, uint32_t colour)
{
	uint32_t c =
	    light_of(colour) > 110 ? darker(colour, .55) : lighter(colour, .4);

	for (int i = 0; i < 70; i++) {
		double v = prng_real(&p->r, .02, .98);
		double u = prng_real(&p->r, -1, 1);
		double r = turned_r(t, v);

		svg(p,
		    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x' "
		    "opacity='.3'/>",
		    t->cx + r * sin(u * 1.5),
		    t->y + v * t->h + r * t->k * cos(u * 1.5),
		    prng_real(&p->r, .006, .015) * turned_r(t, .5), c);
	}
}

void
turned_front(struct pen *p, const struct turned *t, uint32_t colour,
    bool pattern, double scale, double gloss, double foot)
{
	struct surface s = {t, 0, 0, 0, 0};
	unsigned clip = clip_begin(p);
	double r = turned_r(t, .3);

	svg(p, "<path d='");
	turned_path(p, t, 0, 1);
	svg(p, "'/>");
	clip_use(p, clip);
	svg(p, "<path d='");
	turned_path(p, t, 0, 1);
	svg(p, "' fill='#%06x'/>", colour);
	if (pattern)
		motif_fill(p, &s, scale);
	if (gloss < .7)
		speckles(p, t, colour);
	if (foot > 0) {
		svg(p, "<path d='");
		turned_path(p, t, 1 - foot, 1);
		svg(p, "' fill='#%06x'/>", CLAY);
	}
	for (int i = 0; i < 2; i++) {
		svg(p, "<path d='");
		turned_path(p, t, 0, 1);
		svg(p, "' fill='url(#%s)'/>", i ? "down" : "cyl");
	}
	if (gloss > 0)
		svg(p,
		    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
		    "fill='url(#gloss)' opacity='%.2f'/>",
		    t->cx - r * .5, t->y + t->h * .36, r * .1, t->h * .3,
		    gloss * .75);
	clip_end(p);
	/* light on the lip */
	svg(p,
	    "<path d='M%.1f %.1fA%.1f %.1f 0 0 0 %.1f %.1f' fill='none' "
	    "stroke='#fffaf0' stroke-opacity='.4' stroke-width='4'/>",
	    t->cx - turned_r(t, 0), t->y, turned_r(t, 0), turned_r(t, 0) * t->k,
	    t->cx + turned_r(t, 0), t->y);
}

/* Kinds: 0 eucalyptus, 1 olive, 2 dried flowers, 3 single blossom. */
void
twig(struct pen *p, double x, double y, double length, double lean,
    uint32_t stem, uint32_t leaf, int kind)
{
	double bend = lean * .9;
	int n = kind == 3 ? 3 : 7;

	svg(p,
	    "<g transform='translate(%.1f %.1f) rotate(%.1f)'><path d='M0 "
	    "0Q%.1f %.1f %.1f %.1f' fill='none' stroke='#%06x' "
	    "stroke-width='%.1f' stroke-linecap='round'/>",
	    x, y, lean, -bend, -length * .5, bend * .6, -length, stem,
	    2 + length / 130);
	for (int i = 0; i < n; i++) {
		double f = .38 + .6 * i / n, a, bx, by, size;
		int side = i % 2 ? 1 : -1;

		bx = 2 * f * (1 - f) * -bend + f * f * bend * .6;
		by = -length * (2 * f * (1 - f) * .5 + f * f);
		a = side * (kind == 2 ? 26 : 58) + prng_real(&p->r, -9, 9);
		size = (1.25 - f * .6) * length / 480;
		if (kind == 0)
			svg(p,
			    "<g transform='translate(%.1f %.1f) rotate(%.0f) "
			    "scale(%.2f)'><circle cy='-44' r='36' "
			    "fill='#%06x'/><circle cy='-44' r='36' "
			    "fill='url(#sheet)'/><path d='M0 0L0 -62' "
			    "stroke='#%06x' stroke-width='3'/></g>",
			    bx, by, a, size, i % 3 ? leaf : lighter(leaf, .15),
			    stem);
		else if (kind == 2)
			svg(p,
			    "<g transform='translate(%.1f %.1f) rotate(%.0f) "
			    "scale(%.2f)'><path d='M0 0L0 -70' "
			    "stroke='#%06x' stroke-width='4'/><circle "
			    "cy='-76' r='19' fill='#%06x'/><circle cy='-76' "
			    "r='19' fill='url(#ball)'/></g>",
			    bx, by, a, size, stem, leaf);
		else
			svg(p,
			    "<g transform='translate(%.1f %.1f) rotate(%.0f) "
			    "scale(%.2f)'><path d='M0 4C26 -20 22 -76 0 -104C"
			    "-22 -76 -26 -20 0 4Z' fill='#%06x'/><path d='M0 "
			    "4C26 -20 22 -76 0 -104Z' fill='#24170a' "
			    "opacity='.14'/></g>",
			    bx, by, a, size, i % 3 ? leaf : darker(leaf, .12));
	}
	if (kind == 3 || kind == 1)
		svg(p, "<g transform='translate(%.1f %.1f) scale(%.2f)'>",
		    bend * .6, -length, length / 480);
	if (kind == 3) {
		for (int i = 0; i < 7; i++)
			svg(p,
			    "<ellipse cy='-46' rx='27' ry='48' "
			    "transform='rotate(%d)' fill='#%06x'/>",
			    i * 51, i % 2 ? p->acc : lighter(p->acc, .12));
		svg(p, "<circle r='24' fill='#%06x'/>", darker(p->acc, .5));
	} else if (kind == 1) {
		svg(p,
		    "<path d='M0 8C22 -14 18 -60 0 -84C-18 -60 -22 -14 0 8Z' "
		    "fill='#%06x'/>",
		    leaf);
	}
	svg(p, kind == 3 || kind == 1 ? "</g></g>" : "</g>");
}

void
pencil(struct pen *p, double x, double y, double length, double angle,
    uint32_t colour)
{
	double h = length / 2;

	svg(p, "<g transform='translate(%.1f %.1f) rotate(%.1f)'>", x, y,
	    angle);
	shadow_rect(p, -h, -11, length, 22, 8, 14);
	svg(p,
	    "<rect x='%.1f' y='-12' width='%.1f' height='24' rx='3' "
	    "fill='#%06x'/><rect x='%.1f' y='-12' width='%.1f' height='8' "
	    "fill='#fff' opacity='.28'/><rect x='%.1f' y='4' width='%.1f' "
	    "height='8' fill='#000' opacity='.2'/>",
	    -h, length - 60, colour, -h, length - 60, -h, length - 60);
	svg(p,
	    "<path d='M%.1f -12L%.1f 0L%.1f 12Z' fill='#e3c193'/><path "
	    "d='M%.1f -4L%.1f 0L%.1f 4Z' fill='#2a2622'/></g>",
	    h - 60, h, h - 60, h - 19, h, h - 19);
}
