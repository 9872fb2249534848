/* SPDX-License-Identifier: MIT */
#include "font/font_paragraph.h"

#include <SDL.h>

#include "font/font_brush.h"
#include "font/font_open.h"

/* What is being painted, and where its top left corner is. */
struct painting {
    struct font_set *set;
    SDL_Renderer *renderer;
    const struct font_paragraph *p;
    int x, y;
    uint32_t colour;
    const struct font_span *spans;
    size_t span_count;
};

static uint32_t colour_at(const struct painting *p, size_t byte)
{
    for (size_t i = 0; i < p->span_count; i++) {
        if (byte >= p->spans[i].from && byte < p->spans[i].to) {
            return p->spans[i].colour;
        }
    }
    return p->colour;
}

/* The pen moves in parts of pixels; pictures stand on whole ones, as SDL_ttf puts them. */
static int whole_pixels(int32_t parts)
{
    return parts >= 0 ? parts / FONT_PARTS : -((-parts + FONT_PARTS - 1) / FONT_PARTS);
}

static void paint_run(const struct painting *p, const struct font_run *run, int baseline)
{
    const struct font_opened *font = font_open(p->set, run->face, run->size_px, p->p->style.bold);
    if (!font) {
        return;
    }
    int32_t pen = 0;
    for (size_t i = 0; i < run->glyph_count; i++) {
        const struct font_glyph *g = &p->p->glyphs[run->first_glyph + i];
        struct font_pen at = {p->x + run->x + whole_pixels(pen + g->dx),
                              p->y + baseline - whole_pixels(g->dy), colour_at(p, g->cluster)};
        font_brush_glyph(p->set, p->renderer, font, g->id, &at, false);
        pen += g->advance;
    }
}

/* A line under the letters of a span, as thick as a stroke of the type. */
static void underline(const struct painting *p, const struct font_line *line,
                      const struct font_span *span)
{
    size_t from = span->from > line->from ? span->from : line->from;
    size_t to = span->to < line->to ? span->to : line->to;
    if (!span->underline || from >= to) {
        return;
    }
    int x0, x1, thick = 1 + (int)(p->p->style.size_px / 14.0f);
    font_range_x(p->set, p->p, from, to, &x0, &x1);
    SDL_Rect r = {p->x + x0, p->y + line->baseline + thick, x1 - x0, thick};
    SDL_SetRenderDrawColor(p->renderer, (Uint8)(span->colour >> 24), (Uint8)(span->colour >> 16),
                           (Uint8)(span->colour >> 8), (Uint8)span->colour);
    SDL_RenderFillRect(p->renderer, &r);
}

static void paint_line(const struct painting *p, const struct font_line *line)
{
    for (size_t i = 0; i < line->run_count; i++) {
        paint_run(p, &p->p->runs[line->first_run + i], line->baseline);
    }
    for (size_t i = 0; i < p->span_count; i++) {
        underline(p, line, &p->spans[i]);
    }
}

void font_paint_spans(struct font_set *set, struct SDL_Renderer *renderer,
                      const struct font_paragraph *p, int x, int y, uint32_t colour,
                      const struct font_span *spans, size_t count)
{
    struct painting painting = {set, renderer, p, x, y, colour, spans, count};
    for (size_t l = 0; l < p->line_count; l++) {
        paint_line(&painting, &p->lines[l]);
    }
}

void font_paint(struct font_set *set, struct SDL_Renderer *renderer, const struct font_paragraph *p,
                int x, int y, uint32_t colour)
{
    font_paint_spans(set, renderer, p, x, y, colour, NULL, 0);
}
