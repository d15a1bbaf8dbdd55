/* log.h - one JSON object a line to stderr, the request's id in each.
 *
 *   log_warn("db", "could not connect", LOG_STR("host", h), LOG_RC(rc));
 *
 * Messages: lower case, no final period, what failed and why; values stand in
 * fields.  Never card data, passwords, tokens, addresses or whole e-mails.
 * The function that first turns a foreign failure into an rc logs it, once.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

#include "base/rc.h"
#include "base/str.h"

enum log_level { LOG_LEVEL_DEBUG, LOG_LEVEL_INFO, LOG_LEVEL_WARN,
	LOG_LEVEL_ERROR };

enum log_kind { LOG_FIELD_STR, LOG_FIELD_I64 };

struct log_field {
	const char *name;
	enum log_kind kind;
	struct str s;
	int64_t i;
};

#define LOG_STR(name, v) ((struct log_field){ name, LOG_FIELD_STR, v, 0 })
#define LOG_CSTR(name, v) LOG_STR(name, str_c(v))
#define LOG_I64(name, v)                                                      \
	((struct log_field){ name, LOG_FIELD_I64, { "", 0 }, v })
#define LOG_ID(id) LOG_I64("id", (id).v)
#define LOG_RC(rc) LOG_CSTR("rc", rc_name(rc))
#define LOG_ERRNO(e) LOG_CSTR("error", log_strerror(e))

#define LOG_AT(level, area, ...)                                              \
	LOG_AT_(level, area, __VA_ARGS__,                                     \
	    ((struct log_field){ NULL, LOG_FIELD_I64, { "", 0 }, 0 }))
#define LOG_AT_(level, area, text, ...)                                       \
	log_write(level, area, text, (const struct log_field[]){ __VA_ARGS__ })
#define log_debug(...) LOG_AT(LOG_LEVEL_DEBUG, __VA_ARGS__)
#define log_info(...) LOG_AT(LOG_LEVEL_INFO, __VA_ARGS__)
#define log_warn(...) LOG_AT(LOG_LEVEL_WARN, __VA_ARGS__)
#define log_error(...) LOG_AT(LOG_LEVEL_ERROR, __VA_ARGS__)

/* Writes one line in one write(2); fields end with a NULL name.  Lines below
 * the level set are dropped, lines above 4 KiB cut (the object then ends
 * with "cut":true).  Never fails, allocates nothing. */
void log_write(enum log_level level, const char *area, const char *text,
    const struct log_field *fields);
void log_set_level(enum log_level level);
/* The program's name in each line; keeps the pointer. */
void log_set_program(const char *name);
/* The id that each line carries until it is set again; "" for none.  Copied,
 * 64 bytes at most. */
void log_set_request(struct str id);
struct str log_request(void);
/* strerror without locale, for a field. */
const char *log_strerror(int e);

#endif
