#define _DEFAULT_SOURCE /* getentropy */
#include "sys/chance.h"

#include <stddef.h>
#include <unistd.h>

#include "base/fail.h"

bool
chance_name(char name[CHANCE_DIGITS + 1], struct fail *fail)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[CHANCE_DIGITS / 2];
	if (getentropy(bytes, sizeof bytes) != 0)
		return fail_set(fail, "the system has no random numbers");
	for (size_t i = 0; i < sizeof bytes; i++) {
		name[2 * i] = digits[bytes[i] >> 4];
		name[2 * i + 1] = digits[bytes[i] & 15];
	}
	name[CHANCE_DIGITS] = '\0';
	return true;
}
