/* Files for people, whole or not there: what is written goes to a file without a name that anybody looks for,
 * in the same folder, and gets its own name only once all of it is on the disk. */
#ifndef SYS_DOCUMENT_H
#define SYS_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

struct fail;

enum document_end {
	DOCUMENT_WRITTEN,
	DOCUMENT_EXISTS, /* there is one of that name, and `replace` was not said: it is as it was */
	DOCUMENT_FAILED, /* with a sentence that says what to do; nothing has changed */
};

/* `replace`: what is there may go, if it is an ordinary file; the new one gets its permissions. */
enum document_end document_write(const char *path, const char *bytes, size_t length, bool replace,
                                 struct fail *);

/* Is anything there under that name? */
bool document_there(const char *path);

#endif
