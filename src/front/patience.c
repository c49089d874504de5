#include "front/patience.h"

#include "base/buf.h"

int64_t
patience_warning(int64_t whole)
{
	enum { LONGEST = 20000, PART = 2 };
	return whole / PART < LONGEST ? whole / PART : LONGEST;
}

int64_t
patience_grace(const struct patience *patience)
{
	enum { SHORTEST = 12000 /* the store is waited for nearly as long */, LONGEST = 30000 };
	if (patience->idle == 0 || patience->idle > LONGEST)
		return LONGEST;
	return patience->idle < SHORTEST ? SHORTEST : patience->idle;
}

/* When something that lasts `whole` from `start` on is warned of and over, if it ends at all. */
struct span {
	int64_t warned, over;
	bool ends;
};

static struct span
span(int64_t start, int64_t whole, bool ends)
{
	int64_t over = start + whole;
	return (struct span){over - patience_warning(whole), over, ends && whole > 0};
}

enum patience_state
patience_at(const struct patience *patience, int64_t now, int64_t *wait)
{
	const struct span idle = span(patience->heard, patience->idle, !patience->rests);
	const struct span limit = span(patience->began, patience->limit, true);
	const struct {
		bool ends;
		int64_t at;
		enum patience_state state;
	} steps[] = {
		/* What weighs more comes later. */
		{idle.ends, idle.warned, PATIENCE_WARNS_IDLE},
		{limit.ends, limit.warned, PATIENCE_WARNS_LIMIT},
		{idle.ends, idle.over, PATIENCE_IDLE},
		{limit.ends, limit.over, PATIENCE_LIMIT},
	};
	enum patience_state state = PATIENCE_WAITS;
	*wait = -1;
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		int64_t left = steps[i].at - now;
		if (!steps[i].ends)
			continue;
		if (left <= 0)
			state = steps[i].state;
		else if (*wait < 0 || left < *wait)
			*wait = left;
	}
	return state;
}

static void
add_time(struct buf *out, int64_t milliseconds)
{
	int64_t seconds = (milliseconds + 999) / 1000;
	buf_format(out, seconds == 1 ? "%lld second" : "%lld seconds", (long long)seconds);
}

bool
patience_say(struct buf *out, enum patience_state state, const struct patience *patience)
{
	switch (state) {
	case PATIENCE_WARNS_IDLE:
		buf_add(out, "Are you still there? Any key goes on; in ");
		add_time(out, patience_warning(patience->idle));
		buf_add(out, " this starts afresh.");
		return true;
	case PATIENCE_WARNS_LIMIT:
		buf_add(out, "This connection ends in ");
		add_time(out, patience_warning(patience->limit));
		buf_add(out, ".");
		return true;
	case PATIENCE_IDLE:
	case PATIENCE_LIMIT:
	case PATIENCE_WAITS:
		break;
	}
	return false;
}
