/* What supposed answers come to. */
#include "base/arena.h"
#include "base/buf.h"
#include "report/layout.h"
#include "report/pages.h"
#include "report/words.h"
#include "verdict/page.h"
#include "verdict/report.h"
#include "verdict/whatif.h"

static bool
nothing_left(const struct whatif *whatif, const struct score *score)
{
	for (int k = 0; k < whatif->quiz->outcome_count; k++)
		if (score->ruled_by[k] == NOBODY)
			return false;
	return true;
}

static const char *
verdict_name(const struct whatif *whatif, const struct score *score)
{
	switch (score->kind) {
	case VERDICT_NONE:
		return "no verdict";
	case VERDICT_TIE:
		if (!nothing_left(whatif, score))
			return "a tie";
		return whatif->quiz->outcome_count == 2 ? "neither" : "none of them";
	case VERDICT_OUTCOME:
		break;
	}
	return whatif->quiz->outcomes[score->leader].name;
}

/* "Tea. It was Coffee." */
static void
say_verdict(struct buf *out, const struct whatif *whatif)
{
	const char *now = verdict_name(whatif, &whatif->now), *was = verdict_name(whatif, &whatif->was);
	bool outcome = whatif->now.kind == VERDICT_OUTCOME;
	bool same = score_bit(&whatif->now) == score_bit(&whatif->was) &&
	            (outcome || nothing_left(whatif, &whatif->now) == nothing_left(whatif, &whatif->was));
	bool touched = whatif->lifted || whatif_changes(whatif) > 0;
	size_t start = out->length;
	buf_format(out, same && touched ? "Still %s." : "%s.", now);
	if (!outcome)
		words_capital(out, start);
	if (!touched)
		buf_add(out, " Nothing is changed yet.");
	else if (!same)
		buf_format(out, " %s %s.", whatif->was.kind == VERDICT_NONE ? "There was" : "It was", was);
}

/* What decides it: where not points do, and the sum of what the answers give if that is to be told. */
static void
say_ground(struct buf *out, const struct whatif *whatif, bool sum)
{
	const struct score *now = &whatif->now;
	const struct outcome *outcomes = whatif->quiz->outcomes;
	int64_t margin = score_margin(now);
	if (whatif->lifted)
		buf_add(out, " Nothing is ruled out here.");
	if (now->settled || nothing_left(whatif, now)) {
		buf_format(out, " Everything %sis ruled out.", now->settled ? "else " : "");
	} else if (now->kind == VERDICT_NONE) {
		buf_add(out, " Too few answers count.");
	} else if (sum && margin == 0) {
		buf_format(out, " Together the answers give %s and %s the same.",
		           outcomes[now->leader].name, outcomes[now->challenger].name);
	} else if (sum) {
		buf_format(out, " Together the answers give %s ", outcomes[now->leader].name);
		words_points(out, margin);
		buf_add(out, now->kind == VERDICT_TIE ? ": too little." : ".");
	}
}

/* What there is to say of a bar: "was 66, ruled out". */
static void
say_note(struct buf *out, const struct whatif *whatif, int k)
{
	const struct score *was = &whatif->was, *now = &whatif->now;
	int before = fit_whole(was->points[k], was->weight);
	bool moved = was->weight > 0 && before != fit_whole(now->points[k], now->weight);
	if (moved)
		buf_format(out, "was %d", before);
	if (whatif->ruled_by[k] != NOBODY)
		buf_format(out, "%s%s", moved ? ", " : "", whatif->lifted ? "lifted" : "ruled out");
}

static int
notes_width(const struct whatif *whatif)
{
	struct buf note = {0};
	int widest = 0;
	for (int k = 0; k < whatif->quiz->outcome_count; k++) {
		say_note(&note, whatif, k);
		widest = (int)note.length > widest ? (int)note.length : widest;
		buf_clear(&note);
	}
	buf_free(&note);
	return widest;
}

/* In the order of the real verdict, so that the bars keep their places. On narrow paper the notes stand
 * under them. */
static void
bars(struct layout *layout, const struct whatif *whatif)
{
	/* "was 66", "was 66, ruled out": few widths, so that the bars keep their scale. */
	enum { NOTES_MIN = 6, NOTES_MAX = 17, BESIDE_MIN = 48 };
	int notes = notes_width(whatif) > NOTES_MIN ? NOTES_MAX : NOTES_MIN;
	int beside = layout->width < BESIDE_MIN ? 0 : layout->width - notes - LAYOUT_GAP;
	struct buf buf = {0};
	for (int rank = 0; rank < whatif->quiz->outcome_count; rank++) {
		int k = whatif->was.order[rank];
		int64_t points = whatif->now.points[k], weight = whatif->now.weight;
		struct layout bar = layout_part(layout, beside > 0 ? beside : layout->width);
		struct layout note = layout_part(layout, notes);
		int names = page_name_width(&bar, whatif->quiz);
		buf_format(&buf, "%d", fit_whole(points, weight));
		layout_bar(&bar, INK_OUTCOME + k, whatif->quiz->outcomes[k].name, names,
		           fit_tenths(points, weight), buf_text(&buf));
		buf_clear(&buf);
		say_note(&buf, whatif, k);
		page_say(beside > 0 ? &note : &bar, INK_QUIET, beside > 0 ? 0 : names + LAYOUT_GAP, &buf);
		layout_beside(layout, &bar, &note, beside + LAYOUT_GAP);
	}
	buf_free(&buf);
}

/* The same in words: " Tea 51 (was 66), Coffee 55." */
static void
say_numbers(struct buf *out, const struct whatif *whatif)
{
	struct buf note = {0};
	for (int rank = 0; rank < whatif->quiz->outcome_count; rank++) {
		int k = whatif->was.order[rank];
		buf_format(out, "%s %s %d", rank == 0 ? "" : ",", whatif->quiz->outcomes[k].name,
		           fit_whole(whatif->now.points[k], whatif->now.weight));
		say_note(&note, whatif, k);
		if (note.length > 0)
			buf_format(out, " (%s)", buf_text(&note));
		buf_clear(&note);
	}
	buf_char(out, '.');
	buf_free(&note);
}

static void
say(struct buf *out, const struct whatif *whatif, enum whatif_shape shape)
{
	say_verdict(out, whatif);
	if (shape != WHATIF_VERDICT)
		say_ground(out, whatif, shape <= WHATIF_BARS);
	if (shape == WHATIF_NUMBERS && whatif->now.weight > 0)
		say_numbers(out, whatif);
}

void
report_whatif_sentence(struct buf *out, const struct whatif *whatif)
{
	say(out, whatif, WHATIF_NUMBERS);
}

static void
verdict(struct layout *layout, const struct whatif *whatif, enum whatif_shape shape)
{
	struct buf buf = {0};
	bool outcome = whatif->now.kind == VERDICT_OUTCOME;
	say(&buf, whatif, shape);
	page_say(layout, outcome ? INK_OUTCOME + whatif->now.leader : INK_STRONG, 0, &buf);
	buf_free(&buf);
}

static void
reason(struct layout *layout, const struct whatif *whatif, const struct contribution *c)
{
	enum { INDENT = 2, POINTS_MAX = 7 };
	const struct question *question = &whatif->quiz->questions[c->question];
	struct buf text = {0}, points = {0};
	buf_format(&text, "%s %s", question->text, question->options[c->option].text);
	words_points(&points, c->points < 0 ? -c->points : c->points);
	const struct cell cells[] = {
		{INK_BODY, buf_text(&text), layout->width - INDENT - LAYOUT_GAP - POINTS_MAX, false},
		{c->points < 0 ? INK_AGAINST : INK_FOR, buf_text(&points), POINTS_MAX, true},
	};
	layout_row(layout, INDENT, cells, (int)(sizeof cells / sizeof *cells));
	buf_free(&text);
	buf_free(&points);
}

/* The strongest answers of one side: +1 the leader's. */
static void
side(struct layout *layout, const struct whatif *whatif, const struct contribution *list, int count,
     int sign, int most)
{
	struct buf buf = {0};
	int shown = 0, k = sign > 0 ? whatif->now.leader : whatif->now.challenger;
	for (int i = 0; i < count && shown < most; i++) {
		if (list[i].points * sign <= 0)
			continue;
		if (shown++ == 0) {
			buf_format(&buf, "What would speak for %s", whatif->quiz->outcomes[k].name);
			page_heading(layout, buf_text(&buf));
		}
		reason(layout, whatif, &list[i]);
	}
	buf_free(&buf);
}

static void
reasons(struct layout *layout, const struct whatif *whatif, int most)
{
	size_t room = (size_t)whatif->quiz->question_count;
	struct contribution *list = ARENA_ARRAY(layout->arena, room, struct contribution);
	int count = score_contributions(whatif->quiz, whatif->sheet, whatif->asked, &whatif->now, list);
	side(layout, whatif, list, count, +1, most);
	side(layout, whatif, list, count, -1, most);
}

const struct page *
report_whatif(struct arena *arena, const struct whatif *whatif, const struct paper *paper,
              enum whatif_shape shape)
{
	enum { MANY = 5, SOME = 2 };
	struct layout layout = layout_new(arena, paper);
	struct page *page = ARENA_NEW(arena, struct page);
	if (shape <= WHATIF_BARS && whatif->now.weight > 0)
		bars(&layout, whatif);
	if (shape <= WHATIF_SOME)
		layout_blank(&layout);
	verdict(&layout, whatif, shape);
	if (shape <= WHATIF_SOME)
		reasons(&layout, whatif, shape == WHATIF_MANY ? MANY : SOME);
	*page = (struct page){.title = "What if", .lines = layout.lines, .count = layout.count};
	return page;
}

int
report_whatif_points(struct buf *out, const struct whatif *whatif, int question)
{
	int64_t points = whatif_points(whatif, question);
	if (!whatif->asked[question] || whatif->sheet[question].option < 0)
		return NOBODY;
	if (points == 0) {
		buf_char(out, '0');
		return NOBODY;
	}
	int k = points > 0 ? whatif->now.leader : whatif->now.challenger;
	buf_format(out, "%s ", whatif->quiz->outcomes[k].name);
	words_points(out, points > 0 ? points : -points);
	return k;
}
