/* SPDX-License-Identifier: MIT
 *
 * font_cache.h - paragraphs laid out before, by text, style and width.
 *
 * Private to this room.  Holds FONT_LAYOUT_CACHE of them, in FONT_LAYOUT_CACHE_BYTES; the
 * ones longest not asked for make room. */
#ifndef FONT_FONT_CACHE_H
#define FONT_FONT_CACHE_H

#include "font/font_paragraph.h"

struct font_cache;

struct font_cache *font_cache_create(void);
void font_cache_destroy(struct font_cache *cache); /* NULL is fine */

size_t font_cache_bytes(const struct font_cache *cache);

/* Or NULL; until the next font_cache_add. */
const struct font_paragraph *font_cache_find(struct font_cache *cache,
                                             const struct font_style *style, struct str text,
                                             int width_px);

/* Keeps a copy, and returns it. */
const struct font_paragraph *font_cache_add(struct font_cache *cache,
                                            const struct font_paragraph *paragraph);

/* A copy with everything it points to in `a`. */
void font_paragraph_copy(const struct font_paragraph *from, struct arena *a,
                         struct font_paragraph *out);

#endif
