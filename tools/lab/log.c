/* SPDX-License-Identifier: MIT */
#include "log.h"

#include "base/os.h"
#include "seal/seal.h"
#include "store/store_text.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_BYTES_MAX = 1 << 30 };

static const struct {
    const char *code;
    const char *sentence; /* a # stands for the first argument */
} SENTENCES[] = {
    {"log.head", "this is not a learner's text"},
    {"log.empty", "there is nothing in it"},
    {"log.version", "it comes from a newer program (version #)"},
    {"log.json", "this is no line of JSON"},
    {"log.line-long", "the line is longer than # bytes"},
    {"log.member-unknown", "no event has a member \"#\""},
    {"log.member-missing", "\"#\" is missing"},
    {"log.member-wrong", "\"#\" is nothing that an event can have"},
    {"log.truncated", "the text was cut off after line #"},
    {"log.count", "the end tells of # events, and there are others"},
    {"log.after-end", "there is more after the end"},
};

static const char *sentence_of(const char *code)
{
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++) {
        if (strcmp(SENTENCES[i].code, code) == 0) {
            return SENTENCES[i].sentence;
        }
    }
    return NULL;
}

static void tell(const struct diag *d)
{
    const char *sentence = sentence_of(d->code);
    fprintf(stderr, "%.*s:%d: ", STR_ARG(d->place.file), d->place.row);
    const char *hole = sentence ? strchr(sentence, '#') : NULL;
    if (hole) {
        fprintf(stderr, "%.*s%.*s%s\n", (int)(hole - sentence), sentence, STR_ARG(d->args[0]),
                hole + 1);
    } else {
        fprintf(stderr, "%s\n", sentence ? sentence : d->code);
    }
}

static int failed(struct str what, enum err e)
{
    fprintf(stderr, "tala-lab: %.*s: %s\n", STR_ARG(what), err_name(e));
    return 1;
}

static enum err open_learner(struct arena *a, const struct clock *clock, struct str path,
                             struct store **out)
{
    struct srs_model model = srs_model_default(SRS_FSRS7);
    const char *name = arena_cstr(a, path);
    return os_is_file(name) ? store_open(name, clock, seal_random_key(), &model, out)
                            : ERR_NOT_FOUND;
}

int log_export(struct str learner)
{
    struct arena a = {0};
    struct clock clock = clock_system();
    struct store *s = NULL;
    struct buf text;
    buf_init(&text, TEXT_BYTES_MAX);
    enum err e = open_learner(&a, &clock, learner, &s);
    e = e == OK ? store_export(s, &text) : e;
    if (e == OK && (fwrite(text.p, 1, text.n, stdout) != text.n || fflush(stdout) != 0)) {
        e = ERR_IO;
    }
    store_close(s);
    buf_finish(&text);
    arena_finish(&a);
    return e == OK ? 0 : failed(learner, e);
}

static enum err import(struct arena *a, struct store *s, struct str text_path, bool what_is_sound)
{
    struct str text;
    struct diag_list diags;
    struct store_imported got = {0};
    diag_init(&diags, a);
    enum err e = os_file_read(a, arena_cstr(a, text_path), TEXT_BYTES_MAX, &text);
    if (e == OK) {
        e = store_import(s, text, text_path,
                         what_is_sound ? STORE_IMPORT_WHAT_IS_SOUND : STORE_IMPORT_ALL_OR_NOTHING,
                         &diags, &got);
    }
    for (size_t i = 0; i < diags.count; i++) {
        tell(&diags.items[i]);
    }
    printf("%zu events are sound, %zu were new and were taken\n", got.sound, got.added);
    return e;
}

int log_import(struct str learner, struct str text, bool what_is_sound)
{
    struct arena a = {0};
    struct clock clock = clock_system();
    struct store *s = NULL;
    enum err e = open_learner(&a, &clock, learner, &s);
    if (e != OK) {
        arena_finish(&a);
        return failed(learner, e);
    }
    e = import(&a, s, text, what_is_sound);
    store_close(s);
    arena_finish(&a);
    return e == OK ? 0 : failed(text, e);
}

int log_merge(struct str learner, struct str other)
{
    struct arena a = {0};
    struct clock clock = clock_system();
    struct store *to = NULL, *from = NULL;
    enum err e = open_learner(&a, &clock, learner, &to);
    struct str culprit = learner;
    if (e == OK) {
        e = open_learner(&a, &clock, other, &from);
        culprit = other;
    }
    e = e == OK ? store_merge(to, from) : e;
    store_close(from);
    store_close(to);
    arena_finish(&a);
    return e == OK ? 0 : failed(culprit, e);
}
