/* words_prints.c - the texts of the art prints. */
#include "demo/words.h"

#include <stddef.h>

#define PAPER W("cotton paper, 250 g/m²", "Baumwollpapier, 250 g/m²")

static const struct type botanical_types[] = {
    {W("art print", "Kunstdruck"), 'm', SHAPE_PRINT_BOTANICAL, 1490, 1990, 220,
	PAPER, {0}},
    {.gender = 0},
};
static const struct type abstract_types[] = {
    {W("art print", "Kunstdruck"), 'm', SHAPE_PRINT_ABSTRACT, 1490, 2190, 220,
	PAPER, {0}},
    {.gender = 0},
};
static const struct type landscape_types[] = {
    {W("art print", "Kunstdruck"), 'm', SHAPE_PRINT_LANDSCAPE, 1490, 2190, 220,
	PAPER, {0}},
    {.gender = 0},
};
static const struct type geometric_types[] = {
    {W("art print", "Kunstdruck"), 'm', SHAPE_PRINT_GEOMETRIC, 1490, 1990, 220,
	PAPER, {0}},
    {.gender = 0},
};

static const struct text print_technique[] = {
    W("pigment print", "Pigmentdruck"),
    W("risograph, two colours", "Risografie, zwei Farben"),
    W("screen print", "Siebdruck"),
    W_END,
};
static const struct text print_edition[] = {
    W("open edition", "offene Auflage"),
    W("edition of 250", "Auflage von 250 Stück"),
    W("edition of 500", "Auflage von 500 Stück"),
    W_END,
};
static const struct attr_spec print_attrs[] = {
    {"paper", NULL, W("Paper", "Papier"), ATTR_MATERIAL, 0, NULL},
    {"technique", NULL, W("Technique", "Technik"), ATTR_CHOICE, 0,
	print_technique},
    {"edition", NULL, W("Edition", "Auflage"), ATTR_CHOICE, 0, print_edition},
    {"signed", NULL, W("Signed by hand", "Handsigniert"), ATTR_YES, 35, NULL},
    {"passepartout", NULL,
	W("Mount included in frame", "Rahmen mit Passepartout"), ATTR_YES, 70,
	NULL},
    {.code = NULL},
};

static const struct text print_make[] = {
    W("We print on heavy cotton paper with a soft, slightly rough surface. The "
      "pigments keep their strength for decades as long as the picture does "
      "not hang in full sun.",
	"Wir drucken auf schweres Baumwollpapier mit weicher, leicht rauer "
	"Oberfläche. Die Pigmente behalten ihre Kraft über Jahrzehnte, solange "
	"das Bild nicht in der prallen Sonne hängt."),
    W("Each sheet is checked by eye before it leaves the studio. Small "
      "differences in colour belong to the process and make every print its "
      "own.",
	"Jedes Blatt wird mit dem Auge geprüft, bevor es das Atelier verlässt. "
	"Kleine Farbunterschiede gehören zum Verfahren und geben jedem Druck "
	"etwas Eigenes."),
    W("The sheet is trimmed to standard sizes, so any frame from the shop "
      "round the corner will do. If you order it framed, we fit it ourselves "
      "and send it ready to hang.",
	"Das Blatt ist auf gängige Maße geschnitten, also passt auch der "
	"Rahmen aus dem Laden um die Ecke. Bestellen Sie es gerahmt, setzen "
	"wir es selbst ein und schicken es fertig zum Aufhängen."),
    W("Our printer works with water-based inks and hardly any waste. What is "
      "left over at the edges becomes notepads.",
	"Unsere Druckerei arbeitet mit Farben auf Wasserbasis und fast ohne "
	"Abfall. Was an den Rändern übrig bleibt, wird zu Notizblöcken."),
    W_END,
};
static const struct text print_use[] = {
    W("On its own it gives a narrow wall something to say; in a pair it fills "
      "the space above a sofa.",
	"Allein gibt das Blatt einer schmalen Wand etwas zu sagen, zu zweit "
	"füllt es den Platz über dem Sofa."),
    W("It hangs well at eye level in a hallway, where people pass close by and "
      "stop for a moment.",
	"Es hängt gut auf Augenhöhe im Flur, wo man nah daran vorbeigeht und "
	"kurz stehen bleibt."),
    W("Lean it on a shelf instead of hanging it, and change the neighbours "
      "whenever you like.",
	"Stellen Sie es ans Regal gelehnt auf, statt es zu hängen, und "
	"wechseln Sie die Nachbarn nach Lust und Laune."),
    W("Rolled in a sturdy tube it travels safely, also straight to the person "
      "you want to surprise.",
	"In einer festen Rolle reist es sicher, auch direkt zu dem Menschen, "
	"den Sie überraschen möchten."),
    W("It likes daylight from the side and a wall that is not quite white.",
	"Es mag Tageslicht von der Seite und eine Wand, die nicht ganz weiß "
	"ist."),
    W_END,
};
static const struct text print_point[] = {
    W("white border of 2 cm all round", "weißer Rand von 2 cm ringsum"),
    W("frames of solid wood with shatterproof glass",
	"Rahmen aus Massivholz mit bruchsicherem Glas"),
    W("sent flat up to 30 × 40 cm, rolled above",
	"bis 30 × 40 cm flach verschickt, darüber gerollt"),
    W("packed without plastic", "plastikfrei verpackt"),
    W("title and number in pencil on the back",
	"Titel und Nummer mit Bleistift auf der Rückseite"),
    W_END,
};

static const struct text botanical_open[] = {
    W("This sheet shows the plant as it stood before us: no background, no "
      "vase, only line and leaf.",
	"Dieses Blatt zeigt die Pflanze, wie sie vor uns stand: ohne "
	"Hintergrund, ohne Vase, nur Linie und Blatt."),
    W("A study in the tradition of old plant books, but with the colours of "
      "today.",
	"Eine Studie in der Tradition alter Pflanzenbücher, aber mit den "
	"Farben von heute."),
    W("Drawn from nature, reduced to what the eye remembers afterwards.",
	"Nach der Natur gezeichnet und auf das reduziert, was das Auge "
	"behält."),
    W("A quiet plant portrait that brings a little green to rooms without a "
      "window sill.",
	"Ein stilles Pflanzenporträt, das ein wenig Grün in Zimmer ohne "
	"Fensterbank bringt."),
    W_END,
};
static const struct text abstract_open[] = {
    W("Cut paper, moved about on the table until every piece had found its "
      "place.",
	"Geschnittenes Papier, auf dem Tisch hin und her geschoben, bis jedes "
	"Stück seinen Platz hatte."),
    W("Soft shapes lean on each other like stones in a wall, and the empty "
      "space is part of the picture.",
	"Weiche Formen lehnen aneinander wie Steine in einer Mauer, und der "
	"leere Raum gehört zum Bild."),
    W("Few colours and large forms: a picture that stays interesting because "
      "it explains nothing.",
	"Wenige Farben und große Formen: ein Bild, das spannend bleibt, weil "
	"es nichts erklärt."),
    W("A composition that holds its balance only just, and is alive for that "
      "reason.",
	"Eine Komposition, die ihr Gleichgewicht gerade noch hält und eben "
	"darum lebendig ist."),
    W_END,
};
static const struct text landscape_open[] = {
    W("Layer behind layer, the land grows paler until only air is left.",
	"Schicht hinter Schicht wird das Land blasser, bis nur noch Luft "
	"bleibt."),
    W("A view without people, paths or wires, for looking into the distance on "
      "busy days.",
	"Ein Blick ohne Menschen, Wege und Drähte, zum In-die-Ferne-Schauen an "
	"vollen Tagen."),
    W("The colours are those of one particular hour, the forms are those of "
      "many walks.",
	"Die Farben gehören zu einer bestimmten Stunde, die Formen zu vielen "
	"Spaziergängen."),
    W("Painted in flat layers, as one remembers a place after coming home.",
	"In flachen Schichten gemalt, so wie man einen Ort nach der Heimkehr "
	"in Erinnerung hat."),
    W_END,
};
static const struct text geometric_open[] = {
    W("A few basic forms, a strict grid and one exception that brings it all "
      "to life.",
	"Ein paar Grundformen, ein strenges Raster und eine Ausnahme, die "
	"alles lebendig macht."),
    W("Circles, squares and halves of both, set with the patience of a tiler.",
	"Kreise, Quadrate und Hälften von beidem, gesetzt mit der Geduld eines "
	"Fliesenlegers."),
    W("Clear edges and warm colours: geometry for people who also like "
      "cushions.",
	"Klare Kanten und warme Farben: Geometrie für Menschen, die auch "
	"Kissen mögen."),
    W("Inspired by the posters of the twenties, mixed with colours from our "
      "own drawers.",
	"Angeregt von den Plakaten der Zwanzigerjahre, gemischt mit Farben aus "
	"unseren eigenen Schubladen."),
    W_END,
};

#define PLANT(n, en, de, sten, stde)                                           \
	{W(en ", single stem", de ", einzelner Stiel"), (n)*2, W(sten, stde)}, \
	{                                                                      \
		W(en ", three stems", de ", drei Stiele"), (n)*2 + 1,          \
		    W(sten, stde)                                              \
	}
static const struct title botanical_titles[] = {
    PLANT(0, "Fern", "Farn",
	"Ferns unroll so slowly that one can draw them twice.",
	"Farne rollen sich so langsam auf, dass man sie zweimal zeichnen "
	"kann."),
    PLANT(1, "Eucalyptus", "Eukalyptus",
	"The round leaves sit in pairs and catch the light like coins.",
	"Die runden Blätter sitzen in Paaren und fangen das Licht wie Münzen."),
    PLANT(2, "Olive", "Ölzweig",
	"The branch came home in a rucksack and kept its leaves for weeks.",
	"Der Zweig kam im Rucksack nach Hause und behielt seine Blätter "
	"wochenlang."),
    PLANT(3, "Poppy", "Mohn",
	"Poppies last a day in the vase, which is why we had to hurry.",
	"Mohn hält in der Vase einen Tag, deshalb mussten wir uns beeilen."),
    PLANT(4, "Ginkgo", "Ginkgo",
	"Two lobes, one leaf: the oldest pattern in the park.",
	"Zwei Lappen, ein Blatt: das älteste Muster im Park."),
    PLANT(5, "Lavender", "Lavendel",
	"One can almost smell it, although ink does not smell of lavender.",
	"Man riecht ihn fast, obwohl Tinte nicht nach Lavendel duftet."),
    PLANT(6, "Grasses", "Gräser",
	"Cut at the edge of the railway, where nobody mows.",
	"Geschnitten am Bahndamm, wo niemand mäht."),
    PLANT(7, "Tulip", "Tulpe",
	"Tulips go on growing in the vase and bend towards the light.",
	"Tulpen wachsen in der Vase weiter und neigen sich zum Licht."),
    PLANT(8, "Willow", "Weide",
	"Narrow leaves, a supple stem, and always a little wind.",
	"Schmale Blätter, ein biegsamer Stiel und immer etwas Wind."),
    PLANT(9, "Rubber plant", "Gummibaum",
	"It has stood in the stairwell for thirty years and asks for nothing.",
	"Er steht seit dreißig Jahren im Treppenhaus und verlangt nichts."),
    PLANT(10, "Cow parsley", "Wiesenkerbel",
	"Umbels like small fireworks along every country lane in May.",
	"Dolden wie kleine Feuerwerke an jedem Feldweg im Mai."),
    PLANT(11, "Rosehip", "Hagebutte",
	"The last red in the garden before the snow comes.",
	"Das letzte Rot im Garten, bevor der Schnee kommt."),
    PLANT(12, "Palm", "Palme",
	"The leaf of a pot palm, much grander on paper than by the radiator.",
	"Das Blatt einer Topfpalme, auf Papier viel stattlicher als neben der "
	"Heizung."),
    PLANT(13, "Beech", "Buche",
	"Fresh beech leaves are so thin in spring that the sun shines through.",
	"Frische Buchenblätter sind im Frühling so dünn, dass die Sonne "
	"hindurchscheint."),
    PLANT(14, "Mimosa", "Mimose",
	"Yellow dots on fine threads, the earliest sign of spring at the "
	"market.",
	"Gelbe Tupfen an feinen Fäden, das früheste Zeichen des Frühlings auf "
	"dem Markt."),
    PLANT(15, "Bay", "Lorbeer",
	"Picked in the kitchen, drawn before it went into the soup.",
	"In der Küche gepflückt und gezeichnet, bevor er in die Suppe kam."),
    PLANT(16, "Anemone", "Anemone",
	"Dark hearts in pale petals, always looking straight at you.",
	"Dunkle Herzen in hellen Blüten, die einen immer ansehen."),
    PLANT(17, "Bamboo", "Bambus",
	"Three strokes for a leaf, as the old ink painters teach.",
	"Drei Striche für ein Blatt, wie es die alten Tuschemaler lehren."),
    PLANT(18, "Cotton", "Baumwolle",
	"Soft bolls on a dry stem, picked long ago and still fresh.",
	"Weiche Kapseln an trockenem Stiel, vor langer Zeit gepflückt und noch "
	"immer frisch."),
    PLANT(19, "Rosemary", "Rosmarin",
	"A sturdy twig with needles that point wherever they please.",
	"Ein kräftiger Zweig mit Nadeln, die zeigen, wohin sie wollen."),
    PLANT(20, "Larkspur", "Rittersporn",
	"Tall and blue, the exclamation mark of the cottage garden.",
	"Hoch und blau, das Ausrufezeichen des Bauerngartens."),
    PLANT(21, "Banana leaf", "Bananenblatt",
	"Torn by the wind into stripes, and all the better for it.",
	"Vom Wind in Streifen gerissen und gerade darum schön."),
    PLANT(22, "Oat", "Hafer",
	"Ears that hang like little bells and rustle on paper too.",
	"Ähren, die wie Glöckchen hängen und auch auf Papier rascheln."),
    PLANT(23, "Laurel rose", "Oleander",
	"It grew in a tub by the café door and flowered all summer.",
	"Er wuchs im Kübel neben der Cafétür und blühte den ganzen Sommer."),
    {.form = -1},
};

#define PAIR(n, en, de, sten, stde)                                            \
	{W(en " I", de " I"), (n)*2, W(sten, stde)},                           \
	{                                                                      \
		W(en " II", de " II"), (n)*2 + 1, W(sten, stde)                \
	}
static const struct title abstract_titles[] = {
    PAIR(0, "Quiet Arrangement", "Stille Anordnung",
	"It began with leftovers from another picture.",
	"Es begann mit den Resten eines anderen Bildes."),
    PAIR(1, "Low Tide", "Ebbe",
	"Warm sand, cold water and the line where they meet.",
	"Warmer Sand, kaltes Wasser und die Linie, an der sie sich treffen."),
    PAIR(2, "Stacked Stones", "Gestapelte Steine",
	"The tower stood for an hour, then a dog came along.",
	"Der Turm stand eine Stunde, dann kam ein Hund vorbei."),
    PAIR(3, "Afternoon", "Nachmittag",
	"The light of four o'clock falls in at a slant and stays.",
	"Das Licht von vier Uhr fällt schräg herein und bleibt."),
    PAIR(4, "Dialogue", "Zwiegespräch", "Two forms talk, a third one listens.",
	"Zwei Formen sprechen, eine dritte hört zu."),
    PAIR(5, "Clay and Sky", "Ton und Himmel",
	"The colours come from a walk through a brickyard.",
	"Die Farben stammen von einem Gang durch eine Ziegelei."),
    PAIR(6, "Drift", "Treibgut",
	"Nothing here is fastened, and yet nothing floats away.",
	"Nichts ist hier festgemacht, und doch treibt nichts davon."),
    PAIR(7, "Still Point", "Ruhepunkt",
	"Everything leans towards one small circle.",
	"Alles neigt sich einem kleinen Kreis zu."),
    PAIR(8, "Garden Wall", "Gartenmauer",
	"Sun-warm stones, with ivy in the gaps.",
	"Sonnenwarme Steine, mit Efeu in den Fugen."),
    PAIR(9, "Slow Morning", "Langsamer Morgen",
	"Painted before breakfast, finished after it.",
	"Vor dem Frühstück gemalt, danach fertiggestellt."),
    PAIR(10, "Echo", "Echo",
	"One form calls, and the others answer more softly.",
	"Eine Form ruft, die anderen antworten leiser."),
    PAIR(11, "Vessels", "Gefäße",
	"Bowls and jugs, as far as one wants to see them.",
	"Schalen und Krüge, soweit man sie sehen möchte."),
    PAIR(12, "Between Two Rains", "Zwischen zwei Regen",
	"A bright gap in a grey week.",
	"Eine helle Lücke in einer grauen Woche."),
    PAIR(13, "Counterweight", "Gegengewicht",
	"A heavy form hangs on a light one.",
	"Eine schwere Form hängt an einer leichten."),
    PAIR(14, "Inland Sea", "Binnenmeer",
	"Calm water, seen from a very great height.",
	"Ruhiges Wasser, aus sehr großer Höhe gesehen."),
    PAIR(15, "Soft Landing", "Weiche Landung",
	"The round forms come down gently, one after the other.",
	"Die runden Formen kommen sanft herunter, eine nach der anderen."),
    PAIR(16, "Interior", "Innenraum", "A lamp, a table and perhaps a cat.",
	"Eine Lampe, ein Tisch und vielleicht eine Katze."),
    PAIR(17, "Late Summer", "Spätsommer",
	"The colours of apricots, dust and dry grass.",
	"Die Farben von Aprikosen, Staub und trockenem Gras."),
    PAIR(18, "Open Window", "Offenes Fenster",
	"A breath of air moves through the picture.",
	"Ein Luftzug geht durch das Bild."),
    PAIR(19, "Common Ground", "Gemeinsamer Grund",
	"Different forms stand on the same line.",
	"Verschiedene Formen stehen auf derselben Linie."),
    PAIR(20, "Passage", "Durchgang",
	"The eye finds its way from the bottom left to the top right.",
	"Das Auge findet seinen Weg von links unten nach rechts oben."),
    PAIR(21, "Paper Moon", "Papiermond",
	"Cut out with nail scissors, because nothing else was at hand.",
	"Mit der Nagelschere ausgeschnitten, weil nichts anderes zur Hand "
	"war."),
    {.form = -1},
};

#define PLACE(n, en, de, sten, stde)                                           \
	{W(en ", morning", de ", Morgen"), (n)*2, W(sten, stde)},              \
	{                                                                      \
		W(en ", evening", de ", Abend"), (n)*2 + 1, W(sten, stde)      \
	}
static const struct title landscape_titles[] = {
    PLACE(0, "Fog over the Fells", "Nebel über den Hügeln",
	"The fog lifted for ten minutes, just long enough for a sketch.",
	"Der Nebel hob sich für zehn Minuten, gerade lang genug für eine "
	"Skizze."),
    PLACE(1, "The Long Lake", "Der lange See",
	"The far shore is a line, no more.",
	"Das andere Ufer ist eine Linie, mehr nicht."),
    PLACE(2, "Dunes", "Dünen", "Every night the wind rearranges them.",
	"Jede Nacht ordnet der Wind sie neu."),
    PLACE(3, "Border Mountains", "Grenzgebirge",
	"Beyond the last ridge another language begins.",
	"Hinter dem letzten Kamm beginnt eine andere Sprache."),
    PLACE(4, "Salt Marsh", "Salzwiesen",
	"Water and land take turns here twice a day.",
	"Wasser und Land wechseln sich hier zweimal am Tag ab."),
    PLACE(5, "Pine Ridge", "Kiefernkamm",
	"The pines stand in a row, as if waiting for a bus.",
	"Die Kiefern stehen in einer Reihe, als warteten sie auf den Bus."),
    PLACE(6, "The Bay", "Die Bucht",
	"Sheltered from the west wind and open to the sun.",
	"Vor dem Westwind geschützt und offen für die Sonne."),
    PLACE(7, "Wheat Country", "Weizenland",
	"Fields up to the horizon, and above them a great deal of sky.",
	"Felder bis zum Horizont und darüber sehr viel Himmel."),
    PLACE(8, "Island in Sight", "Insel in Sicht",
	"After three hours on the ferry somebody points ahead.",
	"Nach drei Stunden auf der Fähre zeigt jemand nach vorn."),
    PLACE(9, "High Moor", "Hochmoor",
	"Brown, violet and a silence one can hear.",
	"Braun, Violett und eine Stille, die man hören kann."),
    PLACE(10, "River Bend", "Flussbiegung",
	"The river takes its time and a detour.",
	"Der Fluss nimmt sich Zeit und einen Umweg."),
    PLACE(11, "First Snow", "Erster Schnee",
	"The hills look as if they had been drawn with chalk.",
	"Die Hügel sehen aus wie mit Kreide gezeichnet."),
    PLACE(12, "Vineyards", "Weinberge",
	"Rows of vines comb the slope from top to bottom.",
	"Rebzeilen kämmen den Hang von oben nach unten."),
    PLACE(13, "Lighthouse Point", "Am Leuchtturm",
	"The tower is left out, its light is not.",
	"Der Turm fehlt, sein Licht nicht."),
    PLACE(14, "The Pass", "Der Pass",
	"One last bend, then one can see into the next valley.",
	"Noch eine Kehre, dann sieht man ins nächste Tal."),
    PLACE(15, "Still Water", "Stilles Wasser",
	"The picture would work upside down as well.",
	"Das Bild ginge auch auf dem Kopf."),
    PLACE(16, "Red Hills", "Rote Hügel",
	"The earth is as red as that all year; the sky only now and then.",
	"Die Erde ist das ganze Jahr so rot, der Himmel nur manchmal."),
    PLACE(17, "Foothills", "Vorgebirge",
	"Where the plain begins to think about becoming mountains.",
	"Wo die Ebene anfängt, über Berge nachzudenken."),
    PLACE(18, "North Coast", "Nordküste",
	"Cold light, dark rock and the taste of salt.",
	"Kaltes Licht, dunkler Fels und der Geschmack von Salz."),
    PLACE(19, "Clearing", "Lichtung",
	"In the middle of the wood there is suddenly a lot of room.",
	"Mitten im Wald ist plötzlich viel Platz."),
    PLACE(20, "Terraces", "Terrassen",
	"Walls of dry stone hold the slope together.",
	"Mauern aus Trockenstein halten den Hang zusammen."),
    PLACE(21, "Far Blue", "Fernes Blau",
	"Seven shades, one after the other, into the distance.",
	"Sieben Töne, einer nach dem anderen, in die Ferne."),
    {.form = -1},
};
static const struct title geometric_titles[] = {
    PAIR(0, "Half Circles", "Halbkreise",
	"Each half has its other half somewhere in the picture.",
	"Jede Hälfte hat irgendwo im Bild ihre andere."),
    PAIR(1, "Tile Work", "Fliesenwerk",
	"The grid comes from a stairwell from 1908.",
	"Das Raster stammt aus einem Treppenhaus von 1908."),
    PAIR(2, "Quarters", "Viertel",
	"Four quarters rarely make a whole here, and that is the point.",
	"Vier Viertel ergeben hier selten ein Ganzes, und genau darum geht "
	"es."),
    PAIR(3, "Rising Sun", "Aufgehende Sonne",
	"Rings around a centre that lies outside the picture.",
	"Ringe um eine Mitte, die außerhalb des Bildes liegt."),
    PAIR(4, "Staircase", "Treppe", "Step by step upwards, then down again.",
	"Stufe um Stufe hinauf und wieder hinunter."),
    PAIR(5, "Quilt", "Quilt", "Triangles, sewn together with the ruler.",
	"Dreiecke, mit dem Lineal zusammengenäht."),
    PAIR(6, "Arcade", "Arkade", "Arch after arch, with shadows in between.",
	"Bogen um Bogen, mit Schatten dazwischen."),
    PAIR(7, "Compass", "Zirkel",
	"Drawn with a pair of compasses that has been in the family for three "
	"generations.",
	"Mit einem Zirkel gezeichnet, der seit drei Generationen in der "
	"Familie ist."),
    PAIR(8, "Weave", "Geflecht",
	"Over, under, over: bands that hold each other.",
	"Drüber, drunter, drüber: Bänder, die einander halten."),
    PAIR(9, "Orbit", "Umlaufbahn", "Small circles travel round large ones.",
	"Kleine Kreise ziehen um große."),
    PAIR(10, "Signal", "Signal",
	"Borrowed from the flags of the harbour master.",
	"Von den Flaggen des Hafenmeisters geliehen."),
    PAIR(11, "Folded", "Gefaltet",
	"A sheet of paper, opened again after many folds.",
	"Ein Bogen Papier, nach vielen Faltungen wieder geöffnet."),
    PAIR(12, "Petals", "Blütenblätter",
	"Where two circles overlap a petal grows.",
	"Wo zwei Kreise sich überschneiden, wächst ein Blütenblatt."),
    PAIR(13, "Skyline", "Stadtsilhouette",
	"A town made of blocks, at the hour when the lights go on.",
	"Eine Stadt aus Klötzen, zur Stunde, in der die Lichter angehen."),
    PAIR(14, "Metronome", "Metronom",
	"The same form, every time a little further along.",
	"Dieselbe Form, jedes Mal ein wenig weiter."),
    PAIR(15, "Kaleidoscope", "Kaleidoskop",
	"One turn, and everything fits together anew.",
	"Eine Drehung, und alles fügt sich neu."),
    PAIR(16, "Building Blocks", "Bauklötze",
	"Made on a rainy Sunday on the carpet.",
	"An einem verregneten Sonntag auf dem Teppich entstanden."),
    PAIR(17, "Crossing", "Kreuzung",
	"Four directions and a moment of hesitation.",
	"Vier Richtungen und ein Augenblick des Zögerns."),
    PAIR(18, "Ripples", "Wellenringe", "A pebble fell into the picture.",
	"Ein Kiesel fiel ins Bild."),
    PAIR(19, "Pavilion", "Pavillon", "Light comes in between the slats.",
	"Licht fällt zwischen den Lamellen herein."),
    {.form = -1},
};

#define PRINT(sku_, n, s, name_, line_, types_, titles_, wall_, open_)         \
	{                                                                      \
		.sku = sku_, .department = "art-prints", .count = n,           \
		.slug = s, .name = name_, .line = line_, .types = types_,      \
		.attrs = print_attrs, .titles = titles_, .suits = FOR_ALL,     \
		.choices = CHOICE_PRINT, .wall = wall_,                        \
		.place = W("framed on a plain wall",                           \
		    "gerahmt an einer schlichten Wand"),                       \
		.detail = W("a corner of the sheet seen close",                \
		    "eine Ecke des Blatts aus der Nähe"),                      \
		.open = open_, .make = print_make, .use = print_use,           \
		.point = print_point                                           \
	}

const struct leaf words_prints[] = {
    PRINT("BOT", 48, W("botanical-prints", "botanische-drucke"),
	W("Botanical prints", "Botanische Drucke"),
	W("Leaves, stems and blossom, drawn from nature and printed on cotton "
	  "paper.",
	    "Blätter, Stiele und Blüten, nach der Natur gezeichnet und auf "
	    "Baumwollpapier gedruckt."),
	botanical_types, botanical_titles, 0xdfe0cc, botanical_open),
    PRINT("ABS", 44, W("abstract-prints", "abstrakte-drucke"),
	W("Abstract prints", "Abstrakte Drucke"),
	W("Cut shapes and warm colours for walls that need a counterweight.",
	    "Geschnittene Formen und warme Farben für Wände, die ein "
	    "Gegengewicht brauchen."),
	abstract_types, abstract_titles, 0xeadbc9, abstract_open),
    PRINT("LAN", 44, W("landscape-prints", "landschaftsdrucke"),
	W("Landscape prints", "Landschaftsdrucke"),
	W("Hills, lakes and coasts in calm layers, each at two times of day.",
	    "Hügel, Seen und Küsten in ruhigen Schichten, jeweils zu zwei "
	    "Tageszeiten."),
	landscape_types, landscape_titles, 0xd7dcda, landscape_open),
    PRINT("GEO", 40, W("geometric-prints", "geometrische-drucke"),
	W("Geometric prints", "Geometrische Drucke"),
	W("Circles, grids and arches with clear edges and soft colours.",
	    "Kreise, Raster und Bögen mit klaren Kanten und weichen Farben."),
	geometric_types, geometric_titles, 0xe9d8c8, geometric_open),
};
