/* backoff.h - how long a program that ended has to wait for its next start. */
#ifndef HOLD_BACKOFF_H
#define HOLD_BACKOFF_H

#include <stdint.h>

#define BACKOFF_FIRST_MS ((int64_t)100)
#define BACKOFF_LAST_MS  ((int64_t)5000)
/* Whoever lived so long is forgiven what was before. */
#define BACKOFF_YOUNG_MS ((int64_t)10000)

/* The next delay; before is the last one (0: none yet), lived how long the
 * program ran. */
int64_t backoff_next(int64_t before, int64_t lived);

#endif
