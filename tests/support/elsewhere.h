/* The store that tests are held against, if it is not a file of SQLite: the environment's VERDICT_STORE is
 * the address of a database of PostgreSQL that nobody else uses. */
#ifndef SUPPORT_ELSEWHERE_H
#define SUPPORT_ELSEWHERE_H

#include <stdbool.h>

struct db;

bool elsewhere(void);

/* Opens it as it is; ends the test if that fails. */
struct db *elsewhere_open(void);

/* Takes all sittings away; nothing where there is no such store. */
void elsewhere_empty(void);

#endif
