/* The map in DOT, the language of Graphviz. What comes from a quiz stands in quoted strings only. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "report/map.h"
#include "report/odds.h"

enum { LABEL_COLUMNS = 32 };

/* Text inside of quotes. Graphviz reads backslashes there, and HTML's names of characters. */
static void
escape(struct buf *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '&') {
			buf_add(out, "&amp;");
			continue;
		}
		if (text[i] == '"' || text[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, (unsigned char)text[i] < ' ' ? ' ' : text[i]);
	}
}

/* The lines of a label, parted by "\n" as Graphviz has it. */
static void
wrapped(struct buf *out, const char *text, bool ascii)
{
	struct buf plain = {0};
	if (ascii)
		utf8_append_ascii(&plain, text);
	else
		buf_add(&plain, text);
	const char *line = buf_text(&plain), *next;
	for (bool first = true; *line != '\0'; line = next, first = false) {
		size_t length = wrap_line(line, LABEL_COLUMNS, &next);
		buf_add(out, first ? "" : "\\n");
		escape(out, line, length);
	}
	buf_free(&plain);
}

/* Empties the text into the label. */
static void
label(struct buf *out, const char *before, struct buf *text, bool ascii)
{
	buf_add(out, before);
	wrapped(out, buf_text(text), ascii);
	buf_clear(text);
}

static void
questions(struct buf *out, const struct map *map, bool ascii)
{
	struct buf text = {0};
	for (int q = 0; q < map->quiz->question_count; q++) {
		const struct question *question = &map->quiz->questions[q];
		if (!map_has(map, q))
			continue;
		buf_format(out, "\tquestion%d [", q + 1);
		if (question->when != NULL)
			buf_add(out, "style=dashed, ");
		buf_format(&text, "%d  %s", q + 1, question->id);
		label(out, "label=\"", &text, ascii);
		buf_add(&text, question->text);
		label(out, "\\n", &text, ascii);
		if (question->when != NULL) {
			buf_add(&text, "when ");
			map_condition(&text, map->quiz, question->when);
			label(out, "\\n", &text, ascii);
		}
		buf_add(out, "\"];\n");
	}
	buf_free(&text);
}

static void
verdicts(struct buf *out, const struct map *map, bool ascii)
{
	struct buf text = {0};
	buf_add(out, "\tverdict [shape=circle, label=\"the\\nverdict\"];\n");
	for (int v = 0; v < ODDS_VERDICTS; v++) {
		if (!map_lists(map, v))
			continue;
		buf_add(&text, odds_verdict_name(map->quiz, v));
		buf_format(out, "\tverdict%d [shape=ellipse, ", v + 1);
		label(out, "label=\"", &text, ascii);
		buf_format(out, "\"];\n\tverdict -> verdict%d [label=\"", v + 1);
		map_percent(out, map->verdicts[v]);
		buf_add(out, "\"];\n");
	}
	buf_free(&text);
}

static void
end_of_edge(struct buf *out, int end)
{
	if (end == MAP_START || end == MAP_VERDICT)
		buf_add(out, end == MAP_START ? "start" : "verdict");
	else
		buf_format(out, "question%d", end + 1);
}

/* The ids of the options that lead along an edge; none where all do. */
static void
options(struct buf *out, const struct question *question, unsigned bits)
{
	const char *comma = "";
	if (bits == (1U << question->option_count) - 1)
		return;
	for (int o = 0; o < question->option_count; o++) {
		if ((bits >> o & 1U) == 0)
			continue;
		buf_format(out, "%s%s", comma, question->options[o].id);
		comma = ", ";
	}
}

static void
edges(struct buf *out, const struct map *map, bool ascii)
{
	struct buf text = {0};
	for (int i = 0; i < map->edge_count; i++) {
		const struct map_edge *edge = &map->edges[i];
		buf_char(out, '\t');
		end_of_edge(out, edge->from);
		buf_add(out, " -> ");
		end_of_edge(out, edge->to);
		buf_add(out, " [label=\"");
		map_percent(out, edge->share);
		if (edge->from != MAP_START)
			options(&text, &map->quiz->questions[edge->from], edge->options);
		label(out, text.length == 0 ? "" : "\\n", &text, ascii);
		buf_add(out, "\"];\n");
	}
	buf_free(&text);
}

void
map_dot(struct buf *out, const struct map *map, bool ascii)
{
	struct buf text = {0};
	buf_format(out, "digraph \"%s\" {\n", map->quiz->id);
	buf_add(out, "\tcharset=\"UTF-8\";\n\tlabelloc=t;\n");
	buf_add(&text, map->quiz->title);
	label(out, "\tlabel=\"", &text, ascii);
	map_origin(&text, map);
	label(out, "\\n", &text, ascii);
	buf_add(out, "\";\n\tnode [shape=box];\n\tstart [shape=circle, label=\"every-\\nbody\"];\n");
	questions(out, map, ascii);
	verdicts(out, map, ascii);
	edges(out, map, ascii);
	buf_add(out, "}\n");
	buf_free(&text);
}
