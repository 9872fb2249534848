/* SPDX-License-Identifier: MIT */
#include "ui/ui_frame.h"

#include "base/must.h"
#include "text/text_number_groups.h"

#include <string.h>

enum { ROOM_FIRST = 128, ID_SLOTS = 2048, ARENA_BYTES = 256 * 1024 };

static const float CANVAS_W = 1024, CANVAS_H_LEAST = 600, CANVAS_H_MOST = 768;

struct ui *ui_create(void)
{
    struct ui *u = heap_alloc(1, sizeof *u);
    arena_init(&u->arena, ARENA_BYTES);
    arena_init(&u->draw_arena, ARENA_BYTES);
    u->open = NO_NODE;
    u->focus = NO_NODE;
    u->memory.ring = true;
    return u;
}

void ui_destroy(struct ui *u)
{
    if (u) {
        arena_finish(&u->arena);
        arena_finish(&u->draw_arena);
        free(u);
    }
}

struct arena *ui_arena(struct ui *u)
{
    return &u->arena;
}

static float at_most(float a, float b)
{
    return a < b ? a : b;
}

static float at_least(float a, float b)
{
    return a > b ? a : b;
}

static void set_canvas(struct ui *u)
{
    float w = at_least((float)u->port.w, 1), h = at_least((float)u->port.h, 1);
    float fitting = at_most(w / CANVAS_W, h / CANVAS_H_MOST);
    float scale = at_least(at_least(u->port.density, 1), fitting);
    u->scale = at_most(scale, at_most(w / CANVAS_W, h / CANVAS_H_LEAST));
    u->canvas_h = at_least(CANVAS_H_LEAST, at_most(h / u->scale, CANVAS_H_MOST));
    int canvas_w_px = ui_edge(CANVAS_W * u->scale), canvas_h_px = ui_edge(u->canvas_h * u->scale);
    u->canvas = (struct ui_rect){(u->port.w - canvas_w_px) / 2, (u->port.h - canvas_h_px) / 2,
                                 canvas_w_px, canvas_h_px};
}

void ui_begin(struct ui *u, const struct ui_port *port)
{
    must(port->measure);
    struct ui_port copy = *port;
    char lang[64]; /* the caller's may lie in the arena that is reset */
    copy.lang = str_slice(copy.lang, 0, sizeof lang);
    memcpy(lang, copy.lang.n ? copy.lang.p : "", copy.lang.n);
    arena_reset(&u->arena);
    arena_reset(&u->draw_arena);
    copy.lang = arena_str(&u->arena, (struct str){lang, copy.lang.n});
    copy.text_scale = at_least(1, at_most(copy.text_scale, 2));
    u->port = copy;
    u->nodes = NULL;
    u->places = NULL;
    u->count = u->room = 0;
    u->open = NO_NODE;
    u->by_id = ARENA_ARRAY(&u->arena, int, ID_SLOTS);
    u->finished = false;
    set_canvas(u);
}

float ui_scale(const struct ui *u)
{
    return u->scale;
}

float ui_canvas_h(const struct ui *u)
{
    return u->canvas_h;
}

static void make_room(struct ui *u)
{
    if (u->count < u->room) {
        return;
    }
    must(u->count < UI_NODES_MAX);
    int room = u->room ? u->room * 2 : ROOM_FIRST;
    room = room < UI_NODES_MAX ? room : UI_NODES_MAX;
    struct ui_node *nodes = ARENA_ARRAY(&u->arena, struct ui_node, (size_t)room);
    if (u->count > 0) {
        memcpy(nodes, u->nodes, (size_t)u->count * sizeof *nodes);
    }
    u->nodes = nodes;
    u->room = room;
}

bool ui_id_eq(struct ui_id a, struct ui_id b)
{
    return a.name && b.name && a.index == b.index && strcmp(a.name, b.name) == 0;
}

/* The slot that holds `id`, or the free one where it would go. */
static int slot_of(const struct ui *u, struct ui_id id)
{
    uint64_t hash = str_hash(str_from(id.name)) + (uint64_t)(uint32_t)id.index * 0x9E3779B1u;
    int slot = (int)((hash ^ hash >> 32) % ID_SLOTS);
    while (u->by_id[slot] && !ui_id_eq(u->nodes[u->by_id[slot] - 1].id, id)) {
        slot = (slot + 1) % ID_SLOTS;
    }
    return slot;
}

int ui_index_of(const struct ui *u, struct ui_id id)
{
    return id.name && u->by_id ? u->by_id[slot_of(u, id)] - 1 : NO_NODE;
}

bool ui_pressable(const struct ui_node *node)
{
    return node->msg.kind != UI_MSG_NONE && node->kind != UI_FIELD;
}

bool ui_focusable(const struct ui_node *node)
{
    return (node->flags & UI_FOCUSABLE) != 0;
}

static void hang_in(struct ui *u, int i, int parent)
{
    struct ui_node *mine = &u->nodes[i];
    mine->parent = parent;
    mine->first_child = mine->last_child = mine->next = NO_NODE;
    if (parent == NO_NODE) {
        return;
    }
    struct ui_node *above = &u->nodes[parent];
    if (above->last_child == NO_NODE) {
        above->first_child = i;
    } else {
        u->nodes[above->last_child].next = i;
    }
    above->last_child = i;
}

int ui_add(struct ui *u, const struct ui_node *node)
{
    must(!u->finished && u->by_id);
    must(u->open != NO_NODE || u->count == 0); /* one root */
    must(node->id.name || !(ui_pressable(node) || ui_focusable(node)));
    make_room(u);
    if (node->id.name) {
        int slot = slot_of(u, node->id);
        must(u->by_id[slot] == 0); /* duplicate id */
        u->by_id[slot] = u->count + 1;
    }
    int i = u->count++;
    u->nodes[i] = *node;
    hang_in(u, i, u->open);
    return i;
}

int ui_open(struct ui *u, const struct ui_node *node)
{
    int i = ui_add(u, node);
    u->open = i;
    return i;
}

void ui_close(struct ui *u)
{
    must(u->open != NO_NODE);
    u->open = u->nodes[u->open].parent;
}

/* Phone numbers, prices and dates are isolated here, for every text and once; the node's
 * own words stay as they were written, for scripts and screen readers. */
static void show_words(struct ui *u)
{
    const struct ui_measure *measure = u->port.measure;
    for (int i = 0; i < u->count; i++) {
        const struct ui_words *words = &u->nodes[i].words;
        if (u->nodes[i].kind == UI_TEXT) {
            struct str lang = words->lang.n ? words->lang : u->port.lang;
            bool rtl = measure->is_rtl(measure->ctx, lang);
            u->places[i].shown =
                text_number_groups(&u->arena, words->text, rtl ? TEXT_RTL : TEXT_LTR);
        }
    }
}

void ui_end(struct ui *u)
{
    must(u->open == NO_NODE && u->count > 0);
    u->places = ARENA_ARRAY(&u->arena, struct place, (size_t)u->count);
    show_words(u);
    ui_layout_frame(u);
    ui_place_frame(u);
    u->finished = true;
    ui_focus_frame(u);
    const struct ui_node *focused = ui_focused(u);
    u->composing = focused && focused->kind == UI_FIELD &&
                   focused->field.compose_from != focused->field.compose_to;
    u->stale = false;
}

const struct ui_node *ui_nodes(const struct ui *u, size_t *count)
{
    *count = (size_t)u->count;
    return u->nodes;
}

const struct ui_node *ui_find(const struct ui *u, const char *name, int index)
{
    int i = ui_index_of(u, (struct ui_id){name, index});
    return i == NO_NODE ? NULL : &u->nodes[i];
}

const struct ui_node *ui_focused(const struct ui *u)
{
    return u->focus == NO_NODE ? NULL : &u->nodes[u->focus];
}

const struct ui_port *ui_port(const struct ui *u)
{
    return &u->port;
}

bool ui_stale(const struct ui *u)
{
    return u->stale;
}

/* Nothing ui draws moves by itself: no caret blinks. */
int64_t ui_next_ms(const struct ui *u)
{
    (void)u;
    return -1;
}
