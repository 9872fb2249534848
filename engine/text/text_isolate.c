/* SPDX-License-Identifier: MIT */
#include "text/text_isolate.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LRE = 0x202A,
    RLO = 0x202E, /* the last of the embeddings and overrides that begin at LRE */
    LRI = 0x2066,
    RLI = 0x2067,
    FSI = 0x2068,
    PDI = 0x2069,
    CONTROL_BYTES = 3, /* of each of these in UTF-8 */
};

static uint32_t opener(enum text_direction direction)
{
    switch (direction) {
    case TEXT_LTR:
        return LRI;
    case TEXT_RTL:
        return RLI;
    case TEXT_AUTO:
        break;
    }
    return FSI;
}

/* Whether `c` may stay; keeps count of the isolates it opens and closes. */
static bool may_stay(uint32_t c, size_t *open)
{
    if (c >= LRI && c <= FSI) {
        ++*open;
    } else if (c == PDI) {
        if (*open == 0) {
            return false;
        }
        --*open;
    }
    return c < LRE || c > RLO;
}

static size_t unclosed(struct str s)
{
    size_t open = 0;
    while (s.n > 0) {
        may_stay(utf8_next(&s), &open);
    }
    return open;
}

struct str text_isolate(struct arena *a, struct str s, enum text_direction direction)
{
    /* A malformed byte becomes U+FFFD, three bytes. */
    size_t room = s.n * 3 + (unclosed(s) + 2) * CONTROL_BYTES;
    char *out = ARENA_ARRAY(a, char, room + 1);
    size_t n = utf8_put(opener(direction), out);
    size_t open = 0;
    while (s.n > 0) {
        uint32_t c = utf8_next(&s);
        if (may_stay(c, &open)) {
            n += utf8_put(c, out + n);
        }
    }
    for (open++; open > 0; open--) {
        n += utf8_put(PDI, out + n);
    }
    return (struct str){out, n};
}
