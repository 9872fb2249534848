/* SPDX-License-Identifier: MIT
 *
 * seal.h - hashes and random names.
 *
 * The hash is BLAKE2b with 128 bits of output and no key: it names things, and finds
 * damage; it is not a signature.  The first call of any function starts libsodium;
 * nothing has to be opened or closed.                                             */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include "base/key128.h"
#include "base/str.h"

#include <stddef.h>

/* The name of some bytes: a blob's key in a pack. */
struct key128 seal_key128(struct str bytes);

/* An item's name everywhere and for ever: the hash of "<course uuid>\n<item id>".
 * The uuid is taken as text, as it stands in course.ini. */
struct key128 seal_item_key(struct str course_uuid, struct str item_id);

/* A hash of bytes that come in parts.  Lives on the caller's stack, is not copied. */
struct seal_hash {
    _Alignas(64) unsigned char state[384];
};

void seal_hash_begin(struct seal_hash *h);
void seal_hash_add(struct seal_hash *h, struct str bytes);
struct key128 seal_hash_end(struct seal_hash *h); /* seal_key128 of all parts joined */

/* From the system's secure source; ends the program if there is none. */
void seal_random(void *out, size_t bytes);
struct key128 seal_random_key(void);

#endif
