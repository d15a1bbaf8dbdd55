#include "base/rc.h"

const char *
rc_name(enum rc rc)
{
	switch (rc) {
#define RC_CASE(name, http)                                                   \
	case name:                                                            \
		return #name;
		RC_LIST(RC_CASE)
#undef RC_CASE
	}
	return "RC_?";
}

int
rc_http(enum rc rc)
{
	switch (rc) {
#define RC_CASE(name, http)                                                   \
	case name:                                                            \
		return http;
		RC_LIST(RC_CASE)
#undef RC_CASE
	}
	return 500;
}
