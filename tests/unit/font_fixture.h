/* SPDX-License-Identifier: MIT
 *
 * font_fixture.h - a font set with the real tables and the fonts of Debian's packages, and a
 * surface in memory to paint on: no window, no display.                                */
#ifndef TESTS_FONT_FIXTURE_H
#define TESTS_FONT_FIXTURE_H

#include <SDL.h>

#include "font/font_paragraph.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Arabic letters by name, so that this file reads in one direction. */
#define CALL  "\xD8\xA7\xD8\xAA\xD8\xB5\xD9\x84"                 /* ittasil */
#define PEACE "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"                 /* salam */
#define NOW   "\xD8\xA7\xD9\x84\xD8\xA2\xD9\x86"                 /* al-an */
#define SELAM "\xE1\x88\xB0\xE1\x88\x8B\xE1\x88\x9D"             /* selam, Ethiopic */
#define YIZHA "\xD1\x97\xD0\xB6\xD0\xB0"                         /* yizha, Cyrillic */
#define BREAD "\xE0\xA4\xB0\xE0\xA5\x8B\xE0\xA4\x9F\xE0\xA5\x80" /* roti, Devanagari */

enum { WIDTH = 640, HEIGHT = 200, INK = 0x1B2733FF };

struct fixture {
    struct arena arena;
    struct str fonts_ini, icons_ini;
    struct font_set *set;
    SDL_Surface *surface;
    SDL_Renderer *renderer;
};

int fixture_setup(void **state); /* *state: struct fixture */
int fixture_teardown(void **state);

/* Another set, from the tables given and one folder. */
enum err fixture_open(struct fixture *f, struct str fonts_ini, struct str icons_ini,
                      const char *folder, struct diag_list *diags, struct font_set **out);

struct font_style style_of(const char *lang, enum font_role role, float size_px);
struct font_paragraph lay(struct fixture *f, const struct font_style *style, const char *text,
                          int width_px);

/* The run that holds the first of these letters; fails where there is none. */
const struct font_run *run_with(const struct font_paragraph *p, const char *letters);

#endif
