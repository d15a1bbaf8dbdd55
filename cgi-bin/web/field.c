#include "web/field.h"

#include <string.h>

bool
field_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
		    || (c >= '0' && c <= '9'))
			continue;
		if (memchr("!#$%&'*+-.^_`|~", c, 15) == NULL)
			return false;
	}
	return s.n > 0;
}

bool
field_value(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

bool
field_printable(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c > 0x7e)
			return false;
	}
	return true;
}

struct str
field_head(struct str s)
{
	return str_trim(str_sub(s, 0, str_find(s, ';')));
}
