/* SPDX-License-Identifier: MIT
 *
 * A sample of each script, drawn glyph by glyph as the atlas holds them, beside the same text
 * drawn by SDL_ttf in one go: not one pixel may differ.  That holds the overlay (each glyph is
 * the one that was meant), the shaping and the places together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <SDL_ttf.h>

#include "font/font_open.h"
#include "font/font_raster.h"
#include "font_fixture.h"

enum { PX = 30, PIXEL_BYTES = 4 };

static const char folder[] = "/usr/share/fonts/truetype/noto/";

static const struct {
    const char *lang, *script, *file, *text;
} samples[] = {
    {"nl", "Latn", "NotoSans-Regular.ttf", "Ham burgefonstiv, één fijne koffie"},
    {"vi", "Latn", "NotoSans-Regular.ttf", "Tiếng Việt rất đẹp và dễ"},
    {"uk", "Cyrl", "NotoSans-Regular.ttf", "Щастя, їжак, ґудзик"},
    {"el", "Grek", "NotoSans-Regular.ttf", "Πώς είστε σήμερα;"},
    {"ar", "Arab", "NotoSansArabic-Regular.ttf", "السَّلام عليكم"},
    {"fa", "Arab", "NotoSansArabic-Regular.ttf", "می‌خواهم گفتگو کنم"},
    {"ps", "Arab", "NotoSansArabic-Regular.ttf", "ښه راغلاست"},
    {"ckb", "Arab", "NotoSansArabic-Regular.ttf", "بەخێر بێن"},
    {"ur", "Arab", "NotoNastaliqUrdu-Regular.ttf", "خوش آمدید"},
    {"he", "Hebr", "NotoSansHebrew-Regular.ttf", "שָׁלוֹם"},
    {"ti", "Ethi", "NotoSansEthiopic-Regular.ttf", "እንቋዕ ብደሓን መጻእኩም"},
    {"hi", "Deva", "NotoSansDevanagari-Regular.ttf", "क्षत्रिय नमस्ते"},
    {"bn", "Beng", "NotoSansBengali-Regular.ttf", "স্বাগতম বন্ধু"},
    {"pa", "Guru", "NotoSansGurmukhi-Regular.ttf", "ਜੀ ਆਇਆਂ ਨੂੰ"},
    {"ta", "Taml", "NotoSansTamil-Regular.ttf", "நல்வரவு கொண்டாட்டம்"},
    {"si", "Sinh", "NotoSansSinhala-Regular.ttf", "සාදරයෙන් පිළිගනිමු"},
    {"th", "Thai", "NotoLoopedThai-Regular.ttf", "ยินดีต้อนรับ น้ำ"},
    {"lo", "Laoo", "NotoLoopedLao-Regular.ttf", "ຍິນດີຕ້ອນຮັບ"},
    {"km", "Khmr", "NotoSansKhmer-Regular.ttf", "ស្វាគមន៍ ខ្ញុំ"},
    {"my", "Mymr", "NotoSansMyanmar-Regular.ttf", "ကြိုဆိုပါတယ် အင်္ဂလိပ်"},
    {"ka", "Geor", "NotoSansGeorgian-Regular.ttf", "კეთილი იყოს"},
    {"hy", "Armn", "NotoSansArmenian-Regular.ttf", "Բարի գալուստ"},
    {"zgh", "Tfng", "NotoSansTifinagh-Regular.ttf", "ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ"},
    {"nqo", "Nkoo", "NotoSansNKo-Regular.ttf", "ߌ ߣߌ߫ ߛߣߍ"},
    {"rhg-Rohg", "Rohg", "NotoSansHanifiRohingya-Regular.ttf",
     "𐴌𐴟𐴇𐴥𐴝𐴚𐴒𐴙𐴝"},
    {"syr", "Syrc", "NotoSansSyriac-Regular.ttf", "ܫܠܡܐ ܥܠܝܟܘܢ"},
};

/* SDL_ttf puts a picture where nothing is yet by copying, and joins coverage by "or". */
static void or_glyph(SDL_Surface *to, const struct font_bitmap *b, int x, int y)
{
    for (int row = 0; row < b->h; row++) {
        const uint32_t *from =
            (const uint32_t *)(const void *)((const char *)b->pixels + (ptrdiff_t)row * b->pitch);
        uint32_t *out = (uint32_t *)(void *)((char *)to->pixels + (ptrdiff_t)(y + row) * to->pitch);
        for (int col = 0; col < b->w; col++) {
            assert_in_range(x + col, 0, to->w - 1);
            out[x + col] |= from[col] & 0xFF000000;
        }
    }
}

/* The run on an empty surface, its pen beginning at (x, baseline). */
static SDL_Surface *by_glyphs(struct fixture *f, const struct font_paragraph *p,
                              const struct font_run *run, int x, int baseline, int w, int h)
{
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    int32_t pen = 0;
    for (size_t i = 0; i < run->glyph_count; i++) {
        const struct font_glyph *g = &p->glyphs[run->first_glyph + i];
        const struct font_opened *font = font_open(f->set, run->face, run->size_px, false);
        struct font_bitmap b;
        if (font_raster_draw(font, g->id, 0xFFFFFF, &b)) {
            int32_t at = pen + g->dx;
            int px = (int)(at >> 6), up = (int)(-((-g->dy) >> 6));
            assert_in_range(baseline - up - b.top, 0, h - b.h);
            or_glyph(s, &b, x + px + b.left, baseline - up - b.top);
            font_raster_free(&b);
        }
        pen += g->advance;
    }
    return s;
}

static SDL_Surface *by_sdl_ttf(size_t i, int px)
{
    char path[256];
    SDL_Color white = {255, 255, 255, 255};
    snprintf(path, sizeof path, "%s%s", folder, samples[i].file);
    TTF_Font *font = TTF_OpenFont(path, px);
    assert_non_null(font);
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    TTF_SetFontScriptName(font, samples[i].script);
    bool rtl = strstr("Arab Hebr Nkoo Rohg Syrc", samples[i].script) != NULL;
    TTF_SetFontDirection(font, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    SDL_Surface *s = TTF_RenderUTF8_Blended(font, samples[i].text, white);
    TTF_CloseFont(font);
    return s;
}

/* Where ink begins and ends. */
static SDL_Rect ink_of(const SDL_Surface *s)
{
    int x0 = s->w, y0 = s->h, x1 = 0, y1 = 0;
    for (int y = 0; y < s->h; y++) {
        const uint32_t *row =
            (const uint32_t *)(const void *)((const char *)s->pixels + (ptrdiff_t)y * s->pitch);
        for (int x = 0; x < s->w; x++) {
            if (row[x] >> 24) {
                x0 = x < x0 ? x : x0;
                y0 = y < y0 ? y : y0;
                x1 = x + 1 > x1 ? x + 1 : x1;
                y1 = y + 1 > y1 ? y + 1 : y1;
            }
        }
    }
    return (SDL_Rect){x0, y0, x1 - x0, y1 - y0};
}

static int differing(const SDL_Surface *a, SDL_Rect in_a, const SDL_Surface *b, SDL_Rect in_b)
{
    int count = 0;
    for (int y = 0; y < in_a.h; y++) {
        const char *ra = (const char *)a->pixels + (ptrdiff_t)(in_a.y + y) * a->pitch;
        const char *rb = (const char *)b->pixels + (ptrdiff_t)(in_b.y + y) * b->pitch;
        for (int x = 0; x < in_a.w; x++) {
            uint32_t pa, pb;
            memcpy(&pa, ra + (ptrdiff_t)(in_a.x + x) * PIXEL_BYTES, sizeof pa);
            memcpy(&pb, rb + (ptrdiff_t)(in_b.x + x) * PIXEL_BYTES, sizeof pb);
            count += pa >> 24 != pb >> 24;
        }
    }
    return count;
}

static void glyph_by_glyph_is_as_in_one_go(void **state)
{
    enum { MARGIN = 80 };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(samples); i++) {
        struct font_style style = style_of(samples[i].lang, FONT_UI, PX);
        struct font_paragraph p = lay(f, &style, samples[i].text, 0);
        if (p.run_count != 1) {
            fail_msg("%s: %zu runs", samples[i].lang, p.run_count);
        }
        const struct font_run *run = &p.runs[0];
        SDL_Surface *one = by_sdl_ttf(i, run->size_px);
        SDL_Surface *many = by_glyphs(f, &p, run, MARGIN, one->h + MARGIN, one->w + 2 * MARGIN,
                                      one->h + 2 * MARGIN);
        SDL_Rect a = ink_of(one), b = ink_of(many);
        if (a.w != b.w || a.h != b.h || differing(one, a, many, b) != 0) {
            fail_msg("%s: ink of %dx%d, not %dx%d; %d pixels differ", samples[i].lang, b.w, b.h,
                     a.w, a.h, a.w == b.w && a.h == b.h ? differing(one, a, many, b) : -1);
        }
        SDL_FreeSurface(one);
        SDL_FreeSurface(many);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glyph_by_glyph_is_as_in_one_go),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
