/* SPDX-License-Identifier: MIT
 *
 * A shipped course, from its pack: content_test PACK LANG_DIR.  Every right answer is right to
 * its own judge, every sound decodes and is there at both speeds, everything is translated.  */
#include "lesson/lesson_judge.h"
#include "pack/pack.h"
#include "voice/voice_opus.h"

#include <stdio.h>

struct check {
    const struct pack *pack;
    struct lesson_judge judge;
    struct arena scratch;
    int passed, failed;
};

static void expect(struct check *c, bool well, const struct pack_item *item, const char *what,
                   struct str detail)
{
    c->passed += well;
    c->failed += !well;
    if (!well) {
        printf("%.*s: %s: %.*s\n", STR_ARG(item->id), what, STR_ARG(detail));
    }
}

static void judge_answer(struct check *c, const struct pack_item *item, struct str answer)
{
    struct lesson_question question = lesson_question_of(item);
    struct lesson_verdict v = lesson_judge(&c->judge, &question, answer, &c->scratch);
    expect(c, lesson_verdict_right(&v), item, "its own judge refuses", answer);
}

static void check_answers(struct check *c, const struct pack_item *item)
{
    judge_answer(c, item, item->text);
    if (item->article.n > 0) {
        judge_answer(
            c, item,
            arena_printf(&c->scratch, "%.*s %.*s", STR_ARG(item->article), STR_ARG(item->text)));
    }
    for (int i = 0; i < item->accept.count; i++) {
        judge_answer(c, item, item->accept.parts[i]);
    }
}

static void check_clip(struct check *c, int index, enum pack_role role, enum pack_speed speed)
{
    const struct pack_item *item = &c->pack->items[index];
    const struct pack_clip *clip = pack_clip(c->pack, index, role, speed);
    struct str bytes;
    int length_ms = 0;
    bool well = clip && pack_blob(c->pack, clip->blob, &c->scratch, &bytes) == OK &&
                voice_opus_check(bytes, &length_ms) == OK && length_ms > 100;
    expect(c, well, item, "a sound is missing or does not decode", item->text);
}

static void check_item(struct check *c, int index)
{
    const struct pack_item *item = &c->pack->items[index];
    check_answers(c, item);
    check_clip(c, index, PACK_CLIP_WORD, PACK_NORMAL);
    check_clip(c, index, PACK_CLIP_WORD, PACK_SLOW);
    if (item->example.n > 0) {
        check_clip(c, index, PACK_CLIP_EXAMPLE, PACK_NORMAL);
    }
    for (int l = 0; l < c->pack->language_count; l++) {
        const struct pack_gloss *gloss = pack_gloss(c->pack, index, c->pack->languages[l]);
        bool well = gloss && gloss->gloss.n > 0 && (item->example.n == 0 || gloss->example.n > 0);
        expect(c, well, item, "is not translated", c->pack->languages[l]);
    }
    arena_reset(&c->scratch);
}

static enum err check_all(struct check *c, const char *lang_dir, struct arena *a)
{
    struct lesson_rules rules;
    struct lesson_lexicon lexicon;
    struct text_tools tools;
    struct diag_list diags;
    diag_init(&diags, a);
    enum err e = lesson_rules_load(lang_dir, c->pack->info.host, a, &diags, &rules);
    if (e != OK) {
        return e;
    }
    text_tools_init(&tools, c->pack->info.host);
    lesson_lexicon_init(&lexicon, &rules, &tools, c->pack->items, c->pack->item_count, a);
    c->judge = (struct lesson_judge){&rules, &tools, &lexicon};
    for (int i = 0; i < c->pack->item_count; i++) {
        check_item(c, i);
    }
    text_tools_finish(&tools);
    return OK;
}

int main(int argc, char **argv)
{
    struct pack *pack = NULL;
    struct arena a = {0};
    if (argc != 3 || pack_verify(argv[1]) != OK || pack_open(argv[1], &pack) != OK) {
        printf("the pack does not open\n");
        return 1;
    }
    struct check c = {.pack = pack};
    enum err e = check_all(&c, argv[2], &a);
    printf("%d passed, %d failed\n", c.passed, c.failed);
    arena_finish(&c.scratch);
    arena_finish(&a);
    pack_close(pack);
    return e == OK && c.failed == 0 && c.passed > 0 ? 0 : 1;
}
