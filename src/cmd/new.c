/* A new quiz from a few answers: asked for on a terminal, or given as options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/inspect.h"
#include "load/load.h"
#include "sys/document.h"
#include "sys/tty.h"
#include "verdict/quiz.h"
#include "verdict/template.h"

struct making {
	struct arena arena;
	const struct args *args;
	struct template template;
	const char *path;
};

/* -- what the quiz is to be -- */

static bool
take_title(struct making *m, const char *text, struct fail *fail)
{
	size_t from = strspn(text, " \t"), to = strlen(text);
	while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
		to--;
	m->template.title = arena_copy(&m->arena, text + from, to - from);
	return template_takes(m->template.title, "the title", fail);
}

static bool
take_outcomes(struct making *m, const char *text, struct fail *fail)
{
	return template_names(&m->arena, text, "outcome", OUTCOMES_MIN, OUTCOMES_MAX,
	                      &m->template.outcomes, fail);
}

static bool
take_topics(struct making *m, const char *text, struct fail *fail)
{
	enum { TOPICS_MAX = 100 }; /* golden cases name each question, in a section of 256 keys at most */
	return template_names(&m->arena, text, "topic", 0, TOPICS_MAX, &m->template.topics, fail);
}

static const struct {
	const char *prompt;
	bool (*take)(struct making *, const char *text, struct fail *);
} wishes[] = {
	{"What is the quiz called? A question reads best", take_title},
	{"What can come out? Two to eight names, parted by commas", take_outcomes},
	{"What are the questions about? Topics, parted by commas; Enter for none", take_topics},
};

enum { WISHES = sizeof wishes / sizeof *wishes };

static bool
take_options(struct making *m, struct fail *fail)
{
	const char *given[WISHES] = {m->args->title, m->args->outcomes,
		m->args->topics == NULL ? "" : m->args->topics};
	if (m->args->title == NULL || m->args->outcomes == NULL)
		return fail_set(fail, "say what the quiz is called and what can come out, such as --title "
		                      "'Soup or salad?' --outcomes 'Soup, Salad'");
	for (int i = 0; i < WISHES; i++)
		if (!wishes[i].take(m, given[i], fail))
			return false;
	return true;
}

/* One line; NULL at the end of the input. */
static const char *
read_answer(struct arena *arena)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length = getline(&line, &room, stdin);
	const char *answer = NULL;
	if (length >= 0) {
		/* A NUL would end it too early, and is no text: it becomes one that is refused. */
		for (ssize_t i = 0; i < length; i++)
			line[i] = line[i] == '\0' ? '\x01' : line[i];
		size_t shown = strcspn(line, "\r\n");
		answer = arena_copy(arena, line, shown);
	}
	free(line);
	return answer;
}

static bool
ask(struct making *m, int wish, struct fail *fail)
{
	for (;;) {
		struct fail why = {0};
		printf("%s:\n> ", wishes[wish].prompt);
		fflush(stdout);
		const char *answer = read_answer(&m->arena);
		if (answer == NULL)
			return fail_set(fail, "that was the end of the input: nothing was written");
		if (wishes[wish].take(m, answer, &why))
			return true;
		cmd_fail(&why);
	}
}

static bool
take_wishes(struct making *m, struct fail *fail)
{
	const struct args *args = m->args;
	bool given = args->title != NULL || args->outcomes != NULL || args->topics != NULL;
	if (given || !tty_is(STDIN_FILENO) || !tty_is(STDOUT_FILENO))
		return take_options(m, fail);
	for (int i = 0; i < WISHES; i++)
		if (!ask(m, i, fail))
			return false;
	return true;
}

/* -- the file -- */

static bool
take_id(struct making *m, const char *id, struct fail *fail)
{
	struct findings findings = {.arena = &m->arena};
	enum rule rule = rule_of_id(id);
	m->template.id = id;
	if (rule == RULES)
		return true;
	const struct finding *finding = findings_add(&findings, rule, (struct place){1, 1}, id, NULL);
	return fail_set(fail, "%s; %s", finding->sentence, finding->remedy);
}

/* The file named by --output, one in the folder that it names, or one here. */
static const char *
path_of(struct making *m)
{
	struct buf path = {0};
	struct stat status;
	const char *output = m->args->output;
	bool folder = output != NULL && (output[0] == '\0' || output[strlen(output) - 1] == '/' ||
	                                 (stat(output, &status) == 0 && S_ISDIR(status.st_mode)));
	if (output != NULL)
		buf_add(&path, output);
	if (folder && output[0] != '\0' && output[strlen(output) - 1] != '/')
		buf_char(&path, '/');
	if (output == NULL || folder)
		buf_format(&path, "%s.ini", m->template.id);
	const char *made = buf_take(&path, &m->arena);
	buf_free(&path);
	return made;
}

/* Nothing leaves that `check --strict` would object to, whatever was typed. */
static bool
is_clean(struct making *m, const struct buf *file, int *questions, struct fail *fail)
{
	struct findings findings = {.arena = &m->arena};
	const struct draft *draft;
	if (!load_draft(&m->arena, buf_text(file), file->length, &findings, &draft, fail))
		return false;
	const struct quiz *quiz = inspect(&m->arena, draft, &findings);
	*questions = quiz == NULL ? 0 : quiz->question_count;
	if (findings.count == 0)
		return true;
	return fail_set(fail, "nothing was written, because the quiz would have a mistake: %s; %s",
	                findings.list[0].sentence, findings.list[0].remedy);
}

static void
tell(struct buf *out, const struct making *m, int questions)
{
	buf_clear(out);
	utf8_append_visible(out, m->path, strlen(m->path));
	buf_format(out, ": %d questions to write over. Then, as often as you like:\n", questions);
	static const char *const commands[] = {"check", "preview", "odds"};
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		buf_format(out, "  verdict %s ", commands[i]);
		utf8_append_visible(out, m->path, strlen(m->path));
		buf_char(out, '\n');
	}
}

static bool
is_there(const struct making *m, struct fail *fail)
{
	return fail_set(fail, "%s is there already, and stays as it is", m->path);
}

static bool
write_file(const struct making *m, const struct buf *file, struct fail *fail)
{
	struct fail why = {0};
	switch (document_write(m->path, buf_text(file), file->length, false, &why)) {
	case DOCUMENT_WRITTEN:
		return true;
	case DOCUMENT_EXISTS:
		return is_there(m, fail);
	case DOCUMENT_FAILED:
		break;
	}
	return fail_set(fail, "%s can't be written: %s", m->path, why.text);
}

static bool
make(struct making *m, struct fail *fail)
{
	struct buf out = {0};
	int questions;
	if (m->args->operand_count == 0)
		return fail_set(fail, "name the quiz, in small letters, digits and hyphens, such as 'lunch'");
	if (!take_id(m, m->args->operands[0], fail))
		return false;
	m->path = path_of(m);
	if (document_there(m->path))
		return is_there(m, fail);
	if (!take_wishes(m, fail))
		return false;
	m->template.year = inspect_year();
	template_write(&out, &m->template);
	bool good = is_clean(m, &out, &questions, fail) && write_file(m, &out, fail);
	if (good) {
		tell(&out, m, questions);
		good = cmd_write(&out, fail);
	}
	buf_free(&out);
	return good;
}

int
cmd_new(const struct args *args)
{
	struct making making = {.args = args};
	struct fail fail = {0};
	bool good = make(&making, &fail);
	arena_free(&making.arena);
	return good ? END_FINE : cmd_fail(&fail);
}
