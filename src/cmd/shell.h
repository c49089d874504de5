/* The program as somebody's login shell, which is what a kiosk behind ssh is: `verdict kiosk` with the
 * words of a file that the operator wrote. Whoever logs in has no say in that but for one wish. */
#ifndef CMD_SHELL_H
#define CMD_SHELL_H

#include <stdbool.h>

struct arena;
struct fail;

/* Where the words are: kiosk in a folder verdict of the system's configuration. */
extern const char shell_file[];

/* Was it started as one: by a name that begins with '-', as "quiz-shell", or with -c? */
bool shell_is(int count, char *const *words);

/* What whoever logged in typed behind the host's name, by sshd's word or behind -c; NULL: nothing. */
const char *shell_wish(int count, char *const *words);

/* Makes "verdict kiosk" and the words of the file, divided by blanks and newlines, '#' beginning a comment,
 * a command line in the arena. One that others could write to is refused. A file that is not there has no
 * words. */
bool shell_line(struct arena *, const char *file, int *count, char ***words, struct fail *);

#endif
