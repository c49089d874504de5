#include "base/buf.h"
#include "report/layout.h"
#include "report/letters.h"
#include "report/pages.h"
#include "report/say.h"
#include "report/words.h"

enum {
	REASONS_SHOWN = 2,  /* of each side; the page on why has all of them */
	BESIDE_LETTERS = 32, /* narrower text does not stand beside them */
	LETTERS_GAP = 4,
};

static int
headline_ink(const struct report *report)
{
	return report->score.kind == VERDICT_OUTCOME ? INK_OUTCOME + report->score.leader : INK_STRONG;
}

static void
strength(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	say_strength(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	buf_free(&buf);
}

static void
headline(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	say_headline(&buf, report);
	page_say(layout, headline_ink(report), 0, &buf);
	buf_free(&buf);
	layout_blank(layout);
	page_texts(layout, say_texts(report));
	strength(layout, report);
}

/* Where there is no room or no form for large letters the name stands in capitals, or as it is if
 * only some of its letters have one. */
static void
capitals(struct layout *layout, int ink, struct buf *name)
{
	bool plain = true;
	for (const char *c = buf_text(name); *c != '\0'; c++)
		plain = plain && *c > 0;
	for (size_t i = 0; plain && i < name->length; i++)
		words_capital(name, i);
	page_say(layout, ink, 0, name);
}

/* The columns that the large letters take, 0 if it has to be capitals. That there is no verdict is no
 * name to be called out. */
static int
large(struct layout *layout, const struct report *report, struct buf *name)
{
	int ink = headline_ink(report);
	int columns = layout->ascii ? 0 : letters_columns(buf_text(name));
	if (report->score.kind == VERDICT_NONE) {
		page_say(layout, ink, 0, name);
		return 0;
	}
	if (columns == 0 || columns > layout->width) {
		capitals(layout, ink, name);
		return 0;
	}
	struct buf line = {0};
	for (int i = 0; i < LETTERS_LINES; i++) {
		letters_line(&line, buf_text(name), i);
		layout_drawn(layout, ink, 0, buf_text(&line));
		layout_end(layout);
		buf_clear(&line);
	}
	buf_free(&line);
	return columns;
}

/* The name with the first sentences beside it, or under it where that would be too narrow. */
static void
headline_on_screen(struct layout *layout, const struct report *report)
{
	const struct texts *texts = say_texts(report);
	const struct texts first = {texts->list, texts->count > 0 ? 1 : 0};
	struct layout name = layout_part(layout, layout->width);
	struct buf buf = {0};
	say_headline(&buf, report);
	int at = large(&name, report, &buf) + LETTERS_GAP;
	buf_free(&buf);
	bool beside = name.count == LETTERS_LINES && layout->width - at >= BESIDE_LETTERS;
	struct layout said = layout_part(layout, layout->width - (beside ? at : 0));
	page_texts(&said, &first);
	strength(&said, report);
	if (beside) {
		layout_beside(layout, &name, &said, at);
		return;
	}
	layout_add(layout, &name);
	layout_blank(layout);
	layout_add(layout, &said);
}

static void
bars(struct layout *layout, const struct report *report)
{
	const struct score *score = &report->score;
	int width = page_name_width(layout, report->quiz);
	struct buf buf = {0};
	if (score->weight == 0)
		return;
	layout_blank(layout);
	for (int rank = 0; rank < report->quiz->outcome_count; rank++) {
		int k = score->order[rank];
		buf_format(&buf, "%d", fit_whole(score->points[k], score->weight));
		layout_bar(layout, INK_OUTCOME + k, say_name(report, k), width,
		           fit_tenths(score->points[k], score->weight), buf_text(&buf));
		buf_clear(&buf);
		if (score->ruled_by[k] != NOBODY) {
			say_ruled_out(&buf, report, k);
			page_say(layout, INK_QUIET, width + LAYOUT_GAP, &buf);
		}
	}
	buf_free(&buf);
}

static void
code(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	say_code(&buf, report);
	layout_blank(layout);
	page_say(layout, INK_QUIET, 0, &buf);
	buf_free(&buf);
}

/* The strongest answers that spoke for one outcome over the other; returns how many and adds their
 * points to *sum. */
static int
side(struct layout *layout, const struct report *report, int outcome, int sign, int64_t *sum)
{
	struct buf buf = {0};
	int shown = 0;
	for (int i = 0; i < report->contribution_count && shown < REASONS_SHOWN; i++) {
		const struct contribution *c = &report->contributions[i];
		if (c->points * sign <= 0)
			continue;
		if (shown++ == 0) {
			buf_format(&buf, SAY_SPOKE_FOR "%s", say_name(report, outcome));
			page_heading(layout, buf_text(&buf));
		}
		buf_clear(&buf);
		say_answer(&buf, report, c->question, c->option);
		page_points(layout, report, buf_text(&buf), c->points);
		*sum += c->points;
	}
	buf_free(&buf);
	return shown;
}

static void
rest(struct layout *layout, const struct report *report, int count, int64_t points)
{
	if (count == 0)
		return;
	struct buf buf = {0};
	buf_add(&buf, "the rest, ");
	words_count(&buf, count, "answer");
	page_sum(layout, report, buf_text(&buf), points);
	buf_free(&buf);
}

/* What spoke for the leader, what for the challenger, and what that comes to. */
static void
reasons(struct layout *layout, const struct report *report)
{
	if (report->contribution_count == 0)
		return;
	int64_t margin = score_margin(&report->score), sum = 0;
	int shown = side(layout, report, report->score.leader, +1, &sum);
	shown += side(layout, report, report->score.challenger, -1, &sum);
	if (shown == 0)
		layout_blank(layout);
	rest(layout, report, report->contribution_count - shown, margin - sum);
	page_sum(layout, report, "together", margin);
	if (margin >= 0)
		return;
	struct buf buf = {0};
	layout_blank(layout);
	say_margin(&buf, report);
	page_say(layout, INK_BODY, 0, &buf);
	buf_free(&buf);
}

static void
cautions(struct layout *layout, const struct report *report)
{
	struct buf buf = {0};
	for (int i = 0; i < report->caution_count; i++) {
		const struct caution *caution = &report->quiz->cautions[report->cautions[i]];
		layout_blank(layout);
		buf_add(&buf, caution->text);
		if (caution->source != NULL)
			buf_format(&buf, " (%s)", caution->source);
		layout_marked(layout, INK_CAUTION, "!", buf_text(&buf));
		buf_clear(&buf);
	}
	buf_free(&buf);
}

static void
next_steps(struct layout *layout, const struct report *report)
{
	if (report->score.kind != VERDICT_OUTCOME)
		return;
	const struct texts *next = &report->quiz->outcomes[report->score.leader].next;
	if (next->count == 0)
		return;
	page_heading(layout, "What to do next");
	page_texts(layout, next);
}

/* What the quiz says of the verdict behind the sentence that stood beside its name. */
static void
rest_of_texts(struct layout *layout, const struct report *report)
{
	const struct texts *texts = say_texts(report);
	if (texts->count < 2)
		return;
	layout_blank(layout);
	page_texts(layout, &(struct texts){texts->list + 1, texts->count - 1});
}

/* For the eye: what it is and how far ahead at once, the reasons under that or, in wide windows,
 * beside it. */
static void
verdict_on_screen(struct layout *layout, const struct report *report)
{
	int width = page_half(layout);
	struct layout left = layout_part(layout, width > 0 ? width : layout->width), right = left;
	headline_on_screen(&left, report);
	bars(&left, report);
	code(&left, report);
	rest_of_texts(&left, report);
	if (width > 0) {
		reasons(&right, report);
		layout_beside(layout, &left, &right, width + PAGE_GUTTER);
		return;
	}
	reasons(&left, report);
	layout_add(layout, &left);
}

void
page_verdict(struct layout *layout, const struct report *report, int i)
{
	(void)i;
	if (report->notice != NULL) {
		layout_marked(layout, INK_CAUTION, "!", report->notice);
		layout_blank(layout);
	}
	if (layout->screen) {
		verdict_on_screen(layout, report);
	} else {
		headline(layout, report);
		bars(layout, report);
		code(layout, report);
		reasons(layout, report);
	}
	cautions(layout, report);
	next_steps(layout, report);
}
