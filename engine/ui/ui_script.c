/* SPDX-License-Identifier: MIT */
#include "ui/ui_script_steps.h"

#include "base/must.h"
#include "base/utf8.h"
#include "text/text_break.h"
#include "ui/ui_fit.h"

#include <string.h>

enum { FIT_BYTES_MAX = 64 * 1024 };

/* ---- events to give ---- */

void ui_script_queue(struct ui_script *s, const struct ui_event *event)
{
    if (s->queue_count == s->queue_room) {
        size_t room = s->queue_room ? s->queue_room * 2 : 16;
        struct ui_event *queue = ARENA_ARRAY(s->arena, struct ui_event, room);
        if (s->queue_count) {
            memcpy(queue, s->queue, s->queue_count * sizeof *queue);
        }
        s->queue = queue;
        s->queue_room = room;
    }
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

/* At most as many bytes as an event holds, ending between code points. */
static size_t piece_length(struct str text)
{
    struct str rest = text;
    size_t n = 0;
    while (rest.n > 0) {
        (void)utf8_next(&rest);
        if (text.n - rest.n >= UI_EVENT_TEXT_BYTES) {
            break;
        }
        n = text.n - rest.n;
    }
    return n;
}

void ui_script_queue_text(struct ui_script *s, struct str text)
{
    struct text_tools tools;
    text_tools_init(&tools, STR(""));
    struct text_breaks breaks = text_graphemes(&tools, s->arena, text);
    for (size_t i = 0; i + 1 < breaks.count; i++) {
        struct str letter = str_slice(text, breaks.at[i], breaks.at[i + 1]);
        while (letter.n > 0) {
            size_t n = piece_length(letter);
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

/* ---- expectations: each returns what is wrong, or the empty str ---- */

static const struct str RIGHT = STR_INIT("");

static const struct ui_node *node_of(const struct step *step, const struct ui *frame)
{
    return ui_find(frame, step->name.p, step->index);
}

static struct str missing_node(struct ui_script *s, const struct step *step)
{
    return arena_printf(s->arena, "no node %.*s %d", STR_ARG(step->name), step->index);
}

static struct str check_screen(struct ui_script *s, const struct step *step, const struct ui *frame)
{
    struct str screen = str_from(ui_port(frame)->screen);
    if (str_eq(screen, step->name)) {
        return RIGHT;
    }
    return arena_printf(s->arena, "screen is %.*s, not %.*s", STR_ARG(screen), STR_ARG(step->name));
}

static struct str check_focus(struct ui_script *s, const struct step *step, const struct ui *frame)
{
    const struct ui_node *focused = ui_focused(frame);
    if (!focused) {
        return arena_printf(s->arena, "nothing has the focus, not %.*s %d", STR_ARG(step->name),
                            step->index);
    }
    if (focused == node_of(step, frame)) {
        return RIGHT;
    }
    return arena_printf(s->arena, "focus is on %s %d, not %.*s %d", focused->id.name,
                        focused->id.index, STR_ARG(step->name), step->index);
}

static struct str check_node(struct ui_script *s, const struct step *step, const struct ui *frame)
{
    bool there = node_of(step, frame) != NULL;
    if (there == (step->verb == EXPECT_NODE)) {
        return RIGHT;
    }
    return there
               ? arena_printf(s->arena, "there is a node %.*s %d", STR_ARG(step->name), step->index)
               : missing_node(s, step);
}

static struct str check_text(struct ui_script *s, const struct step *step, const struct ui *frame,
                             const struct ui_client *client)
{
    struct str wanted = client->text ? client->text(client->ctx, step->name) : RIGHT;
    size_t count;
    const struct ui_node *nodes = ui_nodes(frame, &count);
    for (size_t i = 0; wanted.n && i < count; i++) {
        if (nodes[i].kind == UI_TEXT && str_eq(nodes[i].words.text, wanted)) {
            return RIGHT;
        }
    }
    return arena_printf(s->arena, "no text %.*s (\"%.*s\")", STR_ARG(step->name), STR_ARG(wanted));
}

/* "name key=value key=value" */
static bool is_effect(struct str effect, const struct step *step)
{
    struct str word;
    bool named = str_next(&effect, ' ', &word) && str_eq(word, step->name);
    bool valued = step->value.n == 0;
    while (named && !valued && str_next(&effect, ' ', &word)) {
        valued = str_eq(word, step->value);
    }
    return named && valued;
}

static struct str check_effect(struct ui_script *s, const struct step *step,
                               const struct ui_client *client)
{
    struct str all = client->last_effects ? client->last_effects(client->ctx) : RIGHT;
    struct str rest = all, effect;
    while (str_next(&rest, '\n', &effect)) {
        if (is_effect(effect, step)) {
            return RIGHT;
        }
    }
    return arena_printf(s->arena, "no effect %.*s %.*s among: %.*s", STR_ARG(step->name),
                        STR_ARG(step->value), STR_ARG(all));
}

/* A line a misfit; of too many, the first. */
static struct str check_fit(struct ui_script *s, const struct ui *frame)
{
    struct buf lines;
    buf_init(&lines, FIT_BYTES_MAX);
    enum err e = ui_fit(frame, &lines);
    struct str wrong = arena_str(s->arena, str_trim(buf_str(&lines)));
    buf_finish(&lines);
    return wrong.n || !e ? wrong : STR("the misfits are too many to tell");
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

static struct str tap_node(struct ui_script *s, const struct step *step, const struct ui *frame)
{
    const struct ui_node *node = node_of(step, frame);
    if (!node) {
        return missing_node(s, step);
    }
    ui_script_queue_tap(s, node, step->verb == DO_TOUCH ? UI_POINTER_TOUCH : UI_POINTER_MOUSE);
    return RIGHT;
}

/* Does the step now in turn.  True: *out is for the caller; else go on. */
static bool run(struct ui_script *s, const struct ui *frame, const struct ui_client *client,
                struct ui_action *out)
{
    const struct step *step = &s->steps[s->at];
    bool stays = step->verb == DO_ANSWER || step->verb == DO_PLAY || step->verb == DO_UNTIL;
    s->at += !stays; /* those end by themselves */
    struct str wrong = RIGHT;
    *out = (struct ui_action){.kind = UI_ACTION_FAILED};
    switch (step->verb) {
    case DO_KEY:
        ui_script_queue_key(s, step->key, step->mods, step->name);
        break;
    case DO_TYPE:
        ui_script_queue_text(s, step->name);
        break;
    case DO_TAP:
    case DO_TOUCH:
        wrong = tap_node(s, step, frame);
        break;
    case DO_ANSWER:
        wrong = ui_script_answer(s, frame);
        break;
    case DO_PLAY:
    case DO_UNTIL:
        wrong = ui_script_play(s, frame);
        break;
    case DO_WAIT:
        *out = action(UI_ACTION_WAIT, step);
        break;
    case DO_SIZE:
        *out = action(UI_ACTION_SIZE, step);
        break;
    case DO_SCALE:
        *out = action(UI_ACTION_SCALE, step);
        break;
    case DO_PICTURE:
        *out = action(UI_ACTION_PICTURE, step);
        break;
    case DO_GOLDEN:
        *out = action(UI_ACTION_GOLDEN, step);
        break;
    case DO_QUIT:
        ui_script_queue(s, &(struct ui_event){.kind = UI_EVENT_QUIT});
        break;
    case EXPECT_SCREEN:
        wrong = check_screen(s, step, frame);
        break;
    case EXPECT_FOCUS:
        wrong = check_focus(s, step, frame);
        break;
    case EXPECT_NODE:
    case EXPECT_NO_NODE:
        wrong = check_node(s, step, frame);
        break;
    case EXPECT_TEXT:
        wrong = check_text(s, step, frame, client);
        break;
    case EXPECT_EFFECT:
        wrong = check_effect(s, step, client);
        break;
    case EXPECT_FIT:
        wrong = check_fit(s, frame);
        break;
    }
    if (wrong.n) {
        *out = action(UI_ACTION_FAILED, step);
        out->message = wrong;
    }
    return wrong.n > 0 || out->kind != UI_ACTION_FAILED;
}

struct ui_action ui_script_next(struct ui_script *s, const struct ui *frame,
                                const struct ui_client *client)
{
    for (;;) {
        struct ui_action next;
        if (s->queue_count > 0) {
            return give(s, frame);
        }
        if (s->at == s->count) {
            return (struct ui_action){.kind = UI_ACTION_DONE};
        }
        if (run(s, frame, client, &next)) {
            return next;
        }
    }
}
