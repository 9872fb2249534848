/* SPDX-License-Identifier: MIT
 *
 * From a key press in SDL's queue to the frame that answers it, while lessons are played
 * by keyboard through the platform's own loop: choosing, typing, new exercises with their
 * pictures, the summary and home again.                                                */
#include "stage.h"

#include "base/utf8.h"

#include <SDL.h>
#include <string.h>

enum { KEYS = 300, PATIENCE_MS = 60000 };

struct player {
    struct bench *bench;
    int64_t pressed_us; /* 0: no key yet */
};

static void push_key(SDL_Keycode sym, SDL_Scancode code)
{
    SDL_Event e = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code, .sym = sym}}};
    SDL_PushEvent(&e);
}

static void push_letter(struct str rest)
{
    SDL_Event e = {.type = SDL_TEXTINPUT};
    utf8_put(utf8_next(&rest), e.text.text);
    SDL_PushEvent(&e);
}

static void push_digit(char digit)
{
    push_key(digit, (SDL_Scancode)(SDL_SCANCODE_1 + (digit - '1')));
}

/* The next key of a learner who knows everything: the field's next letter, the right
 * choice's number; else Enter, which always leads on. */
static void press_next(const struct ui *frame)
{
    size_t count;
    const struct ui_node *nodes = ui_nodes(frame, &count);
    for (size_t i = 0; i < count; i++) {
        const struct ui_node *n = &nodes[i];
        if (n->kind == UI_FIELD && n->field.text.n < n->field.expected.n) {
            push_letter(str_slice(n->field.expected, n->field.text.n, n->field.expected.n));
            return;
        }
        if ((n->flags & UI_IS_ANSWER) && n->shortcut >= '1' && n->shortcut <= '9') {
            push_digit(n->shortcut);
            return;
        }
    }
    push_key(SDLK_RETURN, SDL_SCANCODE_RETURN);
}

static void press(struct player *p, const struct ui *frame)
{
    p->pressed_us = bench_now_us();
    if (p->bench->times.runs < KEYS) {
        press_next(frame);
    } else {
        SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    }
}

/* Called with each frame that was presented. */
static void frame_shown(void *ctx, const struct ui *frame)
{
    struct player *p = ctx;
    if (SDL_HasEvents(SDL_KEYDOWN, SDL_TEXTINPUT)) {
        return; /* a frame of the client's own: the key still waits */
    }
    if (p->pressed_us && p->bench->times.runs < KEYS) {
        bench_add(&p->bench->times, p->pressed_us);
    }
    press(p, frame);
}

/* A key without an answer must not hold the program for ever. */
static Uint32 give_up(Uint32 interval, void *ctx)
{
    (void)interval;
    (void)ctx;
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    return 0;
}

static enum err play(struct stage *s)
{
    if (SDL_InitSubSystem(SDL_INIT_TIMER) != 0) {
        return ERR_UNSUPPORTED;
    }
    SDL_TimerID timer = SDL_AddTimer(PATIENCE_MS, give_up, NULL);
    enum err e = platform_run(s->platform, &s->client);
    SDL_RemoveTimer(timer);
    SDL_QuitSubSystem(SDL_INIT_TIMER);
    return e;
}

enum err bench_keys(struct bench *b)
{
    struct player player = {.bench = b};
    struct stage_options options = {
        .w = 1366, .h = 768, .trace = frame_shown, .trace_ctx = &player};
    struct stage s;
    enum err e = stage_open(b, &options, &s);
    e = e == OK ? play(&s) : e;
    e = e == OK && b->times.runs < KEYS ? ERR_CANCELLED : e;
    if (e == OK) {
        bench_row(&b->times, "a key press to the presented frame, 1366x768");
    }
    stage_close(&s);
    return e;
}
