/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_queue.h"

#include "base/must.h"

#include <string.h>

void lesson_queue_init(struct lesson_queue *q, const struct lesson_plan *plan)
{
    must(plan->count <= LESSON_STEPS_MAX);
    for (int i = 0; i < plan->count; i++) {
        q->steps[i] = plan->steps[i];
    }
    q->count = plan->count;
    q->at = 0;
}

static void take_out(struct lesson_queue *q, int i)
{
    q->count--;
    memmove(&q->steps[i], &q->steps[i + 1], (size_t)(q->count - i) * sizeof q->steps[0]);
}

static void put_in(struct lesson_queue *q, int i, struct lesson_step step)
{
    must(q->count < LESSON_STEPS_MAX);
    memmove(&q->steps[i + 1], &q->steps[i], (size_t)(q->count - i) * sizeof q->steps[0]);
    q->steps[i] = step;
    q->count++;
}

bool lesson_queue_append(struct lesson_queue *q, struct lesson_step step)
{
    bool fits = q->count < LESSON_STEPS_MAX;
    if (fits) {
        put_in(q, q->count, step);
    }
    return fits;
}

static bool is_same(const struct lesson_step *a, const struct lesson_step *b)
{
    return a->item == b->item && a->kind != LESSON_PRESENT && b->kind != LESSON_PRESENT &&
           lesson_kind_skill(a->kind) == lesson_kind_skill(b->kind);
}

static int returns_so_far(const struct lesson_queue *q, const struct lesson_step *step)
{
    int count = 0;
    for (int i = 0; i <= q->at; i++) {
        const struct lesson_step *one = &q->steps[i];
        count +=
            one->is_return && (is_same(one, step) || (one->is_help && one->item == step->item));
    }
    return count;
}

/* The place behind `gap` others after `from`, or the end. */
static int place_after(const struct lesson_queue *q, int from, int gap, int item)
{
    int others = 0;
    int i = from + 1;
    while (i < q->count && others < gap) {
        others += q->steps[i].item != item;
        i++;
    }
    return i;
}

void lesson_queue_return(struct lesson_queue *q, enum lesson_kind help)
{
    struct lesson_step step = q->steps[q->at];
    int left = LESSON_RETURNS_MAX - returns_so_far(q, &step);
    for (int i = q->count - 1; i > q->at; i--) {
        if (is_same(&q->steps[i], &step)) {
            take_out(q, i);
        }
    }
    bool helps = step.is_return;
    step.is_help = false;
    step.is_return = true;
    step.if_opened = false;
    static const int gaps[] = {LESSON_RETURN_FIRST, LESSON_RETURN_SECOND};
    int from = q->at;
    for (int i = 0; i < 2 && i < left && q->count < LESSON_STEPS_MAX; i++) {
        int to = place_after(q, from, gaps[i], step.item);
        if (i > 0 && to == from + 1) {
            return; /* nothing stands between: twice in a row teaches nothing */
        }
        struct lesson_step again = step;
        again.is_help = helps && i == 0 && left > 1 && help != step.kind;
        again.kind = again.is_help ? help : step.kind;
        put_in(q, to, again);
        from = to;
    }
}

bool lesson_queue_postpone(struct lesson_queue *q, enum srs_skill after)
{
    struct lesson_step step = q->steps[q->at];
    for (int i = q->at + 1; i < q->count; i++) {
        const struct lesson_step *other = &q->steps[i];
        if (other->item == step.item && lesson_kind_skill(other->kind) == after) {
            int to = place_after(q, i, LESSON_SIBLING_GAP, step.item) - 1;
            take_out(q, q->at);
            put_in(q, to, step);
            return true;
        }
    }
    return false;
}

void lesson_queue_drop(struct lesson_queue *q)
{
    take_out(q, q->at);
}
