/* SPDX-License-Identifier: MIT
 *
 * ui_measure_fake.h - text without fonts: every code point is half the type size wide, a
 * line is 1.25 times the type size high, lines break at spaces.  Languages that begin with
 * "ar" run right to left, and mixed text as Unicode has it. */
#ifndef TESTS_UI_MEASURE_FAKE_H
#define TESTS_UI_MEASURE_FAKE_H

#include "ui/ui_text.h"

extern const struct ui_measure FAKE_MEASURE;

#endif
