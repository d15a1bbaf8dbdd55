/* goods_variants.c - options, variants, prices and stock. */
#include <string.h>

#include "demo/ean.h"
#include "demo/goods.h"
#include "demo/prng.h"

#define VALUES(...)                                                            \
	(const struct value[])                                                 \
	{                                                                      \
		__VA_ARGS__                                                    \
	}
#define OPTION(code, en, de, n, ...)                                           \
	{                                                                      \
		code, W(en, de), (const struct value[]){__VA_ARGS__}, n        \
	}
#define SIZE(n, ...) OPTION("size", "Size", "Größe", n, __VA_ARGS__)
#define PACK(n, ...) OPTION("pack", "Pack", "Packung", n, __VA_ARGS__)
#define CM(code, sku, cm, price, weight)                                       \
	{                                                                      \
		code, sku, W(cm " cm", cm " cm"), price, weight                \
	}

static const struct option print_options[] = {
    SIZE(3, CM("21x30", "21", "21 × 30", 1000, 1000),
	CM("30x40", "30", "30 × 40", 1600, 1700),
	CM("50x70", "50", "50 × 70", 2600, 3600)),
    OPTION("frame", "Frame", "Rahmen", 3,
	{"unframed", "N", W("unframed", "ohne Rahmen"), 1000, 1000},
	{"oak", "O", W("oak frame", "Eichenrahmen"), 2500, 5200},
	{"black", "B", W("black frame", "schwarzer Rahmen"), 2400, 5200}),
};
static const struct option ruling = OPTION("ruling", "Ruling", "Lineatur", 3,
    {"plain", "P", W("plain", "blanko"), 1000, 1000},
    {"lined", "L", W("lined", "liniert"), 1000, 1000},
    {"dotted", "D", W("dotted", "gepunktet"), 1000, 1000});
static const struct option plate_set = OPTION("set", "Quantity", "Anzahl", 2,
    {"one", "1", W("single", "einzeln"), 1000, 1000},
    {"four", "4", W("set of four", "Viererset"), 3700, 4000});
static const struct option square =
    SIZE(3, CM("40x40", "40", "40 × 40", 850, 760),
	CM("50x50", "50", "50 × 50", 1000, 1000),
	CM("60x60", "60", "60 × 60", 1250, 1400));
static const struct option lumbar =
    SIZE(2, CM("50x30", "50", "50 × 30", 900, 800),
	CM("60x40", "60", "60 × 40", 1000, 1000));
static const struct option floor_size =
    SIZE(2, CM("60x60", "60", "60 × 60", 900, 760),
	CM("70x70", "70", "70 × 70", 1000, 1000));
static const struct option throw_size =
    SIZE(2, CM("130x170", "13", "130 × 170", 1000, 1000),
	CM("150x200", "15", "150 × 200", 1300, 1360));
static const struct option table_size =
    SIZE(4, CM("140x140", "14", "140 × 140", 780, 640),
	CM("140x220", "22", "140 × 220", 1000, 1000),
	CM("140x260", "26", "140 × 260", 1150, 1180),
	CM("160x300", "30", "160 × 300", 1400, 1560));
static const struct option runner_size =
    SIZE(2, CM("40x140", "14", "40 × 140", 1000, 1000),
	CM("40x200", "20", "40 × 200", 1300, 1430));
static const struct option cloth_pack =
    PACK(3, {"two", "2", W("set of two", "Zweierset"), 560, 500},
	{"four", "4", W("set of four", "Viererset"), 1000, 1000},
	{"six", "6", W("set of six", "Sechserset"), 1420, 1500});
static const struct option scent = OPTION("scent", "Scent", "Duft", 4,
    {"fig", "F", W("fig", "Feige"), 1000, 1000},
    {"cedar", "C", W("cedar", "Zeder"), 1000, 1000},
    {"verbena", "V", W("lemon verbena", "Zitronenverbene"), 1000, 1000},
    {"unscented", "U", W("unscented", "ohne Duft"), 900, 1000});
static const struct option pillar_size =
    OPTION("height", "Height", "Höhe", 3, CM("10", "10", "10", 780, 670),
	CM("15", "15", "15", 1000, 1000), CM("20", "20", "20", 1250, 1330));
static const struct option taper_pack =
    PACK(2, {"two", "2", W("set of two", "Zweierset"), 600, 500},
	{"four", "4", W("set of four", "Viererset"), 1000, 1000});
static const struct option card_pack =
    PACK(3, {"one", "1", W("single card", "Einzelkarte"), 1000, 1000},
	{"five", "5", W("five cards", "fünf Karten"), 4300, 5000},
	{"ten", "10", W("ten cards", "zehn Karten"), 7800, 10000});
static const struct option set_pack =
    PACK(2, {"six", "6", W("six cards", "sechs Karten"), 1000, 1000},
	{"twelve", "12", W("twelve cards", "zwölf Karten"), 1700, 2000});
static const struct option apron_size =
    SIZE(2, {"adult", "A", W("adults", "Erwachsene"), 1000, 1000},
	{"child", "K", W("children", "Kinder"), 760, 620});
static const struct option pouch_size =
    SIZE(2, {"small", "S", W("small", "klein"), 1000, 1000},
	{"large", "L", W("large", "groß"), 1300, 1400});
static const struct option vase_size =
    SIZE(3, {"small", "S", W("small", "klein"), 800, 640},
	{"medium", "M", W("medium", "mittel"), 1000, 1000},
	{"large", "L", W("large", "groß"), 1350, 1600});

static const struct option *
option_for(const struct product *p)
{
	switch (p->leaf->choices) {
	case CHOICE_RULING:
		return &ruling;
	case CHOICE_SET:
		return p->type->shape == SHAPE_PLATTER ? NULL : &plate_set;
	case CHOICE_CUSHION:
		return p->type->shape == SHAPE_CUSHION_LUMBAR  ? &lumbar
		       : p->type->shape == SHAPE_CUSHION_FLOOR ? &floor_size
							       : &square;
	case CHOICE_CLOTH:
		switch (p->type->shape) {
		case SHAPE_TABLECLOTH:
			return &table_size;
		case SHAPE_RUNNER:
			return &runner_size;
		case SHAPE_NAPKINS:
		case SHAPE_PLACEMATS:
			return &cloth_pack;
		case SHAPE_BABY_BLANKET:
			return NULL;
		default:
			return &throw_size;
		}
	case CHOICE_SCENT:
		return p->type->shape == SHAPE_CANDLE_GLASS    ? &scent
		       : p->type->shape == SHAPE_CANDLE_PILLAR ? &pillar_size
							       : &taper_pack;
	case CHOICE_PACK:
		return p->type->shape == SHAPE_CARD ? &card_pack : &set_pack;
	case CHOICE_APRON:
		return p->type->shape == SHAPE_APRON_CROSS ? NULL : &apron_size;
	case CHOICE_POUCH:
		return &pouch_size;
	case CHOICE_VASE:
		return p->type->shape == SHAPE_VASE_BUD ? NULL : &vase_size;
	case CHOICE_PRINT:
	case CHOICE_PAPER:
	case CHOICE_NONE:
		break;
	}
	return NULL;
}

/* All values of an option, or now and then one fewer at the end. */
static void
add_option(struct prng *r, struct product *p, const struct option *from)
{
	struct option *o = &p->options[p->noptions++];

	*o = *from;
	if (o->n > 2 && prng_below(r, 4) == 0)
		o->n--;
}

static int
stock_for(struct prng *r, int popularity)
{
	unsigned d = prng_below(r, 100);

	if (d < 9)
		return 0;
	if (d < 21)
		return prng_range(r, 1, 3);
	return prng_range(r, 4, 40) + (popularity > 400 ? 60 : 0);
}

/* Prices end in 90 cents from ten euros on, in 0 cents below. */
static int
shop_price(int cents)
{
	if (cents < 1000)
		return (cents + 5) / 10 * 10;
	return (cents + 50) / 100 * 100 - 10;
}

static void
fill_variant(struct arena *a, struct prng *r, const struct product *p,
    struct variant *v, unsigned nth, int sale)
{
	int64_t price = p->price, weight = p->type->weight_g;
	struct str sku = arena_printf(a, "%s-%04u", p->leaf->sku, p->number);
	int full;

	if (p->ncolours > 1)
		sku = arena_printf(
		    a, "%.*s-%s", STR_FMT(sku), p->colours[v->at[0]]->sku);
	for (unsigned o = 0; o < p->noptions; o++) {
		const struct value *val = &p->options[o].values[v->at[o + 1]];

		price = price * val->price / 1000;
		weight = weight * val->weight / 1000;
		sku = arena_printf(a, "%.*s-%s", STR_FMT(sku), val->sku);
	}
	v->sku = sku;
	v->weight_g = (int)weight;
	full = shop_price((int)price);
	v->price = full;
	if (sale > 0) {
		v->price = shop_price(full * (100 - sale) / 100);
		v->compare_at = full;
	}
	ean13_make(UINT64_C(40000000000) + p->number * UINT64_C(100) + nth,
	    v->barcode);
	v->stock = stock_for(r, p->popularity);
}

/* Which picture shows the variant: the one in its colour; for prints the one
 * with its frame. */
static unsigned
picture_for(const struct product *p, const struct variant *v)
{
	if (p->title != NULL) {
		bool black = p->noptions > 1 && v->at[2] == 2;

		for (unsigned i = 0; black && i < p->npictures; i++)
			if (p->pictures[i].view == VIEW_ROOM)
				return i;
		return 0;
	}
	for (unsigned i = 0; i < p->npictures; i++)
		if (p->pictures[i].view == VIEW_MAIN &&
		    p->pictures[i].colour == v->at[0])
			return i;
	return 0;
}

void
goods_variants(struct arena *a, struct product *p)
{
	struct prng r = prng_seed(p->seed, 11);
	const struct option *o = option_for(p);
	unsigned n0 = p->ncolours > 0 ? p->ncolours : 1, n1, n2, nth = 0;
	int sale = prng_below(&r, 100) < 13 ? prng_range(&r, 3, 6) * 5 : 0;
	bool gone = prng_below(&r, 100) < 2;

	if (p->title != NULL) {
		add_option(&r, p, &print_options[0]);
		add_option(&r, p, &print_options[1]);
	} else if (o != NULL && prng_below(&r, 100) < 80) {
		add_option(&r, p, o);
	}
	n1 = p->noptions > 0 ? p->options[0].n : 1;
	n2 = p->noptions > 1 ? p->options[1].n : 1;
	p->nvariants = n0 * n1 * n2;
	p->variants = arena_array(a, p->nvariants, sizeof(*p->variants));
	for (unsigned i = 0; i < n0; i++)
		for (unsigned j = 0; j < n1; j++)
			for (unsigned k = 0; k < n2; k++) {
				struct variant *v = &p->variants[nth];

				v->at[0] = i;
				v->at[1] = j;
				v->at[2] = k;
				fill_variant(a, &r, p, v, ++nth, sale);
				if (gone)
					v->stock = 0;
				v->picture = picture_for(p, v);
			}
}
