/* SPDX-License-Identifier: MIT
 *
 * Where lines stand, and their runs in them.                                          */
#include "font/font_open.h"
#include "font/font_setting.h"

/* How far a face reaches above and below the baseline, its line height shared out evenly
 * as on a web page. */
struct reach {
    float above, below;
};

static struct reach face_reach(struct font_setting *s, int face)
{
    const struct font_face *f = &s->set->table.faces[face];
    float line = s->style.size_px * f->line * s->lang->line_times;
    int size = font_face_size(s->set, face, s->style.size_px);
    const struct font_opened *font = font_open(s->set, face, size, s->style.bold);
    float above = (float)(font ? font->above : size), below = (float)(font ? font->below : 0);
    float lead = (line - (above + below)) * 0.5f, rise = f->rise * s->style.size_px;
    return (struct reach){lead + above - rise, lead + below + rise};
}

static void place_line(struct font_setting *s, struct font_line *line, struct reach reach, int y)
{
    int last = font_style_face(s->set, &s->style);
    for (size_t i = 0; i < line->run_count; i++) {
        const struct font_run *run = &s->runs[line->first_run + i];
        if (!run->borrowed && run->face != last) {
            struct reach r = face_reach(s, run->face);
            reach.above = r.above > reach.above ? r.above : reach.above;
            reach.below = r.below > reach.below ? r.below : reach.below;
            last = run->face;
        }
    }
    line->y = y;
    line->h = (int)(reach.above + reach.below + 0.5f);
    line->baseline = y + (int)(reach.above + 0.5f);
}

static int aligned_x(const struct font_setting *s, int room)
{
    switch (s->style.align) {
    case FONT_START:
        return s->rtl ? room : 0;
    case FONT_CENTER:
        return room / 2;
    case FONT_END:
        return s->rtl ? 0 : room;
    }
    return 0;
}

void font_place(struct font_setting *s, int *w, int *h)
{
    struct reach least = face_reach(s, font_style_face(s->set, &s->style));
    *w = *h = 0;
    for (size_t i = 0; i < s->line_count; i++) {
        place_line(s, &s->lines[i], least, *h);
        *h += s->lines[i].h;
        *w = s->lines[i].w > *w ? s->lines[i].w : *w;
    }
    int width = s->width_px > 0 ? s->width_px : *w;
    for (size_t i = 0; i < s->line_count; i++) {
        struct font_line *line = &s->lines[i];
        line->x = aligned_x(s, width - line->w);
        for (size_t k = 0; k < line->run_count; k++) {
            s->runs[line->first_run + k].x += line->x;
        }
    }
}
