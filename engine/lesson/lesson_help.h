/* SPDX-License-Identifier: MIT
 *
 * lesson_help.h - inside lesson: another exercise for what keeps failing.
 *
 * Repeating what failed four times teaches failing.  The item is met again, then asked in
 * an easier way, and only then in the one that failed.                                  */
#ifndef LESSON_LESSON_HELP_H
#define LESSON_LESSON_HELP_H

#include "lesson/lesson_exercise.h"

/* The kind that helps before `kind`: of the skill that opened this one; else another of
 * the same skill; else `kind` itself. */
enum lesson_kind lesson_help_kind(const struct lesson_catalogue *c, enum lesson_kind kind,
                                  int item);

#endif
