/* SPDX-License-Identifier: MIT */
#include "ui/ui_fit.h"

#include "text/text_break.h"
#include "ui/ui_frame.h"

#include <math.h>

enum { ROUNDING_PX = 1 };

struct fit {
    const struct ui *u;
    struct buf *out;
    struct ui_rect *letters; /* of each text, where it stands */
    struct arena frame;      /* holds them */
    struct arena arena;      /* of one node */
    enum err err;
};

/* ---- a line for each misfit ---- */

/* The nearest node around it that has a name, or NO_NODE. */
static int named_around(const struct ui *u, int i)
{
    do {
        i = u->nodes[i].parent;
    } while (i != NO_NODE && !u->nodes[i].id.name);
    return i;
}

static enum err add_node(const struct ui *u, int i, struct buf *out)
{
    enum err e = ui_dump_head(u, i, out);
    e = e || u->nodes[i].kind == UI_FIELD ? e
                                          : ui_dump_name(u, i, out); /* what is typed is not said */
    int around = u->nodes[i].id.name ? NO_NODE : named_around(u, i);
    if (!e && around != NO_NODE) {
        e = buf_add(out, STR(" in "));
        e = e ? e : ui_dump_head(u, around, out);
    }
    return e;
}

/* "NODE: what", with another node after it where there is one. */
static void say(struct fit *f, int i, struct str what, int other)
{
    enum err e = f->err ? f->err : add_node(f->u, i, f->out);
    e = e ? e : buf_addf(f->out, ": %.*s", STR_ARG(what));
    if (!e && other != NO_NODE) {
        e = buf_add(f->out, STR(" "));
        e = e ? e : add_node(f->u, other, f->out);
    }
    f->err = e ? e : buf_add(f->out, STR("\n"));
}

/* ---- text ---- */

static struct ui_size size_of(const struct ui *u, const struct ui_text_box *box)
{
    return u->port.measure->size(u->port.measure->ctx, box);
}

/* The widest piece of text that no line may end in, measured alone. */
static int widest_piece(struct fit *f, struct ui_text_box box, struct str *widest)
{
    struct text_tools tools;
    text_tools_init(&tools, box.lang);
    struct str text = box.text;
    struct text_line_breaks breaks = text_lines(&tools, &f->arena, text);
    int most = 0;
    box.width = box.max_lines = 0;
    for (size_t k = 0; k + 1 < breaks.count; k++) {
        box.text = str_trim(str_slice(text, breaks.items[k].at, breaks.items[k + 1].at));
        int w = box.text.n ? size_of(f->u, &box).w : 0;
        if (w > most) {
            most = w;
            *widest = box.text;
        }
    }
    text_tools_finish(&tools);
    return most;
}

static void check_width(struct fit *f, int i, const struct ui_text_box *box)
{
    struct str word = STR("");
    int w = widest_piece(f, *box, &word);
    if (w > box->width + ROUNDING_PX) {
        say(f, i,
            arena_printf(&f->arena, "\"%.*s\" is %d px wide, its box %d", STR_ARG(word), w,
                         box->width),
            NO_NODE);
    }
}

static void check_height(struct fit *f, int i, struct ui_text_box box, int room)
{
    int h = size_of(f->u, &box).h;
    if (h > room + ROUNDING_PX) {
        say(f, i, arena_printf(&f->arena, "text is %d px high, its box %d", h, room), NO_NODE);
    }
    int lines = box.max_lines;
    box.max_lines = 0;
    if (lines > 0 && !(f->u->nodes[i].flags & UI_MAY_CUT) && size_of(f->u, &box).h > h) {
        say(f, i, arena_printf(&f->arena, "text is cut after %d of its lines", lines), NO_NODE);
    }
}

/* A field shows long text around its caret; only the height of a line must fit. */
static void check_text(struct fit *f, int i)
{
    const struct ui_node *node = &f->u->nodes[i];
    struct ui_text_box box = ui_text_box_of(f->u, node);
    struct ui_rect inner = ui_inner(f->u, node);
    if (node->kind == UI_FIELD) {
        box.text = box.text.n ? box.text : STR("x");
        check_height(f, i, box, inner.h);
    } else if (node->kind == UI_TEXT && box.text.n) {
        box.width = inner.w > 0 ? inner.w : 1;
        check_width(f, i, &box);
        check_height(f, i, box, inner.h);
    }
}

static int offset_of(enum ui_align align, int room)
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

/* Where the letters stand in the box of a UI_TEXT. */
static struct ui_rect letters(const struct ui *u, int i)
{
    const struct ui_node *node = &u->nodes[i];
    struct ui_text_box box = ui_text_box_of(u, node);
    struct ui_rect r = ui_inner(u, node);
    box.width = r.w > 0 ? r.w : 1;
    struct ui_size size = size_of(u, &box);
    int x = offset_of(box.align, r.w - size.w);
    bool rtl = u->port.measure->is_rtl(u->port.measure->ctx, box.lang);
    r.x += rtl ? r.w - size.w - x : x;
    r.y += offset_of(node->layout.main, r.h - size.h);
    r.w = size.w;
    r.h = size.h;
    return ui_rect_overlap(r, u->places[i].clip);
}

/* ---- boxes ---- */

static bool overlap(struct ui_rect a, struct ui_rect b)
{
    struct ui_rect both = ui_rect_overlap(a, b);
    return both.w > ROUNDING_PX && both.h > ROUNDING_PX;
}

/* By how many pixels `inner` leaves `outer`. */
static int outside_px(struct ui_rect inner, struct ui_rect outer)
{
    int ends[] = {outer.x - inner.x, outer.y - inner.y, inner.x + inner.w - outer.x - outer.w,
                  inner.y + inner.h - outer.y - outer.h};
    int most = 0;
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        most = ends[k] > most ? ends[k] : most;
    }
    return most;
}

/* In a stack a child may leave its parent; what only decorates may fill the window's margins. */
static struct ui_rect stack_room(const struct ui *u, int i)
{
    bool decorates = u->nodes[i].kind == UI_BOX && !ui_pressable(&u->nodes[i]);
    return decorates ? (struct ui_rect){0, 0, u->port.w, u->port.h} : u->canvas;
}

static void check_place(struct fit *f, int i)
{
    const struct ui_node *node = &f->u->nodes[i];
    int parent = node->parent;
    if (node->rect.w < 0 || node->rect.h < 0) {
        say(f, i, STR("has no room"), NO_NODE);
        return;
    }
    if (parent == NO_NODE || node->rect.w == 0 || node->rect.h == 0 ||
        (f->u->nodes[parent].flags & UI_CLIP)) {
        return;
    }
    bool stacked = f->u->nodes[parent].layout.direction == UI_STACK;
    int px = outside_px(node->rect,
                        stacked ? stack_room(f->u, i) : ui_inner(f->u, &f->u->nodes[parent]));
    if (px > ROUNDING_PX) {
        const char *what = stacked ? " the window" : "";
        say(f, i, arena_printf(&f->arena, "is %d px outside%s", px, what),
            stacked ? NO_NODE : parent);
    }
}

static void check_siblings(struct fit *f, int i)
{
    const struct ui *u = f->u;
    int parent = u->nodes[i].parent;
    if (parent == NO_NODE || u->nodes[parent].layout.direction == UI_STACK) {
        return;
    }
    for (int other = u->nodes[i].next; other != NO_NODE; other = u->nodes[other].next) {
        if (overlap(u->nodes[i].rect, u->nodes[other].rect)) {
            say(f, i, STR("overlaps"), other);
        }
    }
}

static void check_control(struct fit *f, int i)
{
    struct ui_rect r = f->u->nodes[i].rect;
    int least = (int)floorf(ui_px(f->u, UI_FIT_CONTROL_DP));
    if (ui_pressable(&f->u->nodes[i]) && (r.w < least || r.h < least)) {
        say(f, i, arena_printf(&f->arena, "can be pressed and is smaller than %d px", least),
            NO_NODE);
    }
}

/* ---- pairs from anywhere in the frame ---- */

static bool is_inside(const struct ui *u, int i, int other)
{
    return i >= other && i < u->places[other].end;
}

static struct ui_rect visible(const struct ui *u, int i)
{
    return ui_rect_overlap(u->nodes[i].rect, u->places[i].clip);
}

static bool is_text(const struct ui_node *node)
{
    return node->kind == UI_TEXT && node->words.text.n > 0;
}

/* A control against the controls after it, a text against all after it. */
static void check_pair(struct fit *f, int i, struct ui_rect mine, int other)
{
    const struct ui *u = f->u;
    bool related = is_inside(u, other, i) || is_inside(u, i, other);
    bool same_line = u->nodes[i].parent == u->nodes[other].parent && /* siblings were checked */
                     u->nodes[u->nodes[i].parent].layout.direction != UI_STACK;
    bool text = is_text(&u->nodes[other]);
    if (related || same_line || !(text || ui_pressable(&u->nodes[other]))) {
        return;
    }
    if (overlap(mine, text ? f->letters[other] : visible(u, other))) {
        say(f, i, STR("lies over or under"), other);
    }
}

static void check_pairs(struct fit *f, int i)
{
    const struct ui *u = f->u;
    bool text = is_text(&u->nodes[i]);
    if (!ui_in_scope(u, i) || !(text || ui_pressable(&u->nodes[i]))) {
        return;
    }
    struct ui_rect mine = text ? f->letters[i] : visible(u, i);
    for (int other = i + 1; other < u->count; other++) {
        if (ui_in_scope(u, other)) {
            check_pair(f, i, mine, other);
        }
    }
}

static void find_letters(struct fit *f)
{
    f->letters = ARENA_ARRAY(&f->frame, struct ui_rect, (size_t)f->u->count);
    for (int i = 0; i < f->u->count; i++) {
        if (is_text(&f->u->nodes[i])) {
            f->letters[i] = letters(f->u, i);
        }
    }
}

enum err ui_fit(const struct ui *u, struct buf *out)
{
    struct fit f = {.u = u, .out = out};
    find_letters(&f);
    for (int i = 0; !f.err && i < u->count; i++) {
        arena_reset(&f.arena);
        check_text(&f, i);
        check_place(&f, i);
        check_siblings(&f, i);
        check_control(&f, i);
        check_pairs(&f, i);
    }
    arena_finish(&f.arena);
    arena_finish(&f.frame);
    return f.err;
}
