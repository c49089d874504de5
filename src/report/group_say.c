#include "base/buf.h"
#include "report/group.h"
#include "report/words.h"

const char *
group_verdict_name(const struct quiz *quiz, int verdict)
{
	if (verdict == GROUP_TIE)
		return "a tie";
	return verdict == GROUP_NONE ? "no verdict" : quiz->outcomes[verdict].name;
}

const char *
group_verdict_id(const struct quiz *quiz, int verdict)
{
	if (verdict == GROUP_TIE)
		return "tie";
	return verdict == GROUP_NONE ? "none" : quiz->outcomes[verdict].id;
}

bool
group_has_verdict(const struct group *group, int verdict)
{
	return verdict < group->quiz->outcome_count || verdict == GROUP_TIE ||
	       (verdict == GROUP_NONE && group->verdicts[verdict] > 0);
}

bool
group_bins(const struct group *group, int *first, int *last)
{
	*first = GROUP_BINS;
	*last = -1;
	for (int b = 0; b < GROUP_BINS; b++) {
		bool filled = false;
		for (int k = 0; k < group->quiz->outcome_count; k++)
			filled |= group->fits[k].bins[b] > 0;
		if (filled && *first > b)
			*first = b;
		*last = filled ? b : *last;
	}
	return *last >= 0;
}

void
group_bin(struct buf *out, int bin)
{
	int width = 100 / GROUP_BINS;
	buf_format(out, "%d to %d", width * bin, width * (bin + 1) - (bin + 1 < GROUP_BINS));
}

/* " labelled “monday”, from 2026-11-01 to 2026-11-30" */
static void
add_choice(struct buf *out, const struct group_kept *kept)
{
	if (kept->label != NULL) {
		buf_add(out, " labelled ");
		words_quote(out, kept->label);
	}
	if (kept->since != NULL && kept->until != NULL)
		buf_format(out, " from %s to %s", kept->since, kept->until);
	else if (kept->since != NULL)
		buf_format(out, " since %s", kept->since);
	else if (kept->until != NULL)
		buf_format(out, " until %s", kept->until);
}

static void
add_codes(struct buf *out, const struct group_codes *codes)
{
	const struct {
		int64_t count;
		const char *one, *many;
	} rows[] = {
		{codes->brief, "was of the short form", "were of the short form"},
		{codes->changed, "was made with another version of the quiz, and is counted by today’s weights",
		 "were made with other versions of the quiz, and are counted by today’s weights"},
		{codes->repeated, "had been counted before, and is counted again",
		 "had been counted before, and are counted again"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t start = out->length + 1;
		if (rows[i].count == 0)
			continue;
		buf_char(out, ' ');
		words_number(out, rows[i].count);
		words_capital(out, start);
		buf_format(out, " %s.", rows[i].count == 1 ? rows[i].one : rows[i].many);
	}
	if (codes->unreadable == 0)
		return;
	size_t start = out->length + 1;
	buf_char(out, ' ');
	words_count(out, codes->unreadable, "line");
	words_capital(out, start);
	buf_format(out, " could not be read and %s not counted.", codes->unreadable == 1 ? "is" : "are");
}

void
group_say_count(struct buf *out, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	size_t start = out->length;
	const char *noun = group->codes != NULL ? "code" : kept != NULL ? "finished sitting" : "sitting";
	words_count(out, group->count, noun);
	words_capital(out, start);
	if (kept != NULL)
		add_choice(out, kept);
	if (kept != NULL && kept->brief > 0 && !kept->hidden) {
		buf_add(out, ", ");
		words_number(out, kept->brief);
		buf_add(out, " of them in the short form");
	}
	buf_char(out, '.');
	if (group->codes != NULL)
		add_codes(out, group->codes);
	if (kept == NULL || kept->other_versions == 0)
		return;
	buf_char(out, ' ');
	start = out->length;
	words_count(out, kept->other_versions, "sitting");
	words_capital(out, start);
	buf_format(out, " of other versions of the quiz %s not counted.",
	           kept->other_versions == 1 ? "is" : "are");
}

void
group_say_mean(struct buf *out, const struct group *group, int outcome)
{
	int mean = group_mean(group, outcome);
	if (mean >= 0)
		buf_format(out, "%d.%d", mean / 10, mean % 10);
}

static int
of_100(const struct group *group, int question)
{
	return (int)(100 * group_agreement(group, question) + 0.5);
}

void
group_say_agreement(struct buf *out, const struct group *group, int question)
{
	const struct group_replies *replies = &group->questions[question];
	int64_t asked = replies->answered + replies->skipped;
	bool agreed = group_agreement(group, question) >= 0;
	if (asked > 0 && asked < group->count)
		buf_format(out, "%lld of %lld %s asked.%s", (long long)asked, (long long)group->count,
		           asked == 1 ? "was" : "were", agreed ? " " : "");
	if (agreed)
		buf_format(out, "Agreement: %d of 100.", of_100(group, question));
}

static void
stands_out(struct buf *out, const struct group *group, int question, const char *how)
{
	if (question == NOBODY)
		return;
	buf_format(out, "%s: ", how);
	words_quote(out, group->quiz->questions[question].text);
	buf_format(out, ", agreement %d", of_100(group, question));
	int64_t answered = group->questions[question].answered;
	if (answered < group->count)
		buf_format(out, ", answered by %lld of %lld", (long long)answered, (long long)group->count);
	buf_char(out, '.');
}

void
group_say_divisive(struct buf *out, const struct group *group)
{
	stands_out(out, group, group_divisive(group), "Talk about this one, it divides most");
}

void
group_say_agreed(struct buf *out, const struct group *group)
{
	stands_out(out, group, group_agreed(group), "Most are of one mind here");
}

/* "48 seconds", "4 minutes 12 seconds", "1 hour 3 minutes". */
static void
add_duration(struct buf *out, int64_t milliseconds)
{
	static const struct {
		const char *name;
		int64_t seconds;
	} units[] = {{"hour", 3600}, {"minute", 60}, {"second", 1}};
	enum { UNITS = sizeof units / sizeof units[0], SHOWN = 2 };
	int64_t left = (milliseconds + 500) / 1000;
	int first = 0;
	while (first + 1 < UNITS && left < units[first].seconds)
		first++;
	for (int i = first; i < UNITS && i < first + SHOWN; i++) {
		int64_t count = left / units[i].seconds;
		left %= units[i].seconds;
		if (count > 0 || i == first)
			buf_format(out, "%s%lld %s%s", i == first ? "" : " ", (long long)count, units[i].name,
			           count == 1 ? "" : "s");
	}
}

void
group_say_time(struct buf *out, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	if (kept == NULL || group->count == 0)
		return;
	buf_add(out, "A quarter of them took up to ");
	add_duration(out, kept->quartiles[0]);
	buf_add(out, ", half up to ");
	add_duration(out, kept->quartiles[1]);
	buf_add(out, ", three quarters up to ");
	add_duration(out, kept->quartiles[2]);
	buf_char(out, '.');
}

void
group_say_unfinished(struct buf *out, const struct group *group)
{
	size_t start = out->length;
	if (group->kept == NULL || group->kept->unfinished == 0)
		return;
	words_count(out, group->kept->unfinished, "sitting");
	words_capital(out, start);
	buf_format(out, " %s not finished%s", group->kept->unfinished == 1 ? "was" : "were",
	           group->kept->stopped_hidden ? "." : "; so many stopped, or are still, at each question:");
}
