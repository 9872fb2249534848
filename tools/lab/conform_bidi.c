/* SPDX-License-Identifier: MIT
 *
 * BidiTest.txt: classes and the directions of the paragraph they are tried in, under the
 * levels and order that @ lines announce.  BidiCharacterTest.txt: code points; direction;
 * level of the paragraph; levels; order.                                              */
#include "conform.h"

#include <string.h>

#include "base/buf.h"
#include "base/must.h"
#include "text/text_bidi.h"

static const char LEVELS_BAD[] = "a level is neither x nor a number up to 127";
static const char ORDER_BAD[] = "the order does not name letters by number";
static const char NAMES[][16] = {"left to right", "right to left", "first strong"};

static bool read_levels(struct conform_order *o, struct str list)
{
    struct str word;
    for (o->level_count = 0; conform_word_next(&list, &word); o->level_count++) {
        int64_t level = CONFORM_NO_LEVEL;
        bool removed = str_eq(word, STR("x"));
        if (o->level_count == CONFORM_LETTERS_MAX ||
            (!removed && (!str_to_i64(word, &level) || level < 0 || level > 127))) {
            return false;
        }
        o->levels[o->level_count] = (int)level;
    }
    return o->level_count > 0;
}

static bool read_seen(struct conform_order *o, struct str list)
{
    struct str word;
    for (o->seen_count = 0; conform_word_next(&list, &word); o->seen_count++) {
        int64_t letter;
        if (o->seen_count == CONFORM_LETTERS_MAX || !str_to_i64(word, &letter) || letter < 0 ||
            letter >= CONFORM_LETTERS_MAX) {
            return false;
        }
        o->seen[o->seen_count] = (size_t)letter;
    }
    return true;
}

static size_t letter_at(const struct conform_text *t, size_t byte)
{
    size_t i = 0;
    while (i < t->count && t->at[i] < byte) {
        i++;
    }
    return i;
}

static void put_run(struct conform_order *o, size_t from, size_t to, bool rtl)
{
    must(from <= to && to <= o->level_count);
    for (size_t i = 0; i < to - from; i++) {
        size_t letter = rtl ? to - 1 - i : from + i;
        if (o->levels[letter] != CONFORM_NO_LEVEL) {
            o->seen[o->seen_count++] = letter;
        }
    }
}

/* Levels and order of the text as one line. */
static void find_order(struct arena *a, const struct conform_text *t, const struct text_bidi *p,
                       struct conform_order *o)
{
    o->level_count = t->count;
    o->seen_count = 0;
    for (size_t i = 0; i < t->count; i++) {
        int level = p->levels ? p->levels[t->at[i]] : p->base;
        o->levels[i] = text_bidi_removes(t->letters[i]) ? CONFORM_NO_LEVEL : level;
    }
    struct text_runs runs = text_bidi_line(p, a, 0, p->text.n);
    for (size_t i = 0; i < runs.count; i++) {
        const struct text_run *run = &runs.items[i];
        put_run(o, letter_at(t, run->from), letter_at(t, run->to), run->level % 2 != 0);
    }
}

static bool same_order(const struct conform_order *a, const struct conform_order *b)
{
    return a->level_count == b->level_count && a->seen_count == b->seen_count &&
           memcmp(a->levels, b->levels, a->level_count * sizeof *a->levels) == 0 &&
           memcmp(a->seen, b->seen, a->seen_count * sizeof *a->seen) == 0;
}

/* "base 1, levels 1 x 1, order 2 0" */
static struct str order_str(struct arena *a, const struct conform_order *o, int base)
{
    struct buf b;
    buf_init(&b, CONFORM_LETTERS_MAX * 16);
    must(buf_addf(&b, "base %d, levels", base) == OK);
    for (size_t i = 0; i < o->level_count; i++) {
        enum err e = o->levels[i] == CONFORM_NO_LEVEL ? buf_add(&b, STR(" x"))
                                                      : buf_addf(&b, " %d", o->levels[i]);
        must(e == OK);
    }
    must(buf_add(&b, STR(", order")) == OK);
    for (size_t i = 0; i < o->seen_count; i++) {
        must(buf_addf(&b, " %zu", o->seen[i]) == OK);
    }
    struct str out = arena_str(a, buf_str(&b));
    buf_finish(&b);
    return out;
}

/* `want_base` is ANY_BASE where the file does not say. */
enum { ANY_BASE = -1 };

static void check(struct conform *c, const struct conform_text *t, enum text_direction direction,
                  int want_base, const struct conform_order *want)
{
    struct conform_order got;
    struct text_bidi p = text_bidi(&c->arena, conform_text_str(t), direction);
    want_base = want_base == ANY_BASE ? p.base : want_base;
    find_order(&c->arena, t, &p, &got);
    if (p.base == want_base && same_order(want, &got)) {
        conform_passed(c);
        return;
    }
    struct str want_str = order_str(&c->arena, want, want_base);
    conform_failed(c, arena_printf(&c->arena, "(%s) %.*s", NAMES[direction], STR_ARG(want_str)),
                   order_str(&c->arena, &got, p.base));
}

/* A letter of each class; none is a bracket. */
static bool add_class(struct conform_text *t, struct str class)
{
    static const struct {
        const char *class;
        const char *hex;
    } letters[] = {
        {"L", "0061"},   {"R", "05D0"},   {"AL", "0627"},  {"EN", "0030"},  {"ES", "002B"},
        {"ET", "0025"},  {"AN", "0661"},  {"CS", "002C"},  {"NSM", "0300"}, {"BN", "00AD"},
        {"B", "2029"},   {"S", "0009"},   {"WS", "0020"},  {"ON", "0021"},  {"LRE", "202A"},
        {"RLE", "202B"}, {"PDF", "202C"}, {"LRO", "202D"}, {"RLO", "202E"}, {"LRI", "2066"},
        {"RLI", "2067"}, {"FSI", "2068"}, {"PDI", "2069"},
    };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (str_eq(class, str_from(letters[i].class))) {
            return conform_text_add(t, str_from(letters[i].hex));
        }
    }
    return false;
}

/* "L R AL; 7" */
static const char *class_line(struct conform *c, struct str line)
{
    static const struct {
        unsigned bit;
        enum text_direction direction;
    } bases[] = {{1, TEXT_AUTO}, {2, TEXT_LTR}, {4, TEXT_RTL}};
    struct conform_text t;
    struct str classes, word;
    int64_t bits;
    t.count = 0;
    t.at[0] = 0;
    str_next(&line, ';', &classes);
    while (conform_word_next(&classes, &word)) {
        if (!add_class(&t, word)) {
            return "a word before the semicolon is no bidi class, or there are too many";
        }
    }
    if (t.count == 0) {
        return "there is no bidi class before a semicolon";
    }
    if (!str_to_i64(str_trim(line), &bits) || bits < 1 || bits > 7) {
        return "after the semicolon stands no set of directions, 1 to 7";
    }
    if (t.count != c->order.level_count) {
        return "@Levels does not have one level for each class";
    }
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (((unsigned)bits & bases[i].bit) != 0) {
            check(c, &t, bases[i].direction, ANY_BASE, &c->order);
        }
    }
    return NULL;
}

/* Other @ lines say nothing yet, by the file's own rules. */
static const char *announcement(struct conform *c, struct str line)
{
    struct str name;
    c->by_class = true;
    str_next(&line, ':', &name);
    if (str_eq(name, STR("@Levels")) && !read_levels(&c->order, line)) {
        return LEVELS_BAD;
    }
    if (str_eq(name, STR("@Reorder")) && !read_seen(&c->order, line)) {
        return ORDER_BAD;
    }
    return NULL;
}

/* "05D0 0028;0;0;1 0;0 1" */
static const char *character_line(struct conform *c, struct str line)
{
    enum { LETTERS, DIRECTION, BASE, LEVELS, ORDER, FIELDS };
    static const enum text_direction directions[] = {TEXT_LTR, TEXT_RTL, TEXT_AUTO};
    struct str field[FIELDS] = {{NULL, 0}};
    struct conform_text t;
    struct conform_order want;
    int64_t direction, base;
    for (int i = 0; i < FIELDS; i++) {
        str_next(&line, ';', &field[i]);
    }
    if (!conform_text_read(&t, field[LETTERS])) {
        return "it does not begin with code points, or there are too many";
    }
    if (!str_to_i64(field[DIRECTION], &direction) || direction < 0 || direction > 2 ||
        !str_to_i64(field[BASE], &base) || base < 0 || base > 1) {
        return "the second field is not 0, 1 or 2, or the third not 0 or 1";
    }
    if (!read_levels(&want, field[LEVELS]) || want.level_count != t.count) {
        return "the fourth field is not one level, or x, for each code point";
    }
    if (!read_seen(&want, field[ORDER])) {
        return ORDER_BAD;
    }
    check(c, &t, directions[direction], (int)base, &want);
    return NULL;
}

const char *conform_bidi_line(struct conform *c, struct str line)
{
    if (line.p[0] == '@') {
        return announcement(c, line);
    }
    return c->by_class ? class_line(c, line) : character_line(c, line);
}
