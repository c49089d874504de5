#include "front/play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "front/coffee.h"
#include "verdict/report.h"

/* A front end that takes its turns from a list and keeps what it was shown. */
struct fake {
	const struct turn {
		enum front_event event;
		struct move move;
	} *turns;
	int count, taken;
	enum refusal refusals[16];
	enum flow_state states[16];
	const char *verdicts[16];
	bool badges[16], later[16];
};

static enum front_event
fake_turn(struct front_ctx *ctx, const struct view *view, struct move *move)
{
	struct fake *fake = ctx->self;
	assert_int_equal(view->report != NULL, view->state == FLOW_RESULT);
	fake->refusals[fake->taken] = view->refusal;
	fake->states[fake->taken] = view->state;
	fake->verdicts[fake->taken] = view->report == NULL ? NULL : report_verdict(view->report);
	fake->badges[fake->taken] = view->badge != NULL;
	fake->later[fake->taken] = view->later;
	if (fake->taken == fake->count)
		return FRONT_GONE;
	*move = fake->turns[fake->taken].move;
	return fake->turns[fake->taken++].event;
}

static const struct front front_fake = {.name = "fake", .turn = fake_turn};

static struct arena arena;
static struct flow flow;

static enum play_end
plays(struct fake *fake, const struct turn *turns, int count, struct journal journal)
{
	arena_free(&arena);
	flow = flow_new(&arena, coffee(&arena));
	*fake = (struct fake){.turns = turns, .count = count};
	struct front_ctx ctx = {.self = fake};
	return play(&front_fake, &ctx, &flow, journal);
}

#define BEGIN {FRONT_MOVE, {.kind = MOVE_BEGIN}}
#define ANSWER(q, o) {FRONT_MOVE, {.kind = MOVE_ANSWER, .question = (q), .option = (o)}}
#define MOVE(which) {FRONT_MOVE, {.kind = MOVE_##which}}
#define PLAYS(fake, turns, journal) \
	plays((fake), (turns), (int)(sizeof(turns) / sizeof *(turns)), (journal))

static const struct journal none = {0};

static void
note(void *context, const struct flow *now, const struct move *move)
{
	buf_format(context, "%s in %d; ", move_word(move->kind), (int)now->state);
}

static void
accepted_moves_are_journalled_in_order_after_they_were_made(void **state)
{
	(void)state;
	static const struct turn turns[] = {BEGIN, ANSWER(SLEEP, 1), ANSWER(SLEEP, 0), MOVE(CONFIRM),
		ANSWER(TIME, 0), MOVE(CONFIRM), MOVE(LEAVE)};
	struct buf journal = {0};
	struct fake fake;
	enum play_end end = PLAYS(&fake, turns, ((struct journal){.write = note, .context = &journal}));
	assert_int_equal(end, PLAY_LEFT);
	assert_string_equal(buf_text(&journal),
		"begin in 1; answer in 1; answer in 2; confirm in 3; leave in 4; ");
	buf_free(&journal);
}

/* A place to keep a sitting that notes when it is called. */
static struct keeping place;

static void
note_write(void *context, const struct flow *now, const struct move *move)
{
	(void)now;
	buf_format(context, "%s ", move_word(move->kind));
	place.pending = true;
}

static void
note_keep(void *context, const struct flow *now)
{
	(void)now;
	buf_add(context, "kept ");
	place.pending = false;
}

static void
note_resume(void *context, struct flow *now)
{
	buf_add(context, "resumed ");
	flow_apply(now, &(struct move){.kind = MOVE_BEGIN});
}

static void
keeps(struct fake *fake, const struct turn *turns, int count, const char *expected)
{
	struct buf notes = {0};
	place = (struct keeping){.pending = true};
	plays(fake, turns, count, (struct journal){.context = &notes, .write = note_write, .keep = note_keep,
		.resume = note_resume, .keeping = &place});
	assert_string_equal(buf_text(&notes), expected);
	buf_free(&notes);
}

/* Shown means: painted. */
static void
a_move_is_kept_once_the_view_after_it_is_shown(void **state)
{
	(void)state;
	static const struct turn turns[] = {{FRONT_SHOWN, {0}}, BEGIN, {FRONT_SHOWN, {0}}, ANSWER(SLEEP, 1),
		{FRONT_SHOWN, {0}}, MOVE(LEAVE)};
	struct fake fake;
	keeps(&fake, turns, 6, "kept begin kept answer kept leave kept ");
	static const bool later[] = {true, false, true, false, true, false};
	assert_memory_equal(fake.later, later, sizeof later);
}

static void
where_moves_come_faster_than_screens_no_two_are_under_way(void **state)
{
	(void)state;
	static const struct turn turns[] = {BEGIN, ANSWER(SLEEP, 1), ANSWER(TIME, 0), MOVE(CONFIRM)};
	struct fake fake;
	keeps(&fake, turns, 4, "kept begin kept answer kept answer kept confirm kept ");
}

static void
going_on_brings_the_flow_to_where_it_was(void **state)
{
	(void)state;
	static const struct turn turns[] = {{FRONT_SHOWN, {0}}, {FRONT_RESUME, {.kind = MOVE_LEAVE}},
		ANSWER(SLEEP, 1)};
	struct fake fake;
	keeps(&fake, turns, 3, "kept resumed answer kept ");
	assert_int_equal(fake.states[2], FLOW_ASK);
	assert_int_equal(flow.at, TIME);
}

static void
a_refused_move_changes_nothing_and_the_next_view_says_why(void **state)
{
	(void)state;
	static const struct turn turns[] = {MOVE(CONFIRM), BEGIN, ANSWER(TIME, 0), MOVE(NEXT)};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_GONE);
	static const enum refusal expected[] = {
		ACCEPTED, REFUSED_HERE, ACCEPTED, REFUSED_OTHER_QUESTION, REFUSED_OPEN};
	assert_memory_equal(fake.refusals, expected, sizeof expected);
	assert_int_equal(flow.state, FLOW_ASK);
	assert_int_equal(flow.at, SLEEP);
}

static void
an_idle_turn_draws_again_without_the_old_refusal(void **state)
{
	(void)state;
	static const struct turn turns[] = {MOVE(CONFIRM), {FRONT_IDLE, {.kind = MOVE_LEAVE}}, BEGIN};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_GONE);
	static const enum refusal expected[] = {ACCEPTED, REFUSED_HERE, ACCEPTED, ACCEPTED};
	assert_memory_equal(fake.refusals, expected, sizeof expected);
	assert_int_equal(flow.state, FLOW_ASK);
}

static void
the_first_page_has_a_badge(void **state)
{
	(void)state;
	static const struct turn turns[] = {{FRONT_SHOWN, {.kind = MOVE_LEAVE}}, MOVE(CONFIRM), BEGIN,
		ANSWER(SLEEP, 1), MOVE(BACK), MOVE(BACK)};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_GONE);
	static const bool badges[] = {false, true, true, false, false, false, true};
	static const bool later[] = {true, false, false, false, false, false, false};
	assert_memory_equal(fake.badges, badges, sizeof badges);
	assert_memory_equal(fake.later, later, sizeof later);
}

static void
the_badge_comes_once_the_page_is_shown(void **state)
{
	(void)state;
	static const struct turn turns[] = {MOVE(CONFIRM), {FRONT_SHOWN, {.kind = MOVE_LEAVE}}, BEGIN};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_GONE);
	static const bool badges[] = {false, false, true, false};
	static const bool later[] = {true, true, false, false};
	assert_memory_equal(fake.badges, badges, sizeof badges);
	assert_memory_equal(fake.later, later, sizeof later);
	/* What is shown a second time is the same view: its refusal still stands. */
	static const enum refusal expected[] = {ACCEPTED, REFUSED_HERE, REFUSED_HERE, ACCEPTED};
	assert_memory_equal(fake.refusals, expected, sizeof expected);
}

static void
the_report_follows_the_answers(void **state)
{
	(void)state;
	static const struct turn turns[] = {BEGIN, ANSWER(SLEEP, 1), ANSWER(TIME, 0), MOVE(CONFIRM),
		MOVE(REVIEW), {FRONT_MOVE, {.kind = MOVE_CHANGE, .question = TIME}}, ANSWER(TIME, 1),
		{FRONT_MOVE, {.kind = MOVE_CHANGE, .question = SLEEP}}, ANSWER(SLEEP, 0),
		ANSWER(DOCTOR, 0), MOVE(CONFIRM), {FRONT_IDLE, {0}}, MOVE(LEAVE)};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_LEFT);
	assert_string_equal(fake.verdicts[4], "coffee");
	assert_null(fake.verdicts[5]);
	assert_string_equal(fake.verdicts[11], "tea");
	assert_string_equal(fake.verdicts[12], "tea");
}

static void
a_lost_participant_ends_the_loop_with_the_answers_kept(void **state)
{
	(void)state;
	static const struct turn turns[] = {BEGIN, ANSWER(SLEEP, 1)};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_GONE);
	assert_int_equal(flow.sheet[SLEEP].option, 1);
	assert_int_equal(flow.at, TIME);
}

static void
a_signal_ends_the_loop(void **state)
{
	(void)state;
	static const struct turn turns[] = {BEGIN, {FRONT_KILLED, {.kind = MOVE_LEAVE}}, BEGIN};
	struct fake fake;
	assert_int_equal(PLAYS(&fake, turns, none), PLAY_KILLED);
	assert_int_equal(fake.taken, 2);
	assert_int_equal(flow.state, FLOW_ASK);
}

/* A place for reports that notes what it is told. */
static struct saving files;

static void
note_offer(void *context, const struct quiz *quiz)
{
	(void)quiz;
	buf_add(context, "offered ");
}

static void
note_save(void *context, const struct report *report, const struct save_request *request)
{
	assert_ptr_equal(report->quiz, flow.quiz);
	buf_format(context, "saved %s in %d; ", request->name == NULL ? "" : request->name, (int)flow.state);
	files.end = SAVING_DONE;
}

static void
a_report_is_written_by_whoever_started_the_loop_and_the_sitting_goes_on(void **state)
{
	(void)state;
	static const struct turn turns[] = {BEGIN, ANSWER(SLEEP, 1), ANSWER(TIME, 0), MOVE(CONFIRM),
		{FRONT_SAVE, {0}}, {FRONT_SAVE, {0}}, MOVE(BACK), MOVE(CONFIRM), MOVE(LEAVE)};
	struct buf notes = {0};
	struct fake fake;
	files = (struct saving){.name = "x"};
	enum play_end end = PLAYS(&fake, turns, ((struct journal){
		.context = &notes, .offer = note_offer, .save = note_save, .saving = &files}));
	assert_int_equal(end, PLAY_LEFT);
	assert_string_equal(buf_text(&notes), "offered saved  in 3; saved  in 3; offered ");
	assert_int_equal(fake.states[5], FLOW_RESULT);
	buf_free(&notes);
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepted_moves_are_journalled_in_order_after_they_were_made),
		cmocka_unit_test(a_move_is_kept_once_the_view_after_it_is_shown),
		cmocka_unit_test(where_moves_come_faster_than_screens_no_two_are_under_way),
		cmocka_unit_test(going_on_brings_the_flow_to_where_it_was),
		cmocka_unit_test(a_refused_move_changes_nothing_and_the_next_view_says_why),
		cmocka_unit_test(an_idle_turn_draws_again_without_the_old_refusal),
		cmocka_unit_test(the_first_page_has_a_badge),
		cmocka_unit_test(the_badge_comes_once_the_page_is_shown),
		cmocka_unit_test(the_report_follows_the_answers),
		cmocka_unit_test(a_lost_participant_ends_the_loop_with_the_answers_kept),
		cmocka_unit_test(a_signal_ends_the_loop),
		cmocka_unit_test(a_report_is_written_by_whoever_started_the_loop_and_the_sitting_goes_on),
	};
	return cmocka_run_group_tests(tests, NULL, tidy);
}
