/* request.h - a context with a parsed request and an empty answer. */
#ifndef TESTS_UNIT_APP_REQUEST_H
#define TESTS_UNIT_APP_REQUEST_H

#include "app/ctx.h"
#include "app/pages.h"
#include "../unit.h"

struct request {
	struct proc proc;
	struct ctx ctx;
	struct req req;
	struct program program;
};

/* path is the decoded one; fetch_site and origin may be "". */
static inline void
request_of(struct request *r, const char *method, const char *path,
    const char *fetch_site, const char *origin)
{
	struct req_param params[] = {
		{ STR("REQUEST_METHOD"), str_c(method) },
		{ STR("DOCUMENT_URI"), str_c(path) },
		{ STR("REQUEST_URI"), str_c(path) },
		{ STR("QUERY_STRING"), STR("") },
		{ STR("REMOTE_ADDR"), STR("192.0.2.1") },
		{ STR("REQUEST_ID"), STR("0123456789abcdef0123456789abcdef") },
		{ STR("HTTP_HOST"), STR("shop.test") },
		{ STR("CONTENT_LENGTH"), STR("0") },
		{ STR("HTTP_SEC_FETCH_SITE"), str_c(fetch_site) },
		{ STR("HTTP_ORIGIN"), str_c(origin) },
	};
	struct req_param *kept = arena_array(r->proc.arena, N_OF(params),
	    sizeof(*kept));
	enum req_reason why;

	memcpy(kept, params, sizeof(params));
	ck_rc(req_parse(r->proc.arena, kept, N_OF(params), NULL, &REQ_LIMITS,
	    &r->req, &why), RC_OK);
	r->proc.program = &r->program;
	r->ctx.proc = &r->proc;
	r->ctx.conf = &r->proc.conf;
	r->ctx.arena = r->proc.arena;
	r->ctx.req = &r->req;
	r->ctx.prefix = STR("");
	r->ctx.path = r->req.path;
	if (r->ctx.resp == NULL)
		r->ctx.resp = resp_new((size_t)1 << 20);
	resp_reset(r->ctx.resp);
	pages_begin(&r->ctx);
}

static inline void
request_new(struct request *r)
{
	memset(r, 0, sizeof(*r));
	r->proc.arena = arena_new((size_t)64 << 20);
	r->proc.conf.site_url = STR("https://shop.test");
	r->proc.conf.origins = STR("");
	r->program.name = "test";
}

static inline void
request_free(struct request *r)
{
	if (r->ctx.resp != NULL)
		resp_free(r->ctx.resp);
	arena_free(r->proc.arena);
}

#endif
