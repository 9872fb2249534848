/* SPDX-License-Identifier: MIT
 *
 * tala - the learner's client: app on platform.  Here the parts are found, put together
 * and taken apart again; everything else is in the rooms.                             */
#define LOG_MODULE "tala"
#include "options.h"

#include "app/app.h"
#include "base/log.h"
#include "base/os.h"
#include "font/font_system.h"
#include "platform/platform.h"

#include <stdio.h>
#include <stdlib.h>

enum { SCRIPT_BYTES_MAX = 1024 * 1024, TRACE_BYTES_MAX = 1024 * 1024 };

struct tala {
    struct tala_options options;
    struct arena arena; /* until the end */
    struct str share;   /* holds assets, locales and packs */
    struct clock clock;
    struct font_set *fonts;
    struct audio *audio;
    struct ui_script *script;
    struct platform *platform;
    struct app *app;
    FILE *trace;
};

static struct str in_share(struct tala *t, const char *name)
{
    return arena_printf(&t->arena, "%.*s/%s", STR_ARG(t->share), name);
}

static void say_problems(const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        LOG_ERROR("%.*s, row %d: %s %.*s", STR_ARG(d->place.file), d->place.row, d->code,
                  STR_ARG(d->args[0]));
    }
}

static enum err open_fonts(struct tala *t)
{
    struct diag_list diags;
    diag_init(&diags, &t->arena);
    enum err e = font_system_open(t->share, &diags, &t->fonts);
    say_problems(&diags);
    return e;
}

static enum err open_script(struct tala *t)
{
    struct arena *a = &t->arena;
    const char *path = t->options.script;
    if (!path && t->options.tour) {
        path = in_share(t, "assets/tour.ui").p;
    }
    if (!path) {
        return OK;
    }
    struct str text;
    enum err e = os_file_read(a, path, SCRIPT_BYTES_MAX, &text);
    if (e != OK) {
        LOG_ERROR("%s cannot be read: %s", path, err_name(e));
        return e;
    }
    struct diag_list diags;
    diag_init(&diags, a);
    e = ui_script_parse(text, str_from(path), &diags, a, &t->script);
    say_problems(&diags);
    return e;
}

/* A script owns time, so that it gives the same pictures every time. */
static void open_clock(struct tala *t)
{
    const struct tala_options *o = &t->options;
    static const int64_t TOUR_UTC_MS = INT64_C(1798797600000); /* 2027-01-01 10:00 */
    int64_t start = o->has_clock ? o->clock_utc_ms : TOUR_UTC_MS;
    if (t->script) {
        t->clock = clock_manual(start, o->clock_offset_min);
    } else if (o->has_clock) {
        t->clock = clock_running_from(start, o->clock_offset_min);
    } else {
        t->clock = clock_system();
    }
}

static void trace_frame(void *ctx, const struct ui *frame)
{
    FILE *file = ctx;
    struct buf dump;
    buf_init(&dump, TRACE_BYTES_MAX);
    if (ui_dump(frame, &dump) == OK) {
        fprintf(file, "--- %s\n%.*s", ui_port(frame)->screen, STR_ARG(buf_str(&dump)));
        fflush(file);
    }
    buf_finish(&dump);
}

static enum err open_trace(struct tala *t)
{
    if (t->options.trace) {
        t->trace = fopen(t->options.trace, "w");
    }
    if (t->options.trace && !t->trace) {
        LOG_ERROR("%s cannot be written", t->options.trace);
        return ERR_IO;
    }
    return OK;
}

static enum err open_platform(struct tala *t)
{
    const struct tala_options *o = &t->options;
    struct platform_options p = {.title = "Tala",
                                 .w = o->w,
                                 .h = o->h,
                                 .headless = o->headless || o->tour,
                                 .renderer = o->renderer,
                                 .clock = &t->clock,
                                 .fonts = t->fonts,
                                 .script = t->script,
                                 .picture_dir = o->tour,
                                 .golden_dir = o->golden,
                                 .golden_write = o->golden_write,
                                 .text_scale = o->scale,
                                 .trace = t->trace ? trace_frame : NULL,
                                 .trace_ctx = t->trace};
    if (o->tour && p.w == 0) {
        p.w = 1024;
        p.h = 768;
    }
    enum err e = o->tour ? os_dir_make(o->tour) : OK;
    return e == OK ? platform_open(&p, &t->platform) : e;
}

static bool lang_ready(void *ctx, struct str lang, struct str *package)
{
    return font_lang_ready(ctx, lang, package);
}

static enum err open_app(struct tala *t)
{
    const struct tala_options *o = &t->options;
    struct arena *a = &t->arena;
    const struct str packs[] = {str_from(o->packs ? o->packs : in_share(t, "packs").p),
                                in_share(t, "packs"), STR("/usr/share/tala/packs")};
    struct app_options app = {
        .clock = &t->clock,
        .audio = t->audio,
        .asset_dir = in_share(t, "assets"),
        .locale_dir = in_share(t, "locales"),
        .data_dir = o->data ? str_from(o->data) : os_data_dir(a),
        .pack_dirs = packs,
        .pack_dir_count = o->packs ? 1 : 3,
        .language = o->locale ? str_from(o->locale) : os_language(a),
        .lang_ready = lang_ready,
        .lang_ready_ctx = t->fonts,
        .guest = o->guest || (o->tour && !o->data),
        .still = t->script != NULL,
        .taught_keys = o->taught_keys,
        .minutes = o->minutes,
        .intensity = o->intensity,
        .model = o->model,
        .seed = o->seed     ? o->seed
                : t->script ? 1
                            : 0,
    };
    return app_create(&app, &t->app);
}

static enum err open_all(struct tala *t)
{
    t->share = os_share_dir(&t->arena);
    enum err e = open_fonts(t);
    e = e == OK ? open_script(t) : e;
    if (e == OK) {
        bool silent = t->script || t->options.headless;
        open_clock(t);
        t->audio = audio_create(silent ? audio_backend_null() : audio_backend_mixer());
    }
    e = e == OK ? open_trace(t) : e;
    e = e == OK ? open_platform(t) : e;
    return e == OK ? open_app(t) : e;
}

static void close_all(struct tala *t)
{
    app_destroy(t->app);
    platform_close(t->platform);
    font_set_destroy(t->fonts);
    audio_destroy(t->audio);
    if (t->trace) {
        fclose(t->trace);
    }
    arena_finish(&t->arena);
}

static void write_log(void *ctx, enum log_level level, const char *module, const char *line)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    (void)ctx;
    fprintf(stderr, "tala: %s: %s: %s\n", names[level], module, line);
}

static enum err run(struct tala *t)
{
    if (t->options.verbose) {
        log_set_sink(write_log, NULL, LOG_LEVEL_DEBUG);
    }
    enum err e = open_all(t);
    if (e == OK) {
        struct ui_client client = app_client(t->app);
        e = platform_run(t->platform, &client);
    }
    close_all(t);
    return e;
}

int main(int argc, char **argv)
{
    struct tala t = {.options = {.scale = 1}};
    struct str problem;
    if (tala_options_read(argc, argv, &t.arena, &t.options, &problem) != OK) {
        fprintf(stderr, "tala: %.*s\nTry: tala --help\n", STR_ARG(problem));
        arena_finish(&t.arena);
        return 2;
    }
    if (t.options.help || t.options.version) {
        fputs(t.options.help ? tala_usage : "Tala " TALA_VERSION "\n", stdout);
        arena_finish(&t.arena);
        return 0;
    }
    return run(&t) == OK ? 0 : 1;
}
