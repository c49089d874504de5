#include "core/number.h"

#include <stddef.h>

#include "base/arena.h"

enum { LIMB_SYMBOLS = 6, LIMB_BITS = LIMB_SYMBOLS * NUMBER_SYMBOL_BITS };

/* A digit adds less than a limb. */
struct number
number_new(struct arena *arena, int digits)
{
	return (struct number){.limbs = ARENA_ARRAY(arena, (size_t)digits, uint32_t)};
}

struct number
number_of_symbols(struct arena *arena, const unsigned char *symbols, int count)
{
	struct number number = {.count = (count + LIMB_SYMBOLS - 1) / LIMB_SYMBOLS};
	number.limbs = ARENA_ARRAY(arena, (size_t)number.count + 1, uint32_t);
	for (int place = 0; place < count; place++)
		number.limbs[place / LIMB_SYMBOLS] |= (uint32_t)symbols[count - 1 - place]
		                                      << place % LIMB_SYMBOLS * NUMBER_SYMBOL_BITS;
	return number;
}

void
number_push(struct number *number, unsigned radix, unsigned digit)
{
	uint64_t carry = digit;
	for (int i = 0; i < number->count; i++) {
		carry += (uint64_t)number->limbs[i] * radix;
		number->limbs[i] = (uint32_t)(carry & ((1U << LIMB_BITS) - 1));
		carry >>= LIMB_BITS;
	}
	if (carry != 0)
		number->limbs[number->count++] = (uint32_t)carry;
}

unsigned
number_pull(struct number *number, unsigned radix)
{
	uint64_t rest = 0;
	for (int i = number->count - 1; i >= 0; i--) {
		rest = rest << LIMB_BITS | number->limbs[i];
		number->limbs[i] = (uint32_t)(rest / radix);
		rest %= radix;
	}
	while (number->count > 0 && number->limbs[number->count - 1] == 0)
		number->count--;
	return (unsigned)rest;
}

unsigned char
number_symbol(const struct number *number, int place)
{
	int limb = place / LIMB_SYMBOLS, shift = place % LIMB_SYMBOLS * NUMBER_SYMBOL_BITS;
	if (limb >= number->count)
		return 0;
	return (unsigned char)(number->limbs[limb] >> shift & ((1U << NUMBER_SYMBOL_BITS) - 1));
}

int
number_symbols(const struct number *number)
{
	int count = number->count * LIMB_SYMBOLS;
	while (count > 0 && number_symbol(number, count - 1) == 0)
		count--;
	return count;
}
