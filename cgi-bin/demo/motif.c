#include "demo/motif.h"

#include <math.h>

#define PI 3.14159265358979

/* Size of the unrolled surface. */
static double
width(const struct surface *s)
{
	double max = 0;

	if (s->body == NULL)
		return s->w;
	for (int i = 0; i < s->body->n; i++)
		max = fmax(max, s->body->r[i]);
	return PI * max;
}

static double
height(const struct surface *s)
{
	return s->body ? s->body->h : s->h;
}

/* Where the unrolled point u, v lies in the picture, and how narrow things
 * look there. */
static void
at(const struct surface *s, double u, double v, double *x, double *y,
    double *narrow)
{
	double angle, r;

	*narrow = 1;
	if (s->body == NULL) {
		*x = s->x + u;
		*y = s->y + v;
		return;
	}
	angle = (u / width(s) - .5) * PI;
	r = turned_r(s->body, v / s->body->h);
	*x = s->body->cx + r * sin(angle);
	*y = s->body->y + v + r * s->body->k * cos(angle);
	*narrow = fmax(.12, cos(angle) * r * PI / width(s));
}

static void
stamp(struct pen *p, const struct surface *s, unsigned id, double u, double v,
    double scale, double turn)
{
	double x, y, narrow;

	at(s, u, v, &x, &y, &narrow);
	svg(p,
	    "<use href='#g%u' transform='translate(%.1f %.1f) "
	    "scale(%.3f %.3f) rotate(%.0f)'/>",
	    id, x, y, scale * narrow, scale, turn);
}

/* A band from v0 to v1, right across; or from u0 to u1, from top to bottom. */
static void
band(struct pen *p, const struct surface *s, bool across, double from,
    double to, uint32_t colour, double alpha)
{
	double w = width(s), h = height(s), x, y, narrow;
	int n = s->body ? 20 : 1;

	svg(p, "<path d='");
	for (int side = 0; side < 2; side++)
		for (int i = 0; i <= n; i++) {
			double part = (double)(side ? n - i : i) / n;
			double edge = side ? to : from;

			if (across)
				at(s, part * w, edge, &x, &y, &narrow);
			else
				at(s, edge, part * h, &x, &y, &narrow);
			svg(p, "%c%.1f %.1f", side + i > 0 ? 'L' : 'M', x, y);
		}
	svg(p, "Z' fill='#%06x' opacity='%.2f'/>", colour, alpha);
}

static void
bands(struct pen *p, const struct surface *s, bool across, double step,
    double thick, uint32_t colour, double alpha)
{
	double end = across ? height(s) : width(s);

	for (double v = step * .5; v < end; v += step)
		band(p, s, across, v, fmin(v + thick, end), colour, alpha);
}

static void
wave_lines(struct pen *p, const struct surface *s, double scale)
{
	double w = width(s), h = height(s), x, y, narrow;
	int row = 0;

	for (double v = 12; v < h; v += 44 * scale, row++) {
		double phase = prng_real(&p->r, 0, 6), amp = 9 * scale;

		svg(p, "<path d='");
		for (int i = 0; i <= 48; i++) {
			double u = w * i / 48;

			at(s, u, v + amp * sin(u / (42 * scale) + phase * .2),
			    &x, &y, &narrow);
			svg(p, "%c%.1f %.1f", i > 0 ? 'L' : 'M', x, y);
		}
		svg(p,
		    "' fill='none' stroke='#%06x' stroke-width='%.1f' "
		    "stroke-linejoin='round'/>",
		    row % 4 == 3 ? p->acc : p->fig, 9 * scale);
	}
}

/* --- stamps ----------------------------------------------------------------
 */

#define LEAF_D "M0 -34C20 -14 18 16 0 34C-18 16 -20 -14 0 -34Z"

static void
stamp_art(struct pen *p, enum motif m, int variant)
{
	uint32_t f = p->fig, a = p->acc;
	double deg;

	switch (m) {
	case MOTIF_DOTS:
		svg(p, "<circle r='12' fill='#%06x'/>", variant ? a : f);
		break;
	case MOTIF_SPRIG:
		svg(p,
		    "<path d='M0 44Q6 0 0 -44' fill='none' stroke='#%06x' "
		    "stroke-width='5' stroke-linecap='round'/>",
		    f);
		for (int i = 0; i < 6; i++)
			svg(p,
			    "<ellipse cx='0' cy='-15' rx='7' ry='17' "
			    "transform='translate(%d %d) rotate(%d)' "
			    "fill='#%06x'/>",
			    i % 2 ? 3 : -1, 28 - i * 13, i % 2 ? 52 : -52,
			    variant && i > 3 ? a : f);
		break;
	case MOTIF_LEAVES:
		svg(p,
		    "<path d='" LEAF_D "' fill='#%06x'/>"
		    "<path d='M0 -22L0 42' stroke='#%06x' stroke-width='3'/>",
		    variant ? a : f, variant ? f : p->ground);
		break;
	case MOTIF_FLOWERS:
		for (int i = 0; i < 5; i++)
			svg(p,
			    "<ellipse cy='-21' rx='14' ry='19' "
			    "transform='rotate(%d)' fill='#%06x'/>",
			    i * 72, variant ? a : f);
		svg(p, "<circle r='9' fill='#%06x'/>", variant ? f : a);
		break;
	case MOTIF_BERRIES:
		svg(p,
		    "<path d='M0 46Q4 10 0 -26M1 12Q16 4 22 -12M1 24Q-16 14 "
		    "-22 0' fill='none' stroke='#%06x' stroke-width='4' "
		    "stroke-linecap='round'/><circle cy='-32' r='13' "
		    "fill='#%06x'/><circle cx='25' cy='-18' r='11' "
		    "fill='#%06x'/><circle cx='-25' cy='-6' r='11' "
		    "fill='#%06x'/>",
		    f, a, variant ? f : a, a);
		break;
	case MOTIF_DROPS:
		svg(p,
		    "<path d='M0 -26C10 -8 15 0 15 11A15 15 0 0 1 -15 11C-15 "
		    "0 -10 -8 0 -26Z' fill='#%06x'/>",
		    variant ? a : f);
		break;
	case MOTIF_CROSSES:
		svg(p,
		    "<path d='M-15 -15L15 15M15 -15L-15 15' stroke='#%06x' "
		    "stroke-width='8' stroke-linecap='round'/>",
		    variant ? a : f);
		break;
	case MOTIF_TRIANGLES:
		svg(p, "<path d='M0 -28L28 24L-28 24Z' fill='#%06x'/>",
		    variant ? a : f);
		svg(p, "<path d='M0 -28L0 24L-28 24Z' fill='#fff' "
		       "opacity='.22'/>");
		break;
	case MOTIF_DIAMOND:
		svg(p,
		    "<path d='M0 -58L38 0L0 58L-38 0Z' fill='#%06x'/>"
		    "<path d='M0 -26L17 0L0 26L-17 0Z' fill='#%06x'/>",
		    f, variant ? a : p->ground);
		break;
	case MOTIF_SUNS:
		svg(p,
		    "<path d='M-44 20A44 44 0 0 1 44 20Z' fill='#%06x'/>"
		    "<path d='M-24 20A24 24 0 0 1 24 20Z' fill='#%06x'/>",
		    f, a);
		break;
	case MOTIF_ARCS:
		svg(p,
		    "<circle r='58' fill='#%06x'/><circle r='50' "
		    "fill='#%06x'/><circle r='36' fill='#%06x'/><circle "
		    "r='26' fill='#%06x'/><circle r='12' fill='#%06x'/>",
		    p->ground, f, p->ground, variant ? a : f, p->ground);
		break;
	case MOTIF_BRUSH:
		svg(p,
		    "<path d='M-34 5C-22 -9 8 -10 35 -4C38 4 16 9 -8 8C-20 9 "
		    "-36 12 -34 5Z' fill='#%06x'/>",
		    variant ? a : f);
		break;
	case MOTIF_HERRING:
		svg(p,
		    "<path d='M-3 0L-31 -28L-31 -13L-3 15ZM3 0L31 -28L31 -13L3 "
		    "15Z' fill='#%06x'/>",
		    variant ? a : f);
		break;
	case MOTIF_TERRAZZO:
		svg(p, "<path d='");
		deg = prng_real(&p->r, 0, 1);
		for (int i = 0; i < 5; i++, deg += 1.257) {
			double r = prng_real(&p->r, 16, 34);

			svg(p, "%c%.0f %.0f", i ? 'L' : 'M', r * cos(deg),
			    r * .8 * sin(deg));
		}
		svg(p, "Z' fill='#%06x' stroke-linejoin='round'/>",
		    variant == 0   ? f
		    : variant == 1 ? a
		    : variant == 2 ? mix(f, p->ground, .5)
				   : darker(f, .3));
		break;
	default:
		break;
	}
}

/* How the stamps of a motif are strewn. */
static const struct {
	double du, dv, shift; /* step, row, every other row's shift in du */
	double loose;         /* jitter by part of the step */
	double turn0, turn1;
	int variants;
	int often; /* every so many is variant 1; 0: by chance */
} plan[MOTIFS] = {
    [MOTIF_DOTS] = {62, 54, .5, .12, 0, 0, 2, 5},
    [MOTIF_SPRIG] = {104, 92, .5, .12, -60, 60, 2, 0},
    [MOTIF_LEAVES] = {74, 82, .5, .1, -55, 55, 2, 4},
    [MOTIF_FLOWERS] = {100, 86, .5, .12, 0, 72, 2, 3},
    [MOTIF_BERRIES] = {92, 100, .5, .1, -30, 30, 2, 3},
    [MOTIF_DROPS] = {66, 76, .5, .08, 4, 16, 2, 5},
    [MOTIF_CROSSES] = {66, 62, .5, .03, 0, 0, 2, 6},
    [MOTIF_TRIANGLES] = {84, 78, .5, .06, -9, 9, 2, 3},
    [MOTIF_DIAMOND] = {88, 66, .5, 0, 0, 0, 2, 4},
    [MOTIF_SUNS] = {104, 70, .5, 0, 0, 0, 1, 0},
    [MOTIF_ARCS] = {116, 34, .5, 0, 0, 0, 2, 3},
    [MOTIF_BRUSH] = {92, 44, .5, .14, -9, 9, 2, 5},
    [MOTIF_HERRING] = {68, 26, 0, 0, 0, 0, 2, 4},
    [MOTIF_TERRAZZO] = {70, 64, .5, .34, 0, 360, 4, 0},
};

static void
strew(struct pen *p, const struct surface *s, double scale)
{
	double du = plan[p->motif].du * scale, dv = plan[p->motif].dv * scale;
	double w = width(s), h = height(s), loose = plan[p->motif].loose;
	unsigned first = p->ids;
	int nvar = plan[p->motif].variants, n = 0, row = 0;

	p->ids += (unsigned)nvar;
	svg(p, "<defs>");
	for (int i = 0; i < nvar; i++) {
		svg(p, "<g id='g%u'>", first + (unsigned)i);
		stamp_art(p, p->motif, i);
		svg(p, "</g>");
	}
	svg(p, "</defs>");
	for (double v = 0; v < h + dv; v += dv, row++)
		for (double u = row % 2 ? plan[p->motif].shift * du : 0;
		     u < w + du * .6; u += du, n++) {
			double ju = du * loose * prng_real(&p->r, -1, 1);
			double jv = dv * loose * prng_real(&p->r, -1, 1);
			double turn = prng_real(&p->r, plan[p->motif].turn0,
			    plan[p->motif].turn1 + .01);
			unsigned id = first;

			if (plan[p->motif].often > 0)
				id += (n + row) % plan[p->motif].often == 0 &&
				      nvar > 1;
			else
				id += prng_below(&p->r, (unsigned)nvar);
			stamp(p, s, id, u + ju, v + jv, scale, turn);
		}
}

void
motif_fill(struct pen *p, const struct surface *s, double scale)
{
	bool round = s->body != NULL;

	/* large enough to read on a card of a phone */
	scale *= 1.22;
	switch (p->motif) {
	case MOTIF_PLAIN:
	case MOTIFS:
		break;
	case MOTIF_STRIPE:
		bands(p, s, round, 92 * scale, 46 * scale, p->fig, 1);
		bands(p, s, round, 92 * scale, 7 * scale, p->acc, 1);
		break;
	case MOTIF_PINSTRIPE:
		bands(p, s, round, 30 * scale, 5 * scale, p->fig, 1);
		bands(p, s, round, 150 * scale, 12 * scale, p->acc, 1);
		break;
	case MOTIF_CHECK:
		bands(p, s, true, 72 * scale, 36 * scale, p->fig, .55);
		bands(p, s, false, 72 * scale, 36 * scale, p->fig, .55);
		break;
	case MOTIF_GRID:
		bands(p, s, true, 96 * scale, 7 * scale, p->fig, .95);
		bands(p, s, false, 96 * scale, 7 * scale, p->fig, .95);
		bands(p, s, true, 288 * scale, 16 * scale, p->acc, .8);
		break;
	case MOTIF_WAVES:
		wave_lines(p, s, scale);
		break;
	default:
		strew(p, s, scale);
	}
}

void
motif_rect(struct pen *p, double x, double y, double w, double h, double scale)
{
	struct surface s = {NULL, x, y, w, h};

	motif_fill(p, &s, scale);
}
