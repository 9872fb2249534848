/* SPDX-License-Identifier: MIT */
#include "options.h"

#include "base/clock.h"

#include <stdio.h>

const char tala_usage[] =
    "Usage: tala [OPTION]...\n"
    "Learn the language of the country you live in.\n"
    "\n"
    "  --locale L        interface language (BCP 47: nl, ar), until another is chosen\n"
    "  --data DIR        keep progress in DIR\n"
    "  --packs DIR       look for courses in DIR first\n"
    "  --guest           keep nothing\n"
    "  --taught-keys     keyboard on the screen: only letters taught so far\n"
    "  --minutes N       how long a lesson is, 3 to 60, until another number is chosen\n"
    "  --intensity HOW   calm, normal or intensive: how much of it may be forgotten\n"
    "  --model NAME      fsrs7 or fsrs6: how forgetting is foretold\n"
    "  --size WxH        size of the window in pixels\n"
    "  --scale N         size of text, 1 to 2\n"
    "  --renderer NAME   draw with SDL's renderer NAME (opengl) instead of in software\n"
    "\n"
    "For tests and pictures:\n"
    "  --tour DIR        play the tour without a window; write a picture of every screen to DIR\n"
    "  --script FILE     play the commands of FILE\n"
    "  --headless        open no window\n"
    "  --clock TIME      pretend it is TIME (2026-01-31T09:00, optionally with +01:00)\n"
    "  --seed N          draw lots from N: the same N gives the same lesson\n"
    "  --golden DIR      compare 'golden' commands with DIR; --golden-write writes them\n"
    "  --trace FILE      write what each frame shows to FILE\n"
    "  --verbose         say more on standard error\n"
    "\n"
    "  --help, --version\n";

enum value { NONE, TEXT, SIZE, SCALE, TIME, NUMBER, MINUTES, INTENSITY, MODEL };

/* One row an option; `at` says where its value goes. */
struct option {
    const char *name;
    enum value value;
    void *at;
};

static bool read_size(struct str s, struct tala_options *o)
{
    struct str w = STR("");
    int64_t wide = 0, high = 0;
    bool ok = str_next(&s, 'x', &w) && str_to_i64(w, &wide) && str_to_i64(s, &high) &&
              wide >= 320 && wide <= 8192 && high >= 240 && high <= 8192;
    if (ok) {
        o->w = (int)wide;
        o->h = (int)high;
    }
    return ok;
}

/* "1", "1.25", "2". */
static bool read_scale(struct str s, float *out)
{
    struct str whole = STR("");
    int64_t units = 0, part = 0;
    bool ok = str_next(&s, '.', &whole) && str_to_i64(whole, &units) && s.n <= 2 &&
              (s.n == 0 || str_to_i64(s, &part));
    float value = (float)units + (float)part / (s.n == 2 ? 100.0f : 10.0f);
    if (ok && value >= 1 && value <= 2) {
        *out = value;
        return true;
    }
    return false;
}

static bool read_number(struct str s, uint64_t *out)
{
    int64_t n = 0;
    bool ok = str_to_i64(s, &n) && n >= 0;
    *out = ok ? (uint64_t)n : *out;
    return ok;
}

static bool take(const struct option *option, const char *value, struct tala_options *o)
{
    switch (option->value) {
    case NONE:
        *(bool *)option->at = true;
        return true;
    case TEXT:
        *(const char **)option->at = value;
        return value[0] != '\0';
    case SIZE:
        return read_size(str_from(value), o);
    case SCALE:
        return read_scale(str_from(value), &o->scale);
    case TIME:
        o->has_clock = clock_parse(str_from(value), &o->clock_utc_ms, &o->clock_offset_min);
        return o->has_clock;
    case NUMBER:
        return read_number(str_from(value), &o->seed);
    case MINUTES:
        return lesson_minutes_read(str_from(value), &o->minutes);
    case INTENSITY:
        return lesson_intensity_read(str_from(value), &o->intensity);
    case MODEL:
        return srs_model_id_from(str_from(value), &o->model) == OK;
    }
    return false;
}

static const struct option *find(const struct option *table, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(str_from(table[i].name), str_from(name))) {
            return &table[i];
        }
    }
    return NULL;
}

enum err tala_options_read(int argc, char **argv, struct arena *a, struct tala_options *out,
                           struct str *problem)
{
    *out = (struct tala_options){.scale = 1};
    const struct option table[] = {
        {"--tour", TEXT, &out->tour},
        {"--script", TEXT, &out->script},
        {"--data", TEXT, &out->data},
        {"--packs", TEXT, &out->packs},
        {"--renderer", TEXT, &out->renderer},
        {"--trace", TEXT, &out->trace},
        {"--golden", TEXT, &out->golden},
        {"--locale", TEXT, &out->locale},
        {"--size", SIZE, NULL},
        {"--scale", SCALE, NULL},
        {"--clock", TIME, NULL},
        {"--seed", NUMBER, NULL},
        {"--minutes", MINUTES, NULL},
        {"--intensity", INTENSITY, NULL},
        {"--model", MODEL, NULL},
        {"--golden-write", NONE, &out->golden_write},
        {"--guest", NONE, &out->guest},
        {"--taught-keys", NONE, &out->taught_keys},
        {"--headless", NONE, &out->headless},
        {"--verbose", NONE, &out->verbose},
        {"--help", NONE, &out->help},
        {"--version", NONE, &out->version},
    };
    for (int i = 1; i < argc; i++) {
        const struct option *option = find(table, sizeof table / sizeof *table, argv[i]);
        if (!option) {
            *problem = arena_printf(a, "there is no option %s", argv[i]);
            return ERR_FORMAT;
        }
        bool has_value = option->value != NONE;
        if (has_value && i + 1 == argc) {
            *problem = arena_printf(a, "%s needs a value", argv[i]);
            return ERR_FORMAT;
        }
        const char *value = has_value ? argv[++i] : "";
        if (!take(option, value, out)) {
            *problem = arena_printf(a, "%s does not take \"%s\"", option->name, value);
            return ERR_FORMAT;
        }
    }
    return OK;
}
