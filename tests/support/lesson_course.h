/* SPDX-License-Identifier: MIT
 *
 * lesson_course.h - a course made of nothing, for planning without a file.           */
#ifndef TESTS_LESSON_COURSE_H
#define TESTS_LESSON_COURSE_H

#include "lesson/lesson_plan.h"

enum { COURSE_ITEMS_MAX = 20000, COURSE_UNITS_MAX = 500 };

struct lesson_course {
    struct arena a;
    struct pack_unit *units;
    struct pack_item *items;
    struct lesson_facts *facts;
    struct lesson_catalogue catalogue;
    struct lesson_memory *memories;
    struct lesson_memories known; /* view of the memories */
    struct srs_model model;
};

/* Units of so many items; every item has a sound, a picture and a meaning of its own. */
void lesson_course_init(struct lesson_course *course, int units, int items_per_unit);
void lesson_course_finish(struct lesson_course *course);

/* Grades a skill of an item so many times on one day. */
void lesson_course_learn(struct lesson_course *course, int item, enum srs_skill skill,
                         enum srs_grade grade, int32_t day, int times);

struct lesson_wish lesson_course_wish(const struct lesson_course *course, int unit, int minutes,
                                      int32_t today);

#endif
