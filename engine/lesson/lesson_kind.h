/* SPDX-License-Identifier: MIT
 *
 * lesson_kind.h - inside lesson: what one kind of exercise is made of.
 *
 * A new kind is a file with one of these, and a line in lesson_exercise.c.           */
#ifndef LESSON_LESSON_KIND_H
#define LESSON_LESSON_KIND_H

#include "lesson/lesson_exercise.h"

struct lesson_kind_def {
    const char *name; /* stored in learners' files: never changes */
    const char *key;
    enum lesson_answer_by by;
    enum srs_skill skill;
    int estimate_ms; /* own estimate for a beginner, feedback included */
    bool (*fits)(const struct lesson_catalogue *c, int item);
    /* Whether `other` can stand as an option; NULL unless answered by choice. */
    bool (*option_fits)(const struct lesson_catalogue *c, int other);
};

extern const struct lesson_kind_def lesson_kind_present;
extern const struct lesson_kind_def lesson_kind_listen_picture;
extern const struct lesson_kind_def lesson_kind_read_meaning;
extern const struct lesson_kind_def lesson_kind_choose_word;
extern const struct lesson_kind_def lesson_kind_type_word;

/* Puts up to `most` wrong options for `item` into out; returns how many.  The likeliest to
 * be confused first: same unit, kind and first letter; none could be taken for another. */
int lesson_distractors(const struct lesson_catalogue *c, const struct lesson_kind_def *kind,
                       int item, struct rng *rng, int most, int *out);

#endif
