/* fault.h - makes the n-th fallible call fail, in builds for tests only.
 *
 * Code that talks to a peer asks before each step that can fail:
 *
 *   if (FAULT_POINT("db.flush") || PQflush(c) < 0)
 *           … the same way for both …
 *
 * Without -DSOUK_FAULTS FAULT_POINT is the constant false.  A test arms the
 * n-th call from now (n = 1, 2, …) and raises n until a run passes with
 * fault_fired() still false: then every call has failed once.  For programs
 * under test the variable SOUK_FAULT_FILE names a file of struct fault_state
 * that each process maps: the test writes `arm`, sets `passed` and `fired` to
 * 0, and reads them after the request.
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include <stdbool.h>
#include <stdint.h>

struct fault_state {
	int64_t arm;    /* the call that is to fail, counted from 1; 0: none */
	int64_t passed; /* calls that came by since this was 0 */
	int64_t fired;  /* how many failed: 0 or 1 */
	char where[40]; /* the name of the point that failed */
};

#ifdef SOUK_FAULTS
#define FAULT_POINT(where) fault_point(where)
#else
#define FAULT_POINT(where) false
#endif

/* True: act as if this step had failed. */
bool fault_point(const char *where);
/* Counts from 0 again and lets call n fail; 0 lets none. */
void fault_arm(int64_t n);
/* Calls that came by since fault_arm. */
int64_t fault_passed(void);
bool fault_fired(void);
/* Where it failed, "" when it did not. */
const char *fault_where(void);

#endif
