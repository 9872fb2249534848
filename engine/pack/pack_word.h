/* SPDX-License-Identifier: MIT
 *
 * pack_word.h - the words by which course tables and packs name enum values.
 *
 * Lower-case English, the same in an author's CSV and in a pack's columns.          */
#ifndef PACK_PACK_WORD_H
#define PACK_PACK_WORD_H

#include "pack/pack_model.h"

struct str pack_kind_word(enum pack_kind kind);
struct str pack_domain_word(enum pack_domain domain);
struct str pack_state_word(enum pack_state state);
struct str pack_role_word(enum pack_role role);
struct str pack_speed_word(enum pack_speed speed);
struct str pack_blob_kind_word(enum pack_blob_kind kind);

/* False on any other word, and *out stays as it is. */
bool pack_kind_from(struct str word, enum pack_kind *out);
bool pack_domain_from(struct str word, enum pack_domain *out);
bool pack_state_from(struct str word, enum pack_state *out);
bool pack_role_from(struct str word, enum pack_role *out);
bool pack_speed_from(struct str word, enum pack_speed *out);
bool pack_blob_kind_from(struct str word, enum pack_blob_kind *out);

#endif
