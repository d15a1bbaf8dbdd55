/* listen.c - see listen.h. */
#include "hold/listen.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"

static enum rc
fault(const char *what, const char *path)
{
	log_error("hold", what, LOG_CSTR("socket", path), LOG_ERRNO(errno));
	return RC_FAULT;
}

/* Does a process listen there?  A full queue (EAGAIN) is one that does. */
static bool
answers(const struct sockaddr_un *at)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	bool yes;

	if (fd < 0)
		return false;
	yes = connect(fd, (const struct sockaddr *)at, sizeof(*at)) == 0 ||
	    errno == EAGAIN;
	close(fd);
	return yes;
}

/* Makes way for bind(2): removes what a crash left. */
static enum rc
clear(const struct sockaddr_un *at)
{
	struct stat st;

	if (lstat(at->sun_path, &st) != 0)
		return errno == ENOENT ? RC_OK
				       : fault("could not look at the socket",
					     at->sun_path);
	if (!S_ISSOCK(st.st_mode)) {
		log_error("hold", "the socket's path is something else",
		    LOG_CSTR("socket", at->sun_path));
		return RC_CONFLICT;
	}
	if (answers(at)) {
		log_error("hold", "another process listens there already",
		    LOG_CSTR("socket", at->sun_path));
		return RC_CONFLICT;
	}
	if (unlink(at->sun_path) != 0 && errno != ENOENT)
		return fault("could not remove the old socket", at->sun_path);
	return RC_OK;
}

enum rc
listen_open(const char *path, struct listen_socket *out)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	struct stat st;
	mode_t mask;
	enum rc rc;
	int fd;

	if (strlen(path) >= sizeof(at.sun_path)) {
		log_error("hold", "the socket's path is too long",
		    LOG_CSTR("socket", path),
		    LOG_I64("most", (int64_t)sizeof(at.sun_path) - 1));
		return RC_LIMIT;
	}
	memcpy(at.sun_path, path, strlen(path) + 1);
	if ((rc = clear(&at)) != RC_OK)
		return rc;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return fault("could not make a socket", path);
	mask = umask(0117); /* 0660 from the first moment */
	rc = RC_OK;
	if (bind(fd, (const struct sockaddr *)&at, sizeof(at)) != 0)
		rc = fault("could not bind the socket", path);
	umask(mask);
	if (rc == RC_OK && (listen(fd, LISTEN_BACKLOG) != 0 ||
	    lstat(path, &st) != 0))
		rc = fault("could not listen on the socket", path);
	if (rc != RC_OK) {
		close(fd);
		return rc;
	}
	*out = (struct listen_socket){ path, fd, st.st_dev, st.st_ino };
	return RC_OK;
}

void
listen_close(struct listen_socket *s)
{
	struct stat st;

	if (lstat(s->path, &st) == 0 && st.st_dev == s->dev &&
	    st.st_ino == s->ino)
		(void)unlink(s->path);
	close(s->fd);
	s->fd = -1;
}
