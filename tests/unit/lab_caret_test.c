/* SPDX-License-Identifier: MIT
 *
 * Every place where a caret may stand in the strings of tests/cases/layout.tsv: a touch where it
 * is seen finds it again.  And their lines, broken at any width, are no wider and begin with a
 * letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/os.h"
#include "base/utf8.h"
#include "font/font_paragraph.h"
#include "font/font_system.h"
#include "layout_case.h"
#include "text/text_break.h"
#include "text/text_letter.h"

struct lab {
    struct arena arena, once;
    struct font_set *set;
    struct layout_file file;
    struct text_tools tools;
};

static int setup(void **state)
{
    struct lab *lab = heap_alloc(1, sizeof *lab);
    struct diag_list diags;
    struct str bytes;
    diag_init(&diags, &lab->arena);
    assert_int_equal(font_system_open(STR(SOURCE_DIR), &diags, &lab->set), OK);
    assert_int_equal(os_file_read(&lab->arena, SOURCE_DIR "/tests/cases/layout.tsv",
                                  LAYOUT_FILE_BYTES_MAX, &bytes),
                     OK);
    assert_int_equal(layout_file_read(bytes, &lab->arena, &lab->file), OK);
    assert_true(lab->file.case_count > 100);
    text_tools_init(&lab->tools, STR(""));
    *state = lab;
    return 0;
}

static int teardown(void **state)
{
    struct lab *lab = *state;
    text_tools_finish(&lab->tools);
    font_set_destroy(lab->set);
    arena_finish(&lab->once);
    arena_finish(&lab->arena);
    free(lab);
    return 0;
}

static struct font_paragraph lay_out(struct lab *lab, const struct layout_case *c, int width_px)
{
    const struct font_style style = {.role = FONT_GLOSS,
                                     .size_px = (float)c->px,
                                     .lang = c->lang,
                                     .base = c->rtl ? FONT_BASE_RTL : FONT_BASE_LTR};
    struct font_paragraph p;
    font_layout(lab->set, &lab->once, &style, c->text, width_px, &p);
    return p;
}

/* How many other places of the text look the same. */
static size_t twins(const struct font_caret *carets, size_t count, size_t i)
{
    size_t found = 0;
    for (size_t k = 0; k < count; k++) {
        found += k != i && carets[k].x == carets[i].x && carets[k].y == carets[i].y;
    }
    return found;
}

static void check_places(struct lab *lab, const struct layout_case *c, int width_px)
{
    struct font_paragraph p = lay_out(lab, c, width_px);
    struct text_breaks b = text_graphemes(&lab->tools, &lab->once, p.text);
    struct font_caret *carets = ARENA_ARRAY(&lab->once, struct font_caret, b.count);
    for (size_t i = 0; i < b.count; i++) {
        carets[i] = font_caret_at(lab->set, &p, b.at[i]);
    }
    for (size_t i = 0; i < b.count; i++) {
        struct font_caret is = carets[i];
        size_t hit = font_hit(lab->set, &p, is.x, is.y + is.h / 2);
        struct font_caret again = font_caret_at(lab->set, &p, hit);
        bool own = hit == b.at[i] || twins(carets, b.count, i) > 0;
        if (again.x != is.x || again.y != is.y || !own) {
            fail_msg("%.*s, %d wide: the caret at byte %zu (%d, %d) is hit as %zu (%d, %d)",
                     STR_ARG(c->id), width_px, b.at[i], is.x, is.y, hit, again.x, again.y);
        }
    }
    arena_reset(&lab->once);
}

static void every_place_is_hit_where_it_is_seen(void **state)
{
    enum { NARROW_PX = 90 };
    struct lab *lab = *state;
    for (size_t i = 0; i < lab->file.case_count; i++) {
        const struct layout_case *c = &lab->file.cases[i];
        check_places(lab, c, 0);
        check_places(lab, c, NARROW_PX);
        check_places(lab, c, c->width_px);
    }
}

static bool begins_with_mark(const struct font_paragraph *p, const struct font_line *line)
{
    struct str text = str_slice(p->text, line->from, line->to);
    return text.n > 0 && text_is_mark(utf8_next(&text));
}

/* A single grapheme may be wider than the paragraph. */
static bool can_be_parted(struct lab *lab, const struct font_paragraph *p,
                          const struct font_line *line)
{
    return text_grapheme_count(&lab->tools, str_trim(str_slice(p->text, line->from, line->to))) > 1;
}

static void check_lines(struct lab *lab, const struct layout_case *c,
                        const struct font_paragraph *p)
{
    for (size_t l = 0; l < p->line_count; l++) {
        const struct font_line *line = &p->lines[l];
        bool wide = line->w > p->width_px && can_be_parted(lab, p, line);
        if (wide || begins_with_mark(p, line)) {
            fail_msg("%.*s, %d wide: line %zu is %d, bytes %zu to %zu", STR_ARG(c->id), p->width_px,
                     l, line->w, line->from, line->to);
        }
    }
}

static void lines_fit_and_begin_with_a_letter(void **state)
{
    enum { STEP_PX = 7 };
    struct lab *lab = *state;
    for (size_t i = 0; i < lab->file.case_count; i++) {
        const struct layout_case *c = &lab->file.cases[i];
        int whole = lay_out(lab, c, 0).w;
        for (int width = 5 * c->px / 2; width < whole; width += STEP_PX) {
            struct font_paragraph p = lay_out(lab, c, width);
            check_lines(lab, c, &p);
        }
        arena_reset(&lab->once);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_place_is_hit_where_it_is_seen),
        cmocka_unit_test(lines_fit_and_begin_with_a_letter),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
