/* The map: the way through a quiz, for those who write or review one. Questions come in the order of
 * the file; an edge leads from each to every question that can be asked next, with the share of people
 * who go along it. People are those of odds.h: every option of every asked question is equally likely,
 * nothing is skipped. */
#ifndef VERDICT_MAP_H
#define VERDICT_MAP_H

#include "verdict/odds.h"

struct arena;
struct buf;
struct paper;

/* Where an edge can begin or end besides at a question. */
enum { MAP_START = -1, MAP_VERDICT = -2 };

struct map_edge {
	int from;         /* a question, or MAP_START */
	int to;           /* a question, or MAP_VERDICT */
	unsigned options; /* bit o: option o of `from` can lead along it; 0 from MAP_START */
	double share;     /* of all people; the edges from MAP_START add up to 1 */
};

struct map {
	const struct quiz *quiz;
	const struct map_edge *edges; /* by `from`, then by `to`; MAP_START first, MAP_VERDICT last */
	int edge_count;
	const double *asked;          /* the share of people that each question is asked of */
	double verdicts[ODDS_VERDICTS];
	struct odds_basis basis;          /* of the edges and of `asked` */
	struct odds_basis verdicts_basis; /* of the verdicts, which take more work */
};

/* All of it in the arena; never NULL. A map of a short form has its questions alone. */
const struct map *map_build(struct arena *, const struct quiz *, const struct odds_limits *);

/* As a drawing in lines of text; as a table of what each answer does, on paper and as Markdown; and as
 * a graph in the language DOT of Graphviz. */
void map_text(struct buf *, const struct map *, const struct paper *);
void map_table(struct buf *, const struct map *, const struct paper *);
void map_markdown(struct buf *, const struct map *);
void map_dot(struct buf *, const struct map *, bool ascii);

#endif
