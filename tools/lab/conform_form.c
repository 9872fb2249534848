/* SPDX-License-Identifier: MIT
 *
 * NormalizationTest.txt, its rules for NFC, the one form that Tala keeps: columns 1 to 3
 * become column 2, columns 4 and 5 become column 4; and a column is in that form if that
 * is what becomes of it.                                                              */
#include "conform.h"

#include "base/utf8.h"
#include "text/text_clean.h"

enum { COLUMNS = 5 };

static bool read_columns(struct conform_text columns[COLUMNS], struct str line)
{
    for (int i = 0; i < COLUMNS; i++) {
        struct str field;
        if (!str_next(&line, ';', &field) || !conform_text_read(&columns[i], field)) {
            return false;
        }
    }
    return str_trim(line).n == 0;
}

static struct str letters_str(struct arena *a, struct str s)
{
    struct str out = STR("");
    while (s.n > 0) {
        out = arena_printf(a, "%.*s%s%04X", STR_ARG(out), out.n > 0 ? " " : "",
                           (unsigned)utf8_next(&s));
    }
    return out;
}

const char *conform_form_line(struct conform *c, struct str line)
{
    static const int form_of[COLUMNS] = {1, 1, 1, 3, 3};
    struct conform_text columns[COLUMNS];
    if (line.p[0] == '@') {
        return NULL; /* the heading of a part */
    }
    if (!read_columns(columns, line)) {
        return "it is not five columns of code points, each ended by a semicolon";
    }
    for (int i = 0; i < COLUMNS; i++) {
        struct str s = conform_text_str(&columns[i]);
        struct str want = conform_text_str(&columns[form_of[i]]);
        struct str got = text_nfc(&c->arena, s);
        if (!str_eq(got, want) || text_is_nfc(s) != str_eq(s, want)) {
            conform_failed(c, letters_str(&c->arena, want), letters_str(&c->arena, got));
            return NULL;
        }
    }
    conform_passed(c);
    return NULL;
}
