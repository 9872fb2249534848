/* SPDX-License-Identifier: MIT
 *
 * font_lang.h - what a set knows of languages, found once (font_set.h has the rest).
 *
 * Private to this room.                                                              */
#ifndef FONT_FONT_LANG_H
#define FONT_FONT_LANG_H

#include "font/font_set.h"

void font_langs_forget(struct font_set *set);

#endif
