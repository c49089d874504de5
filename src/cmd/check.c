#include "verdict/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/inspect.h"
#include "load/load.h"
#include "sys/paths.h"
#include "verdict/quiz.h"

/* What came of one file. */
struct checked {
	const char *path;
	const struct quiz *quiz; /* NULL if it can't be used */
	struct findings findings;
};

/* A file that is not there is a finding like others, but ends the command as a failure. */
static bool
check_name(struct checked *checked, const char *operand)
{
	if (checked->path != NULL)
		return true;
	checked->path = operand;
	findings_add(&checked->findings, RULE_FILE_UNREADABLE, (struct place){1, 1},
	             "there is no such file or quiz", NULL);
	return false;
}

static bool
check_file(struct arena *arena, struct checked *checked, struct fail *fail)
{
	const struct draft *draft;
	const char *bytes;
	size_t length;
	if (!source_read(arena, checked->path, &checked->findings, &bytes, &length))
		return true;
	if (!load_draft(arena, bytes, length, &checked->findings, &draft, fail))
		return false;
	checked->quiz = inspect(arena, draft, &checked->findings);
	return true;
}

static void
add_count(struct buf *out, size_t count, const char *one, const char *many)
{
	buf_format(out, "%zu %s", count, count == 1 ? one : many);
}

static void
write_text(struct buf *out, const struct checked *c)
{
	for (size_t i = 0; i < c->findings.count; i++)
		finding_print(out, c->path, &c->findings.list[i]);
	utf8_append_visible(out, c->path, strlen(c->path));
	buf_add(out, ": ");
	if (c->findings.count != 0) {
		add_count(out, c->findings.errors, "error", "errors");
		buf_add(out, ", ");
		add_count(out, c->findings.warnings, "warning", "warnings");
		if (c->findings.notes != 0) {
			buf_add(out, ", ");
			add_count(out, c->findings.notes, "note", "notes");
		}
		buf_format(out, "; 'verdict explain %s' tells the story behind the first",
		           rule_row(c->findings.list[0].rule)->code);
	} else {
		buf_add(out, "nothing to mend in ");
		add_count(out, (size_t)c->quiz->question_count, "question", "questions");
		buf_add(out, " and ");
		add_count(out, (size_t)c->quiz->case_count, "golden case", "golden cases");
	}
	buf_char(out, '\n');
}

static void
write_json(struct json *json, const struct checked *c)
{
	for (size_t i = 0; i < c->findings.count; i++) {
		const struct finding *finding = &c->findings.list[i];
		const struct rule_row *row = rule_row(finding->rule);
		json_open_object(json);
		json_key(json, "file");
		json_string(json, c->path);
		json_key(json, "line");
		json_integer(json, finding->at.line);
		json_key(json, "column");
		json_integer(json, finding->at.col);
		json_key(json, "code");
		json_string(json, row->code);
		json_key(json, "severity");
		json_string(json, severity_word(row->severity));
		json_key(json, "sentence");
		json_string(json, finding->sentence);
		json_key(json, "remedy");
		json_string(json, finding->remedy);
		json_key(json, "meant");
		json_string(json, finding->meant);
		json_close_object(json);
	}
}

/* Checks all files, the findings of each going out before the next is read. */
static int
check_all(const struct args *args, struct fail *fail)
{
	bool as_json = args->format != NULL && strcmp(args->format, "json") == 0;
	size_t objections = 0;
	bool good = true, all_there = true;
	struct arena names = {0};
	struct buf out = {0};
	struct json json = {.out = &out};
	struct shelf shelf = paths_shelf(&names, cmd_datadir);
	if (as_json)
		json_open_array(&json);
	for (int i = 0; i < args->operand_count && good; i++) {
		struct arena arena = {0};
		struct checked checked = {
			.path = paths_quiz(&names, &shelf, args->operands[i]),
			.findings.arena = &arena,
		};
		bool there = check_name(&checked, args->operands[i]);
		good = !there || check_file(&arena, &checked, fail);
		all_there = all_there && there;
		if (good && as_json)
			write_json(&json, &checked);
		else if (good)
			write_text(&out, &checked);
		objections += checked.findings.errors + (args->strict ? checked.findings.warnings : 0);
		arena_free(&arena);
		good = good && cmd_write(&out, fail);
		buf_clear(&out);
	}
	if (as_json && good) {
		json_close_array(&json);
		buf_char(&out, '\n');
		good = cmd_write(&out, fail);
	}
	buf_free(&out);
	arena_free(&names);
	return !good || !all_there ? END_FAILED : objections != 0 ? END_FINDINGS : END_FINE;
}

int
cmd_check(const struct args *args)
{
	struct fail fail = {0};
	if (args->operand_count == 0)
		fail_set(&fail, "name the quiz files to be checked");
	int end = args->operand_count == 0 ? END_FAILED : check_all(args, &fail);
	return end == END_FAILED ? cmd_fail(&fail) : end;
}
