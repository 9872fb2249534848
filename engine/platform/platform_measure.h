/* SPDX-License-Identifier: MIT
 *
 * platform_measure.h - the font room, as ui asks for it.                              */
#ifndef PLATFORM_PLATFORM_MEASURE_H
#define PLATFORM_PLATFORM_MEASURE_H

#include "font/font.h"
#include "ui/ui_text.h"

struct font_style platform_font_style(const struct ui_text_box *t);

/* `fonts` must outlive the measure. */
struct ui_measure platform_measure_of(struct font_set *fonts);

#endif
