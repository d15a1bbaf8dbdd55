#include "demo/prng.h"

struct prng
prng_seed(uint64_t seed, uint64_t salt)
{
	struct prng r = {seed ^ (salt * 0xd1342543de82ef95u)};

	prng_next(&r);
	return r;
}

uint64_t
prng_next(struct prng *r)
{
	uint64_t z = r->s += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

unsigned
prng_below(struct prng *r, unsigned n)
{
	return (unsigned)(((prng_next(r) >> 32) * n) >> 32);
}

int
prng_range(struct prng *r, int lo, int hi)
{
	return lo + (int)prng_below(r, (unsigned)(hi - lo + 1));
}

double
prng_unit(struct prng *r)
{
	return (double)(prng_next(r) >> 48) / 65536.0;
}

double
prng_real(struct prng *r, double lo, double hi)
{
	return lo + (hi - lo) * prng_unit(r);
}

void
prng_shuffle(struct prng *r, unsigned *out, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		unsigned j = prng_below(r, i + 1);

		out[i] = out[j];
		out[j] = i;
	}
}
