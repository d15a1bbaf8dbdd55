/* stmt_set.h - which statements a connection has prepared, by their address. */
#ifndef STORE_STMT_SET_H
#define STORE_STMT_SET_H

#include "store/db.h"

#define STMT_SET_MAX   256
#define STMT_SET_SLOTS 512

struct stmt_set {
	const struct db_stmt *slots[STMT_SET_SLOTS];
	size_t n; /* at most STMT_SET_MAX: the caller clears before */
};

bool stmt_set_has(const struct stmt_set *s, const struct db_stmt *stmt);
void stmt_set_add(struct stmt_set *s, const struct db_stmt *stmt);
void stmt_set_clear(struct stmt_set *s);

#endif
