#include "verdict/explain.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "report/escape.h"
#include "report/layout.h"

/* A code's first digit is its group. */
static const char *const groups[] = {
	"The file and its bytes",
	"Sections and keys",
	"Names that refer to something",
	"Conditions",
	"Tables",
	"Golden cases",
	"What seems to be forgotten",
	"What can never happen, and what makes no difference",
	"Words, and room on the screen",
	"What was not checked",
};

static int
group_of(enum rule rule)
{
	return rule_row(rule)->code[1] - '0';
}

/* A sentence of the table without the places where names and numbers will stand. */
static const char *
general(struct buf *text, const char *pattern)
{
	buf_clear(text);
	for (const char *p = pattern; *p != '\0'; p++) {
		if (*p != '{') {
			buf_char(text, *p);
			continue;
		}
		buf_add(text, "...");
		p += 2; /* the number and the other brace */
	}
	return buf_text(text);
}

/* At the left edge, where nothing else stands. */
static void
heading(struct layout *layout, const char *text)
{
	int margin = layout->margin;
	layout_blank(layout);
	layout->margin = layout->column = 0;
	layout_text(layout, INK_STRONG, 0, text);
	layout->margin = layout->column = margin;
}

static void
print(struct buf *out, const struct layout *layout)
{
	for (int i = 0; i < layout->count; i++) {
		for (int r = 0; r < layout->lines[i].count; r++)
			buf_add(out, layout->lines[i].runs[r].text);
		buf_char(out, '\n');
	}
}

void
explain_list(struct buf *out, const struct paper *paper)
{
	enum { CODE = 4 };
	struct arena arena = {0};
	struct layout layout = layout_new(&arena, paper);
	struct buf text = {0};
	for (int rule = 0; rule < RULES; rule++) {
		const struct rule_row *row = rule_row((enum rule)rule);
		if (rule == 0 || group_of((enum rule)rule) != group_of((enum rule)(rule - 1)))
			heading(&layout, groups[group_of((enum rule)rule)]);
		const struct cell cells[] = {
			{INK_BODY, row->code, CODE, false},
			{INK_BODY, general(&text, row->sentence), layout.width - CODE - LAYOUT_GAP, false},
		};
		layout_row(&layout, 0, cells, 2);
	}
	print(out, &layout);
	buf_free(&text);
	arena_free(&arena);
}

void
explain_rule(struct buf *out, enum rule rule, const struct paper *paper)
{
	const struct rule_row *row = rule_row(rule);
	struct arena arena = {0};
	struct layout layout = layout_new(&arena, paper);
	struct buf text = {0}, line = {0};
	buf_format(&line, "%s (%s): ", row->code, severity_word(row->severity));
	buf_add(&line, general(&text, row->sentence));
	heading(&layout, buf_text(&line));
	layout_blank(&layout);
	layout_text(&layout, INK_BODY, 0, row->story);
	layout_blank(&layout);
	buf_clear(&line);
	buf_format(&line, "What to do: %s.", general(&text, row->remedy));
	layout_text(&layout, INK_BODY, 0, buf_text(&line));
	print(out, &layout);
	buf_free(&text);
	buf_free(&line);
	arena_free(&arena);
}

static const char page[] =
	"# The rules of `verdict check`\n\n"
	"Each finding names a rule by its code, which stays the same between versions. An error keeps a quiz\n"
	"from being used, or is a golden case that does not come out; a warning does neither, but `--strict`\n"
	"objects to it; a note says what was not checked. `verdict explain CODE` shows on a terminal what\n"
	"stands here. `make rules` writes this page.\n\n"
	"What can never happen is found by following all ways through the conditions, skips included; where\n"
	"there are too many, N901 says so and nothing is claimed. So W701 to W711 are certain. W602 to W606 and\n"
	"W801 to W805 are hints: they stay silent where it is not clear that somebody would want to know.\n\n";

void
explain_markdown(struct buf *out, const enum rule *list, int count)
{
	struct buf text = {0};
	buf_add(out, count == RULES ? page : "");
	for (int i = 0; i < count; i++) {
		const struct rule_row *row = rule_row(list[i]);
		if (i == 0 || group_of(list[i]) != group_of(list[i - 1]))
			buf_format(out, "%s## %s\n", i == 0 ? "" : "\n", groups[group_of(list[i])]);
		buf_format(out, "\n### %s\n\n**", row->code);
		escape_markdown(out, general(&text, row->sentence));
		buf_format(out, "** (%s)\n\n", severity_word(row->severity));
		escape_markdown(out, row->story);
		buf_add(out, "\n\nWhat to do: ");
		escape_markdown(out, general(&text, row->remedy));
		buf_add(out, ".\n");
	}
	buf_free(&text);
}

void
explain_json(struct buf *out, const enum rule *list, int count)
{
	struct json json = {.out = out};
	struct buf text = {0};
	json_open_array(&json);
	for (int i = 0; i < count; i++) {
		const struct rule_row *row = rule_row(list[i]);
		json_open_object(&json);
		json_put_string(&json, "code", row->code);
		json_put_string(&json, "severity", severity_word(row->severity));
		json_put_string(&json, "sentence", general(&text, row->sentence));
		json_put_string(&json, "remedy", general(&text, row->remedy));
		json_put_string(&json, "explanation", row->story);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_char(out, '\n');
	buf_free(&text);
}
