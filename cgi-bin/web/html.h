/* html.h - escaping for HTML text and quoted attributes: & < > " and '. */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include "base/buf.h"
#include "base/str.h"

/* Appends s escaped. */
void html_put(struct buf *b, struct str s);

/* Room that html_escape wants for n bytes: the longest entity has six, and
 * whole vectors are stored. */
#define HTML_ROOM(n) (6 * (n) + 16)

/* Writes n bytes at p escaped to w, which has HTML_ROOM(n); returns the end of
 * what was written. */
char *html_escape(char *w, const char *p, size_t n);

#endif
