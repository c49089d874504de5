#include <string.h>

#include "core/lint.h"

static int
node_count(const struct condition *condition)
{
	if (condition == NULL)
		return 0;
	return 1 + node_count(condition->left) + node_count(condition->right);
}

static void
take_apart(struct nodes *nodes, const struct condition *condition)
{
	struct node *node = &nodes->list[nodes->count++];
	node->condition = condition;
	if (condition->left != NULL)
		take_apart(nodes, condition->left);
	node->right = nodes->count;
	if (condition->right != NULL)
		take_apart(nodes, condition->right);
}

struct nodes
nodes_of(struct arena *arena, const struct quiz *quiz, const struct condition *condition)
{
	struct nodes nodes = {0};
	nodes.list = ARENA_ARRAY(arena, (size_t)node_count(condition), struct node);
	if (condition != NULL)
		take_apart(&nodes, condition);
	for (int i = 0; i < nodes.count; i++) {
		enum test test = nodes.list[i].condition->test;
		if (test == TEST_VERDICT_IS || test == TEST_VERDICT_IS_NOT)
			nodes.verdicts = ((1U << quiz->outcome_count) - 1) | VERDICT_BIT_TIE | VERDICT_BIT_NONE;
	}
	return nodes;
}

/* Both operands are looked at, whatever the first one comes out as. */
static bool
come_out(const struct plan *plan, struct nodes *nodes, int i, unsigned verdict)
{
	struct node *node = &nodes->list[i];
	const struct condition *condition = node->condition;
	bool value;
	if (condition->left == NULL) {
		value = condition_holds(condition, plan->sheet, plan->asked, verdict);
	} else if (condition->right == NULL) {
		value = !come_out(plan, nodes, i + 1, verdict);
	} else {
		bool left = come_out(plan, nodes, i + 1, verdict);
		bool right = come_out(plan, nodes, node->right, verdict);
		value = condition->test == TEST_AND ? left && right : left || right;
	}
	node->was[value] = true;
	return value;
}

static void
note_all(const struct plan *plan, struct nodes *nodes)
{
	if (nodes->count == 0)
		return;
	if (nodes->verdicts == 0)
		come_out(plan, nodes, 0, 0);
	for (unsigned bit = 1; bit <= nodes->verdicts; bit <<= 1)
		if ((nodes->verdicts & bit) != 0)
			come_out(plan, nodes, 0, bit);
}

struct step {
	struct plan *plan;
	const struct cluster *cluster;
	int q;
	int32_t *key;
	struct chances next;
};

static void
go_on(struct step *step, const int32_t *context, int reply)
{
	memcpy(step->key, context, (size_t)step->next.width * sizeof *context);
	plan_note(step->plan, step->cluster, step->key, step->q, reply);
	chances_find(&step->next, step->key);
	step->plan->steps -= 1 + step->next.width;
}

/* Options that no condition tells apart lead on alike. */
static void
reply_all(struct step *step, const int32_t *context, bool asked)
{
	const struct plan *plan = step->plan;
	if (!asked || plan->last_look[step->q] == NOBODY) {
		go_on(step, context, REPLY_OPEN);
		return;
	}
	for (int o = 0; o < plan->quiz->questions[step->q].option_count; o++)
		if (plan->seen_as[step->q][o] == o)
			go_on(step, context, o);
	go_on(step, context, REPLY_SKIPPED);
}

enum { WORDS_USUAL = 8 }; /* of a key; wider ones make the table shorter, not larger */

bool
ways_follow(struct plan *plan, const struct cluster *cluster, struct nodes *nodes, bool *reached,
            int *done)
{
	struct arena scratch = {0};
	int words = cluster->words > 0 ? cluster->words : 1;
	size_t most = plan->states / (size_t)(1 + words / WORDS_USUAL) + 1;
	struct step step = {
		.plan = plan, .cluster = cluster, .key = ARENA_ARRAY(&scratch, (size_t)words, int32_t),
	};
	struct chances now = chances_new(words, most);
	chances_find(&now, step.key);
	bool good = plan->steps >= 0;
	for (*done = 0; *done < cluster->count && good; ++*done) {
		step.q = cluster->questions[*done];
		step.next = chances_new(words, most);
		for (size_t i = 0; i < now.count; i++) {
			const int32_t *context = chances_key(&now, i);
			bool asked = plan_asks(plan, cluster, context, step.q);
			note_all(plan, &nodes[step.q]);
			reached[step.q] |= asked;
			reply_all(&step, context, asked);
		}
		chances_free(&now);
		now = step.next;
		good = !now.full && plan->steps >= 0;
	}
	chances_free(&now);
	arena_free(&scratch);
	return good;
}
