/* crypto.h - the only door to OpenSSL. */
#ifndef BASE_CRYPTO_H
#define BASE_CRYPTO_H

#include "base/str.h"

#define SHA256_BYTES 32
#define SHA256_HEX 65 /* with its NUL */

/* n bytes from the system's CSPRNG; aborts when there are none to be had. */
void crypto_random(void *out, size_t n);
/* SHA-256 (FIPS 180-4). */
void crypto_sha256(struct str data, unsigned char out[SHA256_BYTES]);
/* The same as lower-case hexadecimal. */
void crypto_sha256_hex(struct str data, char out[SHA256_HEX]);
/* HMAC-SHA256 (RFC 2104). */
void crypto_hmac(struct str key, struct str data,
    unsigned char out[SHA256_BYTES]);
/* Equal?  In a time that does not depend on where they differ. */
bool crypto_equal(struct str a, struct str b);

#endif
