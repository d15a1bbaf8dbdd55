/* mustache_gen.c - from trees to programs.
 *
 * An instance is a template with the blocks set around it (its environment)
 * and with or without OP_BOLs; each is made once.  While one is made, the
 * templates that it includes are put in place, except for those that are just
 * being put in place (they come back to themselves) and when the program is
 * already large: those are called.
 *
 * Blocks.  The outermost value of a block wins.  A block's text sees the blocks
 * of the place where it was written, not of the place where it is put.  An
 * environment therefore holds, for each name, the text and the environment it
 * came with; equal ones are kept once, so that there are finitely many.
 */
#include <assert.h>
#include <string.h>

#include "base/log.h"
#include "web/html.h"
#include "web/mustache_int.h"

#define INLINE_OPS 20000      /* past this, templates are called */
#define INLINE_VISITS 20000   /* the same for what makes no operations */
#define TOTAL_OPS 1000000     /* of a set */
#define TOTAL_VISITS 5000000
#define TOTAL_TEXT ((size_t)64 * 1024 * 1024)
#define INSTANCES_MAX 20000
#define ENVS_MAX 4096
#define ENV_NAMES_MAX 256
#define NESTED_MAX 1000       /* templates, blocks and sections */
#define PLAIN_OPS 8           /* in a section whose inside stands twice */
#define INLINE_DEPTH 32       /* templates in one another */

struct binding {
	uint32_t name;
	const struct node *block;
	const struct env *env; /* of the place where it was written */
};

struct env {
	struct env *next; /* of all */
	size_t n;
	struct binding b[]; /* sorted by name */
};

struct instance {
	struct instance *next, *same; /* in the order made; in its slot */
	const struct template *t;
	const struct env *env;
	bool lines;
	struct program program; /* filled when its turn comes */
};

/* A table of all templates' instances, for names found while rendering. */
struct table {
	struct table *next;
	const struct env *env;
	bool lines;
	const struct program **programs;
};

#define SLOTS 1024

struct gen {
	struct templates *set;
	struct env *envs;
	struct instance *first, **last, *slots[SLOTS];
	struct table *tables;
	size_t n_envs, n_instances;
	size_t total_ops, total_text, total_visits;
	/* the program being made */
	struct op *ops;
	size_t n, cap;
	struct buf text; /* that the next operation prints */
	size_t nested, depth, visits;
	struct { /* templates being put in place */
		const struct template *t;
		const struct env *env;
	} chain[INLINE_DEPTH];
	enum rc rc; /* the first thing that went wrong */
};

/* Where code is made for. */
struct place {
	const struct template *t;
	const struct env *env;
	struct str indent; /* before each line */
	struct str strip;  /* taken from the front of each line first */
	bool lines;        /* OP_BOL before each line */
	bool joined;       /* the first line goes on an unfinished one */
};

static void gen_nodes(struct gen *g, struct place *p, const struct node *n);

static void
fail(struct gen *g, enum rc rc, const struct place *p, const struct node *n,
    const char *what, struct str detail)
{
	if (g->rc == RC_OK)
		g->rc = template_bad(rc, p->t, n != NULL ? n->line : 0, what,
		    detail);
}

/* --- operations ------------------------------------------------------------*/

static const char no_text[SHORT_TEXT];

static struct op *
new_op(struct gen *g, enum op_code code)
{
	struct op *o;

	if (g->n == g->cap) {
		size_t cap = g->cap > 0 ? g->cap * 2 : 1024;

		o = arena_array(g->set->arena, cap, sizeof(*o));
		if (g->n > 0)
			memcpy(o, g->ops, g->n * sizeof(*o));
		g->ops = o;
		g->cap = cap;
	}
	o = &g->ops[g->n++];
	memset(o, 0, sizeof(*o));
	o->code = (uint8_t)code;
	o->text = no_text;
	if (++g->total_ops > TOTAL_OPS || g->total_text > TOTAL_TEXT) {
		if (g->rc == RC_OK)
			log_error("template", "the templates are too large");
		g->rc = RC_LIMIT;
	}
	return o;
}

/* The next operation, with the text that has come together; a long one gets
 * an operation of its own. */
static struct op *
op(struct gen *g, enum op_code code)
{
	size_t n = g->text.n;
	struct op *o = new_op(g, n > SHORT_TEXT ? OP_LONG : code);
	char *text;

	if (n == 0)
		return o;
	text = arena_zalloc(g->set->arena, n + SHORT_TEXT);
	memcpy(text, g->text.p, n);
	o->text = text;
	o->n_text = (uint32_t)n;
	g->total_text += n;
	buf_reset(&g->text);
	return n > SHORT_TEXT && code != OP_TEXT ? new_op(g, code) : o;
}

/* The way from one operation to another, as a target. */
static int32_t
way(size_t from, size_t to)
{
	return (int32_t)((to - from) * sizeof(struct op));
}

static void
op_path(struct op *o, const struct path *path)
{
	o->sym = path->n > 0 ? path->syms[0] : 0;
	o->path = path->n > 1 ? path : NULL;
}

static void
op_value(struct gen *g, const struct path *path, bool raw)
{
	op_path(op(g, raw ? OP_RAW : path->n == 1 ? OP_VAR : OP_PATH), path);
}

/* --- text ------------------------------------------------------------------*/

static struct str
without(struct str s, struct str front)
{
	size_t n = 0;

	while (n < s.n && n < front.n && s.p[n] == front.p[n])
		n++;
	return str_sub(s, n, s.n);
}

static void
line_begins(struct gen *g, struct place *p)
{
	if (p->joined) {
		p->joined = false;
		return;
	}
	if (p->lines)
		(void)op(g, OP_BOL);
	buf_add(&g->text, p->indent);
}

static void
gen_text(struct gen *g, struct place *p, const struct node *n)
{
	struct str rest = n->text;
	bool bol = n->bol;

	if (!p->lines && p->indent.n == 0 && p->strip.n == 0) {
		buf_add(&g->text, rest);
		return;
	}
	while (rest.n > 0 && g->rc == RC_OK) {
		size_t end = str_find(rest, '\n');
		struct str line = str_sub(rest, 0, end + 1);

		rest = str_sub(rest, line.n, rest.n);
		if (bol) {
			line_begins(g, p);
			line = without(line, p->strip);
		}
		buf_add(&g->text, line);
		p->joined = false;
		bol = true;
	}
}

/* --- environments ----------------------------------------------------------*/

static const struct binding *
bound(const struct env *e, uint32_t name)
{
	for (size_t i = 0; e != NULL && i < e->n; i++)
		if (e->b[i].name == name)
			return &e->b[i];
	return NULL;
}

/* The one environment with these bindings. */
static const struct env *
env_of(struct gen *g, const struct place *p, const struct node *n,
    const struct binding *b, size_t count)
{
	struct env *e;

	for (e = g->envs; e != NULL; e = e->next)
		if (e->n == count
		    && memcmp(e->b, b, count * sizeof(*b)) == 0)
			return e;
	if (g->n_envs++ == ENVS_MAX) {
		fail(g, RC_LIMIT, p, n, "too many blocks", STR(""));
		return NULL;
	}
	e = arena_zalloc(g->set->arena, sizeof(*e) + count * sizeof(*b));
	e->n = count;
	memcpy(e->b, b, count * sizeof(*b));
	e->next = g->envs;
	g->envs = e;
	return e;
}

/* The environment inside of parent n: its blocks behind those of p. */
static const struct env *
env_inside(struct gen *g, const struct place *p, const struct node *n)
{
	struct binding b[ENV_NAMES_MAX];
	size_t count = p->env != NULL ? p->env->n : 0;
	const struct node *block;
	bool grown = false;

	memset(b, 0, sizeof(b)); /* compared whole, padding and all */
	if (count > 0)
		memcpy(b, p->env->b, count * sizeof(b[0]));
	for (block = n->child; block != NULL; block = block->next) {
		uint32_t name = sym_intern(block->text);
		size_t at = 0;

		while (at < count && b[at].name < name)
			at++;
		if (at < count && b[at].name == name)
			continue;
		if (count == ENV_NAMES_MAX) {
			fail(g, RC_LIMIT, p, n, "too many blocks", STR(""));
			return NULL;
		}
		memmove(&b[at + 1], &b[at], (count++ - at) * sizeof(b[0]));
		memset(&b[at], 0, sizeof(b[at]));
		b[at].name = name;
		b[at].block = block;
		b[at].env = p->env;
		grown = true;
	}
	return grown ? env_of(g, p, n, b, count) : p->env;
}

/* --- instances -------------------------------------------------------------*/

static struct instance *
instance_of(struct gen *g, const struct template *t, const struct env *env,
    bool lines)
{
	size_t slot = ((uintptr_t)t / 16 * 31 + (uintptr_t)env / 16 * 17
	    + lines) % SLOTS;
	struct instance *i;

	for (i = g->slots[slot]; i != NULL; i = i->same)
		if (i->t == t && i->env == env && i->lines == lines)
			return i;
	if (g->n_instances++ == INSTANCES_MAX) {
		if (g->rc == RC_OK)
			log_error("template", "too many templates in one "
			    "another", LOG_STR("file", t->name));
		g->rc = RC_LIMIT;
	}
	i = arena_zalloc(g->set->arena, sizeof(*i));
	i->t = t;
	i->env = env;
	i->lines = lines;
	i->same = g->slots[slot];
	g->slots[slot] = i;
	*g->last = i;
	g->last = &i->next;
	return i;
}

static const struct program *const *
table_of(struct gen *g, const struct env *env, bool lines)
{
	struct table *t;

	for (t = g->tables; t != NULL; t = t->next)
		if (t->env == env && t->lines == lines)
			return t->programs;
	t = arena_zalloc(g->set->arena, sizeof(*t));
	t->env = env;
	t->lines = lines;
	t->programs = arena_array(g->set->arena, g->set->n,
	    sizeof(const struct program *));
	t->next = g->tables;
	g->tables = t;
	for (size_t i = 0; i < g->set->n && g->rc == RC_OK; i++)
		t->programs[i] = &instance_of(g, &g->set->all[i], env,
		    lines)->program;
	return t->programs;
}

/* --- including -------------------------------------------------------------*/

static struct str
join(struct gen *g, struct str a, struct str b)
{
	if (a.n == 0)
		return b;
	if (b.n == 0)
		return a;
	return arena_printf(g->set->arena, "%.*s%.*s", STR_FMT(a), STR_FMT(b));
}

static bool
comes_back(const struct gen *g, const struct template *t,
    const struct env *env)
{
	for (size_t i = 0; i < g->depth; i++)
		if (g->chain[i].t == t && g->chain[i].env == env)
			return true;
	return false;
}

/* Includes t (NULL: what path names) with the blocks of env. */
static void
include(struct gen *g, struct place *p, const struct node *n,
    const struct template *t, const struct env *env)
{
	struct place in = { .t = t, .env = env, .indent = STR(""),
		.strip = STR(""), .joined = p->joined };
	struct call *call;

	if (n->alone) {
		in.indent = join(g, p->indent, without(n->indent, p->strip));
		in.lines = p->lines;
	}
	p->joined = false;
	if (t != NULL && g->depth < INLINE_DEPTH && g->n < INLINE_OPS
	    && g->visits < INLINE_VISITS && !comes_back(g, t, env)) {
		g->chain[g->depth].t = t;
		g->chain[g->depth++].env = env;
		gen_nodes(g, &in, t->tree);
		g->depth--;
		return;
	}
	call = arena_zalloc(g->set->arena, sizeof(*call));
	call->indent = in.indent;
	call->keep = in.lines;
	if (t != NULL)
		call->program = &instance_of(g, t, env,
		    in.lines || in.indent.n > 0)->program;
	else
		call->programs = table_of(g, env,
		    in.lines || in.indent.n > 0);
	call->path = n->path;
	op(g, t != NULL ? OP_CALL : OP_DYN)->call = call;
}

static void
gen_include(struct gen *g, struct place *p, const struct node *n)
{
	const struct env *env = n->kind == NODE_PARENT ? env_inside(g, p, n)
	                                               : p->env;
	const struct template *t = NULL;

	if (g->rc != RC_OK)
		return;
	if (n->path == NULL && (t = templates_get(g->set, n->text)) == NULL) {
		if (!g->set->options.lenient)
			fail(g, RC_INVALID, p, n,
			    "a template that does not exist", n->text);
		return;
	}
	include(g, p, n, t, env);
}

static void
gen_block(struct gen *g, struct place *p, const struct node *n)
{
	const struct binding *b = bound(p->env, sym_intern(n->text));
	struct place in = *p;

	if (b == NULL) {
		gen_nodes(g, p, n->child);
		return;
	}
	in.env = b->env;
	in.indent = join(g, p->indent, without(n->indent, p->strip));
	in.strip = b->block->strip;
	in.joined = !n->alone;
	/* alone here, but not where it was written: its line begins now */
	if (n->alone && !b->block->alone && b->block->child != NULL)
		line_begins(g, &in);
	gen_nodes(g, &in, b->block->child);
	p->joined = false;
}

/* --- messages --------------------------------------------------------------*/

static void
gen_form(struct gen *g, const struct msg_form *f)
{
	for (size_t i = 0; i < f->n; i++) {
		html_put(&g->text, f->pieces[i].text);
		if (f->pieces[i].var != NULL)
			op_value(g, f->pieces[i].var, false);
	}
}

static void
gen_message(struct gen *g, const struct msg *msg)
{
	const struct locale *l = msg_locale(g->set->options.msgs);
	size_t jumps[PLURAL_COUNT + MSG_EXACT_MAX], n_jumps = 0, at;
	struct plural_op *pl;

	if (msg->by == NULL) {
		gen_form(g, &msg->forms[PLURAL_OTHER]);
		return;
	}
	pl = arena_zalloc(g->set->arena, sizeof(*pl));
	pl->by = msg->by;
	pl->locale = l;
	op(g, OP_PLURAL)->plural = pl;
	at = g->n - 1;
	for (size_t i = 0; i < msg->n_exact; i++) {
		pl->exact[i].value = msg->exact[i].value;
		pl->exact[i].target = way(at, g->n);
		pl->n_exact++;
		gen_form(g, &msg->exact[i].form);
		(void)op(g, OP_JUMP);
		jumps[n_jumps++] = g->n - 1;
	}
	for (enum plural f = 0; f < PLURAL_COUNT; f++) {
		if (msg->forms[f].n == 0)
			continue;
		pl->forms[f] = way(at, g->n);
		gen_form(g, &msg->forms[f]);
		(void)op(g, OP_JUMP);
		jumps[n_jumps++] = g->n - 1;
	}
	for (size_t i = 0; i < n_jumps; i++)
		g->ops[jumps[i]].target = way(jumps[i], g->n);
}

/* --- trees -----------------------------------------------------------------*/

/* Does anything from op `from` on ask for {{.}}?  Another template might. */
static bool
asks_for_dot(const struct gen *g, size_t from)
{
	for (size_t i = from; i < g->n; i++) {
		switch ((enum op_code)g->ops[i].code) {
		case OP_CALL:
		case OP_DYN:
			return true;
		case OP_PATH:
		case OP_RAW:
		case OP_SECTION:
		case OP_FLAG:
		case OP_INVERTED:
			if (g->ops[i].sym == 0)
				return true;
			break;
		case OP_PLURAL:
			if (g->ops[i].plural->by->n == 0)
				return true;
			break;
		default:
			break;
		}
	}
	return false;
}

/* Only text and values since op `from`? */
static bool
is_plain(const struct gen *g, size_t from)
{
	for (size_t i = from; i < g->n; i++)
		if (g->ops[i].code > OP_RAW)
			return false;
	return g->n - from <= PLAIN_OPS;
}

static void
gen_section(struct gen *g, struct place *p, const struct node *n)
{
	size_t at, end;
	bool plain;

	op_path(op(g, OP_SECTION), n->path);
	at = g->n - 1;
	gen_nodes(g, p, n->child);
	g->ops[at].dotless = !asks_for_dot(g, at + 1);
	plain = g->ops[at].dotless && n->path->n == 1
	    && is_plain(g, at + 1);
	(void)op(g, OP_END);
	end = g->n - 1;
	if (plain) {
		/* FLAG, inside, END, inside again, TEXT of END */
		g->ops[at].code = OP_FLAG;
		g->ops[at].plain = way(at, g->n);
		for (size_t i = at + 1; i < end && g->rc == RC_OK; i++) {
			struct op *o = new_op(g, OP_TEXT);

			*o = g->ops[i];
		}
		(void)new_op(g, OP_TEXT);
		g->ops[g->n - 1].text = g->ops[end].text;
		g->ops[g->n - 1].n_text = g->ops[end].n_text;
	}
	g->ops[end].target = way(end, g->n);
	g->ops[at].target = way(at, g->n);
}

static void
gen_inverted(struct gen *g, struct place *p, const struct node *n)
{
	size_t at;

	op_path(op(g, OP_INVERTED), n->path);
	at = g->n - 1;
	gen_nodes(g, p, n->child);
	if (g->text.n > 0)
		(void)op(g, OP_TEXT);
	g->ops[at].target = way(at, g->n);
}

static void
gen_node(struct gen *g, struct place *p, const struct node *n)
{
	switch (n->kind) {
	case NODE_TEXT:
		gen_text(g, p, n);
		break;
	case NODE_BOL:
		line_begins(g, p);
		break;
	case NODE_VAR:
		op_value(g, n->path, n->raw);
		p->joined = false;
		break;
	case NODE_SECTION:
		gen_section(g, p, n);
		break;
	case NODE_INVERTED:
		gen_inverted(g, p, n);
		break;
	case NODE_PARTIAL:
	case NODE_PARENT:
		gen_include(g, p, n);
		break;
	case NODE_BLOCK:
		gen_block(g, p, n);
		break;
	case NODE_MSG:
		gen_message(g, n->msg);
		p->joined = false;
		break;
	}
}

static void
gen_nodes(struct gen *g, struct place *p, const struct node *n)
{
	g->visits++;
	if (++g->nested > NESTED_MAX || g->total_visits++ > TOTAL_VISITS)
		fail(g, RC_LIMIT, p, n, "templates too deep in one another",
		    STR(""));
	for (; n != NULL && g->rc == RC_OK; n = n->next) {
		gen_node(g, p, n);
		if (!buf_ok(&g->text))
			fail(g, RC_LIMIT, p, n, "too much text", STR(""));
	}
	g->nested--;
}

static void
gen_instance(struct gen *g, struct instance *i)
{
	struct place p = { .t = i->t, .env = i->env, .indent = STR(""),
		.strip = STR(""), .lines = i->lines };
	struct op *ops;

	g->n = g->visits = 0;
	g->chain[0].t = i->t;
	g->chain[0].env = i->env;
	g->depth = 1;
	gen_nodes(g, &p, i->t->tree);
	(void)op(g, OP_STOP);
	ops = arena_array(g->set->arena, g->n, sizeof(*ops));
	memcpy(ops, g->ops, g->n * sizeof(*ops));
	i->program.ops = ops;
	i->program.n = g->n;
	program_link(&i->program);
}

enum rc
templates_compile(struct templates *set)
{
	struct gen *g = arena_zalloc(set->arena, sizeof(*g));

	g->set = set;
	g->last = &g->first;
	g->text = buf_process(TOTAL_TEXT);
	for (size_t i = 0; i < set->n; i++)
		set->all[i].program = &instance_of(g, &set->all[i], NULL,
		    false)->program;
	for (struct instance *i = g->first; i != NULL && g->rc == RC_OK;
	     i = i->next)
		gen_instance(g, i);
	buf_free(&g->text);
	return g->rc;
}
