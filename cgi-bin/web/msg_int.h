/* msg_int.h - the inside of messages: for msg.c and for the templates, which
 * build them in. */
#ifndef WEB_MSG_INT_H
#define WEB_MSG_INT_H

#include "web/msg.h"
#include "web/view_int.h"

/* Some text, then a value (NULL: none). */
struct msg_piece {
	struct str text;
	const struct path *var;
};

struct msg_form {
	const struct msg_piece *pieces;
	size_t n;
};

struct msg_exact {
	int64_t value;
	struct msg_form form;
};

#define MSG_EXACT_MAX 4 /* [=0], [=1] … of one message */

struct msg {
	struct str key;
	const struct path *by;              /* decides the plural; NULL: none */
	struct msg_form forms[PLURAL_COUNT]; /* n 0: not given; a message
	                                        without plural is [other] */
	struct msg_exact exact[MSG_EXACT_MAX];
	size_t n_exact;
	unsigned line;
};

const struct msg *msg_get(const struct msgs *m, struct str key);
/* The form for a value. */
const struct msg_form *msg_choose(const struct msg *msg,
    const struct locale *l, int64_t value);

#endif
