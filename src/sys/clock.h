/* What time it is. */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/* UTC, seconds since 1970: for labels alone, since it can be set back. */
int64_t clock_utc(void);

/* When today began where we are. */
int64_t clock_today(void);

/* Milliseconds since some moment; never goes back. For how long something took. */
int64_t clock_steady_ms(void);

/* Appends a time as the zone here has it: "24 Nov 2026", and with `hours` also ", 18:40". */
void clock_write(struct buf *, int64_t utc, bool hours);

/* The same day by ISO 8601: "2026-11-24". */
void clock_day(struct buf *, int64_t utc);

/* When a day such as "2026-11-24" begins in the zone here, and when the next one does; false if there is no
 * such day. */
bool clock_read_day(const char *text, int64_t *begins, int64_t *ends);

/* Appends a time in UTC that spreadsheets read: "2026-11-24 17:40:00". */
void clock_write_utc(struct buf *, int64_t utc);

#endif
