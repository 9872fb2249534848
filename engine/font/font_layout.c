/* SPDX-License-Identifier: MIT */
#include "font/font_paragraph.h"

#include "font/font_set.h"
#include "font/font_setting.h"

/* The longest beginning of at most FONT_TEXT_BYTES_MAX that splits no code point. */
static struct str limited(struct str text)
{
    size_t n = font_smaller(text.n, FONT_TEXT_BYTES_MAX);
    while (n < text.n && n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80) {
        n--;
    }
    return str_slice(text, 0, n);
}

/* In a size at which fonts are opened; where it is no number, in the least. */
static struct font_style limited_style(const struct font_style *style)
{
    struct font_style s = *style;
    if (!(s.size_px >= FONT_SIZE_PX_MIN)) {
        s.size_px = FONT_SIZE_PX_MIN;
    } else if (s.size_px > FONT_SIZE_PX_MAX) {
        s.size_px = FONT_SIZE_PX_MAX;
    }
    return s;
}

static void lay_out(struct font_set *set, const struct font_style *style, struct str text,
                    int width_px, struct font_paragraph *out)
{
    struct font_setting s = {.set = set, .style = *style, .text = text, .width_px = width_px};
    font_pieces_shape(&s);
    font_wrap(&s);
    *out = (struct font_paragraph){
        .text = text, .style = *style, .width_px = width_px, .rtl = s.rtl, .cut = s.cut};
    font_place(&s, &out->w, &out->h);
    out->lines = s.lines;
    out->line_count = s.line_count;
    out->runs = s.runs;
    out->run_count = s.run_count;
    out->glyphs = s.glyphs.list;
    out->glyph_count = s.glyphs.count;
    set->counts.laid_out++;
}

const struct font_paragraph *font_layout_borrow(struct font_set *set,
                                                const struct font_style *style, struct str text,
                                                int width_px)
{
    const struct font_style limits = limited_style(style);
    text = limited(text);
    const struct font_paragraph *found = font_cache_find(set->layouts, &limits, text, width_px);
    if (!found) {
        struct font_paragraph made;
        lay_out(set, &limits, text, width_px, &made);
        found = font_cache_add(set->layouts, &made);
        arena_reset(&set->scratch);
    }
    return found;
}

void font_layout(struct font_set *set, struct arena *a, const struct font_style *style,
                 struct str text, int width_px, struct font_paragraph *out)
{
    font_paragraph_copy(font_layout_borrow(set, style, text, width_px), a, out);
}

void font_measure(struct font_set *set, const struct font_style *style, struct str text,
                  int width_px, int *w, int *h, int *line_count)
{
    const struct font_paragraph *p = font_layout_borrow(set, style, text, width_px);
    *w = p->w;
    *h = p->h;
    if (line_count) {
        *line_count = (int)p->line_count;
    }
}

int font_line_height(struct font_set *set, const struct font_style *style)
{
    int w, h;
    font_measure(set, style, (struct str){0}, 0, &w, &h, NULL);
    return h;
}

struct str font_run_file(const struct font_set *set, const struct font_paragraph *p,
                         const struct font_run *run, int *index)
{
    const struct font_face *face = &set->table.faces[run->face];
    *index = face->index;
    return p->style.bold && face->bold.n > 0 ? face->bold : face->regular;
}
