#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "base/near.h"
#include "base/utf8.h"
#include "cmd/table.h"
#include "front/keys.h"

/* "name  what it does", the second column always at the same place. */
static void
add_row(struct buf *out, const char *name, int columns, const char *help)
{
	int gap = columns - utf8_columns(name);
	buf_add(out, "  ");
	buf_add(out, name);
	buf_repeat(out, " ", gap < 2 ? 2 : (size_t)gap);
	buf_add(out, help);
	buf_char(out, '\n');
}

static void
write_usage(struct buf *out)
{
	enum { COLUMN = 19 };
	struct buf name = {0};
	buf_add(out, "verdict: a quiz in the terminal that ends with a verdict it can prove\n\n"
	             "usage: verdict [COMMAND] [OPTION]... [OPERAND]...\n\ncommands:\n");
	for (int c = 0; c < COMMANDS; c++) {
		buf_format(&name, "%s %s", command_rows[c].name, command_rows[c].operands);
		add_row(out, buf_text(&name), COLUMN, command_rows[c].help);
		buf_clear(&name);
	}
	buf_add(out, "\noptions:\n");
	for (int o = 0; o < OPTION_KINDS; o++) {
		const struct option_row *row = &option_rows[o];
		buf_format(&name, "%s%s%s", row->name, row->argument == NULL ? "" : " ",
		           row->argument == NULL ? "" : row->argument);
		add_row(out, buf_text(&name), COLUMN, row->help);
		buf_clear(&name);
	}
	buf_add(out, "\nWithout a command, 'take' is meant. Exit status: 0 fine, 1 findings (check)\n"
	             "or alarms (odds --strict), 2 misuse or failure. Manual: man verdict.\n");
	buf_free(&name);
}

static const char *const scenes[SCENES] = {
	[SCENE_INTRO] = "On the first page",
	[SCENE_ASK] = "At a question",
	[SCENE_REVIEW] = "Among your answers",
	[SCENE_RESULT] = "At the verdict",
	[SCENE_HELP] = "In the help",
	[SCENE_WHY] = "In the reason for asking",
	[SCENE_PAGES] = "In the list of pages",
	[SCENE_SURE] = "Asked whether to leave",
};

static void
write_keys(struct buf *out, bool plain)
{
	enum { COLUMN = 22, HIGHEST = 9 };
	struct buf name = {0};
	for (int scene = 0; scene < SCENES; scene++) {
		bool headed = false;
		for (int act = 0; act < ACTS; act++) {
			const struct key_row *row = &key_rows[act];
			if (((plain ? row->lines : row->screens) >> scene & 1U) == 0)
				continue;
			if (!headed)
				buf_format(out, "\n%s:\n", scenes[scene]);
			headed = true;
			if (plain)
				key_names_typed(&name, (enum act)act, HIGHEST);
			else
				key_names(&name, (enum act)act, HIGHEST, true);
			add_row(out, buf_text(&name), COLUMN, row->help);
			buf_clear(&name);
		}
	}
	buf_free(&name);
}

static bool
write_topic(struct buf *out, const struct args *args, struct fail *fail)
{
	if (args->operand_count == 0) {
		write_usage(out);
		return true;
	}
	struct near near = {.word = args->operands[0]};
	if (strcmp(near.word, "keys") == 0) {
		buf_add(out, "Keys of the full screen\n");
		write_keys(out, false);
		buf_add(out, "\nLetters of the plain mode, each followed by Enter\n");
		write_keys(out, true);
		return true;
	}
	for (int c = 0; c < COMMANDS; c++) {
		if (strcmp(near.word, command_rows[c].name) == 0) {
			write_usage(out);
			return true;
		}
	}
	near_offer(&near, "keys");
	return fail_set(fail, "there is no help on '%s'%s", near.word,
	                near.best == NULL ? "" : "; did you mean 'keys'?");
}

int
cmd_help(const struct args *args)
{
	struct buf out = {0};
	struct fail fail = {0};
	bool good = write_topic(&out, args, &fail) && cmd_write(&out, &fail);
	buf_free(&out);
	return good ? END_FINE : cmd_fail(&fail);
}
