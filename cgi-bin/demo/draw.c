/* draw.c - which drawing a picture is, in which colours, seen from how near. */
#include "demo/draw.h"

static void (*const drawers[SHAPES])(struct pen *, enum shape) = {
    [SHAPE_MUG] = draw_mug,
    [SHAPE_MUG_ESPRESSO] = draw_mug,
    [SHAPE_MUG_BOWL] = draw_mug,
    [SHAPE_MUG_ENAMEL] = draw_mug,
    [SHAPE_BOWL] = draw_bowl,
    [SHAPE_BOWL_WIDE] = draw_bowl,
    [SHAPE_BOWL_DEEP] = draw_bowl,
    [SHAPE_BOWL_DIP] = draw_bowl,
    [SHAPE_PLATE] = draw_plate,
    [SHAPE_PLATE_SIDE] = draw_plate,
    [SHAPE_PLATE_DEEP] = draw_plate,
    [SHAPE_PLATTER] = draw_plate,
    [SHAPE_VASE_BUD] = draw_vase,
    [SHAPE_VASE] = draw_vase,
    [SHAPE_VASE_FLOOR] = draw_vase,
    [SHAPE_VASE_BOTTLE] = draw_vase,
    [SHAPE_TEAPOT] = draw_pot,
    [SHAPE_COFFEEPOT] = draw_pot,
    [SHAPE_JUG] = draw_pot,
    [SHAPE_CREAMER] = draw_pot,
    [SHAPE_NOTEBOOK_HARD] = draw_notebook,
    [SHAPE_NOTEBOOK_SOFT] = draw_notebook,
    [SHAPE_NOTEBOOK_POCKET] = draw_notebook,
    [SHAPE_SKETCH_SPIRAL] = draw_sketchbook,
    [SHAPE_SKETCH_BOUND] = draw_sketchbook,
    [SHAPE_SKETCH_PAD] = draw_sketchbook,
    [SHAPE_CARD] = draw_card,
    [SHAPE_CARD_SET] = draw_card,
    [SHAPE_POSTCARDS] = draw_card,
    [SHAPE_WRAP_ROLL] = draw_wrap,
    [SHAPE_WRAP_SHEETS] = draw_wrap,
    [SHAPE_CUSHION] = draw_cushion,
    [SHAPE_CUSHION_VELVET] = draw_cushion,
    [SHAPE_CUSHION_LUMBAR] = draw_cushion,
    [SHAPE_CUSHION_FLOOR] = draw_cushion,
    [SHAPE_THROW] = draw_throw,
    [SHAPE_BLANKET] = draw_throw,
    [SHAPE_BABY_BLANKET] = draw_throw,
    [SHAPE_TOWEL] = draw_towel,
    [SHAPE_TOWEL_WAFFLE] = draw_towel,
    [SHAPE_TOWEL_PAIR] = draw_towel,
    [SHAPE_TABLECLOTH] = draw_table_linen,
    [SHAPE_NAPKINS] = draw_table_linen,
    [SHAPE_RUNNER] = draw_table_linen,
    [SHAPE_PLACEMATS] = draw_table_linen,
    [SHAPE_CANDLE_GLASS] = draw_candle,
    [SHAPE_CANDLE_PILLAR] = draw_candle,
    [SHAPE_CANDLE_TAPERS] = draw_candle,
    [SHAPE_LAMP_TABLE] = draw_lamp,
    [SHAPE_LAMP_PENDANT] = draw_lamp,
    [SHAPE_LAMP_BEDSIDE] = draw_lamp,
    [SHAPE_CLOCK_WALL] = draw_clock,
    [SHAPE_CLOCK_TABLE] = draw_clock,
    [SHAPE_CLOCK_ALARM] = draw_clock,
    [SHAPE_TRAY_ROUND] = draw_tray,
    [SHAPE_TRAY_SERVING] = draw_tray,
    [SHAPE_TRAY_SMALL] = draw_tray,
    [SHAPE_TOTE] = draw_tote,
    [SHAPE_TOTE_MARKET] = draw_tote,
    [SHAPE_TOTE_SHOPPER] = draw_tote,
    [SHAPE_APRON] = draw_apron,
    [SHAPE_APRON_CROSS] = draw_apron,
    [SHAPE_APRON_HALF] = draw_apron,
    [SHAPE_POUCH] = draw_pouch,
    [SHAPE_PENCIL_CASE] = draw_pouch,
    [SHAPE_WASH_BAG] = draw_pouch,
};

/* What part of the canvas a picture shows: left, top and width, from afar and
 * close by. */
static const struct {
	const char *sku;
	double far[3], close[3];
} views[] = {
    {"MUG", {110, 300, 980}, {300, 640, 560}},
    {"BWL", {80, 260, 1110}, {200, 760, 600}},
    {"PLT", {40, 60, 1200}, {120, 330, 600}},
    {"VAS", {60, 20, 1160}, {300, 640, 600}},
    {"POT", {60, 250, 1130}, {130, 560, 640}},
    {"NTB", {80, 100, 1130}, {520, 260, 600}},
    {"SKB", {80, 100, 1140}, {180, 260, 600}},
    {"CRD", {50, 60, 1190}, {360, 560, 560}},
    {"WRP", {40, 60, 1210}, {200, 560, 600}},
    {"CSH", {40, 190, 1200}, {60, 560, 620}},
    {"THR", {70, 140, 1140}, {240, 640, 620}},
    {"TOW", {80, 120, 1120}, {330, 560, 620}},
    {"TBL", {30, 60, 1220}, {260, 420, 620}},
    {"CDL", {110, 200, 1060}, {360, 460, 560}},
    {"LMP", {70, 150, 1140}, {300, 200, 680}},
    {"CLK", {90, 160, 1100}, {300, 300, 620}},
    {"TRY", {70, 180, 1140}, {130, 330, 620}},
    {"TOT", {70, 130, 1140}, {300, 620, 620}},
    {"APR", {60, 60, 1160}, {330, 600, 620}},
    {"PCH", {50, 130, 1180}, {180, 430, 620}},
};

/* A colour that goes with another: warm beside cool and the other way. */
static uint32_t
companion(uint32_t c, unsigned n)
{
	static const uint32_t warm[] = {0xc68a32, 0xb8603f, 0xd8a66a, 0xc58f8a};
	static const uint32_t cool[] = {0x2b4170, 0x24523f, 0x5f7f86, 0x66703f};
	bool is_warm = (c >> 16 & 255) > (c & 255) + 16;

	return is_warm ? cool[n % 4] : warm[n % 4];
}

static void
choose_colours(struct pen *pen, const struct product *p, unsigned at)
{
	uint32_t c = p->ncolours > 0 ? p->colours[at]->rgb : OAK;
	unsigned n = p->design ? (unsigned)(p->design - words_designs) : 0;

	pen->main = c;
	pen->motif = p->design ? p->design->motif : MOTIF_PLAIN;
	pen->acc = companion(c, n);
	/* a design is either light on colour or colour on light */
	if (light_of(c) > 205) {
		pen->ground = c;
		pen->fig = mix(companion(c, n), 0x6d6558, .35);
	} else if (n % 5 < 2 && pen->motif != MOTIF_PLAIN) {
		pen->ground = CREAM;
		pen->fig = c;
	} else {
		pen->ground = c;
		pen->fig =
		    light_of(c) > 165 ? darker(c, .5) : mix(c, CREAM, .84);
		pen->acc = light_of(c) > 165
			       ? companion(c, n)
			       : mix(c, lighter(pen->acc, .3), .8);
	}
}

void
draw_product(struct buf *b, const struct product *p, const struct picture *pic)
{
	struct pen pen = {.b = b, .wall = p->leaf->wall};
	enum shape shape = p->type->shape;
	bool close = pic->view == VIEW_DETAIL;
	double x = close ? 470 : 0, y = close ? 620 : 0; /* prints */
	double w = close ? 560 : CANVAS_W;

	pen.r = prng_seed(p->seed, 41);
	choose_colours(&pen, p, pic->colour);
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		if (str_eq_c(str_c(p->leaf->sku), views[i].sku)) {
			const double *v = close ? views[i].close : views[i].far;

			x = v[0], y = v[1], w = v[2];
		}
	svg_begin(&pen, x, y, w, w * 1.25);
	if (p->title != NULL)
		draw_print(&pen, shape, p->title->form, pic->view == VIEW_ROOM);
	else
		drawers[shape](&pen, shape);
	svg_end(&pen);
}
