/* draw_paper.c - notebooks, sketchbooks, cards and wrapping, from above. */
#include "demo/draw.h"
#include "demo/motif.h"

/* A printed sheet with the pen's ground and pattern, light on it. */
static void
printed(struct pen *p, double x, double y, double w, double h, double round,
    double scale)
{
	unsigned clip = clip_begin(p);

	svg(p, "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='%.1f'/>",
	    x, y, w, h, round);
	clip_use(p, clip);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='#%06x'/>",
	    x, y, w, h, p->ground);
	motif_rect(p, x, y, w, h, scale);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
	    "fill='url(#sheet)'/>",
	    x, y, w, h);
	clip_end(p);
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='%.1f' "
	    "fill='none' stroke='#24170a' stroke-opacity='.14' "
	    "stroke-width='2.5'/>",
	    x, y, w, h, round);
}

static void
plain(struct pen *p, double x, double y, double w, double h, double round,
    uint32_t colour)
{
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='%.1f' "
	    "fill='#%06x'/><rect x='%.1f' y='%.1f' width='%.1f' "
	    "height='%.1f' rx='%.1f' fill='url(#sheet)'/>",
	    x, y, w, h, round, colour, x, y, w, h, round);
}

static void
turn_begin(struct pen *p, double turn)
{
	svg(p, "<g transform='rotate(%.1f 640 800)'>", turn);
}

/* The block of pages, seen at the right and lower edge of a closed book. */
static void
pages(struct pen *p, double x, double y, double w, double h, double thick)
{
	plain(p, x, y, w + thick, h + thick, 8, 0xf3ead8);
	for (int i = 1; i < 5; i++)
		svg(p,
		    "<path d='M%.1f %.1fV%.1fH%.1f' fill='none' "
		    "stroke='#b9a888' stroke-opacity='.7' "
		    "stroke-width='1.6'/>",
		    x + w + thick * i / 5, y + 8, y + h + thick * i / 5, x + 8);
}

static void
hard_book(struct pen *p, double x, double y, double w, double h, double round)
{
	shadow_rect(p, x, y, w + 20, h + 20, 12, 50);
	plain(p, x + 6, y + 6, w + 20, h + 20, round, darker(p->ground, .35));
	pages(p, x + 4, y + 4, w + 2, h + 2, 14);
	printed(p, x, y, w, h, round, .95);
	/* spine and joint */
	svg(p,
	    "<path d='M%.1f %.1fV%.1f' stroke='#24170a' stroke-opacity='.3' "
	    "stroke-width='5'/><path d='M%.1f %.1fV%.1f' stroke='#fffaf0' "
	    "stroke-opacity='.3' stroke-width='4'/>",
	    x + 58, y + 2, y + h - 2, x + 63, y + 2, y + h - 2);
}

void
draw_notebook(struct pen *p, enum shape shape)
{
	uint32_t band = mix(p->acc, INK, .25);

	scene_above(p, p->wall);
	if (shape == SHAPE_NOTEBOOK_HARD) {
		turn_begin(p, -6);
		hard_book(p, 270, 300, 700, 980, 14);
		svg(p,
		    "<rect x='872' y='296' width='26' height='988' "
		    "fill='#%06x'/><rect x='872' y='296' width='9' "
		    "height='988' fill='#fff' opacity='.2'/><path d='M898 "
		    "296V1284' stroke='#24170a' stroke-opacity='.35' "
		    "stroke-width='6'/>",
		    band);
		/* the ribbon */
		svg(p,
		    "<path d='M560 1290C556 1330 572 1360 560 1420L574 1404"
		    "L590 1418C600 1360 584 1330 588 1290Z' fill='#%06x'/>",
		    p->acc);
		svg(p, "</g>");
		pencil(p, 1120, 900, 620, -82, mix(p->fig, OAK, .4));
	} else if (shape == SHAPE_NOTEBOOK_SOFT) {
		struct pen other = *p;

		other.ground = p->fig;
		other.fig = p->ground;
		other.motif = MOTIF_PLAIN;
		svg(p, "<g transform='rotate(9 640 800)'>");
		shadow_rect(p, 380, 280, 640, 900, 8, 26);
		printed(&other, 380, 280, 640, 900, 10, .95);
		svg(p, "</g>");
		p->ids = other.ids;
		turn_begin(p, -5);
		shadow_rect(p, 250, 350, 680, 950, 8, 30);
		plain(p, 256, 356, 682, 952, 10, 0xf3ead8);
		printed(p, 250, 350, 680, 950, 10, .95);
		/* the seam */
		svg(p, "<path d='M262 380V1280' stroke='#fffaf0' "
		       "stroke-opacity='.8' stroke-width='5' "
		       "stroke-dasharray='26 20'/>");
		/* a label */
		svg(p,
		    "<rect x='450' y='520' width='300' height='170' rx='4' "
		    "fill='#fbf7ee'/><path d='M490 590H710M490 630H650' "
		    "stroke='#%06x' stroke-width='5' opacity='.5'/></g>",
		    INK);
		pencil(p, 1090, 1180, 480, -58, mix(p->acc, OAK, .3));
	} else {
		turn_begin(p, -12);
		hard_book(p, 330, 370, 560, 830, 44);
		svg(p,
		    "<rect x='800' y='366' width='22' height='838' "
		    "fill='#%06x'/><path d='M822 366V1204' stroke='#24170a' "
		    "stroke-opacity='.35' stroke-width='6'/></g>",
		    band);
		twig(p, 980, 1480, 560, 10, 0x66704c, LEAF, 1);
	}
}

void
thing_books(struct pen *p, double x, double y, double size)
{
	static const double widths[] = {1, .9, .94};
	uint32_t tones[] = {p->ground, 0xe9dfcd, p->acc};

	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='14' "
	    "fill='url(#shad)'/>",
	    x + size * .54, y + 6, size * .62);
	for (int i = 0; i < 3; i++) {
		double w = size * widths[i], h = size * .17;
		double bx = x + (size - w) * .4, by = y - h * (i + 1);

		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "rx='5' fill='#%06x'/><rect x='%.1f' y='%.1f' "
		    "width='%.1f' height='%.1f' fill='#f5ecd9'/><rect "
		    "x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='5' "
		    "fill='url(#edge)' opacity='.7'/>",
		    bx, by, w, h, tones[i], bx + w * .9, by + h * .14, w * .1,
		    h * .72, bx, by, w, h);
	}
}

void
draw_sketchbook(struct pen *p, enum shape shape)
{
	scene_above(p, p->wall);
	turn_begin(p, shape == SHAPE_SKETCH_BOUND ? 5 : -4);
	if (shape == SHAPE_SKETCH_SPIRAL) {
		shadow_rect(p, 260, 280, 720, 1020, 12, 44);
		pages(p, 264, 284, 716, 1014, 16);
		printed(p, 260, 280, 720, 1020, 10, 1);
		for (double y = 320; y < 1280; y += 36)
			svg(p,
			    "<circle cx='292' cy='%.1f' r='9' "
			    "fill='#24170a' opacity='.75'/><path d='M292 "
			    "%.1fC262 %.1f 226 %.1f 240 %.1f' fill='none' "
			    "stroke='#3a3733' stroke-width='7' "
			    "stroke-linecap='round'/><path d='M284 %.1fC262 "
			    "%.1f 240 %.1f 246 %.1f' fill='none' "
			    "stroke='#fff' stroke-opacity='.4' "
			    "stroke-width='2'/>",
			    y, y, y - 14, y - 10, y + 12, y - 3, y - 12, y - 8,
			    y + 4);
	} else if (shape == SHAPE_SKETCH_BOUND) {
		hard_book(p, 230, 400, 820, 820, 6);
		svg(p,
		    "<rect x='230' y='400' width='104' height='820' "
		    "fill='#%06x'/><rect x='230' y='400' width='104' "
		    "height='820' fill='url(#cyl)' opacity='.7'/>",
		    darker(p->acc, .2));
	} else {
		shadow_rect(p, 230, 280, 780, 1040, 6, 50);
		plain(p, 238, 288, 782, 1042, 4, 0xcdbd9f);
		pages(p, 230, 280, 780, 1040, 10);
		printed(p, 230, 280, 780, 330, 4, 1);
		plain(p, 230, 610, 780, 710, 2, PAPER);
		svg(p,
		    "<rect x='230' y='270' width='790' height='46' rx='4' "
		    "fill='#%06x'/>",
		    darker(p->main, .25));
		for (int i = 0; i < 6; i++)
			svg(p,
			    "<rect x='%.1f' y='%.1f' width='180' "
			    "height='180' rx='60' fill='#%06x' "
			    "opacity='%.2f'/>",
			    310.0 + i % 3 * 220, 700.0 + i / 3 * 240,
			    i % 2 ? p->acc : p->main, .88 - i * .1);
	}
	svg(p, "</g>");
	pencil(p, 1120, 1040, 640, -70, mix(p->acc, INK, .15));
	pencil(p, 1040, 1300, 470, -64, OAK);
}

/* --- cards -----------------------------------------------------------------
 */

static void
envelope(struct pen *p, double x, double y, double w, double h, uint32_t c)
{
	shadow_rect(p, x, y, w, h, 4, 26);
	plain(p, x, y, w, h, 5, c);
	svg(p,
	    "<path d='M%.1f %.1fL%.1f %.1fL%.1f %.1fZ' fill='#24170a' "
	    "opacity='.13'/><path d='M%.1f %.1fL%.1f %.1fL%.1f %.1fZ' "
	    "fill='#%06x'/><path d='M%.1f %.1fL%.1f %.1fL%.1f %.1f' "
	    "fill='none' stroke='#24170a' stroke-opacity='.2' "
	    "stroke-width='3'/>",
	    x, y, x + w * .5, y + h * .6, x + w, y, x, y, x + w * .5,
	    y + h * .56, x + w, y, lighter(c, .1), x, y, x + w * .5,
	    y + h * .56, x + w, y);
}

static void
one_card(struct pen *p, double x, double y, double w, double h, double turn,
    bool border)
{
	double m = border ? w * .09 : 0;

	svg(p, "<g transform='rotate(%.1f %.1f %.1f)'>", turn, x + w / 2,
	    y + h / 2);
	shadow_rect(p, x, y, w, h, 4, 26);
	plain(p, x, y, w, h, 4, PAPER);
	printed(p, x + m, y + m, w - 2 * m, h - 2 * m, 3, .9);
	svg(p, "</g>");
}

void
draw_card(struct pen *p, enum shape shape)
{
	struct pen b = *p;

	b.ground = p->fig;
	b.fig = p->ground;
	scene_above(p, p->wall);
	b.r = p->r;
	b.ids = p->ids;
	if (shape == SHAPE_CARD) {
		svg(p, "<g transform='rotate(-11 640 800)'>");
		envelope(p, 200, 560, 900, 640, KRAFT);
		svg(p, "</g>");
		one_card(p, 380, 380, 560, 790, 6, true);
		twig(p, 250, 1490, 480, 30, 0x66704c, LEAF, 1);
	} else if (shape == SHAPE_CARD_SET) {
		svg(p, "<g transform='rotate(8 640 800)'>");
		envelope(p, 190, 780, 860, 600, KRAFT);
		svg(p, "</g>");
		one_card(&b, 600, 240, 470, 660, 13, true);
		p->ids = b.ids;
		one_card(p, 200, 420, 500, 700, -9, true);
		b = *p;
		b.motif = MOTIF_PLAIN;
		b.ground = p->acc;
		one_card(&b, 640, 800, 430, 600, 5, true);
		p->ids = b.ids;
	} else {
		static const struct {
			double x, y, turn;
		} at[] = {{210, 230, -10}, {640, 270, 8}, {230, 830, 6},
		    {660, 850, -5}};

		for (int i = 0; i < 4; i++) {
			struct pen q = *p;

			if (i % 3) {
				q.ground = p->fig;
				q.fig = p->ground;
			}
			if (i == 2)
				q.motif = MOTIF_PLAIN;
			one_card(&q, at[i].x, at[i].y, 420, 560, at[i].turn,
			    i % 2 == 0);
			p->ids = q.ids;
		}
	}
}

/* --- wrapping --------------------------------------------------------------
 */

static void
parcel(struct pen *p, double x, double y, double w, double h, double turn,
    uint32_t string)
{
	double cx = x + w * .42, cy = y + h * .46;

	svg(p, "<g transform='rotate(%.1f %.1f %.1f)'>", turn, x + w / 2,
	    y + h / 2);
	shadow_rect(p, x, y, w, h, 6, 70);
	printed(p, x, y, w, h, 5, 1);
	/* folds catch light and shade */
	svg(p,
	    "<path d='M%.1f %.1fh%.1fv26h%.1fz' fill='#fffaf0' "
	    "opacity='.25'/><path d='M%.1f %.1fh%.1fv-30h%.1fz' "
	    "fill='#24170a' opacity='.2'/>",
	    x, y, w, -w, x, y + h, w, -w);
	for (int i = 0; i < 2; i++) {
		double d = i ? 0 : 7;

		svg(p,
		    "<path d='M%.1f %.1fV%.1fM%.1f %.1fH%.1f' fill='none' "
		    "stroke='#%06x' stroke-opacity='%s' "
		    "stroke-width='14'/>",
		    cx + d, y, y + h, x, cy + d, x + w, i ? string : 0x24170a,
		    i ? "1" : ".22");
		svg(p,
		    "<path d='M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fC%.1f "
		    "%.1f %.1f %.1f %.1f %.1fM%.1f %.1fq-60 60 -110 "
		    "130M%.1f %.1fq50 70 70 140' fill='none' "
		    "stroke='#%06x' stroke-opacity='%s' stroke-width='13' "
		    "stroke-linecap='round'/>",
		    cx + d, cy + d, cx - 190 + d, cy - 150 + d, cx - 190 + d,
		    cy + 70 + d, cx + d, cy + d, cx + 190 + d, cy - 150 + d,
		    cx + 190 + d, cy + 70 + d, cx + d, cy + d, cx + d, cy + d,
		    cx + d, cy + d, i ? string : 0x24170a, i ? "1" : ".22");
	}
	svg(p, "<circle cx='%.1f' cy='%.1f' r='15' fill='#%06x'/></g>", cx, cy,
	    darker(string, .12));
}

static void
paper_roll(struct pen *p, double y, double turn, double thick)
{
	svg(p, "<g transform='rotate(%.1f 640 %.1f)'>", turn, y);
	shadow_rect(p, 80, y, 1120, thick, 20, 46);
	printed(p, 80, y, 1120, thick, 12, .9);
	svg(p,
	    "<rect x='80' y='%.1f' width='1120' height='%.1f' rx='12' "
	    "fill='url(#roll)'/><ellipse cx='1200' cy='%.1f' rx='%.1f' "
	    "ry='%.1f' fill='#efe4d0'/><ellipse cx='1200' cy='%.1f' "
	    "rx='%.1f' ry='%.1f' fill='#6b5a45'/><rect x='560' y='%.1f' "
	    "width='120' height='%.1f' fill='%s'/><rect x='560' y='%.1f' "
	    "width='120' height='%.1f' fill='url(#roll)'/></g>",
	    y, thick, y + thick / 2, thick * .17, thick / 2, y + thick / 2,
	    thick * .1, thick * .3, y - 2, thick + 4, "#f4ede0", y - 2,
	    thick + 4);
}

void
draw_wrap(struct pen *p, enum shape shape)
{
	uint32_t string = light_of(p->ground) > 170 ? 0x8a5a3c : 0xefe3cc;

	scene_above(p, p->wall);
	if (shape == SHAPE_WRAP_ROLL) {
		paper_roll(p, 250, -9, 170);
		parcel(p, 230, 640, 740, 620, 7, string);
		twig(p, 1010, 1480, 430, 12, 0x66704c, LEAF, 1);
	} else {
		struct pen b = *p;

		b.ground = p->fig;
		b.fig = p->ground;
		svg(p, "<g transform='rotate(-8 640 800)'>");
		shadow_rect(p, 170, 190, 880, 620, 3, 22);
		printed(&b, 170, 190, 880, 620, 3, .9);
		p->ids = b.ids;
		shadow_rect(p, 240, 300, 880, 620, 3, 22);
		printed(p, 240, 300, 880, 620, 3, .9);
		svg(p, "</g>");
		parcel(p, 330, 760, 620, 540, 8, string);
	}
}
