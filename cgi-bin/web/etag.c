#include "web/etag.h"

#include "base/crypto.h"

void
etag_make(struct str body, char out[ETAG_BYTES + 1])
{
	unsigned char sum[SHA256_BYTES];

	crypto_sha256(body, sum);
	out[0] = '"';
	str_hex(sum, 16, out + 1);
	out[33] = '"';
	out[34] = '\0';
}

bool
etag_match(struct str if_none_match, struct str etag)
{
	static const struct str WEAK = STR_INIT("W/");
	struct str s = str_trim(if_none_match);

	if (str_starts(etag, WEAK))
		etag = str_sub(etag, WEAK.n, etag.n);
	if (etag.n < 2)
		return false;
	if (str_eq(s, STR("*")))
		return true;
	while (s.n > 0) {
		size_t end;

		if (s.p[0] == ',' || s.p[0] == ' ' || s.p[0] == '\t') {
			s = str_sub(s, 1, s.n);
			continue;
		}
		if (str_starts(s, WEAK))
			s = str_sub(s, WEAK.n, s.n);
		if (s.n == 0 || s.p[0] != '"')
			return false;
		end = 1 + str_find(str_sub(s, 1, s.n), '"');
		if (end == s.n)
			return false;
		if (str_eq(str_sub(s, 0, end + 1), etag))
			return true;
		s = str_sub(s, end + 1, s.n);
		if (s.n > 0 && s.p[0] != ',' && s.p[0] != ' '
		    && s.p[0] != '\t')
			return false;
	}
	return false;
}
