/* SPDX-License-Identifier: MIT
 *
 * lesson_exercise.h - the kinds of exercise, what each needs, and how one is made.
 *
 * kind            shows                    asks for                 skill
 * PRESENT         word, sound, picture,    nothing: meets it        (none)
 *                 meaning
 * LISTEN_PICTURE  sound                    one of the pictures      listen
 * READ_MEANING    the written word         one of the meanings      read
 * CHOOSE_WORD     picture or meaning       one of the words         read
 * TYPE_WORD       picture or meaning       the word, typed          write
 *
 * Each kind has a file of its own, lesson_kind_<name>.c, with one struct.  Options are
 * items; no two could be taken for each other.                                       */
#ifndef LESSON_LESSON_EXERCISE_H
#define LESSON_LESSON_EXERCISE_H

#include "base/rng.h"
#include "lesson/lesson_catalogue.h"
#include "srs/srs_skill.h"

enum lesson_kind {
    LESSON_PRESENT,
    LESSON_LISTEN_PICTURE,
    LESSON_READ_MEANING,
    LESSON_CHOOSE_WORD,
    LESSON_TYPE_WORD,
};
enum { LESSON_KINDS = 5, LESSON_OPTIONS_MAX = 4, LESSON_OPTIONS_LEAST = 2 };

enum lesson_answer_by { LESSON_BY_MEETING, LESSON_BY_CHOICE, LESSON_BY_TYPING };

struct lesson_exercise {
    enum lesson_kind kind;
    int item;
    int options[LESSON_OPTIONS_MAX]; /* items, shuffled; for choices */
    int option_count;
    int answer; /* which option is right, or -1 */
};

enum lesson_answer_by lesson_kind_by(enum lesson_kind kind);
/* The skill that it trains; listen for LESSON_PRESENT, which is never graded. */
enum srs_skill lesson_kind_skill(enum lesson_kind kind);
int lesson_kind_estimate_ms(enum lesson_kind kind);
/* Name for the store and for logs, "listen-picture"; static.  Never changes. */
const char *lesson_kind_name(enum lesson_kind kind);
/* Catalogue key of the instruction, "lesson.listen-picture"; static. */
const char *lesson_kind_key(enum lesson_kind kind);

/* Whether the item has what the kind shows and asks for. */
bool lesson_kind_fits(const struct lesson_catalogue *c, enum lesson_kind kind, int item);
/* Whether any kind of that skill fits. */
bool lesson_skill_fits(const struct lesson_catalogue *c, enum srs_skill skill, int item);
/* A kind of that skill that fits; `turn` (the number of reviews) varies it.
 * The skill must fit. */
enum lesson_kind lesson_kind_for(const struct lesson_catalogue *c, enum srs_skill skill, int item,
                                 uint32_t turn);

/* False if the kind does not fit, or too few items can stand beside this one. */
bool lesson_exercise_make(const struct lesson_catalogue *c, enum lesson_kind kind, int item,
                          struct rng *rng, struct lesson_exercise *out);

#endif
