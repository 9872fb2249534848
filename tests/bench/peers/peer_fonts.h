/* SPDX-License-Identifier: MIT
 *
 * peer_fonts.h - Pango set up with the fonts that assets/fonts.ini names, and no others.
 *
 * Which face a script gets is looked up as Tala does for the role gloss; what Pango makes
 * of it (items, fallback, shaping, lines) is its own.                                   */
#ifndef TESTS_PEER_FONTS_H
#define TESTS_PEER_FONTS_H

#include <pango/pangocairo.h>

struct peer_fonts;

/* Ends the program with a message where the table cannot be read. */
struct peer_fonts *peer_fonts_open(const char *fonts_ini);
void peer_fonts_close(struct peer_fonts *f);

/* Belongs to f. */
PangoFontMap *peer_fonts_map(const struct peer_fonts *f);

/* Families for each stretch of one script, as found by Pango: the script's own, then those of
 * the text's other scripts, then [signs]; the caller's. */
PangoAttrList *peer_fonts_attributes(const struct peer_fonts *f, const char *lang, const char *text,
                                     int bytes);

#endif
