#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"

static enum rc
fail(enum rc rc, const char *what, const char *path)
{
	log_error("file", what, LOG_CSTR("path", path), LOG_ERRNO(errno));
	return rc;
}

static enum rc
read_fd(struct arena *a, int fd, size_t max, struct str *out)
{
	struct stat st;
	size_t n = 0;
	char *p;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		errno = EINVAL;
		return RC_NOT_FOUND;
	}
	if ((uint64_t)st.st_size > max) {
		errno = EFBIG;
		return RC_LIMIT;
	}
	p = arena_alloc(a, (size_t)st.st_size + 1);
	while (n < (size_t)st.st_size) {
		ssize_t got = read(fd, p + n, (size_t)st.st_size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return RC_NOT_FOUND;
		if (got == 0)
			break;
		n += (size_t)got;
	}
	p[n] = '\0';
	*out = str_n(p, n);
	return RC_OK;
}

enum rc
file_read(struct arena *a, const char *path, size_t max, struct str *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum rc rc;

	if (fd < 0)
		return fail(RC_NOT_FOUND, "could not open file", path);
	if ((rc = read_fd(a, fd, max, out)) != RC_OK)
		rc = fail(rc, "could not read file", path);
	(void)close(fd);
	return rc;
}

static bool
write_all(int fd, struct str data)
{
	while (data.n > 0) {
		ssize_t n = write(fd, data.p, data.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		data = str_sub(data, (size_t)n, data.n);
	}
	return fsync(fd) == 0;
}

enum rc
file_replace(const char *path, struct str data, unsigned mode)
{
	char tmp[4096];
	bool ok;
	int fd, n;

	n = snprintf(tmp, sizeof(tmp), "%s.%ld.tmp", path, (long)getpid());
	if (n < 0 || (size_t)n >= sizeof(tmp)) {
		errno = ENAMETOOLONG;
		return fail(RC_FAULT, "could not write file", path);
	}
	fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, (mode_t)mode);
	if (fd < 0)
		return fail(RC_FAULT, "could not write file", tmp);
	ok = write_all(fd, data);
	ok = close(fd) == 0 && ok;
	if (!ok || rename(tmp, path) != 0) {
		enum rc rc = fail(RC_FAULT, "could not write file", path);

		(void)unlink(tmp);
		return rc;
	}
	return RC_OK;
}

enum rc
secret_read(struct arena *a, const char *path, struct str *out)
{
	struct str text, line = STR("");
	struct stat st;
	enum rc rc;

	if (stat(path, &st) == 0 && (st.st_mode & 07) != 0) {
		errno = EPERM;
		return fail(RC_DENIED, "secret is open to everybody", path);
	}
	if ((rc = file_read(a, path, 1024, &text)) != RC_OK)
		return rc;
	(void)str_cut(&text, '\n', &line);
	line = str_trim(line);
	if (line.n == 0) {
		errno = EINVAL;
		return fail(RC_INVALID, "secret is empty", path);
	}
	*out = arena_str(a, line);
	return RC_OK;
}
