/* Small pieces of English for a report: numbers, plurals, lists. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* "two" up to "twelve", then digits: "1,905". */
void words_number(struct buf *, int64_t);

/* A number and a noun that takes an s: "one answer", "two answers". */
void words_count(struct buf *, int64_t, const char *noun);

/* Points with their sign: "+24", "-8", "0". */
void words_points(struct buf *, int64_t);

/* What stands before item i of `count`: "", ", " or " and ". */
const char *words_comma(int i, int count);

/* Text in quotation marks. */
void words_quote(struct buf *, const char *text);

/* Makes the letter at `at` a capital: the sentence began with a number in words. */
void words_capital(struct buf *, size_t at);

#endif
