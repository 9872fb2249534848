/* SPDX-License-Identifier: MIT
 *
 * bench_text.h - the rows that `tala-lab bench text` and tests/bench/peers/pango_text both
 * print, so that they can be put side by side.                                          */
#ifndef TOOLS_LAB_BENCH_TEXT_H
#define TOOLS_LAB_BENCH_TEXT_H

#define BENCH_TEXT_MEMORY "text: memory for a line in each script"
#define BENCH_TEXT_START  "text: fonts opened, 3 paragraphs painted first"
#define BENCH_TEXT_LAYOUT "text: 60 words in 3 scripts laid out anew"
#define BENCH_TEXT_PAINT  "text: these painted again"
#define BENCH_TEXT_LINES  "text: lines on a screen of 1920x1080"
#define BENCH_TEXT_SCREEN "text: a screen of 1920x1080 full of it painted"
#define BENCH_TEXT_CLEAR  "text: that screen cleared before"

enum {
    BENCH_TEXT_W = 1920,
    BENCH_TEXT_H = 1080,
    BENCH_TEXT_EDGE_PX = 20,
    BENCH_TEXT_ROUNDS = 301,
    BENCH_TEXT_STARTS = 21,
    BENCH_TEXT_PARAGRAPHS_MAX = 64,
    BENCH_TEXT_SUFFIX = 9000, /* counted down: a number at the end makes a paragraph new */
};

#endif
