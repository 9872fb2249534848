/* SPDX-License-Identifier: MIT
 *
 * layout_case.h - strings to be laid out, as tests/cases/layout.tsv holds them.
 *
 * UTF-8, one case a line, seven cells between tabs:
 *     id  language  ltr|rtl  px  width  note  text
 * Width 0 does not wrap.  In the text \uXXXX is a UTF-16 unit (two of them beyond U+FFFF)
 * and \\ a backslash.  Empty lines and lines from # are skipped.                        */
#ifndef TOOLS_LAB_LAYOUT_CASE_H
#define TOOLS_LAB_LAYOUT_CASE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

enum {
    LAYOUT_FILE_BYTES_MAX = 1 << 20,
    LAYOUT_CASES_MAX = 5000,
    LAYOUT_ID_BYTES_MAX = 40, /* an id is also a file name: a-z, 0-9 and '-' */
    LAYOUT_TEXT_BYTES_MAX = 16 * 1024,
    LAYOUT_PX_MIN = 6,
    LAYOUT_PX_MAX = 200,
    LAYOUT_WIDTH_PX_MAX = 2000,
};

struct layout_case {
    struct str id, lang, note, text;
    bool rtl; /* base direction */
    int px, width_px;
};

/* A sentence for the person who wrote the file. */
struct layout_problem {
    int row, column; /* from 1; columns are letters */
    struct str sentence;
};

struct layout_file {
    const struct layout_case *cases; /* of the lines that are well */
    size_t case_count;
    const struct layout_problem *problems; /* in the file's order, one a line */
    size_t problem_count;
};

/* owner: *out lives in `a`, and points into `bytes` too.  errors: ERR_FORMAT where there are
 * problems. */
WARN_UNUSED enum err layout_file_read(struct str bytes, struct arena *a, struct layout_file *out);

#endif
