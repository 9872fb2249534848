/* SPDX-License-Identifier: MIT
 *
 * The draw list of a finished frame.  The looks of a control's states are here, in
 * look_of() and words_token(), and nowhere else.                                      */
#include "ui/ui_painter.h"

#include "base/must.h"

enum { FAINT_ALPHA = 77 /* 30 % of 255 */, OPAQUE = 255 };

static const float RING_DP = 3, RING_GAP_DP = 3, CHOSEN_DP = 4;

struct ui_rect ui_window(const struct ui *u)
{
    return (struct ui_rect){0, 0, u->port.w, u->port.h};
}

struct ui_draw *ui_draw_add(struct painter *p, enum ui_draw_kind kind, struct ui_rect rect)
{
    p->items = arena_grow(p->arena, p->items, p->count, p->count + 1, &p->room, sizeof *p->items);
    struct ui_draw *item = &p->items[p->count++];
    *item =
        (struct ui_draw){.kind = kind, .rect = rect, .alpha = OPAQUE, .theme = p->u->port.theme};
    return item;
}

static bool same_rect(struct ui_rect a, struct ui_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

void ui_draw_clip(struct painter *p, struct ui_rect clip)
{
    if (same_rect(p->clip, clip)) {
        return;
    }
    p->clip = clip;
    bool none = same_rect(clip, ui_window(p->u));
    (void)ui_draw_add(p, UI_DRAW_CLIP, none ? (struct ui_rect){0, 0, 0, 0} : clip);
}

uint32_t ui_draw_colour(const struct painter *p, int i, enum ui_token token)
{
    uint32_t colour = ui_colour(p->u->port.theme, token);
    if (!p->u->places[i].faint) {
        return colour;
    }
    return (colour & 0xFFFFFF00u) | (colour & 0xFFu) * FAINT_ALPHA / OPAQUE;
}

static bool is_pressed(const struct ui *u, int i)
{
    return u->memory.pressed_inside && ui_id_eq(u->nodes[i].id, u->memory.capture);
}

/* A control's look in the state it is in (visual language 3, Button). */
static struct ui_look look_of(const struct ui *u, int i)
{
    const struct ui_node *node = &u->nodes[i];
    struct ui_look look = node->look;
    bool drawn = look.fill != UI_NO_COLOUR || look.border != UI_NO_COLOUR;
    if (!drawn || !ui_pressable(node)) {
        return look;
    }
    if (node->flags & UI_NOT_NOW) {
        look.fill = UI_SUNK;
        look.border = UI_OFF;
        look.border_dp = 0;
    } else if (is_pressed(u, i) && look.fill == UI_BLUE) {
        look.fill = UI_BLUE_PRESS;
    } else if (is_pressed(u, i)) {
        look.fill = UI_BLUE_TINT;
        look.border = UI_INK;
        look.border_dp = 0;
    } else if (node->flags & UI_CHOSEN) {
        look.fill = UI_BLUE_TINT;
        look.border = UI_BLUE;
        look.border_dp = CHOSEN_DP;
    }
    return look;
}

/* The colour of words and icons, by the state of the control they are on. */
static enum ui_token words_token(const struct ui *u, int i)
{
    enum ui_token token = u->nodes[i].words.colour;
    token = token != UI_NO_COLOUR ? token : UI_INK;
    int control = u->places[i].control;
    unsigned flags = control == NO_NODE ? 0 : u->nodes[control].flags;
    if (flags & UI_NOT_NOW) {
        return UI_OFF;
    }
    bool ink = token == UI_INK || token == UI_INK2;
    return (flags & UI_CHOSEN) && ink && !is_pressed(u, control) ? UI_BLUE : token;
}

static int radius_px(const struct ui *u, struct ui_rect r, float radius_dp)
{
    float most = (float)(r.w < r.h ? r.w : r.h) / 2;
    float px = ui_px(u, radius_dp);
    return px < most ? ui_edge(px) : (int)most;
}

static int border_px(const struct ui *u, const struct ui_look *look)
{
    float least = (float)ui_border_dp(u->port.theme);
    if (look->border == UI_NO_COLOUR) {
        return 0;
    }
    return ui_stroke_px(u, look->border_dp > least ? look->border_dp : least);
}

static void paint_box(struct painter *p, int i)
{
    const struct ui *u = p->u;
    struct ui_rect rect = u->nodes[i].rect;
    struct ui_look look = look_of(u, i);
    bool scrim = (u->nodes[i].flags & UI_MODAL) && look.fill == UI_SCRIM; /* is there already */
    bool level = look.level_fill != UI_NO_COLOUR && look.level > 0;
    if (scrim || (look.fill == UI_NO_COLOUR && look.border == UI_NO_COLOUR && !level)) {
        return;
    }
    struct ui_draw *box = ui_draw_add(p, UI_DRAW_BOX, rect);
    box->colour = ui_draw_colour(p, i, look.fill);
    box->border = ui_draw_colour(p, i, look.border);
    box->border_px = border_px(u, &look);
    box->radius_px = radius_px(u, rect, look.radius_dp);
    box->dashed = look.dashed;
    if (level) {
        box->level_colour = ui_draw_colour(p, i, look.level_fill);
        box->level_px = ui_edge((float)rect.h * (look.level < 1 ? look.level : 1));
    }
}

static struct ui_rect squared(struct ui_rect r)
{
    int side = r.w < r.h ? r.w : r.h;
    return (struct ui_rect){r.x + (r.w - side) / 2, r.y + (r.h - side) / 2, side, side};
}

static bool is_mirrored(const struct ui *u, int i)
{
    return u->port.rtl && (u->nodes[i].flags & UI_POINTS);
}

static void paint_drawing(struct painter *p, int i, enum ui_draw_kind kind)
{
    const struct ui_node *node = &p->u->nodes[i];
    struct ui_rect rect = ui_inner(p->u, node);
    struct ui_draw *item = ui_draw_add(p, kind, kind == UI_DRAW_ICON ? squared(rect) : rect);
    item->text.text = node->words.text;
    item->colour = ui_draw_colour(p, i, words_token(p->u, i));
    item->alpha = p->u->places[i].faint ? FAINT_ALPHA : OPAQUE;
    item->mirrored = is_mirrored(p->u, i);
}

static void paint_picture(struct painter *p, int i)
{
    const struct ui_node *node = &p->u->nodes[i];
    struct ui_draw *item = ui_draw_add(p, UI_DRAW_PICTURE, ui_inner(p->u, node));
    item->picture = node->picture;
    item->alpha = p->u->places[i].faint ? FAINT_ALPHA : OPAQUE;
}

/* The text's place in a box taller than it: by the node's `main`. */
static int text_top(enum ui_align align, struct ui_rect inner, int text_h)
{
    switch (align) {
    case UI_START:
        return inner.y;
    case UI_CENTER:
        return inner.y + (inner.h - text_h) / 2;
    case UI_END:
        return inner.y + inner.h - text_h;
    }
    return inner.y;
}

static void paint_text(struct painter *p, int i)
{
    const struct ui_node *node = &p->u->nodes[i];
    if (node->words.text.n == 0) {
        return;
    }
    const struct place *place = &p->u->places[i];
    struct ui_rect inner = ui_inner(p->u, node);
    struct ui_rect rect = {inner.x, text_top(node->layout.main, inner, place->text_h), inner.w,
                           place->text_h};
    struct ui_draw *item = ui_draw_add(p, UI_DRAW_TEXT, rect);
    item->text = ui_text_box_of(p->u, node);
    item->text.width = place->text_w > inner.w ? place->text_w : inner.w;
    item->colour = ui_draw_colour(p, i, words_token(p->u, i));
}

static void paint_line(struct painter *p, int i)
{
    const struct ui *u = p->u;
    const struct ui_node *node = &u->nodes[i];
    const struct ui_line *line = &node->line;
    if (line->count < 2) {
        return;
    }
    int *points = ARENA_ARRAY(p->arena, int, 2 * line->count);
    bool mirrored = u->port.rtl && !u->places[i].kept;
    for (size_t k = 0; k < line->count; k++) {
        int x = ui_edge(ui_px(u, line->points[2 * k]));
        points[2 * k] = mirrored ? node->rect.x + node->rect.w - x : node->rect.x + x;
        points[2 * k + 1] = node->rect.y + ui_edge(ui_px(u, line->points[2 * k + 1]));
    }
    struct ui_draw *item = ui_draw_add(p, UI_DRAW_LINE, node->rect);
    item->points = points;
    item->count = line->count;
    item->colour = ui_draw_colour(p, i, line->colour);
    item->width_px = ui_stroke_px(u, line->width_dp);
    item->dash_px = line->dash_dp > 0 ? ui_stroke_px(u, line->dash_dp) : 0;
    item->space_px = line->space_dp > 0 ? ui_stroke_px(u, line->space_dp) : 0;
}

static void paint_content(struct painter *p, int i)
{
    switch (p->u->nodes[i].kind) {
    case UI_BOX:
        return;
    case UI_TEXT:
        paint_text(p, i);
        return;
    case UI_ICON:
        paint_drawing(p, i, UI_DRAW_ICON);
        return;
    case UI_ART:
        paint_drawing(p, i, UI_DRAW_ART);
        return;
    case UI_PICTURE:
        paint_picture(p, i);
        return;
    case UI_FIELD:
        ui_paint_field(p, i);
        return;
    case UI_LINE:
        paint_line(p, i);
        return;
    }
}

static void paint_plain(struct painter *p, struct ui_rect rect, enum ui_token token)
{
    struct ui_draw *box = ui_draw_add(p, UI_DRAW_BOX, rect);
    box->colour = ui_colour(p->u->port.theme, token);
}

static void paint_node(struct painter *p, int i)
{
    struct ui_rect clip = p->u->places[i].clip;
    if (clip.w == 0 || clip.h == 0) {
        return;
    }
    ui_draw_clip(p, clip);
    if (p->u->nodes[i].flags & UI_MODAL) {
        paint_plain(p, ui_window(p->u), UI_SCRIM);
    }
    paint_box(p, i);
    paint_content(p, i);
}

/* Last of all, so that nothing covers it.  Between control and ring lies a gap. */
static void paint_ring(struct painter *p)
{
    const struct ui *u = p->u;
    if (u->focus == NO_NODE || !u->memory.ring) {
        return;
    }
    const struct ui_node *node = &u->nodes[u->focus];
    int out = ui_edge(ui_px(u, RING_DP + RING_GAP_DP));
    struct ui_rect r = node->rect;
    struct ui_rect ring = {r.x - out, r.y - out, r.w + 2 * out, r.h + 2 * out};
    struct ui_draw *box = ui_draw_add(p, UI_DRAW_BOX, ring);
    box->border = ui_colour(u->port.theme, UI_FOCUS);
    box->border_px = ui_stroke_px(u, RING_DP);
    box->radius_px = radius_px(u, r, node->look.radius_dp) + out;
}

struct ui_draw_list ui_paint(struct ui *u)
{
    must(u->finished);
    arena_reset(&u->draw_arena);
    struct painter p = {.u = u, .arena = &u->draw_arena, .clip = ui_window(u)};
    paint_plain(&p, ui_window(u), UI_PAPER);
    for (int i = 0; i < u->count; i++) {
        paint_node(&p, i);
    }
    ui_draw_clip(&p, ui_window(u));
    paint_ring(&p);
    u->stale = false;
    return (struct ui_draw_list){p.items, p.count};
}
