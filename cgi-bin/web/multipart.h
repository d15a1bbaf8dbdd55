/* multipart.h - multipart/form-data (RFC 7578) of a body in memory. */
#ifndef WEB_MULTIPART_H
#define WEB_MULTIPART_H

#include "base/arena.h"
#include "base/str.h"
#include "web/reason.h"

struct multipart_limits {
	size_t parts;      /* number */
	size_t header;     /* bytes of a part's headers */
	size_t field;      /* bytes of a part without a file name */
	size_t file;       /* bytes of a part with one */
};

struct part {
	struct str name;     /* UTF-8, no controls */
	struct str filename; /* last component only; "" when is_file and the
	                      * visitor chose no file */
	struct str type;     /* Content-Type as sent, "" when absent */
	struct str data;     /* points into the body */
	bool is_file;
};

struct parts {
	const struct part *v;
	size_t n;
};

/* The boundary out of a Content-Type; false unless it is multipart/form-data
 * with a boundary of 1 to 70 characters. */
bool multipart_boundary(struct str content_type, struct str *boundary);

/* RC_LIMIT REQ_PARTS_MANY, REQ_PART_LONG; RC_INVALID REQ_PART_HEADER,
 * REQ_MULTIPART_BAD (no first boundary, no closing one, bytes missing). */
enum rc multipart_parse(struct arena *a, struct str body, struct str boundary,
    const struct multipart_limits *limits, struct parts *out,
    enum req_reason *why) MUST_CHECK;

#endif
