/* SPDX-License-Identifier: MIT
 *
 * The real client in software on the dummy driver: a frame at 1080p, a key press to the
 * presented frame.                                                                     */
#include "bench.h"

#include "app/app.h"
#include "base/rng.h"
#include "font/font_system.h"
#include "platform/platform.h"

#include <string.h>

enum { FRAMES = 201, KEYS = 300 };

struct stage {
    struct clock clock;
    struct font_set *fonts;
    struct audio *audio;
    struct platform *platform;
    struct app *app;
    struct ui_client client;
    struct ui *frame;
};

static enum err open_stage(struct bench *b, int w, int h, struct stage *s)
{
    struct diag_list diags;
    diag_init(&diags, &b->arena);
    *s = (struct stage){.clock = clock_manual(1798797600000, 0)};
    enum err e = font_system_open(b->share, &diags, &s->fonts);
    struct platform_options o = {
        .title = "Tala", .w = w, .h = h, .headless = true, .clock = &s->clock, .fonts = s->fonts};
    e = e == OK ? platform_open(&o, &s->platform) : e;
    if (e != OK) {
        return e;
    }
    s->audio = audio_create(audio_backend_null());
    struct str packs = arena_printf(&b->arena, "%.*s/packs", STR_ARG(b->share));
    struct app_options app = {
        .clock = &s->clock,
        .audio = s->audio,
        .asset_dir = arena_printf(&b->arena, "%.*s/assets", STR_ARG(b->share)),
        .locale_dir = arena_printf(&b->arena, "%.*s/locales", STR_ARG(b->share)),
        .data_dir = b->dir,
        .pack_dirs = &packs,
        .pack_dir_count = 1,
        .language = STR("en"),
        .guest = true,
        .still = true,
        .seed = 1};
    e = app_create(&app, &s->app);
    s->client = app_client(s->app);
    return e;
}

static void close_stage(struct stage *s)
{
    app_destroy(s->app);
    platform_close(s->platform);
    font_set_destroy(s->fonts);
    audio_destroy(s->audio);
}

static void press(struct stage *s, enum ui_key key, const char *text)
{
    struct ui_event e = {.kind = UI_EVENT_KEY, .key = key, .now_ms = clock_mono_ms(&s->clock)};
    strncpy(e.text, text, sizeof e.text - 1);
    (void)s->client.event(s->client.ctx, &e);
    platform_show(s->platform, &s->client);
}

/* Language, course, home, the first exercise. */
static void enter_lesson(struct stage *s)
{
    platform_show(s->platform, &s->client);
    for (int i = 0; i < 3; i++) {
        press(s, UI_KEY_ENTER, "");
    }
}

static enum err measure_frames(struct bench *b)
{
    static struct bench_times times;
    struct stage s;
    enum err e = open_stage(b, 1920, 1080, &s);
    if (e == OK) {
        enter_lesson(&s);
        for (int i = 0; i < FRAMES; i++) {
            int64_t start = bench_now_us();
            platform_show(s.platform, &s.client);
            bench_add(&times, start, 1);
        }
        bench_row("a lesson's frame at 1920x1080, software", &times);
    }
    close_stage(&s);
    return e;
}

/* Keys that change the picture: the focus goes round. */
static enum err measure_keys(struct bench *b)
{
    static struct bench_times times;
    struct stage s;
    enum err e = open_stage(b, 1366, 768, &s);
    if (e == OK) {
        enter_lesson(&s);
        for (int i = 0; i < KEYS; i++) {
            int64_t start = bench_now_us();
            press(&s, UI_KEY_TAB, "");
            bench_add(&times, start, 1);
        }
        bench_row("a key press to the presented frame, 1366x768", &times);
    }
    close_stage(&s);
    return e;
}

static enum err measure_start(struct bench *b)
{
    static struct bench_times times;
    enum err e = OK;
    for (int i = 0; i < 15 && e == OK; i++) {
        struct stage s;
        int64_t start = bench_now_us();
        e = open_stage(b, 1024, 768, &s);
        if (e == OK) {
            platform_show(s.platform, &s.client);
        }
        bench_add(&times, start, 1);
        close_stage(&s);
    }
    bench_row("everything opened to the first frame, in process", &times);
    return e;
}

enum err bench_screen(struct bench *b)
{
    enum err e = measure_start(b);
    e = e == OK ? measure_frames(b) : e;
    return e == OK ? measure_keys(b) : e;
}
