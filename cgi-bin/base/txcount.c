/* txcount.c - the count of open transactions; a process has one thread. */
#include "base/txcount.h"

#include <assert.h>

static int depth;

int
tx_depth(void)
{
	return depth;
}

void
tx_depth_enter(void)
{
	depth++;
}

void
tx_depth_leave(void)
{
	assert(depth > 0);
	depth--;
}
