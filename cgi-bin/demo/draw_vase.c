/* draw_vase.c - vases with something in them; teapots, jugs. */
#include "demo/draw.h"

enum { TABLE_Y = 1210 };

static const double round_r[] = {.2, .17, .3, .46, .5, .46, .36, .22};
static const double bottle_r[] = {.13, .11, .12, .16, .34, .42, .4, .3};
static const double tall_r[] = {.26, .22, .25, .33, .37, .36, .31, .25};
static const double bud_r[] = {.16, .13, .22, .42, .5, .46, .3};

static void
stems(struct pen *p, double x, double y, double length, int kind)
{
	int n = kind == 3 ? 3 : kind == 2 ? 5 : 4;
	uint32_t leaf = kind == 0 ? 0x8b9c84 : kind == 2 ? 0xd3b27a : LEAF;

	for (int i = 0; i < n; i++) {
		double lean = prng_real(&p->r, -5, 5);

		twig(p, x + (i - n * .5) * 7, y,
		    length * prng_real(&p->r, .78, 1.05),
		    (i - (n - 1) * .5) * 19 + lean,
		    kind == 2 ? 0xa3855a : 0x66704c, leaf, kind);
	}
}

static void
vase(struct pen *p, double cx, double y, double w, double h,
    const double *shape, int n, double stem, int kind)
{
	double r[8];
	struct turned t = {cx, y - h, h - w * .05, r, n, .2};

	for (int i = 0; i < n; i++)
		r[i] = shape[i] * w;
	shadow_stand(p, cx, y, w * .86);
	turned_opening(p, &t, lighter(p->ground, .25), darker(p->ground, .45));
	if (stem > 0)
		stems(p, cx, t.y + 30, stem, kind);
	turned_front(p, &t, p->ground, true, w / 560, .45, .045);
}

void
thing_vase(struct pen *p, double cx, double y, double size, int kind)
{
	vase(p, cx, y, size * .62, size * .74, round_r, 8, size * .8, kind);
}

void
draw_vase(struct pen *p, enum shape shape)
{
	int kind = (int)prng_below(&p->r, 4);

	scene_table(p, 980);
	switch (shape) {
	case SHAPE_VASE_BUD:
		vase(p, 630, TABLE_Y, 390, 420, bud_r, 7, 420, kind);
		break;
	case SHAPE_VASE_FLOOR:
		vase(p, 620, TABLE_Y + 20, 520, 780, tall_r, 8, 520, kind);
		break;
	case SHAPE_VASE_BOTTLE:
		vase(p, 625, TABLE_Y, 520, 680, bottle_r, 8, 460, kind);
		break;
	default:
		vase(p, 625, TABLE_Y, 560, 610, round_r, 8, 520, kind);
	}
}

/* --- pots ------------------------------------------------------------------
 */

/* A thick line of clay in three tones: spouts and handles. */
static void
limb(struct pen *p, const char *path, double thick)
{
	svg(p,
	    "<path d='%s' fill='none' stroke='#%06x' stroke-width='%.1f' "
	    "stroke-linecap='round'/>",
	    path, darker(p->ground, .08), thick);
	svg(p,
	    "<path d='%s' fill='none' stroke='#24170a' stroke-opacity='.2' "
	    "stroke-width='%.1f' stroke-linecap='round' "
	    "transform='translate(%.1f %.1f)'/>",
	    path, thick * .55, thick * .14, thick * .2);
	svg(p,
	    "<path d='%s' fill='none' stroke='#fffaf0' stroke-opacity='.4' "
	    "stroke-width='%.1f' stroke-linecap='round' "
	    "transform='translate(%.1f %.1f)'/>",
	    path, thick * .16, -thick * .2, -thick * .22);
}

static void
lid(struct pen *p, double cx, double y, double r)
{
	const double dome[] = {.14 * r, .55 * r, .82 * r, .96 * r, r};
	struct turned t = {cx, y - r * .4, r * .4, dome, 5, .2};
	struct pen plain = *p;

	plain.motif = MOTIF_PLAIN;
	turned_front(&plain, &t, p->ground, false, 1, .4, 0);
	p->ids = plain.ids;
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='#%06x'/><ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#ball)'/>",
	    cx, y - r * .54, r * .2, r * .17, p->fig, cx, y - r * .54, r * .2,
	    r * .17);
}

void
draw_pot(struct pen *p, enum shape shape)
{
	scene_table(p, 970);
	if (shape == SHAPE_TEAPOT) {
		const double r[] = {150, 240, 310, 335, 325, 280, 190};
		struct turned t = {640, 700, 470, r, 7, .2};

		shadow_stand(p, 640, TABLE_Y - 24, 620);
		limb(p, "M930 810C1120 760 1150 1010 940 1040", 50);
		svg(p,
		    "<path d='M360 1010C250 990 226 840 158 744L232 716C292 "
		    "790 330 830 392 850Z' fill='#%06x'/><path d='M360 "
		    "1010C250 990 226 840 158 744L232 716C292 790 330 830 "
		    "392 850Z' fill='url(#ball)'/><ellipse cx='195' cy='730' "
		    "rx='40' ry='15' transform='rotate(-20 195 730)' "
		    "fill='#%06x'/>",
		    p->ground, darker(p->ground, .5));
		turned_opening(
		    p, &t, lighter(p->ground, .2), darker(p->ground, .4));
		turned_front(p, &t, p->ground, true, .9, .6, .05);
		lid(p, 640, 716, 150);
	} else if (shape == SHAPE_COFFEEPOT) {
		const double r[] = {150, 160, 176, 204, 236, 250, 232};
		struct turned t = {620, 540, 640, r, 7, .2};

		shadow_stand(p, 620, TABLE_Y - 20, 480);
		limb(p, "M770 660C990 600 1010 980 836 1020", 44);
		svg(p,
		    "<path d='M400 940C330 880 340 720 236 610L300 570C380 "
		    "660 400 740 440 780Z' fill='#%06x'/><path d='M400 "
		    "940C330 880 340 720 236 610L300 570C380 660 400 740 440 "
		    "780Z' fill='url(#ball)'/><ellipse cx='268' cy='590' "
		    "rx='38' ry='14' transform='rotate(-32 268 590)' "
		    "fill='#%06x'/>",
		    p->ground, darker(p->ground, .5));
		turned_opening(
		    p, &t, lighter(p->ground, .2), darker(p->ground, .4));
		turned_front(p, &t, p->ground, true, .85, .8, 0);
		lid(p, 620, 556, 150);
	} else {
		bool small = shape == SHAPE_CREAMER;
		double s = small ? .62 : 1;
		double r[] = {170 * s, 152 * s, 164 * s, 212 * s, 244 * s,
		    240 * s, 196 * s};
		double top = TABLE_Y - 590 * s;
		struct turned t = {600, top, 570 * s, r, 7, .2};
		char path[160];
		struct buf line = buf_process(sizeof(path));

		shadow_stand(p, 600, TABLE_Y - 8, 470 * s);
		buf_printf(&line, "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
		    600 + 150 * s, top + 110 * s, 600 + 390 * s, top + 50 * s,
		    600 + 400 * s, top + 400 * s, 600 + 220 * s, top + 410 * s);
		buf_char(&line, '\0');
		limb(p, line.p, 46 * s);
		buf_free(&line);
		/* the lip */
		svg(p,
		    "<path d='M%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f "
		    "%.1fZ' fill='#%06x'/>",
		    600 - 165 * s, top + 10, 600 - 210 * s, top - 26 * s,
		    600 - 232 * s, top - 24 * s, 600 - 200 * s, top + 60 * s,
		    600 - 150 * s, top + 90 * s, darker(p->ground, .06));
		turned_opening(
		    p, &t, lighter(p->ground, .25), darker(p->ground, .4));
		turned_front(p, &t, p->ground, true, .9 * s, .55, .05);
	}
}
