/* SPDX-License-Identifier: MIT
 *
 * Rules, a right answer, its article and a typed one, from strangers; between them NUL. */
#include "base/must.h"
#include "lesson/lesson_judge.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check(const struct lesson_verdict *v, struct str typed)
{
    must(v->credit >= 0 && v->credit <= 1);
    must(v->span_count <= LESSON_SPANS_MAX);
    for (int i = 0; i < v->span_count; i++) {
        const struct lesson_span *span = &v->spans[i];
        must(span->typed.from <= span->typed.to && span->typed.to <= typed.n);
        must(span->expected.from <= span->expected.to && span->expected.to <= v->expected.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct diag_list diags;
    struct lesson_rules rules;
    struct text_tools tools;
    struct str rest = {(const char *)bytes, n};
    struct str parts[4] = {0};
    for (int i = 0; i < 4 && str_next(&rest, '\0', &parts[i]); i++) {
    }
    diag_init(&diags, &a);
    if (lesson_rules_read(parts[0], STR("rules.ini"), STR("und"), &a, &diags, &rules) != OK) {
        must(diag_has_errors(&diags));
    }
    const struct pack_item item = {.text = parts[1], .article = parts[2]};
    const struct lesson_question question = lesson_question_of(&item);
    struct lesson_lexicon lexicon;
    text_tools_init(&tools, STR("und"));
    lesson_lexicon_init(&lexicon, &rules, &tools, &item, 1, &a);
    const struct lesson_judge judge = {&rules, &tools, &lexicon};
    struct lesson_verdict v = lesson_judge(&judge, &question, parts[3], &a);
    check(&v, parts[3]);
    text_tools_finish(&tools);
    arena_finish(&a);
    return 0;
}
