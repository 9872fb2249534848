/* SPDX-License-Identifier: MIT */
#include "layout.h"

#include <stdio.h>

#include "base/os.h"
#include "font/font_system.h"
#include "json.h"
#include "layout_case.h"
#include "layout_picture.h"

enum { JSON_BYTES_MAX = 8 << 20, PARTS_PER_PX = 64 };

struct lab {
    struct arena arena; /* of the whole run */
    struct arena once;  /* of one case */
    struct font_set *fonts;
    struct buf json;
    struct str png_dir;
    bool failed;
};

static void put_glyphs(struct json *j, const struct font_paragraph *p, const struct font_run *run)
{
    json_key(j, "glyphs");
    json_open(j, '[');
    for (size_t i = 0; i < run->glyph_count; i++) {
        const struct font_glyph *g = &p->glyphs[run->first_glyph + i];
        json_open(j, '[');
        json_int(j, g->id);
        json_real(j, (double)g->advance / PARTS_PER_PX);
        json_int(j, g->cluster);
        json_close(j, ']');
    }
    json_close(j, ']');
}

static void put_run(struct lab *lab, struct json *j, const struct font_paragraph *p,
                    const struct font_run *run)
{
    int index = 0;
    struct str file = font_run_file(lab->fonts, p, run, &index);
    json_open(j, '{');
    json_key(j, "start");
    json_int(j, (int64_t)run->from);
    json_key(j, "end");
    json_int(j, (int64_t)run->to);
    json_key(j, "level");
    json_int(j, run->level);
    json_key(j, "script");
    json_str(j, str_from(run->script));
    json_key(j, "font");
    json_str(j, arena_printf(&lab->once, "%.*s#%d", STR_ARG(file), index));
    put_glyphs(j, p, run);
    json_close(j, '}');
}

static void put_line(struct lab *lab, struct json *j, const struct font_paragraph *p,
                     const struct font_line *line)
{
    json_open(j, '{');
    json_key(j, "start");
    json_int(j, (int64_t)line->from);
    json_key(j, "end");
    json_int(j, (int64_t)line->to);
    json_key(j, "width");
    json_int(j, line->w);
    json_key(j, "runs");
    json_open(j, '[');
    for (size_t i = 0; i < line->run_count; i++) {
        put_run(lab, j, p, &p->runs[line->first_run + i]);
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void put_lines(struct lab *lab, struct json *j, const struct font_paragraph *p)
{
    json_key(j, "lines");
    json_open(j, '[');
    for (size_t i = 0; i < p->line_count; i++) {
        put_line(lab, j, p, &p->lines[i]);
    }
    json_close(j, ']');
}

static void fail(struct lab *lab, struct str what, const char *why)
{
    fprintf(stderr, "tala-lab: %.*s: %s\n", STR_ARG(what), why);
    lab->failed = true;
}

static void draw(struct lab *lab, struct json *j, const struct layout_case *c,
                 const struct font_paragraph *p)
{
    double ink = 0;
    struct str path =
        arena_printf(&lab->once, "%.*s/%.*s.png", STR_ARG(lab->png_dir), STR_ARG(c->id));
    enum err e = layout_picture_write(lab->fonts, p, LAYOUT_MARGIN_PX, path, &ink);
    if (e != OK) {
        fail(lab, path, e == ERR_LIMIT ? "the text is too large for a picture" : err_name(e));
        return;
    }
    json_key(j, "ink");
    json_real(j, ink);
}

/* Lays out one case, or says which letter no installed font has. */
static void put_layout(struct lab *lab, struct json *j, const struct layout_case *c)
{
    const struct font_style style = {.role = FONT_GLOSS,
                                     .size_px = (float)c->px,
                                     .lang = c->lang,
                                     .base = c->rtl ? FONT_BASE_RTL : FONT_BASE_LTR};
    struct font_paragraph p;
    uint32_t bad = 0;
    if (!font_can_draw(lab->fonts, c->lang, FONT_GLOSS, c->text, &bad)) {
        json_key(j, "skipped");
        json_str(j, arena_printf(&lab->once, "no installed font has U+%04X", (unsigned)bad));
        return;
    }
    font_layout(lab->fonts, &lab->once, &style, c->text, c->width_px, &p);
    put_lines(lab, j, &p);
    if (lab->png_dir.n > 0) {
        draw(lab, j, c, &p);
    }
}

static void run_case(struct lab *lab, const struct layout_case *c)
{
    buf_clear(&lab->json);
    struct json j = {.out = &lab->json};
    json_open(&j, '{');
    json_key(&j, "id");
    json_str(&j, c->id);
    put_layout(lab, &j, c);
    json_close(&j, '}');
    json_line_end(&j);
    if (j.err != OK) {
        fail(lab, c->id, err_name(j.err));
    } else {
        fwrite(lab->json.p, 1, lab->json.n, stdout);
    }
    arena_reset(&lab->once);
}

static enum err open_fonts(struct lab *lab)
{
    struct diag_list diags;
    diag_init(&diags, &lab->arena);
    enum err e = font_system_open(os_share_dir(&lab->arena), &diags, &lab->fonts);
    if (e != OK) {
        fail(lab, STR("the font tables"), err_name(e));
    }
    return e;
}

static void run_file(struct lab *lab, struct str path, struct str bytes)
{
    struct layout_file file;
    if (layout_file_read(bytes, &lab->arena, &file) != OK) {
        lab->failed = true;
    }
    for (size_t i = 0; i < file.problem_count; i++) {
        const struct layout_problem *p = &file.problems[i];
        fprintf(stderr, "%.*s:%d:%d: %.*s\n", STR_ARG(path), p->row, p->column,
                STR_ARG(p->sentence));
    }
    for (size_t i = 0; i < file.case_count; i++) {
        run_case(lab, &file.cases[i]);
    }
}

int layout_run(struct str path, struct str png_dir)
{
    struct lab lab = {.png_dir = png_dir};
    struct str bytes;
    buf_init(&lab.json, JSON_BYTES_MAX);
    enum err e =
        os_file_read(&lab.arena, arena_cstr(&lab.arena, path), LAYOUT_FILE_BYTES_MAX, &bytes);
    if (e != OK) {
        fail(&lab, path, err_name(e));
    } else if (png_dir.n > 0 && os_dir_make(arena_cstr(&lab.arena, png_dir)) != OK) {
        fail(&lab, png_dir, "the folder cannot be made");
    } else if (open_fonts(&lab) == OK) {
        run_file(&lab, path, bytes);
    }
    font_set_destroy(lab.fonts);
    buf_finish(&lab.json);
    arena_finish(&lab.once);
    arena_finish(&lab.arena);
    return fflush(stdout) != 0 || lab.failed;
}
