/* page_data.c - a product as the demo's catalogue has them. */
#include "page.h"

#define N(table) (sizeof(table) / sizeof((table)[0]))
#define S STR_INIT

#define SRCSET(file, ext)                                                     \
	"/media/" file "-320." ext " 320w, /media/" file "-640." ext          \
	" 640w, /media/" file "-960." ext " 960w, /media/" file "-1280." ext  \
	" 1280w"
#define PICTURE(i, num, file, text, first)                                    \
	{ .id = S(i), .n = num, .src = S("/media/" file "-640.webp"),         \
	  .avif = S(SRCSET(file, "avif")), .webp = S(SRCSET(file, "webp")),   \
	  .alt = S(text), .width = 1280, .height = 1600, .eager = first }

static const struct link art[] = {
	{ .name = S("Botanical prints"), .path = S("/c/art/botanical") },
	{ .name = S("Line drawings"), .path = S("/c/art/lines") },
	{ .name = S("Landscapes"), .path = S("/c/art/landscapes") },
	{ .name = S("Colour & form"), .path = S("/c/art/colour-and-form") },
	{ .name = S("Maps"), .path = S("/c/art/maps") },
};
static const struct link table[] = {
	{ .name = S("Mugs"), .path = S("/c/table/mugs") },
	{ .name = S("Bowls"), .path = S("/c/table/bowls") },
	{ .name = S("Plates"), .path = S("/c/table/plates") },
	{ .name = S("Vases"), .path = S("/c/table/vases") },
};
static const struct link paper[] = {
	{ .name = S("Notebooks"), .path = S("/c/paper/notebooks") },
	{ .name = S("Sketchbooks"), .path = S("/c/paper/sketchbooks") },
	{ .name = S("Cards"), .path = S("/c/paper/cards") },
	{ .name = S("Calendars"), .path = S("/c/paper/calendars") },
};
static const struct link textiles[] = {
	{ .name = S("Cushions"), .path = S("/c/textiles/cushions") },
	{ .name = S("Tea towels"), .path = S("/c/textiles/tea-towels") },
	{ .name = S("Throws"), .path = S("/c/textiles/throws") },
	{ .name = S("Table runners"), .path = S("/c/textiles/runners") },
	{ .name = S("Napkins"), .path = S("/c/textiles/napkins") },
};
static const struct link bags[] = {
	{ .name = S("Totes"), .path = S("/c/bags/totes") },
	{ .name = S("Pouches"), .path = S("/c/bags/pouches") },
	{ .name = S("Rucksacks"), .path = S("/c/bags/rucksacks") },
};
static const struct link nav[] = {
	{ .name = S("Art prints"), .path = S("/c/art"), .children = art,
	    .n = N(art) },
	{ .name = S("Table"), .path = S("/c/table"), .children = table,
	    .n = N(table), .current = true },
	{ .name = S("Paper"), .path = S("/c/paper"), .children = paper,
	    .n = N(paper) },
	{ .name = S("Textiles"), .path = S("/c/textiles"),
	    .children = textiles, .n = N(textiles) },
	{ .name = S("Bags"), .path = S("/c/bags"), .children = bags,
	    .n = N(bags) },
};
static const struct link languages[] = {
	{ .name = S("English"), .path = S("/p/harbour-mug"), .lang = S("en"),
	    .current = true },
	{ .name = S("Deutsch"), .path = S("/de/p/becher-hafen"),
	    .lang = S("de") },
};
static const struct link alternates[] = {
	{ .path = S("http://localhost:8080/p/harbour-mug"), .lang = S("en") },
	{ .path = S("http://localhost:8080/de/p/becher-hafen"),
	    .lang = S("de") },
};
static const struct link crumbs[] = {
	{ .name = S("Table"), .path = S("/c/table") },
	{ .name = S("Mugs"), .path = S("/c/table/mugs") },
};
static const struct shown_picture pictures[] = {
	PICTURE("p1", 1, "mug-0017-a1b2c3d4", "A stoneware mug in ink blue "
	    "with a band of waves, seen from the front", true),
	PICTURE("p2", 2, "mug-0017-b2c3d4e5", "The same mug from the side, "
	    "its handle to the right", false),
	PICTURE("p3", 3, "mug-0017-c3d4e5f6", "The band of waves, close to",
	    false),
	PICTURE("p4", 4, "mug-0017-d4e5f6a7", "The mug on a shelf beside two "
	    "bowls of the same glaze", false),
};
static const struct shown_value colours[] = {
	{ S("Ink blue"), S("#223a6b"), S("/p/harbour-mug?v=MUG-0017-INK-M"),
	    true, false, false },
	{ S("Moss"), S("#5a6b3a"), S("/p/harbour-mug?v=MUG-0017-MOS-M"),
	    false, false, false },
	{ S("Clay"), S("#b0623c"), S("/p/harbour-mug?v=MUG-0017-CLA-M"),
	    false, true, false },
	{ S("Salt & pepper"), S("#d8d4cc"),
	    S("/p/harbour-mug?v=MUG-0017-SAL-M"), false, false, false },
	{ S("Mustard"), S("#c99a2e"), S("/p/harbour-mug?v=MUG-0017-MUS-S"),
	    false, false, true },
	{ S("Charcoal"), S("#33332f"), S("/p/harbour-mug?v=MUG-0017-CHA-M"),
	    false, false, false },
};
static const struct shown_value sizes[] = {
	{ S("Small, 200 ml"), S(""), S("/p/harbour-mug?v=MUG-0017-INK-S"),
	    false, false, false },
	{ S("Medium, 300 ml"), S(""), S("/p/harbour-mug?v=MUG-0017-INK-M"),
	    true, false, false },
	{ S("Large, 450 ml"), S(""), S("/p/harbour-mug?v=MUG-0017-INK-L"),
	    false, true, false },
};
static const struct shown_option options[] = {
	{ S("Colour"), S("Ink blue"), colours, N(colours) },
	{ S("Size"), S("Medium, 300 ml"), sizes, N(sizes) },
};
static const struct link attributes[] = {
	{ .name = S("Material"), .path = S("Stoneware, glazed in & out") },
	{ .name = S("Volume"), .path = S("300\u00a0ml") },
	{ .name = S("Height"), .path = S("9.5\u00a0cm") },
	{ .name = S("Dishwasher"), .path = S("yes") },
	{ .name = S("Made in"), .path = S("Höhr-Grenzhausen") },
};

const struct page bench_page = {
	.lang = S("en"), .title = S("Harbour mug"),
	.description = S("A mug with a band of waves that goes all the way "
	    "round, for the first tea and the last."),
	.canonical = S("http://localhost:8080/p/harbour-mug"),
	.home = S("/"), .search_path = S("/search"),
	.preferences_path = S("/preferences"), .here = S("/p/harbour-mug"),
	.q = S(""), .year = S("2026"), .name = S("Harbour mug"),
	.summary = S("A mug with a band of waves that goes all the way "
	    "round, for the first tea and the last."),
	.html = S("<p>Thrown on the wheel, dipped twice, and painted with a "
	    "brush that has only eleven hairs left. The band of waves never "
	    "meets itself at quite the same height, which is how you tell "
	    "one mug from the next.</p>\n<h3>Good to know</h3>\n<ul>\n"
	    "<li>Holds 300 ml with room for milk.</li>\n<li>Stays warm for "
	    "as long as a chapter takes.</li>\n<li>Stacks, three high at "
	    "most.</li>\n</ul>\n<p>The glaze is food safe and free of lead. "
	    "Small dots and runs belong to it.</p>\n"),
	.sku = S("MUG-0017-INK-M"), .barcode = S("4260123456789"),
	.nav = nav, .n_nav = N(nav),
	.languages = languages, .n_languages = N(languages),
	.alternates = alternates, .n_alternates = N(alternates),
	.crumbs = crumbs, .n_crumbs = N(crumbs),
	.pictures = pictures, .n_pictures = N(pictures),
	.options = options, .n_options = N(options),
	.attributes = attributes, .n_attributes = N(attributes),
	.price = { 1490, "EUR" }, .compare = { 1990, "EUR" },
	.price_text = S("€14.90"), .compare_text = S("€19.90"),
	.percent = 25, .stock = 3,
};
