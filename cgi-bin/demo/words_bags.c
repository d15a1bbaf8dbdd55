/* words_bags.c - the texts of bags, aprons and pouches. */
#include "demo/words.h"

#include <stddef.h>

#define CANVAS W("cotton canvas, 340 g/m²", "Baumwollcanvas, 340 g/m²")
#define TWILL  W("cotton twill, 240 g/m²", "Baumwollköper, 240 g/m²")
#define LINEN  W("heavy linen, 280 g/m²", "schweres Leinen, 280 g/m²")

static const struct text wash[] = {
    W("machine wash at 30 °C", "Maschinenwäsche bei 30 °C"),
    W("machine wash at 40 °C", "Maschinenwäsche bei 40 °C"),
    W("wipe with a damp cloth", "feucht abwischen"),
    W_END,
};
static const struct text bag_point[] = {
    W("seams double-stitched, ends secured", "doppelte Nähte, Enden gesichert"),
    W("organic cotton", "Bio-Baumwolle"),
    W("printed with water-based colours",
	"mit Farben auf Wasserbasis bedruckt"),
    W("sewn in a workshop with fair wages",
	"genäht in einer Werkstatt mit fairen Löhnen"),
    W_END,
};

static const struct type tote_types[] = {
    {W("tote bag", "Stofftasche"), 'f', SHAPE_TOTE, 1490, 1990, 180, TWILL,
	{380, 420, 100}},
    {W("market bag", "Markttasche"), 'f', SHAPE_TOTE_MARKET, 2490, 3290, 340,
	CANVAS, {450, 380, 180}},
    {W("canvas shopper", "Canvastasche"), 'f', SHAPE_TOTE_SHOPPER, 2990, 3990,
	420, CANVAS, {400, 400, 150}},
    {.gender = 0},
};
static const struct attr_spec tote_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"load", "kg", W("Carries up to", "Trägt bis zu"), ATTR_NUMBER, 2, NULL},
    {"inner_pocket", NULL, W("Inner pocket", "Innentasche"), ATTR_YES, 55,
	NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wash},
    {.code = NULL},
};
static const struct text tote_open[] = {
    W("{a} {N} for shopping, books and all that one collects in a day.",
	"{ein} {N} für Einkäufe, Bücher und alles, was an einem Tag "
	"zusammenkommt."),
    W("The handles are long enough for the shoulder, even over a winter coat.",
	"Die Henkel sind lang genug für die Schulter, auch über dem "
	"Wintermantel."),
    W("It stands up to leeks, bottles and library days.",
	"Sie ist Lauch, Flaschen und Bibliothekstagen gewachsen."),
    W("Folded, it disappears into a coat pocket; full, it holds a weekend.",
	"Gefaltet verschwindet sie in der Manteltasche, gefüllt fasst sie ein "
	"Wochenende."),
    W_END,
};
static const struct text tote_make[] = {
    W("The handles are sewn on with a cross inside a square, the stitch that "
      "mountaineers trust.",
	"Die Henkel sind mit einem Kreuz im Quadrat angenäht, der Naht, der "
	"auch Bergsteiger vertrauen."),
    W("Printed by hand before sewing, so the pattern runs on across the side "
      "seam.",
	"Vor dem Nähen von Hand bedruckt, so läuft das Muster über die "
	"Seitennaht weiter."),
    W("The bottom is lined with a second layer, because that is where bags "
      "give up first.",
	"Der Boden ist doppelt gelegt, denn dort geben Taschen zuerst nach."),
    W("Strong cotton, tightly woven, without any coating.",
	"Feste Baumwolle, dicht gewebt, ohne jede Beschichtung."),
    W_END,
};
static const struct text tote_use[] = {
    W("It becomes softer with every wash and more your own with every stain.",
	"Mit jeder Wäsche wird sie weicher und mit jedem Fleck mehr die Ihre."),
    W("Put a present in it and leave out the wrapping paper.",
	"Legen Sie ein Geschenk hinein und lassen Sie das Papier weg."),
    W("Hang it by the door, so that it comes along of its own accord.",
	"Hängen Sie sie neben die Tür, dann kommt sie von selbst mit."),
    W("For the market, the beach and the laundry on the way home.",
	"Für den Markt, den Strand und die Reinigung auf dem Heimweg."),
    W_END,
};

static const struct type apron_types[] = {
    {W("apron", "Kochschürze"), 'f', SHAPE_APRON, 2990, 3790, 320, TWILL,
	{700, 850}},
    {W("cross-back apron", "Kreuzträgerschürze"), 'f', SHAPE_APRON_CROSS, 4490,
	5490, 410, LINEN, {900, 880}},
    {W("bistro apron", "Bistroschürze"), 'f', SHAPE_APRON_HALF, 2490, 2990, 240,
	TWILL, {800, 500}},
    {.gender = 0},
};
static const struct attr_spec apron_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"length", "cm", W("Length", "Länge"), ATTR_NUMBER, 1, NULL},
    {"pocket", NULL, W("Front pocket", "Vordertasche"), ATTR_YES, 90, NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wash},
    {.code = NULL},
};
static const struct text apron_open[] = {
    W("{a} {N} that takes flour, clay and tomato sauce with the same calm.",
	"{ein} {N}, die Mehl, Ton und Tomatensoße mit derselben Ruhe "
	"hinnimmt."),
    W("Long ties go round once and are knotted in front, so it fits nearly "
      "everybody.",
	"Lange Bänder gehen einmal herum und werden vorn geknotet, so passt "
	"sie fast allen."),
    W("Once you have tied it on, you start cooking more seriously.",
	"Wer sie umgebunden hat, kocht gleich ein wenig ernsthafter."),
    W("For kitchen, workshop and garden, and for answering the door in.",
	"Für Küche, Werkstatt und Garten, und um damit die Tür zu öffnen."),
    W_END,
};
static const struct text apron_make[] = {
    W("The pocket is divided: one half for the spoon, one half for the "
      "telephone.",
	"Die Tasche ist geteilt: eine Hälfte für den Löffel, eine für das "
	"Telefon."),
    W("Cut generously and sewn with strong thread; the stress points carry "
      "small bars of stitching.",
	"Großzügig geschnitten und mit festem Garn genäht; die "
	"Belastungspunkte sind mit Riegeln gesichert."),
    W("The fabric is dense enough to keep splashes out and light enough not to "
      "be hot.",
	"Der Stoff ist dicht genug gegen Spritzer und leicht genug, um nicht "
	"zu wärmen."),
    W("Washed before sewing, so it keeps its size.",
	"Vor dem Nähen gewaschen, so behält sie ihre Größe."),
    W_END,
};
static const struct text apron_use[] = {
    W("Hung on a hook it is the nicest thing on the kitchen door.",
	"Am Haken ist sie das Schönste an der Küchentür."),
    W("There is a small size too, for helpers who still stand on a stool.",
	"Es gibt sie auch klein, für Helferinnen und Helfer, die noch auf dem "
	"Hocker stehen."),
    W("Goes with the tea towels of the same series.",
	"Passt zu den Geschirrtüchern derselben Serie."),
    W("A present for people who say that they cannot cook.",
	"Ein Geschenk für Menschen, die sagen, sie könnten nicht kochen."),
    W_END,
};

static const struct type pouch_types[] = {
    {W("zip pouch", "Reißverschlusstasche"), 'f', SHAPE_POUCH, 1290, 1690, 80,
	CANVAS, {220, 150}},
    {W("pencil case", "Federmäppchen"), 'n', SHAPE_PENCIL_CASE, 1190, 1490, 60,
	CANVAS, {210, 75}},
    {W("wash bag", "Kulturbeutel"), 'm', SHAPE_WASH_BAG, 2290, 2790, 160,
	CANVAS, {250, 170}},
    {.gender = 0},
};
static const struct attr_spec pouch_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"lined", NULL, W("Lined", "Gefüttert"), ATTR_YES, 75, NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, wash},
    {.code = NULL},
};
static const struct text pouch_open[] = {
    W("{a} {N} for the small things that otherwise live at the bottom of the "
      "bag.",
	"{ein} {N} für die kleinen Dinge, die sonst ganz unten in der Tasche "
	"wohnen."),
    W("The zip runs smoothly round the corner and does not catch on the "
      "lining.",
	"Der Reißverschluss läuft leicht und verhakt sich nicht im Futter."),
    W("Pens, plasters, cables, coins: everything finds its way in and, above "
      "all, out again.",
	"Stifte, Pflaster, Kabel, Münzen: Alles findet hinein und vor allem "
	"wieder heraus."),
    W("Small enough for any handbag, large enough for good intentions.",
	"Klein genug für jede Handtasche, groß genug für gute Vorsätze."),
    W_END,
};
static const struct text pouch_make[] = {
    W("Sewn from the same canvas as our bags, partly from the pieces that are "
      "left over there.",
	"Genäht aus demselben Canvas wie unsere Taschen, zum Teil aus den "
	"Stücken, die dort übrig bleiben."),
    W("The zip is made of metal and has a tag of leather-like paper that one "
      "finds in the dark.",
	"Der Reißverschluss ist aus Metall und hat ein Zugband, das man auch "
	"im Dunkeln findet."),
    W("A bright lining shows at once what is inside.",
	"Ein helles Futter zeigt gleich, was darin ist."),
    W("The bottom is shaped, so that it stands by itself.",
	"Der Boden ist ausgeformt, damit alles von allein steht."),
    W_END,
};
static const struct text pouch_use[] = {
    W("Two of them keep chargers and make-up apart.",
	"Zwei davon halten Ladekabel und Schminke auseinander."),
    W("Fill it with good pencils and give it to somebody who starts school.",
	"Mit guten Stiften gefüllt ein Geschenk für alle, die in die Schule "
	"kommen."),
    W("It washes well and dries overnight.",
	"Gut waschbar und über Nacht trocken."),
    W("In the rucksack, in the drawer, in the glove box: useful everywhere.",
	"Im Rucksack, in der Schublade, im Handschuhfach: überall nützlich."),
    W_END,
};

#define BAGS                                                                   \
	.department = "bags-and-aprons", .suits = FOR_CLOTH, .point = bag_point
const struct leaf words_bags[] = {
    {BAGS, .sku = "TOT", .count = 44, .slug = W("tote-bags", "stofftaschen"),
	.name = W("Tote bags", "Stofftaschen"),
	.line = W("Bags that carry leeks, books and weekends.",
	    "Taschen, die Lauch, Bücher und Wochenenden tragen."),
	.types = tote_types, .attrs = tote_attrs, .choices = CHOICE_NONE,
	.wall = 0xe2d8c4,
	.place = W("hanging on a wooden peg", "an einem Holzhaken"),
	.detail = W("the fabric and the handle seen close",
	    "Stoff und Henkel aus der Nähe"),
	.open = tote_open, .make = tote_make, .use = tote_use},
    {BAGS, .sku = "APR", .count = 32, .slug = W("aprons", "schuerzen"),
	.name = W("Aprons", "Schürzen"),
	.line = W("For cooks, potters and gardeners of all sizes.",
	    "Für Köche, Töpferinnen und Gärtner in allen Größen."),
	.types = apron_types, .attrs = apron_attrs, .choices = CHOICE_APRON,
	.wall = 0xd5dacd,
	.place = W("hanging on a wooden peg", "an einem Holzhaken"),
	.detail = W("the pocket seen close", "die Tasche aus der Nähe"),
	.open = apron_open, .make = apron_make, .use = apron_use},
    {BAGS, .sku = "PCH", .count = 36, .slug = W("pouches", "taeschchen"),
	.name = W("Pouches", "Täschchen"),
	.line = W("Small bags for pens, plasters and everything in between.",
	    "Kleine Taschen für Stifte, Pflaster und alles dazwischen."),
	.types = pouch_types, .attrs = pouch_attrs, .choices = CHOICE_POUCH,
	.wall = 0xe8d5c5,
	.place = W("on a light table, seen from above",
	    "auf einem hellen Tisch, von oben gesehen"),
	.detail = W("the zip and fabric seen close",
	    "Reißverschluss und Stoff aus der Nähe"),
	.open = pouch_open, .make = pouch_make, .use = pouch_use},
};
