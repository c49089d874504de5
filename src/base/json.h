/* Writes JSON (RFC 8259) into a buffer. Commas and indentation are kept here, so a caller cannot
 * forget them. Strings must be UTF-8; ill-formed bytes become U+FFFD. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

enum { JSON_DEPTH = 16 };

/* Start with `struct json j = {.out = &buf};`. */
struct json {
	struct buf *out;
	int depth;
	bool filled[JSON_DEPTH]; /* something stands in the container at this depth */
	bool keyed;              /* a key was just written, its value comes next */
};

void json_open_object(struct json *);
void json_close_object(struct json *);
void json_open_array(struct json *);
void json_close_array(struct json *);
void json_key(struct json *, const char *key);
void json_string(struct json *, const char *text); /* null for NULL */
void json_integer(struct json *, int64_t);
/* A number with one decimal, from tenths: 667 gives 66.7. */
void json_tenths(struct json *, int64_t tenths);
/* A share of 1 with six decimals, from millionths. */
void json_millionths(struct json *, int64_t millionths);
void json_bool(struct json *, bool);
void json_null(struct json *);

/* A key with its value. */
void json_put_string(struct json *, const char *key, const char *text);
void json_put_integer(struct json *, const char *key, int64_t);
void json_put_bool(struct json *, const char *key, bool);

#endif
