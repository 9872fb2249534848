/* SPDX-License-Identifier: MIT
 *
 * layout.h - `tala-lab layout`: how strings are laid out, as JSON and as pictures.      */
#ifndef TOOLS_LAB_LAYOUT_H
#define TOOLS_LAB_LAYOUT_H

#include "base/str.h"

/* The picture of a case stands this far from its edges. */
enum { LAYOUT_MARGIN_PX = 8 };

/* Lays out the cases of a file and prints a line of JSON for each; what is wrong goes to
 * stderr.  `png_dir` may be empty.  Returns the exit status: 0, or 1 after a problem. */
int layout_run(struct str file, struct str png_dir);

#endif
