#include "front/curses/save.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "front/curses/body.h"
#include "front/curses/stage.h"
#include "verdict/report.h"
#include "verdict/view.h"

static const char head[] = "File  ";

struct save
save_new(void)
{
	return (struct save){.form = REPORT_HTML};
}

void
save_free(struct save *save)
{
	typed_free(&save->name);
}

/* Offers a name. */
static void
enter(struct stage *stage, const struct view *view)
{
	struct save *save = &stage->save;
	struct buf name = {0};
	buf_format(&name, "%s.%s", view->saving->name, report_forms[save->form].ending);
	typed_set(&save->name, buf_text(&name));
	save->waits = save->told = false;
	buf_free(&name);
}

/* -- form and name -- */

/* The next form, and its ending in place of the one before. */
static void
change_form(struct save *save, int step)
{
	struct buf name = {0};
	const char *typed = buf_text(&save->name.text);
	save->form = (save->form + step + REPORT_FORMS) % REPORT_FORMS;
	if (report_form_of(typed) < 0)
		return;
	buf_bytes(&name, typed, (size_t)(strrchr(typed, '.') - typed));
	buf_format(&name, ".%s", report_forms[save->form].ending);
	typed_set(&save->name, buf_text(&name));
	buf_free(&name);
}

/* An ending that was typed chooses its form. */
static void
follow_ending(struct save *save)
{
	int form = report_form_of(buf_text(&save->name.text));
	if (form >= 0)
		save->form = form;
	save->told = false;
}

bool
save_types(const struct stage *stage)
{
	return stage->over == SCENE_SAVE;
}

bool
save_type(struct save *save, int key)
{
	int code = key >= PRESS_PASTED ? key - PRESS_PASTED : key;
	if (key < PRESS_PASTED && (key < ' ' || key == PRESS_BACKSPACE || key >= PRESS_UP))
		return false;
	typed_insert(&save->name, (uint32_t)code);
	follow_ending(save);
	return true;
}

bool
save_ask(struct save *save, bool replace)
{
	if (save->name.text.length == 0)
		return false;
	save->replace = replace;
	save->waits = true;
	return true;
}

struct save_request
save_request(const struct save *save)
{
	return (struct save_request){
		.form = save->form, .name = buf_text(&save->name.text), .replace = save->replace};
}

void
save_arrive(struct stage *stage, const struct view *view)
{
	if (!stage->save.waits || view->saving == NULL)
		return;
	stage->save.waits = false;
	stage->save.told = true;
	stage->over = view->saving->end == SAVING_DONE ? SCENE_SAVED
		: view->saving->end == SAVING_EXISTS ? SCENE_REPLACE : SCENE_SAVE;
	stage->scroll = stage->over == SCENE_SAVE ? SCROLL_FOCUS : 0;
}

/* -- the screens -- */

static void
title(struct buf *buf, const struct stage *stage, const struct view *view)
{
	(void)stage;
	(void)view;
	buf_add(buf, "Save");
}

static void
draw_forms(struct body *body, const struct save *save)
{
	struct buf forms = {0};
	for (int i = 0; i < REPORT_FORMS; i++)
		buf_format(&forms, i == save->form ? "[%s]" : " %s ", report_forms[i].name);
	body_item(body, INK_BODY, "As    ", INK_BODY, buf_text(&forms));
	buf_free(&forms);
}

/* The columns that the first bytes of the name take on this screen. */
static int
columns_of(const struct body *body, const char *text, size_t length)
{
	struct buf part = {0}, ascii = {0};
	buf_bytes(&part, text, length);
	if (body->ascii)
		utf8_append_ascii(&ascii, buf_text(&part));
	int columns = utf8_columns(buf_text(body->ascii ? &ascii : &part));
	buf_free(&part);
	buf_free(&ascii);
	return columns;
}

static size_t
next_character(const char *text)
{
	size_t size = 1;
	while (((unsigned char)text[size] & 0xC0) == 0x80)
		size++;
	return size;
}

/* As much of the name as there is room for, the cursor with it. A mark stands for what is left out. */
static void
draw_name(struct body *body, const struct typed *name)
{
	const char *text = buf_text(&name->text), *start = text, *cursor = text + name->cursor;
	const char *mark = body->ascii ? "<" : "…";
	int room = body->columns - (int)sizeof head;
	struct buf shown = {0};
	while (start < cursor && columns_of(body, start, (size_t)(cursor - start)) >= room)
		start += next_character(start);
	if (start > text) {
		start += next_character(start);
		buf_add(&shown, mark);
	}
	size_t length = strlen(start);
	int before = (start > text) + columns_of(body, start, (size_t)(cursor - start));
	while (length > 0 && (start > text) + columns_of(body, start, length) > room)
		do
			length--;
		while (((unsigned char)start[length] & 0xC0) == 0x80);
	buf_bytes(&shown, start, length);
	body_choice(body, true, head, INK_STRONG, buf_text(&shown));
	body->focus_column = body->margin + (int)sizeof head - 1 + before;
	buf_free(&shown);
}

static void
draw(struct body *body, const struct stage *stage, const struct view *view)
{
	const struct save *save = &stage->save;
	struct buf text = {0};
	body_text(body, INK_STRONG, "Save the report");
	body_gap(body);
	draw_forms(body, save);
	body_gap(body);
	draw_name(body, &save->name);
	body_gap(body);
	if (save->told && view->saving->end == SAVING_FAILED) {
		buf_format(&text, "Not saved: %s.", view->saving->said);
		body_text(body, INK_CAUTION, buf_text(&text));
	} else {
		buf_format(&text, "^U clears the name. Without a / it goes to %s; ~/ is your home.",
		           view->saving->folder);
		body_text(body, INK_QUIET, buf_text(&text));
	}
	buf_free(&text);
}

static bool
act(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	static void (*const mends[ACTS])(struct typed *) = {
		[ACT_CURSOR_LEFT] = typed_left, [ACT_CURSOR_RIGHT] = typed_right,
		[ACT_CURSOR_HOME] = typed_home, [ACT_CURSOR_END] = typed_end,
		[ACT_RUB_OUT] = typed_rub_out, [ACT_DELETE] = typed_delete, [ACT_CLEAR] = typed_clear,
	};
	(void)view;
	(void)key;
	(void)move;
	if (act == ACT_FORM_BACK || act == ACT_FORM_NEXT)
		change_form(&stage->save, act == ACT_FORM_NEXT ? +1 : -1);
	else if (mends[act] != NULL)
		mends[act](&stage->save.name);
	follow_ending(&stage->save);
	return false;
}

static void
draw_replace(struct body *body, const struct stage *stage, const struct view *view)
{
	(void)stage;
	body_text(body, INK_STRONG, "There is a file of that name already");
	body_gap(body);
	body_text(body, INK_BODY, view->saving->said);
	body_gap(body);
	body_item(body, INK_STRONG, "y     ", INK_BODY, "replace it: what is in it now is lost");
	body_item(body, INK_STRONG, "Esc   ", INK_BODY, "take another name");
}

/* Back to the name, as it was typed. */
static bool
rename_it(struct stage *stage, const struct view *view, enum act act, int key, struct move *move)
{
	(void)view;
	(void)act;
	(void)key;
	(void)move;
	stage->over = SCENE_SAVE;
	stage->scroll = SCROLL_FOCUS;
	return false;
}

static void
draw_saved(struct body *body, const struct stage *stage, const struct view *view)
{
	(void)stage;
	body_text(body, INK_STRONG, "Saved");
	body_gap(body);
	body_text(body, INK_BODY, view->saving->said);
}

const struct screen screen_save = {
	.name = "save", .enter = enter, .title = title, .draw = draw, .act = act};
const struct screen screen_replace = {
	.name = "replace", .title = title, .draw = draw_replace, .act = rename_it};
const struct screen screen_saved = {.name = "saved", .title = title, .draw = draw_saved};
