/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_verdict.h"

#include <stddef.h>

struct names {
    const char *name; /* in case tables and logs */
    const char *key;  /* of the remark, in the catalogues */
};

static const struct names names[LESSON_VERDICTS] = {
    [LESSON_EXACT] = {"exact", NULL},
    [LESSON_CASE] = {"case", "judge.case"},
    [LESSON_ARTICLE_MISSING] = {"article-missing", "judge.article-missing"},
    [LESSON_ACCENT] = {"accent", "judge.accent"},
    [LESSON_SPACING] = {"spacing", "judge.spacing"},
    [LESSON_APOSTROPHE] = {"apostrophe", "judge.apostrophe"},
    [LESSON_SLIP_MISSING] = {"slip-missing", "judge.letter-missing"},
    [LESSON_SLIP_EXTRA] = {"slip-extra", "judge.letter-extra"},
    [LESSON_SLIP_OTHER] = {"slip-other", "judge.letter-other"},
    [LESSON_SLIP_SWAPPED] = {"slip-swapped", "judge.letters-swapped"},
    [LESSON_ALIKE] = {"alike", "judge.alike"},
    [LESSON_LENGTH] = {"length", "judge.length"},
    [LESSON_OWN_LETTER] = {"own-letter", "judge.own-letter"},
    [LESSON_ARTICLE_WRONG] = {"article-wrong", "judge.article-wrong"},
    [LESSON_PLURAL] = {"plural", "judge.plural"},
    [LESSON_ORDER] = {"order", "judge.order"},
    [LESSON_OTHER_WORD] = {"other-word", "judge.other-word"},
    [LESSON_NEAR] = {"near", "judge.near"},
    [LESSON_WRONG] = {"wrong", "judge.wrong"},
    [LESSON_SCRIPT] = {"script", "judge.script"},
    [LESSON_EMPTY] = {"empty", "judge.empty"},
};

const char *lesson_verdict_key(enum lesson_verdict_kind kind)
{
    return names[kind].key;
}

const char *lesson_verdict_name(enum lesson_verdict_kind kind)
{
    return names[kind].name;
}

enum srs_grade lesson_grade(double credit)
{
    if (credit >= LESSON_CREDIT_GOOD) {
        return SRS_GOOD;
    }
    return credit >= LESSON_CREDIT_PASS ? SRS_HARD : SRS_AGAIN;
}
