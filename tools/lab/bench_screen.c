/* SPDX-License-Identifier: MIT
 *
 * The real client: from nothing to the first frame, and a lesson's frame at 1080p.     */
#include "stage.h"

#include <string.h>

enum { STARTS = 15, FRAMES = 201, SCREENS_BEFORE = 3 };

static enum err measure_start(struct bench *b)
{
    struct stage_options options = {.w = 1024, .h = 768};
    enum err e = OK;
    for (int i = 0; i < STARTS && e == OK; i++) {
        struct stage s;
        int64_t start = bench_now_us();
        e = stage_open(b, &options, &s);
        if (e == OK) {
            platform_show(s.platform, &s.client);
            bench_add(&b->times, start);
        }
        stage_close(&s);
    }
    if (e == OK) {
        bench_row(&b->times, "all opened and the first frame shown, in process");
    }
    return e;
}

static void see_screen(void *ctx, const struct ui *frame)
{
    *(const char **)ctx = ui_port(frame)->screen;
}

/* Language, course, home: Enter leads through all of them. */
static enum err enter_lesson(struct stage *s, const char *const *screen)
{
    struct ui_event enter = {.kind = UI_EVENT_KEY, .key = UI_KEY_ENTER};
    platform_show(s->platform, &s->client);
    for (int i = 0; i < SCREENS_BEFORE; i++) {
        (void)s->client.event(s->client.ctx, &enter);
        platform_show(s->platform, &s->client);
    }
    return strcmp(*screen, "present") == 0 ? OK : ERR_NOT_FOUND;
}

static enum err measure_frames(struct bench *b)
{
    const char *screen = "";
    struct stage_options options = {
        .w = 1920, .h = 1080, .trace = see_screen, .trace_ctx = (void *)&screen};
    struct stage s;
    enum err e = stage_open(b, &options, &s);
    e = e == OK ? enter_lesson(&s, &screen) : e;
    for (int i = 0; i < FRAMES && e == OK; i++) {
        int64_t start = bench_now_us();
        platform_show(s.platform, &s.client);
        bench_add(&b->times, start);
    }
    if (e == OK) {
        bench_row(&b->times, "a lesson's frame at 1920x1080, in software");
    }
    stage_close(&s);
    return e;
}

enum err bench_screen(struct bench *b)
{
    enum err e = measure_start(b);
    return e == OK ? measure_frames(b) : e;
}
