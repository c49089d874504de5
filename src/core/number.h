/* Whole numbers of any size, for codes: digits of mixed radices go in and come out, and the number is read
 * and written as symbols of five bits, the highest first. */
#ifndef CORE_NUMBER_H
#define CORE_NUMBER_H

#include <stdint.h>

struct arena;

enum { NUMBER_SYMBOL_BITS = 5 };

struct number {
	uint32_t *limbs; /* 30 bits each, the lowest first */
	int count;
};

/* 0, with room for so many digits. */
struct number number_new(struct arena *, int digits);

/* The number that symbols make, with room for one digit more. */
struct number number_of_symbols(struct arena *, const unsigned char *symbols, int count);

/* number * radix + digit. A radix is 2 to 2^30. */
void number_push(struct number *, unsigned radix, unsigned digit);

/* The way back: number / radix, and the digit. */
unsigned number_pull(struct number *, unsigned radix);

/* How many symbols it takes; none for 0. */
int number_symbols(const struct number *);

/* The symbol at a place, 0 being the lowest; 0 beyond the highest. */
unsigned char number_symbol(const struct number *, int place);

#endif
