/* sqlstate.h - what PostgreSQL's five-letter codes mean to a caller. */
#ifndef STORE_SQLSTATE_H
#define STORE_SQLSTATE_H

#include "base/str.h"

/* The table of db.h.  Anything unknown, "" too, is RC_FAULT. */
enum rc sqlstate_rc(struct str state) MUST_CHECK;
/* The server's prepared statements are not those that we think: one is gone
 * (26000), its result type changed under it (0A000), or it is there although
 * we did not see it made (42P05).  Preparing all again helps. */
bool sqlstate_forgotten(struct str state);
/* The server is ending this connection (57P01 to 57P05, 08…): what came with
 * it is no answer to the statement. */
bool sqlstate_going(struct str state);

#endif
