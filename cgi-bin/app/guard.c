#include "app/guard.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/log.h"

enum rc
guard_load(struct proc *p)
{
	enum rc rc = origins_parse(p->arena, p->conf.site_url, p->conf.origins,
	    &p->origins);

	if (rc != RC_OK)
		log_error("conf", "bad configuration",
		    LOG_CSTR("name", "site_url, origins"),
		    LOG_CSTR("reason", "is no http or https origin"));
	return rc;
}

static bool
private_v4(const unsigned char *b)
{
	return b[0] == 127 || b[0] == 10
	    || (b[0] == 172 && (b[1] & 0xf0) == 16)
	    || (b[0] == 192 && b[1] == 168) || (b[0] == 169 && b[1] == 254);
}

static bool
private_v6(const unsigned char *b)
{
	static const unsigned char loopback[16] = { [15] = 1 };
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };

	if (memcmp(b, mapped, sizeof(mapped)) == 0)
		return private_v4(b + sizeof(mapped));
	return memcmp(b, loopback, sizeof(loopback)) == 0
	    || (b[0] & 0xfe) == 0xfc || (b[0] == 0xfe && (b[1] & 0xc0) == 0x80);
}

bool
guard_internal(struct str address)
{
	char text[INET6_ADDRSTRLEN];
	unsigned char b[16];

	if (str_eq(address, STR("unix:")))
		return true;
	if (address.n == 0 || address.n >= sizeof(text))
		return false;
	memcpy(text, address.p, address.n);
	text[address.n] = '\0';
	if (inet_pton(AF_INET, text, b) == 1)
		return private_v4(b);
	return inet_pton(AF_INET6, text, b) == 1 && private_v6(b);
}

enum rc
guard_check(const struct ctx *c, enum req_reason *why)
{
	*why = REQ_OK;
	if (c->route->who != R_FOREIGN
	    && !origin_ok(&c->proc->origins, c->req)) {
		*why = REQ_ORIGIN;
		return RC_DENIED;
	}
	switch (c->route->who) {
	case R_PUBLIC:
	case R_FOREIGN:
		return RC_OK;
	case R_INTERNAL:
		return guard_internal(c->req->remote) ? RC_OK : RC_DENIED;
	case R_NOBODY:
	case R_LOGIN:
	case R_SELLER:
	case R_ADMIN:
		break; /* nobody can sign in yet */
	}
	return RC_DENIED;
}
