/* backoff.h - when a peer that was away may be tried again.
 *
 * The wait doubles from `first` to `most` with each failure in a row, and
 * each is drawn from half of it to all of it, so that many processes do not
 * come back in step.
 */
#ifndef STORE_BACKOFF_H
#define STORE_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

struct backoff {
	int64_t first_us, most_us;
	int64_t until_us; /* no attempt before */
	int64_t since_us; /* the outage's begin; 0: there is none */
	int failures;     /* in a row */
};

/* May it be tried now?  Now is clock_mono_us(). */
bool backoff_ready(const struct backoff *b, int64_t now_us);
/* It failed; random is any number.  True for the first of an outage. */
bool backoff_failed(struct backoff *b, int64_t now_us, uint32_t random);
/* It worked; returns how long the outage was, 0 when there was none. */
int64_t backoff_worked(struct backoff *b, int64_t now_us);

#endif
