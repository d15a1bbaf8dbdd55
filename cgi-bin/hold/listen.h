/* listen.h - the unix socket that is held. */
#ifndef HOLD_LISTEN_H
#define HOLD_LISTEN_H

#include <sys/types.h>

#include "base/rc.h"

/* Connections that wait while the program is away (net.core.somaxconn cuts). */
#define LISTEN_BACKLOG 511

struct listen_socket {
	const char *path; /* the caller's, kept */
	int fd;           /* close-on-exec */
	dev_t dev;        /* of the name, so that only our own is removed */
	ino_t ino;
};

/* Binds path (mode 0660) and listens.  A socket that nobody answers on was
 * left by a crash and is replaced.  RC_LIMIT: the path is longer than a socket
 * address holds; RC_CONFLICT: somebody answers there, or it is no socket;
 * RC_FAULT: all else.  Logged. */
enum rc listen_open(const char *path, struct listen_socket *out) MUST_CHECK;
/* Closes it and removes the name, unless another socket has taken it. */
void listen_close(struct listen_socket *s);

#endif
