/* pool.h - the main function of every FastCGI program: a master and its
 * workers on one listening unix socket, found at fd 0.
 *
 *   souk-NAME FILE            run; FILE is the configuration
 *   souk-NAME --check FILE    read FILE, load templates and texts, end
 *   souk-NAME --help          the settings
 *
 * The master holds no connection and serves nothing.  It
 * - keeps `workers` of them: one that ends is replaced at once, one that ends
 *   young (before 10 s) after 100 ms, doubling to 5 s;
 * - kills one that is busy with one request longer than hang_seconds, or idle
 *   without a sign of life for as long;
 * - SIGHUP: lets a child check FILE; if that is well, executes itself anew
 *   (same pid, fd 0 kept), starts a new generation, and asks the old one to
 *   leave when the new one waits for requests.  Whatever fails is logged, and
 *   the old generation goes on;
 * - SIGTERM, SIGINT: asks the workers to finish their request and waits for
 *   them, hang_seconds at most.
 * A worker leaves when its master dies (PR_SET_PDEATHSIG), when it is asked to
 * (SIGTERM, open only while it waits for a request), and never otherwise.
 */
#ifndef APP_POOL_H
#define APP_POOL_H

#include "app/ctx.h"

/* Returns the program's exit status: 0 drained, CONF_EXIT bad configuration,
 * 1 all else (logged).  Returns in the master only. */
int pool_main(int argc, char **argv, const struct program *prog);

#endif
