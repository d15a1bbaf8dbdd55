/* draw_print.c - framed prints on the wall, and botanical and abstract art. */
#include <math.h>

#include "demo/draw.h"

/* Sets of ink colours: paper, then four that go together. */
static const uint32_t inks[][5] = {
    {0xf6f0e4, 0x3f5a4a, 0xb8603f, 0xd9a95f, 0x7f947c},
    {0xf4ece0, 0x2b4170, 0xc68a32, 0xc9b8a2, 0x8fa9bd},
    {0xf5eee6, 0x6a3a52, 0xd08f7c, 0xe0bfa0, 0x7a7f68},
    {0xf2ede1, 0x24523f, 0xd9b25a, 0xa9b79a, 0xb5533c},
    {0xf7f1e8, 0x3c3d40, 0xb98d68, 0xd8c7b0, 0x93603f},
    {0xf3ece2, 0x1f5d69, 0xd7855b, 0xe5c9a2, 0x86a7a3},
};

static const uint32_t *
ink_set(const struct pen *p, int form)
{
	(void)p;
	return inks[(unsigned)form * 7 / 2 % 6];
}

/* --- botanical -------------------------------------------------------------
 */

static void
blade(struct pen *p, double x, double y, double len, double wide, double turn,
    uint32_t c, bool vein)
{
	svg(p,
	    "<g transform='translate(%.1f %.1f) rotate(%.1f)'><path d='M0 "
	    "0C%.1f %.1f %.1f %.1f 0 %.1fC%.1f %.1f %.1f %.1f 0 0Z' "
	    "fill='#%06x'/>",
	    x, y, turn, wide, -len * .25, wide * .8, -len * .8, -len,
	    -wide * .8, -len * .8, -wide, -len * .25, c);
	if (vein)
		svg(p,
		    "<path d='M0 0L0 %.1f' stroke='#%06x' "
		    "stroke-width='2.5'/>",
		    -len * .86, lighter(c, .35));
	svg(p, "</g>");
}

/* What sits at the end of the stem: 1 tulip, 2 poppy, 3 umbel, 4 spike. */
static void
head(struct pen *p, int kind, double x, double y, double s, uint32_t c,
    uint32_t dark)
{
	svg(p, "<g transform='translate(%.1f %.1f) scale(%.2f)'>", x, y, s);
	switch (kind) {
	case 1:
		svg(p,
		    "<path d='M-44 -20C-54 -90 -30 -118 0 -130C30 -118 54 "
		    "-90 44 -20C30 6 -30 6 -44 -20Z' fill='#%06x'/><path "
		    "d='M0 -130C26 -90 26 -30 0 2C-26 -30 -26 -90 0 -130Z' "
		    "fill='#%06x'/>",
		    c, lighter(c, .2));
		break;
	case 2:
		for (int i = 0; i < 5; i++)
			svg(p,
			    "<path d='M0 0C-60 -30 -58 -96 0 -100C58 -96 60 "
			    "-30 0 0Z' fill='#%06x' opacity='.88' "
			    "transform='rotate(%d)'/>",
			    i % 2 ? c : lighter(c, .16), i * 72);
		svg(p, "<circle r='24' fill='#%06x'/>", dark);
		break;
	case 3:
		for (int i = -4; i <= 4; i++) {
			double a = i * .26, r = 120 - (i < 0 ? -i : i) * 5;

			svg(p,
			    "<path d='M0 0L%.1f %.1f' stroke='#%06x' "
			    "stroke-width='3'/>",
			    r * sin(a), -r * cos(a), dark);
			for (int k = 0; k < 5; k++)
				svg(p,
				    "<circle cx='%.1f' cy='%.1f' r='7' "
				    "fill='#%06x'/>",
				    r * sin(a) + 14 * cos(k * 1.26),
				    -r * cos(a) + 11 * sin(k * 1.26), c);
		}
		break;
	default:
		for (int i = 0; i < 13; i++)
			svg(p,
			    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' "
			    "ry='15' fill='#%06x' transform='rotate(%d %.1f "
			    "%.1f)'/>",
			    i % 2 ? 12.0 : -12.0, 40.0 - i * 15, 13.0 - i * .5,
			    i % 3 ? c : lighter(c, .2), i % 2 ? 40 : -40,
			    i % 2 ? 12.0 : -12.0, 40.0 - i * 15);
	}
	svg(p, "</g>");
}

/* How the plants differ: leaf length and width, pairs, angle, flower. */
static const struct {
	double len, wide;
	int pairs;
	double angle;
	int flower, round;
} plants[24] = {
    {150, 22, 15, 62, 0, 0},
    {96, 48, 8, 66, 0, 1},
    {120, 20, 10, 44, 0, 0},
    {120, 30, 3, 40, 2, 0},
    {104, 72, 6, 58, 0, 2},
    {110, 9, 5, 20, 4, 0},
    {260, 9, 6, 16, 4, 0},
    {330, 40, 2, 14, 1, 0},
    {170, 17, 11, 38, 0, 0},
    {190, 66, 5, 54, 0, 0},
    {120, 20, 3, 48, 3, 0},
    {90, 32, 6, 50, 5, 0},
    {250, 17, 12, 58, 0, 0},
    {120, 54, 7, 50, 0, 0},
    {110, 8, 9, 54, 6, 0},
    {140, 38, 8, 46, 0, 0},
    {110, 26, 2, 46, 2, 0},
    {190, 20, 6, 64, 0, 0},
    {90, 22, 3, 44, 7, 0},
    {70, 8, 18, 46, 0, 0},
    {120, 24, 3, 40, 4, 0},
    {250, 60, 5, 44, 0, 0},
    {200, 9, 3, 22, 8, 0},
    {170, 24, 5, 40, 2, 0},
};

static void
stem(struct pen *p, int plant, double x, double y, double h, double lean,
    const uint32_t *ink)
{
	uint32_t green = mix(ink[1], LEAF, plant % 3 ? .2 : .55);
	double s = h / 900, bend = lean * 3;
	int pairs = plants[plant].pairs, flower = plants[plant].flower;
	double reach = flower && flower < 5 ? .72 : .97;

	svg(p,
	    "<g transform='translate(%.1f %.1f) rotate(%.1f)'><path d='M0 "
	    "0Q%.1f %.1f %.1f %.1f' fill='none' stroke='#%06x' "
	    "stroke-width='%.1f' stroke-linecap='round'/>",
	    x, y, lean, bend, -h * .5, -bend * .3, -h, darker(green, .2),
	    7 * s);
	for (int i = 0; i < pairs * 2; i++) {
		double f = .14 + (reach - .14) * (i / 2) / pairs +
			   (i % 2) * .5 * (reach - .14) / pairs / 2;
		double bx = 2 * f * (1 - f) * bend - f * f * bend * .3;
		double by = -h * f, taper = 1.12 - f * .62;
		double turn = (i % 2 ? 1 : -1) * plants[plant].angle +
			      prng_real(&p->r, -6, 6);
		double len = plants[plant].len * s * taper;
		double wide = plants[plant].wide * s * taper;
		uint32_t c = i % 4 == 1   ? lighter(green, .16)
			     : i % 4 == 2 ? darker(green, .1)
					  : green;

		if (plants[plant].round == 2) {
			svg(p,
			    "<path transform='translate(%.1f %.1f) "
			    "rotate(%.1f)' d='M0 0L%.1f %.1fQ%.1f %.1f 0 "
			    "%.1fQ%.1f %.1f %.1f %.1fZ' fill='#%06x'/>",
			    bx, by, turn, wide, -len * .7, wide * .7,
			    -len * 1.15, -len * .82, -wide * .7, -len * 1.15,
			    -wide, -len * .7, mix(c, ink[3], .5));
			continue;
		}
		blade(p, bx, by, len, wide * (plants[plant].round ? 1.3 : 1),
		    turn, c, wide > 14 * s);
		if (flower >= 5)
			svg(p,
			    "<circle cx='%.1f' cy='%.1f' r='%.1f' "
			    "fill='#%06x'/>",
			    bx + len * .8 * sin(turn / 57.3) * 1.15,
			    by - len * .8 * cos(turn / 57.3) * 1.15,
			    (flower == 7      ? 34
				: flower == 8 ? 11
					      : 17) *
				s,
			    flower == 7 ? 0xe9e0cf : ink[2]);
	}
	if (flower > 0 && flower < 5)
		head(p, flower, -bend * .3, -h + 20 * s, s * 1.15, ink[2],
		    darker(ink[1], .3));
	else if (flower == 0)
		blade(p, -bend * .3, -h + 8 * s, plants[plant].len * s * .6,
		    plants[plant].wide * s * .55, 0, green, false);
	svg(p, "</g>");
}

static void
botanical(struct pen *p, int form, double x, double y, double w, double h)
{
	const uint32_t *ink = ink_set(p, form);
	int plant = form / 2 % 24;

	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/>",
	    x, y, w, h, form % 3 == 1 ? mix(ink[3], 0xffffff, .55) : ink[0]);
	if (form % 2 == 0) {
		if (form % 3 == 0)
			svg(p,
			    "<circle cx='%.1f' cy='%.1f' r='%.1f' "
			    "fill='#%06x' opacity='.55'/>",
			    x + w * .54, y + h * .4, w * .33, ink[3]);
		stem(p, plant, x + w * .48, y + h * .92, h * .78, 3, ink);
	} else {
		stem(p, plant, x + w * .42, y + h * .93, h * .66, -13, ink);
		stem(p, plant, x + w * .58, y + h * .93, h * .62, 14, ink);
		stem(p, plant, x + w * .5, y + h * .93, h * .8, 1, ink);
	}
}

/* --- abstract --------------------------------------------------------------
 */

static void
blob(struct pen *p, double cx, double cy, double rx, double ry, uint32_t c)
{
	double px[7], py[7];
	double at = prng_real(&p->r, 0, 6);

	for (int i = 0; i < 7; i++, at += .8976) {
		double r = prng_real(&p->r, .78, 1.16);

		px[i] = cx + rx * r * cos(at);
		py[i] = cy + ry * r * sin(at);
	}
	svg(p, "<path d='M%.1f %.1f", (px[0] + px[6]) / 2, (py[0] + py[6]) / 2);
	for (int i = 0; i < 7; i++)
		svg(p, "Q%.1f %.1f %.1f %.1f", px[i], py[i],
		    (px[i] + px[(i + 1) % 7]) / 2,
		    (py[i] + py[(i + 1) % 7]) / 2);
	svg(p, "Z' fill='#%06x'/>", c);
}

static void
abstract(struct pen *p, int form, double x, double y, double w, double h)
{
	const uint32_t *ink = ink_set(p, form);
	double from, bend, back, to;
	int kind = form / 2 % 5;

	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/>",
	    x, y, w, h, form % 4 == 3 ? mix(ink[3], ink[0], .4) : ink[0]);
	if (kind == 0) { /* large shapes that lean on each other */
		blob(p, x + w * .36, y + h * .36, w * .3, h * .22, ink[1]);
		blob(p, x + w * .64, y + h * .6, w * .28, h * .24, ink[2]);
		blob(p, x + w * .32, y + h * .74, w * .2, h * .14, ink[3]);
		svg(p, "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x'/>",
		    x + w * .7, y + h * .24, w * .1, ink[4]);
	} else if (kind == 1) { /* a pile of stones */
		double at = y + h * .86;

		for (int i = 0; i < 5; i++) {
			double rx = w * (.34 - i * .045), ry = h * .068;

			at -= ry;
			blob(p, x + w * (.5 + prng_real(&p->r, -.06, .06)), at,
			    rx, ry * 1.05, ink[1 + i % 4]);
			at -= ry * .86;
		}
	} else if (kind == 2) { /* sun and bands */
		svg(p, "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x'/>",
		    x + w * (form % 2 ? .36 : .62), y + h * .34, w * .23,
		    ink[2]);
		for (int i = 0; i < 4; i++)
			svg(p,
			    "<path d='M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f "
			    "%.1fV%.1fH%.1fZ' fill='#%06x'/>",
			    x, y + h * (.56 + i * .11), x + w * .3,
			    y + h * (.46 + i * .11), x + w * .66,
			    y + h * (.68 + i * .09), x + w,
			    y + h * (.54 + i * .12), y + h, x,
			    ink[i % 2 ? 3
				: i   ? 1
				      : 4]);
	} else if (kind == 3) { /* vessels on a line */
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "fill='#%06x'/>",
		    x, y + h * .72, w, h * .28, ink[3]);
		for (int i = 0; i < 3; i++) {
			double cx = x + w * (.26 + i * .25), a = w * .11;
			double top = y + h * (.34 + (i + form) % 3 * .1);

			svg(p,
			    "<path d='M%.1f %.1fV%.1fC%.1f %.1f %.1f %.1f "
			    "%.1f %.1fH%.1fC%.1f %.1f %.1f %.1f %.1f "
			    "%.1fV%.1fZ' fill='#%06x'/>",
			    cx - a * .45, top, top + h * .06, cx - a * 1.5,
			    top + h * .14, cx - a * 1.3, y + h * .72,
			    cx - a * .6, y + h * .78, cx + a * .6, cx + a * 1.3,
			    y + h * .72, cx + a * 1.5, top + h * .14,
			    cx + a * .45, top + h * .06, top,
			    ink[i == 1 ? 1
				: i    ? 4
				       : 2]);
		}
	} else { /* cut paper */
		for (int i = 0; i < 6; i++) {
			double cx = x + w * (.26 + i % 2 * .46);
			double cy = y + h * (.22 + i / 2 * .28);

			if ((i + form) % 3 == 0)
				svg(p,
				    "<path d='M%.1f %.1fA%.1f %.1f 0 0 1 "
				    "%.1f %.1fZ' fill='#%06x'/>",
				    cx - w * .19, cy + w * .1, w * .19, w * .19,
				    cx + w * .19, cy + w * .1, ink[1 + i % 4]);
			else if ((i + form) % 3 == 1)
				blade(p, cx, cy + h * .11, h * .22, w * .15,
				    prng_real(&p->r, -30, 30), ink[1 + i % 4],
				    false);
			else
				blob(
				    p, cx, cy, w * .17, h * .1, ink[1 + i % 4]);
		}
	}
	/* one fine line through some of them */
	if (form % 3 == 1)
		return;
	from = prng_real(&p->r, .08, .4);
	bend = prng_real(&p->r, 0, 1);
	back = prng_real(&p->r, .1, 1);
	to = prng_real(&p->r, .6, .92);
	svg(p,
	    "<path d='M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f' fill='none' "
	    "stroke='#%06x' stroke-width='%.1f' stroke-linecap='round'/>",
	    x + w * from, y + h * .9, x + w * bend, y + h * .5, x + w * back,
	    y + h * .7, x + w * to, y + h * prng_real(&p->r, .1, .3), INK,
	    w * .006);
}

void
draw_art(struct pen *p, enum shape shape, int form, double x, double y,
    double w, double h)
{
	unsigned clip = clip_begin(p);

	svg(p, "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>", x, y, w,
	    h);
	clip_use(p, clip);
	switch (shape) {
	case SHAPE_PRINT_BOTANICAL:
		botanical(p, form, x, y, w, h);
		break;
	case SHAPE_PRINT_ABSTRACT:
		abstract(p, form, x, y, w, h);
		break;
	case SHAPE_PRINT_LANDSCAPE:
		draw_landscape(p, form, x, y, w, h);
		break;
	default:
		draw_geometric(p, form, x, y, w, h, ink_set(p, form));
	}
	clip_end(p);
}

/* --- on the wall -----------------------------------------------------------
 */

void
thing_frame(struct pen *p, enum shape shape, int form, double x, double y,
    double w, double h, uint32_t wood)
{
	double bar = w * .036, mat = w * .105;
	double ix = x + bar, iy = y + bar, iw = w - 2 * bar, ih = h - 2 * bar;

	shadow_rect(p, x, y, w, h, 3, 34);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/><rect x='%.1f' y='%.1f' width='%.1f' "
	    "height='%.1f' fill='url(#sheet)'/>",
	    x, y, w, h, wood, x, y, w, h);
	/* mitred corners: the lower and right bars lie in shade */
	svg(p,
	    "<path d='M%.1f %.1fL%.1f %.1fV%.1fH%.1fL%.1f %.1fH%.1fV%.1fZ' "
	    "fill='#24170a' opacity='.24'/>",
	    x + w, y, ix + iw, iy, iy + ih, ix, x, y + h, x + w, y);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#fbf8f1'/>",
	    ix, iy, iw, ih);
	svg(p,
	    "<path d='M%.1f %.1fH%.1fV%.1fH%.1fV%.1fH%.1fZ' fill='#24170a' "
	    "opacity='.17'/>",
	    ix, iy, ix + iw, iy + 9, ix + 9, iy + ih, ix);
	draw_art(
	    p, shape, form, ix + mat, iy + mat, iw - 2 * mat, ih - 2 * mat);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='none' "
	    "stroke='#24170a' stroke-opacity='.16' stroke-width='2'/>",
	    ix + mat, iy + mat, iw - 2 * mat, ih - 2 * mat);
	/* a breath of window on the glass */
	svg(p,
	    "<path d='M%.1f %.1fH%.1fL%.1f %.1fV%.1fZ' fill='#fff' "
	    "opacity='.055'/>",
	    ix, iy, ix + iw * .62, ix, iy + ih * .72, iy);
}

void
draw_print(struct pen *p, enum shape shape, int form, bool room)
{
	struct pen prop = *p;
	const uint32_t *ink = ink_set(p, form);

	if (!room) {
		scene_wall(p);
		thing_frame(p, shape, form, 200, 190, 880, 1180, OAK);
		return;
	}
	scene_bench(p, 1270);
	thing_frame(p, shape, form, 420, 250, 600, 800, 0x2b2825);
	prop = *p;
	prop.motif = MOTIF_PLAIN;
	prop.ground = prop.main = ink[2];
	prop.acc = ink[3];
	thing_vase(&prop, 250, 1296, 420, form % 3);
	thing_books(&prop, 860, 1284, 260);
	p->ids = prop.ids;
	p->r = prop.r;
}
