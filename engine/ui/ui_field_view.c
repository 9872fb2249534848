/* SPDX-License-Identifier: MIT */
#include "ui/ui_field_view.h"

#include "text/text_bidi.h"

/* Of the type size. */
static const float SLOT_EM = 0.85F;
static const float SLOT_W_EM = 0.7F, SLOT_H_EM = 1.2F;
static const float CARET_H_EM = 0.75F, CARET_IN_SLOT_EM = 0.15F;
static const float CARET_DP = 3;

/* A mark may belong to an older, longer text: beyond the end is the end. */
static size_t within(const struct field_view *v, size_t byte)
{
    return byte < v->box.text.n ? byte : v->box.text.n;
}

static int slots_before(const struct field_view *v, size_t byte, enum slot_side side)
{
    int count = 0;
    for (size_t i = 0; i < v->field->mark_count; i++) {
        const struct ui_mark *mark = &v->field->marks[i];
        size_t from = within(v, mark->from);
        bool passed = from < byte || (from == byte && side == AFTER_SLOT);
        count += mark->kind == UI_MARK_MISSING && passed;
    }
    return count;
}

int ui_field_x(const struct field_view *v, size_t byte, enum slot_side side)
{
    byte = within(v, byte);
    int passed = slots_before(v, byte, side);
    int open = v->rtl ? v->slots - passed : passed;
    return v->x + open * v->slot_px + v->measure->caret_x(v->measure->ctx, &v->box, byte);
}

/* Left end of `width` pixels of text in the field: at its start, or, when it is too long,
 * so that the caret (at `caret_x` of them) can be seen. */
static int text_left(const struct field_view *v, enum ui_align align, int width, int caret_x)
{
    int over = v->inner.w - width;
    if (over < 0) {
        int most = -over, shift = v->rtl ? caret_x : caret_x + v->caret_px - v->inner.w;
        shift = shift < 0 ? 0 : shift;
        return v->inner.x - (shift < most ? shift : most);
    }
    if (align == UI_CENTER) {
        return v->inner.x + over / 2;
    }
    bool at_right = v->rtl == (align == UI_START);
    return v->inner.x + (at_right ? over : 0);
}

struct field_view ui_field_view(const struct ui *u, const struct ui_node *node)
{
    const struct ui_measure *measure = u->port.measure;
    struct field_view v = {
        .measure = measure,
        .field = &node->field,
        .box = ui_text_box_of(u, node),
        .inner = ui_inner(u, node),
        .caret_px = ui_stroke_px(u, CARET_DP),
    };
    v.rtl = measure->is_rtl(measure->ctx, v.box.lang);
    v.slot_px = ui_edge(SLOT_EM * v.box.px);
    v.slots = slots_before(&v, SIZE_MAX, AFTER_SLOT);
    struct ui_text_box sample = v.box;
    sample.text = v.box.text.n ? v.box.text : STR(" ");
    struct ui_size size = measure->size(measure->ctx, &sample);
    v.line_h = size.h;
    v.y = v.inner.y + (v.inner.h - size.h) / 2;
    int width = (v.box.text.n ? size.w : 0) + v.slots * v.slot_px + v.caret_px;
    int caret_x = ui_field_x(&v, node->field.caret, AFTER_SLOT); /* v.x is still 0 */
    v.x = text_left(&v, node->words.align, width, caret_x);
    return v;
}

/* ---- pieces ---- */

struct pieces {
    const struct field_view *v;
    struct ui_rect *rects;
    size_t count;
};

/* All of one direction, and no slot inside. */
static void add_piece(struct pieces *p, size_t from, size_t to)
{
    const struct field_view *v = p->v;
    int left = 0, right = 0, passed = slots_before(v, from, AFTER_SLOT);
    v->measure->range_x(v->measure->ctx, &v->box, from, to, &left, &right);
    int open = v->rtl ? v->slots - passed : passed;
    int x = v->x + open * v->slot_px + left;
    p->rects[p->count++] = (struct ui_rect){x, v->y, right - left, v->line_h};
}

static void add_between_slots(struct pieces *p, size_t from, size_t to)
{
    const struct ui_field *field = p->v->field;
    for (size_t i = 0; i < field->mark_count; i++) {
        size_t at = within(p->v, field->marks[i].from);
        if (field->marks[i].kind == UI_MARK_MISSING && at > from && at < to) {
            add_piece(p, from, at);
            from = at;
        }
    }
    add_piece(p, from, to);
}

size_t ui_field_pieces(const struct field_view *v, struct arena *a, size_t from, size_t to,
                       const struct ui_rect **out)
{
    struct pieces p = {.v = v};
    from = within(v, from);
    to = within(v, to);
    *out = NULL;
    if (from >= to) {
        return 0;
    }
    struct text_bidi bidi = text_bidi(a, v->box.text, v->rtl ? TEXT_RTL : TEXT_LTR);
    struct text_runs runs = text_bidi_runs(&bidi, a, from, to);
    p.rects = ARENA_ARRAY(a, struct ui_rect, runs.count + v->field->mark_count);
    for (size_t i = 0; i < runs.count; i++) {
        add_between_slots(&p, runs.items[i].from, runs.items[i].to);
    }
    *out = p.rects;
    return p.count;
}

/* ---- slot and caret ---- */

int ui_field_em(const struct field_view *v, float share)
{
    return ui_edge(v->box.px * share);
}

struct ui_rect ui_field_slot(const struct field_view *v, const struct ui_mark *mark)
{
    int a = ui_field_x(v, mark->from, BEFORE_SLOT), b = ui_field_x(v, mark->from, AFTER_SLOT);
    int w = ui_field_em(v, SLOT_W_EM), h = ui_field_em(v, SLOT_H_EM);
    return (struct ui_rect){(a + b) / 2 - w / 2, v->y + v->line_h / 2 - h / 2, w, h};
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

struct ui_rect ui_field_caret(const struct field_view *v)
{
    size_t at = v->field->caret;
    const struct ui_mark *mark = slot_at(v->field, at);
    int x = ui_field_x(v, at, AFTER_SLOT), h = ui_field_em(v, CARET_H_EM);
    if (mark) {
        struct ui_rect slot = ui_field_slot(v, mark);
        int in = ui_field_em(v, CARET_IN_SLOT_EM);
        x = v->rtl ? slot.x + slot.w - in - v->caret_px : slot.x + in;
    }
    return (struct ui_rect){x, v->y + v->line_h / 2 - h / 2, v->caret_px, h};
}

struct ui_rect ui_caret(const struct ui *u)
{
    const struct ui_node *node = ui_focused(u);
    if (!node || node->kind != UI_FIELD) {
        return (struct ui_rect){0, 0, 0, 0};
    }
    struct field_view view = ui_field_view(u, node);
    return ui_field_caret(&view);
}

/* ---- pointer ---- */

/* How many slots lie between the text's start and x; *in_slot: x is in the next one. */
static int slots_up_to(const struct field_view *v, int x, const struct ui_mark **in_slot)
{
    int count = 0;
    for (size_t i = 0; i < v->field->mark_count; i++) {
        const struct ui_mark *mark = &v->field->marks[i];
        if (mark->kind != UI_MARK_MISSING) {
            continue;
        }
        size_t from = within(v, mark->from);
        int start = v->x + v->measure->caret_x(v->measure->ctx, &v->box, from);
        start += v->slot_px * (v->rtl ? v->slots - count : count);
        int past = v->rtl ? start - x : x - start;
        if (past < 0) {
            break;
        }
        if (past < v->slot_px) {
            *in_slot = mark;
            break;
        }
        count++;
    }
    return count;
}

size_t ui_field_hit(const struct field_view *v, int x, int y)
{
    const struct ui_mark *in_slot = NULL;
    int passed = slots_up_to(v, x, &in_slot);
    if (in_slot) {
        return within(v, in_slot->from);
    }
    int open = v->rtl ? v->slots - passed : passed;
    return v->measure->hit(v->measure->ctx, &v->box, x - v->x - open * v->slot_px, y - v->y);
}
