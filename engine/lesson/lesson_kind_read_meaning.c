/* SPDX-License-Identifier: MIT
 *
 * Reading: the word is seen, one of the meanings is its own.                         */
#include "lesson/lesson_kind.h"

const struct lesson_kind_def lesson_kind_read_meaning = {
    .name = "read-meaning",
    .key = "lesson.read-meaning",
    .by = LESSON_BY_CHOICE,
    .skill = SRS_READ,
    .estimate_ms = 8000,
    .fits = lesson_has_gloss,
    .option_fits = lesson_has_gloss,
};
