/* SPDX-License-Identifier: MIT
 *
 * How large every node is.  Four passes over the nodes: widths from the leaves up, widths
 * from the root down, then heights the same way, because the height of a text follows from
 * its width.  Sizes are fractions of pixels here; only edges are rounded (ui_place.c).     */
#include "ui/ui_frame.h"

#include "base/must.h"

#include <math.h>

/* Text that gives way keeps at least this many times its type size. */
static const float TEXT_LEAST_EM = 3;
static const float ICON_DP = 24, PICTURE_W_DP = 136, PICTURE_H_DP = 128;
static const float FIELD_W_DP = 240, FIELD_H_DP = 112, FIELD_PAD_DP = 24;
/* Two sums of the same sizes may differ by less than this. */
static const float SLACK = 0.01F;

float ui_px(const struct ui *u, float dp)
{
    return dp * u->scale;
}

int ui_edge(float x)
{
    return (int)floorf(x + 0.5F + SLACK);
}

int ui_stroke_px(const struct ui *u, float dp)
{
    int px = ui_edge(ui_px(u, dp));
    return px > 0 ? px : 1;
}

float ui_pad_x(const struct ui_node *node)
{
    return node->kind == UI_FIELD && node->layout.pad_x <= 0 ? FIELD_PAD_DP : node->layout.pad_x;
}

struct ui_text_box ui_text_box_of(const struct ui *u, const struct ui_node *node)
{
    const struct ui_words *words = &node->words;
    struct ui_type type = ui_type_of(words->style);
    return (struct ui_text_box){
        .text = node->kind == UI_FIELD ? node->field.text : u->places[node - u->nodes].shown,
        .lang = words->lang.n ? words->lang : u->port.lang,
        .face = words->face != UI_FACE_UI ? words->face : type.face,
        .px = ui_px(u, ui_type_size(words->style, u->port.text_scale)),
        .bold = words->weight ? words->weight > 0 : type.bold,
        .align = words->align,
        .max_lines = words->max_lines,
    };
}

static struct ui_size measure(const struct ui *u, const struct ui_text_box *box)
{
    return u->port.measure->size(u->port.measure->ctx, box);
}

static float larger(float a, float b)
{
    return a > b ? a : b;
}

static float smaller(float a, float b)
{
    return a < b ? a : b;
}

struct extent {
    float x, y;
};

/* The far ends of a line's points, in dp. */
static struct extent line_extent(const struct ui_line *line)
{
    struct extent far = {0, 0};
    for (size_t i = 0; i < line->count; i++) {
        far.x = larger(far.x, line->points[2 * i]);
        far.y = larger(far.y, line->points[2 * i + 1]);
    }
    return far;
}

/* Widths of the children together: beside each other in a row, else the widest. */
static void sum_widths(const struct ui *u, int i, struct place *place)
{
    const struct ui_node *node = &u->nodes[i];
    bool row = node->layout.direction == UI_ROW, stack = node->layout.direction == UI_STACK;
    for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
        const struct place *child = &u->places[c];
        float extra = stack ? ui_px(u, fabsf(u->nodes[c].layout.dx)) : 0;
        float gap = row && c != node->first_child ? ui_px(u, node->layout.gap) : 0;
        place->w = row ? place->w + gap + child->w : larger(place->w, child->w + extra);
        place->least_w = row ? place->least_w + gap + child->least_w
                             : larger(place->least_w, child->least_w + extra);
    }
}

static float picture_w_dp(const struct ui_layout *layout)
{
    return layout->h > 0 ? layout->h * PICTURE_W_DP / PICTURE_H_DP : PICTURE_W_DP;
}

static void content_width(const struct ui *u, int i, struct place *place)
{
    const struct ui_node *node = &u->nodes[i];
    switch (node->kind) {
    case UI_BOX:
        sum_widths(u, i, place);
        return;
    case UI_TEXT: {
        struct ui_text_box box = ui_text_box_of(u, node);
        place->w = (float)measure(u, &box).w;
        place->least_w = smaller(place->w, TEXT_LEAST_EM * box.px);
        return;
    }
    case UI_ICON:
    case UI_ART:
        place->w = ui_px(u, node->layout.h > 0 ? node->layout.h : ICON_DP);
        break;
    case UI_PICTURE:
        place->w = ui_px(u, picture_w_dp(&node->layout));
        break;
    case UI_FIELD:
        place->w = ui_px(u, FIELD_W_DP);
        break;
    case UI_LINE:
        place->w = ui_px(u, line_extent(&node->line).x);
        break;
    }
    place->least_w = place->w;
}

static void widths_up(struct ui *u)
{
    for (int i = u->count - 1; i >= 0; i--) {
        const struct ui_layout *layout = &u->nodes[i].layout;
        struct place *place = &u->places[i];
        if (layout->w > 0) {
            place->w = place->least_w = larger(ui_px(u, layout->w), ui_px(u, layout->min_w));
            continue;
        }
        content_width(u, i, place);
        bool padded = u->nodes[i].kind == UI_BOX || u->nodes[i].kind == UI_TEXT;
        float pads = padded ? 2 * ui_px(u, layout->pad_x) : 0;
        place->w = larger(place->w + pads, ui_px(u, layout->min_w));
        place->least_w = larger(place->least_w + pads, ui_px(u, layout->min_w));
    }
}

/* What a box's children leave over along its direction, and who takes or gives it. */
struct slack {
    float over, grow, give;
};

static struct slack row_slack(const struct ui *u, int i, float inner)
{
    struct slack slack = {.over = inner};
    const struct ui_node *node = &u->nodes[i];
    for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
        float gap = c != node->first_child ? ui_px(u, node->layout.gap) : 0;
        slack.over -= gap + u->places[c].w;
        slack.grow += u->nodes[c].layout.grow;
        slack.give += u->places[c].w - u->places[c].least_w;
    }
    return slack;
}

static void share_row(struct ui *u, int i, float inner)
{
    struct slack slack = row_slack(u, i, inner);
    for (int c = u->nodes[i].first_child; c != NO_NODE; c = u->nodes[c].next) {
        struct place *child = &u->places[c];
        if (slack.over > 0 && slack.grow > 0) {
            child->w += slack.over * u->nodes[c].layout.grow / slack.grow;
        } else if (slack.over < 0 && slack.give > 0) {
            float share = smaller(-slack.over / slack.give, 1);
            child->w -= share * (child->w - child->least_w);
        }
    }
}

/* The width of a child across a column, or in a stack. */
static void fit_width(struct ui *u, int i, int c, float inner)
{
    const struct ui_layout *above = &u->nodes[i].layout, *layout = &u->nodes[c].layout;
    struct place *child = &u->places[c];
    bool stack = above->direction == UI_STACK;
    float room = stack ? inner - ui_px(u, larger(layout->dx, 0)) : inner;
    bool fills = layout->w <= 0 && (above->stretch || (stack && layout->grow > 0));
    if (fills) {
        child->w = larger(room, ui_px(u, layout->min_w));
    } else {
        child->w = larger(smaller(child->w, room), child->least_w);
    }
}

static void widths_down(struct ui *u)
{
    u->places[0].w = (float)u->canvas.w;
    for (int i = 0; i < u->count; i++) {
        const struct ui_node *node = &u->nodes[i];
        float inner = u->places[i].w - 2 * ui_px(u, ui_pad_x(node));
        if (node->layout.direction == UI_ROW) {
            share_row(u, i, inner);
            continue;
        }
        for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
            fit_width(u, i, c, inner);
        }
    }
}

static float sum_heights(const struct ui *u, int i)
{
    const struct ui_node *node = &u->nodes[i];
    bool column = node->layout.direction == UI_COLUMN, stack = node->layout.direction == UI_STACK;
    float h = 0;
    for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
        float extra = stack ? ui_px(u, fabsf(u->nodes[c].layout.dy)) : 0;
        float gap = column && c != node->first_child ? ui_px(u, node->layout.gap) : 0;
        h = column ? h + gap + u->places[c].h : larger(h, u->places[c].h + extra);
    }
    return h;
}

/* Measures the text at the width it got, in one line where it got all it wanted. */
static float text_height(const struct ui *u, int i)
{
    struct place *place = &u->places[i];
    struct ui_text_box box = ui_text_box_of(u, &u->nodes[i]);
    int width = (int)floorf(place->w - 2 * ui_px(u, ui_pad_x(&u->nodes[i])) + SLACK);
    box.width = width > 0 ? width : 1;
    struct ui_size size = measure(u, &box);
    place->text_w = box.width;
    place->text_h = size.h;
    return (float)size.h;
}

static float content_height(const struct ui *u, int i)
{
    const struct ui_node *node = &u->nodes[i];
    switch (node->kind) {
    case UI_BOX:
        return sum_heights(u, i);
    case UI_TEXT:
        return text_height(u, i);
    case UI_ICON:
    case UI_ART:
        return node->layout.w > 0 ? ui_px(u, node->layout.w) : ui_px(u, ICON_DP);
    case UI_PICTURE:
        return node->layout.w > 0 ? ui_px(u, node->layout.w * PICTURE_H_DP / PICTURE_W_DP)
                                  : ui_px(u, PICTURE_H_DP);
    case UI_FIELD:
        return ui_px(u, FIELD_H_DP);
    case UI_LINE:
        return ui_px(u, line_extent(&node->line).y);
    }
    return 0;
}

static void heights_up(struct ui *u)
{
    for (int i = u->count - 1; i >= 0; i--) {
        const struct ui_node *node = &u->nodes[i];
        bool padded = node->kind == UI_BOX || node->kind == UI_TEXT;
        float h = content_height(u, i) + (padded ? 2 * ui_px(u, node->layout.pad_y) : 0);
        h = node->layout.h > 0 ? ui_px(u, node->layout.h) : h;
        u->places[i].h = larger(h, ui_px(u, node->layout.min_h));
    }
}

static void share_column(struct ui *u, int i, float inner)
{
    const struct ui_node *node = &u->nodes[i];
    float over = inner, grow = 0;
    for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
        over -= u->places[c].h + (c != node->first_child ? ui_px(u, node->layout.gap) : 0);
        grow += u->nodes[c].layout.grow;
    }
    for (int c = node->first_child; c != NO_NODE && over > 0 && grow > 0; c = u->nodes[c].next) {
        u->places[c].h += over * u->nodes[c].layout.grow / grow;
    }
}

static void fit_height(struct ui *u, int i, int c, float inner)
{
    const struct ui_layout *above = &u->nodes[i].layout, *layout = &u->nodes[c].layout;
    bool stack = above->direction == UI_STACK;
    bool fills = layout->h <= 0 && (above->stretch || (stack && layout->grow > 0));
    if (fills) {
        float room = stack ? inner - ui_px(u, larger(layout->dy, 0)) : inner;
        u->places[c].h = larger(room, ui_px(u, layout->min_h));
    }
}

static void heights_down(struct ui *u)
{
    u->places[0].h = (float)u->canvas.h;
    for (int i = 0; i < u->count; i++) {
        const struct ui_node *node = &u->nodes[i];
        float inner = u->places[i].h - 2 * ui_px(u, node->layout.pad_y);
        if (node->layout.direction == UI_COLUMN) {
            share_column(u, i, inner);
            continue;
        }
        for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
            fit_height(u, i, c, inner);
        }
    }
}

void ui_layout_frame(struct ui *u)
{
    widths_up(u);
    widths_down(u);
    heights_up(u);
    heights_down(u);
}
