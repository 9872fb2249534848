/* SPDX-License-Identifier: MIT */
#include "ui_measure_fake.h"

#include "base/utf8.h"
#include "text/text_bidi.h"

#include <stdlib.h>

static int letter_w(const struct ui_text_box *t)
{
    return (int)(t->px / 2);
}

/* Lines that `text` takes with `room` letters each. */
static int lines_of(struct str text, size_t room)
{
    int lines = 1;
    size_t used = 0;
    struct str word;
    while (str_next(&text, ' ', &word)) {
        size_t n = utf8_count(word);
        if (used > 0 && used + 1 + n > room) {
            lines++;
            used = n;
        } else {
            used += n + (used > 0);
        }
    }
    return lines;
}

static struct ui_size fake_size(void *ctx, const struct ui_text_box *t)
{
    (void)ctx;
    int w = (int)utf8_count(t->text) * letter_w(t), line_h = (int)(t->px * 1.25F);
    if (t->width == 0 || w <= t->width) {
        return (struct ui_size){w, line_h};
    }
    int room = t->width / (letter_w(t) ? letter_w(t) : 1);
    int lines = lines_of(t->text, (size_t)room);
    lines = t->max_lines && lines > t->max_lines ? t->max_lines : lines;
    return (struct ui_size){t->width, lines * line_h};
}

static bool fake_is_rtl(void *ctx, struct str lang)
{
    (void)ctx;
    return str_starts(lang, STR("ar"));
}

/* The run that holds the letter before which `byte` stands, or the end of the text, and where
 * it begins. */
static struct text_run run_of(const struct text_runs *runs, struct str text, size_t byte, int *left)
{
    int x = 0, width = 0;
    struct text_run found = {0, 0, 0};
    *left = 0;
    for (size_t i = 0; i < runs->count; i++) {
        struct text_run run = runs->items[i];
        width = (int)utf8_count(str_slice(text, run.from, run.to));
        bool holds = byte >= run.from && (byte < run.to || (byte == text.n && run.to == text.n));
        if (holds) {
            found = run;
            *left = x;
        }
        x += width;
    }
    return found;
}

static int fake_caret_x(void *ctx, const struct ui_text_box *t, size_t byte)
{
    struct arena a;
    arena_init(&a, 0);
    enum text_direction base = fake_is_rtl(ctx, t->lang) ? TEXT_RTL : TEXT_LTR;
    struct text_bidi bidi = text_bidi(&a, t->text, base);
    struct text_runs runs = text_bidi_line(&bidi, &a, 0, t->text.n);
    int left;
    struct text_run run = run_of(&runs, t->text, byte, &left);
    int before = (int)utf8_count(str_slice(t->text, run.from, byte));
    int all = (int)utf8_count(str_slice(t->text, run.from, run.to));
    arena_finish(&a);
    return (left + (run.level & 1 ? all - before : before)) * letter_w(t);
}

static void fake_range_x(void *ctx, const struct ui_text_box *t, size_t from, size_t to, int *left,
                         int *right)
{
    int n = (int)utf8_count(str_slice(t->text, from, to)) * letter_w(t);
    int lead = fake_caret_x(ctx, t, from);
    struct arena a;
    arena_init(&a, 0);
    enum text_direction base = fake_is_rtl(ctx, t->lang) ? TEXT_RTL : TEXT_LTR;
    struct text_bidi bidi = text_bidi(&a, t->text, base);
    struct text_runs runs = text_bidi_line(&bidi, &a, 0, t->text.n);
    int unused;
    bool rtl = run_of(&runs, t->text, from, &unused).level & 1;
    arena_finish(&a);
    *left = rtl ? lead - n : lead;
    *right = rtl ? lead : lead + n;
}

static size_t fake_hit(void *ctx, const struct ui_text_box *t, int x, int y)
{
    (void)y;
    size_t best = 0;
    int nearest = INT32_MAX;
    for (size_t at = 0; at <= t->text.n; at++) {
        int far = abs(fake_caret_x(ctx, t, at) - x);
        bool boundary = at == t->text.n || ((unsigned char)t->text.p[at] & 0xC0) != 0x80;
        if (boundary && far < nearest) {
            nearest = far;
            best = at;
        }
    }
    return best;
}

const struct ui_measure FAKE_MEASURE = {NULL,         fake_size, fake_caret_x,
                                        fake_range_x, fake_hit,  fake_is_rtl};
