/* SPDX-License-Identifier: MIT */
#include "ui/ui_clipboard.h"

#include "base/utf8.h"

#include <stdbool.h>

enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029, NEXT_LINE = 0x85 };

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == '\t' || c == NEXT_LINE || c == LINE_SEPARATOR ||
           c == PARAGRAPH_SEPARATOR;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

struct str ui_clipboard_line(struct arena *a, struct str text)
{
    char *out = arena_alloc(a, UI_PASTE_BYTES_MAX, 1);
    size_t n = 0;
    uint32_t before = 0;
    while (text.n > 0 && n + 4 <= UI_PASTE_BYTES_MAX) {
        uint32_t c = utf8_next(&text);
        bool second_half = before == '\r' && c == '\n';
        if (is_line_end(c) && !second_half) {
            out[n++] = ' ';
        } else if (!is_line_end(c) && !is_control(c)) {
            n += utf8_put(c, out + n);
        }
        before = c;
    }
    return (struct str){out, n};
}
