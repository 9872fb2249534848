/* SPDX-License-Identifier: MIT */
#include "ui/ui_field_view.h"

/* Of the type size. */
static const float SLOT_EM = 0.85F;
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
