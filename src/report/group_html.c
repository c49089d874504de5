#include "base/buf.h"
#include "report/group.h"
#include "report/html.h"
#include "report/odds.h"

static void
say(struct buf *out, const char *before, struct buf *said)
{
	if (said->length > 0)
		html_said(out, before, said, "</p>\n");
}

static void
count_bar(struct buf *out, int k, const char *name, int64_t count, int64_t all)
{
	struct buf number = {0};
	double share = all == 0 ? 0 : (double)count / (double)all;
	buf_format(&number, "%lld · ", (long long)count);
	odds_percent(&number, share);
	buf_char(&number, '%');
	html_bar(out, k, name, (int)(1000 * share + 0.5), buf_text(&number), NULL);
	buf_free(&number);
}

static void
verdicts(struct buf *out, const struct group *group)
{
	html_section(out, "Verdicts");
	html_bars(out, "How many got each verdict", "Verdict", "Sittings");
	for (int v = 0; v < GROUP_VERDICTS; v++)
		if (group_has_verdict(group, v))
			count_bar(out, v < OUTCOMES_MAX ? v : HTML_NEUTRAL, group_verdict_name(group->quiz, v),
			          group->verdicts[v], group->count);
	html_bars_end(out);
	html_section_end(out);
}

static void
fits(struct buf *out, const struct group *group)
{
	static const char *const labels[GROUP_BINS] = {
		"0", "10", "20", "30", "40", "50", "60", "70", "80", "90",
	};
	struct buf said = {0};
	html_section(out, "How well each outcome fits");
	html_put(out, "<p>", GROUP_MEANING, " Each column has the number at which it begins.</p>\n");
	for (int k = 0; k < group->quiz->outcome_count; k++) {
		const struct html_histogram histogram = {
			.k = k, .title = group->quiz->outcomes[k].name, .labels = labels,
			.counts = group->fits[k].bins, .bins = GROUP_BINS,
		};
		if (group->fits[k].count == 0)
			continue;
		buf_format(&said, "%s: ", group->quiz->outcomes[k].name);
		group_say_mean(&said, group, k);
		buf_add(&said, " on average");
		html_said(out, "<h3>", &said, "</h3>\n");
		html_histogram(out, &histogram);
	}
	html_section_end(out);
	buf_free(&said);
}

static void
replies(struct buf *out, const struct group *group, int q)
{
	const struct question *question = &group->quiz->questions[q];
	const struct group_replies *replies = &group->questions[q];
	int64_t all = replies->answered + replies->skipped;
	struct buf said = {0};
	html_put(out, "<h3>", question->text, "</h3>\n");
	if (all == 0) {
		html_put(out, "<p class=\"quiet\">", group_hides(group, q) ? GROUP_FEW : "Nobody was asked.",
		         "</p>\n");
		return;
	}
	html_bars_of_sentences(out, question->text, "Answer", "Sittings");
	for (int o = 0; o < question->option_count; o++)
		count_bar(out, HTML_NEUTRAL, question->options[o].text, replies->options[o], all);
	if (replies->skipped > 0)
		count_bar(out, HTML_NEUTRAL, "skipped", replies->skipped, all);
	html_bars_end(out);
	group_say_agreement(&said, group, q);
	say(out, "<p class=\"quiet\">", &said);
	buf_free(&said);
}

static void
questions(struct buf *out, const struct group *group)
{
	struct buf said = {0};
	html_section(out, "What was answered");
	html_put(out, "<p>", GROUP_AGREEMENT, "</p>\n");
	group_say_divisive(&said, group);
	say(out, "<p class=\"caution\">", &said);
	group_say_agreed(&said, group);
	say(out, "<p>", &said);
	for (int q = 0; q < group->quiz->question_count; q++)
		replies(out, group, q);
	html_section_end(out);
	buf_free(&said);
}

static void
unfinished(struct buf *out, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	struct buf said = {0};
	if (kept == NULL || kept->unfinished == 0)
		return;
	html_section(out, "Not finished");
	group_say_unfinished(&said, group);
	say(out, "<p>", &said);
	if (!kept->stopped_hidden) {
		html_bars_of_sentences(out, "Where sittings stopped", "Question", "Sittings");
		for (int q = 0; q < group->quiz->question_count; q++)
			if (kept->stopped[q] > 0)
				count_bar(out, HTML_NEUTRAL, group->quiz->questions[q].text, kept->stopped[q],
				          kept->unfinished);
		if (kept->stopped_elsewhere > 0)
			count_bar(out, HTML_NEUTRAL, "among all answers", kept->stopped_elsewhere, kept->unfinished);
		html_bars_end(out);
	}
	html_section_end(out);
	buf_free(&said);
}

void
group_html(struct buf *out, const struct group *group)
{
	static void (*const parts[])(struct buf *, const struct group *) = {verdicts, fits, questions};
	struct buf said = {0};
	bool hidden = group->kept != NULL && group->kept->hidden;
	html_open(out, group->quiz->language, group->quiz->title, NULL);
	html_section(out, "All together");
	group_say_count(&said, group);
	say(out, "<p>", &said);
	if (hidden)
		buf_add(&said, GROUP_HIDDEN);
	else
		group_say_time(&said, group);
	say(out, "<p>", &said);
	html_section_end(out);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && !hidden && group->count > 0; i++)
		parts[i](out, group);
	unfinished(out, group);
	html_close(out);
	buf_free(&said);
}
