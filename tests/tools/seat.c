#include "tools/seat.h"

#include <stddef.h>
#include <stdlib.h>

const char seat_quiz[] = "tests/load/example.ini";

const char *
seat_program(void)
{
	const char *program = getenv("VERDICT");
	return program != NULL ? program : "build/verdict";
}

void
seat_start(struct term *t, int rows, int columns, const char *const environment[])
{
	const char *const words[] = {seat_program(), "take", "--no-store", seat_quiz, NULL};
	term_start(t, rows, columns, words, environment);
}

void
seat_intro(struct term *t, int rows, int columns)
{
	seat_start(t, rows, columns, NULL);
	term_expect(t, SEAT_TITLE);
	term_expect_settled(t);
}

void
seat_question(struct term *t, int rows, int columns)
{
	seat_intro(t, rows, columns);
	seat_press(t, "\r", SEAT_FIRST);
}

void
seat_press(struct term *t, const char *keys, const char *text)
{
	term_keys(t, keys);
	term_expect(t, text);
	term_expect_settled(t);
}
