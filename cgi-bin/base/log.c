#include "base/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#define LINE_MAX_BYTES 4096

static enum log_level min_level = LOG_LEVEL_INFO;
static const char *program = "souk";
static char request[65];

/* A line is built member by member: a text that does not fit is cut between
 * two characters, a member that does not fit at all is left out, and either is
 * told by "cut":true, for which there is always room. */
#define CUT_END ",\"cut\":true}\n"
#define ROOM (LINE_MAX_BYTES - (sizeof(CUT_END) - 1))

struct line {
	char p[LINE_MAX_BYTES];
	size_t n;
	bool cut;
};

static void
put(struct line *l, const char *p, size_t n)
{
	memcpy(l->p + l->n, p, n);
	l->n += n;
}

/* Puts ,"name": when extra more bytes fit behind it. */
static bool
put_name(struct line *l, const char *name, size_t extra)
{
	size_t n = strlen(name);

	if (n > ROOM || l->n + n + 4 + extra > ROOM) {
		l->cut = true;
		return false;
	}
	put(l, ",\"", 2);
	put(l, name, n);
	put(l, "\":", 2);
	return true;
}

/* Writes the character at s[i] into out; returns its length there and puts its
 * length in s into *used. */
static size_t
escape(struct str s, size_t i, bool utf8, size_t *used, char out[6])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char c = (unsigned char)s.p[i];

	*used = 1;
	if (c == '"' || c == '\\') {
		out[0] = '\\';
		out[1] = (char)c;
		return 2;
	}
	if (c < 0x20 || c == 0x7f || (c >= 0x80 && !utf8)) {
		memcpy(out, "\\u00", 4);
		out[4] = digits[c >> 4];
		out[5] = digits[c & 15];
		return 6;
	}
	if (c >= 0x80)
		*used = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
	memcpy(out, s.p + i, *used);
	return *used;
}

static void
put_field(struct line *l, const char *name, struct str value)
{
	bool utf8 = str_utf8(value);
	size_t used;

	if (!put_name(l, name, 2))
		return;
	put(l, "\"", 1);
	for (size_t i = 0; i < value.n; i += used) {
		char out[6];
		size_t n = escape(value, i, utf8, &used, out);

		if (l->n + n + 1 > ROOM) {
			l->cut = true;
			break;
		}
		put(l, out, n);
	}
	put(l, "\"", 1);
}

static void
put_number(struct line *l, const char *name, int64_t v)
{
	char num[24];
	int n = snprintf(num, sizeof(num), "%lld", (long long)v);

	if (put_name(l, name, (size_t)n))
		put(l, num, (size_t)n);
}

void
log_write(enum log_level level, const char *area, const char *text,
    const struct log_field *fields)
{
	static const char *const names[] = { "debug", "info", "warn", "error" };
	struct line l;
	char when[CLOCK_ISO_MAX];

	if (level < min_level)
		return;
	l.n = 0;
	l.cut = false;
	clock_iso_ms(clock_wall_us(), when);
	put(&l, "{\"time\":\"", 9);
	put(&l, when, strlen(when));
	put(&l, "\"", 1);
	put_field(&l, "level", str_c(names[level]));
	put_field(&l, "program", str_c(program));
	put_number(&l, "pid", getpid());
	if (request[0] != '\0')
		put_field(&l, "request", str_c(request));
	put_field(&l, "area", str_c(area));
	put_field(&l, "message", str_c(text));
	for (; fields->name != NULL; fields++) {
		if (fields->kind == LOG_FIELD_STR)
			put_field(&l, fields->name, fields->s);
		else
			put_number(&l, fields->name, fields->i);
	}
	if (l.cut)
		put(&l, CUT_END, sizeof(CUT_END) - 1);
	else
		put(&l, "}\n", 2);
	if (write(STDERR_FILENO, l.p, l.n) < 0)
		return; /* nobody left to tell */
}

void
log_set_level(enum log_level level)
{
	min_level = level;
}

void
log_set_program(const char *name)
{
	program = name;
}

void
log_set_request(struct str id)
{
	size_t n = id.n < sizeof(request) - 1 ? id.n : sizeof(request) - 1;

	memcpy(request, id.p, n);
	request[n] = '\0';
}

struct str
log_request(void)
{
	return str_c(request);
}

const char *
log_strerror(int e)
{
	const char *s = strerrordesc_np(e);

	return s != NULL ? s : "unknown error";
}
