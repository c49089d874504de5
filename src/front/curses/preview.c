#include "front/curses/preview.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mix.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/flow.h"
#include "verdict/odds.h"
#include "verdict/quiz.h"
#include "verdict/report.h"
#include "verdict/view.h"

/* -- which screens there are -- */

static void
add(struct preview *preview, enum preview_kind kind, int question, int page)
{
	preview->screens[preview->count++] = (struct preview_screen){kind, question, page};
}

static bool
is_left_out(const struct question *question)
{
	return question->when != NULL && question->when->test == TEST_NEVER;
}

/* The pages of the report do not depend on what they are drawn on. */
static int
count_pages(const struct report *report)
{
	struct arena scratch = {0};
	const struct page *pages;
	const struct paper paper = {.columns = 80, .screen = true};
	int count = report_pages(&scratch, report, &paper, &pages);
	arena_free(&scratch);
	return count;
}

struct preview
preview_new(struct arena *arena, const struct quiz *quiz, const struct reply *sheet,
            struct texts findings)
{
	enum { OTHERS = 3 };
	const struct report *report = report_build(arena, quiz, sheet);
	int pages = count_pages(report);
	size_t room = (size_t)(OTHERS + 2 * quiz->question_count + pages);
	struct preview preview = {.quiz = quiz, .sheet = sheet, .report = report,
		.findings = findings, .results = stage_new()};
	preview.screens = ARENA_ARRAY(arena, room, struct preview_screen);
	add(&preview, PREVIEW_INTRO, NOBODY, 0);
	for (int q = 0; q < quiz->question_count; q++) {
		if (is_left_out(&quiz->questions[q]))
			continue;
		add(&preview, PREVIEW_QUESTION, q, 0);
		if (quiz->questions[q].why != NULL)
			add(&preview, PREVIEW_WHY, q, 0);
	}
	add(&preview, PREVIEW_REVIEW, NOBODY, 0);
	for (int page = 0; page < pages; page++)
		add(&preview, PREVIEW_RESULT, NOBODY, page);
	if (findings.count > 0)
		add(&preview, PREVIEW_FINDINGS, NOBODY, 0);
	return preview;
}

void
preview_free(struct preview *preview)
{
	stage_free(&preview->results);
}

static const char *const kinds[PREVIEW_KINDS] = {
	[PREVIEW_INTRO] = "intro",
	[PREVIEW_QUESTION] = "question",
	[PREVIEW_WHY] = "why",
	[PREVIEW_REVIEW] = "review",
	[PREVIEW_RESULT] = "result",
	[PREVIEW_FINDINGS] = "findings",
};

/* A question's id comes before the words. */
static bool
is_named(const struct preview_screen *screen, const char *word, int question)
{
	if (question != NOBODY)
		return screen->question == question;
	return screen->question == NOBODY && strcmp(kinds[screen->kind], word) == 0;
}

bool
preview_only(struct preview *preview, const char *word)
{
	int question = quiz_question(preview->quiz, word), count = 0;
	for (int i = 0; i < preview->count; i++)
		if (is_named(&preview->screens[i], word, question))
			preview->screens[count++] = preview->screens[i];
	if (count > 0)
		preview->count = count;
	return count > 0;
}

/* -- drawing one -- */

/* Answers under which the question is asked: the sample's, or some drawn at random. False if none of them
 * leads there. */
static bool
lead_to(struct flow *flow, int question)
{
	enum { TRIES = 2000, LOOKS = 2000000 }; /* at questions: some 20 milliseconds */
	const struct quiz *quiz = flow->quiz;
	int most = LOOKS / quiz->question_count < TRIES ? LOOKS / quiz->question_count : TRIES;
	for (int i = 0; i < most && !flow->asked[question]; i++) {
		for (int q = 0; q < question; q++) {
			uint64_t drawn = mix_draw(quiz->questions[q].draw, (uint64_t)i);
			flow->sheet[q].option = (signed char)(drawn % (uint64_t)quiz->questions[q].option_count);
		}
		sheet_path(quiz, flow->sheet, flow->asked);
	}
	bool led = flow->asked[question];
	for (int q = question; q < quiz->question_count; q++)
		flow->sheet[q].option = REPLY_OPEN;
	sheet_path(quiz, flow->sheet, flow->asked);
	flow->asked[question] = true;
	return led;
}

/* The flow as it is at that screen; false if nobody gets there. */
static bool
flow_at(struct arena *arena, const struct preview *preview, const struct preview_screen *screen,
        struct flow *flow)
{
	static const enum flow_state states[PREVIEW_KINDS] = {
		[PREVIEW_INTRO] = FLOW_INTRO,
		[PREVIEW_QUESTION] = FLOW_ASK,
		[PREVIEW_WHY] = FLOW_ASK,
		[PREVIEW_REVIEW] = FLOW_REVIEW,
		[PREVIEW_RESULT] = FLOW_RESULT,
	};
	*flow = flow_new(arena, preview->quiz);
	if (screen->kind == PREVIEW_INTRO || screen->kind == PREVIEW_FINDINGS)
		return true;
	size_t bytes = (size_t)preview->quiz->question_count * sizeof *flow->sheet;
	memcpy(flow->sheet, preview->sheet, bytes);
	sheet_path(flow->quiz, flow->sheet, flow->asked);
	flow->state = states[screen->kind];
	flow->at = screen->question;
	return screen->question == NOBODY || lead_to(flow, screen->question);
}

/* What a sitting finds out once the first page is shown. */
static const char *
badge(struct arena *arena, const struct quiz *quiz)
{
	struct buf buf = {0};
	const struct odds *odds = odds_glance(arena, quiz, &odds_quick);
	if (odds != NULL)
		odds_badge(&buf, odds);
	const char *text = odds == NULL ? NULL : buf_take(&buf, arena);
	buf_free(&buf);
	return text;
}

/* How far one key scrolls: a line stays for the eye. */
static int
step(const struct frame *frame)
{
	return frame->height > 2 ? frame->height - 1 : 1;
}

/* What was drawn outlives the stage, which has the memory of some of it. */
static void
keep_lines(struct arena *arena, struct picture *picture)
{
	for (int row = 0; row < picture->rows; row++) {
		struct line *line = &picture->lines[row];
		struct run *runs = ARENA_ARRAY(arena, (size_t)line->count, struct run);
		for (int r = 0; r < line->count; r++) {
			const char *text = line->runs[r].text;
			runs[r] = (struct run){line->runs[r].ink, arena_copy(arena, text, strlen(text))};
		}
		line->runs = runs;
	}
}

static struct picture
draw_findings(struct arena *arena, const struct preview *preview, int part, const struct frame *frame)
{
	struct body body = body_new(arena, frame->margin, frame->width, frame->ascii);
	for (int i = 0; i < preview->findings.count; i++) {
		body_text(&body, INK_BODY, preview->findings.list[i]);
		body_gap(&body);
	}
	const struct around around = {.left = "", .right = "Findings", .hints = ""};
	return frame_draw(arena, frame, &around, &body, part * step(frame));
}

static struct picture
draw(struct arena *arena, struct preview *preview, const struct preview_screen *screen, int part,
     const struct frame *frame)
{
	if (screen->kind == PREVIEW_FINDINGS)
		return draw_findings(arena, preview, part, frame);
	struct flow flow;
	struct stage own = stage_new();
	struct stage *stage = screen->kind == PREVIEW_RESULT ? &preview->results : &own;
	flow_at(arena, preview, screen, &flow);
	struct view view = flow_view(&flow, ACCEPTED);
	if (screen->kind == PREVIEW_INTRO)
		view.badge = badge(arena, preview->quiz);
	if (screen->kind == PREVIEW_RESULT)
		view.report = preview->report;
	stage_arrive(stage, &view);
	stage_set(stage, &view, frame);
	stage->page = screen->page;
	if (screen->kind == PREVIEW_WHY)
		stage->over = SCENE_WHY;
	if (screen->kind == PREVIEW_WHY || screen->kind == PREVIEW_RESULT || part > 0)
		stage->scroll = part * step(frame);
	struct picture picture = stage_draw(arena, stage, &view, frame);
	keep_lines(arena, &picture);
	stage_free(&own);
	return picture;
}

static bool
same(const struct picture *a, const struct picture *b)
{
	struct buf one = {0}, other = {0};
	preview_print(&one, a);
	preview_print(&other, b);
	bool same = strcmp(buf_text(&one), buf_text(&other)) == 0;
	buf_free(&one);
	buf_free(&other);
	return same;
}

bool
preview_draw(struct arena *arena, struct preview *preview, int i, int part, const struct frame *frame,
             struct picture *picture)
{
	const struct preview_screen *screen = &preview->screens[i];
	*picture = draw(arena, preview, screen, part, frame);
	if (part == 0)
		return true;
	/* Past the end scrolling leads nowhere. */
	const struct picture before = draw(arena, preview, screen, part - 1, frame);
	return !same(&before, picture);
}

void
preview_name(struct buf *out, const struct preview *preview, int i)
{
	const struct preview_screen *screen = &preview->screens[i];
	struct arena scratch = {0};
	struct flow flow;
	buf_add(out, kinds[screen->kind]);
	if (screen->question != NOBODY)
		buf_format(out, " %s", preview->quiz->questions[screen->question].id);
	if (screen->kind == PREVIEW_RESULT)
		buf_format(out, " %d", screen->page + 1);
	if (!flow_at(&scratch, preview, screen, &flow))
		buf_add(out, ", which nobody seems to get to");
	arena_free(&scratch);
}

void
preview_print(struct buf *out, const struct picture *picture)
{
	for (int row = 0; row < picture->rows; row++) {
		size_t start = out->length;
		for (int r = 0; r < picture->lines[row].count; r++)
			buf_add(out, picture->lines[row].runs[r].text);
		while (out->length > start && out->text[out->length - 1] == ' ')
			out->text[--out->length] = '\0';
		buf_char(out, '\n');
	}
}
