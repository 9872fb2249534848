/* SPDX-License-Identifier: MIT */
#include "ui/ui_edit.h"

#include "base/must.h"
#include "base/utf8.h"
#include "text/text_break.h"

#include <string.h>

/* The grapheme boundaries of a text, for as long as one operation takes. */
struct boundaries {
    struct text_tools tools;
    struct arena arena;
    struct text_breaks breaks;
};

static void find_boundaries(struct boundaries *b, struct str text)
{
    text_tools_init(&b->tools, STR(""));
    arena_init(&b->arena, 0);
    b->breaks = text_graphemes(&b->tools, &b->arena, text);
}

static void drop_boundaries(struct boundaries *b)
{
    text_tools_finish(&b->tools);
    arena_finish(&b->arena);
}

/* The last boundary before `at`; 0 at the beginning. */
static size_t boundary_before(struct str text, size_t at)
{
    struct boundaries b;
    find_boundaries(&b, text);
    size_t found = 0;
    for (size_t i = 0; i < b.breaks.count && b.breaks.at[i] < at; i++) {
        found = b.breaks.at[i];
    }
    drop_boundaries(&b);
    return found;
}

/* The first boundary at or after `at`; the length at the end. */
static size_t boundary_from(struct str text, size_t at)
{
    struct boundaries b;
    find_boundaries(&b, text);
    size_t found = text.n;
    for (size_t i = b.breaks.count; i > 0 && b.breaks.at[i - 1] >= at; i--) {
        found = b.breaks.at[i - 1];
    }
    drop_boundaries(&b);
    return found;
}

static size_t graphemes_in(struct str text)
{
    struct text_tools tools;
    text_tools_init(&tools, STR(""));
    size_t count = text_grapheme_count(&tools, text);
    text_tools_finish(&tools);
    return count;
}

struct str ui_edit_text(const struct ui_edit *e)
{
    return (struct str){e->text, e->n};
}

static size_t selection_from(const struct ui_edit *e)
{
    return e->caret < e->anchor ? e->caret : e->anchor;
}

static size_t selection_to(const struct ui_edit *e)
{
    return e->caret < e->anchor ? e->anchor : e->caret;
}

static void put_caret(struct ui_edit *e, size_t at, bool select)
{
    e->caret = at < e->n ? at : e->n;
    e->anchor = select ? e->anchor : e->caret;
}

/* Replaces [from, to).  Letters that meet may become one, so the caret moves on to where
 * one may stand. */
static void replace(struct ui_edit *e, size_t from, size_t to, struct str with)
{
    must(from <= to && to <= e->n && e->n - (to - from) + with.n < sizeof e->text);
    memmove(e->text + from + with.n, e->text + to, e->n - to);
    if (with.n) {
        memcpy(e->text + from, with.p, with.n);
    }
    e->n = e->n - (to - from) + with.n;
    e->text[e->n] = '\0';
    put_caret(e, boundary_from(ui_edit_text(e), from + with.n), false);
}

/* Without what a line does not hold: line ends, tabs, other control codes. */
static struct str printable(struct str text, char out[UI_EDIT_BYTES])
{
    size_t n = 0;
    for (size_t i = 0; i < text.n && n + 1 < UI_EDIT_BYTES; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= 0x20 && c != 0x7F) {
            out[n++] = text.p[i];
        }
    }
    struct str kept = {out, n};
    size_t bad = utf8_bad(kept); /* cut in the middle of a letter */
    return str_slice(kept, 0, bad);
}

/* True if the field holds `with` in place of its selection. */
static bool fits(const struct ui_edit *e, struct str with)
{
    size_t from = selection_from(e), to = selection_to(e);
    if (e->n - (to - from) + with.n >= sizeof e->text) {
        return false;
    }
    struct ui_edit trial = *e;
    replace(&trial, from, to, with);
    return e->max_graphemes == 0 || graphemes_in(ui_edit_text(&trial)) <= e->max_graphemes;
}

bool ui_edit_insert(struct ui_edit *e, struct str text)
{
    char kept[UI_EDIT_BYTES];
    if (utf8_bad(text) != SIZE_MAX) {
        return false;
    }
    e->composition[0] = '\0';
    struct str with = printable(text, kept);
    while (with.n > 0 && !fits(e, with)) {
        with.n = boundary_before(with, with.n);
    }
    if (with.n == 0) {
        return false;
    }
    replace(e, selection_from(e), selection_to(e), with);
    return true;
}

void ui_edit_set(struct ui_edit *e, struct str text)
{
    size_t max_graphemes = e->max_graphemes;
    *e = (struct ui_edit){.max_graphemes = max_graphemes};
    (void)ui_edit_insert(e, text);
}

static bool delete_between(struct ui_edit *e, size_t from, size_t to)
{
    if (e->caret != e->anchor) {
        from = selection_from(e);
        to = selection_to(e);
    }
    if (from >= to) {
        return false;
    }
    replace(e, from, to, (struct str){"", 0});
    return true;
}

static void compose(struct ui_edit *e, const char *text)
{
    size_t n = strlen(text);
    must(n < sizeof e->composition);
    bool whole = utf8_bad((struct str){text, n}) == SIZE_MAX;
    memcpy(e->composition, whole ? text : "", whole ? n + 1 : 1);
}

/* Without a selection being made, an arrow first goes to the selection's end. */
static void step(struct ui_edit *e, bool back, bool select)
{
    struct str text = ui_edit_text(e);
    if (!select && e->caret != e->anchor) {
        put_caret(e, back ? selection_from(e) : selection_to(e), false);
    } else if (back) {
        put_caret(e, boundary_before(text, e->caret), select);
    } else {
        put_caret(e, boundary_from(text, e->caret + 1), select);
    }
}

/* A byte of the text as shown, with the composition in place of the selection. */
static size_t unshown(const struct ui_edit *e, size_t at)
{
    size_t from = selection_from(e), composed = strlen(e->composition);
    if (composed == 0 || at <= from) {
        return at;
    }
    return at <= from + composed ? from : at - composed - from + selection_to(e);
}

bool ui_edit_apply(struct ui_edit *e, const struct ui_edit_op *op)
{
    struct str text = ui_edit_text(e);
    switch (op->kind) {
    case UI_EDIT_INSERT:
        return ui_edit_insert(e, str_from(op->text));
    case UI_EDIT_COMPOSE:
        compose(e, op->text);
        return false;
    case UI_EDIT_BACKSPACE:
        return delete_between(e, boundary_before(text, e->caret), e->caret);
    case UI_EDIT_DELETE:
        return delete_between(e, e->caret, boundary_from(text, e->caret + 1));
    case UI_EDIT_LEFT:
        step(e, true, op->select);
        return false;
    case UI_EDIT_RIGHT:
        step(e, false, op->select);
        return false;
    case UI_EDIT_HOME:
        put_caret(e, 0, op->select);
        return false;
    case UI_EDIT_END:
        put_caret(e, e->n, op->select);
        return false;
    case UI_EDIT_SELECT_ALL:
        e->anchor = 0;
        e->caret = e->n;
        return false;
    case UI_EDIT_PLACE:
        put_caret(e, boundary_from(text, unshown(e, op->at)), op->select);
        return false;
    }
    return false;
}

struct ui_field ui_edit_field(const struct ui_edit *e, struct arena *a)
{
    struct str text = ui_edit_text(e), composed = str_from(e->composition);
    if (composed.n == 0) {
        return (struct ui_field){
            .text = arena_str(a, text), .caret = e->caret, .anchor = e->anchor};
    }
    /* It stands where it will go: in place of the selection. */
    size_t from = selection_from(e), end = from + composed.n;
    struct str head = arena_join(a, str_slice(text, 0, from), composed);
    return (struct ui_field){.text = arena_join(a, head, str_slice(text, selection_to(e), text.n)),
                             .caret = end,
                             .anchor = end,
                             .compose_from = from,
                             .compose_to = end};
}
