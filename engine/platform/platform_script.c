/* SPDX-License-Identifier: MIT
 *
 * A script in a person's place: it gets the next word whenever the frame has settled.
 * The clock is usually the manual kind, so that a tour gives the same pictures.       */
#define LOG_MODULE "script"
#include "platform/platform_inside.h"

#include "base/log.h"
#include "base/os.h"
#include "image/image_png.h"

enum { SETTLE_FRAMES_MAX = 1000, GOLDEN_BYTES_MAX = 1 << 20 };

static bool tick(struct platform *p, const struct ui_client *client)
{
    struct ui_event e = {.kind = UI_EVENT_TICK, .now_ms = platform_now_ms(p)};
    return platform_give(p, client, &e);
}

/* Shows frames until the client wants nothing more now. */
static void settle(struct platform *p, const struct ui_client *client)
{
    bool wants_frame = true;
    for (int i = 0; wants_frame && i < SETTLE_FRAMES_MAX; i++) {
        platform_show(p, client);
        wants_frame = client->shown(client->ctx);
        int64_t due = client->wake_ms(client->ctx);
        if (!wants_frame && due >= 0 && due <= platform_now_ms(p)) {
            wants_frame = tick(p, client);
        }
    }
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
}

static enum err write_picture(struct platform *p, struct arena *a, struct str name)
{
    if (!p->options.picture_dir) {
        return OK;
    }
    struct image image;
    enum err e = platform_read_pixels(p, a, &image.width_px, &image.height_px, &image.rgba);
    if (e != OK) {
        return e;
    }
    struct buf png;
    buf_init(&png, IMAGE_PNG_BYTES_MAX);
    e = image_png_write(&image, &png);
    struct str path = arena_printf(a, "%s/%.*s.png", p->options.picture_dir, STR_ARG(name));
    e = e == OK ? os_file_write(path.p, buf_str(&png)) : e;
    buf_finish(&png);
    if (e != OK) {
        LOG_ERROR("%s cannot be written: %s", path.p, err_name(e));
    }
    return e;
}

static enum err write_golden(const char *path, struct str dump)
{
    enum err e = os_file_write(path, dump);
    if (e != OK) {
        LOG_ERROR("%s cannot be written: %s", path, err_name(e));
    }
    return e;
}

/* A golden that is missing is one that differs. */
static enum err compare_golden(struct arena *a, const char *path, int row, struct str dump)
{
    struct str golden = STR("");
    enum err e = os_file_read(a, path, GOLDEN_BYTES_MAX, &golden);
    if (e == OK && str_eq(golden, dump)) {
        return OK;
    }
    struct str is = arena_printf(a, "%s.is", path);
    bool kept = os_file_write(is.p, dump) == OK;
    LOG_ERROR("line %d: the frame differs from %s (%s)", row, path, err_name(e));
    LOG_ERROR("what it is %s %s", kept ? "stands in" : "could not be written to", is.p);
    return ERR_FORMAT;
}

static enum err check_golden(struct platform *p, struct arena *a, const struct ui_action *action)
{
    if (!p->options.golden_dir) {
        return OK;
    }
    struct buf dump;
    buf_init(&dump, GOLDEN_BYTES_MAX);
    enum err e = ui_dump(p->frame, &dump);
    struct str path =
        arena_printf(a, "%s/%.*s.golden", p->options.golden_dir, STR_ARG(action->name));
    if (e != OK) {
        LOG_ERROR("line %d: the frame is too large to compare", action->row);
    } else if (p->options.golden_write) {
        e = write_golden(path.p, buf_str(&dump));
    } else {
        e = compare_golden(a, path.p, action->row, buf_str(&dump));
    }
    buf_finish(&dump);
    return e;
}

static void wait_for(struct platform *p, int64_t ms)
{
    if (p->options.clock->manual) {
        clock_advance(p->options.clock, ms);
    } else {
        SDL_Delay((Uint32)ms);
    }
}

/* A message may be a list. */
static void log_failure(const struct ui_action *action)
{
    struct str rest = action->message, line;
    while (str_next(&rest, '\n', &line)) {
        LOG_ERROR("line %d: %.*s", action->row, STR_ARG(line));
    }
}

static enum err act(struct platform *p, const struct ui_client *client, struct arena *a,
                    struct ui_action *action)
{
    switch (action->kind) {
    case UI_ACTION_EVENT:
        action->event.now_ms = platform_now_ms(p);
        (void)platform_give(p, client, &action->event);
        return OK;
    case UI_ACTION_WAIT:
        wait_for(p, action->ms);
        (void)tick(p, client);
        return OK;
    case UI_ACTION_PICTURE:
        return write_picture(p, a, action->name);
    case UI_ACTION_GOLDEN:
        return check_golden(p, a, action);
    case UI_ACTION_SIZE:
        SDL_SetWindowSize(p->window, action->w, action->h);
        return OK;
    case UI_ACTION_SCALE:
        p->text_scale = action->scale;
        return OK;
    case UI_ACTION_FAILED:
        log_failure(action);
        return ERR_FORMAT;
    case UI_ACTION_DONE:
        return OK;
    }
    return OK;
}

enum err platform_run_script(struct platform *p, const struct ui_client *client)
{
    struct arena a;
    arena_init(&a, 0);
    enum err e = OK;
    bool over = false, failed = false;
    while (e == OK && !over && !client->done(client->ctx)) {
        arena_reset(&a);
        settle(p, client);
        struct ui_action action = ui_script_next(p->options.script, p->frame, client);
        e = act(p, client, &a, &action);
        over = action.kind == UI_ACTION_DONE;
        if (e == ERR_FORMAT) { /* an expectation: the script says what else is wrong */
            failed = true;
            e = OK;
        }
    }
    arena_finish(&a);
    return e == OK && failed ? ERR_FORMAT : e;
}
