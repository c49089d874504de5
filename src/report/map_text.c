/* The drawing: a line down the left side that everybody comes along, questions on it, and a siding for
 * each run of questions that hang on one condition. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "report/map.h"
#include "report/odds.h"
#include "report/words.h"
#include "verdict/page.h"

enum { COLUMNS_MIN = 20, TEXT_MAX = 72 };

/* What a line can begin with: its first line, and those that it is wrapped into. */
enum track { END, MAIN, QUESTION, FORK, SIDING, SIDE_QUESTION, JOIN, NO_TRACK, TRACKS };

static const struct {
	char first[2][16], rest[2][16]; /* UTF-8, ASCII */
} tracks[TRACKS] = {
	[END] = {{"●  ", "o  "}, {"   ", "   "}},
	[MAIN] = {{"│  ", "|  "}, {"│  ", "|  "}},
	[QUESTION] = {{"├─ ", "+- "}, {"│  ", "|  "}},
	[FORK] = {{"├──╮  ", "+--.  "}, {"│  │  ", "|  |  "}},
	[SIDING] = {{"│  │  ", "|  |  "}, {"│  │  ", "|  |  "}},
	[SIDE_QUESTION] = {{"│  ├─ ", "|  +- "}, {"│  │  ", "|  |  "}},
	[JOIN] = {{"├──╯  ", "+--'  "}, {"│     ", "|     "}},
	[NO_TRACK] = {{"", ""}, {"", ""}},
};

struct drawing {
	struct buf *out;
	const struct map *map;
	bool ascii;
	int margin, width;
	struct buf text; /* of the line in the making */
};

static void
put_line(struct drawing *d, const char *track, const char *text, size_t length)
{
	struct buf line = {0};
	buf_repeat(&line, " ", (size_t)d->margin);
	buf_add(&line, track);
	buf_bytes(&line, text, length);
	while (line.length > 0 && line.text[line.length - 1] == ' ')
		line.length--;
	buf_bytes(d->out, buf_text(&line), line.length);
	buf_char(d->out, '\n');
	buf_free(&line);
}

/* Sets what was written into `text`, wrapped behind the track; the track alone where nothing was. */
static void
set(struct drawing *d, enum track track)
{
	const char *first = tracks[track].first[d->ascii], *rest = tracks[track].rest[d->ascii];
	int width = d->width - utf8_columns(first);
	struct buf ascii = {0};
	if (d->ascii)
		utf8_append_ascii(&ascii, buf_text(&d->text));
	const char *text = buf_text(d->ascii ? &ascii : &d->text), *next = text;
	do {
		size_t length = wrap_line(text, width, &next);
		put_line(d, text == buf_text(d->ascii ? &ascii : &d->text) ? first : rest, text, length);
		text = next;
	} while (*text != '\0');
	buf_clear(&d->text);
	buf_free(&ascii);
}

static bool
same_condition(const struct condition *a, const struct condition *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return a->test == b->test && a->question == b->question && a->options == b->options &&
	       same_condition(a->left, b->left) && same_condition(a->right, b->right);
}

static void
draw_question(struct drawing *d, int q, bool aside)
{
	const struct question *question = &d->map->quiz->questions[q];
	set(d, aside ? SIDING : MAIN);
	buf_format(&d->text, "%d  %s", q + 1, question->id);
	set(d, aside ? SIDE_QUESTION : QUESTION);
	buf_add(&d->text, question->text);
	set(d, aside ? SIDING : MAIN);
}

static void
open_siding(struct drawing *d, int q)
{
	set(d, MAIN);
	buf_add(&d->text, "when ");
	map_condition(&d->text, d->map->quiz, d->map->quiz->questions[q].when);
	buf_add(&d->text, ": ");
	map_percent(&d->text, d->map->asked[q]);
	set(d, FORK);
}

static void
close_siding(struct drawing *d, double share)
{
	set(d, SIDING);
	map_percent(&d->text, 1 - share);
	buf_add(&d->text, " come straight here");
	set(d, JOIN);
}

static void
draw_questions(struct drawing *d)
{
	const struct quiz *quiz = d->map->quiz;
	int before = NOBODY; /* the question that the siding began with */
	for (int q = 0; q < quiz->question_count; q++) {
		const struct condition *when = quiz->questions[q].when;
		if (!map_has(d->map, q))
			continue;
		if (before != NOBODY && !same_condition(quiz->questions[before].when, when)) {
			close_siding(d, d->map->asked[before]);
			before = NOBODY;
		}
		if (when != NULL && before == NOBODY) {
			open_siding(d, q);
			before = q;
		}
		draw_question(d, q, when != NULL);
	}
	if (before != NOBODY)
		close_siding(d, d->map->asked[before]);
}

static int
count_questions(const struct map *map)
{
	int count = 0;
	for (int q = 0; q < map->quiz->question_count; q++)
		count += map_has(map, q);
	return count;
}

static void
draw_verdicts(struct drawing *d)
{
	set(d, MAIN);
	buf_add(&d->text, "the verdict");
	set(d, END);
	for (int v = 0; v < ODDS_VERDICTS; v++) {
		if (!map_lists(d->map, v))
			continue;
		struct buf share = {0};
		map_percent(&share, d->map->verdicts[v]);
		buf_format(&d->text, "   %4s  %s", buf_text(&share), odds_verdict_name(d->map->quiz, v));
		buf_free(&share);
		set(d, NO_TRACK);
	}
}

void
map_text(struct buf *out, const struct map *map, const struct paper *paper)
{
	int columns = paper->columns < COLUMNS_MIN ? COLUMNS_MIN : paper->columns;
	int margin = columns >= 60 ? 4 : columns >= 40 ? 2 : 0, room = columns - 2 * margin;
	struct drawing d = {.out = out, .map = map, .ascii = paper->ascii, .margin = margin};
	d.width = room < TEXT_MAX ? room : TEXT_MAX;
	words_quote(&d.text, map->quiz->title);
	buf_add(&d.text, map->quiz->is_short ? ": the way through the short form, " : ": the way through ");
	words_count(&d.text, count_questions(map), "question");
	buf_add(&d.text, ". ");
	map_origin(&d.text, map);
	set(&d, NO_TRACK);
	set(&d, NO_TRACK);
	buf_add(&d.text, "everybody");
	set(&d, END);
	draw_questions(&d);
	draw_verdicts(&d);
	buf_free(&d.text);
}
