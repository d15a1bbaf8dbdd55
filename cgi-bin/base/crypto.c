#include "base/crypto.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include "base/log.h"

void
crypto_random(void *out, size_t n)
{
	assert(n <= INT_MAX);
	if (RAND_bytes(out, (int)n) != 1) {
		log_error("crypto", "no random bytes to be had");
		abort();
	}
}

void
crypto_sha256(struct str data, unsigned char out[SHA256_BYTES])
{
	(void)SHA256((const unsigned char *)data.p, data.n, out);
}

void
crypto_sha256_hex(struct str data, char out[SHA256_HEX])
{
	unsigned char raw[SHA256_BYTES];

	crypto_sha256(data, raw);
	str_hex(raw, sizeof(raw), out);
}

void
crypto_hmac(struct str key, struct str data, unsigned char out[SHA256_BYTES])
{
	unsigned len = SHA256_BYTES;

	assert(key.n <= INT_MAX);
	if (HMAC(EVP_sha256(), key.p, (int)key.n,
	    (const unsigned char *)data.p, data.n, out, &len) == NULL) {
		log_error("crypto", "could not compute an HMAC");
		abort();
	}
}

bool
crypto_equal(struct str a, struct str b)
{
	return a.n == b.n && CRYPTO_memcmp(a.p, b.p, a.n) == 0;
}
