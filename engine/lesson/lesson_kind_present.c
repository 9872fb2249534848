/* SPDX-License-Identifier: MIT
 *
 * Meeting an item: word, sound, picture and meaning at once; nothing is asked.       */
#include "lesson/lesson_kind.h"

static bool fits(const struct lesson_catalogue *c, int item)
{
    return c->items[item].text.n > 0;
}

const struct lesson_kind_def lesson_kind_present = {
    .name = "present",
    .key = "lesson.present",
    .by = LESSON_BY_MEETING,
    .skill = SRS_LISTEN,
    .estimate_ms = 8000,
    .fits = fits,
};
