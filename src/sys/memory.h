/* Memory that was freed and is not wanted back soon. */
#ifndef SYS_MEMORY_H
#define SYS_MEMORY_H

/* Gives it back to the system, where the C library would keep it, and with it the stack below the caller:
 * what calls have left there is gone. After work that took much more than what follows. */
void memory_return(void);

/* From now on memory that is freed is overwritten, so that nothing of one sitting is left for the next.
 * The C library leaves out small pieces that it keeps for the next who asks (under 1 KiB). */
void memory_wipe(void);

#endif
