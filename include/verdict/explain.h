/* What stands behind each rule of check.h, for those who got a finding and want to know more: the same
 * words on a terminal, as JSON, and as the page docs/rules.md. */
#ifndef VERDICT_EXPLAIN_H
#define VERDICT_EXPLAIN_H

#include "verdict/check.h"

struct buf;
struct paper;

/* All rules by groups, each with its sentence alone. */
void explain_list(struct buf *, const struct paper *);

/* One rule with everything there is to say of it. */
void explain_rule(struct buf *, enum rule, const struct paper *);

/* Rules in Markdown, by groups; all of them make the page. */
void explain_markdown(struct buf *, const enum rule *, int count);

/* An array of objects: code, severity, sentence, remedy, explanation. */
void explain_json(struct buf *, const enum rule *, int count);

#endif
