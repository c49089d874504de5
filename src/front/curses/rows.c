/* Lists on the screens: the rows there are, and the focus going through them. */
#include "front/curses/stage.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

bool
stage_steer(enum act act, int count, int *row)
{
	enum { FAR = 5 };
	static const int steps[ACTS] = {
		[ACT_UP] = -1, [ACT_DOWN] = +1, [ACT_SCREEN_UP] = -FAR, [ACT_SCREEN_DOWN] = +FAR,
	};
	bool whole = act == ACT_TOP || act == ACT_BOTTOM;
	if (steps[act] == 0 && !whole)
		return false;
	int wanted = act == ACT_TOP ? 0 : act == ACT_BOTTOM ? count - 1 : *row + steps[act];
	*row = wanted >= count ? count - 1 : wanted < 0 ? 0 : wanted;
	return true;
}

int
stage_row_question(const struct view *view, int row)
{
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (view->asked[q] && row-- == 0)
			return q;
	}
	return NOBODY;
}

int
stage_rows(const struct view *view)
{
	int rows = 0;
	for (int q = 0; q < view->quiz->question_count; q++)
		rows += view->asked[q];
	return rows;
}
