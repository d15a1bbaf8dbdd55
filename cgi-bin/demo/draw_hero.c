/* draw_hero.c - the still life on the home page. */
#include "demo/draw.h"

static void
colours(struct pen *p, uint32_t ground, uint32_t fig, uint32_t acc,
    enum motif motif)
{
	p->main = p->ground = ground;
	p->fig = fig;
	p->acc = acc;
	p->motif = motif;
}

/* Towels in a pile, seen from the front. */
static void
pile(struct pen *p, double x, double y, double w)
{
	static const uint32_t tones[] = {
	    0xe9dfcd, 0x95a48a, 0xc68a32, 0xf1ece1};

	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='18' "
	    "fill='url(#shad)'/>",
	    x + w * .55, y + 4, w * .62);
	for (int i = 0; i < 4; i++) {
		double top = y - 46.0 * (i + 1);

		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='46' "
		    "rx='22' fill='#%06x'/><rect x='%.1f' y='%.1f' "
		    "width='%.1f' height='46' rx='22' fill='url(#edge)'/>",
		    x + i * 5, top, w - i * 8, tones[i], x + i * 5, top,
		    w - i * 8);
		if (i % 2)
			svg(p,
			    "<path d='M%.1f %.1fh%.1fM%.1f %.1fh%.1f' "
			    "stroke='#fffaf0' stroke-opacity='.7' "
			    "stroke-width='5'/>",
			    x + 24, top + 15, w - 70, x + 24, top + 29, w - 70);
	}
}

void
draw_hero(struct buf *b, bool tall)
{
	struct pen p = {.b = b, .wall = 0xe2d3bf};
	double left = tall ? 330 : 0, y = 1186;

	p.r = prng_seed(2026, 11);
	if (tall)
		svg_begin(&p, 215, 190, 960, 1200);
	else
		svg_begin(&p, -350, 320, 1920, 1080);
	scene_bench(&p, 1120);
	thing_frame(&p, SHAPE_PRINT_LANDSCAPE, 42, 120 + left * .72,
	    tall ? 300 : 430, 500, 668, OAK);
	if (!tall)
		thing_frame(&p, SHAPE_PRINT_BOTANICAL, 10, -200, 640, 350, 460,
		    0x2b2825);
	colours(&p, 0xc58f8a, CREAM, 0xb8603f, MOTIF_PLAIN);
	if (!tall)
		pile(&p, -240, y + 10, 350);
	colours(&p, 0x24523f, 0xe6dfc8, 0xd3b27a, MOTIF_PINSTRIPE);
	thing_vase(&p, 800 + left * .36, y + 10, tall ? 600 : 560, 0);
	colours(&p, 0xf1ece1, 0x2b4170, 0xb8603f, MOTIF_FLOWERS);
	thing_bowl(&p, 340 + left * .5, y + 66, tall ? 400 : 430);
	colours(&p, 0x2b4170, 0xefe6d6, 0xc68a32, MOTIF_DOTS);
	if (!tall) {
		thing_mug(&p, 1110, y + 44, 230);
		colours(&p, 0xb8603f, CREAM, 0xd9a95f, MOTIF_PLAIN);
		thing_books(&p, 1230, y + 20, 290);
		colours(&p, 0xd0a12f, CREAM, 0xd9a95f, MOTIF_PLAIN);
		thing_vase(&p, 1370, y - 122, 270, 2);
	} else {
		thing_mug(&p, 760, y + 96, 220);
	}
	colours(&p, 0xb8603f, CREAM, 0x2b4170, MOTIF_WAVES);
	thing_mug(&p, tall ? 1010 : 600, y + 86, 220);
	svg_end(&p);
}
