/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "platform"
#include "platform/platform_inside.h"

#include "base/log.h"

#include <stdlib.h>

enum { LEAST_W = 1024, LEAST_H = 600 };

static enum err start_video(const struct platform_options *o)
{
    /* Without this the software renderer still loads the graphics driver for the
     * window's surface: 60 MB and 70 ms (measured). */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, o->renderer ? "1" : "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, o->renderer ? o->renderer : "software");
    platform_text_hints();
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    if (o->headless) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    }
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        LOG_ERROR("no window can be opened: %s", SDL_GetError());
        return ERR_UNSUPPORTED;
    }
    return OK;
}

/* Four fifths of the screen, between the least that a screen of Tala needs and the
 * whole. */
static void window_size(const struct platform_options *o, int *w, int *h)
{
    SDL_Rect screen = {0, 0, LEAST_W, LEAST_H};
    *w = o->w;
    *h = o->h;
    if (*w > 0 && *h > 0) {
        return;
    }
    (void)SDL_GetDisplayUsableBounds(0, &screen);
    *w = screen.w * 4 / 5 > LEAST_W ? screen.w * 4 / 5 : LEAST_W;
    *h = screen.h * 4 / 5 > 768 ? screen.h * 4 / 5 : 768;
    *w = *w > screen.w ? screen.w : *w;
    *h = *h > screen.h ? screen.h : *h;
}

static enum err open_window(struct platform *p)
{
    int w = 0, h = 0;
    window_size(&p->options, &w, &h);
    p->window =
        SDL_CreateWindow(p->options.title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, w, h,
                         SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!p->window) {
        LOG_ERROR("the window does not open: %s", SDL_GetError());
        return ERR_UNSUPPORTED;
    }
    SDL_SetWindowMinimumSize(p->window, 640, 400);
    Uint32 flags = p->options.renderer ? SDL_RENDERER_ACCELERATED : SDL_RENDERER_SOFTWARE;
    p->canvas.renderer = SDL_CreateRenderer(p->window, -1, flags);
    if (!p->canvas.renderer) {
        LOG_ERROR("nothing can be drawn: %s", SDL_GetError());
        return ERR_UNSUPPORTED;
    }
    return OK;
}

enum err platform_open(const struct platform_options *options, struct platform **out)
{
    enum err e = start_video(options);
    if (e != OK) {
        return e;
    }
    struct platform *p = heap_alloc(1, sizeof *p);
    p->options = *options;
    p->text_scale = options->text_scale > 0 ? options->text_scale : 1;
    p->measure = platform_measure_of(options->fonts);
    p->clipboard = platform_text_clipboard(&p->text);
    e = open_window(p);
    if (e != OK) {
        platform_close(p);
        return e;
    }
    p->canvas.fonts = options->fonts;
    p->canvas.cache.renderer = p->canvas.renderer;
    arena_init(&p->canvas.scratch, 256 * 1024);
    SDL_StopTextInput();
    *out = p;
    return OK;
}

void platform_close(struct platform *p)
{
    if (!p) {
        return;
    }
    if (p->options.fonts) {
        font_set_textures_drop(p->options.fonts);
    }
    platform_cache_drop(&p->canvas.cache);
    arena_finish(&p->canvas.scratch);
    if (p->canvas.renderer) {
        SDL_DestroyRenderer(p->canvas.renderer);
    }
    if (p->window) {
        SDL_DestroyWindow(p->window);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(p);
}

const struct ui_measure *platform_measure(struct platform *p)
{
    return &p->measure;
}

int64_t platform_now_ms(const struct platform *p)
{
    return clock_mono_ms(p->options.clock);
}

static struct ui_port window_port(struct platform *p)
{
    struct ui_port port = {.density = 1,
                           .text_scale = p->text_scale,
                           .now_ms = platform_now_ms(p),
                           .measure = &p->measure,
                           .clipboard = &p->clipboard};
    int window_w = 0, window_h = 0;
    SDL_GetWindowSize(p->window, &window_w, &window_h);
    SDL_GetRendererOutputSize(p->canvas.renderer, &port.w, &port.h);
    if (window_w > 0 && port.w > window_w) {
        port.density = (float)port.w / (float)window_w;
    }
    return port;
}

static void draw(struct platform *p, const struct ui_client *client)
{
    struct ui_port port = window_port(p);
    struct ui *frame = client->frame(client->ctx, &port);
    p->canvas.client = client;
    p->frame = frame;
    struct ui_draw_list list = ui_paint(frame);
    platform_render(&p->canvas, &list, ui_colour(ui_port(frame)->theme, UI_PAPER));
}

void platform_show(struct platform *p, const struct ui_client *client)
{
    draw(p, client);
    SDL_RenderPresent(p->canvas.renderer);
    if (!(SDL_GetWindowFlags(p->window) & SDL_WINDOW_SHOWN)) {
        SDL_ShowWindow(p->window);
    }
    platform_text_follow(&p->text, client, p->frame, ui_port(p->frame)->density);
    if (p->options.trace) {
        p->options.trace(p->options.trace_ctx, p->frame);
    }
}

static void toggle_fullscreen(struct platform *p)
{
    p->fullscreen = !p->fullscreen;
    SDL_SetWindowFullscreen(p->window, p->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

bool platform_give(struct platform *p, const struct ui_client *client, const struct ui_event *e)
{
    if (e->kind == UI_EVENT_KEY && e->key == UI_KEY_F11) {
        toggle_fullscreen(p);
        return true;
    }
    if (e->kind == UI_EVENT_RESIZED) {
        return true;
    }
    bool wants_frame = client->event(client->ctx, e);
    return platform_text_paste(&p->text, client, e->now_ms) || wants_frame;
}

/* What comes next is for the screen as it is by now; it is not drawn for that. */
static void describe(struct platform *p, const struct ui_client *client)
{
    struct ui_port port = window_port(p);
    p->frame = client->frame(client->ctx, &port);
}

static bool take(struct platform *p, const struct ui_client *client, const SDL_Event *e)
{
    struct platform_event_scale scale = {1, 1, p->text.active};
    struct ui_port port = window_port(p);
    scale.x = scale.y = port.density;
    bool wants_frame = false;
    size_t piece = 0;
    platform_text_note(&p->text, e);
    do {
        struct ui_event event;
        if (!platform_event(e, &scale, platform_now_ms(p), &piece, &event)) {
            break;
        }
        if (platform_give(p, client, &event)) {
            describe(p, client);
            wants_frame = true;
        }
    } while (piece > 0);
    platform_text_taken(e);
    if (e->type == SDL_RENDER_TARGETS_RESET || e->type == SDL_RENDER_DEVICE_RESET) {
        font_set_textures_drop(p->options.fonts);
        platform_cache_drop(&p->canvas.cache);
    }
    return wants_frame;
}

static int64_t earlier(int64_t a, int64_t b)
{
    if (a < 0 || b < 0) {
        return a < 0 ? b : a;
    }
    return a < b ? a : b;
}

/* Sleeps until something happens or is due; takes all that happened. */
static bool wait_and_take(struct platform *p, const struct ui_client *client)
{
    int64_t due = earlier(client->wake_ms(client->ctx), ui_next_ms(p->frame));
    int64_t left = due - platform_now_ms(p);
    SDL_Event e;
    bool got = due < 0     ? SDL_WaitEvent(&e) == 1
               : left <= 0 ? SDL_PollEvent(&e) == 1
                           : SDL_WaitEventTimeout(&e, (int)left) == 1;
    bool wants_frame = false;
    while (got) {
        wants_frame |= take(p, client, &e);
        got = SDL_PollEvent(&e) == 1;
    }
    if (due >= 0 && platform_now_ms(p) >= due) {
        struct ui_event tick = {.kind = UI_EVENT_TICK, .now_ms = platform_now_ms(p)};
        wants_frame |= platform_give(p, client, &tick);
        wants_frame |= ui_next_ms(p->frame) >= 0;
    }
    return wants_frame;
}

enum err platform_run(struct platform *p, const struct ui_client *client)
{
    if (p->options.script) {
        return platform_run_script(p, client);
    }
    bool wants_frame = true;
    while (!client->done(client->ctx)) {
        if (wants_frame) {
            platform_show(p, client);
            wants_frame = client->shown(client->ctx);
        }
        if (!wants_frame) {
            wants_frame = wait_and_take(p, client);
        }
    }
    return OK;
}

enum err platform_read_pixels(struct platform *p, struct arena *a, int *w, int *h, uint8_t **rgba)
{
    if (SDL_GetRendererOutputSize(p->canvas.renderer, w, h) != 0) {
        return ERR_IO;
    }
    *rgba = ARENA_ARRAY(a, uint8_t, (size_t)*w * (size_t)*h * 4);
    int rc = SDL_RenderReadPixels(p->canvas.renderer, NULL, SDL_PIXELFORMAT_RGBA32, *rgba, *w * 4);
    return rc == 0 ? OK : ERR_IO;
}

enum err platform_picture(struct platform *p, const struct ui_client *client, struct arena *a,
                          int *w, int *h, uint8_t **rgba)
{
    draw(p, client);
    return platform_read_pixels(p, a, w, h, rgba);
}
