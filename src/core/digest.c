/* The digest names a version of a quiz: SHA-256 over everything that a participant can see or that
 * counts, in a fixed order, each text with its length before it. Comments, layout and golden cases
 * make no difference. The shape is the same over what tells which answers can be given, by their ids:
 * as long as it stays, old answers can be read. */
#include <string.h>

#include "base/sha256.h"
#include "core/seal.h"

static void
number(struct sha256 *sha, int64_t n)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)n >> (8 * i));
	sha256_add(sha, bytes, sizeof bytes);
}

static void
text(struct sha256 *sha, const char *s)
{
	number(sha, s == NULL ? -1 : (int64_t)strlen(s));
	if (s != NULL)
		sha256_add(sha, s, strlen(s));
}

static void
texts(struct sha256 *sha, const struct texts *list)
{
	number(sha, list->count);
	for (int i = 0; i < list->count; i++)
		text(sha, list->list[i]);
}

static void
condition(struct sha256 *sha, const struct condition *when)
{
	number(sha, when == NULL ? -1 : (int64_t)when->test);
	if (when == NULL)
		return;
	number(sha, when->question);
	number(sha, when->options);
	condition(sha, when->left);
	condition(sha, when->right);
}

static void
option(struct sha256 *sha, const struct quiz *quiz, const struct option *o)
{
	text(sha, o->id);
	text(sha, o->text);
	text(sha, o->because);
	text(sha, o->source);
	number(sha, o->rules_out);
	for (int k = 0; k < quiz->outcome_count; k++) {
		number(sha, o->fit[k]);
		text(sha, o->rule_reason == NULL ? NULL : o->rule_reason[k]);
	}
}

static void
question(struct sha256 *sha, const struct quiz *quiz, const struct question *q)
{
	text(sha, q->id);
	text(sha, q->text);
	text(sha, q->why);
	number(sha, q->topic);
	number(sha, q->weight);
	number(sha, q->fact);
	number(sha, q->scale);
	number(sha, q->brief);
	condition(sha, q->when);
	number(sha, q->option_count);
	for (int o = 0; o < q->option_count; o++)
		option(sha, quiz, &q->options[o]);
}

static void
table(struct sha256 *sha, const struct table *t)
{
	text(sha, t->id);
	text(sha, t->title);
	text(sha, t->source);
	texts(sha, &t->columns);
	number(sha, t->row_count);
	for (int i = 0; i < t->row_count; i++)
		texts(sha, &t->rows[i]);
	number(sha, t->axis_count);
	for (int i = 0; i < t->axis_count; i++) {
		text(sha, t->axes[i].label);
		for (int c = 0; c < t->columns.count - 1; c++) {
			number(sha, t->axes[i].ranges[c].given);
			number(sha, t->axes[i].ranges[c].from);
			number(sha, t->axes[i].ranges[c].to);
		}
	}
	texts(sha, &t->notes);
}

static void
head(struct sha256 *sha, const struct quiz *quiz)
{
	text(sha, quiz->id);
	text(sha, quiz->title);
	text(sha, quiz->language);
	texts(sha, &quiz->intro);
	text(sha, quiz->agenda);
	number(sha, quiz->min_answers);
	number(sha, quiz->tie);
	number(sha, quiz->clear_share);
	number(sha, quiz->clear_changes);
	texts(sha, &quiz->tie_text);
	texts(sha, &quiz->ruled_out_text);
}

static void
lists(struct sha256 *sha, const struct quiz *quiz)
{
	number(sha, quiz->outcome_count);
	for (int k = 0; k < quiz->outcome_count; k++) {
		text(sha, quiz->outcomes[k].id);
		text(sha, quiz->outcomes[k].name);
		texts(sha, &quiz->outcomes[k].verdict);
		texts(sha, &quiz->outcomes[k].next);
	}
	number(sha, quiz->topic_count);
	for (int t = 0; t < quiz->topic_count; t++) {
		text(sha, quiz->topics[t].id);
		text(sha, quiz->topics[t].name);
	}
	number(sha, quiz->question_count);
	for (int q = 0; q < quiz->question_count; q++)
		question(sha, quiz, &quiz->questions[q]);
	number(sha, quiz->table_count);
	for (int t = 0; t < quiz->table_count; t++)
		table(sha, &quiz->tables[t]);
	number(sha, quiz->panel_count);
	for (int p = 0; p < quiz->panel_count; p++) {
		text(sha, quiz->panels[p].id);
		text(sha, quiz->panels[p].title);
		text(sha, quiz->panels[p].source);
		texts(sha, &quiz->panels[p].text);
	}
	number(sha, quiz->caution_count);
	for (int c = 0; c < quiz->caution_count; c++) {
		text(sha, quiz->cautions[c].id);
		text(sha, quiz->cautions[c].text);
		text(sha, quiz->cautions[c].source);
		condition(sha, quiz->cautions[c].when);
	}
}

static void
shape(struct sha256 *sha, const struct quiz *quiz)
{
	text(sha, quiz->id);
	number(sha, quiz->question_count);
	for (int q = 0; q < quiz->question_count; q++) {
		const struct question *asked = &quiz->questions[q];
		text(sha, asked->id);
		number(sha, asked->brief);
		condition(sha, asked->when);
		number(sha, asked->option_count);
		for (int o = 0; o < asked->option_count; o++)
			text(sha, asked->options[o].id);
	}
}

void
seal_digest(struct quiz *quiz)
{
	struct sha256 sha;
	sha256_start(&sha);
	head(&sha, quiz);
	lists(&sha, quiz);
	sha256_finish(&sha, quiz->digest);
	sha256_start(&sha);
	shape(&sha, quiz);
	sha256_finish(&sha, quiz->shape);
}
