/* SPDX-License-Identifier: MIT
 *
 * font_source.h - a font file: mapped, read by HarfBuzz, and as SDL_ttf is made to see it.
 *
 * Private to this room.  One for each file of the table that was needed; sizes of it are
 * in font_open.h.                                                                     */
#ifndef FONT_FONT_SOURCE_H
#define FONT_FONT_SOURCE_H

#include <hb.h>

#include "font/font_overlay.h"

struct SDL_RWops;

enum { FONT_COVERED = 1024 }; /* letters remembered to have a glyph */

struct font_source {
    struct str mapped; /* p NULL: not open */
    hb_face_t *hb;
    struct font_overlay overlay;
    uint32_t *covered;  /* FONT_COVERED letters, each at its own place of them, or 0 */
    struct arena arena; /* the overlay's, and of the above */
};

/* errors: ERR_NOT_FOUND, ERR_IO, ERR_FORMAT, ERR_LIMIT; then *s is zeroed. */
WARN_UNUSED enum err font_source_open(struct font_source *s, const char *path, int index);
void font_source_close(struct font_source *s); /* fine on zeroed memory */

/* The overlay as a file for SDL_ttf, which closes it; before the source goes.  NULL when
 * there is no memory. */
struct SDL_RWops *font_source_rwops(const struct font_source *s);

#endif
