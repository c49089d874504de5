/* One table: what is counted, of what, which of its values, how often, and of how many; a row that is no
 * count has a number instead. */
#include "base/buf.h"
#include "report/csv.h"
#include "report/group.h"

static void
names(struct csv *csv, const char *kind, const char *id, const char *text, const char *value,
      const char *value_text)
{
	csv_text(csv, kind);
	csv_text(csv, id);
	csv_text(csv, text);
	csv_text(csv, value);
	csv_text(csv, value_text);
}

static void
count_row(struct csv *csv, int64_t count, int64_t all)
{
	csv_integer(csv, count);
	csv_integer(csv, all);
	csv_empty(csv);
	csv_end(csv);
}

static void
begin_number(struct csv *csv, const char *kind, const char *id, const char *text)
{
	names(csv, kind, id, text, "", "");
	csv_empty(csv);
	csv_empty(csv);
}

static void
chosen(struct csv *csv, const struct group_kept *kept)
{
	const char *const by[][2] = {{"label", kept->label}, {"since", kept->since}, {"until", kept->until}};
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		if (by[i][1] == NULL)
			continue;
		names(csv, "chosen by", "", "", by[i][0], by[i][1]);
		csv_empty(csv);
		csv_empty(csv);
		csv_empty(csv);
		csv_end(csv);
	}
}

static void
verdicts(struct csv *csv, const struct group *group)
{
	const struct quiz *quiz = group->quiz;
	for (int v = 0; v < GROUP_VERDICTS; v++) {
		if (v >= quiz->outcome_count && v < OUTCOMES_MAX)
			continue;
		names(csv, "verdict", "", "", group_verdict_id(quiz, v), group_verdict_name(quiz, v));
		count_row(csv, group->verdicts[v], group->count);
	}
}

static void
fits(struct csv *csv, const struct group *group)
{
	struct buf bin = {0};
	for (int k = 0; k < group->quiz->outcome_count && group->fits[k].count > 0; k++) {
		const struct outcome *outcome = &group->quiz->outcomes[k];
		begin_number(csv, "mean fit", outcome->id, outcome->name);
		csv_tenths(csv, group_mean(group, k));
		csv_end(csv);
		for (int b = 0; b < GROUP_BINS; b++) {
			group_bin(&bin, b);
			names(csv, "fit", outcome->id, outcome->name, buf_text(&bin), "");
			count_row(csv, group->fits[k].bins[b], group->fits[k].count);
			buf_clear(&bin);
		}
	}
	buf_free(&bin);
}

static void
questions(struct csv *csv, const struct group *group)
{
	for (int q = 0; q < group->quiz->question_count; q++) {
		const struct question *question = &group->quiz->questions[q];
		const struct group_replies *replies = &group->questions[q];
		int64_t all = replies->answered + replies->skipped;
		if (group_hides(group, q)) {
			begin_number(csv, "hidden", question->id, question->text);
			csv_empty(csv);
			csv_end(csv);
			continue;
		}
		for (int o = 0; o < question->option_count; o++) {
			const struct option *option = &question->options[o];
			names(csv, "answer", question->id, question->text, option->id, option->text);
			count_row(csv, replies->options[o], all);
		}
		names(csv, "answer", question->id, question->text, "", "skipped");
		count_row(csv, replies->skipped, all);
		double agreement = group_agreement(group, q);
		if (agreement < 0)
			continue;
		begin_number(csv, "agreement", question->id, question->text);
		csv_millionths(csv, (int64_t)(1e6 * agreement + 0.5));
		csv_end(csv);
	}
}

static void
stopped(struct csv *csv, const struct group *group)
{
	const struct group_kept *kept = group->kept;
	for (int q = 0; q < group->quiz->question_count; q++) {
		const struct question *question = &group->quiz->questions[q];
		names(csv, "stopped", question->id, question->text, "", "");
		count_row(csv, kept->stopped[q], kept->unfinished);
	}
	names(csv, "stopped", "", "among all answers", "", "");
	count_row(csv, kept->stopped_elsewhere, kept->unfinished);
}

static void
quartiles(struct csv *csv, const struct group *group)
{
	static const char *const parts[] = {"lower quartile", "median", "upper quartile"};
	for (int i = 0; i < 3 && group->count > 0; i++) {
		names(csv, "seconds", "", "", parts[i], "");
		csv_empty(csv);
		csv_empty(csv);
		csv_tenths(csv, (group->kept->quartiles[i] + 50) / 100);
		csv_end(csv);
	}
}

void
group_csv(struct buf *out, const struct group *group)
{
	static const char *const heads[] = {"kind", "id", "text", "value", "value text", "count", "of", "number"};
	struct csv csv = {.out = out};
	const struct group_kept *kept = group->kept;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		csv_text(&csv, heads[i]);
	csv_end(&csv);
	if (kept != NULL)
		chosen(&csv, kept);
	names(&csv, "sittings", "", "", "finished", "");
	count_row(&csv, group->count, group->count + (kept == NULL ? 0 : kept->unfinished));
	if (kept == NULL || !kept->hidden) {
		verdicts(&csv, group);
		fits(&csv, group);
		questions(&csv, group);
	}
	if (kept != NULL && !kept->stopped_hidden)
		stopped(&csv, group);
	if (kept != NULL && !kept->hidden)
		quartiles(&csv, group);
}
