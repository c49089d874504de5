#include "verdict/check.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { ARGUMENTS_MAX = 3 };

/* "... {1} ..." with the arguments put in. */
static const char *
filled(struct arena *arena, const char *pattern, const char *const *arguments, int count)
{
	struct buf out = {0};
	const char *brace;
	for (; (brace = strchr(pattern, '{')) != NULL; pattern = brace + 3) {
		buf_bytes(&out, pattern, (size_t)(brace - pattern));
		int number = brace[1] - '0';
		assert(1 <= number && number <= count && brace[2] == '}');
		buf_add(&out, arguments[number - 1]);
	}
	buf_add(&out, pattern);
	const char *text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

static void
make_room(struct findings *findings)
{
	if (findings->count < findings->room)
		return;
	size_t room = findings->room == 0 ? 16 : findings->room * 2;
	struct finding *list = ARENA_ARRAY(findings->arena, room, struct finding);
	if (findings->count != 0)
		memcpy(list, findings->list, findings->count * sizeof *list);
	findings->list = list;
	findings->room = room;
}

static struct finding *
append(struct findings *findings, enum rule rule, struct place at, const char *const *arguments,
       int count)
{
	const struct rule_row *row = rule_row(rule);
	make_room(findings);
	struct finding *added = &findings->list[findings->count++];
	*added = (struct finding){
		.rule = rule,
		.at = at,
		.sentence = filled(findings->arena, row->sentence, arguments, count),
		.remedy = filled(findings->arena, row->remedy, arguments, count),
	};
	findings->errors += row->severity == SEVERITY_ERROR;
	findings->warnings += row->severity == SEVERITY_WARNING;
	findings->notes += row->severity == SEVERITY_NOTE;
	return added;
}

struct finding *
findings_add(struct findings *findings, enum rule rule, struct place at, ...)
{
	if (findings->count > FINDINGS_MAX) {
		findings->spill = findings->list[FINDINGS_MAX];
		return &findings->spill;
	}
	if (findings->count == FINDINGS_MAX) {
		struct buf limit = {0};
		buf_format(&limit, "%d", FINDINGS_MAX);
		const char *argument = buf_text(&limit);
		findings->spill = *append(findings, RULE_FINDINGS_TOO_MANY, at, &argument, 1);
		buf_free(&limit);
		return &findings->spill;
	}
	const char *arguments[ARGUMENTS_MAX] = {0};
	int count = 0;
	va_list list;
	va_start(list, at);
	for (const char *text; (text = va_arg(list, const char *)) != NULL;) {
		assert(count < ARGUMENTS_MAX);
		arguments[count++] = text;
	}
	va_end(list);
	return append(findings, rule, at, arguments, count);
}

static bool
after(const struct finding *a, const struct finding *b)
{
	if (a->at.line != b->at.line)
		return a->at.line > b->at.line;
	return a->at.col > b->at.col;
}

/* Merges the sorted runs [from, middle) and [middle, to); equals keep their order. */
static void
merge(const struct finding *list, struct finding *out, size_t from, size_t middle, size_t to)
{
	size_t left = from, right = middle;
	for (size_t i = from; i < to; i++) {
		bool take_right = left == middle || (right < to && after(&list[left], &list[right]));
		out[i] = take_right ? list[right++] : list[left++];
	}
}

static size_t
lower(size_t a, size_t b)
{
	return a < b ? a : b;
}

void
findings_sort(struct findings *findings)
{
	size_t count = findings->count;
	struct finding *list = findings->list;
	struct finding *out = ARENA_ARRAY(findings->arena, findings->room, struct finding);
	for (size_t run = 1; run < count; run *= 2) {
		for (size_t from = 0; from < count; from += 2 * run)
			merge(list, out, from, lower(from + run, count), lower(from + 2 * run, count));
		struct finding *sorted = out;
		out = list;
		list = sorted;
	}
	findings->list = list;
}

static void
append_visible(struct buf *out, const char *text)
{
	utf8_append_visible(out, text, strlen(text));
}

void
finding_print(struct buf *out, const char *file, const struct finding *finding)
{
	append_visible(out, file);
	buf_format(out, ":%d:%d: %s ", finding->at.line, finding->at.col,
	           rule_row(finding->rule)->code);
	append_visible(out, finding->sentence);
	buf_add(out, "; ");
	append_visible(out, finding->remedy);
	if (finding->meant != NULL) {
		buf_add(out, " (did you mean '");
		append_visible(out, finding->meant);
		buf_add(out, "'?)");
	}
	buf_char(out, '\n');
}
