/* words.h - the tables that the demo catalogue is made of.
 *
 * Every text stands as an English and German pair, so that a missing
 * translation is visible in the source.  Sentences may hold placeholders:
 *
 *   {N} the noun of the product's type     {D} the design's name
 *   {a} English article that fits {N}      {C} the first colour
 *   {Der} {der} {den} {dem} {Dieser} {dieser} {diesen} {diesem}
 *   {Er} {er} {ihn} {ihm} {ein} {einen} {einem}
 *                                          German words that agree with {N}
 *
 * Names of colours, designs and types are nouns in German, so they never need
 * an ending.  Nouns of types are singular in both languages.
 */
#ifndef DEMO_WORDS_H
#define DEMO_WORDS_H

#include <stdint.h>

enum { EN, DE, LOCALES };

struct text {
	const char *t[LOCALES];
};
#define W(en, de)                                                              \
	{                                                                      \
		{                                                              \
			en, de                                                 \
		}                                                              \
	}
#define W_END                                                                  \
	{                                                                      \
		{                                                              \
			0, 0                                                   \
		}                                                              \
	}

/* Which colours suit which goods. */
enum {
	FOR_GLAZE = 1,
	FOR_CLOTH = 2,
	FOR_PAPER = 4,
	FOR_HOME = 8,
	FOR_ALL = 15
};

struct colour {
	const char *code, *sku;
	struct text name;
	uint32_t rgb;
	unsigned suits;
};

/* The patterns that drawing knows; the text is what an alternative text says
 * of a thing that carries it. */
#define MOTIF_LIST(X)                                                          \
	X(PLAIN, "without a pattern", "ohne Muster")                           \
	X(STRIPE, "with broad stripes", "mit breiten Streifen")                \
	X(PINSTRIPE, "with fine lines", "mit feinen Linien")                   \
	X(CHECK, "with a gingham check", "mit Vichykaro")                      \
	X(GRID, "with a window-pane check", "mit Gitterkaro")                  \
	X(DOTS, "with small dots", "mit kleinen Punkten")                      \
	X(SPRIG, "with small twigs", "mit kleinen Zweigen")                    \
	X(LEAVES, "with a leaf pattern", "mit Blattmuster")                    \
	X(FLOWERS, "with a flower pattern", "mit Blütenmuster")                \
	X(BERRIES, "with berries on thin stalks",                              \
	    "mit Beeren an feinen Stielen")                                    \
	X(WAVES, "with wavy lines", "mit Wellenlinien")                        \
	X(ARCS, "with rows of arches", "mit Bögen in Reihen")                  \
	X(TERRAZZO, "with terrazzo chips", "mit Terrazzomuster")               \
	X(TRIANGLES, "with triangles", "mit Dreiecken")                        \
	X(CROSSES, "with small crosses", "mit kleinen Kreuzen")                \
	X(BRUSH, "with brush strokes", "mit Pinselstrichen")                   \
	X(DROPS, "with drops", "mit Tropfen")                                  \
	X(SUNS, "with half suns", "mit halben Sonnen")                         \
	X(HERRING, "with a herringbone pattern", "mit Fischgratmuster")        \
	X(DIAMOND, "with a diamond pattern", "mit Rautenmuster")

enum motif {
#define MOTIF_ENUM(id, en, de) MOTIF_##id,
	MOTIF_LIST(MOTIF_ENUM)
#undef MOTIF_ENUM
	    MOTIFS
};

/* A design runs through the shop: the same pattern on mugs and on cushions. */
struct design {
	struct text name;
	enum motif motif;
	struct text story;
};

/* A print is a title, its drawing a family and a variant of it. */
struct title {
	struct text name;
	int form; /* which plant, which place ... */
	struct text story;
};

/* What drawing knows how to draw. */
enum shape {
	SHAPE_PRINT_BOTANICAL,
	SHAPE_PRINT_ABSTRACT,
	SHAPE_PRINT_LANDSCAPE,
	SHAPE_PRINT_GEOMETRIC,
	SHAPE_MUG,
	SHAPE_MUG_ESPRESSO,
	SHAPE_MUG_BOWL,
	SHAPE_MUG_ENAMEL,
	SHAPE_BOWL,
	SHAPE_BOWL_WIDE,
	SHAPE_BOWL_DEEP,
	SHAPE_BOWL_DIP,
	SHAPE_PLATE,
	SHAPE_PLATE_SIDE,
	SHAPE_PLATE_DEEP,
	SHAPE_PLATTER,
	SHAPE_VASE_BUD,
	SHAPE_VASE,
	SHAPE_VASE_FLOOR,
	SHAPE_VASE_BOTTLE,
	SHAPE_TEAPOT,
	SHAPE_COFFEEPOT,
	SHAPE_JUG,
	SHAPE_CREAMER,
	SHAPE_NOTEBOOK_HARD,
	SHAPE_NOTEBOOK_SOFT,
	SHAPE_NOTEBOOK_POCKET,
	SHAPE_SKETCH_SPIRAL,
	SHAPE_SKETCH_BOUND,
	SHAPE_SKETCH_PAD,
	SHAPE_CARD,
	SHAPE_CARD_SET,
	SHAPE_POSTCARDS,
	SHAPE_WRAP_ROLL,
	SHAPE_WRAP_SHEETS,
	SHAPE_CUSHION,
	SHAPE_CUSHION_VELVET,
	SHAPE_CUSHION_LUMBAR,
	SHAPE_CUSHION_FLOOR,
	SHAPE_THROW,
	SHAPE_BLANKET,
	SHAPE_BABY_BLANKET,
	SHAPE_TOWEL,
	SHAPE_TOWEL_WAFFLE,
	SHAPE_TOWEL_PAIR,
	SHAPE_TABLECLOTH,
	SHAPE_NAPKINS,
	SHAPE_RUNNER,
	SHAPE_PLACEMATS,
	SHAPE_CANDLE_GLASS,
	SHAPE_CANDLE_PILLAR,
	SHAPE_CANDLE_TAPERS,
	SHAPE_LAMP_TABLE,
	SHAPE_LAMP_PENDANT,
	SHAPE_LAMP_BEDSIDE,
	SHAPE_CLOCK_WALL,
	SHAPE_CLOCK_TABLE,
	SHAPE_CLOCK_ALARM,
	SHAPE_TRAY_ROUND,
	SHAPE_TRAY_SERVING,
	SHAPE_TRAY_SMALL,
	SHAPE_TOTE,
	SHAPE_TOTE_MARKET,
	SHAPE_TOTE_SHOPPER,
	SHAPE_APRON,
	SHAPE_APRON_CROSS,
	SHAPE_APRON_HALF,
	SHAPE_POUCH,
	SHAPE_PENCIL_CASE,
	SHAPE_WASH_BAG,
	SHAPES
};

enum { TYPE_NUMBERS = 4 };

struct type {
	struct text noun;
	char gender; /* of the German noun: m, f, n */
	enum shape shape;
	int price_lo, price_hi; /* cents */
	int weight_g;
	struct text material;
	int number[TYPE_NUMBERS]; /* tenths; meaning: the leaf's attributes */
};

enum attr_from { ATTR_NUMBER, ATTR_MATERIAL, ATTR_CHOICE, ATTR_YES };

struct attr_spec {
	const char *code, *unit; /* unit NULL: none */
	struct text name;
	enum attr_from from;
	int arg; /* number: which of the type; yes: per cent of the products */
	const struct text *choices;
};

/* What a product can be chosen by, beside its colour. */
enum choice_set {
	CHOICE_NONE,
	CHOICE_PRINT,
	CHOICE_RULING,
	CHOICE_PAPER,
	CHOICE_SET,
	CHOICE_CUSHION,
	CHOICE_CLOTH,
	CHOICE_SCENT,
	CHOICE_PACK,
	CHOICE_APRON,
	CHOICE_POUCH,
	CHOICE_VASE
};

struct leaf {
	const char *sku;
	const char *department; /* slug of the parent */
	int count;
	struct text slug, name, line;
	const struct type *types;      /* ends with gender 0 */
	const struct attr_spec *attrs; /* ends with code NULL */
	const struct title *titles;    /* prints only */
	unsigned suits;
	enum choice_set choices;
	uint32_t wall;      /* the family of backgrounds */
	struct text place;  /* alternative text: where it stands */
	struct text detail; /* alternative text: the close view */
	const struct text *open, *make, *use, *point;
};

struct department {
	struct text slug, name, line;
	const char *cover; /* slug of the leaf whose goods stand for it */
};

extern const struct colour words_colours[];
extern const unsigned words_ncolours;
extern const struct design words_designs[];
extern const unsigned words_ndesigns;
extern const struct department words_departments[];
extern const unsigned words_ndepartments;
/* All leaves, in the order of the catalogue; ends with NULL. */
extern const struct leaf *const words_leaves[];
extern const struct text words_motifs[MOTIFS];

extern const struct leaf words_prints[], words_ceramics[], words_paper[],
    words_textiles[], words_home[], words_bags[];

#endif
