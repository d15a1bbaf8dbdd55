/* draw_scape.c - landscapes in layers, and geometric compositions. */
#include <math.h>

#include "demo/draw.h"

/* Sky above, sky below, farthest and nearest land, sun. */
static const uint32_t mornings[][5] = {
    {0xd7e2e4, 0xf6e6cf, 0xb7c6c4, 0x2f4f4a, 0xf7efdf},
    {0xf3d9c4, 0xf9ecd9, 0xd3c0b6, 0x5a4b52, 0xe79c6b},
    {0xcfdde8, 0xf2eadb, 0xa9bccb, 0x243d5c, 0xf4d9a0},
    {0xe4e6d6, 0xf7f0dc, 0xbfc8a6, 0x47563a, 0xe9c46a},
};
static const uint32_t evenings[][5] = {
    {0x3d4a6b, 0xe8a27c, 0x9c7c86, 0x232a3f, 0xf6d9a8},
    {0xb4644a, 0xf0bb7e, 0xa4604f, 0x47262b, 0xfbe3b4},
    {0x27505a, 0xd9b98c, 0x6e8f8d, 0x15302f, 0xf3e2bd},
    {0x5a3b57, 0xe59c86, 0x8e6274, 0x2d1e33, 0xf9d9b0},
};

static void
ridge(struct pen *p, double x, double base, double w, double bottom, double amp,
    double rough, uint32_t c)
{
	double a = prng_real(&p->r, 0, 6), b = prng_real(&p->r, 0, 6);

	svg(p, "<path d='M%.1f %.1f", x, bottom);
	for (int i = 0; i <= 40; i++) {
		double u = i / 40.0;
		double v = sin(u * 5 + a) * .6 + sin(u * 11 + b) * .3;

		if (rough > 0)
			v += (fabs(sin(u * 17 + b)) - .5) * rough;
		svg(p, "L%.1f %.1f", x + w * u, base - amp * v);
	}
	svg(p, "V%.1fZ' fill='#%06x'/>", bottom, c);
}

static void
pines(struct pen *p, double x, double y, double w, double size, uint32_t c)
{
	for (double at = x; at < x + w; at += size * .42) {
		double s = size * prng_real(&p->r, .6, 1.2);

		svg(p, "<path d='M%.1f %.1fL%.1f %.1fH%.1fZ' fill='#%06x'/>",
		    at, y - s, at + s * .22, y + 12, at - s * .22, c);
	}
}

/* A stroke of light on the water. */
static void
glint(struct pen *p, double x, double top, double w, double h, uint32_t c)
{
	double dx = prng_real(&p->r, 0, .8), dy = prng_real(&p->r, .02, .34);

	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='4' rx='2' "
	    "fill='#%06x' opacity='.5'/>",
	    x + w * dx, top + h * dy, w * prng_real(&p->r, .08, .3), c);
}

void
draw_landscape(struct pen *p, int form, double x, double y, double w, double h)
{
	int place = form / 2;
	bool evening = form % 2;
	const uint32_t *c =
	    evening ? evenings[place % 4] : mornings[place * 3 % 4];
	double horizon = y + h * prng_real(&p->r, .36, .5);
	int kind = place % 4; /* hills, water, mountains, fields */
	unsigned id = p->ids++;

	svg(p,
	    "<linearGradient id='g%u' x2='0' y2='1'><stop offset='0' "
	    "stop-color='#%06x'/><stop offset='1' "
	    "stop-color='#%06x'/></linearGradient><rect x='%.1f' y='%.1f' "
	    "width='%.1f' height='%.1f' fill='url(#g%u)'/>",
	    id, c[0], c[1], x, y, w, h * .62, id);
	svg(p, "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x'/>",
	    x + w * prng_real(&p->r, .25, .75), horizon - h * .1, w * .1, c[4]);
	for (int i = 0; i < 6; i++) {
		double f = i / 5.0, base = horizon + h * (.02 + f * .5 * f);
		uint32_t tone = mix(c[2], c[3], f);

		if (kind == 1 && i == 2) { /* a lake between the shores */
			double top = base + h * .02;

			svg(p,
			    "<rect x='%.1f' y='%.1f' width='%.1f' "
			    "height='%.1f' fill='#%06x'/>",
			    x, top, w, h, mix(c[1], c[0], .5));
			for (int k = 0; k < 14; k++)
				glint(p, x, top, w, h, c[4]);
			i = 4;
			continue;
		}
		ridge(p, x, base, w, y + h + 5,
		    h * (kind == 2 ? .075 - f * .03 : .035),
		    kind == 2 ? .9 - f * .5 : 0, tone);
		if (place % 3 == 2 && i == 3)
			pines(
			    p, x, base + h * .02, w, h * .07, darker(tone, .2));
		if (kind == 3 && i == 4)
			for (int k = -6; k < 8; k++)
				svg(p,
				    "<path d='M%.1f %.1fL%.1f %.1f' "
				    "stroke='#%06x' stroke-width='5' "
				    "opacity='.5'/>",
				    x + w * .5 + k * w * .06, base + h * .05,
				    x + w * .5 + k * w * .3, y + h,
				    lighter(tone, .3));
	}
}

/* --- geometric -------------------------------------------------------------
 */

static void
tile(struct pen *p, int kind, double x, double y, double s, uint32_t a,
    uint32_t b)
{
	int turn = (int)prng_below(&p->r, 4) * 90;

	svg(p,
	    "<g transform='translate(%.1f %.1f) rotate(%d) scale(%.3f)'>"
	    "<rect x='-50.3' y='-50.3' width='100.6' height='100.6' "
	    "fill='#%06x'/>",
	    x + s / 2, y + s / 2, turn, s / 100, a);
	switch (kind) {
	case 0:
		svg(p, "<path d='M-50 50A50 50 0 0 1 50 50Z' fill='#%06x'/>",
		    b);
		break;
	case 1:
		svg(p,
		    "<path d='M-50 50V-50A100 100 0 0 1 50 50Z' "
		    "fill='#%06x'/>",
		    b);
		break;
	case 2:
		svg(p, "<path d='M-50 50V-50L50 50Z' fill='#%06x'/>", b);
		break;
	case 3:
		svg(p,
		    "<circle r='40' fill='#%06x'/><circle r='18' "
		    "fill='#%06x'/>",
		    b, a);
		break;
	case 4:
		svg(p,
		    "<path d='M-50 -50Q50 -50 50 50Q-50 50 -50 -50Z' "
		    "fill='#%06x'/>",
		    b);
		break;
	default:
		for (int i = 0; i < 3; i++)
			svg(p,
			    "<path d='M-50 %dA%d %d 0 0 1 %d 50' fill='none' "
			    "stroke='#%06x' stroke-width='15'/>",
			    -36 + i * 30, 86 - i * 30, 86 - i * 30, 36 - i * 30,
			    b);
	}
	svg(p, "</g>");
}

void
draw_geometric(struct pen *p, int form, double x, double y, double w, double h,
    const uint32_t *ink)
{
	int kind = form / 2 % 10, cols = form % 2 ? 4 : 3;
	double s = w / cols;
	int rows = (int)(h / s) + 1;

	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/>",
	    x, y, w, h, ink[0]);
	if (kind == 3 || kind == 9) { /* rings round a distant centre */
		double cx = x + w * (form % 4 ? .5 : .2), cy = y + h * .78;

		for (int i = 8; i > 0; i--)
			svg(p,
			    "<circle cx='%.1f' cy='%.1f' r='%.1f' "
			    "fill='#%06x'/>",
			    cx, cy, w * .1 * i,
			    i % 2 ? ink[1 + i / 2 % 4] : ink[0]);
		return;
	}
	if (kind == 4 || kind == 6) { /* arches, one in the other */
		for (int i = 0; i < 3; i++)
			for (int k = 5; k > 0; k--) {
				double cx = x + w * (.2 + i * .3);
				double r = w * .029 * k;
				double top =
				    y + h * (.42 + (i + form) % 3 * .12);

				svg(p,
				    "<path d='M%.1f %.1fV%.1fA%.1f %.1f 0 0 "
				    "1 %.1f %.1fV%.1fZ' fill='#%06x'/>",
				    cx - r, y + h * .9, top, r, r, cx + r, top,
				    y + h * .9,
				    k % 2 ? ink[1 + (i + k / 2) % 4] : ink[0]);
			}
		return;
	}
	for (int i = 0; i < rows; i++)
		for (int k = 0; k < cols; k++) {
			unsigned a = prng_below(&p->r, 5), b = a;

			while (b == a)
				b = prng_below(&p->r, 5);
			tile(p,
			    kind == 7 || kind == 1 ? (int)prng_below(&p->r, 5)
			    : kind == 8            ? 5
			    : kind == 5            ? 2
						   : kind % 5,
			    x + k * s, y + i * s, s, ink[a], ink[b]);
		}
}
