/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_opener.h"

#include "lesson/lesson_exercise.h"

#include <stddef.h>

static const struct lesson_opening *opening_of(enum srs_skill skill)
{
    for (int i = 0; i < LESSON_OPENINGS; i++) {
        if (lesson_openings[i].skill == skill) {
            return &lesson_openings[i];
        }
    }
    return NULL;
}

static const struct lesson_opening *opening_after(enum srs_skill skill)
{
    for (int i = 0; i < LESSON_OPENINGS; i++) {
        if (lesson_openings[i].after == skill) {
            return &lesson_openings[i];
        }
    }
    return NULL;
}

bool lesson_skill_after(const struct lesson_catalogue *c, int item, enum srs_skill skill,
                        enum srs_skill *out)
{
    const struct lesson_opening *next = opening_after(skill);
    while (next != NULL && !lesson_skill_fits(c, next->skill, item)) {
        next = opening_after(next->skill);
    }
    if (next == NULL) {
        return false;
    }
    *out = next->skill;
    return true;
}

bool lesson_first_skill(const struct lesson_catalogue *c, int item, enum srs_skill *out)
{
    *out = lesson_openings[0].after;
    return lesson_skill_fits(c, *out, item) || lesson_skill_after(c, item, *out, out);
}

bool lesson_opener(const struct lesson_catalogue *c, int item, enum srs_skill skill,
                   struct lesson_opening *out)
{
    const struct lesson_opening *rule = opening_of(skill);
    const struct lesson_opening *before = rule;
    while (before != NULL && !lesson_skill_fits(c, before->after, item)) {
        before = opening_of(before->after);
    }
    if (before == NULL) {
        return false;
    }
    *out = (struct lesson_opening){skill, before->after, rule->successes};
    return true;
}
