/* draw_mug.c - mugs, cups, bowls. */
#include <math.h>

#include "demo/draw.h"

enum { TABLE_Y = 1190 };

/* A ring of clay on the right side, from y0 to y1. */
static void
handle(struct pen *p, double x, double y0, double y1, double out, double thick)
{
	static const struct {
		const char *paint;
		double width;
		const char *alpha;
	} layers[] = {
	    {NULL, 1, "1"}, {"#24170a", .62, ".16"}, {"#fffaf0", .22, ".4"}};
	double mid = (y0 + y1) / 2;

	for (int i = 0; i < 3; i++) {
		double shift = i == 1 ? thick * .16 : i == 2 ? -thick * .2 : 0;

		svg(p,
		    "<path d='M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fC%.1f "
		    "%.1f %.1f %.1f %.1f %.1f' fill='none' "
		    "stroke-width='%.1f' stroke-linecap='round' opacity='%s' ",
		    x - 30, y0 + shift, x + out * .7, y0 - 30 + shift,
		    x + out * 1.1 + shift, mid - (y1 - y0) * .3,
		    x + out + shift, mid, x + out * .92 + shift,
		    mid + (y1 - y0) * .32, x + out * .4, y1 + 6 + shift, x - 40,
		    y1 + shift, thick * layers[i].width, layers[i].alpha);
		if (layers[i].paint)
			svg(p, "stroke='%s'/>", layers[i].paint);
		else
			svg(p, "stroke='#%06x'/>", darker(p->ground, .1));
	}
}

void
thing_mug(struct pen *p, double cx, double y, double size)
{
	const double r[] = {
	    .5 * size, .5 * size, .495 * size, .48 * size, .44 * size};
	struct turned t = {cx, y - size * .96, size * .93, r, 5, .2};

	shadow_stand(p, cx, y, size);
	handle(p, cx + r[1], t.y + t.h * .22, t.y + t.h * .76, size * .3,
	    size * .095);
	turned_opening(p, &t, lighter(p->ground, .25), lighter(p->ground, .2));
	turned_front(p, &t, p->ground, true, size / 560, .5, .07);
}

static void
espresso(struct pen *p)
{
	const double r[] = {168, 166, 158, 140, 112};
	struct turned t = {600, 850, 268, r, 5, .2};

	/* the saucer */
	shadow_stand(p, 600, TABLE_Y - 20, 520);
	svg(p,
	    "<ellipse cx='600' cy='1146' rx='300' ry='72' fill='#%06x'/>"
	    "<ellipse cx='600' cy='1138' rx='300' ry='70' fill='#%06x'/>"
	    "<ellipse cx='600' cy='1138' rx='300' ry='70' "
	    "fill='url(#sheet)'/><ellipse cx='600' cy='1140' rx='170' "
	    "ry='38' fill='#24170a' opacity='.16'/>",
	    darker(p->ground, .35), lighter(p->ground, .12));
	svg(p, "<ellipse cx='620' cy='1128' rx='150' ry='34' "
	       "fill='url(#shad)'/>");
	handle(p, 600 + 164, 905, 1030, 92, 32);
	turned_opening(p, &t, lighter(p->ground, .3), 0x3b2416);
	turned_front(p, &t, p->ground, true, .52, .8, 0);
}

void
draw_mug(struct pen *p, enum shape shape)
{
	scene_table(p, 960);
	if (shape == SHAPE_MUG_ESPRESSO) {
		espresso(p);
	} else if (shape == SHAPE_MUG_BOWL) {
		const double r[] = {302, 304, 292, 256, 204, 138};
		struct turned t = {580, 790, 370, r, 6, .2};

		shadow_stand(p, 590, TABLE_Y - 16, 470);
		handle(p, 580 + 292, 866, 1010, 150, 46);
		turned_opening(
		    p, &t, lighter(p->ground, .3), lighter(p->ground, .25));
		turned_front(p, &t, p->ground, true, .82, .5, .07);
	} else if (shape == SHAPE_MUG_ENAMEL) {
		const double r[] = {252, 246, 244, 244, 240};
		struct turned t = {580, 710, 440, r, 5, .2};

		shadow_stand(p, 580, TABLE_Y - 12, 490);
		handle(p, 580 + 242, 800, 1050, 150, 34);
		turned_opening(p, &t, darker(p->ground, .55), 0xf1ebdf);
		turned_front(p, &t, p->ground, true, .85, 1, 0);
		svg(p,
		    "<path d='M%.1f 710A252 50.4 0 0 0 %.1f 710' fill='none' "
		    "stroke='#%06x' stroke-width='13'/>",
		    580.0 - 252, 580.0 + 252, darker(p->ground, .55));
	} else {
		thing_mug(p, 585, TABLE_Y, 500);
	}
}

void
thing_bowl(struct pen *p, double cx, double y, double size)
{
	const double r[] = {.5 * size, .488 * size, .45 * size, .38 * size,
	    .28 * size, .2 * size};
	struct turned t = {cx, y - size * .46, size * .42, r, 6, .2};

	shadow_stand(p, cx, y - size * .02, size * .72);
	turned_opening(p, &t, lighter(p->ground, .3), lighter(p->ground, .32));
	turned_front(p, &t, p->ground, true, size / 720, .5, .08);
}

static void
lemons(struct pen *p, double cx, double y)
{
	static const struct {
		double dx, dy, r;
		int turn;
	} at[] = {{-130, -24, 92, -20}, {60, -54, 96, 24}, {200, -10, 84, 60},
	    {-30, 8, 90, 6}};

	for (int i = 0; i < 4; i++)
		svg(p,
		    "<g transform='translate(%.1f %.1f) rotate(%d)'><path "
		    "d='M%.1f 0C%.1f %.1f %.1f %.1f %.1f 0C%.1f %.1f %.1f "
		    "%.1f %.1f 0Z' fill='#dcae3c'/><path d='M%.1f 0C%.1f "
		    "%.1f %.1f %.1f %.1f 0C%.1f %.1f %.1f %.1f %.1f 0Z' "
		    "fill='url(#ball)'/></g>",
		    cx + at[i].dx, y + at[i].dy, at[i].turn, -at[i].r * 1.15,
		    -at[i].r * .6, -at[i].r * 1.15, at[i].r * .6,
		    -at[i].r * 1.15, at[i].r * 1.15, at[i].r * .6,
		    at[i].r * 1.15, -at[i].r * .6, at[i].r * 1.15,
		    -at[i].r * 1.15, -at[i].r * 1.15, -at[i].r * .6,
		    -at[i].r * 1.15, at[i].r * .6, -at[i].r * 1.15,
		    at[i].r * 1.15, at[i].r * .6, at[i].r * 1.15, -at[i].r * .6,
		    at[i].r * 1.15, -at[i].r * 1.15);
}

void
draw_bowl(struct pen *p, enum shape shape)
{
	scene_table(p, 960);
	if (shape == SHAPE_BOWL_WIDE) {
		const double r[] = {480, 470, 430, 350, 250, 170};
		struct turned t = {640, 800, 340, r, 6, .2};

		shadow_stand(p, 640, TABLE_Y - 30, 640);
		turned_opening(
		    p, &t, lighter(p->ground, .3), lighter(p->ground, .3));
		lemons(p, 640, 820);
		turned_front(p, &t, p->ground, true, 1, .5, .08);
	} else if (shape == SHAPE_BOWL_DEEP) {
		const double r[] = {372, 366, 340, 290, 214, 150};
		struct turned t = {630, 770, 390, r, 6, .2};

		shadow_stand(p, 630, TABLE_Y - 20, 520);
		turned_opening(p, &t, lighter(p->ground, .3), 0xf0e6d6);
		turned_front(p, &t, p->ground, true, .86, .55, .1);
		for (int i = 0; i < 2; i++)
			svg(p,
			    "<g transform='rotate(%d 640 770)'><rect x='180' "
			    "y='744' width='1010' height='15' rx='7' "
			    "fill='#%06x'/><rect x='180' y='744' "
			    "width='1010' height='5' rx='2' fill='#fffaf0' "
			    "opacity='.3'/></g>",
			    -9 - i * 3, DARK_OAK);
	} else if (shape == SHAPE_BOWL_DIP) {
		struct pen second = *p;

		second.ground = p->fig;
		second.fig = p->ground;
		second.motif = MOTIF_PLAIN;
		thing_bowl(&second, 790, 1050, 330);
		p->ids = second.ids;
		thing_bowl(p, 500, TABLE_Y - 10, 430);
	} else {
		/* two in a pile */
		const double r[] = {330, 326, 304, 258, 190, 132};
		struct turned low = {630, 850, 300, r, 6, .2};
		struct turned top = {630, 742, 300, r, 6, .2};
		unsigned clip;

		shadow_stand(p, 630, TABLE_Y - 30, 500);
		turned_opening(
		    p, &low, lighter(p->ground, .3), darker(p->ground, .3));
		turned_front(p, &low, p->ground, true, .8, .5, .1);
		clip = clip_begin(p);
		svg(p, "<path d='M200 400H1100V850H960A330 66 0 0 1 300 "
		       "850H200Z'/>");
		clip_use(p, clip);
		turned_opening(
		    p, &top, lighter(p->ground, .3), lighter(p->ground, .3));
		turned_front(p, &top, p->ground, true, .8, .5, .1);
		clip_end(p);
		svg(p, "<path d='M302 856A328 64 0 0 0 958 856' fill='none' "
		       "stroke='#24170a' stroke-opacity='.3' "
		       "stroke-width='9'/>");
	}
}
