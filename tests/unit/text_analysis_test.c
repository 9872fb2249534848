/* SPDX-License-Identifier: MIT
 *
 * The analysis at once against its parts, what the shortcuts must not change, what
 * readers get beyond Unicode's rules, and texts made to hurt.                        */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/text_analysis.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SHY   "\xC2\xAD"
#define COENG "\xE1\x9F\x92"
#define LRE   "\xE2\x80\xAA"
#define RLE   "\xE2\x80\xAB"
#define PDF   "\xE2\x80\xAC"
#define LRI   "\xE2\x81\xA6"
#define RLI   "\xE2\x81\xA7"
#define PDI   "\xE2\x81\xA9"
#define ACUTE "\xCC\x81"

static const char *const TEXTS[] = {
    "",
    "\n",
    "\r\n\r",
    "Ik ben lid van de NAVO.",
    "cafe" ACUTE " n" SHY "aar",
    "أنا 12 أسكن «Utrecht» هنا.",
    "سُلْطَان (fiets) 3,5",
    "ሰላም፡ ዓለም።",
    "Bel " LRI "+31 20" PDI ", " RLI "سلام" PDI ".",
    "ខ្ញុំស្រឡាញ់អ្នក",
    "ကျွန်တော်သွားတယ်",
    "สวัสดีประเทศไทย",
    "ラーメン他说你好",
    "👩‍👧 🇳🇱🇸🇪 ½",
    "a\xFF\xE2\x82z\xF0\x9F",
    RLE "x" LRE "א1" PDF PDF PDF "y",
    "٣",
};

static void assert_same_analysis(struct text_tools *t, struct arena *a, struct str s,
                                 enum text_direction base)
{
    struct text_analysis all = text_analyse(t, a, s, base);
    struct text_bidi bidi = text_bidi(a, s, base);
    struct text_breaks graphemes = text_graphemes(t, a, s);
    struct text_line_breaks lines = text_lines(t, a, s);
    struct text_script_runs scripts = text_scripts(a, s);
    assert_int_equal(all.bidi.base, bidi.base);
    assert_int_equal(all.bidi.levels == NULL, bidi.levels == NULL);
    if (bidi.levels) {
        assert_memory_equal(all.bidi.levels, bidi.levels, s.n);
    }
    assert_int_equal(all.graphemes.count, graphemes.count);
    assert_memory_equal(all.graphemes.at, graphemes.at, graphemes.count * sizeof *graphemes.at);
    assert_int_equal(all.lines.count, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        assert_int_equal(all.lines.items[i].at, lines.items[i].at);
        assert_int_equal(all.lines.items[i].hard, lines.items[i].hard);
        assert_int_equal(all.lines.items[i].hyphen, lines.items[i].hyphen);
    }
    assert_int_equal(all.scripts.count, scripts.count);
    for (size_t i = 0; i < scripts.count; i++) {
        assert_int_equal(all.scripts.items[i].to, scripts.items[i].to);
        assert_string_equal(all.scripts.items[i].script, scripts.items[i].script);
    }
}

/* `first`, then `again` over and over, to at least `bytes`. */
static struct str many(struct arena *a, const char *first, const char *again, size_t bytes)
{
    struct str head = str_from(first);
    struct str unit = str_from(again);
    char *p = ARENA_ARRAY(a, char, head.n + bytes + unit.n);
    memcpy(p, head.p, head.n);
    size_t n = head.n;
    for (; n < bytes; n += unit.n) {
        memcpy(p + n, unit.p, unit.n);
    }
    return (struct str){p, n};
}

static void at_once_and_in_parts(void **state)
{
    static const enum text_direction bases[] = {TEXT_LTR, TEXT_RTL, TEXT_AUTO};
    struct arena a = {NULL, 0};
    struct text_tools t; /* the same for all: nothing of one text may reach the next */
    (void)state;
    text_tools_init(&t, STR("nl"));
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        for (size_t k = 0; k < COUNT(bases); k++) {
            assert_same_analysis(&t, &a, str_from(TEXTS[i]), bases[k]);
        }
    }
    struct str book = many(&a, "", "سلام fiets ", 3 * TEXT_BYTES_MAX);
    assert_same_analysis(&t, &a, book, TEXT_RTL);
    assert_null(t.scratch.blocks); /* the memory of a long text is given back */
    assert_null(t.bidi);
    assert_same_analysis(&t, &a, str_from(TEXTS[5]), TEXT_RTL);
    text_tools_finish(&t);
    text_tools_finish(&t);
    arena_finish(&a);
}

/* A text with a mark goes through ICU; before the mark the graphemes must be those of the
 * shortcut. */
static void graphemes_without_icu(void **state)
{
    struct arena a = {NULL, 0};
    struct text_tools t;
    (void)state;
    text_tools_init(&t, STR(""));
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        struct str s = str_from(TEXTS[i]);
        struct text_breaks alone = text_graphemes(&t, &a, s);
        struct str more = arena_join(&a, s, STR("\ne" ACUTE));
        bool ends_in_cr = s.n > 0 && s.p[s.n - 1] == '\r';
        struct text_breaks marked = text_graphemes(&t, &a, more);
        size_t same = alone.count - (ends_in_cr ? 1 : 0);
        assert_int_equal(marked.count, same + 2);
        assert_memory_equal(marked.at, alone.at, same * sizeof *alone.at);
        assert_int_equal(text_grapheme_count(&t, s), alone.count - 1);
    }
    text_tools_finish(&t);
    arena_finish(&a);
}

static void hyphens(void **state)
{
    static const struct {
        const char *text;
        const char *flags; /* of each break after the first: '-' hyphen, '!' hard, '.' neither */
    } rows[] = {
        {"fiets" SHY "bel", "-."},   {"fiets" SHY "bel" SHY "knop", "--."},
        {"fiets" SHY, "."},          /* nothing follows: no line ends here */
        {"fiets" SHY "\nbel", "!."}, /* the line feed ends the line, not the hyphen */
        {"fiets" SHY " bel", ".."},  /* the space does */
        {"fiets-bel", ".."},         /* this hyphen is seen anyway */
        {SHY "fiets bel", "-.."},
    };
    struct arena a = {NULL, 0};
    struct text_tools t;
    (void)state;
    text_tools_init(&t, STR("nl"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        char got[16] = "";
        struct text_line_breaks lines = text_lines(&t, &a, str_from(rows[i].text));
        assert_false(lines.items[0].hyphen);
        assert_true(lines.count < sizeof got);
        for (size_t k = 1; k < lines.count; k++) {
            assert_false(lines.items[k].hard && lines.items[k].hyphen);
            got[k - 1] = lines.items[k].hyphen ? '-' : lines.items[k].hard ? '!' : '.';
        }
        assert_string_equal(got, rows[i].flags);
    }
    text_tools_finish(&t);
    arena_finish(&a);
}

/* How many pieces Unicode's rules alone make, and how many readers get. */
static void standard_rules(void **state)
{
    enum { LETTERS, LINES };
    static const struct {
        int kind;
        const char *text;
        size_t standard, ours;
    } rows[] = {
        {LETTERS, "ខ្ញុំ", 2, 1},    {LINES, "ဒတ်ခ်ျ", 3, 1},     {LINES, "ラァ", 1, 1},
        {LETTERS, "fiets", 5, 5}, {LINES, "een twee", 2, 2},
    };
    struct arena a = {NULL, 0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int standard = 0; standard < 2; standard++) {
            struct text_tools t;
            struct str s = str_from(rows[i].text);
            if (standard) {
                text_tools_init_standard(&t);
            } else {
                text_tools_init(&t, STR(""));
            }
            size_t count = rows[i].kind == LINES ? text_lines(&t, &a, s).count
                                                 : text_graphemes(&t, &a, s).count;
            assert_int_equal(count - 1, standard ? rows[i].standard : rows[i].ours);
            text_tools_finish(&t);
        }
    }
    arena_finish(&a);
}

/* Levels as the standard has them, '.' for letters that it removes; and the runs of the
 * line, which need not follow levels of one direction. */
static void exact_levels(void **state)
{
    static const struct {
        enum text_direction base;
        const char *text;
        const char *levels; /* a digit for each byte of ASCII or start of a longer one */
        size_t runs;
    } rows[] = {
        {TEXT_LTR, "a" LRI "1" PDI "b", "00200", 1},
        {TEXT_LTR, "٣", "2", 1},
        {TEXT_LTR, "a" RLI "b" PDI "c", "00200", 1},
        {TEXT_RTL, "א" LRI "a" PDI "ב", "11211", 3},
        {TEXT_RTL, "א" RLI "ב" PDI "ג", "11311", 1},
        {TEXT_RTL, "a " LRI "b" PDI, "21121", 4}, /* the isolate's end is at the line's */
        {TEXT_LTR, "a" RLE "b" PDF "c", "0.2.0", 1},
    };
    struct arena a = {NULL, 0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str s = str_from(rows[i].text);
        struct text_bidi p = text_bidi(&a, s, rows[i].base);
        char got[16] = "";
        size_t n = 0;
        for (struct str rest = s; rest.n > 0;) {
            size_t at = s.n - rest.n;
            char level = (char)('0' + (p.levels ? p.levels[at] : p.base));
            got[n++] = text_bidi_removes(utf8_next(&rest)) ? '.' : level;
        }
        assert_string_equal(got, rows[i].levels);
        assert_int_equal(text_bidi_line(&p, &a, 0, s.n).count, rows[i].runs);
    }
    arena_finish(&a);
}

/* "a(b)": the bracket belongs to what it encloses, but for more than 63 of them. */
static void brackets(void **state)
{
    struct arena a = {NULL, 0};
    (void)state;
    for (size_t depth = 62; depth < 66; depth++) {
        struct str s = many(&a, "a", "(", depth + 1);
        s = arena_join(&a, s, STR("b)"));
        struct text_bidi p = text_bidi(&a, s, TEXT_RTL);
        assert_int_equal(p.levels[s.n - 1], depth <= 63 ? 2 : 1);
    }
    struct str closed = many(&a, "a", "(b)", 4000); /* never more than one at a time */
    struct text_bidi p = text_bidi(&a, closed, TEXT_RTL);
    assert_int_equal(p.levels[closed.n - 1], 2);
    arena_finish(&a);
}

/* Made to hurt: a megabyte of each, analysed up to TEXT_BYTES_MAX in linear time; what lies
 * beyond belongs to the last piece. */
static void hostile(void **state)
{
    static const char *const units[][2] = {
        {"e", ACUTE},
        {"", RLI},
        {"", PDI},
        {"", RLE},
        {"א", RLE "א" LRE "a"},
        {"א", "("},
        {"", "(א"},
        {"", "\""},
        {"", "aא"},
        {"ខ", COENG},
        {"", "\xFF"},
        {"", "a" SHY},
        {"", "\n"},
        {"က", "\xE1\x80\xBB"},
        {"", "ก"},
        {"", "👩‍"},
        {"", RLI "a" LRI "א"},
    };
    enum { MEGABYTE = 1 << 20 };
    struct text_tools t;
    (void)state;
    text_tools_init(&t, STR("ar"));
    for (size_t i = 0; i < COUNT(units); i++) {
        struct arena a = {NULL, 0};
        struct str s = many(&a, units[i][0], units[i][1], MEGABYTE);
        struct text_analysis all = text_analyse(&t, &a, s, TEXT_AUTO);
        struct text_runs runs = text_bidi_line(&all.bidi, &a, 0, s.n);
        size_t covered = 0;
        for (size_t k = 0; k < runs.count; k++) {
            covered += runs.items[k].to - runs.items[k].from;
        }
        assert_int_equal(covered, s.n);
        assert_true(all.graphemes.count <= TEXT_BYTES_MAX + 1);
        assert_int_equal(all.graphemes.at[all.graphemes.count - 1], s.n);
        assert_int_equal(all.lines.items[all.lines.count - 1].at, s.n);
        assert_int_equal(all.scripts.items[all.scripts.count - 1].to, s.n);
        assert_null(t.scratch.blocks);
        arena_finish(&a);
    }
    text_tools_finish(&t);
}

static void marks_on_one_letter(void **state)
{
    enum { MARKS = 10000 };
    struct arena a = {NULL, 0};
    struct text_tools t;
    (void)state;
    text_tools_init(&t, STR("vi"));
    struct str s = many(&a, "e", ACUTE, 1 + MARKS * 2);
    struct text_analysis all = text_analyse(&t, &a, s, TEXT_LTR);
    assert_int_equal(all.graphemes.count, 2);
    assert_int_equal(all.lines.count, 2);
    assert_int_equal(all.scripts.count, 1);
    assert_null(all.bidi.levels);
    text_tools_finish(&t);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_once_and_in_parts),
        cmocka_unit_test(graphemes_without_icu),
        cmocka_unit_test(hyphens),
        cmocka_unit_test(standard_rules),
        cmocka_unit_test(exact_levels),
        cmocka_unit_test(brackets),
        cmocka_unit_test(hostile),
        cmocka_unit_test(marks_on_one_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
