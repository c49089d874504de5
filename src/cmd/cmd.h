/* What the commands are given and how they end. main.c reads the command line into `struct args`,
 * runs one command and exits with what it returns. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct buf;
struct draft;
struct fail;
struct findings;
struct flow;
struct front_ctx;
struct group;
struct paper;
struct quiz;
struct reply;

enum {
	END_FINE = 0,     /* whatever the verdict */
	END_FINDINGS = 1, /* check, odds --strict, diff or tally found something */
	END_FAILED = 2,   /* misuse or failure */
	END_BROKEN = 3,   /* stopped by the sandbox */
	END_FULL = 4,     /* a kiosk that found no place */
	END_ALONE = 5,    /* a kiosk whose collector is gone, to be started afresh */
	END_SIGNAL = 128, /* + a signal to be raised again */
};

struct args {
	const char *const *operands;
	int operand_count;
	bool plain, ascii, strict, brief, no_store, all, yes, small, sittings, again;
	const char *store;   /* a store elsewhere; NULL: the one here */
	bool follow;         /* store forward: goes on */
	int theme;           /* enum theme */
	const char *answers; /* a file's name, "-" for standard input; NULL: ask */
	const char *format;  /* NULL: not given */
	const char *label;   /* NULL: not given */
	const char *title, *outcomes, *topics; /* of a new quiz; NULL: not given */
	const char *output;  /* a file or a folder for it; NULL: not given */
	const char *since, *until; /* days; NULL: not given */
	int columns, rows;   /* of a screen to be shown; 0: not given */
	const char *state;   /* NULL: not given */
	const char *collector, *user; /* NULL: not given */
	bool no_sandbox, status;
	int idle, limit;     /* seconds */
	int places;          /* sittings at once */
	int width;           /* columns of plain output; 0: not given */
	bool utf8;           /* the locale's encoding */
};

int cmd_take(const struct args *);
int cmd_open(const struct args *);
int cmd_diff(const struct args *);
int cmd_tally(const struct args *);
int cmd_list(const struct args *);
int cmd_check(const struct args *);
int cmd_explain(const struct args *);
int cmd_odds(const struct args *);
int cmd_map(const struct args *);
int cmd_new(const struct args *);
int cmd_preview(const struct args *);
int cmd_history(const struct args *);
int cmd_results(const struct args *);
int cmd_store(const struct args *);
int cmd_kiosk(const struct args *);
int cmd_collector(const struct args *);
int cmd_help(const struct args *);

/* Where the program's own files are installed. */
extern const char cmd_datadir[];

/* Set while a full screen is open: gives the terminal back, for when memory runs out. */
extern void (*cmd_restore)(void);

/* Prints "verdict: sentence" on standard error, whatever is in it. */
void cmd_note(const char *text);

/* The same with a failure's sentence; returns END_FAILED. */
int cmd_fail(const struct fail *);

/* Writes all of it to standard output; false with a sentence if that fails. */
bool cmd_write(const struct buf *, struct fail *);

/* What a front end is given. */
struct front_ctx cmd_screen(const struct args *);

/* Finds a quiz given as an id or a file, and its draft: NULL where it can't be read as one, and then there
 * are findings. False with a sentence if there is no such file, or the machine fails. */
bool cmd_open_draft(struct arena *, const char *name, const char **path, struct findings *,
                    const struct draft **, struct fail *);

/* Is there a quiz of that id, or such a file? False with a sentence: it may be a command mistyped. */
bool cmd_knows_quiz(const char *name, struct fail *);

/* Finds, reads and seals a quiz given as an id or a file. False with a sentence if there is none;
 * mistakes in it are printed on standard error. */
bool cmd_open_quiz(struct arena *, const char *name, const struct quiz **, struct fail *);

/* Reads and seals the quiz of a file; *quiz is NULL, with what is wrong among the findings, if it can't be
 * used. The arena of the findings is the scratch for it. False with a sentence when the machine fails. */
bool cmd_read_quiz(struct arena *, const char *path, struct findings *, const struct quiz **quiz,
                   struct fail *);

/* Opens a quiz in the form that was asked for: a quiz without a short one is a failure under --short. */
bool cmd_open_form(struct arena *, const struct args *, const char *name, const struct quiz **,
                   struct fail *);

/* What standard output is as paper: as wide as was asked for, else as the terminal, else 80 columns. */
struct paper cmd_paper(const struct args *);

/* Prints the report on the sheet in the form that was asked for, as of now or of another time (UTC, seconds
 * since 1970), and with a notice or NULL. */
bool cmd_report(const struct args *, const struct quiz *, const struct reply *sheet, struct fail *);
bool cmd_report_of(const struct args *, const struct quiz *, const struct reply *sheet, int64_t when,
                   const char *notice, struct fail *);

/* Prints the report of a group in the form that was asked for. */
bool cmd_group(const struct args *, const struct group *, struct fail *);

/* Can a full screen be drawn on standard input and output? */
bool cmd_has_screen(void);

/* Shows a flow that is at its result on the full screen, with a notice or NULL; nothing is kept. Returns
 * how the command ends. */
int cmd_show(const struct args *, struct flow *, const char *notice, struct fail *);

/* Makes `all` the bytes of a file, or of standard input for "-". */
bool cmd_read(const char *name, struct buf *all, struct fail *);

#endif
