/* What the parts of the sealing share. `quiz_seal` goes through the draft twice: first it learns
 * which sections there are and gives each id its number, then it fills every section in, kind by
 * kind, so that what is referred to is there before what refers to it. */
#ifndef CORE_SEAL_H
#define CORE_SEAL_H

#include "core/index.h"
#include "verdict/check.h"
#include "verdict/draft.h"
#include "verdict/quiz.h"

struct arena;
struct near;

/* The quiz in the making: the same arrays as the quiz has, not yet const. */
struct seal {
	struct arena *arena;
	struct findings *findings;
	struct quiz quiz;
	struct outcome *outcomes;
	struct topic *topics;
	struct question *questions;
	struct table *tables;
	struct panel *panels;
	struct caution *cautions;
	struct golden *cases;
	struct index topic_index, question_index;
	bool *topic_used;
	bool topic_lost; /* a question names a topic that is not there */
	bool rules_out; /* some option rules an outcome out */
	int condition_size; /* of all conditions so far, cautions' too */
};

/* A section that was recognised. */
struct part {
	const struct section *section;
	const char *kind, *id; /* id "" where the kind has none */
	int number;            /* the how manieth of its kind, from 0 */
};

/* How a key's value is read, and where it goes. */
enum value {
	VALUE_TEXT,   /* const char * */
	VALUE_NUMBER, /* int, low..high */
	VALUE_YES_NO, /* bool */
	VALUE_TEXTS,  /* struct texts, from the numbered keys name.1, name.2 ... */
	VALUE_OWN,    /* the section reads it itself; a name ending in '.' stands for all it begins */
};

struct key_row {
	const char *name;
	enum value value;
	size_t offset; /* in the object */
	bool required;
	int low, high;
};

/* Fills the object from the section's keys by the table; unknown, missing and malformed ones are
 * findings. */
void seal_keys(struct seal *, const struct part *, const struct key_row *rows, size_t row_count,
               void *object);

/* The entry of that name, or NULL. */
const struct entry *part_entry(const struct part *, const char *key);

/* Checks an id for its letters and for reserved words. */
bool seal_id(struct seal *, const char *id, struct place at);

/* A whole number from low to high, else a finding. */
bool seal_number(struct seal *, const char *text, struct place at, int low, int high, int *number);

/* Findings about names that do not exist, each with the nearest one that does. */
void seal_no_outcome(struct seal *, const char *id, struct place at);
void seal_no_topic(struct seal *, const char *id, struct place at);
void seal_no_question(struct seal *, const char *id, struct place at);
void seal_no_option(struct seal *, int question, const char *id, struct place at);

/* Is it worth looking for what was meant? Not any more after the first hundred errors: looking
 * costs a pass over all names. */
bool seal_hints(const struct seal *);

/* The sections with a reader of their own. */
void seal_question(struct seal *, const struct part *, struct question *);
void seal_options(struct seal *, const struct part *, struct question *);
void seal_table(struct seal *, const struct part *, struct table *);
void seal_case(struct seal *, const struct part *, struct golden *);

/* A `when`. `before`: the questions with a lower number may be asked about, in a caution all of them
 * and the verdict. NULL after a finding. Marks the questions that a question looks at as
 * gates. */
const struct condition *seal_condition(struct seal *, const struct entry *, int before,
                                       bool verdict_known);

/* The verdict bit that a word names (an outcome's id, tie, none), or 0. */
unsigned seal_verdict_bit(const struct seal *, const char *word);

/* Writes the quiz's digest. */
void seal_digest(struct quiz *);

/* A piece of a value, and where in the value it stands: what splitting a value gives. */
struct piece {
	const char *text; /* trimmed */
	size_t offset;
};

/* The next piece of entry->value up to `separator`, from *offset on; false at the end. */
bool next_piece(struct arena *, const struct entry *, char separator, size_t *offset,
                struct piece *);

#endif
