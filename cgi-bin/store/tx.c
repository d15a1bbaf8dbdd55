#include "store/tx.h"

#include "base/txcount.h"
#include "store/db_priv.h"

enum rc
tx_begin(struct db *db)
{
	enum rc rc = db_begin(db);

	if (rc == RC_OK)
		tx_depth_enter();
	return rc;
}

enum rc
tx_end(struct db *db, enum rc rc)
{
	enum rc end = db_finish(db, rc);

	tx_depth_leave();
	return end;
}
