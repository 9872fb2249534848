/* SPDX-License-Identifier: MIT
 *
 * layout_picture.h - a paragraph as a PNG file, black on white.                         */
#ifndef TOOLS_LAB_LAYOUT_PICTURE_H
#define TOOLS_LAB_LAYOUT_PICTURE_H

#include "font/font_paragraph.h"

/* Painted in software with `margin_px` around it; *ink is how much of it is black, in
 * pixels.  errors: ERR_LIMIT (too large for a picture), ERR_UNSUPPORTED (SDL cannot), and
 * os_file_write's. */
WARN_UNUSED enum err layout_picture_write(struct font_set *set, const struct font_paragraph *p,
                                          int margin_px, struct str path, double *ink);

#endif
