/* nav_db.c - see nav.h.  The version is the row's xmin: it changes with each
 * UPDATE, and no migration is needed for it. */
#include "domain/catalog/nav.h"

#include "base/log.h"

#define NAV_MAX    32 /* markets times languages */
#define NAV_ARENA  ((size_t)4 * 1024 * 1024)
#define NAV_DEPTH  4

DB_STMT(SQL_NAV, DB_READ, "catalog.nav",
    "SELECT xmin::text, CASE WHEN xmin::text <> $3 THEN doc END"
    "  FROM catalog.nav WHERE market_id = $1 AND locale = $2",
    3, 2);

struct nav_entry {
	struct market_id market;
	struct arena *arena; /* all below lives here */
	struct str locale, version;
	struct nav nav;
};

struct nav_cache {
	struct nav_entry entries[NAV_MAX];
	size_t n;
};

static const struct nav nothing;

struct nav_cache *
nav_cache_new(struct arena *process)
{
	return arena_zalloc(process, sizeof(struct nav_cache));
}

static struct nav_entry *
find(const struct catalogue *cat)
{
	for (size_t i = 0; i < cat->navs->n; i++) {
		struct nav_entry *e = &cat->navs->entries[i];

		if (e->market.v == cat->market.v
		    && str_eq(e->locale, cat->locale))
			return e;
	}
	return NULL;
}

struct nav_ask
nav_ask(const struct catalogue *cat)
{
	const struct nav_entry *e = find(cat);

	return (struct nav_ask){ &SQL_NAV, DB_I64(cat->market.v),
		DB_STR(cat->locale), DB_STR(e != NULL ? e->version : STR("")) };
}

static void
read_items(struct arena *a, const struct json *j, int depth,
    struct nav_item **out, size_t *n)
{
	*n = depth < NAV_DEPTH ? json_len(j) : 0;
	*out = arena_array(a, *n, sizeof(**out));
	for (size_t i = 0; i < *n; i++) {
		const struct json *one = json_at(j, i);
		struct nav_item *item = &(*out)[i];

		item->name = json_get_str(one, "name");
		item->path = json_get_str(one, "path");
		item->picture = picture_read(json_get(one, "picture"));
		item->n = json_get_i64(one, "n");
		read_items(a, json_get(one, "children"), depth + 1,
		    &item->children, &item->n_children);
	}
}

/* Parses doc into an arena of its own and puts it in the place of what was
 * known. */
static const struct nav *
learn(const struct catalogue *cat, struct str version, struct str doc)
{
	struct nav_entry *e = find(cat);
	struct arena *a = arena_new(NAV_ARENA);
	const struct json *j;

	if (e == NULL && cat->navs->n < NAV_MAX)
		e = &cat->navs->entries[cat->navs->n];
	if (e == NULL || json_parse(a, arena_str(a, doc), &j) != RC_OK) {
		log_error("catalog", "could not keep the menu");
		arena_free(a);
		return &nothing;
	}
	if (e == &cat->navs->entries[cat->navs->n])
		cat->navs->n++;
	arena_free(e->arena);
	e->arena = a;
	e->market = cat->market;
	e->locale = arena_str(a, cat->locale);
	e->version = arena_str(a, version);
	read_items(a, json_get(j, "categories"), 0, &e->nav.items, &e->nav.n);
	return &e->nav;
}

const struct nav *
nav_take(const struct catalogue *cat, struct db_rows *rows)
{
	const struct nav_entry *e = find(cat);
	struct db_row row;

	if (rows->n == 0)
		return &nothing; /* a shop without categories */
	row = db_row_at(rows, 0);
	if (e != NULL && row_null(&row, 1))
		return &e->nav;
	return learn(cat, row_str(&row, 0), row_str_or_empty(&row, 1));
}

enum rc
nav_get(struct db *db, struct arena *a, const struct catalogue *cat,
    const struct nav **out)
{
	struct nav_ask ask = nav_ask(cat);
	struct db_rows rows;
	enum rc rc;

	rc = db_list(db, a, ask.stmt, &rows, ask.market, ask.locale, ask.known);
	if (rc == RC_OK)
		*out = nav_take(cat, &rows);
	return rc;
}
