/* ean.h - EAN-13 article numbers with their check digit. */
#ifndef DEMO_EAN_H
#define DEMO_EAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The number of an article of our own: prefix 2 (in-store use, never assigned
 * to a manufacturer), eleven digits of n, the check digit.  n < 10^11. */
void ean13_make(uint64_t n, char out[14]);
/* Thirteen digits whose last one fits the others? */
bool ean13_ok(struct str s);

#endif
