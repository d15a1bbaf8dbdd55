#include "app/pages.h"

enum rc
pages_load(struct proc *p)
{
	(void)p;
	return RC_OK;
}

void
pages_begin(struct ctx *c)
{
	(void)c;
}

bool
pages_locale(struct ctx *c)
{
	(void)c;
	return false;
}
