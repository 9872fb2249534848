/* SPDX-License-Identifier: MIT
 *
 * Writing the word for a picture or a meaning; its sound comes with the feedback.    */
#include "lesson/lesson_kind.h"

#include "base/utf8.h"

/* A longer text is a burden to type, not a test of its spelling; own. */
enum { TYPED_LETTERS_MAX = 40 };

static bool fits(const struct lesson_catalogue *c, int item)
{
    return (lesson_has_picture(c, item) || lesson_has_gloss(c, item)) &&
           utf8_count(c->items[item].text) <= TYPED_LETTERS_MAX;
}

const struct lesson_kind_def lesson_kind_type_word = {
    .name = "type-word",
    .key = "lesson.type-word",
    .by = LESSON_BY_TYPING,
    .skill = SRS_WRITE,
    .estimate_ms = 20000,
    .fits = fits,
};
