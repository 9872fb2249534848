/* SPDX-License-Identifier: MIT */
#include "platform/platform_measure.h"

#include "font/font_paragraph.h"
#include "text/text_lang.h"

static enum font_role role_of(enum ui_face face)
{
    switch (face) {
    case UI_FACE_UI:
        return FONT_UI;
    case UI_FACE_LEARN:
        return FONT_LEARN;
    case UI_FACE_GLOSS:
        return FONT_GLOSS;
    }
    return FONT_UI;
}

static enum font_align align_of(enum ui_align align)
{
    switch (align) {
    case UI_START:
        return FONT_START;
    case UI_CENTER:
        return FONT_CENTER;
    case UI_END:
        return FONT_END;
    }
    return FONT_START;
}

struct font_style platform_font_style(const struct ui_text_box *t)
{
    return (struct font_style){.role = role_of(t->face),
                               .bold = t->bold,
                               .size_px = t->px,
                               .lang = t->lang,
                               .align = align_of(t->align),
                               .max_lines = t->max_lines};
}

static struct ui_size measure_size(void *ctx, const struct ui_text_box *t)
{
    struct platform_fonts *f = ctx;
    struct font_style style = platform_font_style(t);
    struct ui_size size = {0, 0};
    font_measure(f->fonts, &style, t->text, t->width, &size.w, &size.h, NULL);
    return size;
}

static void lay_out(struct platform_fonts *f, const struct ui_text_box *t, struct font_paragraph *p)
{
    struct font_style style = platform_font_style(t);
    arena_reset(&f->scratch);
    font_layout(f->fonts, &f->scratch, &style, t->text, t->width, p);
}

static int measure_caret_x(void *ctx, const struct ui_text_box *t, size_t byte)
{
    struct platform_fonts *f = ctx;
    struct font_paragraph p;
    lay_out(f, t, &p);
    return font_caret_at(f->fonts, &p, byte).x;
}

static void measure_range_x(void *ctx, const struct ui_text_box *t, size_t from, size_t to,
                            int *left, int *right)
{
    struct platform_fonts *f = ctx;
    struct font_paragraph p;
    lay_out(f, t, &p);
    font_range_x(f->fonts, &p, from, to, left, right);
}

static size_t measure_hit(void *ctx, const struct ui_text_box *t, int x, int y)
{
    struct platform_fonts *f = ctx;
    struct font_paragraph p;
    lay_out(f, t, &p);
    return font_hit(f->fonts, &p, x, y);
}

static bool measure_is_rtl(void *ctx, struct str lang)
{
    (void)ctx;
    return text_lang_is_rtl(lang);
}

struct ui_measure platform_measure_of(struct platform_fonts *fonts)
{
    return (struct ui_measure){fonts,           measure_size, measure_caret_x,
                               measure_range_x, measure_hit,  measure_is_rtl};
}
