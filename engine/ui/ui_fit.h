/* SPDX-License-Identifier: MIT
 *
 * ui_fit.h - what does not fit in a finished frame: for tests and for those who translate.
 *
 * One line a misfit: the node, its place in window pixels, what is wrong.  Reported are
 *     a word wider than its box; text higher than its box; text cut by its max_lines, unless
 *     the node is flagged UI_MAY_CUT; text on other text, or on a control that is not its own;
 *     a node without room, or outside its parent's box less its padding (child of a UI_STACK:
 *     outside the canvas, or the window where it only decorates; child of a UI_CLIP box: anywhere);
 *     siblings in a row or column that overlap; controls that overlap;
 *     a control smaller than 44 dp either way.
 * A pixel more or less is rounding.  Under a UI_MODAL node only what lies in it is compared.  */
#ifndef UI_UI_FIT_H
#define UI_UI_FIT_H

#include "ui/ui.h"

enum { UI_FIT_CONTROL_DP = 44 };

/* Adds the lines; none where everything fits.  errors: ERR_LIMIT when `out` is full. */
WARN_UNUSED enum err ui_fit(const struct ui *u, struct buf *out);

#endif
