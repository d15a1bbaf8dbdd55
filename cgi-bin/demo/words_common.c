/* words_common.c - colours, designs and departments. */
#include "demo/words.h"

#include <stddef.h>

const struct text words_motifs[MOTIFS] = {
#define MOTIF_TEXT(id, en, de) W(en, de),
    MOTIF_LIST(MOTIF_TEXT)
#undef MOTIF_TEXT
};

const struct colour words_colours[] = {
    {"ink-blue", "INK", W("ink blue", "Tintenblau"), 0x2b4170, FOR_ALL},
    {"moss", "MOS", W("moss", "Moosgrün"), 0x66703f, FOR_ALL},
    {"ochre", "OCH", W("ochre", "Ocker"), 0xc68a32, FOR_ALL},
    {"terracotta", "TER", W("terracotta", "Terrakotta"), 0xb8603f, FOR_ALL},
    {"chalk", "CHA", W("chalk", "Kreideweiß"), 0xf1ece1,
	FOR_GLAZE | FOR_CLOTH | FOR_HOME},
    {"charcoal", "CHR", W("charcoal", "Anthrazit"), 0x3c3d40, FOR_ALL},
    {"dusty-rose", "ROS", W("dusty rose", "Altrosa"), 0xc58f8a, FOR_ALL},
    {"sage", "SAG", W("sage", "Salbeigrün"), 0x95a48a, FOR_ALL},
    {"plum", "PLU", W("plum", "Pflaume"), 0x6a3a52, FOR_ALL},
    {"sand", "SAN", W("sand", "Sandbeige"), 0xd0b48c, FOR_ALL},
    {"rust", "RUS", W("rust", "Rostrot"), 0x9d4a28, FOR_ALL},
    {"sky", "SKY", W("sky blue", "Himmelblau"), 0x8fb4cb, FOR_ALL},
    {"bottle-green", "BOT", W("bottle green", "Flaschengrün"), 0x24523f,
	FOR_ALL},
    {"mustard", "MUS", W("mustard", "Senfgelb"), 0xd0a12f,
	FOR_CLOTH | FOR_PAPER | FOR_HOME},
    {"slate", "SLA", W("slate", "Schiefergrau"), 0x667079, FOR_ALL},
    {"oat", "OAT", W("oat", "Haferbeige"), 0xdccdb2,
	FOR_GLAZE | FOR_CLOTH | FOR_HOME},
    {"blush", "BLU", W("blush", "Puderrosa"), 0xdfb8a8, FOR_ALL},
    {"petrol", "PET", W("petrol", "Petrol"), 0x1f5d69, FOR_ALL},
    {"berry", "BER", W("berry", "Beerenrot"), 0x8c2f48,
	FOR_CLOTH | FOR_PAPER | FOR_HOME},
    {"olive", "OLI", W("olive", "Olivgrün"), 0x84803f, FOR_ALL},
    {"lavender", "LAV", W("lavender", "Lavendel"), 0x9c92b5,
	FOR_CLOTH | FOR_PAPER | FOR_HOME},
    {"brick", "BRI", W("brick red", "Ziegelrot"), 0xa8432f, FOR_ALL},
    {"denim", "DEN", W("denim blue", "Jeansblau"), 0x4d6a8e,
	FOR_CLOTH | FOR_PAPER},
    {"apricot", "APR", W("apricot", "Aprikose"), 0xe0a070, FOR_ALL},
    {"sea-green", "SEA", W("sea green", "Seegrün"), 0x7fa89c, FOR_ALL},
    {"midnight", "MID", W("midnight blue", "Mitternachtsblau"), 0x1d2a44,
	FOR_ALL},
    {"chestnut", "CHE", W("chestnut", "Kastanienbraun"), 0x6e4630, FOR_ALL},
    {"stone", "STO", W("stone grey", "Steingrau"), 0xa9a294,
	FOR_GLAZE | FOR_CLOTH | FOR_HOME},
};
const unsigned words_ncolours =
    sizeof(words_colours) / sizeof(words_colours[0]);

const struct design words_designs[] = {
    {W("Rosehip", "Hagebutte"), MOTIF_BERRIES,
	W("The pattern began as a pencil drawing of the hedge behind our "
	  "studio, made on a cold morning in October.",
	    "Das Muster begann als Bleistiftzeichnung der Hecke hinter unserem "
	    "Atelier, an einem kalten Morgen im Oktober.")},
    {W("Harbour", "Hafen"), MOTIF_STRIPE,
	W("The stripes are those of the fishing boats at low tide: wide, a "
	  "little uneven, faded by salt.",
	    "Die Streifen sind die der Fischerboote bei Ebbe: breit, ein wenig "
	    "ungleich, vom Salz gebleicht.")},
    {W("Willow", "Weide"), MOTIF_LEAVES,
	W("Narrow willow leaves drift across the surface, as they do on the "
	  "canal in early autumn.",
	    "Schmale Weidenblätter treiben über die Fläche, wie im frühen "
	    "Herbst auf dem Kanal.")},
    {W("Orchard", "Obstgarten"), MOTIF_FLOWERS,
	W("Apple blossom, drawn small and close together, with room to breathe "
	  "between the petals.",
	    "Apfelblüten, klein und dicht gezeichnet, mit Luft zwischen den "
	    "Blättern.")},
    {W("Shoreline", "Küste"), MOTIF_WAVES,
	W("Each line was drawn by hand in one go, so no two waves are quite "
	  "the same.",
	    "Jede Linie ist in einem Zug von Hand gezeichnet, deshalb gleicht "
	    "keine Welle ganz der anderen.")},
    {W("Picnic", "Picknick"), MOTIF_CHECK,
	W("A gingham check in two tones, a little larger than usual, for an "
	  "unfussy look.",
	    "Ein Vichykaro in zwei Tönen, etwas größer als üblich, für einen "
	    "unkomplizierten Auftritt.")},
    {W("Bakery", "Backstube"), MOTIF_GRID,
	W("The window-pane check is borrowed from the baker's cloths that dry "
	  "in the yard next door.",
	    "Das Gitterkaro stammt von den Bäckertüchern, die im Hof nebenan "
	    "trocknen.")},
    {W("Drizzle", "Nieselregen"), MOTIF_DROPS,
	W("Small drops in loose rows: our favourite weather, seen from "
	  "indoors.",
	    "Kleine Tropfen in lockeren Reihen: unser liebstes Wetter, von "
	    "drinnen gesehen.")},
    {W("Juniper", "Wacholder"), MOTIF_SPRIG,
	W("Short twigs with a needle or two too many, scattered like a walk on "
	  "the heath.",
	    "Kurze Zweige mit ein paar Nadeln zu viel, verstreut wie bei einem "
	    "Gang über die Heide.")},
    {W("Courtyard", "Innenhof"), MOTIF_TERRAZZO,
	W("The chips of colour follow an old terrazzo floor that we found "
	  "under three layers of lino.",
	    "Die Farbsplitter folgen einem alten Terrazzoboden, den wir unter "
	    "drei Lagen Linoleum fanden.")},
    {W("Hill", "Hügel"), MOTIF_ARCS,
	W("Rows of arches, one behind the other, like the hills at the end of "
	  "the bus line.",
	    "Bögen in Reihen, einer hinter dem anderen, wie die Hügel an der "
	    "Endstation.")},
    {W("Regatta", "Regatta"), MOTIF_TRIANGLES,
	W("Little sails in rows, each turned a trifle differently by the wind.",
	    "Kleine Segel in Reihen, jedes vom Wind ein wenig anders "
	    "gedreht.")},
    {W("Sampler", "Stickmuster"), MOTIF_CROSSES,
	W("The crosses come from a stitching sampler of 1911 that hangs above "
	  "the packing table.",
	    "Die Kreuze stammen von einem Stickmustertuch von 1911, das über "
	    "dem Packtisch hängt.")},
    {W("Inkpot", "Tintenfass"), MOTIF_BRUSH,
	W("Brush strokes with a full brush and no ruler, kept exactly as they "
	  "fell.",
	    "Pinselstriche mit vollem Pinsel und ohne Lineal, genau so "
	    "gelassen, wie sie fielen.")},
    {W("Daybreak", "Tagesanbruch"), MOTIF_SUNS,
	W("Half suns rise row by row, cheerful even before the first coffee.",
	    "Halbe Sonnen gehen Reihe für Reihe auf, heiter noch vor dem "
	    "ersten Kaffee.")},
    {W("Miller", "Müller"), MOTIF_HERRING,
	W("The herringbone is taken from the floor of the old mill, worn "
	  "smooth by a hundred years of sacks.",
	    "Das Fischgrat ist dem Boden der alten Mühle entnommen, blank "
	    "gerieben von hundert Jahren Mehlsäcken.")},
    {W("Confetti", "Konfetti"), MOTIF_DOTS,
	W("Small dots, counted by nobody, placed where the hand wanted them.",
	    "Kleine Punkte, von niemandem gezählt, dort gesetzt, wo die Hand "
	    "sie haben wollte.")},
    {W("Lattice", "Spalier"), MOTIF_DIAMOND,
	W("The diamonds are those of the garden trellis, with the roses left "
	  "out.",
	    "Die Rauten sind die des Gartenspaliers, die Rosen haben wir "
	    "weggelassen.")},
    {W("Ledger", "Kontobuch"), MOTIF_PINSTRIPE,
	W("Fine lines at the spacing of an old account book, calm enough for "
	  "every day.",
	    "Feine Linien im Abstand eines alten Kontobuchs, ruhig genug für "
	    "jeden Tag.")},
    {W("Quiet", "Stille"), MOTIF_PLAIN,
	W("No pattern at all: the colour and the surface do the talking.",
	    "Ganz ohne Muster: Farbe und Oberfläche sagen genug.")},
    {W("Blackthorn", "Schlehe"), MOTIF_BERRIES,
	W("Round fruit on thin stalks, drawn from the branches that we bring "
	  "in after the first frost.",
	    "Runde Früchte an feinen Stielen, nach den Zweigen gezeichnet, die "
	    "wir nach dem ersten Frost hereinholen.")},
    {W("Deckchair", "Liegestuhl"), MOTIF_STRIPE,
	W("Broad, plain stripes that remember a summer with nothing planned.",
	    "Breite, klare Streifen, die an einen Sommer ohne Pläne "
	    "erinnern.")},
    {W("Bay Leaf", "Lorbeer"), MOTIF_LEAVES,
	W("Bay leaves in loose order, as if somebody had emptied a paper bag "
	  "on the table.",
	    "Lorbeerblätter in lockerer Ordnung, als hätte jemand eine "
	    "Papiertüte auf dem Tisch geleert.")},
    {W("Meadow", "Wiese"), MOTIF_FLOWERS,
	W("Five-petalled flowers, half of them real, half of them made up.",
	    "Blüten mit fünf Blättern, zur Hälfte echt, zur Hälfte erfunden.")},
    {W("Tide", "Gezeiten"), MOTIF_WAVES,
	W("Lines that rise and fall as slowly as water in a sheltered bay.",
	    "Linien, die so langsam steigen und fallen wie das Wasser in einer "
	    "geschützten Bucht.")},
    {W("Kitchen Garden", "Küchengarten"), MOTIF_SPRIG,
	W("Thyme, savory and a twig that nobody could name, drawn at the size "
	  "of life.",
	    "Thymian, Bohnenkraut und ein Zweig, den niemand benennen konnte, "
	    "in Lebensgröße gezeichnet.")},
    {W("Quarry", "Steinbruch"), MOTIF_TERRAZZO,
	W("Splinters of stone in four shades, laid like a puzzle that came out "
	  "by chance.",
	    "Steinsplitter in vier Tönen, gelegt wie ein Puzzle, das zufällig "
	    "aufging.")},
    {W("Bridge", "Brücke"), MOTIF_ARCS,
	W("The arches belong to the railway bridge that shakes our windows "
	  "every twenty minutes.",
	    "Die Bögen gehören zur Eisenbahnbrücke, die alle zwanzig Minuten "
	    "unsere Fenster zittern lässt.")},
    {W("Tent", "Zelt"), MOTIF_TRIANGLES,
	W("Triangles in two tones, a campsite seen from the hill above it.",
	    "Dreiecke in zwei Tönen, ein Zeltplatz, vom Hügel darüber "
	    "gesehen.")},
    {W("Kiosk", "Kiosk"), MOTIF_CHECK,
	W("A small check, as on the awning of the kiosk where we buy our "
	  "newspapers.",
	    "Ein kleines Karo, wie auf der Markise des Kiosks, an dem wir die "
	    "Zeitung kaufen.")},
    {W("Sunday", "Sonntag"), MOTIF_PLAIN,
	W("One colour, evenly deep, for days on which less is enough.",
	    "Eine Farbe, gleichmäßig tief, für Tage, an denen weniger "
	    "genügt.")},
    {W("Starling", "Star"), MOTIF_DOTS,
	W("Light specks on a calm ground, like a starling's plumage in winter.",
	    "Helle Tupfen auf ruhigem Grund, wie das Gefieder eines Stars im "
	    "Winter.")},
    {W("Paper Boat", "Papierschiff"), MOTIF_TRIANGLES,
	W("Folded triangles that could be boats, hats or mountains, depending "
	  "on your age.",
	    "Gefaltete Dreiecke, die je nach Alter Schiffe, Hüte oder Berge "
	    "sein können.")},
    {W("Chalk Line", "Kreidestrich"), MOTIF_BRUSH,
	W("Short strokes like chalk on a slate, set down quickly and left "
	  "alone.",
	    "Kurze Striche wie Kreide auf Schiefer, schnell gesetzt und in "
	    "Ruhe gelassen.")},
    {W("Lantern", "Laterne"), MOTIF_SUNS,
	W("Half rounds of light, evenly spaced, as along the promenade in the "
	  "evening.",
	    "Halbrunde Lichter in gleichem Abstand, wie abends an der "
	    "Promenade.")},
    {W("Rye", "Roggen"), MOTIF_HERRING,
	W("The pattern follows an ear of rye: a middle line and two rows "
	  "leaning on it.",
	    "Das Muster folgt einer Roggenähre: eine Mittellinie und zwei "
	    "Reihen, die sich an sie lehnen.")},
    {W("Argyll", "Argyll"), MOTIF_DIAMOND,
	W("A diamond pattern as on grandfather's socks, only better behaved.",
	    "Ein Rautenmuster wie auf Großvaters Socken, nur besser erzogen.")},
    {W("Score", "Partitur"), MOTIF_PINSTRIPE,
	W("Fine lines in groups of five: music paper that waits for the notes.",
	    "Feine Linien in Fünfergruppen: Notenpapier, das auf die Noten "
	    "wartet.")},
    {W("Window Seat", "Fensterplatz"), MOTIF_GRID,
	W("A thin grid with generous squares, like old casement windows on a "
	  "bright day.",
	    "Ein dünnes Gitter mit großzügigen Feldern, wie alte "
	    "Sprossenfenster an einem hellen Tag.")},
    {W("April", "April"), MOTIF_DROPS,
	W("Drops that fall a little sideways, because in April the wind is "
	  "always in it.",
	    "Tropfen, die ein wenig schräg fallen, weil im April immer Wind "
	    "dabei ist.")},
    {W("First Stitch", "Erster Stich"), MOTIF_CROSSES,
	W("Little crosses in rows, the first thing that anybody ever "
	  "embroidered.",
	    "Kleine Kreuze in Reihen, das Erste, was je jemand gestickt hat.")},
    {W("Elder", "Holunder"), MOTIF_FLOWERS,
	W("Small umbels of blossom that remind us of elderflower cordial and "
	  "long evenings.",
	    "Kleine Blütendolden, die an Holundersirup und lange Abende "
	    "erinnern.")},
    {W("Olive Grove", "Olivenhain"), MOTIF_LEAVES,
	W("Slender leaves in pairs, drawn in the shade after lunch on a trip "
	  "to the south.",
	    "Schlanke Blätter in Paaren, gezeichnet im Schatten nach dem "
	    "Mittagessen auf einer Reise in den Süden.")},
    {W("Rowan", "Eberesche"), MOTIF_BERRIES,
	W("Clusters of rowan berries, as the birds leave them: a few here, a "
	  "few there.",
	    "Vogelbeeren in kleinen Büscheln, wie die Vögel sie übrig lassen: "
	    "hier ein paar, dort ein paar.")},
    {W("Riverbed", "Flussbett"), MOTIF_WAVES,
	W("The lines follow the ripples that the river leaves in the sand.",
	    "Die Linien folgen den Rippeln, die der Fluss im Sand "
	    "zurücklässt.")},
    {W("Heather", "Heidekraut"), MOTIF_SPRIG,
	W("Small sprigs of heather, picked with scissors and drawn before they "
	  "dried.",
	    "Kleine Zweige Heidekraut, mit der Schere gepflückt und "
	    "gezeichnet, bevor sie trockneten.")},
    {W("Market Hall", "Markthalle"), MOTIF_ARCS,
	W("The arches of the old market hall, repeated until they become a "
	  "pattern.",
	    "Die Bögen der alten Markthalle, so lange wiederholt, bis sie ein "
	    "Muster wurden.")},
    {W("Almanac", "Almanach"), MOTIF_SUNS,
	W("Sunrises in rows, one for every day that begins well.",
	    "Sonnenaufgänge in Reihen, einer für jeden Tag, der gut beginnt.")},
    {W("Pebble", "Kiesel"), MOTIF_TERRAZZO,
	W("Rounded splinters in soft shades, like the pockets of a child "
	  "coming home from the beach.",
	    "Splitter in sanften Tönen, wie die Taschen eines Kindes, das vom "
	    "Strand kommt.")},
    {W("Workshop", "Werkstatt"), MOTIF_PLAIN,
	W("Plain and sturdy, like the things in the workshop that nobody ever "
	  "had to replace.",
	    "Schlicht und robust, wie die Dinge in der Werkstatt, die niemand "
	    "je ersetzen musste.")},
    {W("Beach Hut", "Strandhaus"), MOTIF_STRIPE,
	W("Two tones in broad bands, like the painted boards of the huts "
	  "behind the dunes.",
	    "Zwei Töne in breiten Bahnen, wie die gestrichenen Bretter der "
	    "Häuschen hinter den Dünen.")},
    {W("Farmhouse", "Bauernhaus"), MOTIF_CHECK,
	W("The check of the curtains in the kitchen of an aunt who always had "
	  "cake.",
	    "Das Karo der Vorhänge in der Küche einer Tante, die immer Kuchen "
	    "hatte.")},
    {W("Snow Flurry", "Schneegestöber"), MOTIF_DOTS,
	W("Dots of light, thinly sown, as the first snow falls past the street "
	  "lamp.",
	    "Helle Punkte, dünn gesät, wie der erste Schnee vor der "
	    "Straßenlaterne.")},
    {W("Fern Path", "Farnweg"), MOTIF_SPRIG,
	W("Young fronds on both sides of the path, before the summer makes "
	  "them tall.",
	    "Junge Wedel zu beiden Seiten des Wegs, bevor der Sommer sie groß "
	    "macht.")},
    {W("Calligraphy", "Kalligrafie"), MOTIF_BRUSH,
	W("Practice strokes from a calligraphy class, more beautiful than the "
	  "letters that followed.",
	    "Übungsstriche aus einem Kalligrafiekurs, schöner als die "
	    "Buchstaben, die darauf folgten.")},
    {W("Parquet", "Parkett"), MOTIF_HERRING,
	W("A herringbone that fits together exactly, as only old parquet "
	  "floors do.",
	    "Ein Fischgrat, das genau ineinandergreift, wie es nur alte "
	    "Parkettböden tun.")},
    {W("Kite", "Drachen"), MOTIF_DIAMOND,
	W("Diamonds with a lighter heart, ready for the first windy weekend.",
	    "Rauten mit hellem Kern, bereit für das erste windige "
	    "Wochenende.")},
    {W("Furrow", "Ackerfurche"), MOTIF_PINSTRIPE,
	W("Thin lines side by side, like a field in March seen from the train.",
	    "Dünne Linien nebeneinander, wie ein Feld im März, vom Zug aus "
	    "gesehen.")},
};
const unsigned words_ndesigns =
    sizeof(words_designs) / sizeof(words_designs[0]);

const struct department words_departments[] = {
    {W("art-prints", "kunstdrucke"), W("Art prints", "Kunstdrucke"),
	W("Pictures for walls that have waited long enough: leaves, hills, "
	  "shapes and colour, printed on heavy cotton paper.",
	    "Bilder für Wände, die lange genug gewartet haben: Blätter, Hügel, "
	    "Formen und Farbe, auf schwerem Baumwollpapier gedruckt."),
	"landscape-prints"},
    {W("ceramics", "keramik"), W("Ceramics", "Keramik"),
	W("Stoneware from small kilns for breakfast, dinner and the flowers in "
	  "between.",
	    "Steinzeug aus kleinen Brennöfen für Frühstück, Abendessen und die "
	    "Blumen dazwischen."),
	"teapots-and-jugs"},
    {W("paper", "papier"), W("Paper goods", "Papierwaren"),
	W("Notebooks, sketchbooks, cards and wrapping paper for those who "
	  "still like to write by hand.",
	    "Notizbücher, Skizzenbücher, Karten und Geschenkpapier für alle, "
	    "die noch gern von Hand schreiben."),
	"wrapping-paper"},
    {W("textiles", "heimtextilien"), W("Textiles", "Heimtextilien"),
	W("Linen, cotton and wool for sofas, tables and kitchens, woven to be "
	  "used and washed often.",
	    "Leinen, Baumwolle und Wolle für Sofa, Tisch und Küche, gewebt für "
	    "vielen Gebrauch und viele Wäschen."),
	"cushions"},
    {W("home", "wohnen"), W("Home", "Wohnen"),
	W("Candles, lamps, clocks and trays: the small things that make a room "
	  "a place to stay.",
	    "Kerzen, Leuchten, Uhren und Tabletts: die kleinen Dinge, die aus "
	    "einem Zimmer einen Ort zum Bleiben machen."),
	"lamps"},
    {W("bags-and-aprons", "taschen-und-schuerzen"),
	W("Bags and aprons", "Taschen und Schürzen"),
	W("Sturdy cotton to carry, to cook in and to keep small things "
	  "together.",
	    "Feste Baumwolle zum Tragen, zum Kochen und um Kleines "
	    "beisammenzuhalten."),
	"tote-bags"},
};
const unsigned words_ndepartments =
    sizeof(words_departments) / sizeof(words_departments[0]);

const struct leaf *const words_leaves[] = {
    &words_prints[0],
    &words_prints[1],
    &words_prints[2],
    &words_prints[3],
    &words_ceramics[0],
    &words_ceramics[1],
    &words_ceramics[2],
    &words_ceramics[3],
    &words_ceramics[4],
    &words_paper[0],
    &words_paper[1],
    &words_paper[2],
    &words_paper[3],
    &words_textiles[0],
    &words_textiles[1],
    &words_textiles[2],
    &words_textiles[3],
    &words_home[0],
    &words_home[1],
    &words_home[2],
    &words_home[3],
    &words_bags[0],
    &words_bags[1],
    &words_bags[2],
    NULL,
};
