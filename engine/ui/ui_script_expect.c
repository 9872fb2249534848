/* SPDX-License-Identifier: MIT
 *
 * What a script expects of the frame: each check returns what is wrong, or the empty str. */
#include "ui/ui_fit.h"
#include "ui/ui_script_steps.h"

enum { FIT_BYTES_MAX = 64 * 1024 };

static const struct str RIGHT = STR_INIT("");

static const struct ui_node *node_of(const struct step *step, const struct ui *frame)
{
    return ui_find(frame, step->name.p, step->index);
}

struct str ui_script_missing_node(struct ui_script *s, const struct step *step)
{
    return arena_printf(s->arena, "no node %.*s %d", STR_ARG(step->name), step->index);
}

struct str ui_script_expect_screen(struct ui_script *s, const struct step *step,
                                   const struct ui_moment *now)
{
    struct str screen = str_from(ui_port(now->frame)->screen);
    if (str_eq(screen, step->name)) {
        return RIGHT;
    }
    return arena_printf(s->arena, "screen is %.*s, not %.*s", STR_ARG(screen), STR_ARG(step->name));
}

struct str ui_script_expect_focus(struct ui_script *s, const struct step *step,
                                  const struct ui_moment *now)
{
    const struct ui_node *focused = ui_focused(now->frame);
    if (!focused) {
        return arena_printf(s->arena, "nothing has the focus, not %.*s %d", STR_ARG(step->name),
                            step->index);
    }
    if (focused == node_of(step, now->frame)) {
        return RIGHT;
    }
    return arena_printf(s->arena, "focus is on %s %d, not %.*s %d", focused->id.name,
                        focused->id.index, STR_ARG(step->name), step->index);
}

struct str ui_script_expect_node(struct ui_script *s, const struct step *step,
                                 const struct ui_moment *now)
{
    bool there = node_of(step, now->frame) != NULL;
    if (there == (step->verb == EXPECT_NODE)) {
        return RIGHT;
    }
    return there
               ? arena_printf(s->arena, "there is a node %.*s %d", STR_ARG(step->name), step->index)
               : ui_script_missing_node(s, step);
}

struct str ui_script_expect_text(struct ui_script *s, const struct step *step,
                                 const struct ui_moment *now)
{
    struct str wanted = now->client->text ? now->client->text(now->client->ctx, step->name) : RIGHT;
    size_t count;
    const struct ui_node *nodes = ui_nodes(now->frame, &count);
    for (size_t i = 0; wanted.n && i < count; i++) {
        if (nodes[i].kind == UI_TEXT && str_eq(nodes[i].words.text, wanted)) {
            return RIGHT;
        }
    }
    return arena_printf(s->arena, "no text %.*s (\"%.*s\")", STR_ARG(step->name), STR_ARG(wanted));
}

struct str ui_script_expect_value(struct ui_script *s, const struct step *step,
                                  const struct ui_moment *now)
{
    const struct ui_node *node = node_of(step, now->frame);
    if (!node || node->kind != UI_FIELD) {
        return ui_script_missing_node(s, step);
    }
    if (str_eq(node->field.text, step->value)) {
        return RIGHT;
    }
    return arena_printf(s->arena, "%.*s holds \"%.*s\", not \"%.*s\"", STR_ARG(step->name),
                        STR_ARG(node->field.text), STR_ARG(step->value));
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

struct str ui_script_expect_effect(struct ui_script *s, const struct step *step,
                                   const struct ui_moment *now)
{
    struct str all =
        now->client->last_effects ? now->client->last_effects(now->client->ctx) : RIGHT;
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
struct str ui_script_expect_fit(struct ui_script *s, const struct step *step,
                                const struct ui_moment *now)
{
    (void)step;
    struct buf lines;
    buf_init(&lines, FIT_BYTES_MAX);
    enum err e = ui_fit(now->frame, &lines);
    struct str wrong = arena_str(s->arena, str_trim(buf_str(&lines)));
    buf_finish(&lines);
    return wrong.n || !e ? wrong : STR("the misfits are too many to tell");
}
