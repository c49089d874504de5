/* Saving the report in lines: the name of a file, its ending telling the form, and what came of it. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "front/front.h"
#include "front/plain.h"
#include "verdict/report.h"

/* ".txt, .md, .json or .html" */
static void
endings(struct buf *out)
{
	for (int form = 0; form < REPORT_FORMS; form++)
		buf_format(out, "%s.%s", form == 0 ? "" : form == REPORT_FORMS - 1 ? " or " : ", ",
		           report_forms[form].ending);
}

/* A name that shows as what it is, with an ending that tells the form. */
static bool
is_good(struct plain *p, int *form)
{
	const char *name = buf_text(&p->name);
	struct buf text = {0};
	utf8_append_visible(&text, name, p->name.length);
	bool plain = strcmp(buf_text(&text), name) == 0;
	*form = report_form_of(name);
	buf_clear(&text);
	if (!plain) {
		buf_add(&text, "Not saved: in that name are characters that can't be seen.");
	} else if (*form < 0) {
		buf_add(&text, "Not saved: the name has to end in ");
		endings(&text);
		buf_char(&text, '.');
	}
	bool good = text.length == 0;
	if (!good)
		plain_paragraph(p, "", buf_text(&text));
	buf_free(&text);
	return good;
}

static enum line_end
read_after(struct plain *p, struct buf *prompt)
{
	plain_say(p, buf_text(prompt));
	buf_free(prompt);
	return lines_flush(&p->lines) ? lines_read(&p->lines) : LINE_GONE;
}

enum front_event
plain_save(struct plain *p, const struct view *view, struct save_request *request)
{
	struct buf prompt = {0};
	buf_clear(&p->name);
	buf_format(&p->name, "%s.%s", view->saving->name, report_forms[REPORT_TEXT].ending);
	buf_add(&prompt, "The name of a file, ending in ");
	endings(&prompt);
	buf_format(&prompt, "; Enter takes %s, b goes back > ", buf_text(&p->name));
	enum line_end end = read_after(p, &prompt);
	if (end == LINE_GONE)
		return FRONT_GONE;
	if (strcmp(p->lines.line, "b") == 0)
		return FRONT_IDLE;
	if (end == LINE_ODD) {
		plain_paragraph(p, "", "Not saved: that is no name of a file.");
		return FRONT_IDLE;
	}
	if (p->lines.line[0] != '\0') {
		buf_clear(&p->name);
		buf_add(&p->name, p->lines.line);
	}
	if (!is_good(p, &request->form))
		return FRONT_IDLE;
	request->name = buf_text(&p->name);
	request->replace = false;
	p->saves = true;
	return FRONT_SAVE;
}

enum front_event
plain_saved(struct plain *p, const struct view *view, struct save_request *request)
{
	static const char *const words[] = {
		[SAVING_NOT] = "", [SAVING_DONE] = "Saved: ", [SAVING_FAILED] = "Not saved: ",
		[SAVING_EXISTS] = "There is a file of that name already: ",
	};
	struct buf text = {0};
	p->saves = false;
	/* On one line, so that a path can be taken from it. */
	buf_format(&text, "%s%s%s\n", words[view->saving->end], view->saving->said,
	           view->saving->end == SAVING_FAILED ? "." : "");
	plain_say(p, buf_text(&text));
	buf_free(&text);
	if (view->saving->end != SAVING_EXISTS)
		return FRONT_IDLE;
	buf_add(&text, "y replaces it: what is in it now is lost; Enter leaves it > ");
	if (read_after(p, &text) == LINE_GONE)
		return FRONT_GONE;
	if (strcmp(p->lines.line, "y") != 0 && strcmp(p->lines.line, "Y") != 0)
		return FRONT_IDLE;
	request->name = buf_text(&p->name);
	request->form = report_form_of(request->name);
	request->replace = true;
	p->saves = true;
	return FRONT_SAVE;
}
