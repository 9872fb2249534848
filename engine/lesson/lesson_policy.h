/* SPDX-License-Identifier: MIT
 *
 * lesson_policy.h - the numbers above the memory model, all in one place.
 *
 * The raw model is not a teacher: it may hold a first success for five days, ask for a
 * failure again after three seconds and build a mountain after an illness.  Each number
 * says why it is what it is: "field" and "scheduling" are the project's research notes,
 * "simulated" was tried in tala-lab simulate, "own" is a choice not yet measured.       */
#ifndef LESSON_LESSON_POLICY_H
#define LESSON_LESSON_POLICY_H

#include "base/str.h"
#include "srs/srs_model.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    /* -- how long a session is -- */
    LESSON_MINUTES_LEAST = 3, /* a few words met and asked; a wait for the bus; own */
    LESSON_MINUTES_MAX = 60,  /* the longest slot of a library's PC; field 6 */
    LESSON_SPARE_SHARE = 4,   /* further steps for a quarter of the minutes, for who needs less
                                 time than was thought; own */
    LESSON_STEPS_MAX = 512,   /* an hour at seven seconds each, returns included; own */

    /* -- new items -- */
    LESSON_NEW_PER_PERIOD = 8,  /* new items in a session; field 3.5 */
    LESSON_PERIOD_MINUTES = 20, /* ... or in so much of a longer one; own */
    LESSON_NEW_MAX = LESSON_NEW_PER_PERIOD * LESSON_MINUTES_MAX / LESSON_PERIOD_MINUTES,
    LESSON_NEW_SHARE = 2,       /* half of the minutes at most, while anything is due; field 3.5 */
    LESSON_LOAD_FREE = 200,     /* per cent of the minutes: new items shrink when more waits; */
    LESSON_LOAD_FULL = 500,     /* none are left when so much does.  With 100 and 300 a twentieth
                                   less was known a minute; with 300 and 600 a fiftieth more, and
                                   the worst pile was up to a third higher; simulated */
    LESSON_NEW_LEAST = 2,       /* in a unit chosen by hand, however much is due; own */
    LESSON_NEW_MISSES = 20,     /* per cent of first questions missed, for the estimate; own */
    LESSON_FIRST_ASK_LEAST = 2, /* others between meeting and the first question: longer than */
    LESSON_FIRST_ASK_MOST = 4,  /* the ear remembers, shorter than it takes to forget; own */
    LESSON_SECOND_ASK = 6,      /* others before a new item's second question; own */

    /* -- what is due -- */
    LESSON_INTERVAL_LEAST = 1, /* days: what was missed is asked again within the session,
                                  and then tomorrow; scheduling 4.6 */
    LESSON_REST_LAPSES = 3, /* from so many lapses on it rests: what will not stay takes the time */
    LESSON_REST_DAYS = 7,   /* of several words that would; so long for each of these lapses, */
    LESSON_REST_MOST = 14,  /* but no longer than this.  Without, up to a twentieth less was known
                               a minute, and the worst pile was a quarter higher; from the second
                               lapse on up to a twentieth more, but everybody forgets twice;
                               simulated */
    LESSON_OPENED_SHARE = 2,     /* half of the minutes at most for skills just opened, before what
                                    is due.  Behind it a sixth fewer words were known in every
                                    skill; simulated */
    LESSON_NEED_WEIGHT = 10,     /* per cent of recall on top for a word that stands in the texts of
                                    the next items: they are understood by it; own */
    LESSON_LONGEST_SHARE = 5,    /* every fifth review is what has waited longest, so that
                                    nothing waits for ever; own */
    LESSON_ELSEWHERE_SHARE = 3,  /* in a chosen unit a third at most is of other units; own */
    LESSON_SHORTLIST_MAX = 1024, /* memories looked at closely: twice what an hour asks; own */
    LESSON_ABSENCE_DAYS = 14,    /* longer away than this, and ... field 3.5 */
    LESSON_ABSENCE_REVIEWS = 12, /* ... a session asks so much of the old; field 3.5 */
    LESSON_ABSENCE_FELT = 60,    /* days after the return; then nobody remembers it; own */

    /* -- what is missed -- */
    LESSON_RETURN_FIRST = 3,   /* others before a failed item returns; field 3.2 */
    LESSON_RETURN_SECOND = 8,  /* others before it returns again; field 3.2 */
    LESSON_RETURNS_MAX = 4,    /* returns of one item and skill in a session; own */
    LESSON_FAILING_LAPSES = 4, /* so many lapses, and what it holds is short: another exercise,
                                  not a fifth repetition; half of Anki's leech */
    LESSON_FAILING_MAX = 2,    /* such memories in a session: they are tiring, and a slow learner
                                  has many, who knew less than half without a limit; simulated */

    /* -- what stands beside what -- */
    LESSON_SIBLING_GAP = 4, /* others between two skills of one item; own */
    LESSON_SIMILAR_GAP = 2, /* others between two words that look alike, where there are; own */
    LESSON_ALIKE_START = 4, /* letters that they begin with, */
    LESSON_ALIKE_END = 4,   /* or end in; own */
    LESSON_MIX_WINDOW = 12, /* how far to look for an item of another unit; own */

    /* -- how long an exercise takes -- */
    LESSON_PACE_PRIOR = 20,      /* answers that weigh as much as the default; own */
    LESSON_PACE_FEEDBACK = 3000, /* ms from the answer to the next exercise; own */
    LESSON_PACE_LEAST = 2000,    /* ms; faster is not reading; own */
    LESSON_PACE_MOST = 60000,    /* ms; slower is a cup of tea; Anki's cap */
};

/* A failing memory is one that holds for less than this; own. */
#define LESSON_FAILING_DAYS 3.0

/* A skill is opened by successes of the one before it; where an item cannot be asked in
 * that one, by the one before that.  source: field 3.5, meaning before letters. */
struct lesson_opening {
    enum srs_skill skill;
    enum srs_skill after;
    uint32_t successes;
};
enum { LESSON_OPENINGS = 3 };
extern const struct lesson_opening lesson_openings[LESSON_OPENINGS];

/* ... and sits firmly enough by then: a failure in between holds it back; own. */
#define LESSON_OPEN_STABILITY_DAYS 1.0

/* How much a learner wants to forget: fewer reviews, or fewer misses. */
enum lesson_intensity { LESSON_NORMAL, LESSON_CALM, LESSON_INTENSIVE };
enum { LESSON_INTENSITIES = 3 };
/* The desired chance of recall, 0.85 .. 0.9. */
double lesson_retention(enum lesson_intensity intensity);

/* As options and settings write them: "calm"; "15".  False, and *out as it was, for anything
 * else and for minutes that no lesson has. */
const char *lesson_intensity_name(enum lesson_intensity intensity);
bool lesson_intensity_read(struct str s, enum lesson_intensity *out);
bool lesson_minutes_read(struct str s, int *out);

/* The moment a lesson is planned for, and the model it is planned with. */
struct lesson_moment {
    const struct srs_model *model;
    double retention; /* lesson_retention() */
    struct srs_moment now;
};

/* Whether the memory of `opening->after` opens `opening->skill`. */
bool lesson_opens(const struct lesson_opening *opening, const struct srs_memory *m);

/* The longest that a memory of so many successes is left alone, in days. */
int32_t lesson_interval_cap(uint32_t successes);
/* The shortest: LESSON_INTERVAL_LEAST, or the rest of what has lapsed often. */
int32_t lesson_interval_least(uint32_t lapses);
/* The local day on which a memory wants to be asked: the model's interval, at most the cap,
 * and in any case at least the least.  The memory has a review. */
int32_t lesson_due_day(const struct lesson_moment *at, const struct srs_memory *m);
/* Whether that day has come by `day`; equal to the comparison, and cheaper. */
bool lesson_is_due_on(const struct lesson_moment *at, const struct srs_memory *m, int32_t day);
/* By today.  Also where it was last asked after tomorrow: the clock was wrong then, or is now. */
bool lesson_is_due(const struct lesson_moment *at, const struct srs_memory *m);

/* Whether it keeps failing, so that another kind of exercise is to help. */
bool lesson_is_failing(const struct srs_memory *m);

#endif
