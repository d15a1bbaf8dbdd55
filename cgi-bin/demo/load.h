/* load.h - brings a catalogue of JSON lines into the shop's database. */
#ifndef DEMO_LOAD_H
#define DEMO_LOAD_H

#include "base/arena.h"

/* Reads the configuration conf_path, connects, and saves every line of path
 * through the kernel's functions, 50 lines a transaction.  The file's digest
 * is kept when all is in: the same file a second time does nothing, a load
 * that was cut short begins anew (saving a product twice changes nothing).
 * Returns the program's exit status: 0, 64 configuration, 65 catalogue, 75
 * database away (try again), 1 all else; the reason is logged. */
int load_run(struct arena *a, const char *conf_path, const char *path);

#endif
