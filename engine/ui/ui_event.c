/* SPDX-License-Identifier: MIT */
#include "ui/ui_event.h"

#include "base/utf8.h"

size_t ui_event_piece(struct str text)
{
    struct str rest = text;
    size_t n = 0;
    while (rest.n > 0) {
        (void)utf8_next(&rest);
        if (text.n - rest.n >= UI_EVENT_TEXT_BYTES) {
            break;
        }
        n = text.n - rest.n;
    }
    return n;
}
