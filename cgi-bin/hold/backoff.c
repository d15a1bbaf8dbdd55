/* backoff.c - see backoff.h. */
#include "hold/backoff.h"

int64_t
backoff_next(int64_t before, int64_t lived)
{
	if (lived >= BACKOFF_YOUNG_MS || before <= 0)
		return BACKOFF_FIRST_MS;
	if (before >= BACKOFF_LAST_MS / 2)
		return BACKOFF_LAST_MS;
	return before * 2;
}
