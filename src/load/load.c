/* For memfd_create. */
#define _GNU_SOURCE

#include "load/load.h"

#if __has_include(<iniparser/iniparser.h>)
#include <iniparser/iniparser.h>
#else
#include <iniparser.h>
#endif

#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/fail.h"

/* iniparser looks at every entry it has for every one it adds, so it gets pieces of the file, as
 * large as that costs little against opening one. */
enum { PIECE_KEYS = 64 };

/* Some sections of the draft and the bytes that they stand in. */
struct piece {
	const struct section *sections;
	size_t section_count;
	const char *bytes;
	size_t length;
};

struct reader {
	const struct draft *draft;
	struct findings *findings;
	struct fail *fail;
	const char *bytes, *end; /* what is left */
	int line;                /* the number of its first line */
	int fd;                  /* the memory file */
	char path[32];
};

/* iniparser tells its errors to a function without a context. */
static _Thread_local char complaint[256];

/* How the one of them begins that is the machine's and not the file's. */
static const char unopened[] = "iniparser: cannot open";

static int PRINTF_LIKE(1, 2)
complain(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = complaint[0] == '\0' ? vsnprintf(complaint, sizeof complaint, format, args) : 0;
	va_end(args);
	return length;
}

static void
disagree(struct reader *reader, struct place at, const char *what)
{
	findings_add(reader->findings, RULE_READERS_DISAGREE, at, what, NULL);
}

/* Goes on to the line in which the next piece begins, or to the end. */
static void
skip_to_line(struct reader *reader, int line)
{
	while (reader->line < line && reader->bytes < reader->end) {
		const char *newline = memchr(reader->bytes, '\n', (size_t)(reader->end - reader->bytes));
		reader->bytes = newline == NULL ? reader->end : newline + 1;
		reader->line++;
	}
}

/* The piece that begins with section `first`. What stands before the first section comes along. */
static struct piece
piece_at(struct reader *reader, size_t first)
{
	const struct draft *draft = reader->draft;
	size_t next = first, keys = 0;
	while (next < draft->section_count && (next == first || keys < PIECE_KEYS))
		keys += 1 + draft->sections[next++].entry_count;
	const char *start = reader->bytes;
	if (next == draft->section_count)
		reader->bytes = reader->end;
	else
		skip_to_line(reader, draft->sections[next].at.line);
	return (struct piece){
		.sections = draft->sections + first,
		.section_count = next - first,
		.bytes = start,
		.length = (size_t)(reader->bytes - start),
	};
}

static bool
write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

/* A last line of one letter needs its newline, or iniparser drops it. */
static bool
fill(struct reader *reader, const struct piece *piece)
{
	if (lseek(reader->fd, 0, SEEK_SET) == 0 && ftruncate(reader->fd, 0) == 0
		&& write_all(reader->fd, piece->bytes, piece->length) && write_all(reader->fd, "\n", 1))
		return true;
	return fail_set(reader->fail, "can't fill a memory file: %s", strerror(errno));
}

/* Is this the name of the entry in iniparser's list: "section:key", or "section" alone? */
static bool
same_name(const char *name, const char *section, const char *key)
{
	if (name == NULL)
		return false;
	size_t length = strlen(section);
	if (strncmp(name, section, length) != 0)
		return false;
	if (key == NULL)
		return name[length] == '\0';
	return name[length] == ':' && strcmp(name + length + 1, key) == 0;
}

/* Holds the section against the list from *at on; false when they have gone apart. The list itself
 * is read, in its order: it shows what is too much as well, and a look-up would search all of it. */
static bool
compare_section(struct reader *reader, const struct section *section, const dictionary *list,
                size_t *at)
{
	size_t size = (size_t)list->size;
	if (*at >= size || !same_name(list->key[*at], section->name, NULL)) {
		disagree(reader, section->at, "the section");
		return false;
	}
	++*at;
	for (size_t i = 0; i < section->entry_count; i++, ++*at) {
		const struct entry *entry = &section->entries[i];
		if (*at >= size || !same_name(list->key[*at], section->name, entry->key)) {
			disagree(reader, entry->key_at, "the key");
			return false;
		}
		const char *value = list->val[*at];
		if (value == NULL || strcmp(value, entry->value) != 0)
			disagree(reader, entry->value_at, "the value");
	}
	return true;
}

static void
compare(struct reader *reader, const struct piece *piece, const dictionary *list)
{
	size_t at = 0;
	for (size_t i = 0; i < piece->section_count; i++) {
		if (!compare_section(reader, &piece->sections[i], list, &at))
			return;
	}
	if (at != (size_t)list->n)
		disagree(reader, piece->sections[0].at, "it finds more keys");
}

static bool
read_piece(struct reader *reader, const struct piece *piece)
{
	if (!fill(reader, piece))
		return false;
	complaint[0] = '\0';
	dictionary *list = iniparser_load(reader->path);
	if (list == NULL && strncmp(complaint, unopened, sizeof unopened - 1) == 0)
		return fail_set(reader->fail, "iniparser can't open %s", reader->path);
	if (list == NULL || complaint[0] != '\0') {
		complaint[strcspn(complaint, "\n")] = '\0';
		disagree(reader, piece->sections[0].at, complaint[0] == '\0' ? "nothing" : complaint);
	} else {
		compare(reader, piece, list);
	}
	if (list != NULL)
		iniparser_freedict(list);
	return true;
}

/* Letters are folded and blanks known as in the C locale, whatever the program's is. */
static bool
read_pieces(struct reader *reader)
{
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (plain == (locale_t)0)
		return fail_set(reader->fail, "there is no C locale: %s", strerror(errno));
	locale_t before = uselocale(plain);
	iniparser_set_error_callback(complain);
	bool done = true;
	for (size_t next = 0; done && next < reader->draft->section_count;) {
		struct piece piece = piece_at(reader, next);
		done = read_piece(reader, &piece);
		next += piece.section_count;
	}
	iniparser_set_error_callback(NULL);
	uselocale(before);
	freelocale(plain);
	return done;
}

bool
load_draft(struct arena *arena, const char *bytes, size_t length, struct findings *findings,
           const struct draft **draft, struct fail *fail)
{
	size_t errors = findings->errors;
	*draft = scan_draft(arena, bytes, length, findings);
	if (findings->errors > errors)
		return true;
	size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct reader reader = {
		.draft = *draft,
		.findings = findings,
		.fail = fail,
		.bytes = bytes + mark,
		.end = bytes + length,
		.line = 1,
		.fd = memfd_create("quiz", MFD_CLOEXEC),
	};
	if (reader.fd < 0)
		return fail_set(fail, "can't make a memory file: %s", strerror(errno));
	snprintf(reader.path, sizeof reader.path, "/proc/self/fd/%d", reader.fd);
	bool done = read_pieces(&reader);
	close(reader.fd);
	return done;
}
