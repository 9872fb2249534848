/* SPDX-License-Identifier: MIT
 *
 * Unicode's own test files (Debian package unicode-data) against the text room.  The
 * failures allowed are those of ICU 72 and of our own guards; skipped aloud, with code
 * 77, where the files are not installed.                                             */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/os.h"
#include "base/utf8.h"
#include "text/text_bidi.h"
#include "text/text_break.h"

#define FOLDER "/usr/share/unicode/"

enum { FILE_BYTES_MAX = 32 << 20, LETTERS_MAX = 1000, SKIPPED = 77, REMOVED = 255 };

/* One row: its text, and what is expected after each letter. */
struct row {
    char bytes[LETTERS_MAX * 4];
    size_t at[LETTERS_MAX + 1]; /* where each letter begins, and the end */
    size_t count;
    bool breaks[LETTERS_MAX + 1];
};

static void put_letter(struct row *r, struct str hex)
{
    uint32_t c = 0;
    for (size_t i = 0; i < hex.n; i++) {
        char d = hex.p[i];
        c = c * 16 + (uint32_t)(d <= '9' ? d - '0' : d - 'A' + 10);
    }
    r->at[r->count + 1] = r->at[r->count] + utf8_put(c, r->bytes + r->at[r->count]);
    r->count++;
}

static struct str text_of(const struct row *r)
{
    return (struct str){r->bytes, r->at[r->count]};
}

static struct str without_comment(struct str line)
{
    size_t remark = str_find(line, STR("#"));
    return str_trim(str_slice(line, 0, remark));
}

/* "÷ 0020 × 0308 ÷" */
static struct row break_row(struct str line)
{
    struct row r = {.count = 0};
    struct str word;
    while (str_next(&line, ' ', &word)) {
        if (str_eq(word, STR("÷")) || str_eq(word, STR("×"))) {
            r.breaks[r.count] = str_eq(word, STR("÷"));
        } else if (word.n > 0) {
            put_letter(&r, word);
        }
    }
    return r;
}

typedef struct text_breaks find_breaks(struct text_tools *t, struct arena *a, struct str s);

static struct text_breaks line_offsets(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_line_breaks lines = text_lines(t, a, s);
    size_t *at = ARENA_ARRAY(a, size_t, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        at[i] = lines.items[i].at;
    }
    return (struct text_breaks){at, lines.count};
}

/* The file's lines never begin with a break; our offsets always begin with 0. */
static bool breaks_agree(const struct row *r, struct text_breaks b)
{
    size_t k = 1;
    for (size_t i = 1; i <= r->count; i++) {
        bool ours = k < b.count && b.at[k] == r->at[i];
        k += ours;
        if (ours != r->breaks[i]) {
            return false;
        }
    }
    return k == b.count;
}

struct tally {
    int rows, failed;
};

static struct tally check_breaks(struct str file, find_breaks *find)
{
    struct tally tally = {0, 0};
    struct text_tools t;
    struct str line;
    text_tools_init(&t, STR("en"));
    while (str_next(&file, '\n', &line)) {
        struct str row = without_comment(line);
        if (row.n > 0) {
            struct arena a;
            struct row r = break_row(row);
            arena_init(&a, 0);
            tally.rows++;
            tally.failed += !breaks_agree(&r, find(&t, &a, text_of(&r)));
            arena_finish(&a);
        }
    }
    text_tools_finish(&t);
    return tally;
}

static size_t letter_at(const struct row *r, size_t byte)
{
    size_t i = 0;
    while (r->at[i] < byte) {
        i++;
    }
    return i;
}

/* Letters of the line in the order seen, those that bidi removes left out. */
static size_t seen_order(const struct row *r, const struct text_bidi *p, struct arena *a,
                         const uint8_t *want_levels, size_t *order)
{
    size_t n = 0;
    struct text_runs runs = text_bidi_line(p, a, 0, p->text.n);
    for (size_t i = 0; i < runs.count; i++) {
        size_t from = letter_at(r, runs.items[i].from);
        size_t to = letter_at(r, runs.items[i].to);
        for (size_t k = 0; k < to - from; k++) {
            size_t letter = runs.items[i].level % 2 ? to - 1 - k : from + k;
            if (want_levels[letter] != REMOVED) {
                order[n++] = letter;
            }
        }
    }
    return n;
}

static bool levels_agree(const struct row *r, const struct text_bidi *p, const uint8_t *want)
{
    for (size_t i = 0; i < r->count; i++) {
        uint8_t level = p->levels ? p->levels[r->at[i]] : p->base;
        if (want[i] != REMOVED && level != want[i]) {
            return false;
        }
    }
    return true;
}

static bool order_agrees(const size_t *order, size_t count, struct str want)
{
    struct str word;
    size_t n = 0;
    while (str_next(&want, ' ', &word)) {
        int64_t letter = -1;
        if (word.n > 0 &&
            (n >= count || !str_to_i64(word, &letter) || order[n++] != (size_t)letter)) {
            return false;
        }
    }
    return n == count;
}

/* "0061 05D0;0;0;0 1;0 1": letters; base; resolved base; levels; order. */
static bool bidi_row_agrees(struct str row)
{
    static const enum text_direction bases[] = {TEXT_LTR, TEXT_RTL, TEXT_AUTO};
    struct row r = {.count = 0};
    struct str field[5] = {{"", 0}};
    struct str word;
    uint8_t levels[LETTERS_MAX];
    size_t order[LETTERS_MAX];
    size_t n = 0;
    for (int i = 0; i < 5; i++) {
        str_next(&row, ';', &field[i]);
    }
    while (str_next(&field[0], ' ', &word)) {
        put_letter(&r, word);
    }
    while (str_next(&field[3], ' ', &word)) {
        int64_t level = REMOVED;
        str_to_i64(word, &level);
        levels[n++] = (uint8_t)level;
    }
    struct arena a;
    arena_init(&a, 0);
    struct text_bidi p = text_bidi(&a, text_of(&r), bases[field[1].p[0] - '0']);
    size_t seen = seen_order(&r, &p, &a, levels, order);
    bool good = p.base == field[2].p[0] - '0' && levels_agree(&r, &p, levels) &&
                order_agrees(order, seen, field[4]);
    arena_finish(&a);
    return good;
}

static struct tally check_bidi(struct str file)
{
    struct tally tally = {0, 0};
    struct str line;
    while (str_next(&file, '\n', &line)) {
        struct str row = without_comment(line);
        if (row.n > 0) {
            tally.rows++;
            tally.failed += !bidi_row_agrees(row);
        }
    }
    return tally;
}

struct suite {
    const char *path;
    find_breaks *find; /* NULL: bidi */
    int rows, allowed;
};

static bool run(const struct suite *s, struct arena *a)
{
    struct str file;
    if (os_file_read(a, s->path, FILE_BYTES_MAX, &file) != OK) {
        printf("skipped: %s cannot be read\n", s->path);
        return true;
    }
    struct tally t = s->find ? check_breaks(file, s->find) : check_bidi(file);
    printf("%s: %d of %d rows differ, %d allowed\n", s->path, t.failed, t.rows, s->allowed);
    return t.rows == s->rows && t.failed <= s->allowed;
}

int main(void)
{
    static const struct suite suites[] = {
        {FOLDER "auxiliary/GraphemeBreakTest.txt", text_graphemes, 602, 0},
        {FOLDER "auxiliary/WordBreakTest.txt", text_words, 1823, 15},
        {FOLDER "auxiliary/LineBreakTest.txt", line_offsets, 7654, 22},
        {FOLDER "BidiCharacterTest.txt", NULL, 91707, 31},
    };
    struct arena a;
    int bad = 0;
    if (!os_is_file(suites[0].path)) {
        puts("skipped: needs the package unicode-data");
        return SKIPPED;
    }
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++) {
        bad += !run(&suites[i], &a);
    }
    arena_finish(&a);
    return bad > 0;
}
