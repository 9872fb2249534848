/* SPDX-License-Identifier: MIT */
#include "ui_fake.h"

#include <stdio.h>
#include <string.h>

struct ui_port fake_port(int w, int h)
{
    return (struct ui_port){.w = w,
                            .h = h,
                            .density = 1,
                            .text_scale = 1,
                            .lang = STR("en"),
                            .screen = "toy",
                            .still = true,
                            .measure = &FAKE_MEASURE};
}

struct ui_node fake_button(const char *name, int index, float w, float h, int msg)
{
    return (struct ui_node){.id = {name, index},
                            .role = UI_ROLE_BUTTON,
                            .flags = UI_FOCUSABLE,
                            .layout = {.w = w, .h = h},
                            .look = {.fill = UI_CARD, .border = UI_EDGE, .radius_dp = 16},
                            .msg = {.kind = msg, .arg = index}};
}

struct ui_node fake_text(const char *text, enum ui_style style)
{
    return (struct ui_node){.kind = UI_TEXT, .words = {.text = str_from(text), .style = style}};
}

struct ui_event key_event(enum ui_key key, unsigned mods)
{
    return (struct ui_event){.kind = UI_EVENT_KEY, .key = key, .mods = mods};
}

struct ui_event text_event(const char *text)
{
    struct ui_event e = {.kind = UI_EVENT_TEXT};
    snprintf(e.text, sizeof e.text, "%s", text);
    return e;
}

struct ui_event char_event(const char *text)
{
    struct ui_event e = text_event(text);
    e.kind = UI_EVENT_KEY;
    e.key = UI_KEY_CHAR;
    return e;
}

struct ui_event pointer_event(enum ui_event_kind kind, int x, int y)
{
    return (struct ui_event){.kind = kind, .x = x, .y = y};
}

int press_key(struct ui *u, enum ui_key key)
{
    struct ui_event e = key_event(key, 0);
    return ui_dispatch(u, &e).kind;
}

struct ui_msg tap(struct ui *u, const char *name, int index)
{
    const struct ui_node *node = ui_find(u, name, index);
    assert_non_null(node);
    int x = node->rect.x + node->rect.w / 2, y = node->rect.y + node->rect.h / 2;
    struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, x, y);
    struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, x, y);
    struct ui_msg first = ui_dispatch(u, &down), second = ui_dispatch(u, &up);
    return second.kind ? second : first;
}

const char *focus_name(const struct ui *u)
{
    static char name[64];
    const struct ui_node *node = ui_focused(u);
    snprintf(name, sizeof name, "%s", "");
    if (node) {
        snprintf(name, sizeof name, "%s.%d", node->id.name, node->id.index);
    }
    return name;
}

static bool overlap(struct ui_rect a, struct ui_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void assert_no_overlap(const struct ui *u)
{
    size_t count;
    const struct ui_node *nodes = ui_nodes(u, &count);
    for (size_t i = 0; i < count; i++) {
        if (nodes[i].layout.direction == UI_STACK) {
            continue;
        }
        for (int a = nodes[i].first_child; a >= 0; a = nodes[a].next) {
            for (int b = nodes[a].next; b >= 0; b = nodes[b].next) {
                assert_false(overlap(nodes[a].rect, nodes[b].rect));
            }
        }
    }
}

void assert_touchable(const struct ui *u)
{
    size_t count;
    const struct ui_node *nodes = ui_nodes(u, &count);
    int least = (int)(44 * ui_scale(u));
    for (size_t i = 0; i < count; i++) {
        if (nodes[i].msg.kind != UI_MSG_NONE) {
            assert_true(nodes[i].rect.w >= least && nodes[i].rect.h >= least);
        }
    }
}
