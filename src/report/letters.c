#include "report/letters.h"

#include <string.h>

#include "base/buf.h"

enum {
	ROWS = 2 * LETTERS_LINES,
	GAP = 1, /* columns between two letters */
};

/* Each letter from top to bottom, its rows parted by blanks. */
static const struct letter {
	char name;
	char rows[40];
} letters[] = {
	{' ', ".. .. .. .. .. .."},
	{'A', ".##. #..# #..# #### #..# #..#"},
	{'B', "###. #..# ###. #..# #..# ###."},
	{'C', ".### #... #... #... #... .###"},
	{'D', "###. #..# #..# #..# #..# ###."},
	{'E', "#### #... ###. #... #... ####"},
	{'F', "#### #... ###. #... #... #..."},
	{'G', ".### #... #... #.## #..# .###"},
	{'H', "#..# #..# #### #..# #..# #..#"},
	{'I', "# # # # # #"},
	{'J', "..## ...# ...# ...# #..# .##."},
	{'K', "#..# #.#. ##.. ##.. #.#. #..#"},
	{'L', "#... #... #... #... #... ####"},
	{'M', "#...# ##.## #.#.# #...# #...# #...#"},
	{'N', "#...# ##..# #.#.# #..## #...# #...#"},
	{'O', ".##. #..# #..# #..# #..# .##."},
	{'P', "###. #..# #..# ###. #... #..."},
	{'Q', ".##. #..# #..# #..# #.#. .#.#"},
	{'R', "###. #..# #..# ###. #.#. #..#"},
	{'S', ".### #... .##. ...# ...# ###."},
	{'T', "##### ..#.. ..#.. ..#.. ..#.. ..#.."},
	{'U', "#..# #..# #..# #..# #..# .##."},
	{'V', "#...# #...# #...# .#.#. .#.#. ..#.."},
	{'W', "#...# #...# #...# #.#.# ##.## #...#"},
	{'X', "#...# .#.#. ..#.. ..#.. .#.#. #...#"},
	{'Y', "#...# .#.#. ..#.. ..#.. ..#.. ..#.."},
	{'Z', "#### ...# ..#. .#.. #... ####"},
	{'0', ".##. #..# #.## ##.# #..# .##."},
	{'1', ".# ## .# .# .# .#"},
	{'2', "###. ...# ...# .##. #... ####"},
	{'3', "###. ...# .##. ...# ...# ###."},
	{'4', "#..# #..# #### ...# ...# ...#"},
	{'5', "#### #... ###. ...# ...# ###."},
	{'6', ".##. #... ###. #..# #..# .##."},
	{'7', "#### ...# ..#. ..#. .#.. .#.."},
	{'8', ".##. #..# .##. #..# #..# .##."},
	{'9', ".##. #..# #..# .### ...# .##."},
	{'-', "... ... ... ### ... ..."},
	{'+', "... .#. ### .#. ... ..."},
	{'.', ". . . . . #"},
	{',', ".. .. .. .. .# #."},
	{':', ". . # . # ."},
	{'!', "# # # # . #"},
	{'?', "###. ...# .##. .#.. .... .#.."},
	{'\'', "# # . . . ."},
	{'/', "...# ..#. ..#. .#.. .#.. #..."},
	{'&', ".##.. #.... .#... #.#.# #..#. .##.#"},
	{'#', ".#.#. ##### .#.#. .#.#. ##### .#.#."},
	{'(', ".# #. #. #. #. .#"},
	{')', "#. .# .# .# .# #."},
};

static const struct letter *
find(char name)
{
	if (name >= 'a' && name <= 'z')
		name = (char)(name - 'a' + 'A');
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].name == name)
			return &letters[i];
	return NULL;
}

static int
width(const struct letter *letter)
{
	return (int)strcspn(letter->rows, " ");
}

int
letters_columns(const char *name)
{
	int columns = 0;
	for (const char *c = name; *c != '\0'; c++) {
		const struct letter *letter = find(*c);
		if (letter == NULL)
			return 0;
		columns += width(letter) + (c == name ? 0 : GAP);
	}
	return columns;
}

static bool
dot(const struct letter *letter, int row, int column)
{
	return letter->rows[row * (width(letter) + 1) + column] == '#';
}

void
letters_line(struct buf *out, const char *name, int line)
{
	static const char *const halves[2][2] = {{NULL, "▄"}, {"▀", "█"}};
	size_t blanks = 0;
	for (const char *c = name; *c != '\0'; c++) {
		const struct letter *letter = find(*c);
		for (int i = 0; i < width(letter); i++) {
			const char *half = halves[dot(letter, 2 * line, i)][dot(letter, 2 * line + 1, i)];
			if (half == NULL) {
				blanks++;
				continue;
			}
			buf_repeat(out, " ", blanks);
			buf_add(out, half);
			blanks = 0;
		}
		blanks += GAP;
	}
}
