#include "cmd/shell.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"

const char shell_file[] = VERDICT_SYSCONFDIR "/verdict/kiosk";

static bool
is_command_line(int count, char *const *words)
{
	return count > 1 && strcmp(words[1], "-c") == 0;
}

bool
shell_is(int count, char *const *words)
{
	const char *name = count > 0 ? words[0] : "", *slash = strrchr(name, '/');
	return name[0] == '-' || strcmp(slash == NULL ? name : slash + 1, "quiz-shell") == 0 ||
	       is_command_line(count, words);
}

const char *
shell_wish(int count, char *const *words)
{
	const char *typed = getenv("SSH_ORIGINAL_COMMAND");
	return typed != NULL ? typed : is_command_line(count, words) && count > 2 ? words[2] : NULL;
}

static bool
is_the_operators(const char *file, struct fail *fail)
{
	struct stat status;
	if (lstat(file, &status) != 0)
		return fail_set(fail, "cannot read %s: %s", file, strerror(errno));
	if (!S_ISREG(status.st_mode) || (status.st_uid != 0 && status.st_uid != geteuid()) ||
	    (status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
		return fail_set(fail, "%s is to be a file that nobody but root can write to", file);
	return true;
}

/* Overwrites what is in no word with NULs. */
static void
split(char *text)
{
	for (bool comment = false; *text != '\0'; text++) {
		comment = *text == '#' || (comment && *text != '\n');
		if (comment || strchr(" \t\r\n", *text) != NULL)
			*text = '\0';
	}
}

bool
shell_line(struct arena *arena, const char *file, int *count, char ***words, struct fail *fail)
{
	struct buf all = {0};
	bool there = access(file, F_OK) == 0 || errno != ENOENT;
	if (there && (!is_the_operators(file, fail) || !cmd_read(file, &all, fail))) {
		buf_free(&all);
		return false;
	}
	char *text = buf_take(&all, arena);
	size_t length = strlen(text);
	buf_free(&all);
	split(text);
	*words = ARENA_ARRAY(arena, length + 3, char *);
	(*words)[0] = arena_copy(arena, "verdict", strlen("verdict"));
	(*words)[1] = arena_copy(arena, "kiosk", strlen("kiosk"));
	*count = 2;
	for (size_t i = 0; i < length; i++)
		if (text[i] != '\0' && (i == 0 || text[i - 1] == '\0'))
			(*words)[(*count)++] = text + i;
	return true;
}
