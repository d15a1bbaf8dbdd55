/* form.h - typed access to the fields of a form or of a query, the errors
 * kept beside the fields.
 *
 *   form_str(f, "q", FORM_OPTIONAL, 0, 200, &q);
 *   form_i64(f, "page", FORM_OPTIONAL, 1, 1000, &page);
 *   if (!form_ok(f)) ... show the page again: form_at() gives each field with
 *   what the visitor typed and the message key of what is wrong with it.
 *
 * Each reader returns false and notes an error on the field, or returns true
 * and sets *out.  An optional field that is absent or empty is true and leaves
 * *out as it was: set the default before.  Fields that nobody asks for are
 * ignored.  Of a field sent twice the readers take the first.
 */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include "base/money.h"
#include "web/multipart.h"
#include "web/query.h"
#include "web/req.h"

struct form;

enum form_need { FORM_REQUIRED, FORM_OPTIONAL };

/* One argument of an error message: a name in the message and its text. */
struct form_arg {
	const char *name;
	struct str text;
};
#define FORM_ARGS 2

struct form_field {
	struct str name;
	struct str value;  /* as sent, to be shown again */
	const char *error; /* message key, NULL: none */
	struct form_arg args[FORM_ARGS];
	size_t n_args;
};

/* A form of a query's arguments, and of nothing. */
struct form *form_of_query(struct arena *a, const struct query *q);
/* The form in a body, of either kind by its Content-Type, within the limits of
 * the request.  An empty body without a type is an empty form.  Otherwise
 * RC_LIMIT or RC_INVALID, and *why. */
enum rc form_read(struct req *r, struct form **out, enum req_reason *why)
    MUST_CHECK;
/* The same from text: application/x-www-form-urlencoded. */
enum rc form_parse(struct arena *a, struct str body, size_t max_fields,
    struct form **out, enum req_reason *why) MUST_CHECK;

/* One line of text: trimmed, min to max characters (code points), without
 * control characters. */
bool form_str(struct form *f, const char *name, enum form_need need,
    size_t min, size_t max, struct str *out);
/* Text of several lines; CR LF becomes LF. */
bool form_text(struct form *f, const char *name, enum form_need need,
    size_t min, size_t max, struct str *out);
bool form_i64(struct form *f, const char *name, enum form_need need,
    int64_t min, int64_t max, int64_t *out);

struct form_choice {
	const char *value;
	int v;
};
/* One of a table that ends with a NULL value. */
bool form_choice(struct form *f, const char *name, enum form_need need,
    const struct form_choice *table, int *out);
/* A check box: absent, "", 0, off, no, false are false; 1, on, yes, true. */
bool form_bool(struct form *f, const char *name, bool *out);
/* An amount as typed, with the locale's decimal point. */
bool form_money(struct form *f, const char *name, enum form_need need,
    char point, struct str cur, int64_t min, int64_t max, struct money *out);
/* An address that mail could go to: local@domain, ASCII, at most 254. */
bool form_email(struct form *f, const char *name, enum form_need need,
    struct str *out);
bool form_slug(struct form *f, const char *name, enum form_need need,
    struct str *out);

/* Repeated fields: how many were sent, and the i-th one's value as sent. */
size_t form_count(const struct form *f, const char *name);
struct str form_nth(const struct form *f, const char *name, size_t i);
/* A file part; NULL when there is none or none was chosen. */
const struct part *form_file(const struct form *f, const char *name);

/* Notes an error of the caller's own on a field (the first one stays); args
 * may be NULL. */
void form_error(struct form *f, const char *name, const char *key,
    const struct form_arg *args, size_t n_args);
/* No reader failed and no error was noted? */
bool form_ok(const struct form *f);

/* The fields that were asked for or have an error, in the order of asking. */
size_t form_len(const struct form *f);
const struct form_field *form_at(const struct form *f, size_t i);
/* One of them, or NULL. */
const struct form_field *form_find(const struct form *f, const char *name);

/* Message keys that the readers note, each with its arguments. */
#define FORM_ERR_REQUIRED  "form.required"
#define FORM_ERR_SHORT     "form.too_short"  /* {min} */
#define FORM_ERR_LONG      "form.too_long"   /* {max} */
#define FORM_ERR_CONTROL   "form.bad_text"
#define FORM_ERR_NUMBER    "form.no_number"
#define FORM_ERR_LOW       "form.too_low"    /* {min} */
#define FORM_ERR_HIGH      "form.too_high"   /* {max} */
#define FORM_ERR_CHOICE    "form.no_choice"
#define FORM_ERR_MONEY     "form.no_amount"
#define FORM_ERR_EMAIL     "form.no_email"
#define FORM_ERR_SLUG      "form.no_slug"

#endif
