/* tx.h - transactions (STYLE §5).
 *
 *   if ((rc = tx_begin(db)) != RC_OK)
 *           return rc;
 *   …
 *   out:
 *           return tx_end(db, rc);
 *
 * While one is open tx_depth() of base/txcount.h is not 0, and no outside
 * service may be called.  BEGIN travels with the first statement, so that a
 * transaction of n calls costs n + 1 round trips.
 */
#ifndef STORE_TX_H
#define STORE_TX_H

#include "store/db.h"

/* RC_RETRY when the server is away.  Transactions do not nest (assert). */
enum rc tx_begin(struct db *db) MUST_CHECK;
/* RC_OK commits and returns how that went; anything else rolls back and is
 * returned as it is.  After a failed call the transaction can only be rolled
 * back: then RC_OK turns into RC_FAULT.  A commit whose answer was lost is
 * RC_RETRY: it may have happened, so the work needs an idempotency key. */
enum rc tx_end(struct db *db, enum rc rc) MUST_CHECK;

#endif
