#include "verdict/map.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cmd/cmd.h"
#include "verdict/page.h"

static void
write_map(struct buf *out, const struct args *args, const struct map *map)
{
	const struct paper paper = cmd_paper(args);
	if (args->format == NULL || strcmp(args->format, "text") == 0)
		map_text(out, map, &paper);
	else if (strcmp(args->format, "table") == 0)
		map_table(out, map, &paper);
	else if (strcmp(args->format, "markdown") == 0)
		map_markdown(out, map);
	else
		map_dot(out, map, args->ascii);
}

int
cmd_map(const struct args *args)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct fail fail = {0};
	const struct quiz *quiz;
	bool good = args->operand_count > 0 || fail_set(&fail, "name the quiz to be drawn");
	good = good && cmd_open_form(&arena, args, args->operands[0], &quiz, &fail);
	if (good) {
		write_map(&out, args, map_build(&arena, quiz, &odds_thorough));
		good = cmd_write(&out, &fail);
	}
	buf_free(&out);
	arena_free(&arena);
	return good ? END_FINE : cmd_fail(&fail);
}
