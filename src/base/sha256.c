#include "base/sha256.h"

#include <string.h>

static const uint32_t rounds[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
rotate(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static void
compress(struct sha256 *sha)
{
	uint32_t w[64];
	for (int i = 0; i < 16; i++) {
		const unsigned char *p = sha->block + 4 * i;
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	}
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];
		w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
		       (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
	}
	/* Eight variables, by the standard's names: an array would not stay in registers. */
	uint32_t *s = sha->state;
	uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
	for (int i = 0; i < 64; i++) {
		uint32_t choose = (e & f) ^ (~e & g), majority = (a & b) ^ (a & c) ^ (b & c);
		uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choose + rounds[i] + w[i];
		uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority;
		h = g;
		g = f;
		f = e;
		e = d + t1;
		d = c;
		c = b;
		b = a;
		a = t1 + t2;
	}
	const uint32_t now[8] = {a, b, c, d, e, f, g, h};
	for (int i = 0; i < 8; i++)
		s[i] += now[i];
}

void
sha256_start(struct sha256 *sha)
{
	*sha = (struct sha256){
		.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
	              0x1f83d9ab, 0x5be0cd19},
	};
}

void
sha256_add(struct sha256 *sha, const void *bytes, size_t length)
{
	const unsigned char *p = bytes;
	while (length > 0) {
		size_t begun = sha->bytes % 64, piece = 64 - begun < length ? 64 - begun : length;
		memcpy(sha->block + begun, p, piece);
		sha->bytes += piece;
		p += piece;
		length -= piece;
		if (begun + piece == 64)
			compress(sha);
	}
}

void
sha256_finish(struct sha256 *sha, char hex[65])
{
	static const char digits[] = "0123456789abcdef";
	uint64_t bits = sha->bytes * 8;
	sha256_add(sha, "\x80", 1);
	while (sha->bytes % 64 != 56)
		sha256_add(sha, "", 1);
	for (int i = 7; i >= 0; i--) {
		unsigned char byte = (unsigned char)(bits >> (8 * i));
		sha256_add(sha, &byte, 1);
	}
	for (int i = 0; i < 64; i++)
		hex[i] = digits[sha->state[i / 8] >> (28 - i % 8 * 4) & 15];
	hex[64] = '\0';
}
