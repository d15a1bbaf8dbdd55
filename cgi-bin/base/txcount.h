/* txcount.h - how many database transactions this process has open.
 *
 * Counted by store/tx.c; whatever calls an outside service asserts that it is
 * zero, so that no lock is ever held across a call.
 */
#ifndef BASE_TXCOUNT_H
#define BASE_TXCOUNT_H

int tx_depth(void);
void tx_depth_enter(void);
/* Asserts that there is one to leave. */
void tx_depth_leave(void);

#endif
