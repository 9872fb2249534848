/* SPDX-License-Identifier: MIT
 *
 * font_system.h - the fonts that a program of Tala uses, found where they are installed.
 *
 * `share` is os_share_dir's: its assets hold the tables, its folder fonts goes before the
 * system's.                                                                           */
#ifndef FONT_FONT_SYSTEM_H
#define FONT_FONT_SYSTEM_H

#include "base/arena.h"
#include "font/font.h"

/* errors: as font_set_create, and ERR_NOT_FOUND or ERR_IO where a table cannot be read
 * (font.table-missing [file] in `diags`). */
WARN_UNUSED enum err font_system_open(struct str share, struct diag_list *diags,
                                      struct font_set **out);

/* The path of a font file, in `a`; empty where it is not installed. */
struct str font_system_file(struct arena *a, struct str share, struct str name);

#endif
