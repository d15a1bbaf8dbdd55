#include "domain/catalog/picture.h"

#include <string.h>

static size_t
read_widths(const struct json *j, int64_t out[PICTURE_WIDTHS_MAX])
{
	size_t n = json_len(j);

	if (n > PICTURE_WIDTHS_MAX)
		n = PICTURE_WIDTHS_MAX;
	for (size_t i = 0; i < n; i++)
		out[i] = json_i64(json_at(j, i));
	return n;
}

struct picture
picture_read(const struct json *j)
{
	const struct json *webp = json_get(j, "webp_widths");
	struct picture p;

	memset(&p, 0, sizeof(p));
	p.file = json_get_str(j, "file");
	p.alt = json_get_str(j, "alt");
	p.width = json_get_i64(j, "w");
	p.height = json_get_i64(j, "h");
	p.n_avif = read_widths(json_get(j, "widths"), p.avif);
	p.n_webp = read_widths(webp != NULL ? webp : json_get(j, "widths"),
	    p.webp);
	return p;
}
