/* SPDX-License-Identifier: MIT
 *
 * key128.h - 128-bit names: of an item, a device, a learner, an opened file.
 *
 * An item's key is BLAKE2b-128 of its course's uuid and its id, for ever; the others
 * are random (seal/seal.h makes both).                                             */
#ifndef BASE_KEY128_H
#define BASE_KEY128_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct key128 {
    uint8_t b[16];
};

enum { KEY128_HEX = 33 }; /* 32 digits and a NUL */

static inline bool key128_eq(struct key128 a, struct key128 b)
{
    return memcmp(a.b, b.b, sizeof a.b) == 0;
}

static inline int key128_cmp(struct key128 a, struct key128 b)
{
    return memcmp(a.b, b.b, sizeof a.b);
}

static inline bool key128_is_zero(struct key128 a)
{
    return key128_eq(a, (struct key128){{0}});
}

void key128_hex(struct key128 key, char out[KEY128_HEX]);
bool key128_from_hex(struct str hex, struct key128 *out); /* 32 digits, either case */

#endif
