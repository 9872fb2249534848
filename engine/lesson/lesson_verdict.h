/* SPDX-License-Identifier: MIT
 *
 * lesson_verdict.h - what was right or not about an answer, and where.
 *
 * A verdict holds keys and places; the words around it are the app's.  Places are byte
 * ranges on grapheme borders: `typed` in what the learner typed as it was handed in,
 * `expected` in verdict.expected.                                                     */
#ifndef LESSON_LESSON_VERDICT_H
#define LESSON_LESSON_VERDICT_H

#include "base/str.h"
#include "srs/srs_skill.h"

#include <stdbool.h>

enum lesson_verdict_kind {
    LESSON_EXACT,
    LESSON_CASE,            /* only capitals differ */
    LESSON_ARTICLE_MISSING, /* the word is right, its article was left out */
    LESSON_ACCENT,          /* only marks differ: e for é */
    LESSON_SPACING,         /* only spaces or hyphens differ */
    LESSON_APOSTROPHE,      /* only apostrophes differ */
    LESSON_SLIP_MISSING,    /* one letter too few */
    LESSON_SLIP_EXTRA,      /* one letter too many */
    LESSON_SLIP_OTHER,      /* one other letter */
    LESSON_SLIP_SWAPPED,    /* two neighbours changed places */
    LESSON_ALIKE,           /* spelled otherwise, sounds the same */
    LESSON_LENGTH,          /* a letter doubled, or not: man, maan */
    LESSON_OWN_LETTER,      /* a for å: another letter, not an accent */
    LESSON_ARTICLE_WRONG,
    LESSON_PLURAL,     /* the word, but more than one of it */
    LESSON_ORDER,      /* the right words in another order */
    LESSON_OTHER_WORD, /* another word of the course */
    LESSON_NEAR,
    LESSON_WRONG,
    LESSON_SCRIPT, /* typed in another alphabet: the keyboard is set wrong */
    LESSON_EMPTY,  /* nothing was typed */
};

enum lesson_span_kind {
    LESSON_SPAN_MISSING, /* typed.from == typed.to: where the slot opens */
    LESSON_SPAN_EXTRA,   /* expected.from == expected.to */
    LESSON_SPAN_OTHER,
    LESSON_SPAN_SWAPPED, /* both letters */
    LESSON_SPAN_CASE,
    LESSON_SPAN_ACCENT,
};

struct lesson_range {
    size_t from; /* bytes */
    size_t to;   /* one past the last */
};

struct lesson_span {
    enum lesson_span_kind kind;
    struct lesson_range typed;
    struct lesson_range expected;
};

enum { LESSON_SPANS_MAX = 16, LESSON_VERDICTS = LESSON_EMPTY + 1 };

struct lesson_verdict {
    enum lesson_verdict_kind kind;
    double credit;       /* 0 .. 1 */
    struct str expected; /* the closest right answer, with its article if it has one */
    int other_item;      /* the other word of the course, or -1 */
    struct lesson_span spans[LESSON_SPANS_MAX]; /* in reading order; none if too far off */
    int span_count;
};

/* From here on an answer is taken as right, with a remark. */
#define LESSON_CREDIT_RIGHT 0.8
/* Below this an answer counts as not remembered; source: field 3.3. */
#define LESSON_CREDIT_PASS 0.6
#define LESSON_CREDIT_GOOD 0.95

/* Whether it was an answer at all, and not an accident of the keyboard. */
static inline bool lesson_verdict_counts(const struct lesson_verdict *v)
{
    return v->kind != LESSON_EMPTY && v->kind != LESSON_SCRIPT;
}

static inline bool lesson_verdict_right(const struct lesson_verdict *v)
{
    return v->credit >= LESSON_CREDIT_RIGHT;
}

/* Catalogue key of the remark, "judge.letter-missing"; NULL for LESSON_EXACT. */
const char *lesson_verdict_key(enum lesson_verdict_kind kind);
/* Name for tables and logs, "slip-missing"; static. */
const char *lesson_verdict_name(enum lesson_verdict_kind kind);

/* Good from LESSON_CREDIT_GOOD, hard from LESSON_CREDIT_PASS, else again. */
enum srs_grade lesson_grade(double credit);

#endif
