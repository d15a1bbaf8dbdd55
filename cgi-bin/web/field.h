/* field.h - the alphabets of HTTP's header fields (RFC 9110 §5). */
#ifndef WEB_FIELD_H
#define WEB_FIELD_H

#include "base/str.h"

/* A token: what names of headers, cookies and methods are made of. */
bool field_token(struct str s);
/* May s stand as a header's value, in or out: no control character but tab? */
bool field_value(struct str s);
/* Bytes 0x20 to 0x7e only? */
bool field_printable(struct str s);
/* A value split at its first ';' and trimmed: "text/html" of a media type with
 * parameters. */
struct str field_head(struct str s);

#endif
