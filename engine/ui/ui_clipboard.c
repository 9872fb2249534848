/* SPDX-License-Identifier: MIT */
#include "ui/ui_clipboard.h"

#include "base/utf8.h"
#include "text/text_letter.h"

#include <stdbool.h>

/* Word processors part lines of one paragraph with U+000B. */
static bool becomes_space(uint32_t c)
{
    return c == '\t' || text_is_line_feed(c);
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
        if (becomes_space(c) && !second_half) {
            out[n++] = ' ';
        } else if (!becomes_space(c) && !is_control(c)) {
            n += utf8_put(c, out + n);
        }
        before = c;
    }
    return (struct str){out, n};
}
