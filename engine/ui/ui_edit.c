/* SPDX-License-Identifier: MIT */
#include "ui/ui_edit.h"

#include "base/must.h"
#include "base/utf8.h"
#include "ui/ui_caret.h"

#include <string.h>

struct str ui_edit_text(const struct ui_edit *e)
{
    return (struct str){e->text, e->n};
}

static struct ui_range selection(const struct ui_edit *e)
{
    return e->caret < e->anchor ? (struct ui_range){e->caret, e->anchor}
                                : (struct ui_range){e->anchor, e->caret};
}

/* ---- changes ---- */

/* Letters that meet may become one, so the caret moves on to where one may stand. */
static void swap(struct ui_edit *e, size_t from, size_t to, struct str with)
{
    must(from <= to && to <= e->n && e->n - (to - from) + with.n < sizeof e->text);
    memmove(e->text + from + with.n, e->text + to, e->n - to);
    if (with.n) {
        memcpy(e->text + from, with.p, with.n);
    }
    e->n = e->n - (to - from) + with.n;
    e->text[e->n] = '\0';
    e->caret = e->anchor = ui_caret_from(ui_edit_text(e), from + with.n);
}

static void change(struct ui_edit *e, enum ui_undo_kind kind, struct ui_range range,
                   struct str with)
{
    struct ui_undo_change c = {.kind = kind,
                               .at = range.from,
                               .removed = str_slice(ui_edit_text(e), range.from, range.to),
                               .added = with,
                               .caret = e->caret,
                               .anchor = e->anchor};
    ui_undo_note(&e->undo, &c);
    swap(e, range.from, range.to, with);
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
    struct ui_range s = selection(e);
    size_t n = e->n - (s.to - s.from) + with.n;
    if (n >= sizeof e->text) {
        return false;
    }
    char all[UI_EDIT_BYTES];
    memcpy(all, e->text, s.from);
    memcpy(all + s.from, with.p, with.n);
    memcpy(all + s.from + with.n, e->text + s.to, e->n - s.to);
    return e->max_graphemes == 0 || ui_caret_graphemes((struct str){all, n}) <= e->max_graphemes;
}

/* *whole: nothing of it was left out for want of room. */
static bool insert(struct ui_edit *e, struct str text, enum ui_undo_kind kind, bool *whole)
{
    char kept[UI_EDIT_BYTES];
    *whole = true;
    if (utf8_bad(text) != SIZE_MAX) {
        return false;
    }
    struct str with = printable(text, kept);
    while (with.n > 0 && !fits(e, with)) {
        with.n = ui_caret_before(with, with.n);
        *whole = false;
    }
    if (with.n > 0) {
        change(e, kind, selection(e), with);
    }
    return with.n > 0;
}

static bool type(struct ui_edit *e, const struct ui_edit_op *op)
{
    bool whole;
    return insert(e, str_from(op->text), UI_UNDO_TYPED, &whole);
}

static bool paste(struct ui_edit *e, const struct ui_edit_op *op)
{
    if (op->at == 0) {
        ui_undo_close(&e->undo);
        e->paste_cut = false;
    }
    bool whole = true;
    bool changed = !e->paste_cut && insert(e, str_from(op->text), UI_UNDO_PASTED, &whole);
    e->paste_cut = e->paste_cut || !whole;
    return changed;
}

void ui_edit_set(struct ui_edit *e, struct str text)
{
    size_t max_graphemes = e->max_graphemes;
    bool whole;
    *e = (struct ui_edit){.max_graphemes = max_graphemes};
    (void)insert(e, text, UI_UNDO_TYPED, &whole);
    e->undo = (struct ui_undo){.count = 0};
}

/* The range, or the selection where there is one. */
static bool delete_range(struct ui_edit *e, enum ui_undo_kind kind, size_t from, size_t to)
{
    struct ui_range range = e->caret != e->anchor ? selection(e) : (struct ui_range){from, to};
    if (range.from >= range.to) {
        return false;
    }
    change(e, kind, range, (struct str){"", 0});
    return true;
}

static bool backspace(struct ui_edit *e, bool word)
{
    struct str text = ui_edit_text(e);
    size_t from = word ? ui_caret_word_start(text, e->caret) : ui_caret_backspace(text, e->caret);
    return delete_range(e, UI_UNDO_BACKSPACED, from, e->caret);
}

static bool delete_forward(struct ui_edit *e, bool word)
{
    struct str text = ui_edit_text(e);
    size_t to = word ? ui_caret_word_end(text, e->caret) : ui_caret_from(text, e->caret + 1);
    return delete_range(e, UI_UNDO_DELETED, e->caret, to);
}

static bool undo(struct ui_edit *e)
{
    struct ui_undo_change c;
    if (!ui_undo_back(&e->undo, &c)) {
        return false;
    }
    swap(e, c.at, c.at + c.added.n, c.removed);
    e->caret = c.caret;
    e->anchor = c.anchor;
    return true;
}

static bool redo(struct ui_edit *e)
{
    struct ui_undo_change c;
    if (!ui_undo_forth(&e->undo, &c)) {
        return false;
    }
    swap(e, c.at, c.at + c.removed.n, c.added);
    return true;
}

/* ---- caret ---- */

static void put_caret(struct ui_edit *e, size_t at, bool select)
{
    e->caret = at < e->n ? at : e->n;
    e->anchor = select ? e->anchor : e->caret;
}

/* Without a selection being made, an arrow first goes to the selection's end. */
static void step(struct ui_edit *e, const struct ui_edit_op *op)
{
    struct str text = ui_edit_text(e);
    bool left = op->kind == UI_EDIT_LEFT;
    size_t at;
    if (op->word) {
        at = left != op->rtl ? ui_caret_word_start(text, e->caret)
                             : ui_caret_word_end(text, e->caret);
    } else if (!op->select && e->caret != e->anchor) {
        bool caret_first = ui_caret_is_left(text, e->caret, e->anchor, op->rtl);
        at = caret_first == left ? e->caret : e->anchor;
    } else {
        at =
            left ? ui_caret_left(text, e->caret, op->rtl) : ui_caret_right(text, e->caret, op->rtl);
    }
    put_caret(e, at, op->select);
}

static void select_range(struct ui_edit *e, struct ui_range range)
{
    e->anchor = range.from;
    e->caret = range.to;
}

/* ---- composition ---- */

void ui_edit_stop_composing(struct ui_edit *e)
{
    e->composition = (struct ui_composition){.n = 0};
}

static void compose(struct ui_edit *e, const struct ui_edit_op *op)
{
    struct ui_composition *c = &e->composition;
    struct str piece = str_from(op->text);
    char kept[UI_EDIT_BYTES];
    if (op->at == 0) {
        ui_edit_stop_composing(e);
    }
    piece = utf8_bad(piece) == SIZE_MAX ? printable(piece, kept) : (struct str){"", 0};
    if (op->at == c->n && c->n + piece.n < sizeof c->text) {
        memcpy(c->text + c->n, piece.p, piece.n);
        c->n += piece.n;
        c->clause = op->clause;
        c->clause_n = op->clause_n;
    }
}

/* A byte of the text as shown, with the composition in place of the selection. */
static size_t unshown(const struct ui_edit *e, size_t at)
{
    struct ui_range s = selection(e);
    size_t composed = e->composition.n;
    if (composed == 0 || at <= s.from) {
        return at;
    }
    return at <= s.from + composed ? s.from : at - composed - s.from + s.to;
}

/* Bytes of the composition's code points from byte `from` on, `count` of them; all, where
 * the method does not say (negative). */
static size_t composed_bytes(const struct ui_composition *c, size_t from, int count)
{
    struct str all = {c->text + from, c->n - from}, rest = all;
    for (int i = 0; (count < 0 || i < count) && rest.n > 0; i++) {
        (void)utf8_next(&rest);
    }
    return all.n - rest.n;
}

static void show_composition(const struct ui_edit *e, struct arena *a, struct ui_field *field)
{
    const struct ui_composition *c = &e->composition;
    struct ui_range s = selection(e);
    struct str text = ui_edit_text(e);
    struct str head = arena_join(a, str_slice(text, 0, s.from), (struct str){c->text, c->n});
    field->text = arena_join(a, head, str_slice(text, s.to, text.n));
    field->compose_from = s.from;
    field->compose_to = s.from + c->n;
    size_t from = composed_bytes(c, 0, c->clause);
    size_t to = from + composed_bytes(c, from, c->clause_n);
    field->clause_from = ui_caret_from(field->text, s.from + from);
    field->clause_to = ui_caret_from(field->text, s.from + to);
    field->caret = field->anchor = field->clause_to;
}

struct ui_field ui_edit_field(const struct ui_edit *e, struct arena *a)
{
    struct ui_field field = {.caret = e->caret, .anchor = e->anchor};
    if (e->composition.n > 0) {
        show_composition(e, a, &field);
    } else {
        field.text = arena_str(a, ui_edit_text(e));
    }
    return field;
}

/* ---- all of them ---- */

/* What changes text.  True if it did. */
static bool change_by(struct ui_edit *e, const struct ui_edit_op *op, bool *changes)
{
    *changes = true;
    switch (op->kind) {
    case UI_EDIT_INSERT:
        return type(e, op);
    case UI_EDIT_PASTE:
        return paste(e, op);
    case UI_EDIT_BACKSPACE:
        return backspace(e, op->word);
    case UI_EDIT_DELETE:
        return delete_forward(e, op->word);
    case UI_EDIT_CUT:
        ui_undo_close(&e->undo);
        return delete_range(e, UI_UNDO_DELETED, 0, 0);
    case UI_EDIT_UNDO:
        return undo(e);
    case UI_EDIT_REDO:
        return redo(e);
    case UI_EDIT_COMPOSE:
    case UI_EDIT_LEFT:
    case UI_EDIT_RIGHT:
    case UI_EDIT_HOME:
    case UI_EDIT_END:
    case UI_EDIT_SELECT_ALL:
    case UI_EDIT_SELECT_WORD:
    case UI_EDIT_PLACE:
        *changes = false;
        return false;
    }
    return false;
}

static void move(struct ui_edit *e, const struct ui_edit_op *op)
{
    switch (op->kind) {
    case UI_EDIT_LEFT:
    case UI_EDIT_RIGHT:
        step(e, op);
        break;
    case UI_EDIT_HOME:
        put_caret(e, 0, op->select);
        break;
    case UI_EDIT_END:
        put_caret(e, e->n, op->select);
        break;
    case UI_EDIT_SELECT_ALL:
        select_range(e, (struct ui_range){0, e->n});
        break;
    case UI_EDIT_SELECT_WORD:
        select_range(e, ui_caret_word(ui_edit_text(e), op->at));
        break;
    case UI_EDIT_PLACE:
        put_caret(e, ui_caret_from(ui_edit_text(e), op->at), op->select);
        break;
    case UI_EDIT_INSERT:
    case UI_EDIT_PASTE:
    case UI_EDIT_COMPOSE:
    case UI_EDIT_BACKSPACE:
    case UI_EDIT_DELETE:
    case UI_EDIT_CUT:
    case UI_EDIT_UNDO:
    case UI_EDIT_REDO:
        break;
    }
}

bool ui_edit_apply(struct ui_edit *e, const struct ui_edit_op *op)
{
    if (op->kind == UI_EDIT_COMPOSE) {
        compose(e, op);
        return false;
    }
    struct ui_edit_op on_text = *op;
    if (op->kind == UI_EDIT_PLACE || op->kind == UI_EDIT_SELECT_WORD) {
        on_text.at = unshown(e, op->at);
    }
    ui_edit_stop_composing(e);
    bool changes;
    bool changed = change_by(e, &on_text, &changes);
    if (!changes) {
        ui_undo_close(&e->undo);
        move(e, &on_text);
    }
    return changed;
}
