/* What if, in lines: the list of answers with their numbers, one of them at a time, and after each change
 * what would come of it. */
#include <stddef.h>

#include "base/buf.h"
#include "front/phrase.h"
#include "front/plain.h"
#include "verdict/quiz.h"
#include "verdict/report.h"
#include "verdict/whatif.h"

enum scene
plain_scene(const struct plain *p, const struct view *view)
{
	if (p->whatif == NULL)
		return (enum scene)view->state;
	return p->supposing == NOBODY ? SCENE_WHATIF : SCENE_SUPPOSE;
}

struct view
plain_view(const struct plain *p, const struct view *view)
{
	struct view other = *view;
	if (p->whatif == NULL)
		return other;
	other.sheet = p->whatif->sheet;
	other.asked = p->whatif->asked;
	other.question = p->supposing;
	return other;
}

static void
show_outcome(struct plain *p)
{
	struct buf text = {0};
	buf_add(&text, "What if: ");
	report_whatif_sentence(&text, p->whatif);
	plain_taken(p, "", &text);
}

/* A full stop where the text brings no end of its own. */
static void
stop(struct buf *text)
{
	static const char ends[] = ".!?";
	for (const char *end = ends; *end != '\0'; end++)
		if (text->length > 0 && text->text[text->length - 1] == *end)
			return;
	buf_char(text, '.');
}

static void
say_reply(struct plain *p, const struct view *view, int q)
{
	struct buf text = {0};
	struct view given = *view;
	enum whatif_mark mark = whatif_mark(p->whatif, q);
	phrase_reply(&text, view, q);
	stop(&text);
	if (view->sheet[q].option >= 0) {
		buf_char(&text, ' ');
		report_whatif_points(&text, p->whatif, q);
		stop(&text);
	}
	if (mark == WHATIF_ADDED)
		buf_add(&text, " Asked only now.");
	if (mark == WHATIF_CHANGED) {
		buf_add(&text, " Changed; really: ");
		given.sheet = p->whatif->given;
		phrase_reply(&text, &given, q);
		stop(&text);
	}
	plain_taken(p, "     ", &text);
}

static void
show_list(struct plain *p, const struct view *view)
{
	int number = 0;
	for (int q = 0; q < view->quiz->question_count; q++) {
		if (view->asked[q]) {
			struct buf head = {0};
			buf_format(&head, "%3d  ", ++number);
			plain_paragraph(p, buf_text(&head), view->quiz->questions[q].text);
			say_reply(p, view, q);
			buf_free(&head);
		} else if (whatif_mark(p->whatif, q) == WHATIF_DROPPED) {
			plain_paragraph(p, "  -  ", view->quiz->questions[q].text);
			plain_paragraph(p, "     ", "No longer asked, so your answer does not count.");
		}
	}
}

static void
show_all(struct plain *p, const struct view *view)
{
	buf_add(&p->lines.text, "\nWhat if: your answers, to be tried otherwise\n\n");
	show_list(p, view);
	buf_char(&p->lines.text, '\n');
	show_outcome(p);
	buf_char(&p->lines.text, '\n');
}

void
plain_whatif_open(struct plain *p, const struct view *view)
{
	p->whatif = whatif_new(&p->supposed, view->quiz, view->sheet);
	p->supposing = NOBODY;
	struct view other = plain_view(p, view);
	show_all(p, &other);
}

void
plain_whatif_close(struct plain *p)
{
	arena_free(&p->supposed);
	p->whatif = NULL;
}

static void
show_question(struct plain *p, const struct view *view, int number)
{
	p->supposing = plain_numbered(view, number);
	const struct question *question = &view->quiz->questions[p->supposing];
	buf_char(&p->lines.text, '\n');
	plain_paragraph(p, "", question->text);
	buf_char(&p->lines.text, '\n');
	plain_options(p, question);
	buf_add(&p->lines.text, "\nSupposed:\n");
	say_reply(p, view, p->supposing);
	buf_char(&p->lines.text, '\n');
}

/* Supposes an answer, and goes back to the list; which is shown again if its numbers are others now. */
static void
suppose(struct plain *p, const struct view *view, int option)
{
	struct arena scratch = {0};
	int count = view->quiz->question_count;
	bool *before = ARENA_ARRAY(&scratch, (size_t)count, bool), same = true;
	for (int q = 0; q < count; q++)
		before[q] = p->whatif->asked[q];
	whatif_answer(p->whatif, p->supposing, option);
	for (int q = 0; q < count; q++)
		same = same && before[q] == p->whatif->asked[q];
	p->supposing = NOBODY;
	if (same)
		show_outcome(p);
	else
		show_all(p, view);
	arena_free(&scratch);
}

static void
go_back(struct plain *p)
{
	if (p->supposing != NOBODY) {
		p->supposing = NOBODY;
		show_outcome(p);
		return;
	}
	plain_whatif_close(p);
	plain_paragraph(p, "", "Your real answers and their verdict are as they were.");
}

void
plain_whatif(struct plain *p, const struct view *view, enum act act, int number)
{
	static const int importance[ACTS] = {
		[ACT_MORE] = IMPORTANCE_DOUBLE,
		[ACT_LESS] = IMPORTANCE_LESS,
		[ACT_NORMAL] = IMPORTANCE_NORMAL,
	};
	if (act == ACT_CHANGE) {
		show_question(p, view, number);
	} else if (act == ACT_SUPPOSE || act == ACT_SKIP) {
		suppose(p, view, act == ACT_SKIP ? REPLY_SKIPPED : number - 1);
	} else if (act == ACT_REVIEW) {
		show_all(p, view);
	} else if (act == ACT_CLOSE_WHATIF) {
		go_back(p);
	} else {
		if (act == ACT_LIFT)
			whatif_lift(p->whatif);
		else if (act == ACT_UNDO)
			whatif_undo(p->whatif);
		else
			whatif_weigh(p->whatif, p->supposing, importance[act]);
		show_outcome(p);
	}
}
