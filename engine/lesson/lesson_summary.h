/* SPDX-License-Identifier: MIT
 *
 * lesson_summary.h - when the words of a session come back, for its last screen.     */
#ifndef LESSON_LESSON_SUMMARY_H
#define LESSON_LESSON_SUMMARY_H

#include "lesson/lesson_plan.h"
#include "lesson/lesson_session.h"

enum lesson_when {
    LESSON_TOMORROW,  /* within a day */
    LESSON_IN_DAYS,   /* 2 to 6 days */
    LESSON_NEXT_WEEK, /* 7 to 13 */
    LESSON_IN_WEEKS,  /* 14 to 27 */
    LESSON_LATER,     /* more */
};
enum { LESSON_WHENS = 5 };

struct lesson_comeback {
    int item;
    int32_t due_day; /* of its skill that comes first */
    int32_t in_days; /* from today, at least 1 */
    enum lesson_when when;
};

struct lesson_summary {
    const struct lesson_comeback *items; /* soonest first, else as they were met */
    int count;
    int per_when[LESSON_WHENS];
};

/* What is suspended by then does not come back.  `memories`: as the store holds them after the
 * session's last result. owner: in `a`. */
struct lesson_summary lesson_session_summary(const struct lesson_session *s,
                                             const struct lesson_memories *memories,
                                             const struct lesson_moment *at, struct arena *a);

#endif
