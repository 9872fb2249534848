/* SPDX-License-Identifier: MIT
 *
 * platform_measure.h - the font room, as ui asks for it.                              */
#ifndef PLATFORM_PLATFORM_MEASURE_H
#define PLATFORM_PLATFORM_MEASURE_H

#include "base/arena.h"
#include "font/font.h"
#include "ui/ui_text.h"

struct platform_fonts {
    struct font_set *fonts;
    struct arena scratch; /* reset by each call */
};

struct font_style platform_font_style(const struct ui_text_box *t);

/* `fonts` must outlive the measure. */
struct ui_measure platform_measure_of(struct platform_fonts *fonts);

#endif
