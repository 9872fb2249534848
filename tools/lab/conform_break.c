/* SPDX-License-Identifier: MIT
 *
 * GraphemeBreakTest.txt, LineBreakTest.txt, WordBreakTest.txt: "÷ 0020 × 0308 ÷".     */
#include "conform.h"

#include <string.h>

#include "base/buf.h"
#include "base/must.h"
#include "text/text_break.h"

static const struct str BREAK = STR_INIT("÷");
static const struct str JOIN = STR_INIT("×");

struct row {
    struct conform_text text;
    bool breaks[CONFORM_LETTERS_MAX + 1]; /* before each letter, and at the end */
};

typedef struct text_breaks find_breaks(struct text_tools *t, struct arena *a, struct str s);

static const char *read_row(struct row *row, struct str line)
{
    struct str word;
    bool sign_next = true;
    row->text.count = 0;
    row->text.at[0] = 0;
    for (; conform_word_next(&line, &word); sign_next = !sign_next) {
        if (!sign_next && !conform_text_add(&row->text, word)) {
            return "after a ÷ or × stands no code point, or there are too many";
        }
        if (sign_next && !str_eq(word, BREAK) && !str_eq(word, JOIN)) {
            return "between two code points stands neither ÷ nor ×";
        }
        if (sign_next) {
            row->breaks[row->text.count] = str_eq(word, BREAK);
        }
    }
    return sign_next || row->text.count == 0 ? "it does not end with ÷ or × after a code point"
                                             : NULL;
}

/* Offsets as a row has them; those between letters' bytes would be a fault of ours. */
static void mark_breaks(const struct conform_text *t, struct text_breaks b, bool *breaks)
{
    size_t k = 0;
    for (size_t i = 0; i <= t->count; i++) {
        breaks[i] = k < b.count && b.at[k] == t->at[i];
        k += breaks[i];
    }
    must(k == b.count);
}

static struct str row_str(struct arena *a, const struct conform_text *t, const bool *breaks)
{
    struct buf b;
    buf_init(&b, CONFORM_LETTERS_MAX * 16);
    for (size_t i = 0; i <= t->count; i++) {
        struct str sign = breaks[i] ? BREAK : JOIN;
        must(buf_addf(&b, i > 0 ? " %.*s" : "%.*s", STR_ARG(sign)) == OK);
        must(i == t->count || buf_addf(&b, " %04X", (unsigned)t->letters[i]) == OK);
    }
    struct str out = arena_str(a, buf_str(&b));
    buf_finish(&b);
    return out;
}

/* The start of the text is a boundary to us, and to some of the files. */
static const char *check(struct conform *c, struct str line, find_breaks *find)
{
    struct row row;
    bool got[CONFORM_LETTERS_MAX + 1];
    const char *problem = read_row(&row, line);
    if (problem) {
        return problem;
    }
    mark_breaks(&row.text, find(&c->tools, &c->arena, conform_text_str(&row.text)), got);
    got[0] = row.breaks[0];
    if (memcmp(got, row.breaks, (row.text.count + 1) * sizeof *got) == 0) {
        conform_passed(c);
    } else {
        conform_failed(c, row_str(&c->arena, &row.text, row.breaks),
                       row_str(&c->arena, &row.text, got));
    }
    return NULL;
}

static struct text_breaks find_lines(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_line_breaks lines = text_lines(t, a, s);
    size_t *at = ARENA_ARRAY(a, size_t, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        at[i] = lines.items[i].at;
    }
    return (struct text_breaks){at, lines.count};
}

const char *conform_grapheme_line(struct conform *c, struct str line)
{
    return check(c, line, text_graphemes);
}

const char *conform_line_line(struct conform *c, struct str line)
{
    return check(c, line, find_lines);
}

const char *conform_word_line(struct conform *c, struct str line)
{
    return check(c, line, text_words);
}
