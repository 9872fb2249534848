/* SPDX-License-Identifier: MIT */
#include "font/font_item.h"

#include <string.h>

#include "font/font_open.h"

static bool same_script(const char *a, const char *b)
{
    return memcmp(a, b, FONT_SCRIPT_BYTES) == 0;
}

static bool is_shared(const char *script)
{
    return same_script(script, "Zyyy") || same_script(script, "Zinh") || script[0] == '\0';
}

static int face_of_script(const struct font_set *set, const struct font_style *style,
                          const char *script)
{
    int face = font_table_face(&set->table, style->lang, style->role, script);
    return face != FONT_NO_FACE ? face : set->table.signs[0];
}

int font_style_face(struct font_set *set, const struct font_style *style)
{
    return font_set_lang(set, style->lang)->faces[style->role];
}

struct itemiser {
    struct font_set *set;
    const struct font_style *style;
    struct str text;
    struct font_item *items;
    size_t count, room;
    int asked; /* the face looked into last, and what was opened for it */
    const struct font_opened *opened;
};

static bool covers(struct itemiser *it, int face, struct str cluster)
{
    if (face != it->asked) {
        int size = font_face_size(it->set, face, it->style->size_px);
        it->opened = font_open(it->set, face, size, it->style->bold);
        it->asked = face;
    }
    return font_covers(it->opened, cluster, NULL);
}

/* Gives the piece to a face that is not its script's own; false where the face has not got
 * all of its letters. */
static bool borrow(struct itemiser *it, int own, int face, struct font_item *item)
{
    if (face == own || !covers(it, face, str_slice(it->text, item->from, item->to))) {
        return false;
    }
    item->face = face;
    item->borrowed = true;
    return true;
}

/* The script's own face, else the one before, else that of the language (an Arabic question
 * mark after a Dutch word), else the first of [signs] that has it all; where none has, the
 * script's own shows that something is missing. */
static void choose_face(struct itemiser *it, int own, struct font_item *item)
{
    const struct font_table *t = &it->set->table;
    item->face = own;
    if (covers(it, own, str_slice(it->text, item->from, item->to)) ||
        (it->count > 0 && borrow(it, own, it->items[it->count - 1].face, item)) ||
        borrow(it, own, font_style_face(it->set, it->style), item)) {
        return;
    }
    for (size_t i = 0; i < t->sign_count; i++) {
        if (borrow(it, own, t->signs[i], item)) {
            return;
        }
    }
}

/* Whether a piece may go on: long ones end after a space, or where they must, so that
 * measuring and drawing one costs little. */
static bool may_grow(const struct itemiser *it, const struct font_item *last, size_t bytes)
{
    size_t n = last->to - last->from;
    bool at_space = n >= FONT_ITEM_BYTES_MAX / 2 && it->text.p[last->to - 1] == ' ';
    return !at_space && n + bytes <= FONT_ITEM_BYTES_MAX;
}

static bool belongs(const struct itemiser *it, const struct font_item *last,
                    const struct font_item *item)
{
    return last->face == item->face && same_script(last->script, item->script) &&
           may_grow(it, last, item->to - item->from);
}

static void add_cluster(struct itemiser *it, const struct font_item *item)
{
    if (it->count > 0 && belongs(it, &it->items[it->count - 1], item)) {
        struct font_item *last = &it->items[it->count - 1];
        last->to = item->to;
        last->borrowed = last->borrowed && item->borrowed;
        return;
    }
    it->items = arena_grow(&it->set->scratch, it->items, it->count, it->count + 1, &it->room,
                           sizeof *it->items);
    it->items[it->count++] = *item;
}

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A grapheme longer than any real one (marks without end) is given in pieces. */
static void add_grapheme(struct itemiser *it, int own, struct font_item *item, size_t from,
                         size_t to)
{
    enum { CONTINUED_MAX = 3 }; /* bytes of a code point after its first */
    while (from < to) {
        size_t end = to - from > FONT_ITEM_BYTES_MAX ? from + FONT_ITEM_BYTES_MAX : to;
        for (int i = 0; end < to && i < CONTINUED_MAX && continues(it->text.p[end]); i++) {
            end--;
        }
        item->from = from;
        item->to = end;
        item->borrowed = false;
        choose_face(it, own, item);
        add_cluster(it, item);
        from = end;
    }
}

static void itemise_run(struct itemiser *it, const struct text_script_run *run,
                        const struct text_breaks *graphemes, size_t *next)
{
    struct font_item item = {0};
    memcpy(item.script, run->script, FONT_SCRIPT_BYTES);
    if (is_shared(run->script)) {
        memcpy(item.script, font_set_lang(it->set, it->style->lang)->script, FONT_SCRIPT_BYTES);
    }
    if (is_shared(item.script)) {
        memcpy(item.script, "Latn", FONT_SCRIPT_BYTES);
    }
    int own = face_of_script(it->set, it->style, item.script);
    for (; *next + 1 < graphemes->count && graphemes->at[*next] < run->to; (*next)++) {
        add_grapheme(it, own, &item, graphemes->at[*next], graphemes->at[*next + 1]);
    }
}

struct font_items font_itemise(struct font_set *set, const struct font_style *style,
                               struct str text, const struct text_analysis *analysis)
{
    const struct text_breaks *graphemes = &analysis->graphemes;
    struct itemiser it = {.set = set, .style = style, .text = text, .asked = FONT_NO_FACE};
    size_t next = 0;
    for (size_t i = 0; i < analysis->scripts.count; i++) {
        itemise_run(&it, &analysis->scripts.items[i], graphemes, &next);
    }
    return (struct font_items){it.items, it.count};
}
