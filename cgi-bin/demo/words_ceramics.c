/* words_ceramics.c - the texts of mugs, bowls, plates, vases and pots. */
#include "demo/words.h"

#include <stddef.h>

#define STONEWARE W("stoneware", "Steinzeug")
#define PORCELAIN W("porcelain", "Porzellan")
#define ENAMEL    W("enamelled steel", "emaillierter Stahl")

static const struct text care[] = {
    W("dishwasher, gentle cycle", "Spülmaschine, Schonprogramm"),
    W("dishwasher", "Spülmaschine"),
    W("by hand, with a soft sponge", "von Hand mit weichem Schwamm"),
    W_END,
};
static const struct text finish[] = {
    W("matt glaze", "matte Glasur"),
    W("satin glaze", "seidenmatte Glasur"),
    W("gloss glaze", "glänzende Glasur"),
    W_END,
};

static const struct type mug_types[] = {
    {W("mug", "Becher"), 'm', SHAPE_MUG, 1490, 1990, 360, STONEWARE,
	{3300, 95, 86}},
    {W("espresso cup", "Espressobecher"), 'm', SHAPE_MUG_ESPRESSO, 990, 1390,
	160, PORCELAIN, {900, 62, 60}},
    {W("breakfast cup", "Frühstückstasse"), 'f', SHAPE_MUG_BOWL, 1690, 2290,
	420, STONEWARE, {4500, 80, 112}},
    {W("enamel mug", "Emaillebecher"), 'm', SHAPE_MUG_ENAMEL, 1290, 1690, 190,
	ENAMEL, {3500, 80, 85}},
    {.gender = 0},
};
static const struct attr_spec mug_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"finish", NULL, W("Surface", "Oberfläche"), ATTR_CHOICE, 0, finish},
    {"capacity", "ml", W("Capacity", "Fassungsvermögen"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"diameter", "cm", W("Diameter", "Durchmesser"), ATTR_NUMBER, 2, NULL},
    {"dishwasher", NULL, W("Dishwasher safe", "Spülmaschinenfest"), ATTR_YES,
	85, NULL},
    {.code = NULL},
};
static const struct text mug_open[] = {
    W("{a} {N} for the first cup of the day and for all that follow.",
	"{ein} {N} für den ersten Schluck am Morgen und für alle, die folgen."),
    W("The handle is wide enough for two fingers and the rim is thin, as it "
      "should be.",
	"Der Henkel ist weit genug für zwei Finger und der Rand so dünn, wie "
	"er sein soll."),
    W("{a} {N} that feels lighter in the hand than it looks and keeps the "
      "drink warm.",
	"{ein} {N}, leichter in der Hand, als man denkt; das Getränk bleibt "
	"lange warm."),
    W("Plain in its form, generous in its colour: that is how we like to drink "
      "coffee.",
	"Schlicht in der Form, großzügig in der Farbe: So trinken wir am "
	"liebsten Kaffee."),
    W_END,
};
static const struct text mug_make[] = {
    W("Every piece is thrown or cast in a small pottery, decorated by hand and "
      "fired twice. The foot stays unglazed, so that you can feel the clay.",
	"Jedes Stück entsteht in einer kleinen Töpferei, wird von Hand "
	"dekoriert und zweimal gebrannt. Der Fuß bleibt unglasiert, damit man "
	"den Ton spürt."),
    W("The glaze pools a little where the surface curves. Two of them side by "
      "side are sisters, not twins.",
	"Die Glasur sammelt sich ein wenig, wo sich die Fläche wölbt. Zwei "
	"nebeneinander sind Geschwister, keine Zwillinge."),
    W("The decoration lies under the glaze and survives years of stirring, "
      "washing and stacking.",
	"Das Dekor liegt unter der Glasur und übersteht Jahre des Rührens, "
	"Spülens und Stapelns."),
    W("We leave small traces of the work visible: a line of the brush, a speck "
      "in the clay.",
	"Kleine Spuren der Arbeit lassen wir sichtbar: einen Pinselstrich, "
	"einen Punkt im Ton."),
    W_END,
};
static const struct text mug_use[] = {
    W("It fits under most coffee machines and into cup holders that are not "
      "too proud.",
	"{Er} passt unter die meisten Kaffeemaschinen und in jedes Fach, das "
	"nicht zu stolz ist."),
    W("Also good for soup, pens or a handful of daisies.",
	"Auch gut für Suppe, Stifte oder eine Handvoll Gänseblümchen."),
    W("Give it with a packet of good tea and nobody will ask for the receipt.",
	"Mit einem Päckchen gutem Tee verschenkt, fragt niemand nach dem "
	"Kassenzettel."),
    W("Two different colours on one tray look better than a matching pair.",
	"Zwei verschiedene Farben auf einem Tablett sehen besser aus als ein "
	"gleiches Paar."),
    W_END,
};
static const struct text mug_point[] = {
    W("glaze free of lead and cadmium", "Glasur ohne Blei und Cadmium"),
    W("decorated by hand, no two quite alike",
	"von Hand dekoriert, keine zwei ganz gleich"),
    W("sits steadily even on an uneven table",
	"steht auch auf unebenem Tisch sicher"),
    W("packed in paper and cardboard only",
	"nur in Papier und Karton verpackt"),
    W_END,
};

static const struct type bowl_types[] = {
    {W("cereal bowl", "Müslischale"), 'f', SHAPE_BOWL, 1690, 2190, 430,
	STONEWARE, {6000, 70, 150}},
    {W("serving bowl", "Servierschüssel"), 'f', SHAPE_BOWL_WIDE, 3990, 5490,
	1250, STONEWARE, {22000, 95, 280}},
    {W("noodle bowl", "Nudelschale"), 'f', SHAPE_BOWL_DEEP, 2290, 2890, 620,
	STONEWARE, {11000, 85, 180}},
    {W("dip bowl", "Dipschälchen"), 'n', SHAPE_BOWL_DIP, 790, 1190, 140,
	PORCELAIN, {1200, 38, 85}},
    {.gender = 0},
};
static const struct text bowl_open[] = {
    W("{a} {N} with a calm outline and just enough depth for a generous "
      "helping.",
	"{ein} {N} mit ruhiger Linie und gerade genug Tiefe für eine "
	"großzügige Portion."),
    W("Round without being perfect: one can see that hands were at work here.",
	"Rund, ohne perfekt zu sein: Man sieht, dass hier Hände am Werk "
	"waren."),
    W("The pattern runs round the outside, the inside stays plain and lets the "
      "food look good.",
	"Das Muster läuft außen herum, innen bleibt es schlicht und lässt das "
	"Essen gut aussehen."),
    W("For muesli, soup, salad or the fruit that never makes it to the "
      "kitchen.",
	"Für Müsli, Suppe, Salat oder das Obst, das es nie bis in die Küche "
	"schafft."),
    W_END,
};
static const struct text bowl_make[] = {
    W("Turned on the wheel, dried slowly and fired at 1,240 degrees, which "
      "makes it hard and dense.",
	"Auf der Scheibe gedreht, langsam getrocknet und bei 1.240 Grad "
	"gebrannt, das macht das Material hart und dicht."),
    W("The glaze is mixed from ash and local clay and comes out a shade "
      "different with every firing.",
	"Die Glasur wird aus Asche und heimischem Ton gemischt und fällt bei "
	"jedem Brand eine Spur anders aus."),
    W("A turned foot ring lifts it off the table and makes it easy to hold "
      "with one hand.",
	"Ein gedrehter Fußring hebt {ihn} vom Tisch und macht das Halten mit "
	"einer Hand leicht."),
    W("The rim is rounded by hand with a wet leather, the way potters have "
      "always done it.",
	"Der Rand wird von Hand mit nassem Leder gerundet, wie Töpfer es immer "
	"getan haben."),
    W_END,
};
static const struct text bowl_use[] = {
    W("The {N} stacks with others of its size and also goes into the oven up "
      "to 200 degrees.",
	"{Der} {N} lässt sich mit gleichen stapeln und verträgt im Ofen bis zu "
	"200 Grad."),
    W("Put it in the middle of the table and let everybody help themselves.",
	"Stellen Sie {ihn} in die Mitte des Tischs, und alle nehmen sich "
	"selbst."),
    W("With a tea towel wrapped round it, it makes a present that needs no "
      "paper.",
	"In ein Geschirrtuch gewickelt wird daraus ein Geschenk ohne Papier."),
    W("In the hall it collects keys, in the bathroom soap, on the desk paper "
      "clips.",
	"Im Flur sammeln sich darin Schlüssel, im Bad Seifen, auf dem "
	"Schreibtisch Büroklammern."),
    W_END,
};

static const struct type plate_types[] = {
    {W("dinner plate", "Essteller"), 'm', SHAPE_PLATE, 2190, 2790, 720,
	STONEWARE, {270, 25}},
    {W("side plate", "Frühstücksteller"), 'm', SHAPE_PLATE_SIDE, 1490, 1890,
	420, STONEWARE, {205, 22}},
    {W("pasta plate", "Pastateller"), 'm', SHAPE_PLATE_DEEP, 2390, 2890, 780,
	STONEWARE, {240, 45}},
    {W("serving platter", "Servierplatte"), 'f', SHAPE_PLATTER, 3990, 5290,
	1300, STONEWARE, {360, 30}},
    {.gender = 0},
};
static const struct attr_spec plate_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"finish", NULL, W("Surface", "Oberfläche"), ATTR_CHOICE, 0, finish},
    {"diameter", "cm", W("Diameter", "Durchmesser"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"dishwasher", NULL, W("Dishwasher safe", "Spülmaschinenfest"), ATTR_YES,
	90, NULL},
    {"oven", NULL, W("Oven safe", "Ofenfest"), ATTR_YES, 60, NULL},
    {.code = NULL},
};
static const struct text plate_open[] = {
    W("{a} {N} with a low rim, so that the sauce stays where it belongs.",
	"{ein} {N} mit flachem Rand, damit die Soße bleibt, wo sie hingehört."),
    W("The pattern frames the food instead of competing with it.",
	"Das Muster rahmt das Essen ein, statt ihm Konkurrenz zu machen."),
    W("Set the table with it on an ordinary Tuesday and it feels like company.",
	"An einem gewöhnlichen Dienstag damit gedeckt, fühlt sich der Tisch "
	"nach Besuch an."),
    W("Heavy enough to lie steadily, light enough to carry four at a time.",
	"Schwer genug, um ruhig zu liegen, leicht genug, um vier auf einmal zu "
	"tragen."),
    W_END,
};
static const struct text plate_make[] = {
    W("Pressed over a plaster mould, trimmed by hand and glazed on both sides "
      "apart from the foot ring.",
	"Über eine Gipsform gepresst, von Hand beschnitten und beidseitig "
	"glasiert, nur der Fußring bleibt frei."),
    W("The glaze is hard enough for steak knives and soft enough to the eye "
      "for candlelight.",
	"Die Glasur ist hart genug für Steakmesser und für das Auge weich "
	"genug für Kerzenlicht."),
    W("Each plate is decorated free-hand; the line may wander a millimetre and "
      "should.",
	"Jedes Stück wird freihändig dekoriert; die Linie darf einen "
	"Millimeter wandern und soll es auch."),
    W("Fired twice in a kiln that runs on the power from our own roof.",
	"Zweimal gebrannt in einem Ofen, der mit Strom vom eigenen Dach "
	"läuft."),
    W_END,
};
static const struct text plate_use[] = {
    W("Mix it with plain white china: no kinship needed.",
	"Mischen Sie {ihn} mit schlichtem Weiß: Verwandtschaft ist nicht "
	"nötig."),
    W("The whole series can be bought piece by piece, for years to come.",
	"Die ganze Serie gibt es einzeln nachzukaufen, auf Jahre hinaus."),
    W("It also looks well on the wall, if your kitchen has one to spare.",
	"Auch an der Wand macht {er} sich gut, falls Ihre Küche eine übrig "
	"hat."),
    W("For cake, for supper, and for the toast in between.",
	"Für Kuchen, für das Abendbrot und für den Toast dazwischen."),
    W_END,
};

static const struct type vase_types[] = {
    {W("bud vase", "Knospenvase"), 'f', SHAPE_VASE_BUD, 1290, 1790, 240,
	STONEWARE, {120, 70}},
    {W("table vase", "Tischvase"), 'f', SHAPE_VASE, 2490, 3490, 780, STONEWARE,
	{210, 130}},
    {W("tall vase", "Stielvase"), 'f', SHAPE_VASE_FLOOR, 4490, 6490, 1700,
	STONEWARE, {340, 150}},
    {W("bottle vase", "Flaschenvase"), 'f', SHAPE_VASE_BOTTLE, 2290, 3190, 560,
	STONEWARE, {260, 100}},
    {.gender = 0},
};
static const struct attr_spec vase_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"finish", NULL, W("Surface", "Oberfläche"), ATTR_CHOICE, 0, finish},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 0, NULL},
    {"diameter", "cm", W("Diameter", "Durchmesser"), ATTR_NUMBER, 1, NULL},
    {"watertight", NULL, W("Watertight", "Wasserdicht"), ATTR_YES, 100, NULL},
    {.code = NULL},
};
static const struct text vase_open[] = {
    W("{a} {N} that needs no more than one twig to look finished.",
	"{ein} {N}, der ein einziger Zweig genügt."),
    W("Slim at the neck and steady at the foot: the flowers stand as they were "
      "put.",
	"Schmal am Hals und sicher am Fuß: Die Blumen stehen so, wie man sie "
	"stellt."),
    W("Beautiful with flowers, and not sad without.",
	"Schön mit Blumen und nicht traurig ohne."),
    W("The outline was drawn in one line, and the potter has kept to it.",
	"Die Form wurde in einem Zug gezeichnet, und die Töpferin hat sich "
	"daran gehalten."),
    W_END,
};
static const struct text vase_make[] = {
    W("Thrown in one piece and glazed inside and out, so not a drop gets "
      "through.",
	"In einem Stück gedreht und innen wie außen glasiert, so dringt kein "
	"Tropfen durch."),
    W("The decoration is scratched and painted into the raw clay before the "
      "first firing.",
	"Das Dekor wird vor dem ersten Brand in den rohen Ton geritzt und "
	"gemalt."),
    W("A matt glaze swallows the light and makes even a few stalks look like a "
      "painting.",
	"Eine matte Glasur schluckt das Licht und lässt schon ein paar Stiele "
	"wie ein Gemälde wirken."),
    W("The clay has fine specks of iron that come through the glaze like "
      "freckles.",
	"Der Ton enthält feine Eisenpunkte, die wie Sommersprossen durch die "
	"Glasur kommen."),
    W_END,
};
static const struct text vase_use[] = {
    W("Three of different heights make a landscape for the window sill.",
	"Drei in verschiedenen Höhen ergeben eine Landschaft für die "
	"Fensterbank."),
    W("The neck holds tulips upright for two days longer, at least in our "
      "shop.",
	"Der Hals hält Tulpen zwei Tage länger aufrecht, zumindest bei uns im "
	"Laden."),
    W("Dried grasses stand in it all winter and need no water.",
	"Trockene Gräser stehen darin den ganzen Winter und brauchen kein "
	"Wasser."),
    W("A bottle brush gets to the bottom; felt under the foot protects the "
      "table.",
	"Mit der Flaschenbürste kommt man bis zum Boden, Filz unter dem Fuß "
	"schont den Tisch."),
    W_END,
};

static const struct type pot_types[] = {
    {W("teapot", "Teekanne"), 'f', SHAPE_TEAPOT, 4490, 5990, 980, STONEWARE,
	{11000, 140}},
    {W("coffee pot", "Kaffeekanne"), 'f', SHAPE_COFFEEPOT, 4690, 6290, 1050,
	PORCELAIN, {12000, 210}},
    {W("water jug", "Wasserkrug"), 'm', SHAPE_JUG, 3490, 4490, 1100, STONEWARE,
	{14000, 210}},
    {W("milk jug", "Milchkännchen"), 'n', SHAPE_CREAMER, 1490, 1990, 260,
	STONEWARE, {2500, 95}},
    {.gender = 0},
};
static const struct attr_spec pot_attrs[] = {
    {"material", NULL, W("Material", "Material"), ATTR_MATERIAL, 0, NULL},
    {"finish", NULL, W("Surface", "Oberfläche"), ATTR_CHOICE, 0, finish},
    {"capacity", "ml", W("Capacity", "Fassungsvermögen"), ATTR_NUMBER, 0, NULL},
    {"height", "cm", W("Height", "Höhe"), ATTR_NUMBER, 1, NULL},
    {"care", NULL, W("Care", "Pflege"), ATTR_CHOICE, 0, care},
    {.code = NULL},
};
static const struct text pot_open[] = {
    W("{a} {N} that pours in a clean arc and does not drip, because we tried "
      "that with forty guests.",
	"{ein} {N} mit sauberem Strahl, der nicht tropft; das haben wir mit "
	"vierzig Gästen ausprobiert."),
    W("Round belly, short neck, firm grip: a form that has not needed "
      "improving for two hundred years.",
	"Runder Bauch, kurzer Hals, fester Griff: eine Form, die seit "
	"zweihundert Jahren keine Verbesserung braucht."),
    W("Made for long afternoons, with enough in it for a second round.",
	"Gemacht für lange Nachmittage, mit genug Inhalt für eine zweite "
	"Runde."),
    W("It stands on the table from breakfast till evening and never looks out "
      "of place.",
	"{Er} steht vom Frühstück bis zum Abend auf dem Tisch und wirkt nie "
	"fehl am Platz."),
    W_END,
};
static const struct text pot_make[] = {
    W("Body, spout and handle are made separately and joined with slip while "
      "the clay is still damp.",
	"Körper, Tülle und Griff werden einzeln gefertigt und mit Schlicker "
	"verbunden, solange der Ton noch feucht ist."),
    W("The handle stays cool and leaves room for a whole hand.",
	"Der Griff bleibt kühl und lässt Platz für eine ganze Hand."),
    W("The inside is glazed smooth, so neither tea nor lime find a hold.",
	"Innen ist glatt glasiert, so finden weder Tee noch Kalk Halt."),
    W("The pattern is painted round the belly by hand, which takes longer than "
      "the throwing.",
	"Das Muster wird von Hand um den Bauch gemalt, das dauert länger als "
	"das Drehen."),
    W_END,
};
static const struct text pot_use[] = {
    W("Warm it with hot water first and the drink keeps its heat for an hour.",
	"Vorher mit heißem Wasser ausgespült, hält das Getränk eine Stunde "
	"lang warm."),
    W("Without a drink in it, a bunch of garden flowers is very welcome.",
	"Ohne Getränk ist ein Strauß aus dem Garten sehr willkommen."),
    W("Goes with the mugs of the same series and gets on with all the others.",
	"Passt zu den Bechern derselben Serie und verträgt sich mit allen "
	"anderen."),
    W("A wedding present that is used more than once a year.",
	"Ein Hochzeitsgeschenk, das öfter als einmal im Jahr benutzt wird."),
    W_END,
};

#define CERAMIC .department = "ceramics", .suits = FOR_GLAZE, .point = mug_point
const struct leaf words_ceramics[] = {
    {CERAMIC, .sku = "MUG", .count = 60, .slug = W("mugs", "becher"),
	.name = W("Mugs", "Becher und Tassen"),
	.line = W("For coffee, tea and cocoa, in glazes that are never quite "
		  "the same twice.",
	    "Für Kaffee, Tee und Kakao, in Glasuren, die nie zweimal ganz "
	    "gleich ausfallen."),
	.types = mug_types, .attrs = mug_attrs, .choices = CHOICE_NONE,
	.wall = 0xe6d3b8,
	.place = W("on a light table", "auf einem hellen Tisch"),
	.detail = W("the glaze seen close", "die Glasur aus der Nähe"),
	.open = mug_open, .make = mug_make, .use = mug_use},
    {CERAMIC, .sku = "BWL", .count = 44, .slug = W("bowls", "schalen"),
	.name = W("Bowls", "Schalen"),
	.line = W("From dip to salad: round things to fill and pass on.",
	    "Vom Dip bis zum Salat: Rundes zum Füllen und Weiterreichen."),
	.types = bowl_types, .attrs = mug_attrs, .choices = CHOICE_NONE,
	.wall = 0xe3cdbd,
	.place = W("on a light table", "auf einem hellen Tisch"),
	.detail = W("the rim seen close", "der Rand aus der Nähe"),
	.open = bowl_open, .make = bowl_make, .use = bowl_use},
    {CERAMIC, .sku = "PLT", .count = 44, .slug = W("plates", "teller"),
	.name = W("Plates", "Teller"),
	.line = W("Plates and platters for every day, sold singly or as a set "
		  "of four.",
	    "Teller und Platten für jeden Tag, einzeln oder im Viererset."),
	.types = plate_types, .attrs = plate_attrs, .choices = CHOICE_SET,
	.wall = 0xdedaca,
	.place = W("on a linen cloth, seen from above",
	    "auf einem Leinentuch, von oben gesehen"),
	.detail = W(
	    "the pattern on the rim seen close", "das Randmuster aus der Nähe"),
	.open = plate_open, .make = plate_make, .use = plate_use},
    {CERAMIC, .sku = "VAS", .count = 46, .slug = W("vases", "vasen"),
	.name = W("Vases", "Vasen"),
	.line = W("For a single twig or a whole armful of garden.",
	    "Für einen einzelnen Zweig oder einen ganzen Arm voll Garten."),
	.types = vase_types, .attrs = vase_attrs, .choices = CHOICE_VASE,
	.wall = 0xe9d0bd,
	.place = W("with a twig, on a light table",
	    "mit einem Zweig, auf einem hellen Tisch"),
	.detail = W("the glaze seen close", "die Glasur aus der Nähe"),
	.open = vase_open, .make = vase_make, .use = vase_use},
    {CERAMIC, .sku = "POT", .count = 34,
	.slug = W("teapots-and-jugs", "kannen-und-kruege"),
	.name = W("Teapots and jugs", "Kannen und Krüge"),
	.line = W("Pots that pour well, for tea, coffee, water and milk.",
	    "Kannen, die gut gießen, für Tee, Kaffee, Wasser und Milch."),
	.types = pot_types, .attrs = pot_attrs, .choices = CHOICE_NONE,
	.wall = 0xd5d8c6,
	.place = W("on a light table", "auf einem hellen Tisch"),
	.detail = W("the spout and pattern seen close",
	    "Tülle und Muster aus der Nähe"),
	.open = pot_open, .make = pot_make, .use = pot_use},
};
