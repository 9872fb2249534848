/* SPDX-License-Identifier: MIT */
#include "layout_case.h"

#include "base/utf8.h"

#include <string.h>

enum { CELL_ID, CELL_LANG, CELL_DIRECTION, CELL_PX, CELL_WIDTH, CELL_NOTE, CELL_TEXT, CELLS };

enum { UNIT_DIGITS = 4, LANG_BYTES_MAX = 35 };

struct reader {
    struct arena *arena;
    struct str line;
    struct layout_case *cases;
    struct layout_problem *problems;
    size_t case_count, problem_count;
    int row;
};

/* Says what is wrong at a place of the line; always false. */
static bool complain(struct reader *r, const char *at, struct str sentence)
{
    struct str before = {r->line.p, (size_t)(at - r->line.p)};
    r->problems[r->problem_count++] =
        (struct layout_problem){r->row, (int)utf8_count(before) + 1, sentence};
    return false;
}

static bool split(struct reader *r, struct str cells[CELLS])
{
    struct str rest = r->line;
    size_t count = 0;
    for (; count < CELLS; count++) {
        const char *tab = rest.n > 0 ? memchr(rest.p, '\t', rest.n) : NULL;
        size_t n = tab ? (size_t)(tab - rest.p) : rest.n;
        cells[count] = (struct str){rest.p, n};
        if (!tab) {
            count++;
            break;
        }
        rest = (struct str){tab + 1, rest.n - n - 1};
    }
    const char *end = r->line.p + r->line.n;
    if (count < CELLS) {
        return complain(
            r, end,
            arena_printf(r->arena,
                         "the line ends after %zu of 7 cells: id, language, ltr or rtl, "
                         "px, width, note, text, with a tab between each",
                         count));
    }
    const char *last = cells[CELL_TEXT].p + cells[CELL_TEXT].n;
    return last == end || complain(r, last, STR("an eighth cell: a tab in the text is \\u0009"));
}

static bool only_of(struct str s, const char *signs)
{
    for (size_t i = 0; i < s.n; i++) {
        bool plain = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9');
        if (!plain && (s.p[i] == '\0' || !strchr(signs, s.p[i]))) {
            return false;
        }
    }
    return true;
}

static bool read_id(struct reader *r, struct str cell, struct layout_case *c)
{
    if (cell.n == 0 || cell.n > LAYOUT_ID_BYTES_MAX || !only_of(cell, "-")) {
        return complain(r, cell.p, STR("an id is 1 to 40 of the signs a to z, 0 to 9 and hyphen"));
    }
    for (size_t i = 0; i < r->case_count; i++) {
        if (str_eq(r->cases[i].id, cell)) {
            return complain(r, cell.p,
                            arena_printf(r->arena, "the id %.*s stands in a line before this one",
                                         STR_ARG(cell)));
        }
    }
    c->id = cell;
    return true;
}

static bool read_lang(struct reader *r, struct str cell, struct layout_case *c)
{
    if (cell.n == 0 || cell.n > LANG_BYTES_MAX || !only_of(cell, "-ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
        return complain(r, cell.p, STR("a language is a tag such as nl or zh-Hant"));
    }
    c->lang = cell;
    return true;
}

static bool read_direction(struct reader *r, struct str cell, struct layout_case *c)
{
    c->rtl = str_eq(cell, STR("rtl"));
    return c->rtl || str_eq(cell, STR("ltr")) ||
           complain(r, cell.p, STR("the base direction is ltr or rtl"));
}

static bool read_number(struct reader *r, struct str cell, const char *what, int least, int most,
                        int *out)
{
    int64_t n = 0;
    if (!str_to_i64(cell, &n) || n < least || n > most) {
        return complain(
            r, cell.p,
            arena_printf(r->arena, "%s is a whole number from %d to %d", what, least, most));
    }
    *out = (int)n;
    return true;
}

static int hex_of(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)((at - digits) % 16) : -1;
}

/* \uXXXX off the front of *s. */
static bool take_unit(struct str *s, uint32_t *unit)
{
    if (s->n < UNIT_DIGITS + 2 || s->p[0] != '\\' || s->p[1] != 'u') {
        return false;
    }
    *unit = 0;
    for (int i = 0; i < UNIT_DIGITS; i++) {
        int digit = hex_of(s->p[i + 2]);
        if (digit < 0) {
            return false;
        }
        *unit = *unit * 16 + (uint32_t)digit;
    }
    *s = (struct str){s->p + UNIT_DIGITS + 2, s->n - UNIT_DIGITS - 2};
    return true;
}

/* One letter written as one unit, or as two beyond U+FFFF. */
static bool take_escape(struct str *s, uint32_t *c)
{
    uint32_t low = 0;
    if (s->n >= 2 && s->p[0] == '\\' && s->p[1] == '\\') {
        *s = (struct str){s->p + 2, s->n - 2};
        *c = '\\';
        return true;
    }
    if (!take_unit(s, c) || *c == 0 || (*c >= 0xDC00 && *c <= 0xDFFF)) {
        return false;
    }
    if (*c < 0xD800 || *c > 0xDBFF) {
        return true;
    }
    bool pair = take_unit(s, &low) && low >= 0xDC00 && low <= 0xDFFF;
    *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
    return pair;
}

static bool read_text(struct reader *r, struct str cell, struct layout_case *c)
{
    char *out = arena_alloc(r->arena, cell.n + 1, 1); /* an escape is longer than its letter */
    size_t n = 0;
    for (struct str rest = cell; rest.n > 0;) {
        const char *at = rest.p;
        uint32_t letter = 0;
        if (*at != '\\') {
            out[n++] = *at;
            rest = (struct str){at + 1, rest.n - 1};
            continue;
        }
        if (!take_escape(&rest, &letter)) {
            return complain(r, at,
                            STR("after a backslash stands another, or u and 4 hexadecimal digits, "
                                "not 0000; letters beyond \\uFFFF take two, \\uD83D\\uDE00"));
        }
        n += utf8_put(letter, out + n);
    }
    if (n == 0 || n > LAYOUT_TEXT_BYTES_MAX) {
        return complain(r, cell.p, STR("a text has 1 to 16384 bytes"));
    }
    c->text = (struct str){out, n};
    return true;
}

static bool read_cells(struct reader *r, struct layout_case *c)
{
    struct str cells[CELLS];
    size_t bad = utf8_bad(r->line);
    const char *nul = memchr(r->line.p, '\0', r->line.n);
    if (bad != SIZE_MAX || nul) {
        const char *at = bad != SIZE_MAX ? r->line.p + bad : nul;
        return complain(r, at, STR("the bytes here are not text in UTF-8"));
    }
    if (!split(r, cells)) {
        return false;
    }
    c->note = cells[CELL_NOTE];
    return read_id(r, cells[CELL_ID], c) && read_lang(r, cells[CELL_LANG], c) &&
           read_direction(r, cells[CELL_DIRECTION], c) &&
           read_number(r, cells[CELL_PX], "px", LAYOUT_PX_MIN, LAYOUT_PX_MAX, &c->px) &&
           read_number(r, cells[CELL_WIDTH], "the width", 0, LAYOUT_WIDTH_PX_MAX, &c->width_px) &&
           read_text(r, cells[CELL_TEXT], c);
}

static void read_line(struct reader *r)
{
    struct layout_case c = {0};
    if (r->line.n > 0 && r->line.p[r->line.n - 1] == '\r') {
        r->line.n--;
    }
    if (str_trim(r->line).n > 0 && r->line.p[0] != '#' && read_cells(r, &c)) {
        r->cases[r->case_count++] = c;
    }
}

static size_t lines_in(struct str bytes)
{
    size_t count = 0;
    struct str line;
    while (str_next(&bytes, '\n', &line)) {
        count++;
    }
    return count;
}

enum err layout_file_read(struct str bytes, struct arena *a, struct layout_file *out)
{
    size_t lines = lines_in(bytes);
    size_t room = lines < LAYOUT_CASES_MAX ? lines : LAYOUT_CASES_MAX;
    struct reader r = {.arena = a,
                       .cases = ARENA_ARRAY(a, struct layout_case, room + 1),
                       .problems = ARENA_ARRAY(a, struct layout_problem, room + 1)};
    while (str_next(&bytes, '\n', &r.line)) {
        if ((size_t)r.row++ == room) {
            (void)complain(&r, r.line.p, STR("the file ends here: it may have 5000 lines"));
            break;
        }
        read_line(&r);
    }
    *out = (struct layout_file){r.cases, r.case_count, r.problems, r.problem_count};
    return r.problem_count == 0 ? OK : ERR_FORMAT;
}
