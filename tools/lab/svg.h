/* SPDX-License-Identifier: MIT
 *
 * svg.h - a plot: lines over two axes, as SVG text.
 *
 * The caller begins a picture of a size, places plots on it and ends it.  Text is escaped;
 * numbers are finite.  What does not fit the buffer shows in `err`.                      */
#ifndef TOOLS_LAB_SVG_H
#define TOOLS_LAB_SVG_H

#include "base/buf.h"

struct svg {
    struct buf *out;
    enum err err;
};

void svg_begin(struct svg *s, int width, int height);
void svg_end(struct svg *s);

struct svg_plot {
    int x, y, width, height; /* of the area within the axes */
    double x_max, y_max;     /* both begin at 0 */
    const char *title, *x_label, *y_label;
};

/* The axes with round numbers, the title and the labels. */
void svg_axes(struct svg *s, const struct svg_plot *plot);

enum svg_dash { SVG_SOLID, SVG_DASHED, SVG_DOTTED };

/* One line of `count` points; `label` stands at its end, `place` lines below it. */
void svg_line(struct svg *s, const struct svg_plot *plot, const double *x, const double *y,
              int count, const char *colour, enum svg_dash dash);
/* A line of the legend: the n-th, above the axes. */
void svg_legend(struct svg *s, const struct svg_plot *plot, int n, const char *label,
                const char *colour, enum svg_dash dash);

#endif
