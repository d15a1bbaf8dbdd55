/* words_home.c - the texts of candles, lamps, clocks and trays. */
#include "demo/words.h"

#include <stddef.h>

static const struct type candle_types[] = {
    {W("scented candle", "Duftkerze"), 'f', SHAPE_CANDLE_GLASS, 1890, 2690, 420,
	W("rapeseed wax in glass", "Rapswachs im Glas"), {450, 90, 80}},
    {W("pillar candle", "Stumpenkerze"), 'f', SHAPE_CANDLE_PILLAR, 1290, 1890,
	520, W("stearin", "Stearin"), {600, 150, 70}},
    {W("taper candle set", "Stabkerzenset"), 'n', SHAPE_CANDLE_TAPERS, 1190,
	1590, 240, W("beeswax blend", "Bienenwachsmischung"), {90, 280, 22}},
    {.gender = 0},
};
static const struct attr_spec candle_attrs[] = {
    {"wax", NULL, W("Wax", "Wachs"), ATTR_MATERIAL, 0, NULL},
    {"burning_time", "h", W("Burning time", "Brenndauer"), ATTR_NUMBER, 0,
	NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"diameter", "cm", W("Diameter", "Durchmesser"), ATTR_NUMBER, 2, NULL},
    {"vegan", NULL, W("Vegan", "Vegan"), ATTR_YES, 70, NULL},
    {.code = NULL},
};
static const struct text candle_open[] = {
    W("{a} {N} with a calm flame that neither soots nor drips.",
	"{ein} {N} mit ruhiger Flamme, die weder rußt noch tropft."),
    W("Light for long evenings, and a little ceremony for short ones.",
	"Licht für lange Abende und eine kleine Feierlichkeit für kurze."),
    W("It smells of what is in it and of nothing else.",
	"Der Duft kommt von dem, was darin ist, und von sonst nichts."),
    W("Even unlit it is a pleasant companion on shelf and table.",
	"Auch ohne Flamme eine angenehme Gesellschaft auf Regal und Tisch."),
    W_END,
};
static const struct text candle_make[] = {
    W("Poured in small batches; the wax rests for two weeks before it may "
      "leave the cellar.",
	"In kleinen Mengen gegossen; das Wachs ruht zwei Wochen, bevor es den "
	"Keller verlassen darf."),
    W("The wick is plain cotton, without a metal core.",
	"Der Docht ist aus reiner Baumwolle, ohne Metallkern."),
    W("The colour goes right through, so it stays beautiful down to the last "
      "centimetre.",
	"Die Farbe geht ganz durch, so bleibt es bis zum letzten Zentimeter "
	"schön."),
    W("We use wax from European fields, no palm oil and no paraffin.",
	"Wir verwenden Wachs von europäischen Feldern, kein Palmöl und kein "
	"Paraffin."),
    W_END,
};
static const struct text candle_use[] = {
    W("Let it burn for two hours the first time, then it burns down evenly.",
	"Lassen Sie {ihn} beim ersten Mal zwei Stunden brennen, dann brennt "
	"alles gleichmäßig ab."),
    W("Shorten the wick to half a centimetre before lighting.",
	"Kürzen Sie den Docht vor dem Anzünden auf einen halben Zentimeter."),
    W("Send us what is left: we pour new candles from the ends.",
	"Schicken Sie uns, was übrig bleibt: Aus Resten gießen wir neue "
	"Kerzen."),
    W("A present for hosts who already have enough wine.",
	"Ein Geschenk für Gastgeber, die schon genug Wein haben."),
    W_END,
};
static const struct text candle_point[] = {
    W("cotton wick", "Docht aus Baumwolle"),
    W("no paraffin, no palm oil", "ohne Paraffin und Palmöl"),
    W("packed in cardboard", "in Karton verpackt"),
    W("poured by hand", "von Hand gegossen"),
    W_END,
};

static const struct type lamp_types[] = {
    {W("table lamp", "Tischleuchte"), 'f', SHAPE_LAMP_TABLE, 7900, 11900, 1900,
	W("ceramic and linen", "Keramik und Leinen"), {480, 300}},
    {W("pendant lamp", "Pendelleuchte"), 'f', SHAPE_LAMP_PENDANT, 6900, 9900,
	1100, W("powder-coated steel", "pulverbeschichteter Stahl"),
	{260, 340}},
    {W("bedside lamp", "Nachttischleuchte"), 'f', SHAPE_LAMP_BEDSIDE, 5490,
	7490, 1200, W("oak and linen", "Eiche und Leinen"), {330, 200}},
    {.gender = 0},
};
static const struct text socket[] = {
    W("E27, max. 40 W", "E27, max. 40 W"),
    W("E14, max. 25 W", "E14, max. 25 W"),
    W_END,
};
static const struct attr_spec lamp_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 0, NULL},
    {"shade_diameter", "cm", W("Shade diameter", "Schirmdurchmesser"),
	ATTR_NUMBER, 1, NULL},
    {"socket", NULL, W("Socket", "Fassung"), ATTR_CHOICE, 0, socket},
    {"dimmable", NULL, W("Dimmable", "Dimmbar"), ATTR_YES, 65, NULL},
    {.code = NULL},
};
static const struct text lamp_open[] = {
    W("{a} {N} that makes a warm island of light and leaves the rest of the "
      "room in peace.",
	"{ein} {N}, die eine warme Insel aus Licht macht und den Rest des "
	"Zimmers in Ruhe lässt."),
    W("By day a calm form, in the evening the best place in the room.",
	"Am Tag eine ruhige Form, am Abend der beste Platz im Zimmer."),
    W("It shines downwards, where the book is, and a little upwards, for the "
      "mood.",
	"Sie leuchtet nach unten, wo das Buch liegt, und ein wenig nach oben, "
	"für die Stimmung."),
    W("Few parts, well joined: there is nothing on it that could rattle.",
	"Wenige Teile, gut verbunden: Daran kann nichts klappern."),
    W_END,
};
static const struct text lamp_make[] = {
    W("The shade is stretched by hand over a wire frame, and the seam sits at "
      "the back.",
	"Der Schirm wird von Hand über ein Drahtgestell gespannt, die Naht "
	"sitzt hinten."),
    W("The cable is covered with cotton and has a switch that clicks properly.",
	"Das Kabel ist mit Baumwolle ummantelt und hat einen Schalter, der "
	"ordentlich klickt."),
    W("All parts can be replaced; we keep sockets, cables and shades in stock.",
	"Alle Teile lassen sich tauschen; Fassungen, Kabel und Schirme haben "
	"wir auf Lager."),
    W("Assembled and tested by us, one after the other, before it goes into "
      "the box.",
	"Von uns montiert und geprüft, eine nach der anderen, bevor sie in den "
	"Karton kommt."),
    W_END,
};
static const struct text lamp_use[] = {
    W("Best with a warm bulb of about 2,700 kelvin.",
	"Am schönsten mit einem warmen Leuchtmittel um 2.700 Kelvin."),
    W("Low over the table or high in the stairwell: it does well in both "
      "places.",
	"Niedrig neben dem Sessel oder höher im Regal: Beides steht ihr gut."),
    W("The bulb is not included, so that you can choose the light yourself.",
	"Das Leuchtmittel ist nicht dabei, damit Sie das Licht selbst wählen "
	"können."),
    W("A soft cloth is all that it takes to clean it.",
	"Zum Reinigen genügt ein weiches Tuch."),
    W_END,
};
static const struct text lamp_point[] = {
    W("cotton-covered cable of 1.8 m", "Baumwollkabel von 1,8 m Länge"),
    W("tested to European standards", "nach europäischen Normen geprüft"),
    W("spare parts for ten years", "Ersatzteile für zehn Jahre"),
    W("energy label of the bulb applies",
	"es gilt die Energieklasse des Leuchtmittels"),
    W_END,
};

static const struct type clock_types[] = {
    {W("wall clock", "Wanduhr"), 'f', SHAPE_CLOCK_WALL, 3990, 5990, 780,
	W("beech and paper", "Buche und Papier"), {300, 40}},
    {W("table clock", "Tischuhr"), 'f', SHAPE_CLOCK_TABLE, 3490, 4490, 420,
	W("solid beech", "massive Buche"), {160, 60}},
    {W("alarm clock", "Wecker"), 'm', SHAPE_CLOCK_ALARM, 2990, 3790, 310,
	W("lacquered steel", "lackierter Stahl"), {110, 55}},
    {.gender = 0},
};
static const struct text movement[] = {
    W("quartz, silent", "Quarz, lautlos"),
    W("quartz with a soft tick", "Quarz mit leisem Ticken"),
    W("radio-controlled", "Funkuhrwerk"),
    W_END,
};
static const struct attr_spec clock_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"diameter", "cm", W("Diameter", "Durchmesser"), ATTR_NUMBER, 0, NULL},
    {"depth", "cm", W("Depth", "Tiefe"), ATTR_NUMBER, 1, NULL},
    {"movement", NULL, W("Movement", "Uhrwerk"), ATTR_CHOICE, 0, movement},
    {"battery", NULL, W("Battery included", "Batterie inklusive"), ATTR_YES, 60,
	NULL},
    {.code = NULL},
};
static const struct text clock_open[] = {
    W("{a} {N} that tells the time and nothing else.",
	"{ein} {N}, nur für die Uhrzeit und für sonst nichts."),
    W("The face is calm enough to be read in passing, even without glasses.",
	"Das Zifferblatt ist so ruhig, dass man es im Vorbeigehen liest, auch "
	"ohne Brille."),
    W("No ticking that keeps you awake, no light that flashes.",
	"Kein Ticken, das wach hält, kein Licht, das blinkt."),
    W("It makes no fuss about the time, and so one has more of it.",
	"Um die Zeit wird kein Aufhebens gemacht, und so hat man mehr davon."),
    W_END,
};
static const struct text clock_make[] = {
    W("The pattern on the face is printed on paper and protected by mineral "
      "glass.",
	"Das Muster auf dem Zifferblatt ist auf Papier gedruckt und von "
	"Mineralglas geschützt."),
    W("Turned from one piece of wood and rubbed with oil; the grain is "
      "different every time.",
	"Aus einem Stück gefertigt und fein geschliffen; jede Oberfläche ist "
	"ein wenig anders."),
    W("The movement comes from the Black Forest and runs for two years on one "
      "battery.",
	"Das Werk kommt aus dem Schwarzwald und läuft mit einer Batterie zwei "
	"Jahre."),
    W("The hands are cut from sheet metal and painted by hand.",
	"Die Zeiger sind aus Blech geschnitten und von Hand lackiert."),
    W_END,
};
static const struct text clock_use[] = {
    W("In the kitchen it saves the eggs, in the hall the train.",
	"In der Küche rettet {er} die Eier, im Flur den Zug."),
    W("Twice a year it has to be put right; that is a good occasion to dust "
      "it.",
	"Zweimal im Jahr will {er} umgestellt werden, eine gute Gelegenheit "
	"zum Abstauben."),
    W("One screw or one free spot on the shelf is all that is needed.",
	"Eine Schraube oder ein freier Platz im Regal genügt."),
    W("A present for people who like to be on time, and a gentle hint for the "
      "others.",
	"Ein Geschenk für pünktliche Menschen und ein sanfter Hinweis für die "
	"anderen."),
    W_END,
};
static const struct text clock_point[] = {
    W("mineral glass, replaceable", "Mineralglas, austauschbar"),
    W("runs on one AA battery", "läuft mit einer AA-Batterie"),
    W("two years' guarantee on the movement",
	"zwei Jahre Garantie auf das Werk"),
    W("assembled by hand", "von Hand montiert"),
    W_END,
};

static const struct type tray_types[] = {
    {W("round tray", "Rundtablett"), 'n', SHAPE_TRAY_ROUND, 3490, 4490, 620,
	W("birch veneer", "Birkenfurnier"), {380, 25}},
    {W("serving tray", "Serviertablett"), 'n', SHAPE_TRAY_SERVING, 4490, 5490,
	950, W("birch veneer", "Birkenfurnier"), {460, 45}},
    {W("small tray", "Minitablett"), 'n', SHAPE_TRAY_SMALL, 1690, 2190, 240,
	W("birch veneer", "Birkenfurnier"), {270, 20}},
    {.gender = 0},
};
static const struct attr_spec tray_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"length", "cm", W("Length", "Länge"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"food_safe", NULL, W("Food safe", "Lebensmittelecht"), ATTR_YES, 100,
	NULL},
    {"non_slip", NULL, W("Non-slip", "Rutschfest"), ATTR_YES, 50, NULL},
    {.code = NULL},
};
static const struct text tray_open[] = {
    W("{a} {N} that carries breakfast to bed and, later, everything back "
      "again.",
	"{ein} {N}, das Frühstück ans Bett trägt und später alles wieder "
	"zurück."),
    W("Thin, light and much stronger than it looks.",
	"Dünn, leicht und viel stärker, als es aussieht."),
    W("On the sideboard it brings order to keys, post and reading glasses.",
	"Auf der Anrichte bringt es Ordnung in Schlüssel, Post und "
	"Lesebrillen."),
    W("The rim is high enough for full cups and low enough to look elegant.",
	"Der Rand ist hoch genug für volle Tassen und niedrig genug, um "
	"elegant zu sein."),
    W_END,
};
static const struct text tray_make[] = {
    W("Layers of birch are pressed into shape under heat, with the pattern in "
      "the top layer.",
	"Birkenschichten werden unter Hitze in Form gepresst, das Muster liegt "
	"in der obersten Schicht."),
    W("The surface is sealed with melamine and does not mind hot pots or wet "
      "glasses.",
	"Die Oberfläche ist mit Melamin versiegelt und nimmt weder heiße Töpfe "
	"noch nasse Gläser übel."),
    W("Made in a family firm in Sweden that has bent wood for three "
      "generations.",
	"Gefertigt in einem schwedischen Familienbetrieb, der seit drei "
	"Generationen Holz biegt."),
    W("The edge shows the layers of the wood: an honest ornament.",
	"An der Kante sieht man die Schichten des Holzes: ein ehrlicher "
	"Schmuck."),
    W_END,
};
static const struct text tray_use[] = {
    W("Goes into the dishwasher and lies flat again afterwards.",
	"Darf in die Spülmaschine und liegt danach wieder flach."),
    W("With four glasses and a jug on it, it becomes a small bar.",
	"Mit vier Gläsern und einem Krug darauf wird daraus eine kleine Bar."),
    W("Leaned against the wall it looks like a picture, and it is always at "
      "hand.",
	"An die Wand gelehnt sieht es aus wie ein Bild und ist immer zur "
	"Hand."),
    W("A good base for pots of herbs that are watered too generously.",
	"Eine gute Unterlage für Kräutertöpfe, die zu großzügig gegossen "
	"werden."),
    W_END,
};
static const struct text tray_point[] = {
    W("dishwasher safe", "spülmaschinenfest"),
    W("wood from responsible forestry",
	"Holz aus verantwortungsvoller Forstwirtschaft"),
    W("heat-resistant up to 85 °C", "hitzebeständig bis 85 °C"),
    W("sealed on both sides", "beidseitig versiegelt"),
    W_END,
};

#define HOME .department = "home", .suits = FOR_HOME
const struct leaf words_home[] = {
    {HOME, .sku = "CDL", .count = 44, .slug = W("candles", "kerzen"),
	.name = W("Candles", "Kerzen"),
	.line = W("Calm flames and honest scents, poured by hand.",
	    "Ruhige Flammen und ehrliche Düfte, von Hand gegossen."),
	.types = candle_types, .attrs = candle_attrs, .choices = CHOICE_SCENT,
	.wall = 0xd8c6b2,
	.place =
	    W("burning on a light table", "brennend auf einem hellen Tisch"),
	.detail = W("the flame and the wax seen close",
	    "Flamme und Wachs aus der Nähe"),
	.open = candle_open, .make = candle_make, .use = candle_use,
	.point = candle_point},
    {HOME, .sku = "LMP", .count = 34, .slug = W("lamps", "leuchten"),
	.name = W("Lamps", "Leuchten"),
	.line = W("Lamps that make islands of warm light.",
	    "Leuchten, die Inseln aus warmem Licht machen."),
	.types = lamp_types, .attrs = lamp_attrs, .choices = CHOICE_NONE,
	.wall = 0xd9c7b0,
	.place = W("switched on, before a warm wall",
	    "eingeschaltet, vor warmer Wand"),
	.detail = W("the shade seen close", "der Schirm aus der Nähe"),
	.open = lamp_open, .make = lamp_make, .use = lamp_use,
	.point = lamp_point},
    {HOME, .sku = "CLK", .count = 30, .slug = W("clocks", "uhren"),
	.name = W("Clocks", "Uhren"),
	.line = W("Quiet clocks for walls, shelves and bedside tables.",
	    "Leise Uhren für Wand, Regal und Nachttisch."),
	.types = clock_types, .attrs = clock_attrs, .choices = CHOICE_NONE,
	.wall = 0xdfd9c6,
	.place = W("before a light wall, at ten past ten",
	    "vor heller Wand, um zehn nach zehn"),
	.detail = W("the face seen close", "das Zifferblatt aus der Nähe"),
	.open = clock_open, .make = clock_make, .use = clock_use,
	.point = clock_point},
    {HOME, .sku = "TRY", .count = 32, .slug = W("trays", "tabletts"),
	.name = W("Trays", "Tabletts"),
	.line = W("Bent birch to carry, serve and tidy up with.",
	    "Gebogene Birke zum Tragen, Servieren und Aufräumen."),
	.types = tray_types, .attrs = tray_attrs, .choices = CHOICE_NONE,
	.wall = 0xe4d2bd,
	.place =
	    W("leaning against a light wall", "an eine helle Wand gelehnt"),
	.detail =
	    W("the rim and pattern seen close", "Rand und Muster aus der Nähe"),
	.open = tray_open, .make = tray_make, .use = tray_use,
	.point = tray_point},
};
