/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include "font/font_system.h"

static const int64_t START_UTC_MS = INT64_C(1798797600000); /* 2027-01-01 10:00 */

static enum err open_platform(const struct stage_options *o, struct stage *s)
{
    struct platform_options platform = {.title = "Tala",
                                        .w = o->w,
                                        .h = o->h,
                                        .headless = true,
                                        .clock = &s->clock,
                                        .fonts = s->fonts,
                                        .trace = o->trace,
                                        .trace_ctx = o->trace_ctx};
    return platform_open(&platform, &s->platform);
}

static enum err open_app(struct bench *b, struct stage *s)
{
    struct arena *a = &b->arena;
    struct str packs = arena_printf(a, "%.*s/packs", STR_ARG(b->share));
    struct app_options app = {.clock = &s->clock,
                              .audio = s->audio,
                              .asset_dir = arena_printf(a, "%.*s/assets", STR_ARG(b->share)),
                              .locale_dir = arena_printf(a, "%.*s/locales", STR_ARG(b->share)),
                              .data_dir = b->dir,
                              .pack_dirs = &packs,
                              .pack_dir_count = 1,
                              .language = STR("en"),
                              .guest = true,
                              .still = true,
                              .seed = 1};
    enum err e = app_create(&app, &s->app);
    if (e == OK) {
        s->client = app_client(s->app);
    }
    return e;
}

enum err stage_open(struct bench *b, const struct stage_options *o, struct stage *s)
{
    struct diag_list diags;
    diag_init(&diags, &b->arena);
    *s = (struct stage){.clock = clock_manual(START_UTC_MS, 0)};
    enum err e = font_system_open(b->share, &diags, &s->fonts);
    e = e == OK ? open_platform(o, s) : e;
    s->audio = audio_create(audio_backend_null());
    return e == OK ? open_app(b, s) : e;
}

void stage_close(struct stage *s)
{
    app_destroy(s->app);
    platform_close(s->platform);
    font_set_destroy(s->fonts);
    audio_destroy(s->audio);
}
