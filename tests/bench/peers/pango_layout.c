/* SPDX-License-Identifier: MIT
 *
 * pango_layout FONTS.INI FILE [DIR]: the strings of a file as Pango lays them out, in the
 * JSON of `tala-lab layout`; with DIR also as pictures.                                 */
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "json.h"
#include "layout.h"
#include "layout_case.h"
#include "peer_fonts.h"

enum { JSON_BYTES_MAX = 8 << 20 };

struct peer {
    struct peer_fonts *fonts;
    struct arena arena;
    struct buf json;
    const char *png_dir; /* or NULL */
};

static double px(int units)
{
    return (double)units / PANGO_SCALE;
}

static void put_number(struct json *j, const char *key, int64_t n)
{
    json_key(j, key);
    json_int(j, n);
}

static void put_font(struct json *j, PangoFont *font)
{
    FcChar8 *path = NULL;
    int index = 0;
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcPatternGetString(pattern, FC_FILE, 0, &path);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    char *name = g_path_get_basename((const char *)path);
    char *both = g_strdup_printf("%s#%d", name, index);
    json_key(j, "font");
    json_str(j, str_from(both));
    g_free(both);
    g_free(name);
}

/* Without those that Pango never draws (joiners, marks of direction). */
static void put_glyphs(struct json *j, const PangoGlyphItem *run)
{
    json_key(j, "glyphs");
    json_open(j, '[');
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *g = &run->glyphs->glyphs[i];
        if (g->glyph == PANGO_GLYPH_EMPTY) {
            continue;
        }
        json_open(j, '[');
        json_int(j, g->glyph);
        json_real(j, px(g->geometry.width));
        json_int(j, run->item->offset + run->glyphs->log_clusters[i]);
        json_close(j, ']');
    }
    json_close(j, ']');
}

static void put_run(struct json *j, const PangoGlyphItem *run)
{
    const PangoItem *item = run->item;
    guint32 code = g_unicode_script_to_iso15924((GUnicodeScript)item->analysis.script);
    char script[] = {(char)(code >> 24), (char)(code >> 16), (char)(code >> 8), (char)code};
    json_open(j, '{');
    put_number(j, "start", item->offset);
    put_number(j, "end", item->offset + item->length);
    put_number(j, "level", item->analysis.level);
    json_key(j, "script");
    json_str(j, (struct str){script, sizeof script});
    put_font(j, item->analysis.font);
    put_glyphs(j, run);
    json_close(j, '}');
}

static void put_line(struct json *j, PangoLayoutLine *line, int end)
{
    PangoRectangle box;
    pango_layout_line_get_extents(line, NULL, &box);
    json_open(j, '{');
    put_number(j, "start", line->start_index);
    put_number(j, "end", end);
    json_key(j, "width");
    json_real(j, px(box.width));
    json_key(j, "runs");
    json_open(j, '[');
    for (const GSList *run = line->runs; run; run = run->next) {
        put_run(j, run->data);
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void put_lines(struct json *j, PangoLayout *layout, const struct layout_case *c)
{
    json_key(j, "lines");
    json_open(j, '[');
    for (const GSList *l = pango_layout_get_lines_readonly(layout); l; l = l->next) {
        const PangoLayoutLine *next = l->next ? l->next->data : NULL;
        put_line(j, l->data, next ? next->start_index : (int)c->text.n);
    }
    json_close(j, ']');
}

static PangoLayout *lay(struct peer *p, PangoContext *context, const struct layout_case *c)
{
    char *lang = arena_cstr(&p->arena, c->lang);
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *attributes = peer_fonts_attributes(p->fonts, lang, c->text.p, (int)c->text.n);
    pango_font_description_set_absolute_size(font, (double)c->px * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_alignment(layout, c->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, c->width_px > 0 ? c->width_px * PANGO_SCALE : -1);
    pango_layout_set_text(layout, c->text.p, (int)c->text.n);
    pango_attr_list_unref(attributes);
    pango_font_description_free(font);
    return layout;
}

/* Widths as designed: no hinting, no rounding. */
static PangoContext *context_of(struct peer *p, const struct layout_case *c)
{
    PangoContext *context = pango_font_map_create_context(peer_fonts_map(p->fonts));
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, 96);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, c->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(arena_cstr(&p->arena, c->lang)));
    return context;
}

static double ink_of(cairo_surface_t *surface)
{
    int stride = cairo_image_surface_get_stride(surface);
    double ink = 0;
    cairo_surface_flush(surface);
    for (int y = 0; y < cairo_image_surface_get_height(surface); y++) {
        const unsigned char *row = cairo_image_surface_get_data(surface) + (size_t)(y * stride);
        for (int x = 0; x < cairo_image_surface_get_width(surface); x++) {
            ink += 255 - row[x * 4 + 1];
        }
    }
    return ink / 255;
}

static void paint(cairo_surface_t *surface, PangoLayout *layout)
{
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_move_to(cr, LAYOUT_MARGIN_PX, LAYOUT_MARGIN_PX);
    pango_cairo_show_layout(cr, layout);
    cairo_destroy(cr);
}

static void draw(const struct peer *p, struct json *j, PangoLayout *layout,
                 const struct layout_case *c)
{
    int w = 0, h = 0;
    pango_layout_get_pixel_size(layout, &w, &h);
    w = (w > c->width_px ? w : c->width_px) + 2 * LAYOUT_MARGIN_PX;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h + 2 * LAYOUT_MARGIN_PX);
    paint(surface, layout);
    json_key(j, "ink");
    json_real(j, ink_of(surface));
    char *path = g_strdup_printf("%s/%.*s.png", p->png_dir, STR_ARG(c->id));
    if (cairo_surface_write_to_png(surface, path) != CAIRO_STATUS_SUCCESS) {
        g_error("%s cannot be written", path);
    }
    g_free(path);
    cairo_surface_destroy(surface);
}

static void run_case(struct peer *p, const struct layout_case *c)
{
    PangoContext *context = context_of(p, c);
    PangoLayout *layout = lay(p, context, c);
    buf_clear(&p->json);
    struct json j = {.out = &p->json};
    json_open(&j, '{');
    json_key(&j, "id");
    json_str(&j, c->id);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
        json_key(&j, "skipped");
        json_str(&j, STR("no installed font has all letters"));
    } else {
        put_lines(&j, layout, c);
        if (p->png_dir) {
            draw(p, &j, layout, c);
        }
    }
    json_close(&j, '}');
    json_line_end(&j);
    fwrite(p->json.p, 1, p->json.n, stdout);
    g_object_unref(layout);
    g_object_unref(context);
}

int main(int argc, char **argv)
{
    struct peer p = {0};
    struct str bytes;
    struct layout_file file;
    if (argc < 3 || argc > 4) {
        fputs("Usage: pango_layout FONTS.INI FILE [DIR]\n", stderr);
        return 2;
    }
    if (os_file_read(&p.arena, argv[2], LAYOUT_FILE_BYTES_MAX, &bytes) != OK ||
        layout_file_read(bytes, &p.arena, &file) != OK) {
        fprintf(stderr, "pango_layout: see what tala-lab layout says of %s\n", argv[2]);
        return 1;
    }
    p.png_dir = argc == 4 ? argv[3] : NULL;
    if (p.png_dir && os_dir_make(p.png_dir) != OK) {
        fprintf(stderr, "pango_layout: %s cannot be made\n", p.png_dir);
        return 1;
    }
    buf_init(&p.json, JSON_BYTES_MAX);
    p.fonts = peer_fonts_open(argv[1]);
    for (size_t i = 0; i < file.case_count; i++) {
        run_case(&p, &file.cases[i]);
    }
    peer_fonts_close(p.fonts);
    buf_finish(&p.json);
    arena_finish(&p.arena);
    return fflush(stdout) != 0;
}
