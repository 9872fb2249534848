/* SPDX-License-Identifier: MIT */
#include "simulate.h"

#include "svg.h"

enum { COLUMNS = 2, WIDTH = 460, HEIGHT = 330, LEFT = 56, TOP = 34, RIGHT = 20, BOTTOM = 50 };

static const struct {
    const char *colour;
    enum svg_dash dash;
} looks[SIM_SCHEDULERS] = {
    {"#0b6e4f", SVG_SOLID}, {"#1f4e9e", SVG_DASHED}, {"#b3411d", SVG_DOTTED}};

/* The runs of one learner stand together. */
static int runs_together(const struct sim_run *runs, int count)
{
    int n = 0;
    while (n < count && runs[n].learner == runs[0].learner) {
        n++;
    }
    return n;
}

static void scale(const struct sim_run *runs, int count, struct svg_plot *plot)
{
    plot->x_max = 1;
    plot->y_max = 1;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < runs[i].count; k++) {
            const struct sim_point *p = &runs[i].points[k];
            plot->x_max = p->minutes > plot->x_max ? p->minutes : plot->x_max;
            plot->y_max = p->known > plot->y_max ? p->known : plot->y_max;
        }
    }
}

static void draw_run(struct svg *s, const struct svg_plot *plot, const struct sim_run *run, int n)
{
    double x[SIM_POINTS_MAX + 1] = {0};
    double y[SIM_POINTS_MAX + 1] = {0};
    for (int k = 0; k < run->count; k++) {
        x[k + 1] = run->points[k].minutes;
        y[k + 1] = run->points[k].known;
    }
    svg_line(s, plot, x, y, run->count + 1, looks[n].colour, looks[n].dash);
    svg_legend(s, plot, n, run->scheduler->what, looks[n].colour, looks[n].dash);
}

static void draw_learner(struct svg *s, const struct sim_run *runs, int count, int place)
{
    struct svg_plot plot = {.x = place % COLUMNS * WIDTH + LEFT,
                            .y = place / COLUMNS * HEIGHT + TOP,
                            .width = WIDTH - LEFT - RIGHT,
                            .height = HEIGHT - TOP - BOTTOM,
                            .title = runs[0].learner->what,
                            .x_label = "minutes studied",
                            .y_label = "things known"};
    scale(runs, count, &plot);
    svg_axes(s, &plot);
    for (int i = 0; i < count; i++) {
        draw_run(s, &plot, &runs[i], i);
    }
}

enum err simulate_svg(const struct sim_run *runs, int count, struct buf *out)
{
    struct svg s = {out, OK};
    int learners = 0;
    for (int i = 0; i < count; i += runs_together(runs + i, count - i)) {
        learners++;
    }
    int columns = learners < COLUMNS ? learners : COLUMNS;
    svg_begin(&s, columns * WIDTH, (learners + COLUMNS - 1) / COLUMNS * HEIGHT);
    for (int i = 0, place = 0; i < count; place++) {
        int n = runs_together(runs + i, count - i);
        draw_learner(&s, runs + i, n, place);
        i += n;
    }
    svg_end(&s);
    return s.err;
}
