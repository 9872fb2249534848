/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a learner's text: what is taken comes out again and in again as the same,
 * memories can be made of it, and answers go on after it.                            */
#include "store/store_text.h"

#include "base/must.h"
#include "store/store_stats.h"

#include <stdint.h>

enum { INPUT_MAX = 1 << 16, TEXT_MAX = 1 << 24 };

static struct store *open_guest(const struct clock *clock)
{
    struct store *s = NULL;
    struct srs_model model = srs_model_default(SRS_FSRS7);
    must(store_open(NULL, clock, (struct key128){{1}}, &model, &s) == OK);
    return s;
}

static void must_come_in_again(const struct clock *clock, struct store *s, struct arena *a)
{
    struct buf text, again;
    struct diag_list diags;
    struct store_imported got;
    struct store *t = open_guest(clock);
    buf_init(&text, TEXT_MAX);
    buf_init(&again, TEXT_MAX);
    diag_init(&diags, a);
    must(store_export(s, &text) == OK);
    must(store_import(t, buf_str(&text), STR("f"), STORE_IMPORT_ALL_OR_NOTHING, &diags, &got) ==
         OK);
    must(store_export(t, &again) == OK);
    must(str_eq(buf_str(&text), buf_str(&again)));
    buf_finish(&text);
    buf_finish(&again);
    store_close(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena;
    struct diag_list diags;
    struct store_imported got;
    struct store_stats stats;
    struct clock clock = clock_manual(INT64_C(1772438400000), 60);
    struct str text = {(const char *)bytes, n < INPUT_MAX ? n : INPUT_MAX};
    arena_init(&arena, 0);
    diag_init(&diags, &arena);
    struct store *s = open_guest(&clock);
    enum err e = store_import(s, text, STR("f"), STORE_IMPORT_WHAT_IS_SOUND, &diags, &got);
    must((e == OK) == !diag_has_errors(&diags) && got.added <= got.sound);
    must_come_in_again(&clock, s, &arena);
    struct store_review review = {
        .item = {{2}}, .exercise = STR("type-word"), .grade = SRS_GOOD, .credit = 1};
    must(store_review_add(s, &review, NULL) == OK);
    (void)!store_stats(s, 0, &arena, &stats);
    store_close(s);
    arena_finish(&arena);
    return 0;
}
