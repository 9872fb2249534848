/* SPDX-License-Identifier: MIT */
#include "font/font_paragraph.h"

#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "font/font_open.h"
#include "font/font_set.h"

struct run_key {
    int face, size_px;
    char script[FONT_SCRIPT_BYTES];
    bool bold, rtl;
};

/* What tells one run's picture from another's: how it is shaped, then its letters. */
static struct str key_of(struct font_set *set, const struct font_run *run, bool bold)
{
    struct run_key head;
    memset(&head, 0, sizeof head);
    head.face = run->face;
    head.size_px = run->size_px;
    memcpy(head.script, run->script, sizeof head.script);
    head.bold = bold;
    head.rtl = run->level & 1;
    return arena_join(&set->scratch, (struct str){(const char *)&head, sizeof head}, run->text);
}

static bool draw_run(struct font_set *set, struct SDL_Renderer *renderer,
                     const struct font_run *run, bool bold, struct str key,
                     struct font_texture *out)
{
    struct font_shaping shaping = {run->face, run->size_px, bold, run->level & 1, run->script};
    const struct font_opened *font = font_open(set, run->face, run->size_px, bold);
    if (!font) {
        return false;
    }
    font_prepare(font, &shaping);
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *surface =
        TTF_RenderUTF8_Blended(font->ttf, font_padded(set, font, run->text, false), white);
    if (!surface) {
        return false;
    }
    set->counts.rasterised++;
    return font_textures_add(set->textures, renderer, key, surface, out);
}

static void paint_run(struct font_set *set, struct SDL_Renderer *renderer,
                      const struct font_run *run, bool bold, int x, int baseline, uint32_t colour)
{
    struct str key = key_of(set, run, bold);
    struct font_texture t;
    if (!font_textures_find(set->textures, renderer, key, &t) &&
        !draw_run(set, renderer, run, bold, key, &t)) {
        return;
    }
    const struct font_opened *font = font_open(set, run->face, run->size_px, bold);
    int above = font ? TTF_FontAscent(font->ttf) : 0;
    SDL_Rect to = {x + run->x - (font ? (font->space_parts + FONT_PARTS / 2) / FONT_PARTS : 0),
                   baseline - above, t.w, t.h};
    SDL_SetTextureColorMod(t.sdl, (Uint8)(colour >> 24), (Uint8)(colour >> 16),
                           (Uint8)(colour >> 8));
    SDL_SetTextureAlphaMod(t.sdl, (Uint8)colour);
    SDL_RenderCopy(renderer, t.sdl, NULL, &to);
}

void font_paint(struct font_set *set, struct SDL_Renderer *renderer, const struct font_paragraph *p,
                int x, int y, uint32_t colour)
{
    for (size_t l = 0; l < p->line_count; l++) {
        const struct font_line *line = &p->lines[l];
        for (size_t i = 0; i < line->run_count; i++) {
            const struct font_run *run = &p->runs[line->first_run + i];
            if (run->text.n > 0) {
                paint_run(set, renderer, run, p->style.bold, x, y + line->baseline, colour);
            }
        }
    }
    arena_reset(&set->scratch);
}
