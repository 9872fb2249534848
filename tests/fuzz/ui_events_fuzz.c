/* SPDX-License-Identifier: MIT
 *
 * ui_events_fuzz - any events at all, against the toy: what was typed stays valid and within its
 * limits, the caret stands between letters, taking back and making again changes nothing, the
 * focus stays on something that can have it, and every frame can be painted and dumped.   */
#include "../unit/ui_measure_fake.h"
#include "../unit/ui_toy.h"

#include "base/must.h"
#include "base/utf8.h"
#include "ui/ui_caret.h"

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
    struct ui_event e = {.kind = (enum ui_event_kind)(take(in) % (UI_EVENT_QUIT + 1))};
    e.key = (enum ui_key)(take(in) % (UI_KEY_F12 + 1));
    e.mods = take(in) % 8;
    e.x = (int)(take(in) * 5);
    e.y = (int)(take(in) * 4);
    e.at = take(in) % 8;
    e.clause = (int)(take(in) % 8) - 2;
    e.clause_n = (int)(take(in) % 8) - 2;
    size_t n = take(in) % 8;
    for (size_t i = 0; i < n; i++) {
        e.text[i] = (char)take(in);
    }
    return e;
}

/* ---- a clipboard ---- */

struct board {
    struct arena arena;
    struct str text;
    bool asked;
};

static void put(void *ctx, struct str text)
{
    struct board *b = ctx;
    must(text.n > 0);
    b->text = arena_str(&b->arena, text);
}

static void ask(void *ctx)
{
    ((struct board *)ctx)->asked = true;
}

static void paste(struct board *b, const struct ui_client *client)
{
    struct str line = ui_clipboard_line(&b->arena, b->text);
    for (size_t at = 0; b->asked && at < line.n;) {
        struct ui_event e = {.kind = UI_EVENT_PASTE, .at = at};
        size_t n = ui_event_piece(str_slice(line, at, line.n));
        must(n > 0 && n < sizeof e.text);
        memcpy(e.text, line.p + at, n);
        (void)client->event(client->ctx, &e);
        at += n;
    }
    b->asked = false;
}

/* ---- what always holds ---- */

static bool is_place(struct str text, size_t at)
{
    return at <= text.n && ui_caret_from(text, at) == at;
}

static void check_edit(const struct ui_edit *e)
{
    struct str text = ui_edit_text(e);
    must(utf8_bad(text) == SIZE_MAX && text.p[text.n] == '\0');
    must(text.n < UI_EDIT_BYTES);
    must(e->max_graphemes == 0 || ui_caret_graphemes(text) <= e->max_graphemes);
    must(is_place(text, e->caret) && is_place(text, e->anchor));
    struct arena a;
    arena_init(&a, 0);
    struct ui_field field = ui_edit_field(e, &a);
    must(is_place(field.text, field.caret) && is_place(field.text, field.clause_from));
    must(field.compose_from <= field.compose_to && field.compose_to <= field.text.n);
    arena_finish(&a);
}

/* Back to the beginning and forth again, then where it was. */
static void check_undo(const struct ui_edit *e)
{
    struct ui_edit copy = *e;
    struct ui_edit_op undo = {.kind = UI_EDIT_UNDO}, redo = {.kind = UI_EDIT_REDO};
    int steps = 0;
    while (ui_edit_apply(&copy, &undo)) {
        check_edit(&copy);
        steps++;
    }
    must(steps <= UI_UNDO_STEPS_MAX && steps == e->undo.done);
    for (; steps > 0; steps--) {
        must(ui_edit_apply(&copy, &redo));
        check_edit(&copy);
    }
    must(str_eq(ui_edit_text(&copy), ui_edit_text(e)));
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
    check_edit(&toy->edit);
    check_undo(&toy->edit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in = {data, size};
    struct toy_client toy;
    toy_init(&toy, &FAKE_MEASURE);
    toy.edit.max_graphemes = take(&in) % 4 * 5;
    struct ui_client client = toy_client(&toy);
    struct ui_port window = {.w = 1024, .h = 768, .density = 1, .text_scale = 1};
    unsigned ways = take(&in);
    window.rtl = ways % 2;
    toy.lang = ways & 2 ? "ar" : "nl";
    toy.screen = ways & 4 ? TOY_DRILL : TOY_MAP; /* most often straight at the field */
    toy.exercise = ways & 4 ? 1 : 0;
    struct board board = {.text = STR("a\r\n\xD8\xA7\xFF")};
    struct ui_clipboard clipboard = {&board, put, ask};
    window.clipboard = &clipboard;
    (void)client.frame(client.ctx, &window);
    while (in.n > 0) {
        struct ui_event e = next_event(&in);
        if (e.kind == UI_EVENT_RESIZED) {
            window.w = e.x * 3 + 1;
            window.h = e.y * 3 + 1;
        }
        (void)client.event(client.ctx, &e);
        paste(&board, &client);
        (void)client.frame(client.ctx, &window);
        check(&toy);
    }
    toy_finish(&toy);
    arena_finish(&board.arena);
    return 0;
}
