/* SPDX-License-Identifier: MIT
 *
 * Text laid out in lines, and carets in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "font_fixture.h"

/* 112 is never 211: the number stands between the words, its own digits left to right. */
static void arabic_keeps_numbers_in_order(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("ar", FONT_UI, 24);
    struct font_paragraph p = lay(f, &style, CALL " 112 " NOW, 400);
    const struct font_run *first = run_with(&p, CALL), *number = run_with(&p, "112"),
                          *last = run_with(&p, NOW);
    assert_true(p.rtl);
    assert_int_equal(first->level, 1);
    assert_int_equal(number->level, 2);
    assert_true(first->x > number->x && number->x > last->x);
    assert_int_equal(p.lines[0].x + p.lines[0].w, 400); /* starts at the right edge */
    assert_true(font_caret_at(f->set, &p, number->from).x <
                font_caret_at(f->set, &p, number->to - 1).x);
    for (size_t i = 1; i < p.run_count; i++) { /* side by side, left to right */
        assert_int_equal(p.runs[i].x, p.runs[i - 1].x + p.runs[i - 1].w);
    }
}

static void scripts_choose_their_faces(void **state)
{
    struct fixture *f = *state;
    struct font_style ui = style_of("nl", FONT_UI, 24), learn = style_of("nl", FONT_LEARN, 24);
    struct font_style gloss = style_of("ar", FONT_GLOSS, 24), urdu = style_of("ur", FONT_UI, 24);
    struct font_paragraph p = lay(f, &ui, "brood " YIZHA " " PEACE " " SELAM " 112", 0);
    assert_int_equal(run_with(&p, "brood")->face, run_with(&p, YIZHA)->face);
    assert_int_not_equal(run_with(&p, "brood")->face, run_with(&p, PEACE)->face);
    assert_int_not_equal(run_with(&p, PEACE)->face, run_with(&p, SELAM)->face);
    assert_string_equal(run_with(&p, PEACE)->script, "Arab");
    assert_string_equal(run_with(&p, SELAM)->script, "Ethi");
    assert_true(run_with(&p, "112")->borrowed); /* the Ethiopic font has no digits */
    assert_int_equal(run_with(&p, "112")->face, run_with(&p, "brood")->face);
    assert_int_equal(run_with(&p, PEACE)->size_px, 27); /* 24 * 1.12 */

    struct font_paragraph q = lay(f, &learn, "brood", 0), r = lay(f, &gloss, PEACE, 0);
    struct font_paragraph s = lay(f, &urdu, PEACE, 0);
    assert_int_not_equal(run_with(&q, "brood")->face, run_with(&p, "brood")->face);
    assert_int_not_equal(run_with(&r, PEACE)->face, run_with(&p, PEACE)->face);
    assert_int_not_equal(run_with(&s, PEACE)->face, run_with(&r, PEACE)->face);
}

static void line_heights_are_those_of_the_style(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang;
        enum font_role role;
        int height;
    } cases[] = {{"nl", FONT_UI, 52},    {"nl", FONT_LEARN, 52}, {"uk", FONT_GLOSS, 52},
                 {"ti", FONT_GLOSS, 52}, {"ar", FONT_UI, 60},    {"ar", FONT_GLOSS, 60},
                 {"ur", FONT_GLOSS, 80}, {"vi", FONT_UI, 60}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, cases[i].role, 40);
        int height = font_line_height(f->set, &style);
        if (abs(height - cases[i].height) > 1) {
            fail_msg("%s: %d, not %d", cases[i].lang, height, cases[i].height);
        }
    }
    struct font_style latin = style_of("nl", FONT_UI, 40);
    struct font_paragraph plain = lay(f, &latin, "brood", 0),
                          signs = lay(f, &latin, "\xE2\x98\x85", 0);
    struct font_paragraph mixed = lay(f, &latin, "brood " PEACE, 0);
    assert_int_equal(plain.h, signs.h); /* a star makes no line taller */
    assert_true(mixed.h > plain.h);     /* another script does */
}

static void check_lines(const struct font_paragraph *p)
{
    size_t at = 0;
    int y = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        const struct font_line *line = &p->lines[i];
        assert_int_equal(line->from, at);
        assert_int_equal(line->y, y);
        assert_true(line->w <= p->width_px && line->x >= 0);
        assert_true(line->x + line->w <= p->width_px);
        at = line->to;
        y += line->h;
    }
    assert_int_equal(at, p->text.n);
    assert_int_equal(y, p->h);
}

static void lines_fit_and_hold_everything(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *text;
    } cases[] = {
        {"nl", "Een lange zin over de bakker, de slager en de markt van zaterdag."},
        {"ar", CALL " " PEACE " " NOW " 112 " CALL " " PEACE " Utrecht " NOW " " CALL},
        {"uk", YIZHA " " YIZHA " " YIZHA " " YIZHA " " YIZHA " " YIZHA},
        {"nl", "arbeidsongeschiktheidsverzekeringsmaatschappij"},
        {"ti", SELAM " " SELAM " " SELAM " " SELAM " " SELAM " " SELAM},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (int width = 110; width <= 410; width += 60) {
            for (int align = FONT_START; align <= FONT_END; align++) {
                struct font_style style = style_of(cases[i].lang, FONT_UI, 20);
                style.align = (enum font_align)align;
                struct font_paragraph p = lay(f, &style, cases[i].text, width);
                check_lines(&p);
                assert_true(width > 110 || p.line_count > 1);
            }
        }
    }
}

static void lines_break_between_words(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_UI, 20);
    struct font_paragraph p = lay(f, &style, "een twee\ndrie vier", 75);
    static const char *const lines[] = {"een ", "twee\n", "drie ", "vier"};
    assert_int_equal(p.line_count, COUNT(lines));
    for (size_t i = 0; i < COUNT(lines); i++) {
        assert_true(str_eq(str_slice(p.text, p.lines[i].from, p.lines[i].to), str_from(lines[i])));
    }
    assert_int_equal(lay(f, &style, "een twee\ndrie vier", 0).line_count, 2);
    assert_int_equal(lay(f, &style, "", 75).line_count, 1);
}

static void too_much_ends_in_an_ellipsis(void **state)
{
    struct fixture *f = *state;
    static const char *const langs[] = {"nl", "ar"};
    for (size_t i = 0; i < COUNT(langs); i++) {
        struct font_style style = style_of(langs[i], FONT_UI, 20);
        style.max_lines = 2;
        struct font_paragraph p =
            lay(f, &style, "een twee drie vier vijf zes zeven acht negen tien elf", 150);
        assert_true(p.cut);
        assert_int_equal(p.line_count, 2);
        const struct font_line *line = &p.lines[1];
        const struct font_run *end =
            &p.runs[p.rtl ? line->first_run : line->first_run + line->run_count - 1];
        assert_int_equal(end->from, end->to); /* not of the text: the ellipsis */
        assert_int_equal(end->glyph_count, 1);
        check_lines(&p);
        struct font_paragraph whole = lay(f, &style, "een twee", 150);
        assert_false(whole.cut);
    }
}

static void carets_come_back(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *text;
        size_t letters;
    } cases[] = {
        {"nl", "sinaasappel fijn", 16},
        {"uk", YIZHA, 3},
        {"ti", SELAM, 3},
        {"ar", PEACE, 4},
        {"hi", BREAD, 2},
        {"ar", CALL " 112 " NOW, 13},
        {"nl", "re\xCC\x81sume", 6},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, FONT_LEARN, 40);
        struct font_paragraph p = lay(f, &style, cases[i].text, 0);
        size_t stops = 0;
        for (int x = -5; x < p.w + 5; x++) { /* what is hit is where the caret stands */
            size_t byte = font_hit(f->set, &p, x, 10);
            int caret = font_caret_at(f->set, &p, byte).x;
            assert_true(caret >= 0 && caret <= p.w);
            assert_int_equal(font_caret_at(f->set, &p, font_hit(f->set, &p, caret, 10)).x, caret);
        }
        for (size_t byte = 0; byte <= p.text.n; byte++) {
            int x = font_caret_at(f->set, &p, byte).x;
            stops += font_hit(f->set, &p, x, 10) == byte;
        }
        if (stops + 2 < cases[i].letters + 1) { /* ligatures and direction changes share some */
            fail_msg("%s: %zu places of %zu", cases[i].text, stops, cases[i].letters + 1);
        }
    }
}

static void carets_advance_with_the_letters(void **state)
{
    struct fixture *f = *state;
    struct font_style latin = style_of("nl", FONT_LEARN, 56), arabic = style_of("ar", FONT_UI, 40);
    struct font_paragraph p = lay(f, &latin, "appel ", 0), q = lay(f, &arabic, PEACE, 300);
    for (size_t i = 1; i <= p.text.n; i++) { /* the space at the end too */
        assert_true(font_caret_at(f->set, &p, i).x > font_caret_at(f->set, &p, i - 1).x);
    }
    assert_int_equal(font_caret_at(f->set, &p, 0).x, 0);
    assert_int_equal(font_caret_at(f->set, &p, p.text.n).x, p.w);
    for (size_t i = 2; i <= q.text.n; i += 2) {
        assert_true(font_caret_at(f->set, &q, i).x < font_caret_at(f->set, &q, i - 2).x);
    }
    assert_int_equal(font_caret_at(f->set, &q, 0).x, 300);
}

static void an_empty_field_shows_its_caret_where_text_begins(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang;
        enum font_align align;
        int width, x;
    } cases[] = {{"nl", FONT_START, 300, 0},    {"nl", FONT_END, 300, 300},
                 {"nl", FONT_CENTER, 300, 150}, {"ar", FONT_START, 300, 300},
                 {"ar", FONT_END, 300, 0},      {"ar", FONT_START, 0, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, FONT_UI, 20);
        style.align = cases[i].align;
        struct font_paragraph p = lay(f, &style, "", cases[i].width);
        struct font_caret caret = font_caret_at(f->set, &p, 0);
        assert_int_equal(caret.x, cases[i].x);
        assert_int_equal(caret.h, font_line_height(f->set, &style));
    }
}

static void ranges_are_found(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_LEARN, 40);
    struct font_paragraph p = lay(f, &style, "sinasappel", 0);
    int x0, x1, y0, y1;
    font_range_x(f->set, &p, 3, 4, &x0, &x1);
    assert_int_equal(x0, font_caret_at(f->set, &p, 3).x);
    assert_int_equal(x1, font_caret_at(f->set, &p, 4).x);
    assert_true(x1 > x0);
    font_range_x(f->set, &p, 4, 4, &x0, &x1);
    assert_int_equal(x0, x1);

    struct font_style arabic = style_of("ar", FONT_UI, 40);
    struct font_paragraph q = lay(f, &arabic, CALL " 112", 0);
    font_range_x(f->set, &q, 0, 8, &x0, &x1);
    font_range_x(f->set, &q, 9, 12, &y0, &y1);
    assert_int_equal(x1, q.w);
    assert_true(y1 <= x0 && y0 < y1);
}

static void malformed_and_hostile_text_is_laid_out(void **state)
{
    struct fixture *f = *state;
    static const struct str cases[] = {
        STR_INIT("\xFF\xFE brood \xC3"),
        STR_INIT("a\0b"),
        STR_INIT("\t\r\n\n"),
        STR_INIT("\xE2\x81\xA7\xE2\x81\xA7\xE2\x81\xA6"),
        STR_INIT("\xCC\x81"),
        STR_INIT("\xE2\x80\x8D"),
    };
    struct font_style style = style_of("nl", FONT_UI, 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_paragraph p;
        font_layout(f->set, &f->arena, &style, cases[i], 40, &p);
        font_paint(f->set, f->renderer, &p, 0, 0, INK);
        for (size_t b = 0; b <= p.text.n; b++) {
            font_caret_at(f->set, &p, b);
        }
        assert_true(p.line_count >= 1);
    }
    char *much = ARENA_ARRAY(&f->arena, char, FONT_TEXT_BYTES_MAX + 10);
    memset(much, 'x', FONT_TEXT_BYTES_MAX + 10);
    struct font_paragraph p;
    font_layout(f->set, &f->arena, &style, (struct str){much, FONT_TEXT_BYTES_MAX + 10}, 0, &p);
    assert_int_equal(p.text.n, FONT_TEXT_BYTES_MAX);
    style.size_px = 0;
    font_layout(f->set, &f->arena, &style, STR("brood"), 1, &p);
    assert_int_equal(p.lines[p.line_count - 1].to, 5);
}

/* What is handed to the rasteriser at once is short, however long the text. */
static void endless_words_are_set_in_pieces(void **state)
{
    enum { PIECE_BYTES_MAX = 512 };
    struct fixture *f = *state;
    static const struct str units[] = {STR_INIT("a"),        STR_INIT("\xCC\x81"),
                                       STR_INIT("\xD8\xB3"), STR_INIT("\xE2\x81\xA8"),
                                       STR_INIT("\xFF"),     STR_INIT("\x80")};
    struct font_style style = style_of("nl", FONT_UI, 20);
    for (size_t i = 0; i < COUNT(units); i++) {
        char *text = ARENA_ARRAY(&f->arena, char, FONT_TEXT_BYTES_MAX + 8);
        size_t n = 0;
        for (; n + units[i].n <= FONT_TEXT_BYTES_MAX; n += units[i].n) {
            memcpy(text + n, units[i].p, units[i].n);
        }
        for (int width = 0; width <= 400; width += 200) {
            struct font_paragraph p;
            font_layout(f->set, &f->arena, &style, (struct str){text, n}, width, &p);
            assert_int_equal(p.lines[p.line_count - 1].to, n);
            for (size_t r = 0; r < p.run_count; r++) {
                assert_true(p.runs[r].to - p.runs[r].from <= PIECE_BYTES_MAX);
            }
            assert_true(font_hit(f->set, &p, p.w / 2, p.h / 2) <= n);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arabic_keeps_numbers_in_order),
        cmocka_unit_test(scripts_choose_their_faces),
        cmocka_unit_test(line_heights_are_those_of_the_style),
        cmocka_unit_test(lines_fit_and_hold_everything),
        cmocka_unit_test(lines_break_between_words),
        cmocka_unit_test(too_much_ends_in_an_ellipsis),
        cmocka_unit_test(carets_come_back),
        cmocka_unit_test(carets_advance_with_the_letters),
        cmocka_unit_test(an_empty_field_shows_its_caret_where_text_begins),
        cmocka_unit_test(ranges_are_found),
        cmocka_unit_test(malformed_and_hostile_text_is_laid_out),
        cmocka_unit_test(endless_words_are_set_in_pieces),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
