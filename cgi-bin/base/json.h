/* json.h - JSON at the doors: the only door to json-c for reading, and a small
 * writer on a buffer.
 *
 * Reading: a parsed document is tied to the arena.  The getters never fail:
 * a missing member, null or another type gives the empty value, so that a
 * reader of our own stored documents stays short; input from outside is
 * checked with json_kind first.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct json; /* a value; NULL stands for null and for "not there" */

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_DOUBLE, JSON_STRING,
	JSON_ARRAY, JSON_OBJECT };

/* Parses one document: RFC 8259 and nothing beside it, UTF-8, at most 64 deep,
 * whole numbers within int64, others finite and below 64 characters.
 * RC_INVALID when it is none; not logged. */
enum rc json_parse(struct arena *a, struct str text, const struct json **out)
    MUST_CHECK;
enum json_kind json_kind(const struct json *j);
/* Member of an object, or NULL. */
const struct json *json_get(const struct json *j, const char *name);
/* Length of an array, 0 for all else; item i, or NULL. */
size_t json_len(const struct json *j);
const struct json *json_at(const struct json *j, size_t i);
/* The text lives as long as the document. */
struct str json_str(const struct json *j);
int64_t json_i64(const struct json *j);
double json_double(const struct json *j);
bool json_flag(const struct json *j);
/* Calls fn for each member of an object, in the document's order. */
void json_each(const struct json *j,
    void (*fn)(void *ctx, struct str name, const struct json *value),
    void *ctx);

/* Shorthand: members of an object. */
static inline struct str
json_get_str(const struct json *j, const char *name)
{
	return json_str(json_get(j, name));
}

static inline int64_t
json_get_i64(const struct json *j, const char *name)
{
	return json_i64(json_get(j, name));
}

/* Appends s as a JSON string with its quotes; safe inside HTML too ('<', '>'
 * and '&' are written as \u escapes).  Broken UTF-8 becomes U+FFFD. */
void json_put_str(struct buf *b, struct str s);

#endif
