/* SPDX-License-Identifier: MIT
 *
 * How lines end: what is not seen there, on which side a hyphen stands, what hangs out. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "font_fixture.h"

#define SHY       "\xC2\xAD"
#define NO_BREAK  "\xC2\xA0"
#define NARROW    "\xE2\x80\xAF" /* and no break */
#define EM_SPACE  "\xE2\x80\x83"
#define WIDE      "\xE3\x80\x80" /* ideographic space */
#define ZERO      "\xE2\x80\x8B" /* zero-width space */
#define NEXT_LINE "\xC2\x85"
#define LINE      "\xE2\x80\xA8" /* separator */
#define PARAGRAPH "\xE2\x80\xA9" /* separator */

static void line_feeds_of_all_kinds_are_unseen(void **state)
{
    struct fixture *f = *state;
    static const char *const feeds[] = {"\n", "\r", "\r\n", "\v", "\f", NEXT_LINE, LINE, PARAGRAPH};
    struct font_style style = style_of("nl", FONT_UI, 20), one = style;
    one.max_lines = 1;
    struct font_paragraph word = lay(f, &style, "een", 0), dots = lay(f, &style, "een\u2026", 0);
    for (size_t i = 0; i < COUNT(feeds); i++) {
        struct str text = arena_printf(&f->arena, "een%stwee", feeds[i]);
        struct font_paragraph p = lay(f, &style, text.p, 0), cut = lay(f, &one, text.p, 0);
        struct font_paragraph last =
            lay(f, &style, arena_printf(&f->arena, "een%s", feeds[i]).p, 0);
        bool ends = p.line_count == 2 && p.lines[0].w == word.w && p.lines[0].to == text.n - 4;
        if (!ends || last.w != word.w || !cut.cut || cut.w != dots.w) {
            fail_msg("feed %zu: lines of %d, %d and, cut, %d pixels; not %d and %d", i,
                     p.lines[0].w, last.w, cut.w, word.w, dots.w);
        }
    }
}

static void spaces_at_which_a_line_was_broken_are_unseen(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *spaces;
        bool breaks;
    } cases[] = {{" ", true},       {"   ", true},        {"\t", true},     {WIDE, true},
                 {EM_SPACE, true},  {" " EM_SPACE, true}, {" \t ", true},   {ZERO, true},
                 {NO_BREAK, false}, {NARROW, false},      {"\u2007", false}};
    struct font_style style = style_of("nl", FONT_UI, 20);
    struct font_paragraph word = lay(f, &style, "tweede", 0);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str text = arena_printf(&f->arena, "tweede%stwee", cases[i].spaces);
        struct font_paragraph p = lay(f, &style, text.p, word.w);
        size_t to = text.n - (cases[i].breaks ? 4 : 0);
        if ((p.lines[0].to == to && p.lines[0].w == word.w) != cases[i].breaks) {
            fail_msg("spaces %zu: %zu lines, to %zu, %d wide", i, p.line_count, p.lines[0].to,
                     p.lines[0].w);
        }
    }
}

/* Before a line feed they are seen, as far as there is room. */
static void spaces_at_the_end_push_no_letter_out(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"tweede        ", "tweede        \nx", CALL "          ",
                                        CALL "          \nx"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct font_style style = style_of(i < 2 ? "nl" : "ar", FONT_UI, 20);
        int width = lay(f, &style, i < 2 ? "tweede" : CALL, 0).w + 3;
        assert_true(lay(f, &style, texts[i], 3 * width).lines[0].w > width);
        for (int align = FONT_START; align <= FONT_END; align++) {
            style.align = (enum font_align)align;
            struct font_paragraph p = lay(f, &style, texts[i], width);
            assert_int_equal(p.line_count, 1 + (i & 1));
            assert_in_range(p.lines[0].x, 0, width - p.lines[0].w);
        }
    }
}

/* The hyphen stands behind the letter before it, as that word is read. */
static void hyphens_stand_behind_their_word(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *word;
        bool left;
    } cases[] = {
        {"nl", "arbeids", false}, {"ar", "arbeids", false}, {"nl", CALL, true}, {"ar", CALL, true}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, FONT_UI, 20);
        struct str text = arena_printf(&f->arena, "%s" SHY "%s", cases[i].word, cases[i].word);
        struct font_paragraph p = lay(f, &style, text.p, lay(f, &style, text.p, 0).w - 4);
        const struct font_run *runs = &p.runs[p.lines[0].first_run];
        assert_int_equal(p.line_count, 2);
        assert_int_equal(p.lines[0].run_count, 2);
        const struct font_run *hyphen = &runs[cases[i].left ? 0 : 1];
        if (hyphen->from != hyphen->to || hyphen->w <= 0 ||
            runs[cases[i].left ? 1 : 0].to != strlen(cases[i].word)) {
            fail_msg("case %zu: the hyphen is on the other side", i);
        }
    }
}

/* The letters at a line's end stand there without those that follow, and may take more. */
static void kerned_letters_fit_when_parted(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"a-To-Va-Ta-Yo-T-V-Y-W", "AV" ZERO "AV" ZERO "To" ZERO "Va",
                                        "r" ZERO ".T" ZERO "oT" ZERO "eV" ZERO "."};
    for (size_t i = 0; i < COUNT(texts); i++) {
        for (int px = 20; px <= 65; px += 15) {
            struct font_style style = style_of("nl", FONT_UI, (float)px);
            for (int width = 2 * px; width < 8 * px; width++) {
                struct font_paragraph p = lay(f, &style, texts[i], width);
                if (p.w > width) {
                    fail_msg("text %zu at %d px, %d wide, in %d", i, px, p.w, width);
                }
            }
        }
    }
}

static void sizes_beyond_the_limits_are_the_limits(void **state)
{
    struct fixture *f = *state;
    static const struct {
        float asked, taken;
    } cases[] = {{0, 1}, {-5, 1}, {NAN, 1}, {1, 1}, {512, 512}, {513, 512}, {1e30F, 512}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style asked = style_of("nl", FONT_UI, cases[i].asked), taken = asked;
        taken.size_px = cases[i].taken;
        struct font_paragraph p = lay(f, &asked, "brood", 0), q = lay(f, &taken, "brood", 0);
        assert_int_equal(p.w, q.w);
        assert_int_equal(p.h, q.h);
        assert_int_equal(p.lines[0].baseline, q.lines[0].baseline);
        assert_true(p.h > 0);
    }
}

/* The widest letters there are, as many as a paragraph holds, as large as it can be. */
static void the_longest_line_keeps_its_order(void **state)
{
    struct fixture *f = *state;
    static const char *const widest[] = {"\uFDFD", "\u2E3B", "W", "\U00012031"};
    for (size_t i = 0; i < COUNT(widest); i++) {
        struct font_style style = style_of("ar", FONT_UI, 512);
        char *text = ARENA_ARRAY(&f->arena, char, FONT_TEXT_BYTES_MAX);
        size_t n = 0, letter = strlen(widest[i]);
        for (; n + letter <= FONT_TEXT_BYTES_MAX; n += letter) {
            memcpy(text + n, widest[i], letter);
        }
        struct font_paragraph p;
        font_layout(f->set, &f->arena, &style, (struct str){text, n}, 0, &p);
        for (size_t r = 0; r < p.run_count; r++) {
            assert_true(p.runs[r].w > 0 && (r == 0 || p.runs[r].x >= p.runs[r - 1].x));
        }
        assert_true(p.w > (int)(n / letter));
    }
}

static void selectors_of_variants_need_no_glyph(void **state)
{
    struct fixture *f = *state;
    static const char *const selectors[] = {"\uFE0E",     "\uFE0F", "\U000E0100",
                                            "\U000E01EF", "\u180B", "\u200D"};
    for (size_t i = 0; i < COUNT(selectors); i++) {
        struct str text = arena_printf(&f->arena, "A%s", selectors[i]);
        uint32_t bad = 0;
        if (!font_can_draw(f->set, STR("nl"), FONT_UI, text, &bad)) {
            fail_msg("selector %zu: U+%04X is missed", i, (unsigned)bad);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_feeds_of_all_kinds_are_unseen),
        cmocka_unit_test(spaces_at_which_a_line_was_broken_are_unseen),
        cmocka_unit_test(spaces_at_the_end_push_no_letter_out),
        cmocka_unit_test(hyphens_stand_behind_their_word),
        cmocka_unit_test(kerned_letters_fit_when_parted),
        cmocka_unit_test(sizes_beyond_the_limits_are_the_limits),
        cmocka_unit_test(the_longest_line_keeps_its_order),
        cmocka_unit_test(selectors_of_variants_need_no_glyph),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
