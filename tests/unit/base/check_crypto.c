/* check_crypto.c - the door to OpenSSL, by the published vectors. */
#include "base/crypto.h"

#include "../unit.h"

/* FIPS 180-4's examples (NIST, SHA-256), and the empty text. */
static const struct {
	const char *text, *hex;
} sha[] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	},
	{ "abc",
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	},
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
	},
};

START_TEST(sha256)
{
	char hex[SHA256_HEX];

	crypto_sha256_hex(str_c(sha[_i].text), hex);
	ck_assert_str_eq(hex, sha[_i].hex);
}
END_TEST

/* RFC 4231 §4.3, §4.7 (a key longer than a block), and the empty key. */
START_TEST(hmac)
{
	unsigned char raw[SHA256_BYTES];
	char hex[SHA256_HEX], key[131];

	crypto_hmac(STR("Jefe"), STR("what do ya want for nothing?"), raw);
	str_hex(raw, sizeof(raw), hex);
	ck_assert_str_eq(hex, "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof(key));
	crypto_hmac(str_n(key, sizeof(key)),
	    STR("Test Using Larger Than Block-Size Key - Hash Key First"), raw);
	str_hex(raw, sizeof(raw), hex);
	ck_assert_str_eq(hex, "60e431591ee0b67f0d8a26aacbf5b77f"
	    "8e0bc6213728c5140546040f0ee37f54");
	crypto_hmac(STR(""), STR(""), raw);
	str_hex(raw, sizeof(raw), hex);
	ck_assert_str_eq(hex, "b613679a0814d9ec772f95d778c35fc5"
	    "ff1697c493715653c6c712144292c5ad");
}
END_TEST

START_TEST(equal)
{
	ck_assert(crypto_equal(STR(""), STR("")));
	ck_assert(crypto_equal(STR("abc"), STR("abc")));
	ck_assert(!crypto_equal(STR("abc"), STR("abd")));
	ck_assert(!crypto_equal(STR("abc"), STR("ab")));
	ck_assert(!crypto_equal(STR(""), STR("a")));
	ck_assert(!crypto_equal(str_n("a\0b", 3), str_n("a\0c", 3)));
}
END_TEST

/* Not a test of the generator: that it is asked, and for all bytes. */
START_TEST(random_bytes)
{
	unsigned char one[64] = { 0 }, two[64] = { 0 }, seen[64] = { 0 };
	int zeros = 0;

	crypto_random(one, 0);
	for (int i = 0; i < 20; i++) {
		crypto_random(one, sizeof(one));
		ck_assert_mem_ne(one, two, sizeof(one));
		memcpy(two, one, sizeof(two));
		for (int k = 0; k < 64; k++)
			seen[k] |= one[k];
	}
	for (int k = 0; k < 64; k++)
		zeros += seen[k] == 0;
	ck_assert_int_eq(zeros, 0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base/crypto");
	TCase *tc = unit_case(s, "hashes");

	tcase_add_loop_test(tc, sha256, 0, N_OF(sha));
	tcase_add_test(tc, hmac);
	tcase_add_test(tc, equal);
	tcase_add_test(tc, random_bytes);
	return unit_run(s);
}
