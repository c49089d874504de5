/* Compiler attributes in one place, so that the rest of the program stays plain C17. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define PRINTF_LIKE(string, first) \
	__attribute__((format(printf, string, first), nonnull(string)))
#define NULL_TERMINATED __attribute__((sentinel))
#define RETURNS_NONNULL __attribute__((returns_nonnull))
#define MUST_CHECK __attribute__((warn_unused_result))
#define NO_RETURN __attribute__((noreturn))
#define NO_INLINE __attribute__((noinline))
#define TYPE_OF(name) __typeof__(name)

#endif
