/* prng.h - random numbers that are the same on every machine and run.
 *
 * splitmix64: one word of state, good enough to scatter leaves and prices,
 * useless for secrets.  Never draw two numbers in one expression or one list
 * of arguments: C leaves their order open, and compilers do differ there.
 */
#ifndef DEMO_PRNG_H
#define DEMO_PRNG_H

#include <stdint.h>

struct prng {
	uint64_t s;
};

/* A generator of its own for one thing: the same seed and salt give the same
 * row, and a change to one product leaves all others as they were. */
struct prng prng_seed(uint64_t seed, uint64_t salt);
uint64_t prng_next(struct prng *r);
/* 0 .. n-1; n > 0. */
unsigned prng_below(struct prng *r, unsigned n);
/* lo .. hi, both included. */
int prng_range(struct prng *r, int lo, int hi);
/* 0 <= x < 1, in steps of 1/65536. */
double prng_unit(struct prng *r);
/* lo <= x < hi. */
double prng_real(struct prng *r, double lo, double hi);
/* Puts the n numbers 0 .. n-1 into out in random order. */
void prng_shuffle(struct prng *r, unsigned *out, unsigned n);

#endif
