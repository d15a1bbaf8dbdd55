#include "base/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#define LINE_MAX_BYTES 4096

static enum log_level min_level = LOG_LEVEL_INFO;
static const char *program = "souk";
static char request[65];

struct line {
	char p[LINE_MAX_BYTES];
	size_t n;
};

static void
put(struct line *l, const char *p, size_t n)
{
	size_t room = sizeof(l->p) - 3 - l->n; /* for the closing "}\n */

	if (n > room)
		n = room;
	memcpy(l->p + l->n, p, n);
	l->n += n;
}

static void
put_text(struct line *l, struct str s)
{
	static const char digits[] = "0123456789abcdef";
	bool utf8 = str_utf8(s);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		char esc[6] = { '\\', 'u', '0', '0', digits[c >> 4],
			digits[c & 15] };

		if (l->n + sizeof(esc) > sizeof(l->p) - 8)
			return;
		if (c == '"' || c == '\\') {
			char two[2] = { '\\', (char)c };

			put(l, two, sizeof(two));
		} else if (c < 0x20 || c == 0x7f || (c >= 0x80 && !utf8)) {
			put(l, esc, sizeof(esc));
		} else {
			put(l, s.p + i, 1);
		}
	}
}

static void
put_field(struct line *l, const char *name, struct str value)
{
	put(l, ",\"", 2);
	put(l, name, strlen(name));
	put(l, "\":\"", 3);
	put_text(l, value);
	put(l, "\"", 1);
}

void
log_write(enum log_level level, const char *area, const char *text,
    const struct log_field *fields)
{
	static const char *const names[] = { "debug", "info", "warn", "error" };
	struct line l = { .n = 0 };
	char num[32], when[CLOCK_ISO_MAX];

	if (level < min_level)
		return;
	clock_iso_ms(clock_wall_us(), when);
	put(&l, "{\"time\":\"", 9);
	put(&l, when, strlen(when));
	put(&l, "\"", 1);
	put_field(&l, "level", str_c(names[level]));
	put_field(&l, "program", str_c(program));
	put(&l, ",\"pid\":", 7);
	put(&l, num, (size_t)snprintf(num, sizeof(num), "%ld", (long)getpid()));
	if (request[0] != '\0')
		put_field(&l, "request", str_c(request));
	put_field(&l, "area", str_c(area));
	put_field(&l, "message", str_c(text));
	for (; fields->name != NULL; fields++) {
		if (fields->kind == LOG_FIELD_STR) {
			put_field(&l, fields->name, fields->s);
			continue;
		}
		put(&l, ",\"", 2);
		put(&l, fields->name, strlen(fields->name));
		put(&l, num, (size_t)snprintf(num, sizeof(num), "\":%lld",
		    (long long)fields->i));
	}
	l.p[l.n++] = '}';
	l.p[l.n++] = '\n';
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
