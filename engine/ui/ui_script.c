/* SPDX-License-Identifier: MIT */
#include "ui/ui_script_steps.h"

#include "base/must.h"
#include "text/text_break.h"

#include <string.h>

static const struct str RIGHT = STR_INIT("");

/* ---- events to give ---- */

void ui_script_queue(struct ui_script *s, const struct ui_event *event)
{
    s->queue = arena_grow(s->arena, s->queue, s->queue_count, s->queue_count + 1, &s->queue_room,
                          sizeof *s->queue);
    s->queue[s->queue_count++] = *event;
}

static void copy_text(struct ui_event *event, struct str text)
{
    must(text.n < sizeof event->text);
    if (text.n) {
        memcpy(event->text, text.p, text.n);
    }
    event->text[text.n] = '\0';
}

void ui_script_queue_key(struct ui_script *s, enum ui_key key, unsigned mods, struct str text)
{
    struct ui_event event = {.kind = UI_EVENT_KEY, .key = key, .mods = mods};
    copy_text(&event, text);
    ui_script_queue(s, &event);
}

void ui_script_queue_text(struct ui_script *s, struct str text)
{
    struct text_tools tools;
    text_tools_init(&tools, STR(""));
    struct text_breaks breaks = text_graphemes(&tools, s->arena, text);
    for (size_t i = 0; i + 1 < breaks.count; i++) {
        struct str letter = str_slice(text, breaks.at[i], breaks.at[i + 1]);
        while (letter.n > 0) {
            size_t n = ui_event_piece(letter);
            struct ui_event event = {.kind = UI_EVENT_TEXT};
            copy_text(&event, str_slice(letter, 0, n));
            ui_script_queue(s, &event);
            letter = str_slice(letter, n, letter.n);
        }
    }
    text_tools_finish(&tools);
}

void ui_script_queue_tap(struct ui_script *s, const struct ui_node *node, enum ui_pointer pointer)
{
    struct ui_event event = {.kind = UI_EVENT_POINTER_DOWN,
                             .pointer = pointer,
                             .x = node->rect.x + node->rect.w / 2,
                             .y = node->rect.y + node->rect.h / 2};
    ui_script_queue(s, &event);
    event.kind = UI_EVENT_POINTER_UP;
    ui_script_queue(s, &event);
}

/* ---- the run ---- */

static struct ui_action action(enum ui_action_kind kind, const struct step *step)
{
    return (struct ui_action){.kind = kind,
                              .name = step->name,
                              .ms = step->number,
                              .w = step->w,
                              .h = step->h,
                              .row = step->row,
                              .scale = step->scale};
}

static struct ui_action give(struct ui_script *s, const struct ui *frame)
{
    struct ui_action next = {.kind = UI_ACTION_EVENT, .event = s->queue[s->queue_at++]};
    next.event.now_ms = ui_port(frame)->now_ms;
    next.row = s->at > 0 ? s->steps[s->at - 1].row : 0;
    if (s->queue_at == s->queue_count) {
        s->queue_at = s->queue_count = 0;
    }
    return next;
}

static struct str do_key(struct ui_script *s, const struct step *step, const struct ui_moment *now)
{
    (void)now;
    ui_script_queue_key(s, step->key, step->mods, step->name);
    return RIGHT;
}

static struct str do_type(struct ui_script *s, const struct step *step, const struct ui_moment *now)
{
    (void)now;
    ui_script_queue_text(s, step->name);
    return RIGHT;
}

/* As an input method says it: the whole, with its caret at the end. */
static struct str do_compose(struct ui_script *s, const struct step *step,
                             const struct ui_moment *now)
{
    (void)now;
    size_t at = 0;
    do {
        struct ui_event event = {.kind = UI_EVENT_COMPOSITION, .at = at, .clause = -1};
        struct str rest = str_slice(step->name, at, step->name.n);
        size_t n = ui_event_piece(rest);
        copy_text(&event, str_slice(rest, 0, n));
        ui_script_queue(s, &event);
        at += n;
    } while (at < step->name.n);
    return RIGHT;
}

static struct str do_tap(struct ui_script *s, const struct step *step, const struct ui_moment *now)
{
    const struct ui_node *node = ui_find(now->frame, step->name.p, step->index);
    if (!node) {
        return ui_script_missing_node(s, step);
    }
    ui_script_queue_tap(s, node, step->verb == DO_TOUCH ? UI_POINTER_TOUCH : UI_POINTER_MOUSE);
    return RIGHT;
}

static struct str do_answer(struct ui_script *s, const struct step *step,
                            const struct ui_moment *now)
{
    (void)step;
    return ui_script_answer(s, now->frame);
}

static struct str do_play(struct ui_script *s, const struct step *step, const struct ui_moment *now)
{
    (void)step;
    return ui_script_play(s, now->frame);
}

static struct str do_quit(struct ui_script *s, const struct step *step, const struct ui_moment *now)
{
    (void)step, (void)now;
    ui_script_queue(s, &(struct ui_event){.kind = UI_EVENT_QUIT});
    return RIGHT;
}

/* What each verb does: queues events or checks something, or is for the caller. */
static const struct doing {
    struct str (*run)(struct ui_script *s, const struct step *step, const struct ui_moment *now);
    enum ui_action_kind action; /* where run is NULL */
    bool stays;                 /* until it ends the step itself */
} DOINGS[] = {
    [DO_KEY] = {.run = do_key},
    [DO_TYPE] = {.run = do_type},
    [DO_COMPOSE] = {.run = do_compose},
    [DO_TAP] = {.run = do_tap},
    [DO_TOUCH] = {.run = do_tap},
    [DO_ANSWER] = {.run = do_answer, .stays = true},
    [DO_PLAY] = {.run = do_play, .stays = true},
    [DO_UNTIL] = {.run = do_play, .stays = true},
    [DO_WAIT] = {.action = UI_ACTION_WAIT},
    [DO_SIZE] = {.action = UI_ACTION_SIZE},
    [DO_SCALE] = {.action = UI_ACTION_SCALE},
    [DO_PICTURE] = {.action = UI_ACTION_PICTURE},
    [DO_GOLDEN] = {.action = UI_ACTION_GOLDEN},
    [DO_QUIT] = {.run = do_quit},
    [EXPECT_SCREEN] = {.run = ui_script_expect_screen},
    [EXPECT_FOCUS] = {.run = ui_script_expect_focus},
    [EXPECT_NODE] = {.run = ui_script_expect_node},
    [EXPECT_NO_NODE] = {.run = ui_script_expect_node},
    [EXPECT_TEXT] = {.run = ui_script_expect_text},
    [EXPECT_VALUE] = {.run = ui_script_expect_value},
    [EXPECT_EFFECT] = {.run = ui_script_expect_effect},
    [EXPECT_FIT] = {.run = ui_script_expect_fit},
};

/* Does the step now in turn.  True: *out is for the caller; else go on. */
static bool run(struct ui_script *s, const struct ui_moment *now, struct ui_action *out)
{
    const struct step *step = &s->steps[s->at];
    const struct doing *doing = &DOINGS[step->verb];
    s->at += !doing->stays;
    if (!doing->run) {
        *out = action(doing->action, step);
        return true;
    }
    struct str wrong = doing->run(s, step, now);
    *out = action(UI_ACTION_FAILED, step);
    out->message = wrong;
    return wrong.n > 0;
}

struct ui_action ui_script_next(struct ui_script *s, const struct ui *frame,
                                const struct ui_client *client)
{
    struct ui_moment now = {frame, client};
    for (;;) {
        struct ui_action next;
        if (s->queue_count > 0) {
            return give(s, frame);
        }
        if (s->at == s->count) {
            return (struct ui_action){.kind = UI_ACTION_DONE};
        }
        if (run(s, &now, &next)) {
            return next;
        }
    }
}
