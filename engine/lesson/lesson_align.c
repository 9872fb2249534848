/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_align.h"

/* costs[i * (typed + 1) + j]: of what follows expected letter i and typed letter j. */
struct grid {
    struct lesson_letters expected;
    struct lesson_letters typed;
    uint16_t *costs;
};

static uint16_t *cost_at(const struct grid *g, int i, int j)
{
    return &g->costs[(size_t)i * ((size_t)g->typed.count + 1) + (size_t)j];
}

static bool is_same(const struct grid *g, int i, int j)
{
    return g->expected.p[i].base == g->typed.p[j].base;
}

static bool is_swapped(const struct grid *g, int i, int j)
{
    return i + 1 < g->expected.count && j + 1 < g->typed.count && is_same(g, i, j + 1) &&
           is_same(g, i + 1, j) && !is_same(g, i, j);
}

/* The cheapest way on from (i, j), where letters are left; preferring what keeps letters
 * beside each other. */
static enum lesson_op_kind best_op(const struct grid *g, int i, int j, int *cost)
{
    bool more_expected = i < g->expected.count;
    bool more_typed = j < g->typed.count;
    enum lesson_op_kind best = LESSON_OP_MISSING;
    *cost = UINT16_MAX;
    if (more_expected && more_typed) {
        best = is_same(g, i, j) ? LESSON_OP_SAME : LESSON_OP_OTHER;
        *cost = *cost_at(g, i + 1, j + 1) + (best == LESSON_OP_OTHER);
        if (is_swapped(g, i, j) && *cost_at(g, i + 2, j + 2) + 1 <= *cost) {
            best = LESSON_OP_SWAPPED;
            *cost = *cost_at(g, i + 2, j + 2) + 1;
        }
    }
    if (more_expected && *cost_at(g, i + 1, j) + 1 < *cost) {
        best = LESSON_OP_MISSING;
        *cost = *cost_at(g, i + 1, j) + 1;
    }
    if (more_typed && *cost_at(g, i, j + 1) + 1 < *cost) {
        best = LESSON_OP_EXTRA;
        *cost = *cost_at(g, i, j + 1) + 1;
    }
    return best;
}

/* From the ends to the beginning, so that the way back runs in reading order and takes
 * equal letters as early as it can. */
static void fill(const struct grid *g)
{
    for (int i = g->expected.count; i >= 0; i--) {
        for (int j = g->typed.count; j >= 0; j--) {
            int cost = 0;
            if (i < g->expected.count || j < g->typed.count) {
                (void)best_op(g, i, j, &cost);
            }
            *cost_at(g, i, j) = (uint16_t)cost;
        }
    }
}

static int trace(const struct grid *g, struct lesson_op *ops)
{
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < g->expected.count || j < g->typed.count) {
        int cost;
        enum lesson_op_kind kind = best_op(g, i, j, &cost);
        ops[count++] = (struct lesson_op){kind, i, j};
        int both = kind == LESSON_OP_SWAPPED ? 2 : 1;
        i += kind == LESSON_OP_EXTRA ? 0 : both;
        j += kind == LESSON_OP_MISSING ? 0 : both;
    }
    return count;
}

struct lesson_alignment lesson_align(struct lesson_letters expected, struct lesson_letters typed,
                                     struct arena *a)
{
    size_t cells = ((size_t)expected.count + 1) * ((size_t)typed.count + 1);
    struct grid g = {expected, typed, ARENA_ARRAY(a, uint16_t, cells)};
    fill(&g);
    size_t most = (size_t)expected.count + (size_t)typed.count;
    struct lesson_op *ops = ARENA_ARRAY(a, struct lesson_op, most + 1);
    int count = trace(&g, ops);
    return (struct lesson_alignment){ops, count, *cost_at(&g, 0, 0)};
}

static bool touch(struct lesson_range a, struct lesson_range b)
{
    return a.to >= b.from;
}

void lesson_span_add(struct lesson_verdict *verdict, struct lesson_span span)
{
    if (verdict->span_count > 0) {
        struct lesson_span *last = &verdict->spans[verdict->span_count - 1];
        if (last->kind == span.kind && span.kind != LESSON_SPAN_SWAPPED &&
            touch(last->typed, span.typed) && touch(last->expected, span.expected)) {
            last->typed.to = span.typed.to;
            last->expected.to = span.expected.to;
            return;
        }
    }
    if (verdict->span_count < LESSON_SPANS_MAX) {
        verdict->spans[verdict->span_count++] = span;
    }
}

/* Where a letter would stand that is not there: right behind the one before. */
static struct lesson_range slot_in(struct lesson_letters letters, int before)
{
    size_t at = 0;
    if (before > 0) {
        at = letters.p[before - 1].at.to;
    } else if (letters.count > 0) {
        at = letters.p[0].at.from;
    }
    return (struct lesson_range){at, at};
}

static struct lesson_range from_to(struct lesson_letters letters, int first, int last)
{
    return (struct lesson_range){letters.p[first].at.from, letters.p[last].at.to};
}

static void add_same(struct lesson_letters e, struct lesson_letters t, const struct lesson_op *op,
                     struct lesson_verdict *verdict)
{
    const struct lesson_letter *expected = &e.p[op->expected];
    const struct lesson_letter *typed = &t.p[op->typed];
    if (expected->fold != typed->fold) {
        lesson_span_add(verdict, (struct lesson_span){LESSON_SPAN_ACCENT, typed->at, expected->at});
    } else if (expected->exact != typed->exact && verdict->kind == LESSON_CASE) {
        lesson_span_add(verdict, (struct lesson_span){LESSON_SPAN_CASE, typed->at, expected->at});
    }
}

static void add_op(struct lesson_letters e, struct lesson_letters t, const struct lesson_op *op,
                   struct lesson_verdict *verdict)
{
    int i = op->expected;
    int j = op->typed;
    switch (op->kind) {
    case LESSON_OP_SAME:
        add_same(e, t, op, verdict);
        break;
    case LESSON_OP_MISSING:
        lesson_span_add(verdict,
                        (struct lesson_span){LESSON_SPAN_MISSING, slot_in(t, j), e.p[i].at});
        break;
    case LESSON_OP_EXTRA:
        lesson_span_add(verdict, (struct lesson_span){LESSON_SPAN_EXTRA, t.p[j].at, slot_in(e, i)});
        break;
    case LESSON_OP_OTHER:
        lesson_span_add(verdict, (struct lesson_span){LESSON_SPAN_OTHER, t.p[j].at, e.p[i].at});
        break;
    case LESSON_OP_SWAPPED:
        lesson_span_add(verdict, (struct lesson_span){LESSON_SPAN_SWAPPED, from_to(t, j, j + 1),
                                                      from_to(e, i, i + 1)});
        break;
    }
}

void lesson_align_spans(const struct lesson_alignment *alignment, struct lesson_letters expected,
                        struct lesson_letters typed, struct lesson_verdict *verdict)
{
    verdict->span_count = 0;
    int longer = expected.count > typed.count ? expected.count : typed.count;
    if (alignment->distance * 2 > longer) {
        return;
    }
    for (int i = 0; i < alignment->count; i++) {
        add_op(expected, typed, &alignment->ops[i], verdict);
    }
}
