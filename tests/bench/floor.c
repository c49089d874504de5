/* The least that a question takes with ncurses: to know what of a figure is the library's. Asks ten
 * questions with three options each; the focus is a bar.
 *
 *   floor */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>

enum { QUESTIONS = 10, OPTIONS = 3, FIRST_ROW = 2, MARGIN = 2 };

#define ANSWER "The answer number %d to question %d"
enum { BAR = sizeof ANSWER - 1 - 2 }; /* both numbers have one digit */

static void
paint(int question)
{
	erase();
	mvprintw(0, 0, "What is to be said about the matter number %d, all in all?", question);
	for (int o = 0; o < OPTIONS; o++)
		mvprintw(FIRST_ROW + o, MARGIN, ANSWER, o + 1, question);
}

static void
focus(int option)
{
	for (int o = 0; o < OPTIONS; o++)
		mvchgat(FIRST_ROW + o, MARGIN, BAR, o == option ? A_REVERSE : A_NORMAL, 0, NULL);
	move(FIRST_ROW + option, MARGIN);
}

/* False when the answer is to leave. */
static bool
ask(int question)
{
	int option = 0;
	paint(question);
	for (;;) {
		focus(option);
		switch (getch()) {
		case KEY_DOWN:
			option += option < OPTIONS - 1;
			break;
		case KEY_UP:
			option -= option > 0;
			break;
		case '\r':
			return true;
		case 'q':
		case ERR:
			return false;
		default:
			break;
		}
	}
}

int
main(void)
{
	setlocale(LC_ALL, "");
	set_escdelay(25);
	initscr();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	bool going = true;
	for (int q = 0; q < QUESTIONS && going; q++)
		going = ask(q);
	if (going) {
		mvaddstr(0, 0, "To the verdict");
		getch();
	}
	endwin();
	return 0;
}
