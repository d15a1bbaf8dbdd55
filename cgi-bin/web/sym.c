/* sym.c - the process's table of names: name to number by hashing, number to
 * name by position.  It only grows, by what the program and its templates
 * name, never by a request. */
#include <assert.h>
#include <string.h>

#include "web/view_int.h"

#define TABLE_CAP ((size_t)64 * 1024 * 1024)

static struct {
	struct arena *arena;
	struct str *names; /* [1..n] */
	uint32_t *slots;   /* numbers, 0 empty; linear probing */
	uint32_t n, cap, mask;
} table;

static uint32_t *
slot_of(struct str name)
{
	uint32_t at = str_hash(name) & table.mask;

	while (table.slots[at] != 0
	    && !str_eq(table.names[table.slots[at]], name))
		at = (at + 1) & table.mask;
	return &table.slots[at];
}

/* Room for twice as many names; slots are at most half full. */
static void
grow(void)
{
	uint32_t cap = table.cap > 0 ? table.cap * 2 : 256;
	struct str *names;

	if (table.arena == NULL)
		table.arena = arena_new(TABLE_CAP);
	names = arena_array(table.arena, cap, sizeof(*names));
	if (table.n > 0)
		memcpy(names, table.names, (table.n + 1) * sizeof(*names));
	table.names = names;
	table.cap = cap;
	table.mask = cap * 2 - 1;
	table.slots = arena_array(table.arena, (size_t)cap * 2,
	    sizeof(*table.slots));
	for (uint32_t i = 1; i <= table.n; i++)
		*slot_of(names[i]) = i;
}

uint32_t
sym_intern(struct str name)
{
	uint32_t *slot;

	if (table.n + 1 >= table.cap)
		grow();
	slot = slot_of(name);
	if (*slot == 0) {
		*slot = ++table.n;
		table.names[table.n] = arena_str(table.arena, name);
	}
	return *slot;
}

uint32_t
sym_lookup(struct str name)
{
	return table.n > 0 ? *slot_of(name) : 0;
}

struct str
sym_name(uint32_t sym)
{
	assert(sym > 0 && sym <= table.n);
	return table.names[sym];
}

uint32_t
sym_at_slow(struct sym_site *site, const char *name)
{
	uint32_t sym = sym_intern(str_c(name));

	/* the same address with another text: not a constant */
	assert(site->name != name || site->sym == sym);
	site->name = name;
	site->sym = sym;
	return sym;
}

uint32_t
sym_count(void)
{
	return table.n;
}

void
sym_forget(uint32_t n)
{
	struct arena *old = table.arena;
	struct str *names = table.names;

	if (n >= table.n)
		return;
	memset(&table, 0, sizeof(table));
	for (uint32_t i = 1; i <= n; i++)
		(void)sym_intern(names[i]);
	arena_free(old);
}
