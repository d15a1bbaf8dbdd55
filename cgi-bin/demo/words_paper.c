/* words_paper.c - the texts of notebooks, sketchbooks, cards and wrapping. */
#include "demo/words.h"

#include <stddef.h>

#define OFFSET  W("recycled paper, 90 g/m²", "Recyclingpapier, 90 g/m²")
#define DRAWING W("drawing paper, 160 g/m²", "Zeichenpapier, 160 g/m²")
#define COTTON  W("watercolour paper, 300 g/m²", "Aquarellpapier, 300 g/m²")
#define BOARD   W("cotton board, 350 g/m²", "Baumwollkarton, 350 g/m²")
#define WRAP    W("recycled paper, 100 g/m²", "Recyclingpapier, 100 g/m²")

static const struct type notebook_types[] = {
    {W("hardcover notebook", "Notizbuch"), 'n', SHAPE_NOTEBOOK_HARD, 1590, 2190,
	380, OFFSET, {148, 210, 1920}},
    {W("softcover notebook", "Notizheft"), 'n', SHAPE_NOTEBOOK_SOFT, 790, 1190,
	180, OFFSET, {148, 210, 960}},
    {W("pocket notebook", "Taschennotizbuch"), 'n', SHAPE_NOTEBOOK_POCKET, 990,
	1290, 150, OFFSET, {90, 140, 1440}},
    {.gender = 0},
};
static const struct text binding[] = {
    W("thread-sewn", "Fadenheftung"),
    W("open thread binding", "offene Fadenbindung"),
    W("Swiss brochure", "Schweizer Broschur"),
    W_END,
};
static const struct attr_spec notebook_attrs[] = {
    {"paper", NULL, W("Paper", "Papier"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"pages", NULL, W("Pages", "Seiten"), ATTR_NUMBER, 2, NULL},
    {"binding", NULL, W("Binding", "Bindung"), ATTR_CHOICE, 0, binding},
    {"elastic", NULL, W("Elastic band", "Gummiband"), ATTR_YES, 75, NULL},
    {.code = NULL},
};
static const struct text notebook_open[] = {
    W("{a} {N} that lies flat from the first page to the last and lets you "
      "write right into the fold.",
	"{ein} {N}, das von der ersten bis zur letzten Seite flach liegt und "
	"sich bis in den Falz beschreiben lässt."),
    W("For lists, plans and sentences that one would otherwise forget before "
      "lunch.",
	"Für Listen, Pläne und Sätze, die man sonst bis mittags vergessen "
	"hat."),
    W("Paper that gets on with a fountain pen: nothing bleeds, nothing "
      "scratches.",
	"Papier, das sich mit dem Füller versteht: nichts schlägt durch, "
	"nichts kratzt."),
    W("The cover can take a bag full of keys, the paper can take a change of "
      "mind.",
	"Der Einband verträgt eine Tasche voller Schlüssel, das Papier "
	"verträgt es, wenn man sich anders entscheidet."),
    W_END,
};
static const struct text notebook_make[] = {
    W("Bound by a family firm with sewn sections, so that pages stay where "
      "they are even after years.",
	"Gebunden in einem Familienbetrieb mit Fadenheftung, damit die Seiten "
	"auch nach Jahren bleiben, wo sie sind."),
    W("The cover is printed by us and laminated with fabric on the inside; the "
      "corners are rounded.",
	"Den Einband drucken wir selbst, innen ist er mit Gewebe kaschiert, "
	"die Ecken sind gerundet."),
    W("The paper is made entirely of waste paper and has a warm, slightly "
      "creamy tone that is kind to the eyes.",
	"Das Papier besteht ganz aus Altpapier und hat einen warmen, leicht "
	"cremefarbenen Ton, der die Augen schont."),
    W("A ribbon marks the page, and in the back there is a pocket for tickets "
      "and small finds.",
	"Ein Lesebändchen merkt sich die Seite, hinten ist eine Tasche für "
	"Fahrkarten und kleine Funde."),
    W_END,
};
static const struct text notebook_use[] = {
    W("Fits into most handbags and into the pocket of a good coat.",
	"Passt in die meisten Handtaschen und in die Tasche eines guten "
	"Mantels."),
    W("Buy a second one at once: the same paper goes on for years, the colours "
      "change.",
	"Nehmen Sie gleich ein zweites: Das Papier bleibt über Jahre gleich, "
	"die Farben wechseln."),
    W("A present for new jobs, new flats and new beginnings of every kind.",
	"Ein Geschenk für neue Stellen, neue Wohnungen und Anfänge aller Art."),
    W("Dotted paper suits those who draw and write on the same page.",
	"Gepunktetes Papier passt zu allen, die auf derselben Seite zeichnen "
	"und schreiben."),
    W_END,
};
static const struct text notebook_point[] = {
    W("suitable for fountain pens", "füllerfest"),
    W("opens flat", "liegt flach auf"),
    W("pages numbered by hand, if you do it",
	"Seitenzahlen von Hand, wenn Sie welche schreiben"),
    W("made without plastic, cover included",
	"ohne Kunststoff gefertigt, auch der Einband"),
    W_END,
};

static const struct type sketch_types[] = {
    {W("spiral sketchbook", "Spiralskizzenbuch"), 'n', SHAPE_SKETCH_SPIRAL,
	1290, 1790, 420, DRAWING, {210, 297, 800}},
    {W("bound sketchbook", "Skizzenbuch"), 'n', SHAPE_SKETCH_BOUND, 1890, 2490,
	520, DRAWING, {210, 210, 960}},
    {W("watercolour pad", "Aquarellblock"), 'm', SHAPE_SKETCH_PAD, 2190, 2890,
	640, COTTON, {240, 320, 200}},
    {.gender = 0},
};
static const struct attr_spec sketch_attrs[] = {
    {"paper", NULL, W("Paper", "Papier"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"sheets", NULL, W("Pages", "Seiten"), ATTR_NUMBER, 2, NULL},
    {"acid_free", NULL, W("Acid free", "Säurefrei"), ATTR_YES, 100, NULL},
    {.code = NULL},
};
static const struct text sketch_open[] = {
    W("{a} {N} for pencil, ink and the first light wash.",
	"{ein} {N} für Bleistift, Tusche und die erste leichte Lasur."),
    W("Paper with enough tooth for charcoal and enough calm for a fine line.",
	"Papier mit genug Griff für Kohle und genug Ruhe für eine feine "
	"Linie."),
    W("Made for the knees, the park bench and the window seat on the train.",
	"Gemacht für die Knie, die Parkbank und den Fensterplatz im Zug."),
    W("The first page is the hardest one; this paper makes it a little easier.",
	"Die erste Seite ist die schwerste; dieses Papier macht sie ein wenig "
	"leichter."),
    W_END,
};
static const struct text sketch_make[] = {
    W("The sheets come from a mill that has made paper since 1793 and still "
      "uses the same stream.",
	"Die Bögen kommen aus einer Mühle, die seit 1793 Papier macht und noch "
	"denselben Bach nutzt."),
    W("A thick grey board at the back replaces the drawing board.",
	"Eine dicke Graupappe am Rücken ersetzt das Zeichenbrett."),
    W("Rubbing out does no harm to the surface, and moderate water does not "
      "make it wavy.",
	"Radieren schadet der Oberfläche nicht, und mäßig viel Wasser macht "
	"sie nicht wellig."),
    W("The cover carries our pattern; inside there is nothing but room.",
	"Der Umschlag trägt unser Muster; innen ist nichts als Platz."),
    W_END,
};
static const struct text sketch_use[] = {
    W("With a soft pencil and a sharpener it makes a complete present.",
	"Mit einem weichen Bleistift und einem Spitzer wird daraus ein ganzes "
	"Geschenk."),
    W("Take it along on walks: a minute of drawing keeps a place longer than a "
      "photograph.",
	"Nehmen Sie {ihn} auf Spaziergänge mit: Eine Minute Zeichnen bewahrt "
	"einen Ort länger als ein Foto."),
    W("Schools and courses get a discount from ten pieces; just write to us.",
	"Schulen und Kurse bekommen ab zehn Stück einen Nachlass, schreiben "
	"Sie uns einfach."),
    W("Both sides of each sheet can be used.",
	"Jeder Bogen lässt sich auf beiden Seiten benutzen."),
    W_END,
};

static const struct type card_types[] = {
    {W("folded card", "Klappkarte"), 'f', SHAPE_CARD, 290, 390, 18, BOARD,
	{105, 148}},
    {W("card set", "Kartenset"), 'n', SHAPE_CARD_SET, 1190, 1590, 110, BOARD,
	{105, 148}},
    {W("postcard set", "Postkartenset"), 'n', SHAPE_POSTCARDS, 890, 1290, 90,
	BOARD, {105, 148}},
    {.gender = 0},
};
static const struct text envelope[] = {
    W("kraft envelope", "Umschlag aus Kraftpapier"),
    W("cream envelope", "cremefarbener Umschlag"),
    W("without envelope", "ohne Umschlag"),
    W_END,
};
static const struct attr_spec card_attrs[] = {
    {"card", NULL, W("Card", "Karton"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"envelope", NULL, W("Envelope", "Umschlag"), ATTR_CHOICE, 0, envelope},
    {"letterpress", NULL, W("Letterpress", "Buchdruck"), ATTR_YES, 45, NULL},
    {.code = NULL},
};
static const struct text card_open[] = {
    W("{a} {N} without a ready-made verse: the words are up to you.",
	"{ein} {N} ohne fertigen Spruch: Die Worte gehören Ihnen."),
    W("For birthdays, thanks and apologies that deserve more than a message on "
      "the phone.",
	"Für Geburtstage, Dank und Entschuldigungen, die mehr verdienen als "
	"eine Nachricht auf dem Telefon."),
    W("Heavy card, soft colours and plenty of room inside for handwriting of "
      "any size.",
	"Schwerer Karton, weiche Farben und viel Platz für Handschriften jeder "
	"Größe."),
    W("Something to find between the bills, and to keep on the fridge "
      "afterwards.",
	"Etwas, das man zwischen den Rechnungen findet und danach an den "
	"Kühlschrank hängt."),
    W_END,
};
static const struct text card_make[] = {
    W("Printed on a press from 1964 that leaves a slight impression you can "
      "feel with a fingertip.",
	"Gedruckt auf einer Presse von 1964, die eine leichte Prägung "
	"hinterlässt, die man mit der Fingerspitze spürt."),
    W("The colours are mixed by hand for each run, with vegetable oils instead "
      "of mineral ones.",
	"Die Farben werden für jede Auflage von Hand gemischt, mit Pflanzenöl "
	"statt Mineralöl."),
    W("The card is uncoated: ink dries quickly and does not smudge.",
	"Der Karton ist ungestrichen: Tinte trocknet schnell und verwischt "
	"nicht."),
    W("Cut, folded and packed by us at the long table by the window.",
	"Von uns geschnitten, gefaltet und verpackt, am langen Tisch am "
	"Fenster."),
    W_END,
};
static const struct text card_use[] = {
    W("A standard letter stamp is enough.",
	"Das Porto für einen Standardbrief genügt."),
    W("Framed, it is also a small picture for the shelf.",
	"Gerahmt wird daraus ein kleines Bild für das Regal."),
    W("Keep a few in the drawer; the next occasion is closer than one thinks.",
	"Legen Sie ein paar in die Schublade; der nächste Anlass ist näher, "
	"als man denkt."),
    W("We gladly write a few lines for you and send the card straight on.",
	"Gern schreiben wir ein paar Zeilen für Sie und schicken die Karte "
	"direkt weiter."),
    W_END,
};
static const struct text card_point[] = {
    W("uncoated card, pleasant to write on",
	"ungestrichener Karton, gut zu beschreiben"),
    W("blank inside", "innen unbedruckt"),
    W("paper from responsible forestry",
	"Papier aus verantwortungsvoller Forstwirtschaft"),
    W("no plastic wrapping", "ohne Folie verpackt"),
    W_END,
};

static const struct type wrap_types[] = {
    {W("wrapping paper roll", "Geschenkpapierrolle"), 'f', SHAPE_WRAP_ROLL, 690,
	990, 210, WRAP, {700, 3000}},
    {W("wrapping paper set", "Geschenkpapierset"), 'n', SHAPE_WRAP_SHEETS, 790,
	1190, 180, WRAP, {500, 700}},
    {.gender = 0},
};
static const struct attr_spec wrap_attrs[] = {
    {"paper", NULL, W("Paper", "Papier"), ATTR_MATERIAL, 0, NULL},
    {"width", "cm", W("Width", "Breite"), ATTR_NUMBER, 0, NULL},
    {"length", "cm", W("Length", "Länge"), ATTR_NUMBER, 1, NULL},
    {"both_sides", NULL, W("Printed on both sides", "Beidseitig bedruckt"),
	ATTR_YES, 40, NULL},
    {.code = NULL},
};
static const struct text wrap_open[] = {
    W("Paper that makes a present of anything, even of socks.",
	"Papier, das aus allem ein Geschenk macht, sogar aus Socken."),
    W("Strong enough for sharp corners and for a second life next year.",
	"Fest genug für spitze Ecken und für ein zweites Leben im nächsten "
	"Jahr."),
    W("It folds crisply, does not tear at the edges and holds with very little "
      "tape.",
	"Es lässt sich scharf falten, reißt nicht an den Kanten und hält mit "
	"sehr wenig Klebeband."),
    W("A pattern that suits birthdays, weddings and the second of Advent "
      "alike.",
	"Ein Muster, das zu Geburtstag, Hochzeit und zweitem Advent "
	"gleichermaßen passt."),
    W_END,
};
static const struct text wrap_make[] = {
    W("Printed on recycled paper without foil or glitter, so it may go into "
      "the waste paper afterwards.",
	"Gedruckt auf Recyclingpapier ohne Folie und Glitzer, darf also danach "
	"ins Altpapier."),
    W("The back is plain, and the little grid on it helps to cut straight.",
	"Die Rückseite ist schlicht, das feine Raster darauf hilft beim "
	"geraden Schneiden."),
    W("Vegetable inks, a thick sheet and a slightly rough surface that takes "
      "ribbon well.",
	"Pflanzenfarben, ein dicker Bogen und eine leicht raue Oberfläche, auf "
	"der Band gut hält."),
    W("The repeat of the pattern is large enough for big boxes and pretty on "
      "small ones.",
	"Der Rapport ist groß genug für große Kartons und hübsch auf kleinen."),
    W_END,
};
static const struct text wrap_use[] = {
    W("What is left over lines drawers, covers books and makes very good paper "
      "boats.",
	"Was übrig bleibt, legt Schubladen aus, schlägt Bücher ein und gibt "
	"sehr gute Papierschiffe."),
    W("Looks best with plain string and a twig from the garden.",
	"Am schönsten mit einfacher Schnur und einem Zweig aus dem Garten."),
    W("One roll is enough for about six books or one rocking horse.",
	"Es reicht für etwa sechs Bücher oder ein Schaukelpferd."),
    W("On the wall of a doll's house it also makes a fine wallpaper.",
	"Im Puppenhaus gibt es auch eine feine Tapete ab."),
    W_END,
};

#define PAPERS .department = "paper", .suits = FOR_PAPER
const struct leaf words_paper[] = {
    {PAPERS, .sku = "NTB", .count = 52, .slug = W("notebooks", "notizbuecher"),
	.name = W("Notebooks", "Notizbücher"),
	.line = W("Sewn, lying flat, and kind to fountain pens.",
	    "Fadengeheftet, flach liegend und füllerfreundlich."),
	.types = notebook_types, .attrs = notebook_attrs,
	.choices = CHOICE_RULING, .wall = 0xe3d6bf,
	.place = W("on a light table, seen from above",
	    "auf einem hellen Tisch, von oben gesehen"),
	.detail = W("the cover and the pages seen close",
	    "Einband und Seiten aus der Nähe"),
	.open = notebook_open, .make = notebook_make, .use = notebook_use,
	.point = notebook_point},
    {PAPERS, .sku = "SKB", .count = 32,
	.slug = W("sketchbooks", "skizzenbuecher"),
	.name = W("Sketchbooks", "Skizzenbücher"),
	.line = W("Good paper for pencil, ink and watercolour.",
	    "Gutes Papier für Bleistift, Tusche und Aquarell."),
	.types = sketch_types, .attrs = sketch_attrs, .choices = CHOICE_NONE,
	.wall = 0xd2d7cb,
	.place = W("with a pencil on a light table",
	    "mit einem Bleistift auf einem hellen Tisch"),
	.detail = W("the cover seen close", "der Umschlag aus der Nähe"),
	.open = sketch_open, .make = sketch_make, .use = sketch_use,
	.point = notebook_point},
    {PAPERS, .sku = "CRD", .count = 48, .slug = W("cards", "karten"),
	.name = W("Cards", "Karten"),
	.line = W("Cards without ready-made verses, for words of your own.",
	    "Karten ohne fertige Sprüche, für eigene Worte."),
	.types = card_types, .attrs = card_attrs, .choices = CHOICE_PACK,
	.wall = 0xe8d3c6,
	.place = W("on a warm ground, seen from above",
	    "auf warmem Grund, von oben gesehen"),
	.detail = W(
	    "the printed card seen close", "der bedruckte Karton aus der Nähe"),
	.open = card_open, .make = card_make, .use = card_use,
	.point = card_point},
    {PAPERS, .sku = "WRP", .count = 34,
	.slug = W("wrapping-paper", "geschenkpapier"),
	.name = W("Wrapping paper", "Geschenkpapier"),
	.line =
	    W("Strong recycled paper that makes presents of ordinary things.",
		"Festes Recyclingpapier, das aus gewöhnlichen Dingen Geschenke "
		"macht."),
	.types = wrap_types, .attrs = wrap_attrs, .choices = CHOICE_NONE,
	.wall = 0xdfd6cc,
	.place = W("on a light table, seen from above",
	    "auf einem hellen Tisch, von oben gesehen"),
	.detail = W("the print seen close", "der Druck aus der Nähe"),
	.open = wrap_open, .make = wrap_make, .use = wrap_use,
	.point = card_point},
};
