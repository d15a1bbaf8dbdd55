/* clock.h - the only door to the time.
 *
 * Business time (clock_now_us) is what rows, prices and pages go by; it is
 * handed to SQL as p_now.  A test can set it for all processes at once: the
 * configuration's test_clock names a 16-byte file that every process maps.
 * Durations (clock_mono_us) and log lines (clock_wall_us) are never faked.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/rc.h"

#define CLOCK_ISO_MAX 32

/* Microseconds since 1970-01-01 UTC: the business's time. */
int64_t clock_now_us(void);
/* The machine's own wall clock. */
int64_t clock_wall_us(void);
/* Microseconds since some fixed moment; never goes back. */
int64_t clock_mono_us(void);

/* Maps a test clock: int64 mode (0 real, 1 fixed, 2 offset), int64 value in
 * microseconds, both in the machine's byte order.  RC_INVALID when the file is
 * missing or too short (logged). */
enum rc clock_use_file(const char *path) MUST_CHECK;

/* "2026-11-21T07:00:00Z" and "...00.123Z" of a time from 0001 to 9999. */
void clock_iso(int64_t us, char out[CLOCK_ISO_MAX]);
void clock_iso_ms(int64_t us, char out[CLOCK_ISO_MAX]);
/* "Sat, 21 Nov 2026 07:00:00 GMT" (RFC 9110 §5.6.7). */
void clock_http(int64_t us, char out[CLOCK_ISO_MAX]);

#endif
