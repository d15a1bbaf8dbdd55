/* goods_pictures.c - which pictures a product has, and what they show. */
#include <assert.h>
#include <string.h>

#include "base/crypto.h"
#include "demo/draw.h"
#include "demo/prng.h"
#include "demo/sentence.h"

static struct str
alt(struct arena *a, const struct product *p, const struct picture *pic,
    int locale)
{
	struct buf b = buf_arena(a, 4096);
	const struct leaf *l = p->leaf;
	const char *where =
	    pic->view == VIEW_MAIN ? l->place.t[locale] : l->detail.t[locale];

	if (p->title != NULL) {
		buf_printf(&b,
		    locale == EN ? "Art print “%s”, " : "Kunstdruck „%s“, ",
		    p->title->name.t[locale]);
		if (pic->view == VIEW_ROOM)
			where = locale == EN
				    ? "in a black frame above a sideboard"
				    : "im schwarzen Rahmen über einer Anrichte";
		buf_cstr(&b, where);
		return buf_str(&b);
	}
	sentence_put(&b, p, locale, "{N}", true);
	buf_printf(&b, " in %s ", p->colours[pic->colour]->name.t[locale]);
	buf_cstr(&b, words_motifs[p->design->motif].t[locale]);
	buf_printf(&b, ", %s", where);
	return buf_str(&b);
}

static void
add(struct product *p, enum view view, unsigned colour)
{
	struct picture *pic = &p->pictures[p->npictures++];

	assert(p->npictures <= MAX_PICTURES);
	pic->view = view;
	pic->colour = colour;
}

/* A picture in each colour, and a close view where there are few colours: the
 * whole set has to be drawn within minutes. */
void
goods_pictures(struct arena *a, struct product *p)
{
	add(p, VIEW_MAIN, 0);
	for (unsigned i = 1; i < p->ncolours; i++)
		add(p, VIEW_MAIN, i);
	if (p->title != NULL)
		add(p, VIEW_ROOM, 0);
	if (p->ncolours == 1 && p->number % 2 != 0)
		add(p, VIEW_DETAIL, 0);
	for (unsigned i = 0; i < p->npictures; i++) {
		struct picture *pic = &p->pictures[i];
		char hash[SHA256_HEX], prefix[4] = {0};
		struct buf svg = buf_process(4 << 20);

		draw_product(&svg, p, pic);
		assert(buf_ok(&svg));
		crypto_sha256_hex(buf_str(&svg), hash);
		buf_free(&svg);
		pic->ground = p->leaf->wall;
		for (size_t k = 0; k < 3; k++) /* lower case, as an address */
			prefix[k] = (char)(p->leaf->sku[k] | 0x20);
		pic->file =
		    arena_printf(a, "%s-%04u-%.10s", prefix, p->number, hash);
		for (int l = 0; l < LOCALES; l++)
			pic->alt[l] = alt(a, p, pic, l);
	}
}
