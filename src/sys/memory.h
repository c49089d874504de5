/* Memory that was freed and is not wanted back soon. */
#ifndef SYS_MEMORY_H
#define SYS_MEMORY_H

/* Gives it back to the system, where the C library would keep it. After work that took much more than
 * what follows. */
void memory_return(void);

#endif
