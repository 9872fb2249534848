/* SPDX-License-Identifier: MIT
 *
 * A text field: what was typed stays, and marks show where it differs (visual language 3,
 * Text field).                                                                          */
#include "ui/ui_field_view.h"
#include "ui/ui_painter.h"

static const float UNDERLINE_DP = 5, COMPOSE_DP = 2, SLOT_BORDER_DP = 3, SLOT_RADIUS_DP = 8;
/* Of the type size. */
static const float SLOT_W_EM = 0.7F, SLOT_H_EM = 1.2F, CARET_H_EM = 0.75F, CARET_IN_SLOT_EM = 0.15F;
static const float TINT_H_EM = 1.1F, STRIKE_UP_EM = 0.05F;

static void box(struct painter *p, int i, struct ui_rect rect, enum ui_token token)
{
    ui_draw_add(p, UI_DRAW_BOX, rect)->colour = ui_draw_colour(p, i, token);
}

static int middle(const struct field_view *v)
{
    return v->y + v->line_h / 2;
}

static int em(const struct field_view *v, float share)
{
    return ui_edge(v->box.px * share);
}

/* The stretch of the line that the bytes cover, between the slots around them. */
static struct ui_rect stretch(const struct field_view *v, size_t from, size_t to)
{
    int a = ui_field_x(v, from, AFTER_SLOT), b = ui_field_x(v, to, BEFORE_SLOT);
    int left = a < b ? a : b, right = a < b ? b : a;
    return (struct ui_rect){left, v->y, right - left, v->line_h};
}

static struct ui_rect upright(struct ui_rect r, int middle_y, int h)
{
    return (struct ui_rect){r.x, middle_y - h / 2, r.w, h};
}

static void paint_tint(struct painter *p, int i, const struct field_view *v,
                       const struct ui_mark *mark)
{
    struct ui_rect r = stretch(v, mark->from, mark->to);
    box(p, i, upright(r, middle(v), em(v, TINT_H_EM)), UI_AMBER_TINT);
}

/* Under the letters; through them where they are too many. */
static void paint_stroke(struct painter *p, int i, const struct field_view *v,
                         const struct ui_mark *mark)
{
    struct ui_rect r = stretch(v, mark->from, mark->to);
    int h = ui_stroke_px(p->u, UNDERLINE_DP), foot = middle(v) + em(v, TINT_H_EM) / 2;
    r.y = mark->kind == UI_MARK_EXTRA ? middle(v) - em(v, STRIKE_UP_EM) : foot - h;
    r.h = h;
    box(p, i, r, UI_AMBER);
}

static struct ui_rect slot_rect(const struct field_view *v, const struct ui_mark *mark)
{
    int a = ui_field_x(v, mark->from, BEFORE_SLOT), b = ui_field_x(v, mark->from, AFTER_SLOT);
    int w = em(v, SLOT_W_EM), h = em(v, SLOT_H_EM);
    return (struct ui_rect){(a + b) / 2 - w / 2, middle(v) - h / 2, w, h};
}

static void paint_slot(struct painter *p, int i, const struct field_view *v,
                       const struct ui_mark *mark)
{
    struct ui_draw *slot = ui_draw_add(p, UI_DRAW_BOX, slot_rect(v, mark));
    slot->colour = ui_draw_colour(p, i, UI_AMBER_TINT);
    slot->border = ui_draw_colour(p, i, UI_AMBER);
    slot->border_px = ui_stroke_px(p->u, SLOT_BORDER_DP);
    slot->radius_px = ui_edge(ui_px(p->u, SLOT_RADIUS_DP));
    slot->dashed = true;
}

static void paint_piece(struct painter *p, int i, const struct field_view *v, size_t from,
                        size_t to)
{
    if (from >= to) {
        return;
    }
    struct ui_draw *item = ui_draw_add(p, UI_DRAW_TEXT, stretch(v, from, to));
    item->text = v->box;
    item->text.text = str_slice(v->box.text, from, to);
    item->text.align = UI_START;
    item->colour = ui_draw_colour(p, i, UI_INK);
}

/* The text, cut where a slot stands. */
static void paint_text(struct painter *p, int i, const struct field_view *v)
{
    size_t from = 0;
    for (size_t k = 0; k < v->field->mark_count; k++) {
        const struct ui_mark *mark = &v->field->marks[k];
        if (mark->kind == UI_MARK_MISSING && mark->from > from) {
            paint_piece(p, i, v, from, mark->from);
            from = mark->from;
        }
    }
    paint_piece(p, i, v, from, v->box.text.n);
}

/* The answer to be copied: only what lies beyond the letters typed. */
static void paint_ghost(struct painter *p, int i, const struct field_view *v,
                        struct ui_rect visible)
{
    if (v->field->ghost.n == 0) {
        return;
    }
    struct ui_text_box all = v->box;
    all.text = v->field->ghost;
    all.align = UI_START;
    struct ui_size size = v->measure->size(v->measure->ctx, &all);
    int end = ui_field_x(v, v->box.text.n, AFTER_SLOT);
    int start = ui_field_x(v, 0, BEFORE_SLOT);
    struct ui_rect rest =
        v->rtl ? (struct ui_rect){visible.x, visible.y, end - visible.x, visible.h}
               : (struct ui_rect){end, visible.y, visible.x + visible.w - end, visible.h};
    rest = ui_rect_overlap(rest, visible);
    if (rest.w == 0) {
        return;
    }
    ui_draw_clip(p, rest);
    struct ui_rect rect = {v->rtl ? start - size.w : start, v->y, size.w, size.h};
    struct ui_draw *item = ui_draw_add(p, UI_DRAW_TEXT, rect);
    item->text = all;
    item->colour = ui_draw_colour(p, i, UI_INK2);
    ui_draw_clip(p, visible);
}

static const struct ui_mark *slot_at(const struct ui_field *field, size_t byte)
{
    for (size_t k = 0; k < field->mark_count; k++) {
        if (field->marks[k].kind == UI_MARK_MISSING && field->marks[k].from == byte) {
            return &field->marks[k];
        }
    }
    return NULL;
}

static void paint_caret(struct painter *p, int i, const struct field_view *v)
{
    size_t at = v->field->caret;
    const struct ui_mark *mark = slot_at(v->field, at);
    int x = ui_field_x(v, at, AFTER_SLOT);
    if (mark) {
        struct ui_rect slot = slot_rect(v, mark);
        int in = em(v, CARET_IN_SLOT_EM);
        x = v->rtl ? slot.x + slot.w - in - v->caret_px : slot.x + in;
    }
    struct ui_rect caret = {x, 0, v->caret_px, 0};
    box(p, i, upright(caret, middle(v), em(v, CARET_H_EM)), UI_INK);
}

static void paint_selection(struct painter *p, int i, const struct field_view *v)
{
    size_t a = v->field->anchor, b = v->field->caret;
    if (a != b) {
        struct ui_rect r = stretch(v, a < b ? a : b, a < b ? b : a);
        box(p, i, upright(r, middle(v), em(v, TINT_H_EM)), UI_BLUE_TINT);
    }
}

static void paint_composition(struct painter *p, int i, const struct field_view *v)
{
    if (v->field->compose_from < v->field->compose_to) {
        struct ui_rect r = stretch(v, v->field->compose_from, v->field->compose_to);
        r.h = ui_stroke_px(p->u, COMPOSE_DP);
        r.y = middle(v) + em(v, TINT_H_EM) / 2 - r.h;
        box(p, i, r, UI_INK);
    }
}

typedef void paint_mark(struct painter *p, int i, const struct field_view *v,
                        const struct ui_mark *mark);

static void paint_marks(struct painter *p, int i, const struct field_view *v, bool slots,
                        paint_mark *paint)
{
    for (size_t k = 0; k < v->field->mark_count; k++) {
        if ((v->field->marks[k].kind == UI_MARK_MISSING) == slots) {
            paint(p, i, v, &v->field->marks[k]);
        }
    }
}

void ui_paint_field(struct painter *p, int i)
{
    const struct ui *u = p->u;
    struct field_view view = ui_field_view(u, &u->nodes[i]);
    struct ui_rect outer = p->clip;
    struct ui_rect visible = ui_rect_overlap(outer, view.inner);
    if (visible.w == 0 || visible.h == 0) {
        return;
    }
    ui_draw_clip(p, visible);
    paint_ghost(p, i, &view, visible);
    paint_marks(p, i, &view, false, paint_tint);
    paint_selection(p, i, &view);
    paint_text(p, i, &view);
    paint_marks(p, i, &view, false, paint_stroke);
    paint_marks(p, i, &view, true, paint_slot);
    paint_composition(p, i, &view);
    if (u->focus == i) {
        paint_caret(p, i, &view);
    }
    ui_draw_clip(p, outer);
}
