/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_help.h"

#include "lesson/lesson_opener.h"

/* The last kind of the skill: the one that is nearest to what comes after it. */
static bool last_kind(const struct lesson_catalogue *c, enum srs_skill skill, int item,
                      enum lesson_kind other_than, enum lesson_kind *out)
{
    for (int k = LESSON_KINDS - 1; k >= 0; k--) {
        enum lesson_kind kind = (enum lesson_kind)k;
        if (kind != other_than && lesson_kind_by(kind) != LESSON_BY_MEETING &&
            lesson_kind_skill(kind) == skill && lesson_kind_fits(c, kind, item)) {
            *out = kind;
            return true;
        }
    }
    return false;
}

enum lesson_kind lesson_help_kind(const struct lesson_catalogue *c, enum lesson_kind kind, int item)
{
    struct lesson_opening opener;
    enum srs_skill skill = lesson_kind_skill(kind);
    enum lesson_kind help = kind;
    if (lesson_opener(c, item, skill, &opener) && last_kind(c, opener.after, item, kind, &help)) {
        return help;
    }
    (void)last_kind(c, skill, item, kind, &help);
    return help;
}
