/* SPDX-License-Identifier: MIT */
#include "platform/platform_measure.h"

#include "font/font_paragraph.h"

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
    struct font_set *fonts = ctx;
    struct font_style style = platform_font_style(t);
    struct ui_size size = {0, 0};
    font_measure(fonts, &style, t->text, t->width, &size.w, &size.h, NULL);
    return size;
}

static const struct font_paragraph *lay_out(struct font_set *fonts, const struct ui_text_box *t)
{
    struct font_style style = platform_font_style(t);
    return font_layout_borrow(fonts, &style, t->text, t->width);
}

static int measure_caret_x(void *ctx, const struct ui_text_box *t, size_t byte)
{
    struct font_set *fonts = ctx;
    return font_caret_at(fonts, lay_out(fonts, t), byte).x;
}

static void measure_range_x(void *ctx, const struct ui_text_box *t, size_t from, size_t to,
                            int *left, int *right)
{
    struct font_set *fonts = ctx;
    font_range_x(fonts, lay_out(fonts, t), from, to, left, right);
}

static size_t measure_hit(void *ctx, const struct ui_text_box *t, int x, int y)
{
    struct font_set *fonts = ctx;
    return font_hit(fonts, lay_out(fonts, t), x, y);
}

static bool measure_is_rtl(void *ctx, struct str lang)
{
    struct font_set *fonts = ctx;
    return font_lang_is_rtl(fonts, lang);
}

struct ui_measure platform_measure_of(struct font_set *fonts)
{
    return (struct ui_measure){fonts,           measure_size, measure_caret_x,
                               measure_range_x, measure_hit,  measure_is_rtl};
}
