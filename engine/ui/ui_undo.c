/* SPDX-License-Identifier: MIT */
#include "ui/ui_undo.h"

#include "base/must.h"

#include <string.h>

static size_t size_of(const struct ui_undo_step *s)
{
    return s->removed + s->added;
}

/* Where the step's bytes begin; of `count`: where they all end. */
static size_t bytes_before(const struct ui_undo *u, int step)
{
    size_t n = 0;
    for (int i = 0; i < step; i++) {
        n += size_of(&u->steps[i]);
    }
    return n;
}

static void drop_oldest(struct ui_undo *u)
{
    size_t n = size_of(&u->steps[0]), all = bytes_before(u, u->count);
    memmove(u->bytes, u->bytes + n, all - n);
    u->count--;
    u->done--;
    memmove(u->steps, u->steps + 1, (size_t)u->count * sizeof *u->steps);
}

static void make_room(struct ui_undo *u, size_t bytes)
{
    while (u->count > 0 && bytes_before(u, u->count) + bytes > sizeof u->bytes) {
        drop_oldest(u);
    }
}

/* Into those of the last step. */
static void insert_bytes(struct ui_undo *u, size_t at, struct str text)
{
    size_t all = bytes_before(u, u->count);
    must(at <= all && all + text.n <= sizeof u->bytes);
    memmove(u->bytes + at + text.n, u->bytes + at, all - at);
    if (text.n) {
        memcpy(u->bytes + at, text.p, text.n);
    }
}

static void append(struct ui_undo *u, const struct ui_undo_change *c)
{
    make_room(u, c->removed.n + c->added.n);
    if (u->count == UI_UNDO_STEPS_MAX) {
        drop_oldest(u);
    }
    size_t at = bytes_before(u, u->count);
    struct str parts[] = {c->removed, c->added};
    for (size_t i = 0; i < 2; i++) {
        if (parts[i].n) {
            memcpy(u->bytes + at, parts[i].p, parts[i].n);
        }
        at += parts[i].n;
    }
    u->steps[u->count++] = (struct ui_undo_step){.kind = c->kind,
                                                 .at = c->at,
                                                 .removed = c->removed.n,
                                                 .added = c->added.n,
                                                 .caret = c->caret,
                                                 .anchor = c->anchor};
}

static bool begins_word(const struct ui_undo *u, const struct ui_undo_change *c)
{
    size_t end = bytes_before(u, u->count);
    return end > 0 && u->bytes[end - 1] == ' ' && c->added.n > 0 && c->added.p[0] != ' ';
}

/* True if the change goes on where the last step ended. */
static bool joins(const struct ui_undo *u, const struct ui_undo_change *c)
{
    if (u->closed || u->count == 0 || u->steps[u->count - 1].kind != c->kind) {
        return false;
    }
    const struct ui_undo_step *last = &u->steps[u->count - 1];
    switch (c->kind) {
    case UI_UNDO_TYPED:
        return c->removed.n == 0 && c->at == last->at + last->added && !begins_word(u, c);
    case UI_UNDO_PASTED:
        return c->removed.n == 0 && c->at == last->at + last->added;
    case UI_UNDO_BACKSPACED:
        return c->at + c->removed.n == last->at;
    case UI_UNDO_DELETED:
        return c->at == last->at;
    }
    return false;
}

static void join(struct ui_undo *u, const struct ui_undo_change *c)
{
    make_room(u, c->removed.n + c->added.n);
    must(u->count > 0);
    struct ui_undo_step *last = &u->steps[u->count - 1];
    size_t begin = bytes_before(u, u->count - 1);
    switch (c->kind) {
    case UI_UNDO_TYPED:
    case UI_UNDO_PASTED:
        insert_bytes(u, begin + last->removed + last->added, c->added);
        last->added += c->added.n;
        break;
    case UI_UNDO_BACKSPACED:
        insert_bytes(u, begin, c->removed);
        last->removed += c->removed.n;
        last->at = c->at;
        break;
    case UI_UNDO_DELETED:
        insert_bytes(u, begin + last->removed, c->removed);
        last->removed += c->removed.n;
        break;
    }
}

void ui_undo_note(struct ui_undo *u, const struct ui_undo_change *change)
{
    must(change->removed.n + change->added.n <= UI_UNDO_BYTES_MAX / 2);
    bool on = u->done == u->count && joins(u, change);
    u->count = u->done;
    if (on) {
        join(u, change);
    } else {
        append(u, change);
    }
    u->done = u->count;
    u->closed = false;
}

void ui_undo_close(struct ui_undo *u)
{
    u->closed = true;
}

static void tell(const struct ui_undo *u, int step, struct ui_undo_change *out)
{
    const struct ui_undo_step *s = &u->steps[step];
    const char *p = u->bytes + bytes_before(u, step);
    *out = (struct ui_undo_change){.kind = s->kind,
                                   .at = s->at,
                                   .removed = {p, s->removed},
                                   .added = {p + s->removed, s->added},
                                   .caret = s->caret,
                                   .anchor = s->anchor};
}

bool ui_undo_back(struct ui_undo *u, struct ui_undo_change *out)
{
    if (u->done == 0) {
        return false;
    }
    tell(u, --u->done, out);
    u->closed = true;
    return true;
}

bool ui_undo_forth(struct ui_undo *u, struct ui_undo_change *out)
{
    if (u->done == u->count) {
        return false;
    }
    tell(u, u->done++, out);
    u->closed = true;
    return true;
}
