/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_exercise.h"

#include "base/must.h"
#include "lesson/lesson_kind.h"

static const struct lesson_kind_def *const kinds[LESSON_KINDS] = {
    [LESSON_PRESENT] = &lesson_kind_present,
    [LESSON_LISTEN_PICTURE] = &lesson_kind_listen_picture,
    [LESSON_READ_MEANING] = &lesson_kind_read_meaning,
    [LESSON_CHOOSE_WORD] = &lesson_kind_choose_word,
    [LESSON_TYPE_WORD] = &lesson_kind_type_word,
};

enum lesson_answer_by lesson_kind_by(enum lesson_kind kind)
{
    return kinds[kind]->by;
}

enum srs_skill lesson_kind_skill(enum lesson_kind kind)
{
    return kinds[kind]->skill;
}

int lesson_kind_estimate_ms(enum lesson_kind kind)
{
    return kinds[kind]->estimate_ms;
}

const char *lesson_kind_name(enum lesson_kind kind)
{
    return kinds[kind]->name;
}

const char *lesson_kind_key(enum lesson_kind kind)
{
    return kinds[kind]->key;
}

bool lesson_kind_fits(const struct lesson_catalogue *c, enum lesson_kind kind, int item)
{
    return kinds[kind]->fits(c, item);
}

static bool asks(int kind, enum srs_skill skill)
{
    return kinds[kind]->skill == skill && kinds[kind]->by != LESSON_BY_MEETING;
}

/* The kinds of a skill that fit, in the enum's order; returns how many. */
static int kinds_of(const struct lesson_catalogue *c, enum srs_skill skill, int item,
                    enum lesson_kind out[LESSON_KINDS])
{
    int count = 0;
    for (int k = 0; k < LESSON_KINDS; k++) {
        if (asks(k, skill) && kinds[k]->fits(c, item)) {
            out[count++] = (enum lesson_kind)k;
        }
    }
    return count;
}

bool lesson_skill_fits(const struct lesson_catalogue *c, enum srs_skill skill, int item)
{
    for (int k = 0; k < LESSON_KINDS; k++) {
        if (asks(k, skill) && kinds[k]->fits(c, item)) {
            return true;
        }
    }
    return false;
}

enum lesson_kind lesson_kind_for(const struct lesson_catalogue *c, enum srs_skill skill, int item,
                                 uint32_t turn)
{
    enum lesson_kind fitting[LESSON_KINDS];
    int count = kinds_of(c, skill, item, fitting);
    must(count > 0);
    return fitting[turn % (uint32_t)count];
}

bool lesson_exercise_make(const struct lesson_catalogue *c, enum lesson_kind kind, int item,
                          struct rng *rng, struct lesson_exercise *out)
{
    *out = (struct lesson_exercise){.kind = kind, .item = item, .answer = -1};
    if (!kinds[kind]->fits(c, item)) {
        return false;
    }
    if (kinds[kind]->by != LESSON_BY_CHOICE) {
        return true;
    }
    int wrong = lesson_distractors(c, kinds[kind], item, rng, LESSON_OPTIONS_MAX - 1, out->options);
    out->answer = wrong;
    out->options[wrong] = item;
    out->option_count = wrong + 1;
    rng_shuffle(rng, out->options, (size_t)out->option_count, sizeof out->options[0]);
    for (int i = 0; i < out->option_count; i++) {
        out->answer = out->options[i] == item ? i : out->answer;
    }
    return out->option_count >= LESSON_OPTIONS_LEAST;
}
