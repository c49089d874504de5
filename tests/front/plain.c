/* The plain mode as a participant in a pipe sees it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "front/golden.h"

#include "base/arena.h"
#include "front/coffee.h"
#include "front/play.h"
#include "verdict/report.h"

static struct arena arena;
static struct flow flow;

struct shape {
	int columns;
	bool ascii;
};
static const struct shape wide = {80, false};

/* The report that belongs to the last verdict asked for. */
static struct buf report;

static void
note_report(void *context, const struct flow *now, const struct move *move)
{
	const struct shape *shape = context;
	(void)move;
	if (now->state != FLOW_RESULT)
		return;
	struct arena scratch = {0};
	struct paper paper = {.columns = shape->columns, .ascii = shape->ascii};
	buf_clear(&report);
	report_text(&report, report_build(&scratch, now->quiz, now->sheet), &paper);
	arena_free(&scratch);
}

static enum play_end
plays(int in, int out, struct shape shape)
{
	arena_free(&arena);
	flow = flow_new(&arena, coffee(&arena));
	struct front_ctx ctx = {
		.in = in, .out = out, .columns = shape.columns, .ascii = shape.ascii, .color = true};
	assert_true(front_plain.open(&ctx, NULL));
	buf_clear(&report);
	enum play_end end = play(&front_plain, &ctx, &flow, (struct journal){.write = note_report, .context = &shape});
	front_plain.close(&ctx);
	return end;
}

/* What is printed when `typed` is all the input there is. */
static enum play_end
transcript(struct buf *printed, const char *typed, size_t length, struct shape shape)
{
	FILE *in = tmpfile(), *out = tmpfile();
	assert_int_equal(fwrite(typed, 1, length, in), length);
	rewind(in);
	enum play_end end = plays(fileno(in), fileno(out), shape);
	rewind(out);
	buf_clear(printed);
	golden_read(printed, out);
	fclose(in);
	return end;
}

static enum play_end
typed(struct buf *printed, const char *text)
{
	return transcript(printed, text, strlen(text), wide);
}

static size_t
times(const char *text, const char *part)
{
	size_t count = 0;
	while ((text = strstr(text, part)) != NULL) {
		text++;
		count++;
	}
	return count;
}

/* What a report says is tested where reports are made. */
static void
leave_out_reports(struct buf *printed)
{
	struct buf rest = {0};
	const char *from = buf_text(printed), *found;
	while (report.length > 0 && (found = strstr(from, report.text)) != NULL) {
		buf_bytes(&rest, from, (size_t)(found - from));
		buf_add(&rest, "[the report]\n");
		from = found + report.length;
	}
	buf_add(&rest, from);
	buf_free(printed);
	*printed = rest;
}

static void
golden(const char *name, const char *ending, struct shape shape)
{
	struct buf input = {0}, printed = {0};
	golden_read(&input, golden_open("front", name, "typed", "r"));
	transcript(&printed, input.text, input.length, shape);
	leave_out_reports(&printed);
	golden_compare("front", name, ending, &printed);
	buf_free(&input);
	buf_free(&printed);
}

static void
a_whole_sitting_reads_well(void **state)
{
	(void)state;
	golden("whole", "80.txt", wide);
	assert_int_equal(flow.state, FLOW_LEFT);
}

static void
a_narrow_ascii_sitting_reads_well(void **state)
{
	(void)state;
	golden("whole", "30.ascii.txt", (struct shape){30, true});
}

static void
the_verdict_is_the_report_itself(void **state)
{
	(void)state;
	struct buf printed = {0};
	typed(&printed, "\n2\n2\nc\n");
	assert_int_equal(flow.state, FLOW_RESULT);
	assert_true(report.length > 0);
	assert_int_equal(times(printed.text, report.text), 1);
	buf_free(&printed);
}

static void
every_letter_and_mistake_gets_its_line(void **state)
{
	(void)state;
	golden("letters", "80.txt", wide);
}

static void
supposed_answers_read_well_and_change_nothing(void **state)
{
	(void)state;
	golden("whatif", "80.txt", wide);
	assert_int_equal(flow.state, FLOW_LEFT);
	assert_int_equal(flow.sheet[SLEEP].option, 1);
	assert_int_equal(flow.sheet[TIME].option, 1);
	assert_int_equal(flow.sheet[TIME].importance, IMPORTANCE_NORMAL);
	golden("whatif", "30.ascii.txt", (struct shape){30, true});
}

static void
it_is_said_when_it_is_enough_and_taken_back_with_back(void **state)
{
	(void)state;
	golden("enough", "80.txt", wide);
	assert_int_equal(flow.state, FLOW_LEFT);
	assert_int_equal(flow.sheet[TIME].option, REPLY_OPEN);
}

static void
nothing_but_text_is_printed(void **state)
{
	(void)state;
	struct buf input = {0}, printed = {0};
	golden_read(&input, golden_open("front", "whole", "typed", "r"));
	transcript(&printed, input.text, input.length, wide);
	for (size_t i = 0; i < printed.length; i++)
		assert_true((unsigned char)printed.text[i] >= 0x20 || printed.text[i] == '\n');
	buf_free(&input);
	buf_free(&printed);
}

static void
the_end_of_input_ends_politely_wherever_it_comes(void **state)
{
	(void)state;
	struct buf input = {0}, printed = {0};
	golden_read(&input, golden_open("front", "whole", "typed", "r"));
	for (size_t length = 0; length < input.length; length++) {
		enum play_end end = transcript(&printed, input.text, length, wide);
		assert_int_equal(end, flow.state == FLOW_LEFT ? PLAY_LEFT : PLAY_GONE);
		assert_int_equal(printed.text[printed.length - 1], '\n');
		bool unfinished = end == PLAY_GONE && flow.state != FLOW_RESULT;
		assert_int_equal(times(printed.text, "Not finished") + times(printed.text, "not asked for"),
			unfinished);
	}
	buf_free(&input);
	buf_free(&printed);
}

static void
what_is_missing_is_told_at_the_end(void **state)
{
	(void)state;
	struct buf printed = {0};
	assert_int_equal(typed(&printed, ""), PLAY_GONE);
	assert_non_null(strstr(buf_text(&printed), "Not finished: 0 of 2-3 questions have a reply."));
	assert_int_equal(typed(&printed, "\n1\n"), PLAY_GONE);
	assert_non_null(strstr(buf_text(&printed), "Not finished: 1 of 3 questions has a reply."));
	assert_int_equal(typed(&printed, "\n2\n2\n"), PLAY_GONE);
	assert_non_null(strstr(buf_text(&printed), "but the verdict was not asked for."));
	buf_free(&printed);
}

static void
odd_lines_change_nothing_and_get_one_line(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
	} odd[] = {
		{"1\0\n", 3}, {"\0\n", 2}, {"\xff\xfe\n", 3}, {"\xc3\xa9\n", 3}, {"\033[A\n", 4},
		{"3\n", 2}, {"0\n", 2}, {"1 1\n", 4}, {"11111111111111111111\n", 21}, {"%s%n\n", 5},
	};
	struct buf input = {0}, printed = {0};
	for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
		buf_clear(&input);
		buf_add(&input, "\n");
		buf_bytes(&input, odd[i].bytes, odd[i].length);
		transcript(&printed, input.text, input.length, wide);
		assert_int_equal(flow.state, FLOW_ASK);
		assert_int_equal(flow.at, SLEEP);
		assert_int_equal(flow.sheet[SLEEP].option, REPLY_OPEN);
		assert_int_equal(times(printed.text, "means nothing here") +
			times(printed.text, "The numbers here go from 1 to 2."), 1);
	}
	buf_free(&input);
	buf_free(&printed);
}

static void
a_line_of_a_megabyte_is_one_odd_line(void **state)
{
	(void)state;
	struct buf input = {0}, printed = {0};
	buf_add(&input, "\n");
	buf_repeat(&input, "1", 1000000);
	buf_add(&input, "\n2\n");
	transcript(&printed, input.text, input.length, wide);
	assert_int_equal(times(printed.text, "means nothing here"), 1);
	assert_int_equal(flow.sheet[SLEEP].option, 1);
	buf_free(&input);
	buf_free(&printed);
}

static void
blanks_and_carriage_returns_around_a_line_do_not_matter(void **state)
{
	(void)state;
	struct buf printed = {0};
	typed(&printed, "  \r\n \t2 \r\n");
	assert_int_equal(flow.sheet[SLEEP].option, 1);
	buf_clear(&printed);
	buf_repeat(&printed, " ", 200);
	buf_add(&printed, "\n2");
	struct buf copy = {0};
	buf_add(&copy, printed.text);
	typed(&printed, copy.text);
	assert_int_equal(flow.sheet[SLEEP].option, 1);
	buf_free(&copy);
	buf_free(&printed);
}

/* Runs `work` in a process of its own. */
static pid_t
beside(void (*work)(const int *), const int *fds)
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		work(fds);
		_exit(0);
	}
	return pid;
}

enum { IN_READ, IN_WRITE, OUT_READ, OUT_WRITE, KEPT };

static void
type_bytewise(const int *fds)
{
	static const char text[] = "\n1\nw\n2\n+\n1\nc\nq\n";
	close(fds[IN_READ]);
	for (size_t i = 0; i < sizeof text - 1; i++) {
		if (write(fds[IN_WRITE], &text[i], 1) != 1)
			_exit(1);
	}
}

/* Also the only one who reads from the pipe: while it is full, writes are short or have to wait. */
static void
read_bytewise(const int *fds)
{
	close(fds[OUT_WRITE]);
	char c;
	while (read(fds[OUT_READ], &c, 1) == 1) {
		if (write(fds[KEPT], &c, 1) != 1)
			_exit(1);
	}
}

static void
slow_pipes_make_no_difference(void **state)
{
	(void)state;
	struct buf whole = {0}, slow = {0};
	assert_int_equal(typed(&whole, "\n1\nw\n2\n+\n1\nc\nq\n"), PLAY_LEFT);
	FILE *kept = tmpfile();
	int fds[5];
	assert_int_equal(pipe(fds + IN_READ), 0);
	assert_int_equal(pipe(fds + OUT_READ), 0);
	fds[KEPT] = fileno(kept);
	assert_int_equal(fcntl(fds[IN_READ], F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(fcntl(fds[OUT_WRITE], F_SETFL, O_NONBLOCK), 0);
	/* Nearly full from the beginning, so that the first write is short. */
	char filling[65536 - 100] = {0};
	assert_int_equal(write(fds[OUT_WRITE], filling, sizeof filling), sizeof filling);
	pid_t reader = beside(read_bytewise, fds), typist = beside(type_bytewise, fds);
	close(fds[IN_WRITE]);
	close(fds[OUT_READ]);
	assert_int_equal(plays(fds[IN_READ], fds[OUT_WRITE], wide), PLAY_LEFT);
	close(fds[IN_READ]);
	close(fds[OUT_WRITE]);
	int status;
	assert_int_equal(waitpid(typist, &status, 0), typist);
	assert_int_equal(status, 0);
	assert_int_equal(waitpid(reader, &status, 0), reader);
	assert_int_equal(status, 0);
	fseek(kept, sizeof filling, SEEK_SET);
	golden_read(&slow, kept);
	assert_string_equal(buf_text(&slow), buf_text(&whole));
	buf_free(&whole);
	buf_free(&slow);
}

static void
nobody_to_read_it_is_the_end(void **state)
{
	(void)state;
	int in[2], out[2];
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	assert_int_equal(write(in[1], "\n1\n", 3), 3);
	close(out[0]);
	assert_int_equal(plays(in[0], out[1], wide), PLAY_GONE);
	assert_int_equal(flow.state, FLOW_INTRO);
	close(in[0]);
	close(in[1]);
	close(out[1]);
}

static void
input_that_cannot_be_read_is_the_end(void **state)
{
	(void)state;
	FILE *out = tmpfile();
	assert_int_equal(plays(-1, fileno(out), wide), PLAY_GONE);
	int folder = open("/", O_RDONLY);
	assert_int_equal(plays(folder, fileno(out), wide), PLAY_GONE);
	close(folder);
	fclose(out);
}

static int
set_up(void **state)
{
	(void)state;
	signal(SIGPIPE, SIG_IGN); /* as main does */
	return 0;
}

static int
tidy(void **state)
{
	(void)state;
	arena_free(&arena);
	buf_free(&report);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_sitting_reads_well),
		cmocka_unit_test(a_narrow_ascii_sitting_reads_well),
		cmocka_unit_test(the_verdict_is_the_report_itself),
		cmocka_unit_test(every_letter_and_mistake_gets_its_line),
		cmocka_unit_test(supposed_answers_read_well_and_change_nothing),
		cmocka_unit_test(it_is_said_when_it_is_enough_and_taken_back_with_back),
		cmocka_unit_test(nothing_but_text_is_printed),
		cmocka_unit_test(the_end_of_input_ends_politely_wherever_it_comes),
		cmocka_unit_test(what_is_missing_is_told_at_the_end),
		cmocka_unit_test(odd_lines_change_nothing_and_get_one_line),
		cmocka_unit_test(a_line_of_a_megabyte_is_one_odd_line),
		cmocka_unit_test(blanks_and_carriage_returns_around_a_line_do_not_matter),
		cmocka_unit_test(slow_pipes_make_no_difference),
		cmocka_unit_test(nobody_to_read_it_is_the_end),
		cmocka_unit_test(input_that_cannot_be_read_is_the_end),
	};
	return cmocka_run_group_tests(tests, set_up, tidy);
}
