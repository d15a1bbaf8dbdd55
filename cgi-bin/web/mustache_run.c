/* mustache_run.c - runs programs.
 *
 * Three stacks of fixed size: what names are looked for in (frames), the
 * sections that are open (loops), the programs that called (calls).  Output
 * goes straight into the buffer's memory: w is where the next byte goes, end
 * where the room ends; the buffer itself is brought up to date before it grows
 * and at the end. */
#include <string.h>

#include "base/log.h"
#include "web/html.h"
#include "web/mustache_int.h"

#define INDENT_MAX 1024
#define CHUNK ((size_t)512)

struct loop {
	const struct view *list; /* NULL: once */
	uint32_t i;
	bool framed; /* has a frame of its own */
	const struct op *start;
};

struct caller {
	const struct program *program;
	const struct op *next;
	size_t indent, n_indent;
};

struct vm {
	struct buf *out;
	char *w, *end;
	const struct field *frames[TEMPLATE_DEPTH_MAX + 2];
	struct loop loops[TEMPLATE_DEPTH_MAX + 1];
	struct caller callers[TEMPLATE_DEPTH_MAX + 1];
	unsigned n_frames, n_loops, n_callers, steps;
	size_t indent, n_indent; /* the part of space in use */
	char space[INDENT_MAX];
};

/* --- output ----------------------------------------------------------------*/

static void
vm_sync(struct vm *vm)
{
	vm->out->n = (size_t)(vm->w - vm->out->p);
}

static void
vm_take(struct vm *vm)
{
	vm->w = vm->out->p + vm->out->n;
	vm->end = vm->out->p + vm->out->cap;
}

static __attribute__((noinline)) bool
vm_grow(struct vm *vm, size_t n)
{
	bool ok;

	vm_sync(vm);
	ok = buf_room(vm->out, n);
	vm_take(vm);
	return ok;
}

static inline bool
put(struct vm *vm, const char *p, size_t n)
{
	if ((size_t)(vm->end - vm->w) < n && !vm_grow(vm, n))
		return false;
	memcpy(vm->w, p, n);
	vm->w += n;
	return true;
}

/* Long values, and those for which the room is short. */
static __attribute__((noinline)) bool
put_escaped_slow(struct vm *vm, struct str s)
{
	vm_sync(vm);
	html_put(vm->out, s);
	vm_take(vm);
	return buf_ok(vm->out);
}

static inline bool
put_escaped(struct vm *vm, struct str s)
{
	if (s.n > CHUNK || (size_t)(vm->end - vm->w) < HTML_ROOM(s.n))
		return put_escaped_slow(vm, s);
	vm->w = html_escape(vm->w, s.p, s.n);
	return true;
}

static bool
put_value(struct vm *vm, const struct field *f, bool raw)
{
	char tmp[FIELD_TEXT_MAX];

	switch (f->kind) {
	case FIELD_HTML:
		if (raw)
			return put(vm, f->s.p, f->s.n);
		return put_escaped(vm, f->s);
	case FIELD_STR:
		return put_escaped(vm, f->s);
	default:
		return put_escaped(vm, field_text(f, tmp));
	}
}

/* --- names -----------------------------------------------------------------*/

/* The nearest member of that name, from the innermost frame out. */
static inline const struct field *
look_up(const struct vm *vm, struct op *op)
{
	uint32_t sym = op->sym;

	for (unsigned i = vm->n_frames; i-- > 0;) {
		const struct field *frame = vm->frames[i];
		const struct view *v;

		if (frame->kind != FIELD_VIEW)
			continue;
		v = frame->v;
		if ((v->mask >> (sym & 63) & 1) == 0)
			continue;
		if (op->hint < v->n && v->f[op->hint].sym == sym)
			return &v->f[op->hint];
		for (uint32_t k = 0; k < v->n; k++)
			if (v->f[k].sym == sym) {
				op->hint = k < UINT16_MAX ? (uint16_t)k : 0;
				return &v->f[k];
			}
	}
	return NULL;
}

static const struct field *
follow(const struct field *f, const struct path *path)
{
	for (uint32_t i = 1; i < path->n && f != NULL; i++)
		f = f->kind == FIELD_VIEW ? view_field(f->v, path->syms[i])
		                          : NULL;
	return f;
}

static inline const struct field *
value_of(const struct vm *vm, struct op *op)
{
	const struct field *f;

	if (__builtin_expect(op->sym == 0, 0))
		return vm->frames[vm->n_frames - 1];
	f = look_up(vm, op);
	if (op->path != NULL && f != NULL)
		f = follow(f, op->path);
	return f;
}

/* The same for a path that is not the operation's own. */
static const struct field *
path_value(const struct vm *vm, const struct path *path)
{
	struct op op = { .sym = path->n > 0 ? path->syms[0] : 0,
		.path = path->n > 1 ? path : NULL };

	return value_of(vm, &op);
}

/* --- calls -----------------------------------------------------------------*/

/* The indentation of what is called: the caller's, if it is kept, and the
 * call's own, on top of the space in use. */
static bool
indent_push(struct vm *vm, const struct call *call)
{
	size_t at = vm->indent + vm->n_indent;
	size_t kept = call->keep ? vm->n_indent : 0;

	if (call->indent.n > INDENT_MAX || at + kept > INDENT_MAX
	    - call->indent.n)
		return false;
	memcpy(vm->space + at, vm->space + vm->indent, kept);
	memcpy(vm->space + at + kept, call->indent.p, call->indent.n);
	vm->indent = at;
	vm->n_indent = kept + call->indent.n;
	return true;
}

/* What a DYN calls; NULL: nothing. */
static const struct program *
named(const struct vm *vm, const struct templates *set,
    const struct call *call)
{
	const struct field *f = path_value(vm, call->path);
	const struct template *t;
	char tmp[FIELD_TEXT_MAX];

	t = f != NULL ? templates_get(set, field_text(f, tmp)) : NULL;
	return t != NULL ? call->programs[t->index] : NULL;
}

static const struct program *
call_begin(struct vm *vm, const struct program *from, const struct op *op,
    const struct program *to)
{
	struct caller *c;

	if (vm->n_callers == TEMPLATE_DEPTH_MAX
	    || ++vm->steps > TEMPLATE_STEPS_MAX)
		return NULL;
	c = &vm->callers[vm->n_callers++];
	c->program = from;
	c->next = op + 1;
	c->indent = vm->indent;
	c->n_indent = vm->n_indent;
	return indent_push(vm, op->call) ? to : NULL;
}

/* --- sections --------------------------------------------------------------*/

static bool
section_begin(struct vm *vm, const struct op *op, const struct field *f)
{
	struct loop *l;

	if (vm->n_loops == TEMPLATE_DEPTH_MAX
	    || ++vm->steps > TEMPLATE_STEPS_MAX)
		return false;
	l = &vm->loops[vm->n_loops++];
	l->list = NULL;
	l->i = 0;
	l->framed = f->kind == FIELD_VIEW || !op->dotless;
	l->start = op + 1;
	if (f->kind == FIELD_VIEW && f->v->list) {
		l->list = f->v;
		f = &f->v->f[0];
	}
	if (l->framed)
		vm->frames[vm->n_frames++] = f;
	return true;
}

/* Where the program goes on: the section's start, or behind its end. */
static inline const struct op *
section_next(struct vm *vm, const struct op *op)
{
	struct loop *l = &vm->loops[vm->n_loops - 1];

	if (l->list != NULL && ++l->i < l->list->n) {
		vm->steps++; /* limited by what the view holds */
		vm->frames[vm->n_frames - 1] = &l->list->f[l->i];
		return l->start;
	}
	if (l->framed)
		vm->n_frames--;
	vm->n_loops--;
	return op + 1;
}

static uint32_t
plural_target(const struct vm *vm, const struct plural_op *pl)
{
	const struct field *f = path_value(vm, pl->by);
	int64_t n = f != NULL ? field_i64(f) : 0;

	for (size_t i = 0; i < pl->n_exact; i++)
		if (pl->exact[i].value == n)
			return pl->exact[i].target;
	return pl->forms[locale_plural(pl->locale, n)];
}

/* --- the machine -----------------------------------------------------------*/

/* False: past a limit. */
static bool
run(struct vm *vm, const struct templates *set, const struct program *p)
{
	struct op *op = p->ops;

	for (;;) {
		const struct program *to;
		const struct field *f;

		if (op->n_text > 0 && !put(vm, op->text, op->n_text))
			return false;
		switch ((enum op_code)op->code) {
		case OP_VAR:
		case OP_RAW:
			f = value_of(vm, op);
			if (f != NULL && !put_value(vm, f,
			        op->code == OP_RAW))
				return false;
			op++;
			break;
		case OP_SECTION:
			f = value_of(vm, op);
			if (f == NULL || !field_true(f)) {
				op = p->ops + op->target;
				break;
			}
			if (!section_begin(vm, op, f))
				return false;
			op++;
			break;
		case OP_INVERTED:
			f = value_of(vm, op);
			op = f != NULL && field_true(f) ? p->ops + op->target
			                                : op + 1;
			break;
		case OP_END:
			if (vm->steps > TEMPLATE_STEPS_MAX)
				return false;
			op = p->ops + (section_next(vm, op) - p->ops);
			break;
		case OP_CALL:
		case OP_DYN:
			to = op->code == OP_CALL ? op->call->program
			                         : named(vm, set, op->call);
			if (to == NULL) {
				op++;
				break;
			}
			if ((p = call_begin(vm, p, op, to)) == NULL)
				return false;
			op = p->ops;
			break;
		case OP_BOL:
			if (!put(vm, vm->space + vm->indent, vm->n_indent))
				return false;
			op++;
			break;
		case OP_PLURAL:
			op = p->ops + plural_target(vm, op->plural);
			break;
		case OP_JUMP:
			op = p->ops + op->target;
			break;
		case OP_TEXT:
			op++;
			break;
		case OP_STOP:
			if (vm->n_callers == 0)
				return true;
			vm->n_callers--;
			p = vm->callers[vm->n_callers].program;
			op = p->ops + (vm->callers[vm->n_callers].next
			    - p->ops);
			vm->indent = vm->callers[vm->n_callers].indent;
			vm->n_indent = vm->callers[vm->n_callers].n_indent;
			break;
		}
	}
}

enum rc
template_run(const struct template *t, const struct field *root,
    struct buf *out)
{
	/* nothing in it is read before it was written */
	struct vm vm __attribute__((uninitialized));
	bool ok;

	vm.out = out;
	vm.frames[0] = root;
	vm.n_frames = 1;
	vm.n_loops = vm.n_callers = vm.steps = 0;
	vm.indent = vm.n_indent = 0;
	ok = buf_room(out, 1);
	if (ok) {
		vm_take(&vm);
		ok = run(&vm, t->set, t->program);
		vm_sync(&vm);
	}
	if (ok)
		return RC_OK;
	log_error("template", buf_ok(out) ? "too deep, or too many items"
	                                  : "larger than the buffer allows",
	    LOG_STR("file", t->name), LOG_I64("bytes", (int64_t)out->n));
	return RC_LIMIT;
}

enum rc
template_render(const struct template *t, const struct view *v,
    struct buf *out)
{
	struct field root = { .kind = FIELD_VIEW };

	if (t == NULL) {
		log_error("template", "there is no such template");
		return RC_FAULT;
	}
	memcpy(&root.v, &v, sizeof(v)); /* only read from here on */
	return template_run(t, &root, out);
}
