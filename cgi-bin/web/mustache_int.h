/* mustache_int.h - how a template becomes a program.
 *
 *   text --mustache_parse.c--> tree --mustache_gen.c--> program
 *                                         mustache_run.c runs it
 *
 * The tree is what stands in one file.  A program is flat and whole: partials,
 * parents with their blocks, and messages are put in place, unless a template
 * comes back to itself or would grow too large; then it is called.  Programs
 * are made per instance: a template with the blocks that are set around it.
 *
 * Indentation.  A partial that stands alone on its line indents every line of
 * what it includes.  In place, that is done while the program is made.  For
 * what is called, the program exists a second time with an OP_BOL before each
 * line ("lines"), which prints the indentation of the call.
 */
#ifndef WEB_MUSTACHE_INT_H
#define WEB_MUSTACHE_INT_H

#include "web/msg_int.h"
#include "web/mustache.h"
#include "web/view_int.h"

/* --- trees -----------------------------------------------------------------*/

enum node_kind {
	NODE_TEXT,     /* text */
	NODE_BOL,      /* a line begins here, with a tag */
	NODE_VAR,      /* path, raw */
	NODE_SECTION,  /* path, child */
	NODE_INVERTED, /* path, child */
	NODE_PARTIAL,  /* name or path, indent, alone */
	NODE_PARENT,   /* the same; child: its blocks */
	NODE_BLOCK,    /* name, child, indent, strip, alone */
	NODE_MSG       /* msg */
};

struct node {
	struct node *next, *child;
	enum node_kind kind;
	bool raw;   /* {{{x}}} */
	bool bol;   /* text: begins a line */
	bool alone; /* the (opening) tag was alone on its line */
	unsigned line;
	struct str text; /* or the name of a template or block */
	const struct path *path;
	const struct msg *msg;
	/* What the lines of a partial, or of a block's replacement, get. */
	struct str indent;
	/* What the lines of a block lose when it replaces another. */
	struct str strip;
};

struct template {
	struct str name;
	struct str source;
	struct node *tree;
	struct templates *set;
	const struct program *program;
	size_t index; /* in the set */
};

/* RC_INVALID or RC_LIMIT, logged with the line. */
enum rc template_parse(struct template *t) MUST_CHECK;

/* --- programs --------------------------------------------------------------*/

/* Every operation prints its text first.  Targets are in bytes and counted
 * from the operation itself.
 *   TEXT                       nothing more
 *   LONG                       the same; the only one with a long text
 *   VAR          sym           the value of a simple name, escaped
 *   PATH         sym, path     the same of a dotted name or of "."
 *   RAW          sym, path     the same, markup as it is
 *   SECTION      sym, path     false: go to target; else each item until END
 *   FLAG         sym           the same, but what is no object or list goes to
 *                              plain: the inside once more, without a loop
 *   INVERTED     sym, path     true: go to target
 *   END          target        the next item; after the last go to target
 *   CALL         call          another program
 *   DYN          call          … that the value names
 *   BOL                        the indentation of the call
 *   PLURAL       plural        go to the form's target
 *   JUMP         target
 *   STOP                       back to the caller, or done
 *
 * A section whose inside is only text and values and asks for no {{.}} is a
 * FLAG: most are one, {{#current}} aria-current="true"{{/current}}. */
#define OP_LIST(X)                                                            \
	X(TEXT) X(LONG) X(VAR) X(PATH) X(RAW) X(SECTION) X(FLAG) X(INVERTED)  \
	X(END) X(CALL) X(DYN) X(BOL) X(PLURAL) X(JUMP) X(STOP)

enum op_code {
#define OP_ENUM(name) OP_##name,
	OP_LIST(OP_ENUM)
#undef OP_ENUM
};

#define SHORT_TEXT 64 /* of all operations but LONG; may be read whole */

struct op {
	const void *go; /* the code that does it; see program_link */
	const char *text;
	uint32_t n_text;
	uint32_t sym;  /* the first part of the path; 0: "." */
	uint32_t hint; /* where the value was found last: bytes of view.f */
	int32_t target;
	int32_t plain; /* FLAG */
	uint8_t code;
	bool dotless; /* SECTION: nothing inside asks for {{.}} */
	union {
		const struct path *path; /* of more than one part, or NULL */
		const struct call *call;
		const struct plural_op *plural;
	};
};

struct program {
	struct op *ops;
	size_t n;
};

struct call {
	const struct program *program;         /* CALL */
	const struct path *path;               /* DYN */
	const struct program *const *programs; /* DYN: by template's index */
	struct str indent;                     /* for the lines called */
	bool keep; /* … behind the indentation that the caller has */
};

struct plural_op {
	const struct path *by;
	const struct locale *locale;
	int32_t forms[PLURAL_COUNT];
	struct {
		int64_t value;
		int32_t target;
	} exact[MSG_EXACT_MAX];
	size_t n_exact;
};

struct templates {
	struct arena *arena;
	struct templates_options options;
	struct template *all; /* sorted by name */
	size_t n;
	uint32_t *slots; /* 1 + index, 0 empty: the same by hash */
	uint32_t mask;
};

struct template *templates_get(const struct templates *set, struct str name);

/* Makes the programs of all templates of a parsed set.  RC_INVALID (something
 * named is not there) or RC_LIMIT, logged. */
enum rc templates_compile(struct templates *set) MUST_CHECK;

/* Fills in where the code of each operation is. */
void program_link(struct program *p);

/* Renders over any value, not only an object: the specification does. */
enum rc template_run(const struct template *t, const struct field *root,
    struct buf *out) MUST_CHECK;

/* Logs what is wrong at a line of a template; returns rc. */
enum rc template_bad(enum rc rc, const struct template *t, unsigned line,
    const char *what, struct str detail) MUST_CHECK;

#endif
