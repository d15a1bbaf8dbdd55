/* markdown.h - CommonMark to HTML; the only door to cmark.
 *
 * Safe by construction: raw HTML in the text is dropped, and links to
 * javascript:, vbscript:, file: and data: lose their target (cmark's default
 * mode).  What comes out may be printed without escaping.
 */
#ifndef INTEGR_MARKDOWN_H
#define INTEGR_MARKDOWN_H

#include "base/arena.h"
#include "base/str.h"

/* Longer texts are refused. */
enum { MARKDOWN_MAX = 64 << 10 };

/* Renders text (UTF-8) into a.  A heading of level 1 becomes one of level
 * 1 + shift, and so on down to 6, so that the page keeps its own outline.
 * RC_LIMIT: longer than MARKDOWN_MAX.  RC_INVALID: not UTF-8, or has a NUL. */
enum rc markdown_html(
    struct arena *a, struct str text, int shift, struct str *out) MUST_CHECK;

#endif
