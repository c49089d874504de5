/* Single sittings as lines of comma-separated values: one for each, with a column for each outcome's fit
 * and one for each question. */
#ifndef CMD_EXPORT_H
#define CMD_EXPORT_H

#include <stdbool.h>

struct db;
struct fail;
struct quiz;
struct results_choice;

/* Writes them to standard output as they are read. Where standard error is a terminal and standard output
 * is not, it tells there how far it is. */
bool export_sittings(struct db *, const struct results_choice *, const struct quiz *, struct fail *);

#endif
