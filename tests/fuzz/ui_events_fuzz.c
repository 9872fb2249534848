/* SPDX-License-Identifier: MIT
 *
 * ui_events_fuzz - any events at all, against the toy: what was typed stays valid, the focus
 * stays on something that can have it, and every frame can be painted and dumped.         */
#include "../unit/ui_measure_fake.h"
#include "../unit/ui_toy.h"

#include "base/must.h"
#include "base/utf8.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    const uint8_t *p;
    size_t n;
};

static unsigned take(struct input *in)
{
    if (in->n == 0) {
        return 0;
    }
    in->n--;
    return *in->p++;
}

static struct ui_event next_event(struct input *in)
{
    struct ui_event e = {
        .kind = (enum ui_event_kind)(take(in) % (UI_EVENT_QUIT + 1)),
        .key = (enum ui_key)(take(in) % (UI_KEY_F12 + 1)),
        .mods = take(in) % 8,
        .x = (int)(take(in) * 5),
        .y = (int)(take(in) * 4),
    };
    size_t n = take(in) % 8;
    for (size_t i = 0; i < n; i++) {
        e.text[i] = (char)take(in);
    }
    return e;
}

static void check(struct toy_client *toy)
{
    struct buf dump;
    buf_init(&dump, 64 * 1024);
    must(ui_paint(toy->u).count > 0);
    must(ui_dump(toy->u, &dump) == OK);
    buf_finish(&dump);
    const struct ui_node *focused = ui_focused(toy->u);
    must(!focused || (focused->flags & UI_FOCUSABLE));
    must(utf8_bad(ui_edit_text(&toy->edit)) == SIZE_MAX);
    must(toy->edit.caret <= toy->edit.n && toy->edit.anchor <= toy->edit.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in = {data, size};
    struct toy_client toy;
    toy_init(&toy, &FAKE_MEASURE);
    toy.edit.max_graphemes = take(&in) % 4 * 5;
    struct ui_client client = toy_client(&toy);
    struct ui_port window = {.w = 1024, .h = 768, .density = 1, .text_scale = 1};
    window.rtl = take(&in) % 2;
    (void)client.frame(client.ctx, &window);
    while (in.n > 0) {
        struct ui_event e = next_event(&in);
        if (e.kind == UI_EVENT_RESIZED) {
            window.w = e.x * 3 + 1;
            window.h = e.y * 3 + 1;
        }
        (void)client.event(client.ctx, &e);
        (void)client.frame(client.ctx, &window);
        check(&toy);
    }
    toy_finish(&toy);
    return 0;
}
