/* SPDX-License-Identifier: MIT
 *
 * font_paragraph.h - text laid out in lines, ready to be painted, pointed at and measured.
 *
 * A paragraph is plain data in the caller's arena; it owns nothing else and stays good
 * when the set forgets the caches behind it.  All lengths are whole pixels from the
 * paragraph's top left corner; all places in text are bytes of `text` on grapheme
 * boundaries.                                                                        */
#ifndef FONT_FONT_PARAGRAPH_H
#define FONT_FONT_PARAGRAPH_H

#include "base/arena.h"
#include "font/font.h"

struct SDL_Renderer;

enum {
    FONT_TEXT_BYTES_MAX = 16 * 1024,   /* of a paragraph; the rest is not shown */
    FONT_LAYOUT_CACHE = 512,           /* paragraphs remembered, */
    FONT_LAYOUT_CACHE_BYTES = 8 << 20, /* in so much memory */
    FONT_PARTS = 64,                   /* of a pixel, in which glyphs are measured */
};

/* In 1/64 px; dx and dy move the picture alone, right and up. */
struct font_glyph {
    uint32_t cluster; /* byte of the paragraph's text: its letters begin here */
    uint16_t id;      /* in the face's file */
    bool safe;        /* a line may be cut before its cluster without shaping anew */
    int32_t advance, dx, dy;
};

/* Letters of one line that one face draws in one direction; in visual order.  from == to: a
 * sign that is not in the text, an ellipsis or the hyphen of a broken word. */
struct font_run {
    size_t from, to;                 /* bytes of the paragraph's text */
    size_t first_glyph, glyph_count; /* left to right */
    uint8_t level;                   /* bidi: odd is right to left */
    bool borrowed;                   /* by a face of [signs]: does not make the line taller */
    uint16_t face;                   /* the set's own number */
    uint16_t size_px;                /* after the face's scale */
    char script[5];                  /* ISO 15924, "Arab" */
    int x, w;
};

struct font_line {
    size_t from, to; /* bytes, with the spaces and the line feed at which it was broken */
    size_t first_run, run_count;
    int x, y, w, h; /* of the letters; before a line feed, with the spaces that find room */
    int baseline;   /* from the paragraph's top */
};

struct font_paragraph {
    struct str text;
    struct font_style style;
    int width_px; /* as asked for */
    bool rtl;     /* base direction */
    bool cut;     /* max_lines left something out */
    int w, h;     /* w is the widest line; lines are aligned within width_px, or within w */
    const struct font_line *lines;
    size_t line_count;
    const struct font_run *runs;
    size_t run_count;
    const struct font_glyph *glyphs;
    size_t glyph_count;
};

/* Lays out `text`; width_px 0 breaks only at line feeds (of any kind).  Words that do not fit
 * alone are broken between graphemes, but not before a mark.  Malformed UTF-8 is shown as
 * U+FFFD is: it never fails.
 * owner: *out lives in `a`, with copies of text and lang.  cost: a lookup when the set has
 * laid out the same text, style and width before. */
void font_layout(struct font_set *set, struct arena *a, const struct font_style *style,
                 struct str text, int width_px, struct font_paragraph *out);

/* The same without a copy: good until the next call for the set. */
const struct font_paragraph *font_layout_borrow(struct font_set *set,
                                                const struct font_style *style, struct str text,
                                                int width_px);

/* Its size alone; `line_count` may be NULL. */
void font_measure(struct font_set *set, const struct font_style *style, struct str text,
                  int width_px, int *w, int *h, int *line_count);

/* The height of a line in this style with no face but the style's own. */
int font_line_height(struct font_set *set, const struct font_style *style);

/* Where a caret before `byte` stands; the end of the text is allowed. */
struct font_caret {
    int x, y, h;
};
struct font_caret font_caret_at(struct font_set *set, const struct font_paragraph *p, size_t byte);

/* The grapheme boundary nearest to the point. */
size_t font_hit(struct font_set *set, const struct font_paragraph *p, int x, int y);

/* The extent of bytes [from, to) on the line that holds `from`, left to right.  Where
 * directions mix it is the smallest extent that holds them all. */
void font_range_x(struct font_set *set, const struct font_paragraph *p, size_t from, size_t to,
                  int *x0, int *x1);

/* The file whose glyphs a run's are, and the number of the font in it. */
struct str font_run_file(const struct font_set *set, const struct font_paragraph *p,
                         const struct font_run *run, int *index);

/* Paints with its top left corner at (x, y); colour 0xRRGGBBAA.  An unchanged paragraph
 * painted again rasterises nothing. */
void font_paint(struct font_set *set, struct SDL_Renderer *renderer, const struct font_paragraph *p,
                int x, int y, uint32_t colour);

/* Letters in another colour, or with a line under them: a cluster that begins in [from, to)
 * takes the first span that holds it. */
struct font_span {
    size_t from, to; /* bytes */
    uint32_t colour;
    bool underline;
};
void font_paint_spans(struct font_set *set, struct SDL_Renderer *renderer,
                      const struct font_paragraph *p, int x, int y, uint32_t colour,
                      const struct font_span *spans, size_t count);

#endif
