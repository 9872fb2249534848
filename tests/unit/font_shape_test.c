/* SPDX-License-Identifier: MIT
 *
 * What shaping can do that plain drawing cannot: other shapes of letters, letters in another
 * colour, hyphens where words are broken; and font files that are not what they should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/log.h"
#include "base/os.h"
#include "font_fixture.h"
#include "support/temp_dir.h"

#define SHY "\xC2\xAD"

static uint16_t glyph(const struct font_paragraph *p, size_t i)
{
    assert_true(i < p->glyph_count);
    return p->glyphs[i].id;
}

static void features_choose_other_letters(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *letter, *feature;
    } cases[] = {{"l", "cv39"}, {"a", "ss13"}, {"7", "cv07"}};
    struct font_style plain = style_of("nl", FONT_LEARN, 40), other = plain;
    other.features = STR("cv39, ss13 ,cv07");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style one = plain;
        one.features = str_from(cases[i].feature);
        struct font_paragraph p = lay(f, &plain, cases[i].letter, 0),
                              q = lay(f, &one, cases[i].letter, 0),
                              r = lay(f, &other, cases[i].letter, 0);
        assert_int_not_equal(glyph(&p, 0), glyph(&q, 0));
        assert_int_equal(glyph(&q, 0), glyph(&r, 0));
    }
    other.features = STR("nonsense==, ,,");
    struct font_paragraph p = lay(f, &plain, "l", 0), q = lay(f, &other, "l", 0);
    assert_int_equal(glyph(&p, 0), glyph(&q, 0));
}

/* Serbian and Russian write some letters differently, in the same font. */
static void languages_choose_other_letters(void **state)
{
    struct fixture *f = *state;
    struct font_style urdu = style_of("ur", FONT_UI, 40), sindhi = style_of("sd", FONT_UI, 40);
    struct font_style dutch = style_of("nl", FONT_UI, 40), romanian = style_of("ro", FONT_UI, 40);
    struct font_paragraph p = lay(f, &dutch, "\xC5\x9F", 0), q = lay(f, &romanian, "\xC5\x9F", 0);
    assert_int_not_equal(glyph(&p, 0), glyph(&q, 0)); /* s with cedilla, with comma */
    struct font_paragraph r = lay(f, &urdu, PEACE, 0), s = lay(f, &sindhi, PEACE, 0);
    assert_int_not_equal(r.runs[0].face, s.runs[0].face); /* Nastaliq */
}

static void words_break_at_soft_hyphens(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_UI, 20);
    struct font_paragraph whole = lay(f, &style, "verzeke" SHY "rings" SHY "premie", 0);
    struct font_paragraph plain = lay(f, &style, "verzekeringspremie", 0);
    assert_int_equal(whole.line_count, 1);
    assert_int_equal(whole.w, plain.w); /* unseen */
    struct font_paragraph p = lay(f, &style, "verzeke" SHY "rings" SHY "premie", plain.w - 10);
    assert_int_equal(p.line_count, 2);
    const struct font_line *line = &p.lines[0];
    const struct font_run *last = &p.runs[line->first_run + line->run_count - 1];
    assert_int_equal(last->from, last->to); /* a hyphen that is not in the text */
    assert_int_equal(last->glyph_count, 1);
    assert_true(last->w > 0 && line->w <= plain.w - 10);
    assert_true(str_eq(str_slice(p.text, line->from, line->to), STR("verzeke" SHY "rings" SHY)));
    for (int width = 20; width < plain.w; width++) { /* with its hyphen a line still fits */
        struct font_paragraph q = lay(f, &style, "verzeke" SHY "rings" SHY "premie", width);
        for (size_t i = 0; i < q.line_count; i++) {
            if (q.lines[i].w > width) {
                fail_msg("line %zu of width %d is %d: %zu to %zu", i, width, q.lines[i].w,
                         q.lines[i].from, q.lines[i].to);
            }
        }
    }
}

/* Which of `a` and `b` are the colour of a full pixel somewhere. */
static void colours_of(const struct fixture *f, uint32_t a, uint32_t b, bool *has_a, bool *has_b)
{
    *has_a = *has_b = false;
    for (int y = 0; y < HEIGHT; y++) {
        const char *row = (const char *)f->surface->pixels + (ptrdiff_t)y * f->surface->pitch;
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel = ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
            *has_a = *has_a || pixel == a >> 8;
            *has_b = *has_b || pixel == b >> 8;
        }
    }
}

static void letters_take_the_colour_of_their_span(void **state)
{
    enum { RED = (int)0xC02020FF };
    struct fixture *f = *state;
    static const struct {
        const char *lang, *text;
        size_t from, to; /* of the coloured letters */
    } cases[] = {{"nl", "brood", 1, 2}, {"ar", PEACE, 2, 4}, {"hi", BREAD, 6, 12}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, FONT_UI, 60);
        struct font_paragraph p = lay(f, &style, cases[i].text, 0);
        struct font_span none = {0, 0, (uint32_t)RED, true};
        struct font_span some = {cases[i].from, cases[i].to, (uint32_t)RED, true};
        struct font_span all = {0, p.text.n, (uint32_t)RED, false};
        const struct font_span *spans[] = {&none, &some, &all};
        for (size_t s = 0; s < COUNT(spans); s++) {
            bool ink, red;
            SDL_SetRenderDrawColor(f->renderer, 255, 255, 255, 255);
            SDL_RenderClear(f->renderer);
            font_paint_spans(f->set, f->renderer, &p, 20, 20, INK, spans[s], 1);
            SDL_RenderFlush(f->renderer);
            colours_of(f, INK, (uint32_t)RED, &ink, &red);
            assert_int_equal(ink, spans[s] != &all);
            assert_int_equal(red, spans[s] != &none);
        }
    }
}

/* A copy of a font with another beginning, or cut short. */
static void write_damaged(struct arena *a, const char *dir, size_t keep, size_t flip)
{
    struct str bytes, from = STR("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"),
                      to = arena_printf(a, "%s/Damaged.ttf", dir);
    assert_int_equal(os_file_read(a, from.p, 16 << 20, &bytes), OK);
    char *copy = (char *)(uintptr_t)bytes.p;
    if (flip < bytes.n) {
        copy[flip] = (char)~copy[flip];
    }
    assert_int_equal(os_file_write(to.p, str_slice(bytes, 0, keep < bytes.n ? keep : bytes.n)), OK);
}

static void count_line(void *ctx, enum log_level level, const char *module, const char *line)
{
    (void)level, (void)module, (void)line;
    ++*(int *)ctx;
}

static void damaged_fonts_are_replaced_or_drawn(void **state)
{
    struct fixture *f = *state;
    static const char table[] = "[face a]\nregular = Damaged.ttf\n[face b]\n"
                                "regular = NotoSans-Regular.ttf\n[script]\nLatn = a\n"
                                "[signs]\nfaces = b\n";
    static const size_t keeps[] = {0, 3, 12, 40, 300, 5000, 100000, 300000};
    struct str folders[] = {STR("/"), STR("/usr/share/fonts/truetype/noto")};
    struct temp_dir dir;
    temp_dir_make(&dir, BINARY_DIR);
    folders[0] = str_from(dir.path);
    struct font_options options = {str_from(table), STR(""), folders, 2};
    struct font_style style = style_of("nl", FONT_UI, 20);
    int lines = 0;
    log_set_sink(count_line, &lines, LOG_LEVEL_WARN);
    for (size_t i = 0; i < COUNT(keeps) + 300; i++) {
        struct diag_list diags;
        struct font_set *set;
        struct font_paragraph p;
        write_damaged(&f->arena, dir.path, i < COUNT(keeps) ? keeps[i] : SIZE_MAX,
                      i < COUNT(keeps) ? SIZE_MAX : i - COUNT(keeps));
        diag_init(&diags, &f->arena);
        assert_int_equal(font_set_create(&options, &diags, &set), OK);
        font_layout(set, &f->arena, &style, STR("brood"), 0, &p);
        font_paint(set, f->renderer, &p, 0, 0, INK);
        assert_int_equal(p.line_count, 1);
        assert_int_equal(font_set_counts(set).files_missing, lines); /* said once */
        assert_true(lines <= 1);
        lines = 0;
        if (i < 3) {
            assert_int_equal(font_set_counts(set).files_missing, 1);
            assert_true(p.w > 20); /* in the other face */
        }
        font_set_textures_drop(set);
        font_set_destroy(set);
    }
    log_set_sink(NULL, NULL, LOG_LEVEL_WARN);
    temp_dir_remove(&dir);
}

static void fonts_that_lack_are_told_with_their_package(void **state)
{
    struct fixture *f = *state;
    struct str package = {0};
    static const char *const ready[] = {"nl", "ar", "ti", "ur", "bn", "th", "my", "uk"};
    for (size_t i = 0; i < COUNT(ready); i++) {
        assert_true(font_lang_ready(f->set, str_from(ready[i]), &package));
    }
    struct diag_list diags;
    struct font_set *bare;
    assert_int_equal(fixture_open(f, f->fonts_ini, STR(""), "/nowhere", &diags, &bare), OK);
    int lines = 0;
    log_set_sink(count_line, &lines, LOG_LEVEL_WARN);
    assert_false(font_lang_ready(bare, STR("ti"), &package));
    assert_true(str_eq(package, STR("fonts-noto-core")));
    assert_false(font_lang_ready(bare, STR("zh"), &package));
    assert_true(str_eq(package, STR("fonts-noto-cjk")));
    assert_int_equal(lines, 0); /* asking opens nothing */
    log_set_sink(NULL, NULL, LOG_LEVEL_WARN);
    font_set_destroy(bare);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(features_choose_other_letters),
        cmocka_unit_test(languages_choose_other_letters),
        cmocka_unit_test(words_break_at_soft_hyphens),
        cmocka_unit_test(letters_take_the_colour_of_their_span),
        cmocka_unit_test(damaged_fonts_are_replaced_or_drawn),
        cmocka_unit_test(fonts_that_lack_are_told_with_their_package),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
