#include "store/stmt_set.h"

#include <assert.h>
#include <string.h>

static size_t
slot_of(const struct stmt_set *s, const struct db_stmt *stmt)
{
	size_t i = ((uintptr_t)stmt / _Alignof(struct db_stmt))
	    % STMT_SET_SLOTS;

	while (s->slots[i] != NULL && s->slots[i] != stmt)
		i = (i + 1) % STMT_SET_SLOTS;
	return i;
}

bool
stmt_set_has(const struct stmt_set *s, const struct db_stmt *stmt)
{
	return s->slots[slot_of(s, stmt)] == stmt;
}

void
stmt_set_add(struct stmt_set *s, const struct db_stmt *stmt)
{
	size_t i = slot_of(s, stmt);

	if (s->slots[i] == stmt)
		return;
	assert(s->n < STMT_SET_MAX);
	s->slots[i] = stmt;
	s->n++;
}

void
stmt_set_clear(struct stmt_set *s)
{
	memset(s, 0, sizeof(*s));
}
