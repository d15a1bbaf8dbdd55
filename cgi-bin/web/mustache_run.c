/* mustache_run.c - runs programs.
 *
 * Three stacks of fixed size: what names are looked for in (frames), the
 * sections that go round (loops), the programs that called (calls).  Output
 * goes straight into the buffer's memory: w is where the next byte goes; the
 * buffer itself is brought up to date before it grows and at the end.
 *
 * This is the inner loop of every page, so it is written for speed where it is
 * cheap to read: pieces of text are copied in whole vectors (what is too much
 * is overwritten by what follows), a name is tried first where it was found
 * last, and each operation jumps to the next one's code by itself. */
#include <string.h>

#include "base/log.h"
#include "web/html_int.h"
#include "web/mustache_int.h"

#define INDENT_MAX 1024
#define SLACK ((size_t)1024) /* asked for beyond what is needed */

struct frame {
	const struct view *v; /* what names are looked for in; never NULL */
	const struct field *f; /* {{.}} */
};

struct loop {
	const struct field *item, *end; /* in hand; behind the last */
	struct op *start;
	bool framed; /* has a frame of its own */
};

struct caller {
	struct op *next;
	size_t indent, n_indent;
};

struct vm {
	struct buf *out;
	/* Up to here there is room for SHORT_TEXT bytes; NULL: nowhere. */
	const char *limit;
	const struct templates *set;
	struct frame frames[TEMPLATE_DEPTH_MAX + 2];
	struct loop loops[TEMPLATE_DEPTH_MAX + 1];
	struct caller callers[TEMPLATE_DEPTH_MAX + 1];
	struct frame *top;
	unsigned n_loops, n_callers, steps;
	size_t indent, n_indent; /* the part of space in use */
	char space[INDENT_MAX];
};

static const struct view nothing = { .text = STR_INIT("") };

/* --- output ----------------------------------------------------------------*/

/* Takes over the buffer's memory: w is returned. */
static inline char *
take(struct vm *vm)
{
	struct buf *b = vm->out;

	vm->limit = b->cap >= SHORT_TEXT ? b->p + (b->cap - SHORT_TEXT) : NULL;
	return b->p + b->n;
}

/* Room for n bytes at least; NULL: there is none. */
static __attribute__((noinline)) char *
grow(struct vm *vm, char *w, size_t n)
{
	struct buf *b = vm->out;

	b->n = (size_t)(w - b->p);
	if (n + SLACK <= b->max - b->n)
		n += SLACK;
	return buf_room(b, n) ? take(vm) : NULL;
}

/* What follows returns w behind what was written, and may have moved the
 * limit; NULL: there is no room. */

/* Text without escaping, when it is long or the room is short. */
static __attribute__((noinline)) char *
put(struct vm *vm, char *w, const char *p, size_t n)
{
	const struct buf *b = vm->out;

	if (b->cap - (size_t)(w - b->p) < n && (w = grow(vm, w, n)) == NULL)
		return NULL;
	memcpy(w, p, n);
	return w + n;
}

/* Text with something to escape, or when the room is short. */
static __attribute__((noinline)) char *
put_escaped(struct vm *vm, char *w, struct str s)
{
	vm->out->n = (size_t)(w - vm->out->p);
	html_put(vm->out, s);
	return buf_ok(vm->out) ? take(vm) : NULL;
}

/* The digits of 0 to 99. */
static const char pairs[] =
	"00010203040506070809101112131415161718192021222324"
	"25262728293031323334353637383940414243444546474849"
	"50515253545556575859606162636465666768697071727374"
	"75767778798081828384858687888990919293949596979899";

/* Below 100, without a zero in front. */
static inline char *
write_small(char *w, unsigned u)
{
	if (u < 10) {
		*w = (char)('0' + u);
		return w + 1;
	}
	memcpy(w, pairs + 2 * u, 2);
	return w + 2;
}

/* A number, "true" or "false", in FIELD_TEXT_MAX bytes. */
static inline char *
write_number(char *w, const struct field *f)
{
	uint64_t u = f->i < 0 ? 0 - (uint64_t)f->i : (uint64_t)f->i;
	unsigned below[10] __attribute__((uninitialized)), n = 0;

	if (f->kind == FIELD_BOOL) {
		memcpy(w, u != 0 ? "true\0\0\0" : "false\0\0", 8);
		return w + (u != 0 ? 4 : 5);
	}
	if (f->i < 0)
		*w++ = '-';
	if (u < 100)
		return write_small(w, (unsigned)u);
	for (; u >= 100; u /= 100)
		below[n++] = (unsigned)(u % 100);
	for (w = write_small(w, (unsigned)u); n > 0; w += 2)
		memcpy(w, pairs + 2 * below[--n], 2);
	return w;
}

/* Whatever is no text without entities. */
static __attribute__((noinline)) char *
put_value(struct vm *vm, char *w, const struct field *f, bool raw)
{
	char tmp[FIELD_TEXT_MAX];

	switch (f->kind) {
	case FIELD_I64:
	case FIELD_BOOL:
		return put(vm, w, tmp, (size_t)(write_number(tmp, f) - tmp));
	case FIELD_HTML:
		if (raw)
			return put(vm, w, f->s.p, f->s.n);
		return put_escaped(vm, w, f->s);
	case FIELD_STR:
		return put_escaped(vm, w, f->s);
	case FIELD_NUMBER:
		return put_escaped(vm, w, f->number->text);
	case FIELD_VIEW:
		return put_escaped(vm, w, f->v->text);
	}
	return w;
}

/* --- names -----------------------------------------------------------------*/

/* The member where op found its name last, or NULL. */
static inline const struct field *
hinted(const struct view *v, const struct op *op)
{
	const struct field *f;

	if (__builtin_expect(op->hint >= v->used, 0))
		return NULL;
	f = (const struct field *)(const void *)((const char *)v->f
	    + op->hint);
	return __builtin_expect(f->sym == op->sym, 1) ? f : NULL;
}

/* The nearest member of that name, from the innermost frame out. */
static __attribute__((noinline)) const struct field *
look_up(const struct vm *vm, struct op *op)
{
	uint32_t sym = op->sym;

	for (const struct frame *t = vm->top;; t--) {
		const struct view *v = t->v;
		const struct field *f;

		if ((v->mask >> (sym & 63) & 1) != 0) {
			if ((f = hinted(v, op)) != NULL)
				return f;
			for (f = v->f; f < v->f + v->n; f++)
				if (f->sym == sym) {
					op->hint = (uint32_t)((const char *)f
					    - (const char *)v->f);
					return f;
				}
		}
		if (t == vm->frames)
			return NULL;
	}
}

/* The same, the usual case without a call; v is the innermost frame's. */
static inline const struct field *
simple_value(const struct vm *vm, const struct view *v, struct op *op)
{
	const struct field *f = hinted(v, op);

	return __builtin_expect(f != NULL, 1) ? f : look_up(vm, op);
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
		return vm->top->f;
	f = simple_value(vm, vm->top->v, op);
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

static inline void
set_frame(struct frame *t, const struct field *f)
{
	t->f = f;
	t->v = f->kind == FIELD_VIEW ? f->v : &nothing;
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
named(const struct vm *vm, const struct call *call)
{
	const struct field *f = path_value(vm, call->path);
	const struct template *t;
	char tmp[FIELD_TEXT_MAX];

	t = f != NULL ? templates_get(vm->set, field_text(f, tmp)) : NULL;
	return t != NULL ? call->programs[t->index] : NULL;
}

/* Where it begins; NULL: past a limit. */
static struct op *
call_begin(struct vm *vm, struct op *op, const struct program *to)
{
	struct caller *c;

	if (vm->n_callers == TEMPLATE_DEPTH_MAX
	    || ++vm->steps > TEMPLATE_STEPS_MAX)
		return NULL;
	c = &vm->callers[vm->n_callers++];
	c->next = op + 1;
	c->indent = vm->indent;
	c->n_indent = vm->n_indent;
	return indent_push(vm, op->call) ? to->ops : NULL;
}

static struct op *
call_end(struct vm *vm)
{
	const struct caller *c = &vm->callers[--vm->n_callers];

	vm->indent = c->indent;
	vm->n_indent = c->n_indent;
	return c->next;
}

static inline struct op *
jump(struct op *op, int32_t target)
{
	return (struct op *)(void *)((char *)op + target);
}

/* --- sections --------------------------------------------------------------*/

/* Begins a section over a value that is true; false: past a limit. */
static inline bool
section_begin(struct vm *vm, struct op *op, const struct field *f)
{
	struct loop *l;

	if (vm->n_loops == TEMPLATE_DEPTH_MAX
	    || ++vm->steps > TEMPLATE_STEPS_MAX)
		return false;
	l = &vm->loops[vm->n_loops++];
	l->start = op + 1;
	l->framed = f->kind == FIELD_VIEW || !op->dotless;
	l->item = f;
	l->end = f + 1;
	if (f->kind == FIELD_VIEW && f->v->list) {
		l->item = f->v->f;
		l->end = l->item + f->v->n;
	}
	if (l->framed)
		set_frame(++vm->top, l->item);
	return true;
}

/* Where the program goes on: the section's start, or behind it. */
static inline struct op *
section_next(struct vm *vm, struct op *op)
{
	struct loop *l = &vm->loops[vm->n_loops - 1];

	if (++l->item < l->end) {
		vm->steps++; /* seen by the next section or call */
		set_frame(vm->top, l->item);
		return l->start;
	}
	vm->top -= l->framed;
	vm->n_loops--;
	return jump(op, op->target);
}

static int32_t
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

/* A text of more than SHORT_TEXT bytes, which may be read whole that much
 * further, and written too. */
static inline char *
copy_long(char *w, const char *p, size_t n)
{
	if (n > 256) {
		memcpy(w, p, n);
	} else {
		for (size_t i = 0; i < n; i += SHORT_TEXT)
			memcpy(w + i, p + i, SHORT_TEXT);
	}
	return w + n;
}

/* Prints with a call that returns the new w. */
#define CALL(call)                                                            \
	do {                                                                  \
		if ((w = call) == NULL)                                       \
			return false;                                         \
		limit = vm->limit;                                            \
	} while (0)

/* Prints the operation's text, at most SHORT_TEXT bytes. */
#define TEXT()                                                                \
	do {                                                                  \
		if (__builtin_expect(w <= limit, 1)) {                        \
			const char *t_ = op->text;                            \
			uint32_t n_ = op->n_text;                             \
			memcpy(w, t_, 32);                                    \
			if (n_ > 32)                                          \
				memcpy(w + 32, t_ + 32, 32);                  \
			w += n_;                                              \
		} else {                                                      \
			CALL(put(vm, w, op->text, op->n_text));               \
		}                                                             \
	} while (0)

/* Prints a value, if there is one. */
#define VALUE(f, raw)                                                         \
	do {                                                                  \
		if (f == NULL)                                                \
			break;                                                \
		if (__builtin_expect(f->kind == FIELD_STR                     \
		        && w + f->s.n <= limit, 1)                            \
		    && html_copy_clean(w, f->s.p, f->s.n))                    \
			w += f->s.n;                                          \
		else if (f->kind <= FIELD_BOOL && f->kind >= FIELD_I64        \
		    && w <= limit)                                            \
			w = write_number(w, f);                               \
		else                                                          \
			CALL(put_value(vm, w, f, raw));                       \
	} while (0)

#define GO() goto *op->go
#define NEXT()                                                                \
	do {                                                                  \
		op++;                                                         \
		GO();                                                         \
	} while (0)

/* False: past a limit. */
static bool
run(struct vm *vm, struct op *op)
{
	static const void *const labels[] = {
#define OP_LABEL(name) [OP_##name] = &&do_##name,
		OP_LIST(OP_LABEL)
#undef OP_LABEL
	};
	const struct program *to;
	const struct field *f;
	const struct view *v; /* vm->top->v */
	const char *limit;
	char *w;

	if (vm == NULL) { /* only to tell where the code is */
		op->go = labels[op->code];
		return true;
	}
	w = take(vm);
	limit = vm->limit;
	v = vm->top->v;
	GO();
do_TEXT:
	TEXT();
	NEXT();
do_LONG:
	if (__builtin_expect(w + op->n_text <= limit, 1)) {
		w = copy_long(w, op->text, op->n_text);
	} else {
		CALL(put(vm, w, op->text, op->n_text));
	}
	NEXT();
do_VAR:
	TEXT();
	f = simple_value(vm, v, op);
	VALUE(f, false);
	NEXT();
do_PATH:
	TEXT();
	f = value_of(vm, op);
	if (f != NULL)
		CALL(put_value(vm, w, f, false));
	NEXT();
do_RAW:
	TEXT();
	f = value_of(vm, op);
	if (f != NULL)
		CALL(put_value(vm, w, f, true));
	NEXT();
do_FLAG:
	TEXT();
	f = simple_value(vm, v, op);
	if (__builtin_expect(f != NULL && f->kind == FIELD_BOOL, 1)) {
		op = jump(op, f->i != 0 ? op->plain : op->target);
		GO();
	}
	if (f != NULL && f->kind != FIELD_VIEW) {
		op = jump(op, field_true(f) ? op->plain : op->target);
		GO();
	}
	goto section;
do_SECTION:
	TEXT();
	f = value_of(vm, op);
section:
	if (f == NULL || !field_true(f)) {
		op = jump(op, op->target);
		GO();
	}
	if (!section_begin(vm, op, f))
		return false;
	v = vm->top->v;
	NEXT();
do_INVERTED:
	TEXT();
	f = value_of(vm, op);
	if (f == NULL || !field_true(f))
		NEXT();
	op = jump(op, op->target);
	GO();
do_END:
	TEXT();
	op = section_next(vm, op);
	v = vm->top->v;
	GO();
do_CALL:
	TEXT();
	if ((op = call_begin(vm, op, op->call->program)) == NULL)
		return false;
	GO();
do_DYN:
	TEXT();
	to = named(vm, op->call);
	op = to != NULL ? call_begin(vm, op, to) : op + 1;
	if (op == NULL)
		return false;
	GO();
do_BOL:
	TEXT();
	CALL(put(vm, w, vm->space + vm->indent, vm->n_indent));
	NEXT();
do_PLURAL:
	TEXT();
	op = jump(op, plural_target(vm, op->plural));
	GO();
do_JUMP:
	TEXT();
	op = jump(op, op->target);
	GO();
do_STOP:
	TEXT();
	if (vm->n_callers > 0) {
		op = call_end(vm);
		GO();
	}
	vm->out->n = (size_t)(w - vm->out->p);
	return true;
}

void
program_link(struct program *p)
{
	for (size_t i = 0; i < p->n; i++)
		(void)run(NULL, &p->ops[i]);
}

enum rc
template_run(const struct template *t, const struct field *root,
    struct buf *out)
{
	/* nothing in it is read before it was written */
	struct vm vm __attribute__((uninitialized));

	vm.out = out;
	vm.set = t->set;
	vm.top = vm.frames;
	set_frame(vm.top, root);
	vm.n_loops = vm.n_callers = vm.steps = 0;
	vm.indent = vm.n_indent = 0;
	if (buf_room(out, 1) && run(&vm, t->program->ops))
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
