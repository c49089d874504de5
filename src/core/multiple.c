#include "core/multiple.h"

struct multiple
multiple_of(int64_t numerator, int64_t denominator)
{
	int64_t divisor = numerator, rest = denominator;
	while (rest != 0) {
		int64_t next = divisor % rest;
		divisor = rest;
		rest = next;
	}
	return (struct multiple){numerator / divisor, denominator / divisor};
}
