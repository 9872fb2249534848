/* SPDX-License-Identifier: MIT
 *
 * Painting text and icons, the caches behind it, and tables and files that are not right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/log.h"
#include "font/font_icon.h"
#include "font_fixture.h"

enum { ATLAS_BYTES = 1024 * 1024 * 4 };

static uint64_t picture(const struct fixture *f)
{
    return str_hash((struct str){f->surface->pixels, (size_t)f->surface->pitch * HEIGHT});
}

static void clear(const struct fixture *f)
{
    SDL_SetRenderDrawColor(f->renderer, 255, 255, 255, 255);
    SDL_RenderClear(f->renderer);
}

static void unchanged_text_is_rasterised_once(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_UI, 24);
    uint64_t before = 0, after = 0;
    struct font_counts counts[2];
    for (int i = 0; i < 2; i++) {
        struct font_paragraph p = lay(f, &style, "Waar is de halte? " PEACE " 112", 600);
        clear(f);
        uint64_t blank = picture(f);
        font_paint(f->set, f->renderer, &p, 10, 10, INK);
        SDL_RenderFlush(f->renderer);
        before = after;
        after = picture(f);
        assert_true(after != blank);
        counts[i] = font_set_counts(f->set);
    }
    assert_true(before == after);
    assert_true(counts[0].rasterised > 0);
    assert_int_equal(counts[0].rasterised, counts[1].rasterised);
    assert_int_equal(counts[0].laid_out, counts[1].laid_out);
    font_set_textures_drop(f->set);
    assert_int_equal(font_set_counts(f->set).texture_bytes, 0);
}

/* Ink stays where the layout says, and has the colour asked for where it is full. */
static void ink_lies_in_its_box(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *text;
    } cases[] = {{"nl", "jij fiets"}, {"ar", CALL " 112"}, {"ti", SELAM}, {"uk", YIZHA}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        enum { X = 100, Y = 60, OVERHANG = 8 };
        struct font_style style = style_of(cases[i].lang, FONT_UI, 40);
        struct font_paragraph p = lay(f, &style, cases[i].text, 0);
        int full = 0;
        clear(f);
        font_paint(f->set, f->renderer, &p, X, Y, INK);
        SDL_RenderFlush(f->renderer);
        for (int y = 0; y < HEIGHT; y++) {
            const uint32_t *row =
                (const uint32_t *)(const void *)((const char *)f->surface->pixels +
                                                 y * f->surface->pitch);
            for (int x = 0; x < WIDTH; x++) {
                bool in = x >= X - OVERHANG && x < X + p.w + OVERHANG && y >= Y - OVERHANG &&
                          y < Y + p.h + OVERHANG;
                assert_true(in || row[x] == 0xFFFFFFFF);
                full += row[x] == 0xFF1B2733;
            }
        }
        assert_true(full > 100);
    }
}

static void caches_stay_within_their_limits(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_UI, 60);
    for (int i = 0; i < 2 * FONT_LAYOUT_CACHE; i++) {
        char text[32];
        snprintf(text, sizeof text, "regel nummer %d", i);
        struct font_paragraph p = lay(f, &style, text, 0);
        font_paint(f->set, f->renderer, &p, 0, 0, INK);
        assert_true(font_set_counts(f->set).texture_bytes <= ATLAS_BYTES);
    }
    for (int px = 10; px < 200; px++) {
        style.size_px = (float)px;
        lay(f, &style, "x", 0);
    }
    assert_true(font_set_counts(f->set).faces_open <= 64);
}

/* Long texts, each letter a glyph: many are not kept, but the last always is. */
static void remembered_text_stays_within_its_memory(void **state)
{
    enum { TEXTS = 60, WIDTH_PX = 300 };
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_UI, 20);
    char *text = ARENA_ARRAY(&f->arena, char, FONT_TEXT_BYTES_MAX);
    memset(text, 'x', FONT_TEXT_BYTES_MAX);
    uint64_t before = font_set_counts(f->set).laid_out;
    for (size_t i = 0; i < TEXTS; i++) {
        struct str some = {text, FONT_TEXT_BYTES_MAX - i};
        font_layout_borrow(f->set, &style, some, WIDTH_PX);
        assert_int_equal(font_layout_borrow(f->set, &style, some, WIDTH_PX)->text.n, some.n);
        assert_true(font_set_counts(f->set).layout_bytes <= FONT_LAYOUT_CACHE_BYTES);
    }
    assert_int_equal(font_set_counts(f->set).laid_out, before + TEXTS);
    assert_true(font_set_counts(f->set).layout_bytes > FONT_LAYOUT_CACHE_BYTES / 2);
}

static void every_icon_is_drawn(void **state)
{
    struct fixture *f = *state;
    static const char *const pointing[] = {"help",          "leave",      "go-on",   "back",
                                           "undo",          "backspace",  "chevron", "speaker",
                                           "speaker-small", "speaker-off"};
    static const char *const still[] = {"check", "retry", "clock", "picture", "plus", "people"};
    assert_true(font_icon_count(f->set) > 30);
    for (size_t i = 0; i < font_icon_count(f->set); i++) {
        struct str name = font_icon_name(f->set, i);
        clear(f);
        uint64_t blank = picture(f);
        assert_true(font_icon_paint(f->set, f->renderer, name, 20, 20, 32, INK, false));
        SDL_RenderFlush(f->renderer);
        if (picture(f) == blank) {
            fail_msg("%.*s is blank", STR_ARG(name));
        }
    }
    for (size_t i = 0; i < COUNT(pointing); i++) {
        assert_true(font_icon_flags(f->set, str_from(pointing[i])) & FONT_ICON_MIRRORS);
    }
    for (size_t i = 0; i < COUNT(still); i++) {
        assert_int_equal(font_icon_flags(f->set, str_from(still[i])), FONT_ICON_EXISTS);
    }
    assert_int_equal(font_icon_flags(f->set, STR("no such")), 0);
    assert_false(font_icon_paint(f->set, f->renderer, STR("no such"), 0, 0, 32, INK, false));
}

static uint32_t pixel(const struct fixture *f, int x, int y)
{
    const char *row = (const char *)f->surface->pixels + y * f->surface->pitch;
    return ((const uint32_t *)(const void *)row)[x];
}

static void icons_that_point_turn_round(void **state)
{
    enum { PX = 32, X = 20, MIRRORED_X = 120 };
    struct fixture *f = *state;
    for (size_t i = 0; i < font_icon_count(f->set); i++) {
        struct str name = font_icon_name(f->set, i);
        bool points = (font_icon_flags(f->set, name) & FONT_ICON_MIRRORS) != 0;
        clear(f);
        font_icon_paint(f->set, f->renderer, name, X, 20, PX, INK, false);
        font_icon_paint(f->set, f->renderer, name, MIRRORED_X, 20, PX, INK, true);
        SDL_RenderFlush(f->renderer);
        for (int y = 20; y < 20 + PX; y++) {
            for (int x = 0; x < PX; x++) {
                int there = MIRRORED_X + (points ? PX - 1 - x : x);
                assert_int_equal(pixel(f, X + x, y), pixel(f, there, y));
            }
        }
    }
}

static void fonts_open_when_first_needed(void **state)
{
    struct fixture *f = *state;
    struct font_style latin = style_of("nl", FONT_UI, 20), arabic = style_of("ar", FONT_UI, 20);
    struct diag_list diags;
    struct font_set *set;
    int w, h;
    assert_int_equal(
        fixture_open(f, f->fonts_ini, f->icons_ini, "/usr/share/fonts/truetype", &diags, &set), OK);
    assert_int_equal(font_set_counts(set).faces_open, 0);
    font_measure(set, &latin, STR("Goedemorgen, 112!"), 0, &w, &h, NULL);
    assert_int_equal(font_set_counts(set).faces_open, 1);
    font_measure(set, &arabic, STR(CALL " " PEACE), 0, &w, &h, NULL);
    assert_int_equal(font_set_counts(set).faces_open, 2);
    assert_int_equal(font_set_counts(set).rasterised, 0);
    font_set_destroy(set);
}

/* A window full of text costs nothing again while none of it changes. */
static void a_full_screen_is_rasterised_once(void **state)
{
    enum { W = 1920, H = 1080 };
    static const char *const langs[] = {"nl", "ar", "uk", "ti"};
    static const char *const texts[] = {"Waar is de halte van de tram?", CALL " 112 " NOW,
                                        YIZHA " " YIZHA, SELAM " 12:30"};
    struct fixture *f = *state;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    struct font_counts counts[3];
    for (size_t frame = 0; frame < COUNT(counts); frame++) {
        for (int i = 0; i < H / 20 * 4; i++) {
            char text[200];
            struct font_style style = style_of(langs[i % 4], FONT_GLOSS, 20);
            snprintf(text, sizeof text, "%s %d", texts[i % 4], i);
            struct font_paragraph p = lay(f, &style, text, W / 4);
            font_paint(f->set, renderer, &p, i % 4 * W / 4, i / 4 * 20, INK);
        }
        counts[frame] = font_set_counts(f->set);
    }
    assert_int_equal(counts[1].rasterised, counts[0].rasterised);
    assert_int_equal(counts[2].rasterised, counts[0].rasterised);
    assert_int_equal(counts[2].laid_out, counts[0].laid_out);
    assert_true(counts[2].texture_bytes <= ATLAS_BYTES);
    font_set_textures_drop(f->set); /* they belong to this renderer */
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
}

/* A picture larger than the atlas is left out, and the others stay. */
static void a_letter_too_large_drives_out_no_other(void **state)
{
    struct fixture *f = *state;
    struct font_style small = style_of("nl", FONT_UI, 20), large = style_of("ar", FONT_UI, 512);
    struct font_paragraph word = lay(f, &small, "brood", 0), wide = lay(f, &large, "\uFDFD", 0);
    assert_true(wide.w > 1024);
    font_paint(f->set, f->renderer, &word, 0, 0, INK);
    font_paint(f->set, f->renderer, &wide, 0, 0, INK);
    uint64_t before = font_set_counts(f->set).rasterised;
    font_paint(f->set, f->renderer, &word, 0, 0, INK);
    assert_int_equal(font_set_counts(f->set).rasterised, before);
}

static void letters_that_no_font_draws_are_told(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *text;
        uint32_t bad; /* 0: none */
    } cases[] = {
        {"nl", "sinaasappel \xC3\xAB 112 \xE2\x80\x93 \xE2\x82\xAC", 0},
        {"ar", PEACE " 112, (24/7)", 0},
        {"uk", YIZHA, 0},
        {"ti", SELAM " 12:30", 0},
        {"nl", "ja \xF3\xB0\x80\x80", 0xF0000}, /* private use */
        {"", "", 0},
        {"nl", "abcdefghijklmnopqrstuvwxyz \xC3\xA9\xC3\xAF\xC3\xB6\xC3\xBC \xC4\xB3", 0},
        {"ar",
         "\xD8\xA1\xD8\xA2\xD8\xA4\xD8\xA6\xD8\xA9\xD8\xB6\xD8\xB8\xD9\x89\xD9\x8B\xD9\x91"
         "\xD9\x92 \xD9\xA1\xD9\xA2 \xD8\x9F \xD8\x8C \xD8\x9B",
         0},
        {"uk", "\xD2\x91 \xD1\x94 \xD1\x96 \xD1\x89 \xE2\x80\x99 \xC2\xAB\xC2\xBB", 0},
        {"ti", "\xE1\x89\x81 \xE1\x8A\x85 \xE1\x8D\x90 \xE1\x8D\xA1 \xE1\x8D\xA2", 0},
        {"nl", "\xE1\xA4\x80", 0x1900}, /* Limbu: no font of the table */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t bad = 0;
        bool drawn = font_can_draw(f->set, str_from(cases[i].lang), FONT_LEARN,
                                   str_from(cases[i].text), &bad);
        assert_int_equal(drawn, cases[i].bad == 0);
        assert_int_equal(bad, cases[i].bad);
    }
}

static void count_line(void *ctx, enum log_level level, const char *module, const char *line)
{
    (void)level;
    (void)module;
    (void)line;
    ++*(int *)ctx;
}

static const char some_missing[] = "[face gone]\nregular = NoSuchFont-Regular.ttf\n"
                                   "[face sans]\nregular = NotoSans-Regular.ttf\n"
                                   "[script]\nLatn = gone\n[signs]\nfaces = sans\n";

static void a_missing_font_is_replaced_and_said_once(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("nl", FONT_UI, 20);
    struct diag_list diags;
    struct font_set *set;
    int said = 0;
    log_set_sink(count_line, &said, LOG_LEVEL_WARN);
    assert_int_equal(
        fixture_open(f, str_from(some_missing), STR(""), "/usr/share/fonts/truetype", &diags, &set),
        OK);
    int w, h;
    font_measure(set, &style, STR("brood"), 0, &w, &h, NULL);
    font_measure(set, &style, STR("kaas"), 0, &w, &h, NULL);
    assert_true(w > 0 && h > 0);
    assert_int_equal(said, 1);
    font_set_destroy(set);
    log_set_sink(NULL, NULL, LOG_LEVEL_WARN);
}

static const char risen[] = "[face low]\nregular = NotoSans-Regular.ttf\nrise = 0\n"
                            "[face high]\nregular = NotoSans-Regular.ttf\nrise = 0.1\n"
                            "[script]\nLatn = low\n[role learn]\nLatn = high\n"
                            "[signs]\nfaces = low\n";

static void letters_rise_within_their_line(void **state)
{
    struct fixture *f = *state;
    struct diag_list diags;
    struct font_set *set;
    struct font_paragraph low, high;
    struct font_style style = style_of("nl", FONT_UI, 40);
    assert_int_equal(
        fixture_open(f, str_from(risen), STR(""), "/usr/share/fonts/truetype", &diags, &set), OK);
    font_layout(set, &f->arena, &style, STR("brood"), 0, &low);
    style.role = FONT_LEARN;
    font_layout(set, &f->arena, &style, STR("brood"), 0, &high);
    assert_int_equal(high.h, low.h);
    assert_int_equal(high.lines[0].baseline, low.lines[0].baseline - 4);
    font_set_destroy(set);
}

static void without_any_font_nothing_breaks(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("ar", FONT_UI, 20);
    struct diag_list diags;
    struct font_set *set;
    int said = 0;
    log_set_sink(count_line, &said, LOG_LEVEL_WARN);
    assert_int_equal(
        fixture_open(f, f->fonts_ini, f->icons_ini, SOURCE_DIR "/assets", &diags, &set), OK);
    struct font_paragraph p;
    font_layout(set, &f->arena, &style, STR(CALL " 112 brood\nmeer"), 50, &p);
    font_paint(set, f->renderer, &p, 0, 0, INK);
    assert_true(p.line_count >= 1 && p.h > 0);
    assert_true(font_hit(set, &p, 10, 10) <= p.text.n);
    assert_false(font_icon_paint(set, f->renderer, STR("check"), 0, 0, 32, INK, false));
    assert_false(font_can_draw(set, STR("nl"), FONT_UI, STR("a"), NULL));
    assert_true(said > 0);
    font_set_destroy(set);
    log_set_sink(NULL, NULL, LOG_LEVEL_WARN);
}

static void bad_tables_are_refused(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *table, *code;
        int row;
    } cases[] = {
        {"[face a]\nregular = A.ttf\nscale = large\n[signs]\nfaces = a\n", "font.value-bad", 3},
        {"[face a]\nregular = A.ttf\nrise = -1\n[signs]\nfaces = a\n", "font.value-bad", 3},
        {"[face a]\nregular = ../A.ttf\n[signs]\nfaces = a\n", "font.value-bad", 2},
        {"[face a]\nregular = A.ttf\n[script]\nLatn = b\n[signs]\nfaces = a\n", "font.face-unknown",
         4},
        {"[face a]\nregular = A.ttf\n[script]\nLatin = a\n[signs]\nfaces = a\n", "font.value-bad",
         4},
        {"[face a]\nregular = A.ttf\n", "ini.key-missing", 0},
        {"[face a]\nregular = A.ttf\n[role king]\nLatn = a\n[signs]\nfaces = a\n",
         "ini.section-unknown", 4},
        {"[face a]\nregular = A.ttf\n[signs]\nfaces = a\n[more]\nx = y\n", "ini.key-unknown", 6},
        {"[face a]\nbold = A.ttf\n[signs]\nfaces = a\n", "ini.key-missing", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct diag_list diags;
        struct font_set *set = NULL;
        enum err e = fixture_open(f, str_from(cases[i].table), STR(""), "/", &diags, &set);
        if (e != ERR_FORMAT || diags.count == 0 ||
            strcmp(diags.items[0].code, cases[i].code) != 0 ||
            diags.items[0].place.row != cases[i].row) {
            fail_msg("table %zu: %s %s at %d", i, err_name(e),
                     diags.count ? diags.items[0].code : "-",
                     diags.count ? diags.items[0].place.row : 0);
        }
        assert_null(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unchanged_text_is_rasterised_once),
        cmocka_unit_test(ink_lies_in_its_box),
        cmocka_unit_test(caches_stay_within_their_limits),
        cmocka_unit_test(remembered_text_stays_within_its_memory),
        cmocka_unit_test(every_icon_is_drawn),
        cmocka_unit_test(icons_that_point_turn_round),
        cmocka_unit_test(fonts_open_when_first_needed),
        cmocka_unit_test(a_full_screen_is_rasterised_once),
        cmocka_unit_test(a_letter_too_large_drives_out_no_other),
        cmocka_unit_test(letters_that_no_font_draws_are_told),
        cmocka_unit_test(a_missing_font_is_replaced_and_said_once),
        cmocka_unit_test(letters_rise_within_their_line),
        cmocka_unit_test(without_any_font_nothing_breaks),
        cmocka_unit_test(bad_tables_are_refused),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
