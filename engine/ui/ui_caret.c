/* SPDX-License-Identifier: MIT */
#include "ui/ui_caret.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "text/text_bidi.h"
#include "text/text_break.h"
#include "text/text_letter.h"
#include "text/text_script.h"

#include <stdlib.h>
#include <string.h>

/* A text's boundaries, for as long as one question takes. */
struct look {
    struct text_tools tools;
    struct arena arena;
    struct text_breaks breaks; /* of graphemes */
};

static void look_begin(struct look *l, struct str text)
{
    text_tools_init(&l->tools, STR(""));
    arena_init(&l->arena, 0);
    l->breaks = text_graphemes(&l->tools, &l->arena, text);
}

static void look_end(struct look *l)
{
    text_tools_finish(&l->tools);
    arena_finish(&l->arena);
}

size_t ui_caret_before(struct str text, size_t at)
{
    struct look l;
    look_begin(&l, text);
    size_t found = 0;
    for (size_t i = 0; i < l.breaks.count && l.breaks.at[i] < at; i++) {
        found = l.breaks.at[i];
    }
    look_end(&l);
    return found;
}

size_t ui_caret_from(struct str text, size_t at)
{
    struct look l;
    look_begin(&l, text);
    size_t found = text.n;
    for (size_t i = l.breaks.count; i > 0 && l.breaks.at[i - 1] >= at; i--) {
        found = l.breaks.at[i - 1];
    }
    look_end(&l);
    return found;
}

size_t ui_caret_graphemes(struct str text)
{
    struct text_tools tools;
    text_tools_init(&tools, STR(""));
    size_t count = text_grapheme_count(&tools, text);
    text_tools_finish(&tools);
    return count;
}

/* ---- as seen ---- */

struct stop {
    size_t at;
    int x; /* in graphemes from the left */
    int tie;
};

/* Where the caret stands before each grapheme of a run that begins at x, as font_caret_at
 * has it: at its leading edge.  Returns how many there are. */
static int stops_of_run(const struct text_breaks *b, const struct text_run *run, int x,
                        struct stop *stops)
{
    size_t first = 0;
    while (first + 1 < b->count && b->at[first] < run->from) {
        first++;
    }
    int count = 0;
    while (first + (size_t)count + 1 < b->count && b->at[first + (size_t)count] < run->to) {
        count++;
    }
    for (int i = 0; i < count; i++) {
        stops[first + (size_t)i].x = run->level & 1 ? x + count - i : x + i;
    }
    return count;
}

static int compare_stops(const void *a, const void *b)
{
    const struct stop *s = a, *t = b;
    return s->x != t->x ? s->x - t->x : s->tie - t->tie;
}

/* Every place of the line, left to right. */
static struct stop *stops_of(struct look *l, struct str text, bool rtl)
{
    struct arena *a = &l->arena;
    size_t count = l->breaks.count;
    struct stop *stops = ARENA_ARRAY(a, struct stop, count);
    struct text_bidi bidi = text_bidi(a, text, rtl ? TEXT_RTL : TEXT_LTR);
    struct text_runs runs = text_bidi_line(&bidi, a, 0, text.n);
    int x = 0;
    size_t last = 0; /* run with the end of the text */
    for (size_t i = 0; i < runs.count; i++) {
        x += stops_of_run(&l->breaks, &runs.items[i], x, stops);
        last = runs.items[i].to > runs.items[last].to ? i : last;
    }
    if (count > 1) { /* the end: the other edge of the last grapheme */
        int way = runs.items[last].level & 1 ? -1 : 1;
        stops[count - 1].x = stops[count - 2].x + way;
    }
    for (size_t i = 0; i < count; i++) {
        stops[i].at = l->breaks.at[i];
        stops[i].tie = rtl ? -(int)i : (int)i;
    }
    qsort(stops, count, sizeof *stops, compare_stops);
    return stops;
}

static size_t index_of(const struct look *l, const struct stop *stops, size_t at)
{
    size_t i = 0;
    while (i + 1 < l->breaks.count && stops[i].at != at) {
        i++;
    }
    return i;
}

static size_t beside(struct str text, size_t at, bool rtl, bool left)
{
    struct look l;
    look_begin(&l, text);
    const struct stop *stops = stops_of(&l, text, rtl);
    size_t i = index_of(&l, stops, at), last = l.breaks.count - 1;
    i = left ? i - (i > 0) : i + (i < last);
    size_t found = stops[i].at;
    look_end(&l);
    return found;
}

bool ui_caret_is_left(struct str text, size_t a, size_t b, bool rtl)
{
    struct look l;
    look_begin(&l, text);
    const struct stop *stops = stops_of(&l, text, rtl);
    bool left = index_of(&l, stops, a) < index_of(&l, stops, b);
    look_end(&l);
    return left;
}

size_t ui_caret_left(struct str text, size_t at, bool rtl)
{
    return beside(text, at, rtl, true);
}

size_t ui_caret_right(struct str text, size_t at, bool rtl)
{
    return beside(text, at, rtl, false);
}

/* ---- words ---- */

size_t ui_caret_word_start(struct str text, size_t at)
{
    struct look l;
    look_begin(&l, text);
    struct text_spans words = text_word_spans(&l.tools, &l.arena, text);
    size_t found = 0;
    for (size_t i = 0; i < words.count && words.items[i].from < at; i++) {
        found = words.items[i].from;
    }
    look_end(&l);
    return ui_caret_from(text, found);
}

size_t ui_caret_word_end(struct str text, size_t at)
{
    struct look l;
    look_begin(&l, text);
    struct text_spans words = text_word_spans(&l.tools, &l.arena, text);
    size_t found = text.n;
    for (size_t i = words.count; i > 0 && words.items[i - 1].to > at; i--) {
        found = words.items[i - 1].to;
    }
    look_end(&l);
    return ui_caret_from(text, found);
}

struct ui_range ui_caret_word(struct str text, size_t at)
{
    struct look l;
    look_begin(&l, text);
    struct text_spans words = text_word_spans(&l.tools, &l.arena, text);
    struct ui_range word = {0, 0}, gap = {0, text.n};
    bool inside = false;
    for (size_t i = 0; i < words.count && words.items[i].from <= at; i++) {
        word = (struct ui_range){words.items[i].from, words.items[i].to};
        inside = at <= word.to; /* where two words meet it is the second */
        gap.from = word.to;
    }
    for (size_t i = words.count; i > 0 && words.items[i - 1].from > at; i--) {
        gap.to = words.items[i - 1].from;
    }
    struct ui_range found = inside ? word : gap;
    look_end(&l);
    return (struct ui_range){ui_caret_from(text, found.from), ui_caret_from(text, found.to)};
}

/* ---- backspace ---- */

/* Scripts in which a letter with its marks is one thing to delete, and shared signs. */
static bool goes_whole(uint32_t base)
{
    static const char *const scripts[] = {"Latn", "Cyrl", "Grek", "Hira", "Kana", "Hang", "Zyyy"};
    char script[TEXT_SCRIPT_BYTES];
    text_letter_script(base, script);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(script, scripts[i]) == 0) {
            return true;
        }
    }
    return false;
}

static size_t last_code_point(struct str text)
{
    size_t at = 0;
    for (struct str rest = text; rest.n > 0; (void)utf8_next(&rest)) {
        at = text.n - rest.n;
    }
    return at;
}

size_t ui_caret_backspace(struct str text, size_t at)
{
    size_t from = ui_caret_before(text, at);
    struct str letter = str_slice(text, from, at), rest = letter;
    if (letter.n == 0 || goes_whole(utf8_next(&rest))) {
        return from;
    }
    return from + last_code_point(letter);
}
