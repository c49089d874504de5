/* Names that nobody else has. */
#ifndef SYS_CHANCE_H
#define SYS_CHANCE_H

#include <stdbool.h>

struct fail;

enum { CHANCE_DIGITS = 32 };

/* 128 random bits as lower-case hexadecimal digits and a NUL. */
bool chance_name(char name[CHANCE_DIGITS + 1], struct fail *);

#endif
