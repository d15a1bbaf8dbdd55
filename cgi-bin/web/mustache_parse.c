/* mustache_parse.c - from text to tree.
 *
 * What takes care is which white space belongs to a tag.  A tag alone on its
 * line takes the whole line away (sections, comments, partials, delimiters);
 * a parent is alone when nothing stands before its opening and behind its
 * closing tag; the opening tag of a block may share its line with other
 * opening tags of parents and blocks, the closing one with closing ones.
 * Inside a parent only its blocks count.
 */
#include "web/mustache_int.h"

#include <assert.h>
#include <string.h>

#include "base/log.h"
#include "web/html.h"

struct open {
	struct node *node;  /* section, parent or block; NULL: the template */
	struct node **tail; /* where its next child goes */
	struct str name;    /* what its closing tag must say */
	struct node *blanks; /* parent: BOL and blanks before it, if alone */
};

struct parser {
	struct template *t;
	struct arena *a;
	const struct templates_options *o;
	struct str s;
	size_t pos;     /* read up to here */
	size_t openers; /* end of the last opening tag of a parent or block */
	struct str left, right; /* delimiters */
	size_t line_pos;
	unsigned line; /* that line_pos is on */
	size_t start_pos, start; /* where start_pos's line begins */
	struct open stack[TEMPLATE_DEPTH_MAX + 1];
	size_t depth;
};

/* One tag: [from, to) with its delimiters. */
struct tag {
	size_t from, to;
	size_t line_start;
	char sigil; /* 0: a name */
	struct str in;
};

enum rc
template_bad(enum rc rc, const struct template *t, unsigned line,
    const char *what, struct str detail)
{
	log_error("template", what, LOG_STR("file", t->name),
	    LOG_I64("line", line), LOG_STR("at", str_utf8_head(detail, 80)));
	return rc;
}

static unsigned
line_of(struct parser *p, size_t pos)
{
	if (pos < p->line_pos) {
		p->line_pos = 0;
		p->line = 1;
	}
	for (; p->line_pos < pos; p->line_pos++)
		p->line += p->s.p[p->line_pos] == '\n';
	return p->line;
}

static enum rc
bad(struct parser *p, const struct tag *tag, const char *what)
{
	return template_bad(RC_INVALID, p->t, line_of(p, tag->from), what,
	    tag->in);
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
all_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!blank(s.p[i]) && s.p[i] != '\n' && s.p[i] != '\r')
			return false;
	return true;
}

/* Asked for rising positions only. */
static size_t
line_start(struct parser *p, size_t pos)
{
	const char *last = memrchr(p->s.p + p->start_pos, '\n',
	    pos - p->start_pos);

	if (last != NULL)
		p->start = (size_t)(last - p->s.p) + 1;
	p->start_pos = pos;
	return p->start;
}

static struct str
leading_blanks(const struct parser *p, size_t from, size_t to)
{
	size_t n = from;

	while (n < to && blank(p->s.p[n]))
		n++;
	return str_sub(p->s, from, n);
}

/* Only blanks up to the line's end: then where the next line begins. */
static bool
line_ends(const struct parser *p, size_t pos, size_t *next)
{
	while (pos < p->s.n && blank(p->s.p[pos]))
		pos++;
	if (pos + 1 < p->s.n && p->s.p[pos] == '\r' && p->s.p[pos + 1] == '\n')
		pos++;
	if (pos < p->s.n && p->s.p[pos] != '\n')
		return false;
	*next = pos < p->s.n ? pos + 1 : pos;
	return true;
}

/* Alone on its line: blanks before, nothing behind. */
static bool
alone(const struct parser *p, const struct tag *tag, size_t *next)
{
	return tag->from - tag->line_start
	    == leading_blanks(p, tag->line_start, tag->from).n
	    && line_ends(p, tag->to, next);
}

/* --- the tree --------------------------------------------------------------*/

static struct node *
add(struct parser *p, enum node_kind kind, size_t pos)
{
	struct open *top = &p->stack[p->depth];
	struct node *n = arena_zalloc(p->a, sizeof(*n));

	n->kind = kind;
	n->line = line_of(p, pos);
	n->text = n->indent = n->strip = STR("");
	if (top->node != NULL && top->node->kind == NODE_PARENT
	    && kind != NODE_BLOCK)
		return n; /* nobody sees it */
	*top->tail = n;
	top->tail = &n->next;
	return n;
}

static enum rc
add_text(struct parser *p, size_t from, size_t to)
{
	const struct node *in = p->stack[p->depth].node;
	struct str text = str_sub(p->s, from, to);
	struct node *n;

	if (text.n == 0)
		return RC_OK;
	if (in != NULL && in->kind == NODE_PARENT) {
		if (p->o->lenient || all_blank(text))
			return RC_OK;
		text = str_trim(text);
		return template_bad(RC_INVALID, p->t,
		    line_of(p, (size_t)(text.p - p->s.p)),
		    "text in a parent outside of its blocks", text);
	}
	n = add(p, NODE_TEXT, from);
	n->text = text;
	n->bol = from == 0 || p->s.p[from - 1] == '\n';
	return RC_OK;
}

/* What stands before a tag that shares its line with other things. */
static enum rc
add_before(struct parser *p, const struct tag *tag)
{
	enum rc rc = add_text(p, p->pos, tag->from);

	if (rc == RC_OK && tag->from == tag->line_start)
		(void)add(p, NODE_BOL, tag->from);
	p->pos = tag->to;
	return rc;
}

/* The same for one that may be alone: then its line goes. */
static enum rc
add_around(struct parser *p, const struct tag *tag, bool *was_alone)
{
	size_t next;
	enum rc rc;

	*was_alone = alone(p, tag, &next);
	if (!*was_alone)
		return add_before(p, tag);
	rc = add_text(p, p->pos, tag->line_start);
	p->pos = next;
	return rc;
}

static enum rc
push(struct parser *p, struct node *n, const struct tag *tag, struct str name)
{
	struct open *top;

	if (p->depth == TEMPLATE_DEPTH_MAX)
		return template_bad(RC_LIMIT, p->t, n->line,
		    "tags too deep in one another", tag->in);
	top = &p->stack[++p->depth];
	top->node = n;
	top->tail = &n->child;
	top->name = name;
	top->blanks = NULL;
	return RC_OK;
}

/* --- names -----------------------------------------------------------------*/

static bool
has_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (blank(s.p[i]) || s.p[i] == '\n' || s.p[i] == '\r')
			return true;
	return false;
}

static enum rc
name_path(struct parser *p, const struct tag *tag, struct str name,
    const struct path **out)
{
	bool dot = str_eq(name, STR("."));

	if (!p->o->lenient && !dot
	    && (has_blank(name) || str_starts(name, STR("."))
	        || str_ends(name, STR("."))
	        || memmem(name.p, name.n, "..", 2) != NULL))
		return bad(p, tag, "not a name");
	if ((*out = path_of(p->a, name)) == NULL)
		return bad(p, tag, "a name of too many parts");
	return RC_OK;
}

/* The name of a partial or parent; "*name" is looked up when it is rendered.
 */
static enum rc
template_name(struct parser *p, const struct tag *tag, struct node *n)
{
	if (tag->in.p[0] == '*')
		return name_path(p, tag,
		    str_trim(str_sub(tag->in, 1, tag->in.n)), &n->path);
	n->text = tag->in;
	return RC_OK;
}

/* --- tags ------------------------------------------------------------------*/

static enum rc
tag_delimiters(struct parser *p, const struct tag *tag)
{
	struct str left = tag->in, right;
	size_t n = 0;
	bool was_alone;

	while (n < left.n && !blank(left.p[n]) && left.p[n] != '\n'
	    && left.p[n] != '\r')
		n++;
	right = str_trim(str_sub(left, n, left.n));
	left = str_sub(left, 0, n);
	if (left.n == 0 || right.n == 0 || has_blank(right)
	    || str_has(left, '=') || str_has(right, '='))
		return bad(p, tag, "not a pair of delimiters");
	p->left = left;
	p->right = right;
	return add_around(p, tag, &was_alone);
}

static enum rc
tag_section(struct parser *p, const struct tag *tag)
{
	enum node_kind kind = tag->sigil == '#' ? NODE_SECTION : NODE_INVERTED;
	const struct path *path;
	bool was_alone;
	struct node *n;
	enum rc rc;

	if ((rc = name_path(p, tag, tag->in, &path)) != RC_OK
	    || (rc = add_around(p, tag, &was_alone)) != RC_OK)
		return rc;
	n = add(p, kind, tag->from);
	n->path = path;
	return push(p, n, tag, tag->in);
}

static enum rc
tag_partial(struct parser *p, const struct tag *tag)
{
	bool was_alone;
	struct node *n;
	enum rc rc;

	if ((rc = add_around(p, tag, &was_alone)) != RC_OK)
		return rc;
	n = add(p, NODE_PARTIAL, tag->from);
	n->alone = was_alone;
	if (was_alone)
		n->indent = str_sub(p->s, tag->line_start, tag->from);
	return template_name(p, tag, n);
}

static enum rc
tag_parent(struct parser *p, const struct tag *tag)
{
	struct str before = leading_blanks(p, tag->line_start, tag->from);
	struct node *blanks = NULL, *n;
	enum rc rc;

	if (before.n == tag->from - tag->line_start) {
		/* perhaps alone: the closing tag will tell */
		if ((rc = add_text(p, p->pos, tag->line_start)) != RC_OK)
			return rc;
		blanks = add(p, before.n > 0 ? NODE_TEXT : NODE_BOL,
		    tag->line_start);
		blanks->text = before;
		blanks->bol = true;
		p->pos = tag->to;
	} else if ((rc = add_before(p, tag)) != RC_OK) {
		return rc;
	}
	n = add(p, NODE_PARENT, tag->from);
	n->indent = before;
	p->openers = tag->to;
	if ((rc = template_name(p, tag, n)) != RC_OK
	    || (rc = push(p, n, tag, tag->in)) != RC_OK)
		return rc;
	p->stack[p->depth].blanks = blanks;
	return RC_OK;
}

/* Where the text of a block whose opening tag is alone begins to the right. */
static struct str
first_indent(const struct parser *p, size_t pos)
{
	size_t next;

	while (pos < p->s.n && line_ends(p, pos, &next))
		pos = next;
	return leading_blanks(p, pos, p->s.n);
}

static enum rc
tag_block(struct parser *p, const struct tag *tag)
{
	size_t from = tag->line_start, next;
	struct node *n;
	bool is_alone;
	enum rc rc;

	if (p->openers > from && p->openers <= tag->from)
		from = p->openers;
	is_alone = tag->from - from == leading_blanks(p, from, tag->from).n
	    && line_ends(p, tag->to, &next);
	if (is_alone) {
		rc = add_text(p, p->pos, from > p->pos ? from : p->pos);
		p->pos = next;
	} else {
		rc = add_before(p, tag);
	}
	if (rc != RC_OK)
		return rc;
	n = add(p, NODE_BLOCK, tag->from);
	n->text = tag->in;
	n->alone = is_alone;
	n->strip = is_alone ? first_indent(p, next)
	                    : leading_blanks(p, tag->line_start, tag->from);
	if (is_alone)
		n->indent = n->strip; /* of its own text, while it has some */
	else if (tag->line_start + n->strip.n == tag->from)
		n->indent = n->strip;
	p->openers = tag->to;
	return push(p, n, tag, tag->in);
}

/* Up to the line's end only blanks and closing tags? */
static bool
closers_follow(const struct parser *p, size_t pos)
{
	for (;;) {
		struct str rest;
		size_t next;
		const char *end;

		if (line_ends(p, pos, &next))
			return true;
		pos += leading_blanks(p, pos, p->s.n).n;
		rest = str_sub(p->s, pos, p->s.n);
		if (!str_starts(rest, p->left) || rest.n == p->left.n
		    || rest.p[p->left.n] != '/')
			return false;
		end = memmem(rest.p, rest.n, p->right.p, p->right.n);
		if (end == NULL)
			return false;
		pos += (size_t)(end - rest.p) + p->right.n;
	}
}

static enum rc
close_block(struct parser *p, const struct tag *tag, struct node *n)
{
	size_t next;
	enum rc rc;
	bool first = tag->from - tag->line_start
	    == leading_blanks(p, tag->line_start, tag->from).n;

	if (first && tag->line_start >= p->pos && closers_follow(p, tag->to)) {
		rc = add_text(p, p->pos, tag->line_start);
		p->pos = line_ends(p, tag->to, &next) ? next : tag->to;
	} else {
		rc = add_before(p, tag);
	}
	if (n->child == NULL && n->alone)
		n->indent = leading_blanks(p, tag->line_start, tag->from);
	return rc;
}

static enum rc
close_parent(struct parser *p, const struct tag *tag, struct open *top)
{
	size_t next;
	enum rc rc = add_text(p, p->pos, tag->from);

	p->pos = tag->to;
	if (top->blanks != NULL && line_ends(p, tag->to, &next)) {
		top->node->alone = true;
		top->blanks->kind = NODE_TEXT; /* nothing stands before it */
		top->blanks->text = STR("");
		top->blanks->bol = false;
		p->pos = next;
	}
	return rc;
}

static enum rc
tag_close(struct parser *p, const struct tag *tag)
{
	struct open *top = &p->stack[p->depth];
	bool was_alone;
	enum rc rc;

	if (top->node == NULL)
		return bad(p, tag, "closed, but never opened");
	if (!str_eq(tag->in, top->name))
		return bad(p, tag, "closed, but another one is open");
	if (top->node->kind == NODE_PARENT)
		rc = close_parent(p, tag, top);
	else if (top->node->kind == NODE_BLOCK)
		rc = close_block(p, tag, top->node);
	else
		rc = add_around(p, tag, &was_alone);
	p->depth--;
	return rc;
}

/* {{t key}} and {{asset name}}: the word of ours, and what stands behind it. */
static bool
own_tag(const struct tag *tag, struct str word, struct str *rest)
{
	if (tag->sigil != 0 || !str_starts(tag->in, word)
	    || !has_blank(str_sub(tag->in, word.n, word.n + 1)))
		return false;
	*rest = str_trim(str_sub(tag->in, word.n, tag->in.n));
	return true;
}

static enum rc
tag_message(struct parser *p, const struct tag *tag, struct str key)
{
	const struct msg *msg = msg_get(p->o->msgs, key);
	enum rc rc;

	if (msg == NULL)
		return bad(p, tag, "a message that does not exist");
	if ((rc = add_before(p, tag)) == RC_OK)
		add(p, NODE_MSG, tag->from)->msg = msg;
	return rc;
}

static enum rc
tag_asset(struct parser *p, const struct tag *tag, struct str name)
{
	struct buf b = buf_arena(p->a, 4096);
	struct str url;
	enum rc rc;

	if (!p->o->asset(p->o->asset_ctx, name, &url))
		return bad(p, tag, "a static file that does not exist");
	html_put(&b, url);
	if (!buf_ok(&b))
		return bad(p, tag, "an address too long");
	if ((rc = add_before(p, tag)) == RC_OK)
		add(p, NODE_TEXT, tag->from)->text = buf_str(&b);
	return rc;
}

static enum rc
tag_value(struct parser *p, const struct tag *tag)
{
	const struct path *path;
	struct node *n;
	struct str rest;
	enum rc rc;

	if (p->o->msgs != NULL && own_tag(tag, STR("t"), &rest))
		return tag_message(p, tag, rest);
	if (p->o->asset != NULL && own_tag(tag, STR("asset"), &rest))
		return tag_asset(p, tag, rest);
	if ((rc = name_path(p, tag, tag->in, &path)) != RC_OK
	    || (rc = add_before(p, tag)) != RC_OK)
		return rc;
	n = add(p, NODE_VAR, tag->from);
	n->path = path;
	n->raw = tag->sigil != 0;
	return RC_OK;
}

static enum rc
read_tag(struct parser *p, const struct tag *tag)
{
	const struct node *in = p->stack[p->depth].node;
	bool was_alone;

	if (tag->sigil == '!')
		return add_around(p, tag, &was_alone);
	if (tag->in.n == 0)
		return bad(p, tag, "a tag without a name");
	if (in != NULL && in->kind == NODE_PARENT && !p->o->lenient
	    && tag->sigil != '$' && tag->sigil != '/' && tag->sigil != '=')
		return bad(p, tag, "a tag in a parent outside of its blocks");
	switch (tag->sigil) {
	case '=':
		return tag_delimiters(p, tag);
	case '#':
	case '^':
		return tag_section(p, tag);
	case '/':
		return tag_close(p, tag);
	case '>':
		return tag_partial(p, tag);
	case '<':
		return tag_parent(p, tag);
	case '$':
		return tag_block(p, tag);
	default:
		return tag_value(p, tag);
	}
}

/* The tag that begins at from. */
static enum rc
find_tag(struct parser *p, size_t from, struct tag *tag)
{
	size_t at = from + p->left.n;
	char sigil = at < p->s.n ? p->s.p[at] : '\0';
	char twin = sigil == '{' ? '}' : sigil == '=' ? '=' : '\0';
	struct str rest;
	const char *end;

	tag->from = from;
	tag->line_start = line_start(p, from);
	tag->sigil = 0;
	if (sigil != '\0' && strchr("#^/></$&{=!", sigil) != NULL) {
		tag->sigil = sigil;
		at++;
	}
	rest = tag->in = str_sub(p->s, at, p->s.n);
	while ((end = memmem(rest.p, rest.n, p->right.p, p->right.n)) != NULL
	    && twin != '\0' && (end == tag->in.p || end[-1] != twin)) {
		/* "}" and the delimiter may run into one another: }}} */
		if (end[0] == twin
		    && str_starts(str_sub(p->s, (size_t)(end - p->s.p) + 1,
		           p->s.n), p->right)) {
			end++;
			break;
		}
		rest = str_n(end + 1, (size_t)(p->s.p + p->s.n - end - 1));
	}
	if (end == NULL) {
		tag->in = str_sub(p->s, from, from + 20);
		return bad(p, tag, "a tag that never ends");
	}
	tag->to = (size_t)(end - p->s.p) + p->right.n;
	tag->in = str_trim(str_n(tag->in.p, (size_t)(end - tag->in.p)
	    - (twin != '\0')));
	return RC_OK;
}

enum rc
template_parse(struct template *t)
{
	struct parser *p = arena_zalloc(t->set->arena, sizeof(*p));
	const char *at;
	struct tag tag;
	enum rc rc;

	p->t = t;
	p->a = t->set->arena;
	p->o = &t->set->options;
	p->s = t->source;
	p->left = STR("{{");
	p->right = STR("}}");
	p->line = 1;
	p->stack[0].tail = &t->tree;
	while (p->pos < p->s.n
	    && (at = memmem(p->s.p + p->pos, p->s.n - p->pos, p->left.p,
	            p->left.n)) != NULL) {
		if ((rc = find_tag(p, (size_t)(at - p->s.p), &tag)) != RC_OK
		    || (rc = read_tag(p, &tag)) != RC_OK)
			return rc;
	}
	if (p->depth > 0)
		return template_bad(RC_INVALID, t,
		    p->stack[p->depth].node->line, "opened, but never closed",
		    p->stack[p->depth].name);
	return add_text(p, p->pos, p->s.n);
}
