/* Keys in words: their names, and the hint line. */
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/keys.h"

static const struct {
	int key;
	char name[2][12]; /* UTF-8, ASCII */
} names[] = {
	{PRESS_ENTER, {"Enter", "Enter"}},
	{' ', {"Space", "Space"}},
	{PRESS_ESCAPE, {"Esc", "Esc"}},
	{PRESS_BACKSPACE, {"Backspace", "Backspace"}},
	{PRESS_DELETE, {"Del", "Del"}},
	{'\t', {"Tab", "Tab"}},
	{0x01, {"^A", "^A"}},
	{0x03, {"^C", "^C"}},
	{0x05, {"^E", "^E"}},
	{0x15, {"^U", "^U"}},
	{0x0c, {"^L", "^L"}},
	{0x1a, {"^Z", "^Z"}},
	{PRESS_UP, {"↑", "Up"}},
	{PRESS_DOWN, {"↓", "Down"}},
	{PRESS_LEFT, {"←", "Left"}},
	{PRESS_RIGHT, {"→", "Right"}},
	{PRESS_PAGE_UP, {"PgUp", "PgUp"}},
	{PRESS_PAGE_DOWN, {"PgDn", "PgDn"}},
	{PRESS_HOME, {"Home", "Home"}},
	{PRESS_END, {"End", "End"}},
	{PRESS_HELP, {"F1", "F1"}},
};

static void
add_name(struct buf *buf, bool *first, int key, bool ascii)
{
	if (!*first)
		buf_add(buf, ", ");
	*first = false;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (names[i].key == key) {
			buf_add(buf, names[i].name[ascii]);
			return;
		}
	}
	utf8_append(buf, (uint32_t)key);
}

static void
add_digits(struct buf *buf, bool *first, int highest)
{
	if (!*first)
		buf_add(buf, ", ");
	*first = false;
	if (highest > 1)
		buf_format(buf, "1-%d", highest);
	else
		buf_add(buf, "1");
}

void
key_names(struct buf *buf, enum act act, int highest, bool ascii)
{
	const struct key_row *row = &key_rows[act];
	bool first = true;
	for (size_t i = 0; i < KEYS_PRESSES && row->presses[i] != PRESS_NOTHING; i++)
		add_name(buf, &first, row->presses[i], ascii);
	if (row->chars[0] == '1') {
		add_digits(buf, &first, highest < 9 ? highest : 9);
		return;
	}
	for (const char *c = row->chars; *c != '\0'; c++)
		add_name(buf, &first, *c, ascii);
}

void
key_names_typed(struct buf *buf, enum act act, int highest)
{
	bool first = true;
	for (const char *c = key_rows[act].typed; *c != '\0'; c++) {
		if (*c == '#')
			add_digits(buf, &first, highest);
		else
			add_name(buf, &first, *c == '\n' ? PRESS_ENTER : *c, true);
	}
}

static void
add_label(struct buf *buf, const struct key_row *row, int highest, bool ascii)
{
	if (row->chars[0] == '1')
		add_digits(buf, &(bool){true}, highest < 9 ? highest : 9);
	else
		buf_add(buf, row->label[ascii]);
}

static int
label_columns(const struct key_row *row, int highest, bool ascii)
{
	if (row->chars[0] == '1')
		return highest > 1 ? (int)sizeof "1-9" - 1 : 1;
	return utf8_columns(row->label[ascii]);
}

/* The next hint that was taken, or ACTS. */
static int
next_taken(const bool taken[ACTS], int act)
{
	while (act < ACTS && !taken[act])
		act++;
	return act;
}

/* Neighbours with the same word share it: "1-4 ↑↓ choose". */
static void
add_hints(struct buf *buf, const bool taken[ACTS], int highest, bool ascii)
{
	for (int act = next_taken(taken, 0), next; act < ACTS; act = next) {
		next = next_taken(taken, act + 1);
		add_label(buf, &key_rows[act], highest, ascii);
		buf_char(buf, ' ');
		if (next < ACTS && strcmp(key_rows[act].hint, key_rows[next].hint) == 0)
			continue;
		buf_add(buf, key_rows[act].hint);
		if (next < ACTS)
			buf_add(buf, "  ");
	}
}

/* What add_hints would take. `labels` and `words`: the columns of each. */
static int
hints_columns(const bool taken[ACTS], const int labels[ACTS], const int words[ACTS])
{
	int columns = 0;
	for (int act = next_taken(taken, 0), next; act < ACTS; act = next) {
		next = next_taken(taken, act + 1);
		columns += labels[act] + 1;
		if (next == ACTS || strcmp(key_rows[act].hint, key_rows[next].hint) != 0)
			columns += words[act] + (next < ACTS ? 2 : 0);
	}
	return columns;
}

void
key_hints(struct buf *buf, enum scene scene, const struct view *view, int highest, int columns,
          bool ascii)
{
	/* Those that must not be missed get their room first. */
	static const enum act urgent[] = {ACT_HELP, ACT_ENOUGH, ACT_PICK, ACT_GO, ACT_CHANGE, ACT_CONFIRM,
		ACT_CLOSE_PAGES, ACT_CLOSE_WHATIF, ACT_BEGIN, ACT_RESUME, ACT_PAGE_NEXT, ACT_OPTION_NEXT,
		ACT_WHATIF, ACT_WHY, ACT_UNDO, ACT_LEAVE};
	enum { URGENT = sizeof urgent / sizeof urgent[0] };
	bool taken[ACTS] = {false};
	int labels[ACTS], words[ACTS];
	for (int i = 0; i < URGENT + ACTS; i++) {
		int act = i < URGENT ? (int)urgent[i] : i - URGENT;
		if (taken[act] || key_rows[act].hint[0] == '\0' || !key_works((enum act)act, scene, view, false))
			continue;
		taken[act] = true;
		labels[act] = label_columns(&key_rows[act], highest, ascii);
		words[act] = utf8_columns(key_rows[act].hint);
		taken[act] = hints_columns(taken, labels, words) <= columns;
	}
	add_hints(buf, taken, highest, ascii);
}
