/* SPDX-License-Identifier: MIT */
#include "ui_painting.h"

void paint_one(struct painting *p, struct ui_node node)
{
    p->u = p->u ? p->u : ui_create();
    node.layout.dx = 100;
    node.layout.dy = 100;
    ui_begin(p->u, &p->port);
    ui_open(p->u, &(struct ui_node){.layout = {.direction = UI_STACK}});
    ui_add(p->u, &node);
    ui_close(p->u);
    ui_end(p->u);
    p->list = ui_paint(p->u);
}

const struct ui_draw *item(const struct painting *p, size_t i)
{
    assert_true(i < p->list.count);
    return &p->list.items[i];
}

void assert_rect(struct ui_rect got, int x, int y, int w, int h)
{
    if (got.x != x || got.y != y || got.w != w || got.h != h) {
        print_error("%d,%d %dx%d, wanted %d,%d %dx%d\n", got.x, got.y, got.w, got.h, x, y, w, h);
        fail();
    }
}

uint32_t light(enum ui_token token)
{
    return ui_colour(UI_THEME_LIGHT, token);
}

struct ui_node fake_field(const char *text, size_t caret)
{
    struct ui_node node = {.kind = UI_FIELD,
                           .id = {"f", 0},
                           .flags = UI_FOCUSABLE | UI_FOCUS_FIRST,
                           .layout = {.w = 400, .h = 112},
                           .words = {.style = UI_STYLE_UI, .lang = STR("nl")}};
    node.field.text = str_from(text);
    node.field.caret = node.field.anchor = caret;
    return node;
}
