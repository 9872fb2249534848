/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_frontier.h"

#include "lesson/lesson_letters.h"
#include "lesson/lesson_opener.h"
#include "text/text_break.h"

int lesson_frontier(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                    const struct lesson_wish *wish, const struct lesson_survey *survey, int most,
                    int *out)
{
    int count = 0;
    enum srs_skill first;
    for (int i = 0; i < c->item_count && count < most; i++) {
        if ((wish->unit == LESSON_TODAY || c->items[i].unit == wish->unit) &&
            !lesson_survey_met(survey, i) && !lesson_is_suspended(memories, i) &&
            lesson_first_skill(c, i, &first)) {
            out[count++] = i;
        }
    }
    return count;
}

/* Its item, or -1. */
static int look_up(const struct lesson_judge *judge, struct lesson_alphabet *abc, struct str word)
{
    struct str key = lesson_letters_key(abc, lesson_letters_read(abc, word), abc->a);
    return key.n > 0 ? lesson_lexicon_find(judge->lexicon, key) : -1;
}

static void mark_words(const struct lesson_judge *judge, struct str text, bool *needed)
{
    enum { TOGETHER = 2 };
    struct arena scratch;
    struct lesson_alphabet abc;
    arena_init(&scratch, 0);
    lesson_alphabet_init(&abc, judge->rules, judge->tools, &scratch);
    abc.keys_only = true;
    struct text_spans words = text_word_spans(judge->tools, &scratch, text);
    for (size_t i = 0; i < words.count; i++) {
        for (size_t k = i; k < words.count && k < i + TOGETHER; k++) {
            struct str run = str_slice(text, words.items[i].from, words.items[k].to);
            int item = look_up(judge, &abc, run);
            if (item >= 0) {
                needed[item] = true;
            }
        }
    }
    arena_finish(&scratch);
}

const bool *lesson_frontier_needs(const struct lesson_catalogue *c,
                                  const struct lesson_judge *judge, const int *items, int count,
                                  struct arena *a)
{
    bool *needed = ARENA_ARRAY(a, bool, (size_t)c->item_count);
    for (int i = 0; i < count && judge != NULL && judge->lexicon != NULL; i++) {
        mark_words(judge, c->items[items[i]].text, needed);
        mark_words(judge, c->items[items[i]].example, needed);
    }
    return needed;
}
