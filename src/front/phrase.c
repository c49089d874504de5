#include "front/phrase.h"

#include "base/arena.h"
#include "base/buf.h"
#include "verdict/quiz.h"
#include "verdict/view.h"

static void
range(struct buf *buf, int least, int most)
{
	buf_format(buf, "%d", least);
	if (most != least)
		buf_format(buf, "-%d", most);
}

void
phrase_position(struct buf *buf, const struct view *view)
{
	const struct progress *progress = &view->progress;
	int place = 1;
	for (int q = 0; q < view->question; q++)
		place += view->asked[q];
	buf_format(buf, "%d of ", place);
	range(buf, progress->done + progress->ahead_min, progress->done + progress->ahead_max);
}

void
phrase_length(struct buf *buf, const struct progress *progress)
{
	int most = progress->done + progress->ahead_max;
	range(buf, progress->done + progress->ahead_min, most);
	buf_add(buf, most == 1 ? " question" : " questions");
}

void
phrase_short(struct buf *buf, const struct quiz *quiz)
{
	struct arena memory = {0};
	struct flow flow = flow_new(&memory, quiz->short_form);
	struct progress progress = flow_progress(&flow);
	buf_add(buf, "short form: ");
	phrase_length(buf, &progress);
	arena_free(&memory);
}

void
phrase_reply(struct buf *buf, const struct view *view, int question)
{
	struct reply reply = view->sheet[question];
	if (reply.option >= 0)
		buf_add(buf, view->quiz->questions[question].options[reply.option].text);
	else
		buf_add(buf, reply.option == REPLY_SKIPPED ? "skipped" : "not answered yet");
	if (reply.importance != IMPORTANCE_NORMAL)
		buf_format(buf, " (counts %s)", importance_word((enum importance)reply.importance));
}

int
phrase_replies(const struct view *view)
{
	int replies = 0;
	for (int q = 0; q < view->quiz->question_count; q++)
		replies += view->asked[q] && view->sheet[q].option != REPLY_OPEN;
	return replies;
}

static void
add_unfinished(struct buf *buf, const struct view *view)
{
	if (view->state == FLOW_REVIEW && view->progress.ahead_max == 0) {
		buf_add(buf, "All questions have a reply, but the verdict was not asked for.");
		return;
	}
	int replies = phrase_replies(view);
	buf_format(buf, "Not finished: %d of ", replies);
	phrase_length(buf, &view->progress);
	buf_add(buf, replies == 1 ? " has a reply." : " have a reply.");
}

void
phrase_unfinished(struct buf *buf, const struct view *view)
{
	add_unfinished(buf, view);
	if (view->again || view->stranger)
		return;
	if (view->keeping == NULL || view->keeping->saved == SAVED_NOT)
		buf_add(buf, " What you answered is not kept.");
	else if (view->keeping->saved == SAVED_ALL)
		buf_add(buf, " What you answered is saved: the next time you can go on here.");
}

const char phrase_enough[] =
	"Enough already: nothing you can still answer changes the verdict. e shows it. "
	"Changing an answer, or how much it counts, may open the question again.";

const char phrase_enough_short[] = "Enough already: e shows the verdict.";

const char *
phrase_importance(int importance)
{
	switch (importance) {
	case IMPORTANCE_LESS:
		return "This question counts less.";
	case IMPORTANCE_DOUBLE:
		return "This question counts double.";
	}
	return "This question counts as usual.";
}

bool
phrase_saved(struct buf *buf, const struct keeping *keeping)
{
	/* Nothing is said of moves that are still under way. */
	if (keeping->saved == SAVED_SILENT || (keeping->pending && keeping->saved == SAVED_ALL))
		return false;
	if (keeping->saved == SAVED_ALL)
		buf_add(buf, "saved");
	else
		buf_format(buf, "not saved: %s", keeping->why);
	return true;
}

bool
phrase_saved_changed(struct buf *buf, enum saved *last, const struct keeping *keeping)
{
	enum saved before = *last;
	if (keeping->saved == SAVED_SILENT || keeping->saved == before)
		return false;
	*last = keeping->saved;
	if (keeping->saved == SAVED_NOT)
		buf_format(buf, "Your answers are not saved: %s. The quiz goes on.", keeping->why);
	else if (before == SAVED_NOT)
		buf_add(buf, "Your answers are saved again.");
	return keeping->saved == SAVED_NOT || before == SAVED_NOT;
}
