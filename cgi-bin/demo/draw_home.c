/* draw_home.c - candles, lamps, clocks. */
#include <math.h>

#include "demo/draw.h"
#include "demo/motif.h"

enum { TABLE_Y = 1210 };

static void
glow(struct pen *p, double x, double y, double r, double alpha)
{
	svg(p,
	    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='url(#glow)' "
	    "opacity='%.2f'/>",
	    x, y, r, alpha);
}

static void
flame(struct pen *p, double x, double y, double s)
{
	glow(p, x, y - 40 * s, 330 * s, .75);
	svg(p,
	    "<path d='M%.1f %.1fv%.1f' stroke='#2a2622' stroke-width='%.1f' "
	    "stroke-linecap='round'/>",
	    x, y + 6, -26 * s, 6 * s);
	svg(p,
	    "<g transform='translate(%.1f %.1f) scale(%.2f)'><path d='M0 "
	    "-128C22 -84 34 -64 30 -38C27 -16 14 -8 0 -8C-14 -8 -27 -16 -30 "
	    "-38C-34 -64 -12 -84 0 -128Z' fill='#f6b545'/><path d='M0 "
	    "-104C14 -72 20 -56 18 -38C16 -22 9 -14 0 -14C-9 -14 -16 -22 "
	    "-18 -38C-20 -56 -6 -72 0 -104Z' fill='#ffe7a6'/><ellipse "
	    "cy='-24' rx='9' ry='13' fill='#fffdf4'/></g>",
	    x, y - 14 * s, s);
}

static void
candle_glass(struct pen *p)
{
	const double r[] = {232, 232, 231, 229, 220};
	struct turned t = {640, 730, 470, r, 5, .2};
	const double lr[] = {234, 234};
	struct turned label = {640, 870, 230, lr, 2, .2};
	uint32_t glass = mix(p->main, 0xfff6e8, .35), keep = p->ground;

	shadow_stand(p, 640, TABLE_Y - 16, 460);
	svg(p,
	    "<ellipse cx='640' cy='730' rx='232' ry='46' fill='#%06x'/>"
	    "<ellipse cx='640' cy='742' rx='216' ry='40' fill='#%06x'/>"
	    "<ellipse cx='640' cy='744' rx='160' ry='28' fill='#ffe7b5' "
	    "opacity='.8'/>",
	    darker(glass, .25), 0xf3e7d0);
	flame(p, 640, 742, 1.1);
	turned_front(p, &t, glass, false, 1, 1, 0);
	/* the label runs round the glass */
	turned_front(p, &label, keep, true, .62, 0, 0);
	svg(p, "<path d='M408 730A232 46 0 0 0 872 730' fill='none' "
	       "stroke='#fff' stroke-opacity='.6' stroke-width='7'/>");
}

static void
candle_pillar(struct pen *p)
{
	const double r[] = {176, 178, 178, 178, 178};
	struct turned t = {600, 640, 560, r, 5, .2};
	const double sr[] = {150, 152, 152};
	struct turned small = {860, 900, 300, sr, 3, .2};
	struct pen q = *p;

	q.ground = mix(p->acc, CREAM, .5);
	shadow_stand(p, 860, TABLE_Y - 10, 300);
	turned_opening(p, &small, lighter(q.ground, .3), lighter(q.ground, .2));
	flame(p, 860, 902, .72);
	turned_front(p, &small, q.ground, false, 1, .75, 0);
	shadow_stand(p, 600, TABLE_Y - 6, 360);
	turned_opening(p, &t, lighter(p->ground, .35), lighter(p->ground, .3));
	flame(p, 600, 644, 1);
	turned_front(p, &t, p->ground, true, .62, .72, 0);
}

static void
candle_tapers(struct pen *p)
{
	static const double xs[] = {430, 640, 850};
	static const double tops[] = {430, 330, 520};

	for (int i = 0; i < 3; i++) {
		const double r[] = {20, 31, 33, 34, 34};
		double foot = TABLE_Y - 20 + (i == 1 ? 30 : 0);
		struct turned t = {
		    xs[i], tops[i], foot - 150 - tops[i], r, 5, .2};
		const double hr[] = {44, 42, 22, 20, 34, 104, 112};
		struct turned holder = {xs[i], foot - 170, 160, hr, 7, .2};
		uint32_t wax = i == 1 ? p->main
			       : i    ? mix(p->main, CREAM, .45)
				      : mix(p->acc, CREAM, .25);

		shadow_stand(p, xs[i], foot, 210);
		flame(p, xs[i], tops[i], .62);
		turned_front(
		    p, &t, wax, i == 1 && p->motif != MOTIF_PLAIN, .3, .8, 0);
		turned_front(p, &holder, BRASS, false, 1, 1, 0);
	}
}

void
draw_candle(struct pen *p, enum shape shape)
{
	p->wall = darker(p->wall, .06);
	scene_table(p, 960);
	if (shape == SHAPE_CANDLE_GLASS)
		candle_glass(p);
	else if (shape == SHAPE_CANDLE_PILLAR)
		candle_pillar(p);
	else
		candle_tapers(p);
}

/* --- lamps -----------------------------------------------------------------
 */

static void
shade(struct pen *p, double cx, double y, double h, double top, double bottom,
    bool pattern)
{
	const double r[] = {top, top + (bottom - top) * .33,
	    top + (bottom - top) * .66, bottom};
	struct turned t = {cx, y, h, r, 4, .13};
	struct surface s = {&t, 0, 0, 0, 0};
	uint32_t cloth = pattern ? p->ground : 0xf6e8cb;
	unsigned clip;

	glow(p, cx, y + h * .75, bottom * 2.5, .85);
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='#fff3d6'/>",
	    cx, y, top, top * t.k);
	clip = clip_begin(p);
	svg(p, "<path d='");
	turned_path(p, &t, 0, 1);
	svg(p, "'/>");
	clip_use(p, clip);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#%06x'/>",
	    cx - bottom, y, bottom * 2, h * 1.3, lighter(cloth, .22));
	if (pattern)
		motif_fill(p, &s, .95);
	clip_end(p);
	/* lit from within: brightest in the middle, hardly any shade */
	svg(p, "<path d='");
	turned_path(p, &t, 0, 1);
	svg(p, "' fill='url(#cyl)' opacity='.4'/><path d='");
	turned_path(p, &t, 0, 1);
	svg(p, "' fill='url(#glow)' opacity='.8'/>");
	svg(p,
	    "<path d='M%.1f %.1fA%.1f %.1f 0 0 "
	    "0 %.1f %.1f' fill='none' stroke='#%06x' stroke-width='8'/>"
	    "<path d='M%.1f %.1fA%.1f %.1f 0 0 0 %.1f %.1f' fill='none' "
	    "stroke='#%06x' stroke-width='7'/>",
	    cx - bottom, y + h, bottom, bottom * t.k, cx + bottom, y + h,
	    darker(cloth, .2), cx - top, y, top, top * t.k, cx + top, y,
	    darker(cloth, .2));
}

void
draw_lamp(struct pen *p, enum shape shape)
{
	uint32_t ground = p->ground;

	p->wall = darker(p->wall, .1);
	if (shape == SHAPE_LAMP_PENDANT) {
		const double r[] = {40, 52, 150, 262, 350, 400};
		struct turned t = {640, 520, 350, r, 6, .16};

		scene_table(p, 1180);
		svg(p,
		    "<path d='M640 -200V500' stroke='#2a2622' "
		    "stroke-width='9'/><rect x='608' y='470' width='64' "
		    "height='64' rx='10' fill='#%06x'/>",
		    BRASS);
		glow(p, 640, 1000, 620, .75);
		turned_front(p, &t, ground, true, 1.1, .85, 0);
		svg(p,
		    "<ellipse cx='640' cy='870' rx='400' ry='64' "
		    "fill='#fbe7bf'/><ellipse cx='640' cy='866' rx='330' "
		    "ry='46' fill='#fff8e6'/><path d='M240 870A400 64 0 0 0 "
		    "1040 870' fill='none' stroke='#%06x' "
		    "stroke-width='9'/>",
		    darker(ground, .2));
		svg(p, "<ellipse cx='640' cy='1420' rx='520' ry='120' "
		       "fill='url(#glow)' opacity='.6'/>");
		p->motif = MOTIF_PLAIN;
		p->ground = mix(p->acc, CREAM, .4);
		thing_bowl(p, 640, 1450, 360);
	} else if (shape == SHAPE_LAMP_TABLE) {
		const double r[] = {34, 40, 120, 186, 196, 160, 104};
		struct turned base = {640, 800, 400, r, 7, .2};

		scene_table(p, 990);
		shadow_stand(p, 640, TABLE_Y - 8, 330);
		svg(p,
		    "<rect x='622' y='690' width='36' height='120' "
		    "fill='#%06x'/><rect x='622' y='690' width='36' "
		    "height='120' fill='url(#cyl)'/>",
		    BRASS);
		turned_front(
		    p, &base, ground, p->motif != MOTIF_PLAIN, .62, .6, .04);
		shade(p, 640, 330, 400, 210, 350, false);
	} else {
		const double r[] = {66, 66, 66, 66};
		struct turned stem = {640, 880, 240, r, 4, .2};
		const double fr[] = {150, 156, 156};
		struct turned foot = {640, 1120, 80, fr, 3, .2};

		scene_table(p, 990);
		shadow_stand(p, 640, TABLE_Y - 14, 330);
		turned_opening(p, &foot, OAK, OAK);
		turned_front(p, &foot, OAK, false, 1, .3, 0);
		turned_front(p, &stem, OAK, false, 1, .3, 0);
		shade(p, 640, 520, 370, 240, 260, true);
		p->acc = mix(p->acc, LINEN, .3);
		thing_books(p, 880, TABLE_Y + 50, 290);
	}
	glow(p, 640, 640, 760, .16);
}

/* --- clocks ----------------------------------------------------------------
 */

/* The face: pattern as a ring, marks, hands at ten past ten. */
static void
face(struct pen *p, double cx, double cy, double r)
{
	unsigned clip = clip_begin(p);
	uint32_t dial = PAPER;

	svg(p, "<circle cx='%.1f' cy='%.1f' r='%.1f'/>", cx, cy, r);
	clip_use(p, clip);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/>",
	    cx - r, cy - r, 2 * r, 2 * r, p->ground);
	motif_rect(p, cx - r, cy - r, 2 * r, 2 * r, r / 420);
	clip_end(p);
	svg(p,
	    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x'/><circle "
	    "cx='%.1f' cy='%.1f' r='%.1f' fill='url(#sheet)'/>",
	    cx, cy, r * .7, dial, cx, cy, r);
	for (int i = 0; i < 12; i++) {
		double a = i * .5236, r0 = r * (i % 3 ? .6 : .55);

		svg(p,
		    "<path d='M%.1f %.1fL%.1f %.1f' stroke='#%06x' "
		    "stroke-width='%.1f' stroke-linecap='round'/>",
		    cx + r0 * sin(a), cy - r0 * cos(a), cx + r * .65 * sin(a),
		    cy - r * .65 * cos(a), INK, r * (i % 3 ? .011 : .024));
	}
	for (int i = 0; i < 2; i++)
		svg(p,
		    "<g transform='translate(%.1f %.1f)' stroke='#%06x' "
		    "stroke-opacity='%s' stroke-linecap='round'><path d='M0 "
		    "0L%.1f %.1f' stroke-width='%.1f'/><path d='M0 0L%.1f "
		    "%.1f' stroke-width='%.1f'/></g>",
		    i ? cx : cx + r * .018, i ? cy : cy + r * .026,
		    i ? INK : 0x24170a, i ? "1" : ".2", -r * .36 * .84,
		    -r * .36 * .52, r * .036, r * .5 * .86, -r * .5 * .52,
		    r * .026);
	svg(p,
	    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x'/><path "
	    "d='M%.1f %.1fA%.1f %.1f 0 0 1 %.1f %.1f' fill='none' "
	    "stroke='#fff' stroke-opacity='.35' stroke-width='%.1f' "
	    "stroke-linecap='round'/>",
	    cx, cy, r * .036, p->acc, cx - r * .8, cy - r * .35, r * .88,
	    r * .88, cx - r * .2, cy - r * .85, r * .03);
}

static void
rim(struct pen *p, double cx, double cy, double r, double thick, uint32_t c)
{
	svg(p,
	    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#%06x'/><circle "
	    "cx='%.1f' cy='%.1f' r='%.1f' fill='url(#ball)' "
	    "opacity='.8'/><circle cx='%.1f' cy='%.1f' r='%.1f' "
	    "fill='#24170a' opacity='.3'/>",
	    cx, cy, r, c, cx, cy, r, cx, cy, r - thick);
}

void
draw_clock(struct pen *p, enum shape shape)
{
	if (shape == SHAPE_CLOCK_WALL) {
		scene_wall(p);
		shadow_circle(p, 640, 740, 450, 56);
		rim(p, 640, 740, 450, 34, OAK);
		face(p, 640, 740, 412);
	} else if (shape == SHAPE_CLOCK_TABLE) {
		scene_bench(p, 1190);
		svg(p, "<ellipse cx='670' cy='1226' rx='450' ry='30' "
		       "fill='url(#shad)'/>");
		shadow_rect(p, 270, 470, 740, 740, 90, 40);
		svg(p,
		    "<rect x='270' y='480' width='740' height='740' rx='90' "
		    "fill='#%06x'/><rect x='270' y='480' width='740' "
		    "height='740' rx='90' fill='url(#ball)' "
		    "opacity='.7'/>",
		    OAK);
		rim(p, 640, 850, 312, 14, darker(OAK, .3));
		face(p, 640, 850, 298);
	} else {
		scene_table(p, 960);
		shadow_stand(p, 640, TABLE_Y, 520);
		svg(p,
		    "<g stroke='#%06x' stroke-width='36' "
		    "stroke-linecap='round'><path d='M450 1090L392 "
		    "1196M830 1090L888 1196'/></g>",
		    darker(p->main, .3));
		for (int i = 0; i < 2; i++)
			svg(p,
			    "<g transform='translate(%d 500) rotate(%d)'>"
			    "<path d='M-110 0A110 96 0 0 1 110 0Z' "
			    "fill='#%06x'/><path d='M-110 0A110 96 0 0 1 "
			    "110 0Z' fill='url(#ball)'/></g>",
			    i ? 830 : 450, i ? 32 : -32, BRASS);
		svg(p,
		    "<path d='M560 440Q640 360 720 440' fill='none' "
		    "stroke='#%06x' stroke-width='20'/>",
		    BRASS);
		rim(p, 640, 820, 350, 30, p->main);
		face(p, 640, 820, 318);
	}
}
