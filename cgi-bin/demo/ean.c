#include "demo/ean.h"

/* Weights 1 3 1 3 ... from the left; what is missing to the next ten. */
static char
check_digit(const char *d)
{
	int sum = 0;

	for (int i = 0; i < 12; i++)
		sum += (d[i] - '0') * (i % 2 == 0 ? 1 : 3);
	return (char)('0' + (10 - sum % 10) % 10);
}

void
ean13_make(uint64_t n, char out[14])
{
	out[0] = '2';
	for (int i = 11; i >= 1; i--) {
		out[i] = (char)('0' + n % 10);
		n /= 10;
	}
	out[12] = check_digit(out);
	out[13] = '\0';
}

bool
ean13_ok(struct str s)
{
	if (s.n != 13)
		return false;
	for (size_t i = 0; i < 13; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return check_digit(s.p) == s.p[12];
}
