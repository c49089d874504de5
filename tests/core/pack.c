/* A packed quiz is the same quiz, and stands alone: what it was made of is freed before it is looked
 * at. Under the sanitizers each pointer into it is an error by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "core/seal.h"
#include "support/random_quiz.h"
#include "support/text.h"
#include "verdict/check.h"
#include "verdict/quiz.h"

enum { QUIZZES = 500, QUESTIONS = 9 };

static const char whole[] =
	"[quiz]\nformat = 1\nid = drinks\ntitle = Coffee or tea?\nlanguage = en\nagenda = None.\n"
	"intro.1 = One.\nintro.2 = Two.\nmin_answers = 1\n"
	"[outcome coffee]\nname = Coffee\nverdict.1 = Coffee it is.\nnext.1 = Boil.\n"
	"[outcome tea]\nname = Tea\nverdict.1 = Tea it is.\nnext.1 = Brew.\nnext.2 = Wait.\n"
	"[tie]\ntext.1 = Both.\nruled_out.1 = Neither.\n"
	"[topic now]\nname = Now\n"
	"[question sleep]\ntopic = now\nweight = 3\nshort = yes\ntext = When?\nwhy = It matters.\n"
	"option.soon = Soon\noption.soon.fit = coffee -2, tea +1\noption.soon.because = You sleep.\n"
	"option.soon.source = A book, 2020\noption.late = Late\noption.late.fit = coffee +2\n"
	"[question doctor]\nwhen = sleep is soon and not (sleep skipped)\ntext = Doctor?\nfact = yes\n"
	"option.yes = Yes\noption.yes.fit = tea +1\noption.yes.rules_out.coffee = your doctor said so\n"
	"option.no = No\noption.no.fit = coffee +1\n"
	"[table curve]\ntitle = Curve\ncolumns = Aspect | Coffee | Tea\nrow.1 = First | 4 | 5\n"
	"axis.1 = First | 0.003 | 0.002 0.004\nsource = A book, 2020\nnote.1 = So it is.\n"
	"[panel history]\ntitle = History\ntext.1 = Long.\nsource = A book, 2021\n"
	"[caution awake]\nwhen = verdict is coffee and sleep is soon\ntext = You may lie awake.\n"
	"source = A book, 2022\n"
	"[case early]\nanswer.sleep = soon\nanswer.doctor = no\nexpect = tea\nreason = sleep\n";

/* The quiz packed, after what it was packed from is gone and its memory holds something else. */
static struct quiz *
alone(struct arena *own, struct arena *gone, const struct quiz *quiz)
{
	struct quiz *packed = ARENA_NEW(own, struct quiz);
	*packed = *quiz_pack(own, quiz);
	arena_free(gone);
	for (int i = 0; i < 64; i++)
		memset(arena_take(gone, 4096), '#', 4096);
	return packed;
}

static void
same_digest(struct quiz *packed, const char *digest)
{
	seal_digest(packed);
	assert_string_equal(packed->digest, digest);
}

static void
keeps_all_of_a_quiz(void **state)
{
	(void)state;
	struct arena own = {0}, sealing = {0};
	struct findings findings = {.arena = &sealing};
	const struct quiz *quiz = quiz_seal(&sealing, text_draft(&sealing, whole), &findings);
	assert_non_null(quiz);
	char digest[sizeof quiz->digest];
	memcpy(digest, quiz->digest, sizeof digest);
	struct quiz *packed = alone(&own, &sealing, quiz);
	same_digest(packed, digest);
	assert_ptr_equal(packed->short_form->short_form, packed->short_form);
	assert_int_equal(packed->short_form->questions[1].when->test, TEST_NEVER);
	assert_int_equal(packed->case_count, 0);
	assert_ptr_equal(packed->tables[0].source, packed->questions[0].options[0].source);
	arena_free(&own);
	arena_free(&sealing);
}

static void
keeps_random_quizzes(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= QUIZZES; seed++) {
		struct arena own = {0}, making = {0};
		struct random random = random_from(seed);
		struct quiz *quiz = random_quiz(&making, &random, random_in(&random, 1, QUESTIONS));
		seal_digest(quiz);
		char digest[sizeof quiz->digest];
		memcpy(digest, quiz->digest, sizeof digest);
		same_digest(alone(&own, &making, quiz), digest);
		arena_free(&own);
		arena_free(&making);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_all_of_a_quiz),
		cmocka_unit_test(keeps_random_quizzes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
