#include "cmd/saver.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "front/front.h"
#include "sys/clock.h"
#include "sys/document.h"
#include "verdict/quiz.h"
#include "verdict/report.h"

/* As it can be shown, wherever it comes from. */
static void
show(struct buf *out, const char *text)
{
	utf8_append_visible(out, text, strlen(text));
}

void
saver_start(struct saver *saver, const struct args *args)
{
	enum { COLUMNS_DEFAULT = 80 };
	char folder[PATH_MAX];
	*saver = (struct saver){.paper = {
		.columns = args->width > 0 ? args->width : COLUMNS_DEFAULT,
		.ascii = args->ascii || !args->utf8,
	}};
	show(&saver->folder, getcwd(folder, sizeof folder) == NULL ? "." : folder);
	saver->saving.folder = buf_text(&saver->folder);
	saver->saving.name = saver->saving.said = "";
}

void
saver_end(struct saver *saver)
{
	buf_free(&saver->name);
	buf_free(&saver->folder);
	buf_free(&saver->said);
}

/* -- a name -- */

static bool
is_taken(const char *name)
{
	bool taken = false;
	for (int form = 0; form < REPORT_FORMS && !taken; form++) {
		struct buf path = {0};
		buf_format(&path, "%s.%s", name, report_forms[form].ending);
		taken = document_there(buf_text(&path));
		buf_free(&path);
	}
	return taken;
}

void
saver_offer(struct saver *saver, const struct quiz *quiz)
{
	struct buf day = {0};
	clock_day(&day, clock_utc());
	int number = 1;
	do {
		buf_clear(&saver->name);
		buf_format(&saver->name, "%s-%s", quiz->id, buf_text(&day));
		if (number > 1)
			buf_format(&saver->name, "-%d", number);
		number++;
	} while (is_taken(buf_text(&saver->name)));
	saver->saving.name = buf_text(&saver->name);
	buf_free(&day);
}

/* -- a path -- */

/* The path that was meant; of all that a shell makes of a ~ only one's own home is understood. */
static bool
add_path(struct buf *path, const char *typed, struct fail *fail)
{
	const char *home = getenv("HOME");
	if (typed[0] != '~') {
		buf_add(path, typed);
		return true;
	}
	if (typed[1] != '/')
		return fail_set(fail, "only ~/ for your own home is understood: name the folder in full");
	if (home == NULL || home[0] != '/')
		return fail_set(fail, "there is no home folder here: name the folder in full");
	buf_format(path, "%s%s", home, typed + 1);
	return true;
}

static enum saving_end
write_file(struct saver *saver, const struct report *report, const struct save_request *request,
           const char *path, struct fail *fail)
{
	static const enum saving_end ends[] = {
		[DOCUMENT_WRITTEN] = SAVING_DONE,
		[DOCUMENT_EXISTS] = SAVING_EXISTS,
		[DOCUMENT_FAILED] = SAVING_FAILED,
	};
	struct buf text = {0}, day = {0};
	clock_day(&day, clock_utc());
	report_forms[request->form].write(&text, report, &saver->paper, buf_text(&day));
	enum document_end end = document_write(path, buf_text(&text), text.length, request->replace, fail);
	buf_free(&text);
	buf_free(&day);
	return ends[end];
}

/* The file's whole name, or what went wrong. */
static void
tell(struct saver *saver, const char *path, const struct fail *fail)
{
	buf_clear(&saver->said);
	if (saver->saving.end != SAVING_FAILED && path[0] != '/')
		buf_format(&saver->said, "%s/", saver->saving.folder);
	show(&saver->said, saver->saving.end == SAVING_FAILED ? fail->text : path);
	saver->saving.said = buf_text(&saver->said);
}

void
saver_save(struct saver *saver, const struct report *report, const struct save_request *request)
{
	struct fail fail = {0};
	struct buf path = {0};
	saver->saving.end = SAVING_FAILED;
	if (add_path(&path, request->name, &fail))
		saver->saving.end = write_file(saver, report, request, buf_text(&path), &fail);
	tell(saver, buf_text(&path), &fail);
	if (saver->saving.end == SAVING_DONE)
		saver_offer(saver, report->quiz);
	buf_free(&path);
}
