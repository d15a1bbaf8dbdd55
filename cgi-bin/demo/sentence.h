/* sentence.h - fills the placeholders of the word tables (words.h). */
#ifndef DEMO_SENTENCE_H
#define DEMO_SENTENCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "demo/goods.h"

/* Appends text with its placeholders filled for p; capital: the first letter
 * becomes one (also ä, ö, ü).  An unknown placeholder is a mistake in the
 * tables and aborts. */
void sentence_put(struct buf *b, const struct product *p, int locale,
    const char *text, bool capital);
/* "ink blue, ochre and sage" in the locale. */
void sentence_colours(struct buf *b, const struct product *p, int locale);
/* Tenths as a number in words' company: 95 is "9.5", in German "9,5". */
void sentence_tenths(struct buf *b, int tenths, int locale);

#endif
