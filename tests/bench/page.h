/* page.h - the product page that the benchmark of templates draws: its data as
 * plain structs, for the view and for the hand-written page alike. */
#ifndef TESTS_BENCH_PAGE_H
#define TESTS_BENCH_PAGE_H

#include "base/buf.h"
#include "base/money.h"
#include "base/str.h"
#include "web/locale.h"

struct link {
	struct str name, path, lang;
	bool current;
	const struct link *children;
	size_t n;
};

struct shown_picture {
	struct str id, src, avif, webp, alt;
	int64_t n, width, height;
	bool eager;
};

struct shown_value {
	struct str name, swatch, href;
	bool chosen, sold_out, missing;
};

struct shown_option {
	struct str name, chosen;
	const struct shown_value *values;
	size_t n;
};

struct page {
	struct str lang, title, description, canonical, home, search_path;
	struct str preferences_path, here, q, year, name, summary, html;
	struct str sku, barcode;
	const struct link *nav, *languages, *alternates, *crumbs;
	size_t n_nav, n_languages, n_alternates, n_crumbs;
	const struct shown_picture *pictures;
	const struct shown_option *options;
	const struct link *attributes; /* name, and path is the value */
	size_t n_pictures, n_options, n_attributes;
	struct money price, compare;
	struct str price_text, compare_text;
	int64_t percent, stock;
};

extern const struct page bench_page;

/* The page by hand: what somebody would write in C who had no templates, with
 * the project's own buffer and escaping. */
void page_by_hand(struct buf *b, const struct page *p);

#endif
