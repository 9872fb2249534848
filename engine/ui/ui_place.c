/* SPDX-License-Identifier: MIT
 *
 * Where every node is: placed left to right from the canvas's corner, each edge rounded to
 * a pixel (so that neighbours touch), then mirrored as a whole where the interface runs
 * right to left.                                                                         */
#include "ui/ui_frame.h"

static float offset_of(enum ui_align align, float room)
{
    switch (align) {
    case UI_START:
        return 0;
    case UI_CENTER:
        return room / 2;
    case UI_END:
        return room;
    }
    return 0;
}

/* dx leads away from the edge named; from the centre towards the end. */
static float stacked(enum ui_align at, float room, float offset)
{
    return offset_of(at, room) + (at == UI_END ? -offset : offset);
}

struct inner {
    float x, y, w, h;
};

static struct inner inner_of(const struct ui *u, int i)
{
    const struct place *place = &u->places[i];
    const struct ui_layout *layout = &u->nodes[i].layout;
    float pad_x = ui_px(u, layout->pad_x), pad_y = ui_px(u, layout->pad_y);
    return (struct inner){place->x + pad_x, place->y + pad_y, place->w - 2 * pad_x,
                          place->h - 2 * pad_y};
}

static void place_stack(struct ui *u, int i)
{
    struct inner in = inner_of(u, i);
    for (int c = u->nodes[i].first_child; c != NO_NODE; c = u->nodes[c].next) {
        const struct ui_layout *layout = &u->nodes[c].layout;
        struct place *child = &u->places[c];
        child->x = in.x + stacked(layout->at_x, in.w - child->w, ui_px(u, layout->dx));
        child->y = in.y + stacked(layout->at_y, in.h - child->h, ui_px(u, layout->dy));
    }
}

static float used_by_children(const struct ui *u, int i, bool row)
{
    const struct ui_node *node = &u->nodes[i];
    float used = 0;
    for (int c = node->first_child; c != NO_NODE; c = u->nodes[c].next) {
        used += row ? u->places[c].w : u->places[c].h;
        used += c != node->first_child ? ui_px(u, node->layout.gap) : 0;
    }
    return used;
}

static void place_line(struct ui *u, int i, bool row)
{
    const struct ui_layout *layout = &u->nodes[i].layout;
    struct inner in = inner_of(u, i);
    float over = (row ? in.w : in.h) - used_by_children(u, i, row);
    float at = (row ? in.x : in.y) + offset_of(layout->main, over > 0 ? over : 0);
    for (int c = u->nodes[i].first_child; c != NO_NODE; c = u->nodes[c].next) {
        struct place *child = &u->places[c];
        if (row) {
            child->x = at;
            child->y = in.y + offset_of(layout->cross, in.h - child->h);
            at += child->w;
        } else {
            child->x = in.x + offset_of(layout->cross, in.w - child->w);
            child->y = at;
            at += child->h;
        }
        at += ui_px(u, layout->gap);
    }
}

static void place_children(struct ui *u)
{
    for (int i = 0; i < u->count; i++) {
        switch (u->nodes[i].layout.direction) {
        case UI_STACK:
            place_stack(u, i);
            break;
        case UI_ROW:
            place_line(u, i, true);
            break;
        case UI_COLUMN:
            place_line(u, i, false);
            break;
        }
    }
}

static struct ui_rect rounded(const struct ui *u, const struct place *place)
{
    int left = ui_edge(place->x), top = ui_edge(place->y);
    int right = ui_edge(place->x + place->w), bottom = ui_edge(place->y + place->h);
    return (struct ui_rect){u->canvas.x + left, u->canvas.y + top, right - left, bottom - top};
}

/* Inside a UI_KEEP_LTR box everything moves as far as the box did; the rest is mirrored. */
static void mirror(struct ui *u, int i)
{
    struct ui_node *node = &u->nodes[i];
    struct place *place = &u->places[i];
    int parent = node->parent;
    if (parent != NO_NODE) {
        const struct place *above = &u->places[parent];
        place->kept = above->kept || (u->nodes[parent].flags & UI_KEEP_LTR);
        place->shift = above->shift;
    }
    if (!u->port.rtl) {
        return;
    }
    if (!place->kept) {
        place->shift = u->port.w - 2 * node->rect.x - node->rect.w;
    }
    node->rect.x += place->shift;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct ui_rect ui_rect_overlap(struct ui_rect a, struct ui_rect b)
{
    int x = most(a.x, b.x), y = most(a.y, b.y);
    int right = least(a.x + a.w, b.x + b.w), bottom = least(a.y + a.h, b.y + b.h);
    return (struct ui_rect){x, y, most(right - x, 0), most(bottom - y, 0)};
}

/* What a node takes from those around it: needs its parent's and its own rectangle. */
static void inherit(struct ui *u, int i)
{
    const struct ui_node *node = &u->nodes[i];
    struct place *place = &u->places[i];
    place->clip = (struct ui_rect){0, 0, u->port.w, u->port.h};
    place->control = NO_NODE;
    if (node->parent != NO_NODE) {
        const struct ui_node *above = &u->nodes[node->parent];
        place->faint = u->places[node->parent].faint;
        place->control = u->places[node->parent].control;
        place->clip = u->places[node->parent].clip;
        if (above->flags & UI_CLIP) {
            place->clip = ui_rect_overlap(place->clip, above->rect);
        }
    }
    place->faint = place->faint || (node->flags & UI_FAINT);
    place->control = ui_pressable(node) ? i : place->control;
}

static void find_ends(struct ui *u)
{
    for (int i = u->count - 1; i >= 0; i--) {
        int last = u->nodes[i].last_child;
        u->places[i].end = last == NO_NODE ? i + 1 : u->places[last].end;
    }
}

void ui_place_frame(struct ui *u)
{
    place_children(u);
    find_ends(u);
    for (int i = 0; i < u->count; i++) {
        u->nodes[i].rect = rounded(u, &u->places[i]);
        mirror(u, i);
        inherit(u, i);
    }
}

bool ui_rect_has(struct ui_rect r, int x, int y)
{
    return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

struct ui_rect ui_inner(const struct ui *u, const struct ui_node *node)
{
    int pad_x = ui_edge(ui_px(u, ui_pad_x(node))), pad_y = ui_edge(ui_px(u, node->layout.pad_y));
    struct ui_rect r = node->rect;
    return (struct ui_rect){r.x + pad_x, r.y + pad_y, most(r.w - 2 * pad_x, 0),
                            most(r.h - 2 * pad_y, 0)};
}
