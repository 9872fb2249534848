/* SPDX-License-Identifier: MIT
 *
 * lesson_similar.h - inside lesson: words that are mixed up when they stand together.  */
#ifndef LESSON_LESSON_SIMILAR_H
#define LESSON_LESSON_SIMILAR_H

#include "lesson/lesson_catalogue.h"

/* Two items that begin with the same four letters or end in them, or have the
 * same picture.  Cheap: no dictionary, no meaning.  False for an item and itself. */
bool lesson_similar(const struct lesson_catalogue *c, int x, int y);

#endif
