/* SHA-256 (FIPS 180-4), for the digest that names a version of a quiz. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
	uint32_t state[8];
	uint64_t bytes; /* taken so far */
	unsigned char block[64];
};

void sha256_start(struct sha256 *);
void sha256_add(struct sha256 *, const void *bytes, size_t length);
/* Writes 64 lower-case hexadecimal digits and a NUL. */
void sha256_finish(struct sha256 *, char hex[65]);

#endif
