/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_compare.h"

#include "lesson/lesson_alike.h"

/* A slip in a shorter word makes too much of a difference; source: field 3.3. */
enum { SLIP_LETTERS_LEAST = 4 };
/* Near is at most one letter in so many; source: field 3.3. */
enum { NEAR_SHARE = 4 };
enum { WORDS_MAX = 64 };

struct comparing {
    const struct lesson_alphabet *abc;
    struct lesson_letters expected;
    struct lesson_letters typed;
};

enum spelling { EXACTLY, FOLDED, BY_BASE };

static int spelled(const struct lesson_letter *letter, enum spelling how)
{
    switch (how) {
    case EXACTLY:
        return letter->exact;
    case FOLDED:
        return letter->fold;
    case BY_BASE:
        break;
    }
    return letter->base;
}

static bool same_letters(struct lesson_letters x, struct lesson_letters y, enum spelling how)
{
    if (x.count != y.count) {
        return false;
    }
    for (int i = 0; i < x.count; i++) {
        if (spelled(&x.p[i], how) != spelled(&y.p[i], how)) {
            return false;
        }
    }
    return true;
}

bool lesson_letters_same(struct lesson_letters x, struct lesson_letters y)
{
    return same_letters(x, y, FOLDED);
}

static bool is_left_out(const struct lesson_letter *letter, bool apostrophes)
{
    return letter->kind == LESSON_SPACE || letter->kind == LESSON_JOINER ||
           (apostrophes && letter->kind == LESSON_APOSTROPHE_SIGN);
}

/* The next letter from *i on that is not left out, or NULL. */
static const struct lesson_letter *next_kept(struct lesson_letters x, int *i, bool apostrophes)
{
    while (*i < x.count && is_left_out(&x.p[*i], apostrophes)) {
        (*i)++;
    }
    return *i < x.count ? &x.p[(*i)++] : NULL;
}

/* Equal but for spaces and hyphens, or also for apostrophes. */
static bool same_joined(struct lesson_letters x, struct lesson_letters y, bool apostrophes)
{
    int i = 0;
    int j = 0;
    for (;;) {
        const struct lesson_letter *a = next_kept(x, &i, apostrophes);
        const struct lesson_letter *b = next_kept(y, &j, apostrophes);
        if (a == NULL || b == NULL) {
            return a == b;
        }
        if (a->base != b->base) {
            return false;
        }
    }
}

/* Spelled otherwise in a way that the rules know. */
static bool known_confusion(const struct comparing *c, enum lesson_verdict_kind *kind,
                            double *credit)
{
    const struct lesson_rules *rules = c->abc->rules;
    struct arena *a = c->abc->a;
    struct str expected = lesson_letters_key(c->abc, c->expected, a);
    struct str typed = lesson_letters_key(c->abc, c->typed, a);
    if (str_eq(lesson_rewrite(rules->own, expected, a), lesson_rewrite(rules->own, typed, a))) {
        *kind = LESSON_OWN_LETTER;
        *credit = 0.5;
        return true;
    }
    expected = lesson_rewrite(rules->alike, expected, a);
    typed = lesson_rewrite(rules->alike, typed, a);
    if (str_eq(expected, typed)) {
        *kind = LESSON_ALIKE;
        *credit = 0.6;
        return true;
    }
    if (str_eq(lesson_undouble(rules->doubling, expected, a),
               lesson_undouble(rules->doubling, typed, a))) {
        *kind = LESSON_LENGTH;
        *credit = 0.5;
        return true;
    }
    return false;
}

/* The spelling is right, or differs in what is a remark at most. */
static bool same_spelling(const struct comparing *c, enum lesson_verdict_kind *kind, double *credit)
{
    const struct lesson_rules *rules = c->abc->rules;
    if (same_letters(c->expected, c->typed, EXACTLY)) {
        *kind = LESSON_EXACT;
        *credit = 1.0;
    } else if (same_letters(c->expected, c->typed, FOLDED)) {
        *kind = LESSON_CASE;
        *credit = rules->case_matters ? 0.8 : 1.0;
    } else if (same_letters(c->expected, c->typed, BY_BASE)) {
        *kind = LESSON_ACCENT;
        *credit = rules->accents_matter ? 0.6 : 0.95;
    } else if (same_joined(c->expected, c->typed, false)) {
        *kind = LESSON_SPACING;
        *credit = 0.8;
    } else if (same_joined(c->expected, c->typed, true)) {
        *kind = LESSON_APOSTROPHE;
        *credit = 0.8;
    } else {
        return false;
    }
    return true;
}

/* The word around a letter; where `at` is a space or the end, the word before. */
static struct lesson_range word_at(struct lesson_letters letters, int at)
{
    bool inside = at < letters.count && letters.p[at].kind != LESSON_SPACE;
    int from = inside || at == 0 ? at : at - 1;
    int to = from;
    while (from > 0 && letters.p[from - 1].kind != LESSON_SPACE) {
        from--;
    }
    while (to < letters.count && letters.p[to].kind != LESSON_SPACE) {
        to++;
    }
    return (struct lesson_range){(size_t)from, (size_t)to};
}

static int letters_in(struct lesson_letters letters, struct lesson_range word)
{
    int count = 0;
    for (size_t i = word.from; i < word.to; i++) {
        count += letters.p[i].kind == LESSON_LETTER;
    }
    return count;
}

static enum lesson_verdict_kind slip_kind(enum lesson_op_kind op)
{
    switch (op) {
    case LESSON_OP_MISSING:
        return LESSON_SLIP_MISSING;
    case LESSON_OP_EXTRA:
        return LESSON_SLIP_EXTRA;
    case LESSON_OP_SWAPPED:
        return LESSON_SLIP_SWAPPED;
    case LESSON_OP_OTHER:
    case LESSON_OP_SAME:
        break;
    }
    return LESSON_SLIP_OTHER;
}

/* One letter off, in a word that is long enough. */
static bool is_slip(const struct comparing *c, const struct lesson_alignment *alignment,
                    struct lesson_comparison *out)
{
    const struct lesson_op *op = alignment->ops;
    if (alignment->distance != 1) {
        return false;
    }
    while (op->kind == LESSON_OP_SAME) {
        op++;
    }
    struct lesson_range word = word_at(c->expected, op->expected);
    if (letters_in(c->expected, word) < SLIP_LETTERS_LEAST) {
        return false;
    }
    struct lesson_range typed = word_at(c->typed, op->typed);
    out->verdict.kind = slip_kind(op->kind);
    out->verdict.credit = 0.6;
    out->slip = lesson_letters_slice(c->typed, (int)typed.from, (int)typed.to);
    return true;
}

struct words {
    struct lesson_letters at[WORDS_MAX];
    int count;
};

/* False when there are too many. */
static bool split_words(struct lesson_letters letters, struct words *out)
{
    out->count = 0;
    for (int from = 0; from < letters.count;) {
        struct lesson_range word = word_at(letters, from);
        if (out->count == WORDS_MAX) {
            return false;
        }
        out->at[out->count++] = lesson_letters_slice(letters, from, (int)word.to);
        from = (int)word.to + 1;
    }
    return true;
}

/* Whether every word of x stands in y as often. */
static bool same_words(const struct words *x, const struct words *y)
{
    bool used[WORDS_MAX] = {false};
    for (int i = 0; i < x->count; i++) {
        int j = 0;
        while (j < y->count && (used[j] || !same_letters(x->at[i], y->at[j], BY_BASE))) {
            j++;
        }
        if (j == y->count) {
            return false;
        }
        used[j] = true;
    }
    return x->count == y->count;
}

static bool has_pair(const struct words *x, struct lesson_letters first,
                     struct lesson_letters second)
{
    for (int i = 0; i + 1 < x->count; i++) {
        if (same_letters(x->at[i], first, BY_BASE) && same_letters(x->at[i + 1], second, BY_BASE)) {
            return true;
        }
    }
    return false;
}

/* The right words in another order: the share of neighbours that are right, at most .7. */
static bool is_order(const struct comparing *c, double *credit)
{
    struct words expected;
    struct words typed;
    if (!split_words(c->expected, &expected) || !split_words(c->typed, &typed) ||
        expected.count < 2 || !same_words(&expected, &typed)) {
        return false;
    }
    int right = 0;
    for (int i = 0; i + 1 < typed.count; i++) {
        right += has_pair(&expected, typed.at[i], typed.at[i + 1]);
    }
    double share = (double)right / (typed.count - 1);
    *credit = share < 0.7 ? share : 0.7;
    return true;
}

static void compare_distance(const struct comparing *c, struct lesson_comparison *out)
{
    struct lesson_alignment alignment = lesson_align(c->expected, c->typed, c->abc->a);
    struct lesson_verdict *verdict = &out->verdict;
    out->distance = alignment.distance;
    if (same_spelling(c, &verdict->kind, &verdict->credit) ||
        known_confusion(c, &verdict->kind, &verdict->credit) || is_slip(c, &alignment, out)) {
        /* said all there is */
    } else if (is_order(c, &verdict->credit)) {
        verdict->kind = LESSON_ORDER;
    } else if (alignment.distance * NEAR_SHARE <= c->expected.count) {
        verdict->kind = LESSON_NEAR;
        verdict->credit = 0.3;
    }
    if (verdict->kind != LESSON_ORDER) { /* moved words are not letters that differ */
        lesson_align_spans(&alignment, c->expected, c->typed, verdict);
    }
}

struct lesson_comparison lesson_compare(const struct lesson_alphabet *abc,
                                        struct lesson_letters expected, struct lesson_letters typed)
{
    struct comparing c = {abc, expected, typed};
    struct lesson_comparison out = {.verdict = {.kind = LESSON_WRONG, .other_item = -1}};
    if (expected.cut || typed.cut) {
        out.distance = LESSON_LETTERS_MAX;
    } else if (same_letters(expected, typed, EXACTLY)) {
        out.verdict.kind = LESSON_EXACT;
        out.verdict.credit = 1.0;
    } else {
        compare_distance(&c, &out);
    }
    return out;
}
