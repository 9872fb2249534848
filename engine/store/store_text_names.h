/* SPDX-License-Identifier: MIT
 *
 * store_text_names.h - what kinds of events and skills are called in a text.        */
#ifndef STORE_STORE_TEXT_NAMES_H
#define STORE_STORE_TEXT_NAMES_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Static; NULL: it has none. */
const char *store_kind_name(int64_t kind);
const char *store_skill_name(int64_t skill);

bool store_kind_from(struct str name, int64_t *kind);
bool store_skill_from(struct str name, int64_t *skill);

#endif
