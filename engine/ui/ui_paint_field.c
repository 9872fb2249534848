/* SPDX-License-Identifier: MIT
 *
 * A text field: what was typed stays, and marks show where it differs (visual language 3,
 * Text field).                                                                          */
#include "ui/ui_caret.h"
#include "ui/ui_field_view.h"
#include "ui/ui_painter.h"

static const float UNDERLINE_DP = 5, COMPOSE_DP = 2, SLOT_BORDER_DP = 3, SLOT_RADIUS_DP = 8;
/* Of the type size. */
static const float TINT_H_EM = 1.1F, STRIKE_UP_EM = 0.05F;

/* A stroke along letters. */
struct line {
    int y, h;
    enum ui_token token;
};

static void box(struct painter *p, int i, struct ui_rect rect, enum ui_token token)
{
    ui_draw_add(p, UI_DRAW_BOX, rect)->colour = ui_draw_colour(p, i, token);
}

static int middle(const struct field_view *v)
{
    return v->y + v->line_h / 2;
}

/* The stretch of the line from the first of the letters to the last; there is one. */
static struct ui_rect stretch(struct painter *p, const struct field_view *v, size_t from, size_t to)
{
    const struct ui_rect *pieces;
    size_t count = ui_field_pieces(v, p->arena, from, to, &pieces);
    int left = INT32_MAX, right = INT32_MIN;
    for (size_t k = 0; k < count; k++) {
        struct ui_rect r = pieces[k];
        left = r.x < left ? r.x : left;
        right = r.x + r.w > right ? r.x + r.w : right;
    }
    return (struct ui_rect){left, v->y, right - left, v->line_h};
}

static struct ui_rect upright(struct ui_rect r, int middle_y, int h)
{
    return (struct ui_rect){r.x, middle_y - h / 2, r.w, h};
}

/* Behind the letters. */
static void paint_behind(struct painter *p, int i, const struct field_view *v,
                         struct ui_range range, enum ui_token token)
{
    const struct ui_rect *pieces;
    size_t count = ui_field_pieces(v, p->arena, range.from, range.to, &pieces);
    for (size_t k = 0; k < count; k++) {
        box(p, i, upright(pieces[k], middle(v), ui_field_em(v, TINT_H_EM)), token);
    }
}

/* Along the letters. */
static void paint_line(struct painter *p, int i, const struct field_view *v, struct ui_range range,
                       struct line line)
{
    const struct ui_rect *pieces;
    size_t count = ui_field_pieces(v, p->arena, range.from, range.to, &pieces);
    for (size_t k = 0; k < count; k++) {
        struct ui_rect r = pieces[k];
        box(p, i, (struct ui_rect){r.x, line.y, r.w, line.h}, line.token);
    }
}

static void paint_tint(struct painter *p, int i, const struct field_view *v,
                       const struct ui_mark *mark)
{
    paint_behind(p, i, v, (struct ui_range){mark->from, mark->to}, UI_AMBER_TINT);
}

static int foot(const struct field_view *v)
{
    return middle(v) + ui_field_em(v, TINT_H_EM) / 2;
}

/* Under the letters; through them where they are too many. */
static void paint_stroke(struct painter *p, int i, const struct field_view *v,
                         const struct ui_mark *mark)
{
    int h = ui_stroke_px(p->u, UNDERLINE_DP);
    int y = mark->kind == UI_MARK_EXTRA ? middle(v) - ui_field_em(v, STRIKE_UP_EM) : foot(v) - h;
    paint_line(p, i, v, (struct ui_range){mark->from, mark->to}, (struct line){y, h, UI_AMBER});
}

static void paint_slot(struct painter *p, int i, const struct field_view *v,
                       const struct ui_mark *mark)
{
    struct ui_draw *slot = ui_draw_add(p, UI_DRAW_BOX, ui_field_slot(v, mark));
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
    struct ui_draw *item = ui_draw_add(p, UI_DRAW_TEXT, stretch(p, v, from, to));
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

static void paint_selection(struct painter *p, int i, const struct field_view *v)
{
    size_t a = v->field->anchor, b = v->field->caret;
    paint_behind(p, i, v, a < b ? (struct ui_range){a, b} : (struct ui_range){b, a}, UI_BLUE_TINT);
}

/* What is being converted has the thicker line. */
static void paint_composition(struct painter *p, int i, const struct field_view *v)
{
    const struct ui_field *f = v->field;
    int thin = ui_stroke_px(p->u, COMPOSE_DP), thick = ui_stroke_px(p->u, UNDERLINE_DP);
    paint_line(p, i, v, (struct ui_range){f->compose_from, f->compose_to},
               (struct line){foot(v) - thin, thin, UI_INK});
    paint_line(p, i, v, (struct ui_range){f->clause_from, f->clause_to},
               (struct line){foot(v) - thick, thick, UI_INK});
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
        box(p, i, ui_field_caret(&view), UI_INK);
    }
    ui_draw_clip(p, outer);
}
