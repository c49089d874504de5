#include "verdict/explain.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "base/near.h"
#include "cmd/cmd.h"
#include "verdict/page.h"

static bool
no_such_rule(const char *word, struct fail *fail)
{
	struct buf upper = {0};
	for (const char *p = word; *p != '\0'; p++)
		buf_char(&upper, *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p);
	struct near near = {.word = buf_text(&upper)};
	for (int rule = 0; rule < RULES; rule++)
		near_offer(&near, rule_row((enum rule)rule)->code);
	if (near.best == NULL)
		fail_set(fail, "there is no rule '%s'; 'verdict explain' lists all", word);
	else
		fail_set(fail, "there is no rule '%s'; did you mean %s? 'verdict explain' lists all", word,
		         near.best);
	buf_free(&upper);
	return false;
}

/* The rules that were named, or all. */
static bool
find(const struct args *args, enum rule *list, int *count, struct fail *fail)
{
	*count = args->operand_count == 0 ? RULES : args->operand_count;
	for (int i = 0; i < *count; i++) {
		list[i] = args->operand_count == 0 ? (enum rule)i : rule_named(args->operands[i]);
		if (list[i] == RULES)
			return no_such_rule(args->operands[i], fail);
	}
	return true;
}

static void
write_text(struct buf *out, const struct args *args, const enum rule *list, int count)
{
	const struct paper paper = cmd_paper(args);
	if (args->operand_count == 0) {
		explain_list(out, &paper);
		return;
	}
	for (int i = 0; i < count; i++) {
		buf_add(out, i == 0 ? "" : "\n");
		explain_rule(out, list[i], &paper);
	}
}

int
cmd_explain(const struct args *args)
{
	struct fail fail = {0};
	struct buf out = {0};
	enum rule list[RULES] = {0};
	int count;
	const char *format = args->format == NULL ? "text" : args->format;
	if (args->operand_count > RULES)
		return fail_set(&fail, "there are %d rules; name those to be explained", RULES),
		       cmd_fail(&fail);
	bool good = find(args, list, &count, &fail);
	if (good && strcmp(format, "json") == 0)
		explain_json(&out, list, count);
	else if (good && strcmp(format, "markdown") == 0)
		explain_markdown(&out, list, count);
	else if (good)
		write_text(&out, args, list, count);
	good = good && cmd_write(&out, &fail);
	buf_free(&out);
	return good ? END_FINE : cmd_fail(&fail);
}
