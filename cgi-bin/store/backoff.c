#include "store/backoff.h"

bool
backoff_ready(const struct backoff *b, int64_t now_us)
{
	return now_us >= b->until_us;
}

bool
backoff_failed(struct backoff *b, int64_t now_us, uint32_t random)
{
	int64_t wait = b->first_us;

	for (int i = 0; i < b->failures && wait < b->most_us; i++)
		wait *= 2;
	if (wait > b->most_us)
		wait = b->most_us;
	b->until_us = now_us + wait / 2
	    + (int64_t)(random % (uint32_t)(wait / 2 + 1));
	if (b->failures < 1000)
		b->failures++;
	if (b->since_us != 0)
		return false;
	b->since_us = now_us > 0 ? now_us : 1;
	return true;
}

int64_t
backoff_worked(struct backoff *b, int64_t now_us)
{
	int64_t lasted = b->since_us == 0 ? 0 : now_us - b->since_us;

	b->failures = 0;
	b->until_us = 0;
	b->since_us = 0;
	return lasted;
}
