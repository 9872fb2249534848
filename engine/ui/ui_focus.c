/* SPDX-License-Identifier: MIT
 *
 * Which node has the focus, and where it goes.  The way that led here is kept as a stack
 * of scopes: a screen met again further down the stack was returned to and gets back its
 * focus; any other is new and opens with its UI_FOCUS_FIRST node.                       */
#include "ui/ui_frame.h"

#include <stdlib.h>
#include <string.h>

bool ui_in_scope(const struct ui *u, int i)
{
    return i >= u->scope_first && i < u->places[u->scope_first].end;
}

static bool can_take(const struct ui *u, int i)
{
    return i != NO_NODE && ui_in_scope(u, i) && ui_focusable(&u->nodes[i]);
}

static struct scope *in_force(struct ui *u)
{
    return &u->memory.history[u->memory.depth - 1];
}

static bool same_scope(const struct scope *a, const struct scope *b)
{
    bool both_screens = !a->modal.name && !b->modal.name;
    return strcmp(a->screen, b->screen) == 0 && (both_screens || ui_id_eq(a->modal, b->modal));
}

/* Comes to a scope on the stack.  True if it is not as it was left. */
static bool come_to(struct ui_memory *m, int i, const struct scope *scope)
{
    struct scope *known = &m->history[i];
    bool changed = i != m->depth - 1 || known->part != scope->part;
    if (known->part != scope->part) {
        *known = *scope;
    }
    m->depth = i + 1;
    return changed;
}

/* Makes `scope` the one in force.  True if it was not: it has just appeared. */
static bool enter(struct ui_memory *m, const struct scope *scope)
{
    for (int i = m->depth - 1; i >= 0; i--) {
        if (same_scope(&m->history[i], scope)) {
            return come_to(m, i, scope);
        }
    }
    if (m->depth == UI_HISTORY_MAX) {
        m->depth--;
        memmove(m->history, m->history + 1, (size_t)m->depth * sizeof *m->history);
    }
    m->history[m->depth++] = *scope;
    return true;
}

static int first_with(const struct ui *u, unsigned flags)
{
    for (int i = u->scope_first; i < u->places[u->scope_first].end; i++) {
        if (can_take(u, i) && (u->nodes[i].flags & flags) == flags) {
            return i;
        }
    }
    return NO_NODE;
}

/* A dialog always holds the focus: keys must not reach what lies beneath it. */
static int opening_focus(const struct ui *u)
{
    int first = first_with(u, UI_FOCUS_FIRST);
    if (first != NO_NODE || !(u->nodes[u->scope_first].flags & UI_MODAL)) {
        return first;
    }
    int standard = first_with(u, UI_DEFAULT);
    return standard != NO_NODE ? standard : first_with(u, 0);
}

static struct scope find_scope(struct ui *u)
{
    u->scope_first = 0;
    for (int i = 0; i < u->count; i++) {
        if (u->nodes[i].flags & UI_MODAL) {
            u->scope_first = i;
        }
    }
    struct scope scope = {.screen = u->port.screen ? u->port.screen : "", .part = u->port.part};
    if (u->nodes[u->scope_first].flags & UI_MODAL) {
        struct ui_id id = u->nodes[u->scope_first].id;
        scope.modal = id.name ? id : (struct ui_id){"modal", 0};
    }
    return scope;
}

void ui_focus_frame(struct ui *u)
{
    struct scope scope = find_scope(u);
    if (enter(&u->memory, &scope)) {
        u->memory.ring = true;
        u->memory.capture = (struct ui_id){NULL, 0};
    }
    int i = ui_index_of(u, u->memory.wanted);
    u->memory.wanted = (struct ui_id){NULL, 0};
    if (!can_take(u, i)) {
        i = ui_index_of(u, in_force(u)->focus);
    }
    ui_focus_set(u, can_take(u, i) ? i : opening_focus(u));
}

void ui_focus_set(struct ui *u, int i)
{
    u->focus = i;
    in_force(u)->focus = i == NO_NODE ? (struct ui_id){NULL, 0} : u->nodes[i].id;
}

void ui_focus(struct ui *u, const char *name, int index)
{
    u->memory.wanted = (struct ui_id){name, index};
}

int ui_focus_next(const struct ui *u, int step)
{
    int first = u->scope_first, n = u->places[first].end - first;
    int from = u->focus != NO_NODE ? u->focus - first : (step > 0 ? n - 1 : 0);
    for (int k = 1; k <= n; k++) {
        int i = first + (from + step * k + n * k) % n;
        if (can_take(u, i)) {
            return i;
        }
    }
    return NO_NODE;
}

/* The rectangle turned so that the arrow points to the right. */
static struct ui_rect turned(struct ui_rect r, enum ui_key arrow)
{
    bool upright = arrow == UI_KEY_UP || arrow == UI_KEY_DOWN;
    struct ui_rect t = upright ? (struct ui_rect){r.y, r.x, r.h, r.w} : r;
    if (arrow == UI_KEY_LEFT || arrow == UI_KEY_UP) {
        t.x = -t.x - t.w;
    }
    return t;
}

/* How far it is from `a` to `b` on the right; sideways counts twofold, and a little even
 * where the two overlap.  -1: not on the right. */
static long long reach(struct ui_rect a, struct ui_rect b)
{
    bool ahead = 2LL * b.x + b.w > 2LL * a.x + a.w && b.x + b.w > a.x + a.w;
    if (!ahead) {
        return -1;
    }
    long long along = b.x - (a.x + a.w) > 0 ? b.x - (a.x + a.w) : 0;
    long long below = b.y - (a.y + a.h), above = a.y - (b.y + b.h);
    long long aside = below > above ? below : above;
    long long skew = llabs((2LL * b.y + b.h) - (2LL * a.y + a.h));
    return 16 * (along + 2 * (aside > 0 ? aside : 0)) + skew;
}

int ui_focus_towards(const struct ui *u, enum ui_key arrow)
{
    if (u->focus == NO_NODE) {
        int opening = opening_focus(u);
        return opening != NO_NODE ? opening : first_with(u, 0);
    }
    struct ui_rect from = turned(u->nodes[u->focus].rect, arrow);
    long long best = -1;
    int found = NO_NODE;
    for (int i = u->scope_first; i < u->places[u->scope_first].end; i++) {
        if (i == u->focus || !can_take(u, i)) {
            continue;
        }
        long long far = reach(from, turned(u->nodes[i].rect, arrow));
        if (far >= 0 && (best < 0 || far < best)) {
            best = far;
            found = i;
        }
    }
    return found;
}
