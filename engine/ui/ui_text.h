/* SPDX-License-Identifier: MIT
 *
 * ui_text.h - how ui learns the size of text without knowing fonts.
 *
 * The platform fills struct ui_measure from the font room; tests fill it with a
 * monospaced fake.  All lengths are pixels, all positions bytes of `text`.          */
#ifndef UI_UI_TEXT_H
#define UI_UI_TEXT_H

#include "base/str.h"
#include "ui/ui_theme.h"

enum ui_align { UI_START, UI_CENTER, UI_END };

struct ui_size {
    int w, h;
};

/* A paragraph to lay out.  Its base direction is that of its language. */
struct ui_text_box {
    struct str text;
    struct str lang; /* BCP 47 */
    enum ui_face face;
    float px; /* type size */
    bool bold;
    enum ui_align align; /* of lines, by the paragraph's own direction */
    int width;           /* 0: one line, as long as it is */
    int max_lines;       /* 0: as many as it takes; else the last ends in an ellipsis */
};

struct ui_measure {
    void *ctx;
    struct ui_size (*size)(void *ctx, const struct ui_text_box *t);
    /* x of the caret before `byte`, from the box's left edge. */
    int (*caret_x)(void *ctx, const struct ui_text_box *t, size_t byte);
    /* Extent of bytes [from, to), all of one direction, from the box's left edge. */
    void (*range_x)(void *ctx, const struct ui_text_box *t, size_t from, size_t to, int *left,
                    int *right);
    /* The grapheme boundary nearest to the point. */
    size_t (*hit)(void *ctx, const struct ui_text_box *t, int x, int y);
    bool (*is_rtl)(void *ctx, struct str lang);
};

#endif
