#define _DEFAULT_SOURCE /* clearenv */
#include "sys/environment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_MAX = 64 };

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* No slash, so that neither is ever a path. */
static const struct {
	const char *name, *characters;
} kept[] = {
	{"TERM", LETTERS "._+-"},
	{"LANG", LETTERS "._@-"},
};
enum { KEPT = sizeof kept / sizeof kept[0] };

static bool
looks_right(const char *value, const char *characters)
{
	size_t length = strnlen(value, VALUE_MAX + 1);
	return length > 0 && length <= VALUE_MAX && value[0] != '.' && strspn(value, characters) == length;
}

void
environment_clean(void)
{
	char values[KEPT][VALUE_MAX + 1];
	for (size_t i = 0; i < KEPT; i++) {
		const char *value = getenv(kept[i].name);
		values[i][0] = '\0';
		if (value != NULL && looks_right(value, kept[i].characters))
			memcpy(values[i], value, strlen(value) + 1);
	}
	clearenv();
	for (size_t i = 0; i < KEPT; i++)
		if (values[i][0] != '\0')
			setenv(kept[i].name, values[i], 1);
}
