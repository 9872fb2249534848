/* SPDX-License-Identifier: MIT */
#include "platform/platform_render.h"

#include "font/font_paragraph.h"
#include "platform/platform_measure.h"
#include "shape/shape.h"

static void set_colour(SDL_Renderer *r, uint32_t rgba)
{
    SDL_SetRenderDrawColor(r, (Uint8)(rgba >> 24), (Uint8)(rgba >> 16), (Uint8)(rgba >> 8),
                           (Uint8)rgba);
}

void platform_fill(struct platform_canvas *canvas, SDL_Rect rect, uint32_t colour)
{
    if (rect.w <= 0 || rect.h <= 0 || (colour & 0xFF) == 0) {
        return;
    }
    SDL_SetRenderDrawBlendMode(canvas->renderer,
                               (colour & 0xFF) == 0xFF ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    set_colour(canvas->renderer, colour);
    SDL_RenderFillRect(canvas->renderer, &rect);
}

const struct platform_texture *platform_cache_mask(struct platform_canvas *canvas, uint64_t key,
                                                   const struct shape_mask *mask)
{
    size_t count = (size_t)mask->w * (size_t)mask->h;
    uint32_t *pixels = ARENA_ARRAY(&canvas->scratch, uint32_t, count);
    for (int y = 0; y < mask->h; y++) {
        const uint8_t *row = mask->coverage + (size_t)y * (size_t)mask->stride;
        for (int x = 0; x < mask->w; x++) {
            pixels[(size_t)y * (size_t)mask->w + (size_t)x] = (uint32_t)row[x] << 24 | 0xFFFFFF;
        }
    }
    return platform_cache_add(&canvas->cache, key, pixels, mask->w, mask->h);
}

void platform_tint(struct platform_canvas *canvas, const struct platform_texture *t,
                   const SDL_Rect *from, const SDL_Rect *to, uint32_t colour)
{
    if (!t) {
        return;
    }
    SDL_SetTextureColorMod(t->texture, (Uint8)(colour >> 24), (Uint8)(colour >> 16),
                           (Uint8)(colour >> 8));
    SDL_SetTextureAlphaMod(t->texture, (Uint8)colour);
    SDL_RenderCopy(canvas->renderer, t->texture, from, to);
}

static void paint_text(struct platform_canvas *canvas, const struct ui_draw *d)
{
    struct font_style style = platform_font_style(&d->text);
    const struct font_paragraph *p =
        font_layout_borrow(canvas->fonts, &style, d->text.text, d->text.width);
    font_paint(canvas->fonts, canvas->renderer, p, d->rect.x, d->rect.y, d->colour);
}

static void set_clip(struct platform_canvas *canvas, const struct ui_draw *d)
{
    canvas->clip = (SDL_Rect){d->rect.x, d->rect.y, d->rect.w, d->rect.h};
    SDL_RenderSetClipRect(canvas->renderer, d->rect.w > 0 ? &canvas->clip : NULL);
}

static void paint(struct platform_canvas *canvas, const struct ui_draw *d)
{
    switch (d->kind) {
    case UI_DRAW_BOX:
        platform_paint_box(canvas, d);
        break;
    case UI_DRAW_TEXT:
        paint_text(canvas, d);
        break;
    case UI_DRAW_ICON:
        platform_paint_icon(canvas, d);
        break;
    case UI_DRAW_PICTURE:
        platform_paint_picture(canvas, d);
        break;
    case UI_DRAW_LINE:
        platform_paint_line(canvas, d);
        break;
    case UI_DRAW_ART:
        platform_paint_art(canvas, d);
        break;
    case UI_DRAW_CLIP:
        set_clip(canvas, d);
        break;
    }
}

void platform_render(struct platform_canvas *canvas, const struct ui_draw_list *list,
                     uint32_t background)
{
    canvas->clip = (SDL_Rect){0};
    SDL_RenderSetClipRect(canvas->renderer, NULL);
    set_colour(canvas->renderer, background);
    SDL_RenderClear(canvas->renderer);
    for (size_t i = 0; i < list->count; i++) {
        arena_reset(&canvas->scratch);
        paint(canvas, &list->items[i]);
    }
    SDL_RenderSetClipRect(canvas->renderer, NULL);
}
