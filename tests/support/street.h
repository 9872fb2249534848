/* SPDX-License-Identifier: MIT
 *
 * street.h - a course made for playing the client: everything a screen can show, and
 * always the same.
 *
 * Unit 0 has words with pictures, meanings and sounds, so that every kind of exercise
 * comes.  Each unit after it has one item alone: a lesson there asks nothing else.      */
#ifndef TESTS_STREET_H
#define TESTS_STREET_H

#include "pack/pack_model.h"

enum { STREET_WORDS = 8, STREET_UNITS = 4 };

/* What stands alone in the units after unit 0. */
enum street_unit { STREET_ALL, STREET_BREAD, STREET_CAFE, STREET_GOODBYE };

struct pack_info street_info(void);

/* The course at `path`; `name` tells two courses apart: it is part of the uuid (0 to 9). */
void street_write(const char *path, int name);
/* The same words, said to be of another language. */
void street_write_in(const char *path, int name, struct str host);

#endif
