#include "base/arena.h"
#include "base/buf.h"
#include "report/group.h"
#include "report/layout.h"
#include "report/odds.h"

static void
print(struct buf *out, const struct layout *layout)
{
	for (int i = 0; i < layout->count; i++) {
		for (int r = 0; r < layout->lines[i].count; r++)
			buf_add(out, layout->lines[i].runs[r].text);
		buf_char(out, '\n');
	}
}

/* Headings stand at the left edge. */
static void
heading(struct layout *layout, const char *text)
{
	int margin = layout->margin;
	layout_blank(layout);
	layout->margin = layout->column = 0;
	layout_text(layout, INK_STRONG, 0, text);
	layout->margin = margin;
	layout_blank(layout);
}

static void
say(struct layout *layout, int ink, struct buf *said)
{
	layout_text(layout, ink, 0, buf_text(said));
	buf_clear(said);
}

/* The digits of the largest number there is, so that all rows stand alike. */
static int
digits(const struct group *group)
{
	int64_t most = group->count;
	if (group->kept != NULL && group->kept->unfinished > most)
		most = group->kept->unfinished;
	int count = 1;
	for (; most >= 10; most /= 10)
		count++;
	return count;
}

struct part {
	int64_t count, all;
	int64_t full; /* how many make a full bar */
};

static double
share(int64_t count, int64_t all)
{
	return all == 0 ? 0 : (double)count / (double)all;
}

/* "12  48%  #####      Yes, often": how many of all, and of what. On narrow paper the name has a line of
 * its own. */
static void
count_row(struct layout *layout, const struct group *group, int ink, const char *name, struct part part)
{
	enum { PERCENT = 4, BAR = 20, NAME = 24 };
	struct buf number = {0}, percent = {0};
	buf_format(&number, "%lld", (long long)part.count);
	odds_percent(&percent, share(part.count, part.all));
	buf_char(&percent, '%');
	int tenths = (int)(1000 * share(part.count, part.full) + 0.5);
	int width = digits(group), taken = width + PERCENT + 2 * LAYOUT_GAP;
	int rest = layout->width - taken - BAR - LAYOUT_GAP;
	bool narrow = rest < NAME;
	int bar = narrow ? layout->width - taken : BAR;
	bar = bar < 1 ? 1 : bar;
	const struct cell cells[] = {
		{INK_STRONG, buf_text(&number), width, true},
		{INK_BODY, buf_text(&percent), PERCENT, true},
		{ink, layout_blocks(layout, bar, tenths), bar, false},
		{ink, name, rest, false},
	};
	if (narrow)
		layout_text(layout, ink, 0, name);
	layout_row(layout, 0, cells, narrow ? 3 : 4);
	buf_free(&number);
	buf_free(&percent);
}

static void
verdicts(struct layout *layout, const struct group *group)
{
	heading(layout, "Verdicts");
	for (int v = 0; v < GROUP_VERDICTS; v++)
		if (group_has_verdict(group, v))
			count_row(layout, group, v < OUTCOMES_MAX ? INK_OUTCOME + v : INK_BODY,
			          group_verdict_name(group->quiz, v),
			          (struct part){group->verdicts[v], group->count, group->count});
}

/* The longest bar is a full one, so that the shape shows. */
static void
histogram(struct layout *layout, const struct group *group, const struct group_fits *fits, int first,
          int last)
{
	struct buf name = {0};
	int64_t most = 0;
	for (int b = first; b <= last; b++)
		most = fits->bins[b] > most ? fits->bins[b] : most;
	for (int b = first; b <= last; b++) {
		group_bin(&name, b);
		count_row(layout, group, INK_BODY, buf_text(&name), (struct part){fits->bins[b], fits->count, most});
		buf_clear(&name);
	}
	buf_free(&name);
}

static void
fits(struct layout *layout, const struct group *group)
{
	struct buf said = {0};
	int first, last;
	if (!group_bins(group, &first, &last))
		return;
	heading(layout, "How well each outcome fits");
	layout_text(layout, INK_BODY, 0, GROUP_MEANING);
	for (int k = 0; k < group->quiz->outcome_count; k++) {
		layout_blank(layout);
		buf_format(&said, "%s: ", group->quiz->outcomes[k].name);
		group_say_mean(&said, group, k);
		buf_add(&said, " on average");
		say(layout, INK_OUTCOME + k, &said);
		histogram(layout, group, &group->fits[k], first, last);
	}
	buf_free(&said);
}

static void
replies(struct layout *layout, const struct group *group, int q)
{
	const struct question *question = &group->quiz->questions[q];
	const struct group_replies *replies = &group->questions[q];
	int64_t all = replies->answered + replies->skipped;
	struct buf said = {0};
	layout_blank(layout);
	layout_text(layout, INK_STRONG, 0, question->text);
	if (all == 0)
		layout_text(layout, INK_QUIET, 0, group_hides(group, q) ? GROUP_FEW : "Nobody was asked.");
	for (int o = 0; o < question->option_count && all > 0; o++)
		count_row(layout, group, INK_BODY, question->options[o].text,
		          (struct part){replies->options[o], all, all});
	if (replies->skipped > 0)
		count_row(layout, group, INK_QUIET, "skipped", (struct part){replies->skipped, all, all});
	group_say_agreement(&said, group, q);
	say(layout, INK_QUIET, &said);
	buf_free(&said);
}

static void
questions(struct layout *layout, const struct group *group)
{
	struct buf said = {0};
	heading(layout, "What was answered");
	layout_text(layout, INK_BODY, 0, GROUP_AGREEMENT);
	layout_blank(layout);
	group_say_divisive(&said, group);
	say(layout, INK_CAUTION, &said);
	group_say_agreed(&said, group);
	say(layout, INK_BODY, &said);
	for (int q = 0; q < group->quiz->question_count; q++)
		replies(layout, group, q);
	buf_free(&said);
}

static void
unfinished(struct layout *layout, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	struct buf said = {0};
	if (kept == NULL || kept->unfinished == 0)
		return;
	heading(layout, "Not finished");
	group_say_unfinished(&said, group);
	say(layout, INK_BODY, &said);
	layout_blank(layout);
	for (int q = 0; q < group->quiz->question_count && !kept->stopped_hidden; q++)
		if (kept->stopped[q] > 0)
			count_row(layout, group, INK_BODY, group->quiz->questions[q].text,
			          (struct part){kept->stopped[q], kept->unfinished, kept->unfinished});
	if (kept->stopped_elsewhere > 0 && !kept->stopped_hidden)
		count_row(layout, group, INK_BODY, "among all answers",
		          (struct part){kept->stopped_elsewhere, kept->unfinished, kept->unfinished});
	buf_free(&said);
}

void
group_text(struct buf *out, const struct group *group, const struct paper *paper)
{
	static void (*const parts[])(struct layout *, const struct group *) = {verdicts, fits, questions};
	struct arena arena = {0};
	struct buf said = {0};
	struct layout layout = layout_new(&arena, paper);
	bool hidden = group->kept != NULL && group->kept->hidden;
	heading(&layout, group->quiz->title);
	group_say_count(&said, group);
	say(&layout, INK_BODY, &said);
	if (hidden)
		layout_text(&layout, INK_BODY, 0, GROUP_HIDDEN);
	else
		group_say_time(&said, group);
	say(&layout, INK_BODY, &said);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && !hidden && group->count > 0; i++)
		parts[i](&layout, group);
	unfinished(&layout, group);
	print(out, &layout);
	buf_free(&said);
	arena_free(&arena);
}
