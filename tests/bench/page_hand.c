/* page_hand.c - the product page in plain C: what the templates of product/ are
 * measured against.  A change of those templates changes this file too; the
 * benchmark refuses to run while their bytes differ. */
#include "page.h"

#include "web/html.h"

#define LIT(s) buf_put(b, s, sizeof(s) - 1)

static void
languages(struct buf *b, const struct page *p)
{
	LIT("<div class=\"langs\" role=\"group\" aria-label=\"Language\">\n");
	for (size_t i = 0; i < p->n_languages; i++) {
		const struct link *l = &p->languages[i];

		LIT("<a href=\"");
		html_put(b, l->path);
		LIT("\" lang=\"");
		html_put(b, l->lang);
		LIT("\" hreflang=\"");
		html_put(b, l->lang);
		LIT("\"");
		if (l->current)
			LIT(" aria-current=\"true\"");
		LIT(">");
		html_put(b, l->name);
		LIT("</a>\n");
	}
	LIT("</div>\n");
}

static void
theme(struct buf *b, const struct page *p)
{
	LIT("<form method=\"post\" action=\"");
	html_put(b, p->preferences_path);
	LIT("\">\n<input type=\"hidden\" name=\"back\" value=\"");
	html_put(b, p->here);
	LIT("\">\n<div class=\"seg\" role=\"group\" aria-label=\"Display\">\n"
	    "<button name=\"theme\" value=\"auto\" aria-pressed=\"true\">Auto"
	    "</button>\n<button name=\"theme\" value=\"light\" aria-pressed="
	    "\"false\">Light</button>\n<button name=\"theme\" value=\"dark\" "
	    "aria-pressed=\"false\">Dark</button>\n</div>\n</form>\n");
}

static void
head(struct buf *b, const struct page *p)
{
	LIT("<!doctype html>\n<html lang=\"");
	html_put(b, p->lang);
	LIT("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
	html_put(b, p->title);
	LIT(" – Souk</title>\n<meta name=\"viewport\" content=\"width=device-"
	    "width, initial-scale=1\">\n<meta name=\"description\" content=\"");
	html_put(b, p->description);
	LIT("\">\n<link rel=\"canonical\" href=\"");
	html_put(b, p->canonical);
	LIT("\">\n");
	for (size_t i = 0; i < p->n_alternates; i++) {
		LIT("<link rel=\"alternate\" hreflang=\"");
		html_put(b, p->alternates[i].lang);
		LIT("\" href=\"");
		html_put(b, p->alternates[i].path);
		LIT("\">\n");
	}
	LIT("<meta name=\"theme-color\" content=\"#fbfaf7\">\n<meta name=\"th"
	    "eme-color\" content=\"#15130f\" media=\"(prefers-color-scheme: d"
	    "ark)\">\n<link rel=\"stylesheet\" href=\"/static/app.css\">\n<li"
	    "nk rel=\"icon\" href=\"/static/favicon.svg\" type=\"image/svg+xm"
	    "l\">\n<link rel=\"apple-touch-icon\" href=\"/static/apple-touch-"
	    "icon.png\">\n<script src=\"/static/app.js\" defer></script>\n\n<"
	    "/head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content"
	    "</a>\n");
}

static void
menu(struct buf *b, const struct page *p)
{
	LIT("<details class=\"menu\">\n<summary>\n<svg class=\"o\" viewBox=\""
	    "0 0 20 20\" aria-hidden=\"true\"><path d=\"M2 5h16M2 10h16M2 15h"
	    "16\" stroke=\"currentColor\" stroke-width=\"1.5\"/></svg>\n<svg "
	    "class=\"x\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d="
	    "\"m4 4 12 12M16 4 4 16\" stroke=\"currentColor\" stroke-width=\""
	    "1.5\"/></svg>\nMenu\n</summary>\n<div class=\"panel\">\n<div cla"
	    "ss=\"wrap\">\n<nav aria-label=\"All departments\">\n<ul class=\""
	    "tree\">\n");
	for (size_t i = 0; i < p->n_nav; i++) {
		const struct link *l = &p->nav[i];

		LIT("<li><a href=\"");
		html_put(b, l->path);
		LIT("\">");
		html_put(b, l->name);
		LIT("</a>\n<ul>\n");
		for (size_t k = 0; k < l->n; k++) {
			LIT("<li><a href=\"");
			html_put(b, l->children[k].path);
			LIT("\">");
			html_put(b, l->children[k].name);
			LIT("</a></li>\n");
		}
		LIT("</ul></li>\n");
	}
	LIT("</ul>\n</nav>\n<div class=\"set\">\n<div class=\"langs-set\"><h2"
	    ">Language</h2>");
	languages(b, p);
	LIT("</div>\n<div><h2>Display</h2>");
	theme(b, p);
	LIT("</div>\n</div>\n</div>\n</div>\n</details>\n");
}

static void
header(struct buf *b, const struct page *p)
{
	LIT("<header class=\"head\">\n<div class=\"wrap bar\">\n<a class=\"br"
	    "and\" href=\"");
	html_put(b, p->home);
	LIT("\">Souk</a>\n");
	menu(b, p);
	LIT("<form class=\"find\" role=\"search\" action=\"");
	html_put(b, p->search_path);
	LIT("\">\n<label class=\"vh\" for=\"q\">Search the shop</label>\n<inp"
	    "ut class=\"field\" type=\"search\" id=\"q\" name=\"q\" value=\"");
	html_put(b, p->q);
	LIT("\" placeholder=\"Mug, poster, linen …\" maxlength=\"200\" autoco"
	    "mplete=\"off\" enterkeyhint=\"search\">\n<button class=\"btn qui"
	    "et\">Search</button>\n</form>\n");
	languages(b, p);
	LIT("</div>\n<nav class=\"depts wrap\" aria-label=\"Departments\">\n<"
	    "ul>\n");
	for (size_t i = 0; i < p->n_nav; i++) {
		LIT("<li><a href=\"");
		html_put(b, p->nav[i].path);
		LIT("\"");
		if (p->nav[i].current)
			LIT(" aria-current=\"true\"");
		LIT(">");
		html_put(b, p->nav[i].name);
		LIT("</a></li>\n");
	}
	LIT("</ul>\n</nav>\n</header>\n");
}

static void
crumbs(struct buf *b, const struct page *p)
{
	LIT("<nav class=\"crumbs wrap\" aria-label=\"You are here\">\n<ol>\n<"
	    "li><a href=\"");
	html_put(b, p->home);
	LIT("\">Souk</a></li>\n");
	for (size_t i = 0; i < p->n_crumbs; i++) {
		LIT("<li><a href=\"");
		html_put(b, p->crumbs[i].path);
		LIT("\">");
		html_put(b, p->crumbs[i].name);
		LIT("</a></li>\n");
	}
	LIT("</ol>\n</nav>\n");
}

static void
gallery(struct buf *b, const struct page *p)
{
	bool many = p->n_pictures > 1;
	struct str sizes = many ? STR("(min-width: 82rem) 616px, "
	    "(min-width: 67.5rem) calc(58.3vw - 149px), "
	    "(min-width: 60rem) calc(58.3vw - 140px), "
	    "(min-width: 45rem) calc(50vw - 36px), calc(100vw - 32px)")
	    : STR("(min-width: 82rem) 700px, "
	    "(min-width: 67.5rem) calc(58.3vw - 65px), "
	    "(min-width: 60rem) calc(58.3vw - 56px), "
	    "(min-width: 45rem) calc(50vw - 36px), calc(100vw - 32px)");

	LIT("<div class=\"gallery");
	if (many)
		LIT(" many");
	LIT("\">\n<ul class=\"strip\" aria-label=\"Pictures\"");
	if (many)
		LIT(" tabindex=\"0\"");
	LIT(">\n");
	for (size_t i = 0; i < p->n_pictures; i++) {
		const struct shown_picture *s = &p->pictures[i];

		LIT("<li id=\"");
		html_put(b, s->id);
		LIT("\">\n<picture class=\"pic\"><source type=\"image/avif\" "
		    "srcset=\"");
		html_put(b, s->avif);
		LIT("\" sizes=\"");
		buf_add(b, sizes);
		LIT("\"><source type=\"image/webp\" srcset=\"");
		html_put(b, s->webp);
		LIT("\" sizes=\"");
		buf_add(b, sizes);
		LIT("\"><img src=\"");
		html_put(b, s->src);
		LIT("\" alt=\"");
		html_put(b, s->alt);
		LIT("\" width=\"");
		buf_i64(b, s->width);
		LIT("\" height=\"");
		buf_i64(b, s->height);
		LIT("\"");
		if (!s->eager)
			LIT(" loading=\"lazy\"");
		if (i == 0)
			LIT(" fetchpriority=\"high\"");
		LIT("></picture>\n</li>\n");
	}
	LIT("</ul>\n");
	if (!many) {
		LIT("</div>\n");
		return;
	}
	LIT("<ul class=\"thumbs\" aria-label=\"Choose a picture\">\n");
	for (size_t i = 0; i < p->n_pictures; i++) {
		const struct shown_picture *s = &p->pictures[i];

		LIT("<li><a href=\"#");
		html_put(b, s->id);
		LIT("\"><picture class=\"pic\"><source type=\"image/avif\" sr"
		    "cset=\"");
		html_put(b, s->avif);
		LIT("\" sizes=\"(min-width: 60rem) 72px, 56px\"><source type="
		    "\"image/webp\" srcset=\"");
		html_put(b, s->webp);
		LIT("\" sizes=\"(min-width: 60rem) 72px, 56px\"><img src=\"");
		html_put(b, s->src);
		LIT("\" alt=\"Show picture ");
		buf_i64(b, s->n);
		LIT("\" width=\"");
		buf_i64(b, s->width);
		LIT("\" height=\"");
		buf_i64(b, s->height);
		LIT("\"");
		if (!s->eager)
			LIT(" loading=\"lazy\"");
		LIT("></picture>\n</a></li>\n");
	}
	LIT("</ul>\n</div>\n");
}

static void
value(struct buf *b, const struct shown_value *v)
{
	LIT("<li><a");
	if (v->href.n > 0) {
		LIT(" href=\"");
		html_put(b, v->href);
		LIT("\"");
	}
	if (v->chosen)
		LIT(" aria-current=\"true\"");
	LIT(" class=\"");
	if (v->missing)
		LIT("none ");
	if (v->sold_out)
		LIT("out");
	LIT("\">");
	if (v->swatch.n > 0) {
		LIT("<svg class=\"dot\" viewBox=\"0 0 2 2\" aria-hidden=\"tru"
		    "e\"><path d=\"M0 0h2v2H0z\" fill=\"");
		html_put(b, v->swatch);
		LIT("\"/></svg>");
	}
	html_put(b, v->name);
	if (v->sold_out)
		LIT("<span class=\"vh\">, Sold out</span>");
	if (v->missing)
		LIT("<span class=\"vh\">, not made in this combination</span>");
	LIT("</a></li>\n");
}

static void
facts(struct buf *b, const struct page *p)
{
	LIT("<div class=\"facts\">\n<h1>");
	html_put(b, p->name);
	LIT("</h1>\n");
	if (p->summary.n > 0) {
		LIT("<p class=\"summary\">");
		html_put(b, p->summary);
		LIT("</p>\n");
	}
	LIT("<p class=\"price\">");
	if (p->compare.minor > p->price.minor) {
		LIT("<b class=\"now\">");
		html_put(b, p->price_text);
		LIT("</b> <span class=\"was\">was <s>");
		html_put(b, p->compare_text);
		LIT("</s></span>");
		if (p->percent > 0) {
			LIT(" <span class=\"now\">");
			buf_i64(b, p->percent);
			LIT("% less</span>");
		}
	} else {
		LIT("<b>");
		html_put(b, p->price_text);
		LIT("</b>");
	}
	LIT("</p>\n<p class=\"tax\">Including VAT, plus delivery</p>\n");
	for (size_t i = 0; i < p->n_options; i++) {
		const struct shown_option *o = &p->options[i];

		LIT("<div class=\"opt\" role=\"group\" aria-label=\"");
		html_put(b, o->name);
		LIT("\">\n<p><span class=\"quiet-text\">");
		html_put(b, o->name);
		LIT(":</span> <b>");
		html_put(b, o->chosen);
		LIT("</b></p>\n<ul class=\"chips\">\n");
		for (size_t k = 0; k < o->n; k++)
			value(b, &o->values[k]);
		LIT("</ul>\n</div>\n");
	}
	if (p->stock <= 0) {
		LIT("<p class=\"stock out\">Sold out for now</p>\n");
	} else if (p->stock <= 3) {
		LIT("<p class=\"stock low\">Only ");
		buf_i64(b, p->stock);
		LIT(" left</p>\n");
	} else {
		LIT("<p class=\"stock\">In stock</p>\n");
	}
	LIT("</div>\n");
}

static void
story(struct buf *b, const struct page *p)
{
	LIT("<section class=\"story\">\n<h2>About it</h2>\n<div class=\"prose"
	    "\">");
	buf_add(b, p->html);
	LIT("</div>\n</section>\n<section class=\"specs\">\n<h2>Facts</h2>\n<"
	    "dl>\n");
	for (size_t i = 0; i < p->n_attributes; i++) {
		LIT("<div><dt>");
		html_put(b, p->attributes[i].name);
		LIT("</dt><dd>");
		html_put(b, p->attributes[i].path);
		LIT("</dd></div>\n");
	}
	LIT("<div><dt>Article number</dt><dd class=\"num\">");
	html_put(b, p->sku);
	LIT("</dd></div>\n");
	if (p->barcode.n > 0) {
		LIT("<div><dt>Barcode (EAN)</dt><dd class=\"num\">");
		html_put(b, p->barcode);
		LIT("</dd></div>\n");
	}
	LIT("</dl>\n</section>\n");
}

static void
footer(struct buf *b, const struct page *p)
{
	LIT("<footer class=\"foot\">\n<div class=\"wrap\">\n<div class=\"abou"
	    "t\">\n<h2>About this shop</h2>\n<p>Souk is a demonstration. Its "
	    "thousand things were drawn by a program, so nothing here can be "
	    "bought yet.</p>\n<p>It works without JavaScript and sets no cook"
	    "ie until you choose something.</p>\n</div>\n<nav aria-label=\"Mo"
	    "re of the shop\">\n<h2>More of the shop</h2>\n<ul class=\"lis"
	    "t\">\n");
	for (size_t i = 0; i < p->n_nav; i++) {
		LIT("<li><a href=\"");
		html_put(b, p->nav[i].path);
		LIT("\">");
		html_put(b, p->nav[i].name);
		LIT("</a></li>\n");
	}
	LIT("<li><a href=\"");
	html_put(b, p->search_path);
	LIT("\">Search</a></li>\n</ul>\n</nav>\n<div>\n<h2>Language</h2>\n");
	languages(b, p);
	LIT("<h2>Display</h2>\n");
	theme(b, p);
	LIT("</div>\n<p class=\"fine\">© ");
	html_put(b, p->year);
	LIT(" Souk. Prices include VAT.</p>\n</div>\n</footer>\n</body>\n</ht"
	    "ml>\n");
}

void
page_by_hand(struct buf *b, const struct page *p)
{
	head(b, p);
	header(b, p);
	LIT("<main id=\"main\" tabindex=\"-1\">\n");
	crumbs(b, p);
	LIT("<div class=\"wrap\">\n<div class=\"product\">\n");
	gallery(b, p);
	facts(b, p);
	story(b, p);
	LIT("</div>\n</div>\n\n</main>\n");
	footer(b, p);
}
