/* draw_cloth.c - cushions, throws, tea towels, table linen. */
#include "demo/cloth.h"
#include "demo/draw.h"
#include "demo/motif.h"

void
cloth_path(struct pen *p, const char *path, double x, double y, double w,
    double h, double scale, double folds)
{
	unsigned clip = clip_begin(p);

	svg(p, "<path d='%s'/>", path);
	clip_use(p, clip);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/>",
	    x, y, w, h, p->ground);
	motif_rect(p, x, y, w, h, scale);
	if (folds > 0)
		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "fill='url(#fold)' opacity='%.2f'/>",
		    x, y, w, h, folds);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='url(#sheet)'/>",
	    x, y, w, h);
	clip_end(p);
}

void
cloth_shadow(struct pen *p, const char *path)
{
	for (int i = 1; i <= 6; i++)
		svg(p,
		    "<path d='%s' fill='#24170a' opacity='.05' "
		    "transform='translate(%d %d)'/>",
		    path, i * 8, i * 10);
}

void
cloth_stitch(struct pen *p, const char *path, uint32_t colour)
{
	svg(p,
	    "<path d='%s' fill='none' stroke='#%06x' stroke-width='3.5' "
	    "stroke-dasharray='11 8' opacity='.75'/>",
	    path, colour);
}

void
cloth_rail(struct pen *p, double y)
{
	svg(p,
	    "<rect x='-400' y='%.1f' width='2080' height='26' fill='#24170a' "
	    "opacity='.16'/><rect x='-400' y='%.1f' width='2080' height='28' "
	    "fill='#%06x'/><rect x='-400' y='%.1f' width='2080' height='28' "
	    "fill='url(#roll)'/>",
	    y + 34, y, OAK, y);
}

void
cloth_peg(struct pen *p, double x, double y)
{
	shadow_circle(p, x, y, 34, 30);
	svg(p,
	    "<circle cx='%.1f' cy='%.1f' r='36' fill='#%06x'/><circle "
	    "cx='%.1f' cy='%.1f' r='36' fill='url(#ball)'/><circle cx='%.1f' "
	    "cy='%.1f' r='20' fill='#fffaf0' opacity='.18'/>",
	    x, y, OAK, x, y, x - 4, y - 5);
}

/* --- cushions --------------------------------------------------------------
 */

static void
cushion(struct pen *p, double cx, double bottom, double w, double h,
    double turn, bool velvet)
{
	double x = cx - w / 2, y = bottom - h, dx = w * .055, dy = h * .055;
	struct buf b = buf_process(1024);

	buf_printf(&b,
	    "M%.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f %.1f %.1fQ%.1f %.1f "
	    "%.1f %.1fQ%.1f %.1f %.1f %.1fZ",
	    x, y, cx, y + dy * 1.6, x + w, y, x + w - dx * 1.3, y + h / 2,
	    x + w, bottom, cx, bottom - dy * .5, x, bottom, x + dx * 1.3,
	    y + h / 2, x, y);
	buf_char(&b, '\0');
	svg(p, "<g transform='rotate(%.1f %.1f %.1f)'>", turn, cx, bottom);
	/* shadow on the wall behind */
	svg(p,
	    "<path d='%s' fill='#24170a' opacity='.13' "
	    "transform='translate(46 20)'/><path d='%s' fill='#24170a' "
	    "opacity='.13' transform='translate(26 12)'/>",
	    b.p, b.p);
	cloth_path(p, b.p, x - 10, y - 10, w + 20, h + 20, 1.05, 0);
	svg(p, "<path d='%s' fill='url(#ball)' opacity='%.2f'/>", b.p,
	    velvet ? .95 : .62);
	/* creases from the corners */
	svg(p,
	    "<path d='M%.1f %.1fq%.1f %.1f %.1f %.1fM%.1f %.1fq%.1f %.1f "
	    "%.1f %.1fM%.1f %.1fq%.1f %.1f %.1f %.1fM%.1f %.1fq%.1f %.1f "
	    "%.1f %.1f' fill='none' stroke='#24170a' stroke-opacity='.17' "
	    "stroke-width='9' stroke-linecap='round'/>",
	    x + 24, y + 24, w * .06, h * .03, w * .13, h * .11, x + w - 24,
	    y + 24, -w * .05, h * .04, -w * .12, h * .13, x + 22, bottom - 22,
	    w * .05, -h * .04, w * .12, -h * .13, x + w - 24, bottom - 24,
	    -w * .06, -h * .03, -w * .14, -h * .1);
	/* piping */
	svg(p,
	    "<path d='%s' fill='none' stroke='#%06x' stroke-width='13' "
	    "stroke-linejoin='round'/><path d='%s' fill='none' "
	    "stroke='#fffaf0' stroke-opacity='.35' stroke-width='4' "
	    "transform='translate(-2 -3)'/>",
	    b.p, darker(p->motif == MOTIF_PLAIN ? p->ground : p->fig, .12),
	    b.p);
	svg(p, "</g>");
	buf_free(&b);
}

void
draw_cushion(struct pen *p, enum shape shape)
{
	double y = 1262;

	scene_bench(p, 1230);
	svg(p,
	    "<ellipse cx='670' cy='%.1f' rx='520' ry='34' "
	    "fill='url(#shad)'/>",
	    y + 2);
	if (shape == SHAPE_CUSHION_LUMBAR) {
		cushion(p, 640, y, 1010, 600, -1.5, false);
	} else if (shape == SHAPE_CUSHION_FLOOR) {
		struct pen low = *p;

		low.motif = MOTIF_PLAIN;
		low.ground = darker(p->ground, .12);
		cushion(&low, 640, y + 8, 1060, 300, 0, false);
		p->ids = low.ids;
		cushion(p, 640, y - 150, 900, 760, 2, false);
	} else {
		struct pen back = *p;

		back.motif = MOTIF_PLAIN;
		back.ground = mix(p->acc, LINEN, .55);
		back.fig = back.ground;
		if (shape == SHAPE_CUSHION)
			cushion(&back, 810, y - 6, 700, 760, 8, false);
		p->ids = back.ids;
		cushion(p, shape == SHAPE_CUSHION ? 570 : 640, y, 850, 850, -3,
		    shape == SHAPE_CUSHION_VELVET);
	}
}

/* --- throws ----------------------------------------------------------------
 */

static void
fringe(struct pen *p, double x, double y, double w, double length)
{
	for (double at = x + 8; at < x + w - 4; at += 21) {
		double sway = prng_real(&p->r, -5, 7);
		double down = length * prng_real(&p->r, .85, 1.05);
		double part = prng_real(&p->r, .1, .6);

		svg(p,
		    "<path d='M%.1f %.1fq%.1f %.1f %.1f %.1f' fill='none' "
		    "stroke='#%06x' stroke-width='8' "
		    "stroke-linecap='round'/>",
		    at, y - 3, sway, length * .5, sway * .3, down,
		    mix(p->fig, p->ground, part));
	}
}

/* Folded fabric lying in layers, seen from the front. */
static void
folded(struct pen *p, double x, double bottom, double w, double layer, int n)
{
	struct pen second = *p;

	for (int i = 0; i < n; i++) {
		double y = bottom - layer * (i + 1);
		double inset = prng_real(&p->r, 0, 14);
		struct buf b = buf_process(512);

		buf_printf(&b,
		    "M%.1f %.1fq%.1f %.1f 0 %.1fH%.1fq%.1f %.1f 0 %.1fZ",
		    x + layer * .5 + inset, y, -layer * .72, layer * .5, layer,
		    x + w - layer * .4 - inset, layer * .6, -layer * .5,
		    -layer);
		buf_char(&b, '\0');
		second.r = p->r;
		cloth_path(
		    &second, b.p, x - 40, y - 4, w + 80, layer + 8, 1.05, 0);
		p->ids = second.ids;
		p->r = second.r;
		svg(p, "<path d='%s' fill='url(#edge)' opacity='.75'/>", b.p);
		buf_free(&b);
	}
}

void
draw_throw(struct pen *p, enum shape shape)
{
	if (shape == SHAPE_THROW) {
		scene_wall(p);
		cloth_rail(p, 260);
		shadow_rect(p, 300, 250, 680, 980, 10, 64);
		cloth_path(p,
		    "M290 262Q300 244 320 244H960Q984 244 990 262L1000 1200"
		    "Q820 1216 640 1204Q450 1192 284 1212Z",
		    270, 230, 750, 1000, 1.25, .9);
		fringe(p, 286, 1206, 712, 120);
		svg(p, "<path d='M290 262Q300 244 320 244H960Q984 244 990 "
		       "262L990 300Q640 280 290 300Z' fill='url(#roll)' "
		       "opacity='.6'/>");
		return;
	}
	scene_bench(p, 1180);
	svg(p, "<ellipse cx='660' cy='1216' rx='560' ry='36' "
	       "fill='url(#shad)'/>");
	if (shape == SHAPE_BLANKET) {
		struct pen under = *p;

		under.motif = MOTIF_PLAIN;
		under.ground = mix(p->fig, p->ground, .35);
		folded(&under, 170, 1212, 940, 116, 2);
		p->ids = under.ids;
		folded(p, 190, 980, 900, 128, 3);
		/* the end hangs over the front */
		cloth_path(p,
		    "M400 616Q540 590 690 616L700 1150Q560 1168 410 1150Z", 390,
		    580, 330, 600, 1.05, .7);
		svg(p, "<path d='M700 630L712 1150L700 1150Z' "
		       "fill='#24170a' opacity='.3'/>");
		fringe(p, 412, 1150, 288, 74);
	} else {
		folded(p, 240, 1208, 800, 104, 4);
		svg(p,
		    "<rect x='560' y='786' width='86' height='424' "
		    "fill='#%06x'/><rect x='560' y='786' width='86' "
		    "height='424' fill='url(#cyl)' opacity='.6'/><path "
		    "d='M603 790C520 690 430 720 470 780C500 810 570 800 603 "
		    "790C690 690 770 720 736 780C700 810 640 800 603 790' "
		    "fill='#%06x'/><circle cx='603' cy='790' r='20' "
		    "fill='#%06x'/>",
		    p->acc, p->acc, darker(p->acc, .15));
	}
}

/* --- tea towels ------------------------------------------------------------
 */

static void
hang_towel(struct pen *p, double x, double y, double w, double h)
{
	struct buf b = buf_process(512);

	buf_printf(&b,
	    "M%.1f %.1fq4 -20 26 -20h%.1fq20 0 26 20L%.1f %.1fq%.1f 16 %.1f "
	    "2q%.1f -14 %.1f 6Z",
	    x, y, w - 52, x + w + 10, y + h, -w * .25, -w * .5, -w * .28,
	    -w * .52);
	buf_char(&b, '\0');
	shadow_rect(p, x + 10, y, w - 10, h - 16, 6, 44);
	cloth_path(p, b.p, x - 20, y - 30, w + 50, h + 60, .95, .8);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='34' "
	    "fill='url(#roll)' opacity='.55'/>",
	    x, y - 20, w);
	buf_free(&b);
}

void
draw_towel(struct pen *p, enum shape shape)
{
	scene_wall(p);
	cloth_rail(p, 300);
	if (shape == SHAPE_TOWEL_PAIR) {
		struct pen b = *p;

		b.ground = p->fig;
		b.fig = p->ground;
		hang_towel(&b, 190, 300, 420, 860);
		p->ids = b.ids;
		hang_towel(p, 670, 300, 430, 920);
		return;
	}
	hang_towel(p, 330, 300, 620, 960);
	if (shape == SHAPE_TOWEL_WAFFLE) {
		svg(p, "<g stroke='#24170a' stroke-opacity='.13' "
		       "stroke-width='7'>");
		for (double at = 346; at < 950; at += 22)
			svg(p, "<path d='M%.1f 300L%.1f 1246'/>", at,
			    at + (at - 640) * .02);
		for (double at = 312; at < 1240; at += 22)
			svg(p, "<path d='M332 %.1fH954'/>", at);
		svg(p, "</g>");
	}
	cloth_stitch(p, "M338 1226Q480 1206 640 1226Q800 1244 954 1228",
	    mix(p->fig, p->ground, .2));
}

/* --- table linen -----------------------------------------------------------
 */

static void
table_wood(struct pen *p)
{
	scene_above(p, 0xcaa27a);
	for (int i = 1; i < 5; i++)
		svg(p,
		    "<path d='M%.1f -200V1800' stroke='#6b4a2b' "
		    "stroke-opacity='.35' stroke-width='4'/>",
		    i * 270.0 - 40);
	for (int i = 0; i < 26; i++) {
		double x = prng_real(&p->r, 0, 1280);
		double y = prng_real(&p->r, -100, 1300);
		double bow = prng_real(&p->r, -10, 10);

		svg(p,
		    "<path d='M%.1f %.1fq%.1f 180 0 %.1f' fill='none' "
		    "stroke='#7a5432' stroke-opacity='.22' "
		    "stroke-width='4'/>",
		    x, y, bow, prng_real(&p->r, 200, 500));
	}
}

static void
flat_cloth(struct pen *p, double x, double y, double w, double h, double d)
{
	struct buf b = buf_process(256);

	buf_printf(&b, "M%.1f %.1fh%.1fv%.1fh%.1fz", x, y, w, h, -w);
	buf_char(&b, '\0');
	shadow_rect(p, x, y, w, h, 5, d);
	cloth_path(p, b.p, x, y, w, h, .95, .22);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='none' "
	    "stroke='#24170a' stroke-opacity='.2' stroke-width='3' "
	    "stroke-dasharray='9 6'/>",
	    x + 16, y + 16, w - 32, h - 32);
	buf_free(&b);
}

static void
white_plate(struct pen *p, double cx, double cy, double r)
{
	shadow_circle(p, cx, cy, r, 40);
	svg(p,
	    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#f3ecdf'/><circle "
	    "cx='%.1f' cy='%.1f' r='%.1f' fill='url(#sheet)'/><circle "
	    "cx='%.1f' cy='%.1f' r='%.1f' fill='url(#in)' opacity='.2'/>"
	    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='none' "
	    "stroke='#24170a' stroke-opacity='.13' stroke-width='4'/>",
	    cx, cy, r, cx, cy, r, cx, cy, r * .7, cx, cy, r * .7);
}

void
draw_table_linen(struct pen *p, enum shape shape)
{
	table_wood(p);
	switch (shape) {
	case SHAPE_TABLECLOTH:
		/* folded twice; the inner layers show at the edge */
		svg(p, "<g transform='rotate(-5 640 800)'>");
		for (int i = 3; i > 0; i--) {
			struct pen layer = *p;

			layer.motif = MOTIF_PLAIN;
			layer.ground = darker(p->ground, .1 * i);
			flat_cloth(
			    &layer, 240 + i * 9, 270 + i * 11, 800, 1040, 26);
			p->ids = layer.ids;
		}
		flat_cloth(p, 240, 270, 800, 1040, 14);
		svg(p, "<path d='M640 270V1310' stroke='#24170a' "
		       "stroke-opacity='.14' stroke-width='7'/><path d='M646 "
		       "270V1310' stroke='#fffaf0' stroke-opacity='.25' "
		       "stroke-width='5'/></g>");
		twig(p, 300, 1500, 520, 48, 0x66704c, LEAF, 1);
		break;
	case SHAPE_NAPKINS:
		for (int i = 0; i < 4; i++) {
			struct pen n = *p;

			if (i % 2 == 0) {
				n.motif = MOTIF_PLAIN;
				n.ground = mix(p->fig, p->ground, .3);
			}
			svg(p, "<g transform='rotate(%d 640 820)'>",
			    -14 + i * 7);
			flat_cloth(&n, 300, 480, 680, 680, 22);
			svg(p, "</g>");
			p->ids = n.ids;
		}
		svg(p,
		    "<g transform='rotate(7 640 820)'><rect x='300' y='780' "
		    "width='680' height='52' fill='#%06x'/><rect x='300' "
		    "y='780' width='680' height='52' fill='url(#roll)' "
		    "opacity='.5'/></g>",
		    KRAFT);
		break;
	case SHAPE_RUNNER:
		flat_cloth(p, 360, -60, 560, 1480, 30);
		fringe(p, 360, 1418, 560, 90);
		white_plate(p, 640, 560, 270);
		twig(p, 560, 760, 430, 24, 0x66704c, LEAF, 1);
		break;
	default:
		flat_cloth(p, 130, 330, 1020, 760, 26);
		white_plate(p, 640, 710, 300);
		svg(p,
		    "<g fill='#%06x'><rect x='996' y='460' width='22' "
		    "height='500' rx='11'/><path d='M1060 460q34 120 6 "
		    "250h-14v250q-12 8 -20 0v-500z'/></g>",
		    BRASS);
		flat_cloth(p, 180, 1190, 420, 300, 22);
	}
}
