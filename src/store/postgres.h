/* A connection to a server of PostgreSQL. First scripts can be run on it; once the pipeline is begun,
 * statements are queued and go out in one piece, and postgres_drain waits until all of them are done. It
 * ends with the first failure of anything: what comes then fails too. */
#ifndef STORE_POSTGRES_H
#define STORE_POSTGRES_H

#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"
#include "store/remote.h"

struct pg_result; /* rows, as the library keeps them */
struct postgres;

/* NULL with a sentence; *state tells whether it may work later. */
struct postgres *postgres_connect(const char *url, const struct remote_wait *, int milliseconds,
                                  enum remote_state *, struct fail *);
void postgres_close(struct postgres *);
enum remote_state postgres_state(const struct postgres *);

/* The version of the library, 0 if it is not there, and that of the server: 150018 is 15.18. */
int postgres_version(void);
int postgres_server_version(const struct postgres *);

/* What the address names, without its password. */
void postgres_name(const char *url, struct buf *);

/* Runs statements divided by semicolons. Their last row's first number is handed over, if there is one;
 * `number` may be NULL. */
bool postgres_script(struct postgres *, const char *sql, int64_t *number, struct fail *);

bool postgres_pipeline(struct postgres *, struct fail *);

/* True means on its way, not done. One with a name is prepared the first time, when *prepared is false. */
bool postgres_queue(struct postgres *, const char *name, bool *prepared, const char *sql,
                    const struct db_value *, int count, struct fail *);

/* Waits for all of it. The rows that came last replace *rows; `rows` may be NULL. */
bool postgres_drain(struct postgres *, struct pg_result **rows, struct fail *);

/* How many rows the last statement has changed; waits for it. */
int64_t postgres_changed(struct postgres *);

int postgres_count(const struct pg_result *);
const char *postgres_value(const struct pg_result *, int row, int column);
void postgres_clear(struct pg_result *); /* NULL is fine */

#endif
