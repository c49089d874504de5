#include "sys/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* The first of the three that is set and not empty, as setlocale(3) reads them; "" if none is. */
static const char *
asked_for(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "";
}

bool
locale_start(void)
{
	const char *asked = asked_for();
	if (strcmp(asked, "C") == 0 || strcmp(asked, "POSIX") == 0)
		return false;
	if (asked[0] == '\0' || setlocale(LC_CTYPE, "") == NULL)
		if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
			return false;
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
