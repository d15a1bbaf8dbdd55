/* goods.c - which products there are: kind, design, colours, dates. */
#include "demo/goods.h"

#include <assert.h>
#include <string.h>

#include "demo/prng.h"

#define SEED UINT64_C(0x50554b2d64656d6f)
/* The shop's past: 18 months before 2026-11-01T00:00:00Z. */
#define PAST_END   INT64_C(1793491200)
#define PAST_BEGIN (PAST_END - INT64_C(549) * 86400)

/* Which of 100 products come in so many colours. */
static unsigned
colour_count(struct prng *r, const struct product *p)
{
	unsigned d = prng_below(r, 100);

	if (p->title != NULL)
		return 0;
	if (p->type->shape == SHAPE_TABLECLOTH && d < 25)
		return 6;
	if (d < 46)
		return 1;
	if (d < 82)
		return 2;
	return d < 96 ? 3 : 4;
}

static int
luma(uint32_t rgb)
{
	return (int)((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 +
		     (rgb & 255)) /
	       10;
}

static bool
far_enough(const struct colour *a, const struct colour *b)
{
	int d = 0;

	for (int shift = 0; shift <= 16; shift += 8) {
		int x = (int)(a->rgb >> shift & 255);
		int y = (int)(b->rgb >> shift & 255);

		d += x > y ? x - y : y - x;
	}
	return d > 90;
}

/* Colours that suit the goods, no two alike to the eye, the wall included. */
static void
pick_colours(struct prng *r, struct product *p)
{
	unsigned want = colour_count(r, p), order[64];

	assert(words_ncolours <= 64);
	prng_shuffle(r, order, words_ncolours);
	for (unsigned i = 0; i < words_ncolours && p->ncolours < want; i++) {
		const struct colour *c = &words_colours[order[i]];
		bool ok = (c->suits & p->leaf->suits) != 0;

		/* what is all in one pale tone is lost before a pale wall */
		if (p->design->motif == MOTIF_PLAIN && luma(c->rgb) > 205)
			ok = false;
		for (unsigned k = 0; k < p->ncolours; k++)
			ok = ok && far_enough(c, p->colours[k]);
		if (ok)
			p->colours[p->ncolours++] = c;
	}
	assert(p->ncolours == want);
}

static void
pick_attrs(struct prng *r, struct product *p)
{
	for (const struct attr_spec *s = p->leaf->attrs; s->code; s++) {
		struct attr *at = &p->attrs[p->nattrs];
		unsigned n = 0;

		at->spec = s;
		switch (s->from) {
		case ATTR_NUMBER:
			at->tenths = p->type->number[s->arg];
			if (at->tenths == 0)
				continue;
			break;
		case ATTR_MATERIAL:
			at->text = p->type->material;
			break;
		case ATTR_CHOICE:
			while (s->choices[n].t[EN] != NULL)
				n++;
			at->text = s->choices[prng_below(r, n)];
			break;
		case ATTR_YES:
			at->yes = (int)prng_below(r, 100) < s->arg;
			break;
		}
		assert(p->nattrs < MAX_ATTRS);
		p->nattrs++;
	}
}

static unsigned
type_count(const struct leaf *l)
{
	unsigned n = 0;

	while (l->types[n].gender != 0)
		n++;
	return n;
}

/* Base price: within the type's bounds, ending in 90. */
static int
base_price(struct prng *r, const struct type *t)
{
	int euros = prng_range(r, t->price_lo / 100, t->price_hi / 100);

	return euros * 100 + 90;
}

/* A few goods stand in two places: a jug is a vase too. */
static const struct leaf *
also_in(const struct product *p)
{
	switch (p->type->shape) {
	case SHAPE_JUG:
		return &words_ceramics[3];
	case SHAPE_SKETCH_BOUND:
		return &words_paper[0];
	case SHAPE_BABY_BLANKET:
		return NULL;
	case SHAPE_PENCIL_CASE:
		return &words_paper[1];
	case SHAPE_POSTCARDS:
		return p->number % 2 == 0 ? &words_paper[3] : NULL;
	default:
		return NULL;
	}
}

static void
make_leaf(struct goods *g, const struct leaf *l, unsigned *at)
{
	struct prng r = prng_seed(SEED, str_hash(str_c(l->sku)));
	unsigned ntypes = type_count(l), n = 0, order[512];
	unsigned all = l->titles ? 0 : ntypes * words_ndesigns;

	if (l->titles)
		while (l->titles[all].form >= 0)
			all++;
	assert(all <= 512 && (unsigned)l->count <= all);
	prng_shuffle(&r, order, all);
	for (unsigned i = 0; n < (unsigned)l->count; i++, n++) {
		struct product *p = &g->products[*at];

		p->number = ++*at;
		p->leaf = l;
		if (l->titles) {
			p->title = &l->titles[order[i]];
			p->type = &l->types[0];
		} else {
			p->design = &words_designs[order[i] / ntypes];
			p->type = &l->types[order[i] % ntypes];
		}
	}
}

static void
make_product(struct arena *a, struct product *p)
{
	struct prng r = prng_seed(SEED, 1000 + p->number);

	p->seed = prng_next(&r);
	pick_colours(&r, p);
	pick_attrs(&r, p);
	p->price = base_price(&r, p->type);
	p->also = also_in(p);
	p->created =
	    PAST_BEGIN +
	    (int64_t)prng_below(&r, (unsigned)(PAST_END - PAST_BEGIN - 86400));
	goods_pictures(a, p);
	goods_variants(a, p);
	goods_texts(a, p);
}

/* Zipf: the product of rank k sells about 1/k of the best one. */
static void
rank(struct goods *g)
{
	struct prng r = prng_seed(SEED, 7);
	unsigned order[GOODS_PRODUCTS];

	prng_shuffle(&r, order, GOODS_PRODUCTS);
	for (unsigned k = 0; k < GOODS_PRODUCTS; k++)
		g->products[order[k]].popularity = (int)(20000 / (k + 1));
}

/* The most popular product of the leaf; the second one stands for the whole
 * department, so that the two pictures differ. */
static const struct product *
favourite(const struct goods *g, const struct leaf *l, unsigned but)
{
	const struct product *best = NULL;

	for (unsigned i = 0; i < GOODS_PRODUCTS; i++) {
		const struct product *p = &g->products[i];

		if (p->leaf == l && p->number != but &&
		    (p->design == NULL || p->design->motif != MOTIF_PLAIN) &&
		    (best == NULL || p->popularity > best->popularity))
			best = p;
	}
	assert(best != NULL);
	return best;
}

static void
cover(
    struct arena *a, struct cover *c, const char *slug, const struct product *p)
{
	struct str file = p->pictures[0].file;

	c->product = p;
	c->file =
	    arena_printf(a, "category-%s-%.*s", slug, 6, file.p + file.n - 6);
}

static void
make_covers(struct arena *a, struct goods *g)
{
	unsigned n = words_ndepartments;

	for (unsigned k = 0; words_leaves[k] != NULL; k++, n++) {
		const struct leaf *l = words_leaves[k];
		const struct product *best = favourite(g, l, 0);

		assert(n < GOODS_CATEGORIES);
		cover(a, &g->covers[n], l->slug.t[EN], best);
		for (unsigned i = 0; i < words_ndepartments; i++)
			if (strcmp(words_departments[i].cover, l->slug.t[EN]) ==
			    0)
				cover(a, &g->covers[i],
				    words_departments[i].slug.t[EN],
				    favourite(g, l, best->number));
	}
	assert(n == GOODS_CATEGORIES);
}

struct goods *
goods_make(struct arena *a)
{
	struct goods *g = arena_zalloc(a, sizeof(*g));
	unsigned at = 0;

	g->products = arena_array(a, GOODS_PRODUCTS, sizeof(*g->products));
	for (unsigned i = 0; words_leaves[i] != NULL; i++)
		make_leaf(g, words_leaves[i], &at);
	assert(at == GOODS_PRODUCTS);
	rank(g);
	for (at = 0; at < GOODS_PRODUCTS; at++)
		make_product(a, &g->products[at]);
	make_covers(a, g);
	return g;
}
