/* All that is to be said of a draft, in one place: what `check` prints, `preview` shows below the screens,
 * and `new` leaves nothing of. */
#ifndef CMD_INSPECT_H
#define CMD_INSPECT_H

struct arena;
struct draft;
struct findings;
struct quiz;

/* Seals it and adds every finding, sorted by place. NULL if it can't be used. */
const struct quiz *inspect(struct arena *, const struct draft *, struct findings *);

/* The year that sources are held against: this one, or that of SOURCE_DATE_EPOCH, which tests and builds set
 * that are to come out the same every time. */
int inspect_year(void);

#endif
