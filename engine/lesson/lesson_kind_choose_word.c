/* SPDX-License-Identifier: MIT
 *
 * Choosing the written word for a picture or a meaning.  source: field 3.4, E16.     */
#include "lesson/lesson_kind.h"

static bool fits(const struct lesson_catalogue *c, int item)
{
    return lesson_has_picture(c, item) || lesson_has_gloss(c, item);
}

/* An option without picture and meaning could be a second name of what is shown. */
static bool option_fits(const struct lesson_catalogue *c, int other)
{
    return fits(c, other);
}

const struct lesson_kind_def lesson_kind_choose_word = {
    .name = "choose-word",
    .key = "lesson.choose-word",
    .by = LESSON_BY_CHOICE,
    .skill = SRS_READ,
    .estimate_ms = 8000,
    .fits = fits,
    .option_fits = option_fits,
};
