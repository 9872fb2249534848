/* SPDX-License-Identifier: MIT */
#include "svg.h"

#include <math.h>

enum { FONT_PX = 12, TICKS = 5 };

#define ADD(s, ...) add((s), ((s)->err == OK ? buf_addf((s)->out, __VA_ARGS__) : (s)->err))

static void add(struct svg *s, enum err e)
{
    s->err = e;
}

static void add_text(struct svg *s, double x, double y, const char *anchor, const char *text)
{
    ADD(s, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
    for (const char *c = text; *c != '\0'; c++) {
        switch (*c) {
        case '<':
            ADD(s, "&lt;");
            break;
        case '>':
            ADD(s, "&gt;");
            break;
        case '&':
            ADD(s, "&amp;");
            break;
        default:
            ADD(s, "%c", *c);
        }
    }
    ADD(s, "</text>\n");
}

void svg_begin(struct svg *s, int width, int height)
{
    ADD(s,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"%d\">\n"
        "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n",
        width, height, width, height, FONT_PX, width, height);
}

void svg_end(struct svg *s)
{
    ADD(s, "</svg>\n");
}

static double at_x(const struct svg_plot *p, double x)
{
    return p->x + p->width * x / p->x_max;
}

static double at_y(const struct svg_plot *p, double y)
{
    return p->y + p->height * (1 - y / p->y_max);
}

/* A distance of 1, 2 or 5 times a power of ten, about TICKS of which make `max`. */
static double tick_of(double max)
{
    double power = pow(10, floor(log10(max / TICKS)));
    double times = max / TICKS / power;
    return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10);
}

static void add_number(struct svg *s, double x, double y, const char *anchor, double n)
{
    ADD(s, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%g</text>\n", x, y, anchor, n);
}

static void add_rule(struct svg *s, double x1, double y1, double x2, double y2, const char *colour)
{
    ADD(s, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" fill=\"none\"/>\n", x1, y1, x2, y2,
        colour);
}

/* What rounding may take from the last tick. */
static const double ALMOST = 1.0001;

void svg_axes(struct svg *s, const struct svg_plot *p)
{
    double bottom = p->y + p->height;
    double right = p->x + p->width;
    double step = tick_of(p->y_max);
    int ticks = (int)floor(p->y_max / step * ALMOST);
    for (int i = 0; i <= ticks; i++) {
        double y = i * step;
        add_rule(s, p->x, at_y(p, y), right, at_y(p, y), y > 0 ? "#dddddd" : "#444444");
        add_number(s, p->x - 6, at_y(p, y) + 4, "end", y);
    }
    step = tick_of(p->x_max);
    ticks = (int)floor(p->x_max / step * ALMOST);
    for (int i = 0; i <= ticks; i++) {
        double x = i * step;
        add_rule(s, at_x(p, x), bottom, at_x(p, x), bottom + 4, "#444444");
        add_number(s, at_x(p, x), bottom + 18, "middle", x);
    }
    add_text(s, p->x, p->y - 10, "start", p->title);
    add_text(s, right, bottom + 34, "end", p->x_label);
    add_text(s, p->x + 6, p->y + 10, "start", p->y_label);
}

static const char *dash_of(enum svg_dash dash)
{
    switch (dash) {
    case SVG_SOLID:
        return "";
    case SVG_DASHED:
        return " stroke-dasharray=\"7 4\"";
    case SVG_DOTTED:
        return " stroke-dasharray=\"2 4\"";
    }
    return "";
}

void svg_line(struct svg *s, const struct svg_plot *p, const double *x, const double *y, int count,
              const char *colour, enum svg_dash dash)
{
    ADD(s, "<path d=\"");
    for (int i = 0; i < count; i++) {
        ADD(s, "%s%.1f %.1f", i == 0 ? "M" : "L", at_x(p, x[i]), at_y(p, y[i]));
    }
    ADD(s, "\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"%s/>\n", colour, dash_of(dash));
}

void svg_legend(struct svg *s, const struct svg_plot *p, int n, const char *label,
                const char *colour, enum svg_dash dash)
{
    double y = p->y + 28 + n * 18;
    ADD(s, "<path d=\"M%d %.1fL%d %.1f\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"%s/>\n",
        p->x + 8, y, p->x + 36, y, colour, dash_of(dash));
    add_text(s, p->x + 42, y + 4, "start", label);
}
