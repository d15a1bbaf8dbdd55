/* serve.c - the worker; see serve.h.
 *
 *   arrives      the slot says
 *   request      busy, since when, then with which id and on which route
 *   nothing      idle, with a sign of life a few times in each hang_seconds
 *
 * SIGTERM is open only while the worker waits, so a request is never cut.
 */
#include "app/serve.h"

#include <assert.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "app/errpage.h"
#include "app/guard.h"
#include "app/pages.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/txcount.h"
#include "store/cache.h"
#include "store/db.h"
#include "web/fcgi.h"
#include "web/reason.h"
#include "web/url.h"

#define BODY_MAX         ((size_t)8 * 1024 * 1024)
#define READ_TIMEOUT_MS  2000
#define WRITE_TIMEOUT_MS 10000
#define BEAT_MAX_MS      1000
#define DB_WAIT_MS       3000 /* a visitor's patience, not a job's */

struct server {
	struct proc *proc;
	struct board_slot *slot;
	struct fcgi *fcgi;
	struct req_limits limits;
	int beat_ms;
	uint64_t refused, connects; /* as far as they are counted */
	struct ctx ctx;
};

static volatile sig_atomic_t stop_asked;

static void
on_term(int sig)
{
	(void)sig;
	stop_asked = 1;
}

/* --- before the workers --------------------------------------------------- */

/* Counted under this name: what the glue answers for every program. */
#define HEALTHZ "healthz"

enum rc
serve_load(struct proc *p)
{
	enum rc rc;

	p->routes = routes_compile(p->arena, p->program->routes);
	p->route_numbers = arena_array(p->arena, routes_len(p->routes) + 1,
	    sizeof(*p->route_numbers));
	if ((rc = guard_load(p)) != RC_OK || (rc = pages_load(p)) != RC_OK)
		return rc;
	return p->program->load != NULL ? p->program->load(p) : RC_OK;
}

void
serve_number_routes(struct proc *p, struct board *b)
{
	size_t n = routes_len(p->routes);

	for (size_t i = 0; i < n; i++)
		p->route_numbers[i] = board_route_number(b,
		    str_c(routes_at(p->routes, i)->name));
	p->route_numbers[n] = board_route_number(b, STR(HEALTHZ));
}

/* --- one request ---------------------------------------------------------- */

static unsigned
healthz_number(const struct proc *p)
{
	return p->route_numbers[routes_len(p->routes)];
}

static bool
is_healthz(const struct req *r)
{
	return (r->method == M_GET || r->method == M_HEAD)
	    && str_eq(r->path, STR("/healthz"));
}

static void
send_text(struct ctx *c, const char *text)
{
	resp_type(c->resp, "text/plain; charset=utf-8");
	buf_cstr(resp_body(c->resp), text);
}

static void
redirect_slash(struct ctx *c, struct str path)
{
	struct buf b = buf_arena(c->arena, 4 * REQ_LIMITS.uri);

	buf_add(&b, c->prefix);
	url_encode_path(&b, path);
	if (c->req->raw_query.n > 0) {
		buf_char(&b, '?');
		buf_add(&b, c->req->raw_query);
	}
	if (!buf_ok(&b)
	    || resp_redirect(c->resp, 301, buf_str(&b)) != RC_OK)
		errpage(c, 404);
}

static void
refuse_method(struct ctx *c, unsigned allow)
{
	struct buf b = buf_arena(c->arena, 128);

	errpage(c, 405);
	route_allow(&b, allow);
	if (resp_header(c->resp, STR("Allow"), buf_str(&b)) != RC_OK)
		log_error("serve", "could not name the allowed methods");
}

static void
call(struct server *s, struct ctx *c, const struct route_match *m)
{
	const struct program *prog = s->proc->program;
	enum req_reason why;
	enum rc rc;

	c->route = m->route;
	c->req->route = m;
	board_busy_route(s->slot, s->proc->route_numbers[m->index]);
	if (guard_check(c, &why) != RC_OK) {
		errpage_reason(c, 403, why);
		return;
	}
	rc = prog->begin != NULL ? prog->begin(c) : RC_OK;
	if (rc == RC_OK)
		rc = m->route->handler(c);
	if (tx_depth() != 0) {
		log_error("serve", "a handler left a transaction open",
		    LOG_CSTR("route", m->route->name));
		assert(tx_depth() == 0);
	}
	c->failed = rc;
	if (rc != RC_OK && c->why != REQ_OK)
		errpage_reason(c, reason_http(c->why), c->why);
	else if (rc != RC_OK)
		errpage_rc(c, rc);
}

static void
answer(struct server *s, struct ctx *c, struct route_match *m)
{
	if (is_healthz(c->req)) {
		board_busy_route(s->slot, healthz_number(s->proc));
		send_text(c, "ok\n");
		return;
	}
	if (pages_locale(c)) /* "/de" is "/de/" */
		return;
	switch (route_find(s->proc->routes, c->req->method, c->path, m)) {
	case ROUTE_FOUND:
		call(s, c, m);
		break;
	case ROUTE_NONE:
		errpage(c, 404);
		break;
	case ROUTE_METHOD:
		refuse_method(c, m->allow);
		break;
	case ROUTE_SLASH:
		redirect_slash(c, m->path);
		break;
	}
}

/* One line for each request that went wrong; nginx has the line of each. */
static void
log_answer(const struct ctx *c, int status)
{
	const char *reason = c->why != REQ_OK ? reason_key(c->why) : "";
	enum log_level level = LOG_LEVEL_INFO;

	if (status < 400)
		return;
	if (status >= 500)
		level = status == 503 ? LOG_LEVEL_WARN : LOG_LEVEL_ERROR;
	LOG_AT(level, "serve", "answered with an error page",
	    LOG_I64("status", status), LOG_CSTR("reason", reason),
	    LOG_STR("method", c->req->method_text),
	    LOG_STR("path", c->req->path),
	    LOG_CSTR("route", c->route != NULL ? c->route->name : ""),
	    LOG_CSTR("rc", c->failed != RC_OK ? rc_name(c->failed) : ""));
}

static void
count_worker(struct server *s)
{
	uint64_t refused = fcgi_refused(s->fcgi), connects = 0;

	if (s->proc->db != NULL)
		connects = (uint64_t)db_connects(s->proc->db);
	board_count_worker(s->slot, refused - s->refused,
	    connects - s->connects);
	s->refused = refused;
	s->connects = connects;
}

static int64_t
trips(const struct proc *p, int64_t *memcached)
{
	*memcached = p->cache != NULL ? cache_round_trips(p->cache) : 0;
	return p->db != NULL ? db_round_trips(p->db) : 0;
}

static void
begin(struct server *s, struct req *r)
{
	struct ctx *c = &s->ctx;
	struct proc *p = s->proc;
	struct arena *a = c->arena;
	struct resp *resp = c->resp;

	memset(c, 0, sizeof(*c));
	c->proc = p;
	c->conf = &p->conf;
	c->arena = a;
	c->req = r;
	c->resp = resp;
	c->db = p->db;
	c->cache = p->cache;
	c->prefix = STR("");
	c->path = r->path;
	resp_reset(resp);
	pages_begin(c);
}

/* Sends; whatever does not fit the answer's buffer becomes a plain 500. */
static void
finish(struct server *s, struct board_done *done, int64_t start_us)
{
	struct ctx *c = &s->ctx;
	struct str head, body;

	if (resp_finish(c->resp, c->req, &head, &body) != RC_OK) {
		log_error("serve", "an answer is too large",
		    LOG_I64("limit", (int64_t)BODY_MAX));
		c->failed = RC_FAULT;
		errpage_plain(c, 500);
		if (resp_finish(c->resp, c->req, &head, &body) != RC_OK)
			abort();
	}
	done->status = resp_get_status(c->resp);
	done->micros = clock_mono_us() - start_us;
	board_count(s->slot, done);
	if (fcgi_send(s->fcgi, head, body) != RC_OK)
		log_debug("serve", "the client has left");
}

static void
serve_one(struct server *s)
{
	int64_t start_us = clock_mono_us(), cached, cached_before, asked;
	struct board_done done = { .route = BOARD_ROUTE_OTHER };
	const struct req_param *params;
	struct req_body_source body = fcgi_body(s->fcgi);
	struct route_match match;
	struct ctx *c = &s->ctx;
	enum req_reason why = REQ_OK;
	struct req req;
	enum rc rc;
	size_t n;

	board_busy(s->slot, start_us);
	asked = trips(s->proc, &cached_before);
	params = fcgi_params(s->fcgi, &n);
	rc = req_parse(c->arena, params, n, &body, &s->limits, &req, &why);
	board_busy_request(s->slot, req.id);
	log_set_request(req.id);
	begin(s, &req);
	if (rc != RC_OK)
		errpage_reason(c, reason_http(why), why);
	else
		answer(s, c, &match);
	if (c->route != NULL)
		done.route = s->proc->route_numbers[match.index];
	else if (rc == RC_OK && is_healthz(&req))
		done.route = healthz_number(s->proc);
	done.postgres = (uint64_t)(trips(s->proc, &cached) - asked);
	done.memcached = (uint64_t)(cached - cached_before);
	done.db_errors = c->failed == RC_RETRY;
	count_worker(s);
	finish(s, &done, start_us);
	log_answer(c, done.status);
	fcgi_finish(s->fcgi);
	arena_reset(c->arena);
	log_set_request(STR(""));
}

/* --- the worker's life ---------------------------------------------------- */

static enum rc
open_stores(struct proc *p)
{
	int64_t wait_ms = p->program->db_wait_ms > 0 ? p->program->db_wait_ms
	    : DB_WAIT_MS;
	struct db_conf db = { .url = p->conf.database_url,
		.password_file = p->conf.database_password_file,
		.name = p->conf.pool,
		.connect_ms = wait_ms / 2,
		.answer_ms = wait_ms };
	struct cache_conf cache = { .address = p->conf.memcached };
	enum rc rc;

	if (p->program->uses & USES_DB)
		if ((rc = db_open(&db, &p->db)) != RC_OK)
			return rc;
	if (p->program->uses & USES_CACHE)
		if ((rc = cache_open(&cache, &p->cache)) != RC_OK)
			return rc;
	return p->program->open != NULL ? p->program->open(p) : RC_OK;
}

static int
serve_loop(struct server *s)
{
	sigset_t waiting;

	(void)sigprocmask(SIG_BLOCK, NULL, &waiting);
	(void)sigdelset(&waiting, SIGTERM);
	for (;;) {
		board_idle(s->slot, clock_mono_us());
		switch (fcgi_wait(s->fcgi, &waiting, &stop_asked, s->beat_ms)) {
		case FCGI_EV_REQUEST:
			serve_one(s);
			break;
		case FCGI_EV_IDLE:
			count_worker(s);
			break;
		case FCGI_EV_STOP:
			return 0;
		case FCGI_EV_BROKEN:
			return 1;
		}
	}
}

int
serve_worker(struct proc *p, struct board_slot *slot)
{
	struct fcgi_options options = { .listen_fd = 0,
		.read_timeout_ms = READ_TIMEOUT_MS,
		.write_timeout_ms = WRITE_TIMEOUT_MS };
	int64_t beat_ms = p->conf.hang_seconds * 1000 / 4;
	struct server s = { .proc = p, .slot = slot, .limits = REQ_LIMITS };
	struct sigaction term;
	int status;

	memset(&term, 0, sizeof(term));
	term.sa_handler = on_term;
	(void)sigaction(SIGTERM, &term, NULL);
	s.beat_ms = (int)(beat_ms < BEAT_MAX_MS ? beat_ms : BEAT_MAX_MS);
	s.limits.body = (size_t)p->conf.request_body_max;
	if (fcgi_open(&options, &s.fcgi) != RC_OK || open_stores(p) != RC_OK)
		return 1;
	s.ctx.arena = arena_new((size_t)p->conf.arena_max);
	s.ctx.resp = resp_new(BODY_MAX);
	status = serve_loop(&s);
	db_close(p->db);
	if (p->cache != NULL)
		cache_close(p->cache);
	fcgi_close(s.fcgi);
	resp_free(s.ctx.resp);
	arena_free(s.ctx.arena);
	return status;
}
