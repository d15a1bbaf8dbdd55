#include "web/reason.h"

#include <assert.h>
#include <stddef.h>

static const struct {
	const char *key;
	int http;
} REASONS[] = {
#define REQ_REASON_ROW(name, key, http) { key, http },
	REQ_REASONS(REQ_REASON_ROW)
#undef REQ_REASON_ROW
};

int
reason_http(enum req_reason why)
{
	assert((size_t)why < sizeof(REASONS) / sizeof(REASONS[0]));
	return REASONS[why].http;
}

const char *
reason_key(enum req_reason why)
{
	assert((size_t)why < sizeof(REASONS) / sizeof(REASONS[0]));
	return REASONS[why].key;
}
