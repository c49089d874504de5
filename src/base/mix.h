/* Hashing and mixing for draws that depend on names and numbers only, never on order or time.
 * Sources: FNV-1a, 64 bit (Fowler, Noll, Vo); the finalizer of splitmix64 (Steele, Lea, Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014). */
#ifndef BASE_MIX_H
#define BASE_MIX_H

#include <stdint.h>

/* FNV-1a of a C string. */
uint64_t mix_name(const char *);

/* A number that looks random for each pair (seed, index). */
uint64_t mix_draw(uint64_t seed, uint64_t index);

#endif
