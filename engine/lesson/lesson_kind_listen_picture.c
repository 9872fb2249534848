/* SPDX-License-Identifier: MIT
 *
 * Listening: the word is heard, one of the pictures is it.  source: field 3.4, E11.  */
#include "lesson/lesson_kind.h"

static bool fits(const struct lesson_catalogue *c, int item)
{
    return c->facts[item].has_clip && lesson_has_picture(c, item);
}

const struct lesson_kind_def lesson_kind_listen_picture = {
    .name = "listen-picture",
    .key = "lesson.listen-picture",
    .by = LESSON_BY_CHOICE,
    .skill = SRS_LISTEN,
    .estimate_ms = 8000,
    .fits = fits,
    .option_fits = lesson_has_picture,
};
