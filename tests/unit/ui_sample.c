/* SPDX-License-Identifier: MIT */
#include "ui_sample.h"

struct ui_node at(struct ui_node node, float x, float y)
{
    node.layout.dx = x;
    node.layout.dy = y;
    return node;
}

static void add_tiles(struct ui *u, const struct sample *sample)
{
    float w = sample->small_tiles ? 40 : 312;
    for (int i = 0; i < 4; i++) {
        struct ui_node tile = fake_button("choice", i + 1, w, w, APP_A);
        tile.shortcut = (char)('1' + i);
        tile.flags |= i == 1 ? UI_SPEAKS : 0;
        tile.flags |= i == 0 && !sample->field && !sample->no_first ? UI_FOCUS_FIRST : 0;
        tile = at(tile, 40 + 340 * (float)(i % 2), 112 + (w + 16) / 2 * (float)(i / 2));
        tile.layout.h = (w - 16) / 2;
        ui_add(u, &tile);
    }
}

static void add_field(struct ui *u, const struct sample *sample)
{
    struct ui_node field = {.kind = UI_FIELD,
                            .id = {"answer", 0},
                            .role = UI_ROLE_FIELD,
                            .flags = UI_FOCUSABLE | UI_FOCUS_FIRST,
                            .layout = {.w = 700, .h = 112},
                            .words = {.style = UI_STYLE_UI, .lang = str_from(sample->lang)}};
    field.field.text = sample->text ? str_from(sample->text) : STR("sinaas");
    field.field.caret = field.field.text.n;
    field.field.anchor = sample->anchor ? sample->anchor : field.field.caret;
    if (sample->compose) {
        field.field.compose_from = 4;
        field.field.compose_to = 6;
    }
    field = at(field, 40, 470);
    ui_add(u, &field);
}

static void add_dialog(struct ui *u)
{
    ui_open(u, &(struct ui_node){.id = {"dialog", 0},
                                 .role = UI_ROLE_DIALOG,
                                 .flags = UI_MODAL,
                                 .layout = {.direction = UI_ROW,
                                            .w = 500,
                                            .h = 300,
                                            .gap = 16,
                                            .at_x = UI_CENTER,
                                            .at_y = UI_CENTER}});
    struct ui_node leave = fake_button("dialog-leave", 0, 200, 96, APP_B);
    struct ui_node stay = fake_button("dialog-stay", 0, 200, 96, APP_C);
    stay.flags |= UI_DEFAULT | UI_CANCEL;
    ui_add(u, &leave);
    ui_add(u, &stay);
    ui_close(u);
}

void show(struct ui *u, const struct sample *sample)
{
    struct ui_port port = fake_port(1024, 768);
    port.rtl = sample->rtl;
    port.screen = sample->screen ? sample->screen : "drill";
    port.part = sample->part;
    port.clipboard = sample->clipboard;
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}, .look = {.fill = UI_PAPER}});
    struct ui_node help = at(fake_button("help", 0, 96, 80, APP_B), 24, 16);
    struct ui_node leave = at(fake_button("leave", 0, 96, 80, APP_C), 24, 16);
    leave.layout.at_x = UI_END;
    leave.flags |= UI_CANCEL;
    ui_add(u, &help);
    ui_add(u, &leave);
    add_tiles(u, sample);
    if (sample->field) {
        add_field(u, sample);
    }
    struct ui_node go_on = at(fake_button("go-on", 0, 192, 96, GO_ON), 24, 16);
    go_on.layout.at_x = go_on.layout.at_y = UI_END;
    go_on.flags |= UI_DEFAULT | sample->go_on;
    go_on.shortcut = 'g';
    ui_add(u, &go_on);
    if (sample->modal) {
        add_dialog(u);
    }
    ui_close(u);
    ui_end(u);
}
