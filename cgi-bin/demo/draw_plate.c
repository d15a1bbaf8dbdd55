/* draw_plate.c - plates and platters from above; trays against the wall. */
#include "demo/draw.h"
#include "demo/motif.h"

/* A round thing seen from above: rim with pattern, calm middle. */
static void
dish(struct pen *p, double cx, double cy, double rx, double ry, double rim,
    bool all_over)
{
	unsigned clip;
	double ix = rx - rim, iy = ry - rim;

	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='#%06x'/>",
	    cx, cy, rx, ry, p->ground);
	clip = clip_begin(p);
	svg(p,
	    "<path clip-rule='evenodd' d='M%.1f %.1fA%.1f %.1f 0 1 0 %.1f "
	    "%.1fA%.1f %.1f 0 1 0 %.1f %.1fZ",
	    cx - rx, cy, rx, ry, cx + rx, cy, rx, ry, cx - rx, cy);
	if (!all_over)
		svg(p,
		    "M%.1f %.1fA%.1f %.1f 0 1 0 %.1f %.1fA%.1f %.1f 0 1 0 "
		    "%.1f %.1fZ",
		    cx - ix, cy, ix, iy, cx + ix, cy, ix, iy, cx - ix, cy);
	svg(p, "'/>");
	clip_use(p, clip);
	motif_rect(
	    p, cx - rx - 20, cy - ry - 20, rx * 2 + 40, ry * 2 + 40, .95);
	clip_end(p);
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#sheet)'/>",
	    cx, cy, rx, ry);
	/* the well: its left wall in shade, its right one in light */
	if (!all_over)
		svg(p,
		    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
		    "fill='#%06x'/>",
		    cx, cy, ix, iy, mix(p->ground, 0xfffaf0, .14));
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#in)' opacity='.22'/><ellipse cx='%.1f' cy='%.1f' "
	    "rx='%.1f' ry='%.1f' fill='none' stroke='#fffaf0' "
	    "stroke-opacity='.5' stroke-width='5'/><ellipse cx='%.1f' "
	    "cy='%.1f' rx='%.1f' ry='%.1f' fill='none' stroke='#24170a' "
	    "stroke-opacity='.2' stroke-width='4'/>",
	    cx, cy, ix, iy, cx + 2, cy + 2, ix, iy, cx - 3, cy - 3, ix, iy);
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' fill='none' "
	    "stroke='#fffaf0' stroke-opacity='.55' stroke-width='5'/>",
	    cx, cy, rx - 3, ry - 3);
}

static void
fork(struct pen *p, double x, double y, double h)
{
	svg(p, "<g transform='translate(%.1f %.1f) rotate(3)'>", x, y);
	shadow_rect(p, -8, 0, 16, h, 8, 10);
	svg(p,
	    "<path d='M-9 %.1fL-6 %.1fC-30 %.1f -30 %.1f -28 0H-20V%.1fH-12V"
	    "0H-4V%.1fH4V0H12V%.1fH20V0H28C30 %.1f 30 %.1f 6 %.1fL9 %.1fQ0 "
	    "%.1f -9 %.1fZ' fill='#%06x'/><path d='M-2 %.1fL-2 %.1f' "
	    "stroke='#fff' stroke-opacity='.5' stroke-width='4'/></g>",
	    h, h * .34, h * .3, h * .24, h * .2, h * .2, h * .2, h * .24,
	    h * .3, h * .34, h, h * 1.03, h, BRASS, h * .4, h * .95);
}

static void
napkin(struct pen *p, double x, double y, double w, double h, double turn,
    uint32_t c)
{
	svg(p, "<g transform='rotate(%.1f %.1f %.1f)'>", turn, x + w / 2,
	    y + h / 2);
	shadow_rect(p, x, y, w, h, 6, 22);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='5' "
	    "fill='#%06x'/><rect x='%.1f' y='%.1f' width='%.1f' "
	    "height='%.1f' rx='5' fill='url(#fold)' opacity='.55'/><rect "
	    "x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='none' "
	    "stroke='#24170a' stroke-opacity='.16' stroke-width='3' "
	    "stroke-dasharray='9 6'/></g>",
	    x, y, w, h, c, x, y, w, h, x + 16, y + 16, w - 32, h - 32);
}

void
draw_plate(struct pen *p, enum shape shape)
{
	scene_above(p, p->wall);
	if (shape == SHAPE_PLATTER) {
		napkin(p, 60, 160, 420, 640, -14, mix(p->fig, LINEN, .55));
		shadow_circle(p, 640, 850, 400, 46);
		dish(p, 640, 850, 560, 400, 96, false);
		twig(p, 300, 1500, 420, 50, 0x66704c, LEAF, 1);
		return;
	}
	napkin(p, 120, 240, 560, 980, -7, mix(p->acc, LINEN, .6));
	fork(p, 180, 520, 620);
	if (shape == SHAPE_PLATE_DEEP) {
		shadow_circle(p, 700, 810, 440, 64);
		dish(p, 700, 810, 440, 440, 150, false);
	} else if (shape == SHAPE_PLATE_SIDE) {
		shadow_circle(p, 690, 800, 380, 40);
		dish(p, 690, 800, 380, 380, 90, true);
		twig(p, 610, 960, 360, 24, 0x66704c, LEAF, 1);
	} else {
		shadow_circle(p, 700, 810, 480, 50);
		dish(p, 700, 810, 480, 480, 118, false);
	}
}

void
draw_tray(struct pen *p, enum shape shape)
{
	unsigned clip;

	scene_bench(p, 1240);
	if (shape == SHAPE_TRAY_ROUND) {
		shadow_circle(p, 640, 790, 470, 46);
		svg(p,
		    "<circle cx='640' cy='790' r='470' fill='#%06x'/>"
		    "<circle cx='640' cy='790' r='470' fill='url(#sheet)'/>",
		    0xd9b88c);
		dish(p, 640, 790, 452, 452, 12, true);
		svg(p, "<ellipse cx='660' cy='1266' rx='300' ry='18' "
		       "fill='url(#shad)'/>");
	} else {
		double w = shape == SHAPE_TRAY_SMALL ? 560 : 760;
		double h = shape == SHAPE_TRAY_SMALL ? 760 : 960;
		double x = 640 - w / 2, y = 1258 - h;
		double round = shape == SHAPE_TRAY_SMALL ? 250 : 70;

		shadow_rect(p, x, y, w, h, round, 40);
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "rx='%.1f' fill='#d9b88c'/><rect x='%.1f' y='%.1f' "
		    "width='%.1f' height='%.1f' rx='%.1f' "
		    "fill='url(#sheet)'/>",
		    x, y, w, h, round, x, y, w, h, round);
		clip = clip_begin(p);
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "rx='%.1f'/>",
		    x + 22, y + 22, w - 44, h - 44, round - 18);
		clip_use(p, clip);
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "fill='#%06x'/>",
		    x, y, w, h, p->ground);
		motif_rect(p, x, y, w, h, 1.1);
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "fill='url(#sheet)'/>",
		    x, y, w, h);
		clip_end(p);
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "rx='%.1f' fill='none' stroke='#24170a' "
		    "stroke-opacity='.25' stroke-width='6'/>",
		    x + 22, y + 22, w - 44, h - 44, round - 18);
		if (shape == SHAPE_TRAY_SERVING)
			for (int i = 0; i < 2; i++)
				svg(p,
				    "<rect x='560' y='%.1f' width='160' "
				    "height='34' rx='17' fill='#3b2c1e'/>"
				    "<rect x='560' y='%.1f' width='160' "
				    "height='12' rx='6' fill='#000' "
				    "opacity='.35'/>",
				    i ? y + h - 62 : y + 30,
				    i ? y + h - 62 : y + 30);
		svg(p,
		    "<ellipse cx='660' cy='1264' rx='%.1f' ry='16' "
		    "fill='url(#shad)'/>",
		    w * .5);
	}
	/* something to carry */
	p->ground = mix(p->fig, CREAM, .3);
	p->motif = MOTIF_PLAIN;
	thing_mug(p, 1040, 1330, 210);
}
