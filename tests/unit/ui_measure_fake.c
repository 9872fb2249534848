/* SPDX-License-Identifier: MIT */
#include "ui_measure_fake.h"

#include "base/utf8.h"

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

static int fake_caret_x(void *ctx, const struct ui_text_box *t, size_t byte)
{
    int before = (int)utf8_count(str_slice(t->text, 0, byte)) * letter_w(t);
    return fake_is_rtl(ctx, t->lang) ? (int)utf8_count(t->text) * letter_w(t) - before : before;
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

const struct ui_measure FAKE_MEASURE = {NULL, fake_size, fake_caret_x, fake_hit, fake_is_rtl};
