#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
fail_set(struct fail *fail, const char *format, ...)
{
	if (fail == NULL || fail->text[0] != '\0')
		return false;
	va_list args;
	va_start(args, format);
	int length = vsnprintf(fail->text, sizeof fail->text, format, args);
	va_end(args);
	if (length >= (int)sizeof fail->text)
		memcpy(fail->text + sizeof fail->text - 4, "...", 4);
	return false;
}
