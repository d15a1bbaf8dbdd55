/* words_textiles.c - the texts of cushions, throws, towels, table linen. */
#include "demo/words.h"

#include <stddef.h>

#define LINEN  W("100 % linen", "100 % Leinen")
#define COTTON W("100 % organic cotton", "100 % Bio-Baumwolle")
#define HALF                                                                   \
	W("half linen (linen and cotton)", "Halbleinen (Leinen und "           \
					   "Baumwolle)")
#define VELVET W("cotton velvet", "Baumwollsamt")
#define WOOL   W("100 % new wool", "100 % Schurwolle")

static const struct text wash[] = {
    W("machine wash at 40 °C", "Maschinenwäsche bei 40 °C"),
    W("machine wash at 60 °C", "Maschinenwäsche bei 60 °C"),
    W("machine wash at 30 °C, gentle", "Maschinenwäsche bei 30 °C, schonend"),
    W_END,
};
static const struct text wool_wash[] = {
    W("wool cycle, cold", "Wollprogramm, kalt"),
    W("dry cleaning, or air it well", "Reinigung oder gut lüften"),
    W_END,
};
static const struct text woven[] = {
    W("Portugal", "Portugal"),
    W("Lithuania", "Litauen"),
    W("Germany", "Deutschland"),
    W_END,
};
static const struct text cloth_point[] = {
    W("dyed with low-impact colours", "mit schonenden Farben gefärbt"),
    W("softer with every wash", "wird mit jeder Wäsche weicher"),
    W("hems sewn double", "doppelt genähte Säume"),
    W("woven and sewn in the same place", "am selben Ort gewebt und genäht"),
    W_END,
};

static const struct type cushion_types[] = {
    {W("linen cushion", "Leinenkissen"), 'n', SHAPE_CUSHION, 3490, 4290, 620,
	LINEN, {450, 450}},
    {W("velvet cushion", "Samtkissen"), 'n', SHAPE_CUSHION_VELVET, 3990, 4990,
	700, VELVET, {500, 500}},
    {W("lumbar cushion", "Lendenkissen"), 'n', SHAPE_CUSHION_LUMBAR, 2990, 3790,
	480, LINEN, {600, 350}},
    {W("floor cushion", "Bodenkissen"), 'n', SHAPE_CUSHION_FLOOR, 5990, 7990,
	2400, COTTON, {700, 700}},
    {.gender = 0},
};
static const struct text filling[] = {
    W("feathers", "Federn"),
    W("wool balls", "Wollkügelchen"),
    W("recycled fibre", "Recyclingfaser"),
    W_END,
};
static const struct attr_spec cushion_attrs[] = {
    {"cover", NULL, W("Cover", "Bezug"), ATTR_MATERIAL, 0, NULL},
    {"filling", NULL, W("Filling", "Füllung"), ATTR_CHOICE, 0, filling},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wash},
    {"made_in", NULL, W("Woven in", "Gewebt in"), ATTR_CHOICE, 0, woven},
    {"zip", NULL, W("Cover with zip", "Bezug mit Reißverschluss"), ATTR_YES, 80,
	NULL},
    {.code = NULL},
};
static const struct text cushion_open[] = {
    W("{a} {N} that keeps its shape, even after a whole evening of leaning.",
	"{ein} {N}, das seine Form behält, auch nach einem ganzen Abend "
	"Anlehnen."),
    W("It brings colour to grey sofas and is in no hurry to go out of fashion.",
	"Es bringt Farbe auf graue Sofas und hat es nicht eilig, aus der Mode "
	"zu kommen."),
    W("Firm enough to read against, soft enough to fall asleep on.",
	"Fest genug zum Lesen, weich genug zum Einschlafen."),
    W("The front carries the pattern, the back is plain, so that you can "
      "change your mind.",
	"Vorn das Muster, hinten einfarbig, damit Sie es sich anders überlegen "
	"können."),
    W_END,
};
static const struct text cushion_make[] = {
    W("The fabric is woven in a small mill and washed before sewing, so "
      "nothing shrinks later.",
	"Der Stoff wird in einer kleinen Weberei gewebt und vor dem Nähen "
	"gewaschen, so läuft später nichts ein."),
    W("A fine piping runs round the edge and covers the seam; the zip is "
      "hidden at the bottom.",
	"Eine feine Paspel läuft um den Rand und verdeckt die Naht; der "
	"Reißverschluss sitzt unsichtbar unten."),
    W("We print the pattern with water-based colours that let the fabric "
      "breathe.",
	"Das Muster drucken wir mit Farben auf Wasserbasis, die den Stoff "
	"atmen lassen."),
    W("Each cover is sewn by one person, whose initials stand on the label.",
	"Jeder Bezug wird von einer Person genäht, deren Kürzel auf dem "
	"Etikett steht."),
    W_END,
};
static const struct text cushion_use[] = {
    W("Three in related tones look better than two of the same.",
	"Drei in verwandten Tönen sehen besser aus als zwei gleiche."),
    W("The cover comes off in a moment and goes into the machine.",
	"Der Bezug ist im Nu abgezogen und darf in die Maschine."),
    W("On a garden bench it is welcome too, as long as somebody takes it in at "
      "night.",
	"Auch auf der Gartenbank ist es willkommen, solange es abends jemand "
	"hereinholt."),
    W("The inner cushion is included and can be bought again separately.",
	"Das Innenkissen ist dabei und lässt sich einzeln nachkaufen."),
    W_END,
};

static const struct type throw_types[] = {
    {W("wool throw", "Wolldecke"), 'f', SHAPE_THROW, 8900, 12900, 1100, WOOL,
	{0}},
    {W("cotton blanket", "Baumwolldecke"), 'f', SHAPE_BLANKET, 6900, 8900, 1250,
	COTTON, {0}},
    {W("baby blanket", "Babydecke"), 'f', SHAPE_BABY_BLANKET, 4490, 5490, 480,
	COTTON, {0}},
    {.gender = 0},
};
static const struct attr_spec throw_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wool_wash},
    {"made_in", NULL, W("Woven in", "Gewebt in"), ATTR_CHOICE, 0, woven},
    {"fringe", NULL, W("With fringe", "Mit Fransen"), ATTR_YES, 55, NULL},
    {.code = NULL},
};
static const struct text throw_open[] = {
    W("{a} {N} for the hour between day and night, when the heating has not "
      "quite caught up.",
	"{ein} {N} für die Stunde zwischen Tag und Nacht, wenn die Heizung "
	"noch nicht hinterherkommt."),
    W("Light on the shoulders and warmer than it looks.",
	"Leicht auf den Schultern und wärmer, als sie aussieht."),
    W("Large enough for two, if both are willing to give a little.",
	"Groß genug für zwei, wenn beide ein wenig nachgeben."),
    W("It lies over the arm of the sofa all day and is in use all evening.",
	"Sie liegt tagsüber über der Sofalehne und ist den ganzen Abend im "
	"Einsatz."),
    W_END,
};
static const struct text throw_make[] = {
    W("Woven on slow looms that leave the yarn its air: that is where the "
      "warmth comes from.",
	"Gewebt auf langsamen Stühlen, die dem Garn seine Luft lassen: Daher "
	"kommt die Wärme."),
    W("The yarn is dyed before weaving, so the pattern shows on both sides, "
      "with the colours swapped.",
	"Das Garn wird vor dem Weben gefärbt, so erscheint das Muster auf "
	"beiden Seiten, mit vertauschten Farben."),
    W("After weaving the cloth is washed and brushed until it is soft to the "
      "cheek.",
	"Nach dem Weben wird das Tuch gewaschen und gebürstet, bis es sich an "
	"der Wange weich anfühlt."),
    W("The edges are whipped by hand, with a thread in the second colour.",
	"Die Kanten sind von Hand umstochen, mit einem Faden in der zweiten "
	"Farbe."),
    W_END,
};
static const struct text throw_use[] = {
    W("Airing it overnight replaces most washing.",
	"Eine Nacht an der Luft ersetzt meist die Wäsche."),
    W("On a picnic, on the balcony, at the foot of the bed: it likes to move "
      "about.",
	"Beim Picknick, auf dem Balkon, am Fußende des Betts: Sie kommt gern "
	"herum."),
    W("Folded in three it makes a long cushion for a wooden bench.",
	"Dreifach gefaltet wird daraus ein langes Polster für die Holzbank."),
    W("A present for people who are always cold, and for those who love them.",
	"Ein Geschenk für Menschen, die immer frieren, und für alle, die sie "
	"lieben."),
    W_END,
};

static const struct type towel_types[] = {
    {W("linen tea towel", "Leinengeschirrtuch"), 'n', SHAPE_TOWEL, 1490, 1890,
	130, LINEN, {500, 700}},
    {W("waffle towel", "Waffeltuch"), 'n', SHAPE_TOWEL_WAFFLE, 1290, 1590, 160,
	COTTON, {500, 700}},
    {W("tea towel set", "Geschirrtuchset"), 'n', SHAPE_TOWEL_PAIR, 2490, 2990,
	250, HALF, {500, 700}},
    {.gender = 0},
};
static const struct attr_spec towel_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"length", "cm", W("Length", "Länge"), ATTR_NUMBER, 1, NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wash},
    {"made_in", NULL, W("Woven in", "Gewebt in"), ATTR_CHOICE, 0, woven},
    {"loop", NULL, W("With loop", "Mit Aufhänger"), ATTR_YES, 90, NULL},
    {.code = NULL},
};
static const struct text towel_open[] = {
    W("{a} {N} that dries glasses without lint and looks good on the oven "
      "door.",
	"{ein} {N}, das Gläser ohne Fusseln trocknet und an der Ofentür gut "
	"aussieht."),
    W("It drinks up water from the first day on, which is not a matter of "
      "course with linen.",
	"Es saugt vom ersten Tag an, was bei neuen Tüchern nicht "
	"selbstverständlich ist."),
    W("For dishes, bread, warm cake tins and wet children's hands.",
	"Für Geschirr, Brot, warme Kuchenformen und nasse Kinderhände."),
    W("A good cloth makes washing up no shorter, but nicer.",
	"Ein gutes Tuch macht den Abwasch nicht kürzer, aber schöner."),
    W_END,
};
static const struct text towel_make[] = {
    W("Woven densely from long fibres and printed in the next village, with a "
      "hem that stays flat.",
	"Dicht aus langen Fasern gewebt und im Nachbardorf bedruckt, mit einem "
	"Saum, der flach bleibt."),
    W("A loop of cotton tape sits at the corner, not in the middle, so that it "
      "dries faster.",
	"Ein Aufhänger aus Baumwollband sitzt an der Ecke, nicht in der Mitte, "
	"so trocknet es schneller."),
    W("The print is fixed with heat and survives hot washes without fading.",
	"Der Druck ist mit Hitze fixiert und übersteht heiße Wäschen, ohne zu "
	"verblassen."),
    W("Stone-washed before it comes to you: no stiffness, no shrinking, no "
      "surprise.",
	"Vorgewaschen, bevor es zu Ihnen kommt: keine Steife, kein Einlaufen, "
	"keine Überraschung."),
    W_END,
};
static const struct text towel_use[] = {
    W("Tied round a bottle or a loaf, it wraps the present and is one.",
	"Um eine Flasche oder ein Brot gebunden, verpackt es das Geschenk und "
	"ist selbst eins."),
    W("Iron it damp, or not at all: both suit it.",
	"Bügeln Sie es feucht oder gar nicht: Beides steht ihm."),
    W("Under a hot pot, over a basket of rolls, round your waist: it has many "
      "trades.",
	"Unter dem heißen Topf, über dem Brötchenkorb, um die Hüfte: Es kann "
	"viele Berufe."),
    W("One can never have too many; we speak from experience.",
	"Zu viele kann man nicht haben, wir sprechen aus Erfahrung."),
    W_END,
};

static const struct type table_types[] = {
    {W("tablecloth", "Tischdecke"), 'f', SHAPE_TABLECLOTH, 5490, 6990, 780,
	LINEN, {0}},
    {W("napkin set", "Serviettenset"), 'n', SHAPE_NAPKINS, 2490, 3290, 220,
	LINEN, {0}},
    {W("table runner", "Tischläufer"), 'm', SHAPE_RUNNER, 2990, 3790, 310, HALF,
	{0}},
    {W("placemat set", "Platzdeckchenset"), 'n', SHAPE_PLACEMATS, 2690, 3490,
	360, COTTON, {0}},
    {.gender = 0},
};
static const struct attr_spec table_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wash},
    {"made_in", NULL, W("Woven in", "Gewebt in"), ATTR_CHOICE, 0, woven},
    {"mitred", NULL, W("Mitred corners", "Briefecken"), ATTR_YES, 60, NULL},
    {.code = NULL},
};
static const struct text table_open[] = {
    W("{a} {N} that turns a table into an occasion and forgives red wine.",
	"{ein} {N} für Tische, die ein Anlass werden sollen, auch wenn Rotwein "
	"im Spiel ist."),
    W("The fabric falls heavily and smoothly, without a single crease from the "
      "packet.",
	"Der Stoff fällt schwer und glatt, ohne eine einzige Falte aus der "
	"Packung."),
    W("Calm enough for the good china and cheerful enough for pancakes.",
	"Ruhig genug für das gute Porzellan und heiter genug für Pfannkuchen."),
    W("For meals that take longer than planned.",
	"Für Mahlzeiten, die länger dauern als geplant."),
    W_END,
};
static const struct text table_make[] = {
    W("The flax grows in Normandy and is woven in a mill with eleven looms.",
	"Der Flachs wächst in der Normandie und wird in einer Weberei mit elf "
	"Stühlen verarbeitet."),
    W("Corners mitred, quiet hems: these are things one sees only on the "
      "second look.",
	"Saubere Ecken, ruhige Säume: Das sind Dinge, die man erst auf den "
	"zweiten Blick sieht."),
    W("Pre-washed and tumbled, so that it is soft from the first evening on.",
	"Vorgewaschen und getrommelt, damit der Stoff schon am ersten Abend "
	"weich ist."),
    W("The pattern runs to the edge, so nothing looks cut off when the table "
      "is larger.",
	"Das Muster läuft bis zum Rand, so wirkt nichts abgeschnitten, wenn "
	"der Tisch größer ist."),
    W_END,
};
static const struct text table_use[] = {
    W("Goes with tea towels and aprons of the same series.",
	"Passt zu Geschirrtüchern und Schürzen derselben Serie."),
    W("Shake it out, wash it, hang it up damp: that is all the care it needs.",
	"Ausschütteln, waschen, feucht aufhängen: Mehr Pflege braucht es "
	"nicht."),
    W("Outdoors a few pebbles in the corners help against the wind.",
	"Draußen helfen ein paar Kiesel auf den Ecken gegen den Wind."),
    W("Stains of beetroot go out with sparkling water, if one is quick.",
	"Flecken von Roter Bete gehen mit Sprudel heraus, wenn man schnell "
	"ist."),
    W_END,
};

#define CLOTH .department = "textiles", .suits = FOR_CLOTH, .point = cloth_point
const struct leaf words_textiles[] = {
    {CLOTH, .sku = "CSH", .count = 56, .slug = W("cushions", "kissen"),
	.name = W("Cushions", "Kissen"),
	.line = W("Linen and velvet for sofas, benches and the floor.",
	    "Leinen und Samt für Sofas, Bänke und den Boden."),
	.types = cushion_types, .attrs = cushion_attrs,
	.choices = CHOICE_CUSHION, .wall = 0xe7d8c3,
	.place = W("standing on a bench against a light wall",
	    "auf einer Bank vor heller Wand"),
	.detail = W("the fabric and piping seen close",
	    "Stoff und Paspel aus der Nähe"),
	.open = cushion_open, .make = cushion_make, .use = cushion_use},
    {CLOTH, .sku = "THR", .count = 36,
	.slug = W("throws-and-blankets", "decken"),
	.name = W("Throws and blankets", "Decken"),
	.line = W("Warmth by the metre, in wool and cotton.",
	    "Wärme am laufenden Meter, in Wolle und Baumwolle."),
	.types = throw_types, .attrs = throw_attrs, .choices = CHOICE_CLOTH,
	.wall = 0xdccfbf,
	.place = W("folded on a bench", "gefaltet auf einer Bank"),
	.detail = W("the weave and fringe seen close",
	    "Gewebe und Fransen aus der Nähe"),
	.open = throw_open, .make = throw_make, .use = throw_use},
    {CLOTH, .sku = "TOW", .count = 44,
	.slug = W("tea-towels", "geschirrtuecher"),
	.name = W("Tea towels", "Geschirrtücher"),
	.line =
	    W("Linen and cotton that drink up water and look good doing it.",
		"Leinen und Baumwolle, die Wasser aufsaugen und dabei gut "
		"aussehen."),
	.types = towel_types, .attrs = towel_attrs, .choices = CHOICE_NONE,
	.wall = 0xdbdccd,
	.place = W("hanging from a wooden rail", "an einer Holzleiste hängend"),
	.detail = W("the fabric seen close", "der Stoff aus der Nähe"),
	.open = towel_open, .make = towel_make, .use = towel_use},
    {CLOTH, .sku = "TBL", .count = 42, .slug = W("table-linen", "tischwaesche"),
	.name = W("Table linen", "Tischwäsche"),
	.line = W(
	    "Cloths, runners and napkins for meals that may take a while.",
	    "Decken, Läufer und Servietten für Mahlzeiten, die dauern dürfen."),
	.types = table_types, .attrs = table_attrs, .choices = CHOICE_CLOTH,
	.wall = 0xe5ded2,
	.place = W("folded on a light table, seen from above",
	    "gefaltet auf einem hellen Tisch, von oben gesehen"),
	.detail =
	    W("the fabric and hem seen close", "Stoff und Saum aus der Nähe"),
	.open = table_open, .make = table_make, .use = table_use},
};
