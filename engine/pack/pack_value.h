/* SPDX-License-Identifier: MIT
 *
 * pack_value.h - the shape of names in a pack, for those who make one.               */
#ifndef PACK_PACK_VALUE_H
#define PACK_PACK_VALUE_H

#include "base/str.h"

#include <stdbool.h>

/* The shape of a BCP 47 tag, not whether the registry knows it. */
bool pack_language_sound(struct str tag);

/* 8-4-4-4-12 lower-case hexadecimal digits. */
bool pack_uuid_sound(struct str uuid);

#endif
