/* msg.c - reading, checking and using messages; see msg.h.
 *
 * A language is an array of messages in the order of its file with a hash
 * table over it.  Forms hold pieces: some text, then perhaps a value.  An
 * empty text is one piece without either, so that n 0 can mean "not given". */
#include "web/msg.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "web/msg_int.h"

#define FILE_MAX ((size_t)4 * 1024 * 1024)
#define TEXT_MAX ((size_t)64 * 1024) /* of a formatted message */
#define LOCALES_MAX 64
#define PIECES_MAX 64

struct msgs {
	const struct locale *locale;
	const char *path;
	struct msg *msgs;
	size_t n, cap;
	uint32_t *slots; /* 1 + index, 0 empty */
	uint32_t mask;
};

struct msg_catalogue {
	struct msgs *all[LOCALES_MAX];
	size_t n;
};

/* --- reading ---------------------------------------------------------------*/

struct reader {
	struct arena *a;
	struct msgs *m;
	unsigned line;
};

static enum rc
bad(const struct reader *r, const char *what, struct str detail)
{
	log_error("msg", what, LOG_CSTR("file", r->m->path),
	    LOG_I64("line", r->line), LOG_STR("at", str_utf8_head(detail, 80)));
	return RC_INVALID;
}

static uint32_t *
slot_of(const struct msgs *m, struct str key)
{
	uint32_t at = str_hash(key) & m->mask;

	while (m->slots[at] != 0
	    && !str_eq(m->msgs[m->slots[at] - 1].key, key))
		at = (at + 1) & m->mask;
	return &m->slots[at];
}

static void
grow(struct reader *r)
{
	struct msgs *m = r->m;
	size_t cap = m->cap > 0 ? m->cap * 2 : 128;
	struct msg *msgs = arena_array(r->a, cap, sizeof(*msgs));

	if (m->n > 0)
		memcpy(msgs, m->msgs, m->n * sizeof(*msgs));
	m->msgs = msgs;
	m->cap = cap;
	m->mask = (uint32_t)cap * 2 - 1;
	m->slots = arena_array(r->a, cap * 2, sizeof(*m->slots));
	for (size_t i = 0; i < m->n; i++)
		*slot_of(m, msgs[i].key) = (uint32_t)i + 1;
}

/* The message of that key, made when it is not there. */
static struct msg *
message(struct reader *r, struct str key)
{
	struct msgs *m = r->m;
	uint32_t *slot;

	if (m->n == m->cap)
		grow(r);
	slot = slot_of(m, key);
	if (*slot == 0) {
		struct msg *msg = &m->msgs[m->n++];

		*slot = (uint32_t)m->n;
		msg->key = key;
		msg->line = r->line;
	}
	return &m->msgs[*slot - 1];
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'
	    || c == '.';
}

static bool
good_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!name_char(s.p[i])
		    || (s.p[i] == '.' && (i == 0 || i + 1 == s.n
		        || s.p[i - 1] == '.')))
			return false;
	return s.n > 0;
}

/* Joins the pieces of text between braces: "{{" and "}}" are single ones. */
static enum rc
read_text(struct reader *r, struct str s, struct msg_form *form)
{
	struct msg_piece pieces[PIECES_MAX], *kept;
	char *text = arena_alloc(r->a, s.n + 1);
	size_t n = 0, from = 0, to = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		struct str name;

		if (c != '{' && c != '}') {
			text[to++] = c;
			continue;
		}
		if (i + 1 < s.n && s.p[i + 1] == c) {
			text[to++] = c;
			i++;
			continue;
		}
		if (c == '}')
			return bad(r, "} without { (write }} for a brace)", s);
		name = str_sub(s, i + 1, s.n);
		name = str_sub(name, 0, str_find(name, '}'));
		if (i + 1 + name.n == s.n || !good_name(name))
			return bad(r, "no variable after { (write {{ for a "
			    "brace)", s);
		if (n == PIECES_MAX - 1)
			return bad(r, "too many variables", s);
		pieces[n].text = str_n(text + from, to - from);
		pieces[n].var = path_of(r->a, name);
		if (pieces[n++].var == NULL)
			return bad(r, "a name of too many parts", name);
		from = to;
		i += name.n + 1;
	}
	if (from < to || n == 0) {
		pieces[n].text = str_n(text + from, to - from);
		pieces[n++].var = NULL;
	}
	kept = arena_array(r->a, n, sizeof(*kept));
	memcpy(kept, pieces, n * sizeof(*kept));
	form->pieces = kept;
	form->n = n;
	return RC_OK;
}

/* Cuts "(name)" or "[form]" off the front of *s; empty when there is none. */
static struct str
bracketed(struct str *s, char open, char close)
{
	struct str in = { "", 0 };
	size_t end;

	if (s->n == 0 || s->p[0] != open)
		return in;
	end = str_find(*s, close);
	if (end == s->n)
		return in;
	in = str_sub(*s, 1, end);
	*s = str_sub(*s, end + 1, s->n);
	return in;
}

/* Where the text of a form of msg goes; NULL, logged, where it cannot. */
static struct msg_form *
form_of(struct reader *r, struct msg *msg, struct str name)
{
	enum plural p;

	if (str_starts(name, STR("="))) {
		struct msg_exact *e;
		int64_t v;

		if (!str_to_i64(str_sub(name, 1, name.n), &v)
		    || msg->n_exact == MSG_EXACT_MAX) {
			(void)bad(r, "not an exact form", name);
			return NULL;
		}
		for (size_t i = 0; i < msg->n_exact; i++)
			if (msg->exact[i].value == v)
				return &msg->exact[i].form;
		e = &msg->exact[msg->n_exact++];
		e->value = v;
		return &e->form;
	}
	if ((p = plural_of(name)) == PLURAL_COUNT) {
		(void)bad(r, "not a plural form", name);
		return NULL;
	}
	if (!locale_has_plural(r->m->locale, p)) {
		(void)bad(r, "a plural form that the language has not", name);
		return NULL;
	}
	return &msg->forms[p];
}

static enum rc
read_line(struct reader *r, struct str line)
{
	struct str key, by, form, rest = line;
	struct msg_form *to;
	const struct path *var = NULL;
	struct msg *msg;
	bool first;
	size_t n = 0;

	while (n < rest.n && name_char(rest.p[n]))
		n++;
	key = str_sub(rest, 0, n);
	rest = str_sub(rest, n, rest.n);
	by = bracketed(&rest, '(', ')');
	form = bracketed(&rest, '[', ']');
	rest = str_trim(rest);
	if (!good_name(key) || rest.n == 0 || rest.p[0] != '='
	    || (by.n > 0 && (form.n == 0 || !good_name(by))))
		return bad(r, "not a message (key = text)", line);
	rest = str_trim(str_sub(rest, 1, rest.n));
	n = r->m->n;
	msg = message(r, key);
	first = r->m->n > n;
	if (form.n > 0) {
		var = path_of(r->a, by.n > 0 ? by : STR("n"));
		if (var == NULL)
			return bad(r, "a name of too many parts", by);
		if (first)
			msg->by = var;
		else if (msg->by == NULL || !path_same(msg->by, var))
			return bad(r, "forms of one key that do not fit "
			    "together", key);
		if ((to = form_of(r, msg, form)) == NULL)
			return RC_INVALID;
	} else {
		to = &msg->forms[PLURAL_OTHER];
	}
	if (to->n > 0)
		return bad(r, "a key given twice", key);
	return read_text(r, rest, to);
}

/* The next line without its end, lines ended with '\' joined. */
static bool
next_line(struct reader *r, struct str *rest, struct str *line)
{
	struct str part;

	if (!str_cut(rest, '\n', line))
		return false;
	r->line++;
	*line = str_trim(*line);
	while (str_ends(*line, STR("\\")) && str_cut(rest, '\n', &part)) {
		struct str head = str_sub(*line, 0, line->n - 1);

		r->line++;
		part = str_trim(part);
		*line = arena_printf(r->a, "%.*s%.*s", STR_FMT(head),
		    STR_FMT(part));
	}
	return true;
}

static enum rc
read_file(struct arena *a, struct msgs *m)
{
	struct reader r = { .a = a, .m = m };
	struct str rest, line;
	enum rc rc;

	if ((rc = file_read(a, m->path, FILE_MAX, &rest)) != RC_OK)
		return rc;
	if (!str_utf8(rest) || str_has_control(rest))
		return bad(&r, "not a text in UTF-8", STR(""));
	while (next_line(&r, &rest, &line)) {
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if ((rc = read_line(&r, line)) != RC_OK)
			return rc;
	}
	if (m->n == 0)
		return bad(&r, "no messages in the file", STR(""));
	return RC_OK;
}

/* --- checking --------------------------------------------------------------*/

static bool
form_uses(const struct msg_form *f, const struct path *var)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->pieces[i].var != NULL
		    && path_same(f->pieces[i].var, var))
			return true;
	return false;
}

static bool
msg_uses(const struct msg *msg, const struct path *var)
{
	for (enum plural p = 0; p < PLURAL_COUNT; p++)
		if (form_uses(&msg->forms[p], var))
			return true;
	for (size_t i = 0; i < msg->n_exact; i++)
		if (form_uses(&msg->exact[i].form, var))
			return true;
	return false;
}

static bool
form_vars_in(const struct msg_form *f, const struct msg *other)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->pieces[i].var != NULL
		    && !msg_uses(other, f->pieces[i].var))
			return false;
	return true;
}

/* Has the other every variable that this one has? */
static bool
vars_in(const struct msg *msg, const struct msg *other)
{
	for (enum plural p = 0; p < PLURAL_COUNT; p++)
		if (!form_vars_in(&msg->forms[p], other))
			return false;
	for (size_t i = 0; i < msg->n_exact; i++)
		if (!form_vars_in(&msg->exact[i].form, other))
			return false;
	return true;
}

static enum rc
bad_msg(const struct msgs *m, const struct msg *msg, const char *what,
    struct str detail)
{
	log_error("msg", what, LOG_CSTR("file", m->path),
	    LOG_I64("line", msg->line), LOG_STR("key", msg->key),
	    LOG_STR("with", detail));
	return RC_INVALID;
}

static enum rc
check_forms(const struct msgs *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct msg *msg = &m->msgs[i];

		for (enum plural p = 0; msg->by != NULL && p < PLURAL_COUNT;
		     p++)
			if (locale_has_plural(m->locale, p)
			    && msg->forms[p].n == 0)
				return bad_msg(m, msg, "a plural form is "
				    "missing", str_c(plural_name(p)));
	}
	return RC_OK;
}

/* Has b every message of a, of the same kind? */
static enum rc
check_pair(const struct msgs *a, const struct msgs *b)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct msg *x = &a->msgs[i], *y = msg_get(b, x->key);

		if (y == NULL)
			return bad_msg(a, x, "a message that another language "
			    "has not", str_c(b->path));
		if ((x->by == NULL) != (y->by == NULL)
		    || (x->by != NULL && !path_same(x->by, y->by)))
			return bad_msg(a, x, "plural in one language only, or "
			    "by another variable", str_c(b->path));
		if (!vars_in(x, y))
			return bad_msg(a, x, "a variable that another "
			    "language has not", str_c(b->path));
	}
	return RC_OK;
}

static enum rc
check(const struct msg_catalogue *all)
{
	enum rc rc;

	for (size_t i = 0; i < all->n; i++)
		if ((rc = check_forms(all->all[i])) != RC_OK)
			return rc;
	for (size_t i = 1; i < all->n; i++) {
		if ((rc = check_pair(all->all[0], all->all[i])) != RC_OK
		    || (rc = check_pair(all->all[i], all->all[0])) != RC_OK)
			return rc;
	}
	return RC_OK;
}

/* --- loading ---------------------------------------------------------------*/

static enum rc
load_one(struct arena *a, const char *dir, struct str file,
    struct msg_catalogue *c)
{
	struct msgs *m = arena_zalloc(a, sizeof(*m));

	m->path = arena_printf(a, "%s/%.*s", dir, STR_FMT(file)).p;
	m->locale = locale_find(str_sub(file, 0, file.n - 4));
	if (m->locale == NULL) {
		log_error("msg", "messages of a language without tables",
		    LOG_CSTR("file", m->path));
		return RC_INVALID;
	}
	if (c->n == LOCALES_MAX)
		return RC_LIMIT;
	c->all[c->n++] = m;
	return read_file(a, m);
}

static int
by_path(const void *a, const void *b)
{
	const struct msgs *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

enum rc
msg_load(struct arena *a, const char *dir, struct msg_catalogue **out)
{
	struct msg_catalogue *c = arena_zalloc(a, sizeof(*c));
	enum rc rc = RC_OK;
	struct dirent *e;
	DIR *d = opendir(dir);

	if (d == NULL) {
		log_error("msg", "could not open the folder of messages",
		    LOG_CSTR("path", dir), LOG_ERRNO(errno));
		return RC_NOT_FOUND;
	}
	while (rc == RC_OK && (e = readdir(d)) != NULL) {
		struct str file = str_c(e->d_name);

		if (file.n > 4 && file.p[0] != '.'
		    && str_ends(file, STR(".msg")))
			rc = load_one(a, dir, arena_str(a, file), c);
	}
	(void)closedir(d);
	if (rc != RC_OK)
		return rc;
	if (c->n == 0) {
		log_error("msg", "no messages", LOG_CSTR("path", dir));
		return RC_NOT_FOUND;
	}
	qsort(c->all, c->n, sizeof(c->all[0]), by_path);
	if ((rc = check(c)) != RC_OK)
		return rc;
	*out = c;
	return RC_OK;
}

/* --- using -----------------------------------------------------------------*/

const struct msgs *
msg_find(const struct msg_catalogue *all, struct str tag)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(locale_tag(all->all[i]->locale), tag))
			return all->all[i];
	return NULL;
}

const struct locale *
msg_locale(const struct msgs *m)
{
	return m->locale;
}

size_t
msg_count(const struct msg_catalogue *all)
{
	return all->n;
}

const struct msgs *
msg_at(const struct msg_catalogue *all, size_t i)
{
	return i < all->n ? all->all[i] : NULL;
}

const struct msg *
msg_get(const struct msgs *m, struct str key)
{
	uint32_t at = *slot_of(m, key);

	return at > 0 ? &m->msgs[at - 1] : NULL;
}

bool
msg_has(const struct msgs *m, const char *key)
{
	return msg_get(m, str_c(key)) != NULL;
}

const struct msg_form *
msg_choose(const struct msg *msg, const struct locale *l, int64_t value)
{
	if (msg->by == NULL)
		return &msg->forms[PLURAL_OTHER];
	for (size_t i = 0; i < msg->n_exact; i++)
		if (msg->exact[i].value == value)
			return &msg->exact[i].form;
	return &msg->forms[locale_plural(l, value)];
}

static void
unknown(const char *key)
{
	log_error("msg", "a message that does not exist",
	    LOG_CSTR("key", key));
}

struct str
msg_text(const struct msgs *m, const char *key)
{
	const struct msg *msg = msg_get(m, str_c(key));

	if (msg == NULL) {
		unknown(key);
		return str_c(key);
	}
	return msg->forms[PLURAL_OTHER].pieces[0].text;
}

struct str
msg_format(struct arena *a, const struct msgs *m, const char *key,
    const struct view *v)
{
	const struct msg *msg = msg_get(m, str_c(key));
	const struct msg_form *form;
	const struct field *f;
	struct buf b;

	if (msg == NULL) {
		unknown(key);
		return str_c(key);
	}
	f = msg->by != NULL && v != NULL ? path_get(v, msg->by) : NULL;
	form = msg_choose(msg, m->locale, f != NULL ? field_i64(f) : 0);
	if (form->n == 1 && form->pieces[0].var == NULL)
		return form->pieces[0].text;
	b = buf_arena(a, TEXT_MAX);
	for (size_t i = 0; i < form->n; i++) {
		const struct msg_piece *p = &form->pieces[i];
		char tmp[FIELD_TEXT_MAX];

		buf_add(&b, p->text);
		f = p->var != NULL && v != NULL ? path_get(v, p->var) : NULL;
		if (f != NULL)
			buf_add(&b, field_text(f, tmp));
	}
	return buf_str(&b);
}
