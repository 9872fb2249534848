/* SPDX-License-Identifier: MIT
 *
 * pack_sample.h - a small course with everything a pack can hold, and packs as text. */
#ifndef TESTS_PACK_SAMPLE_H
#define TESTS_PACK_SAMPLE_H

#include "pack/pack.h"
#include "pack/pack_writer.h"

enum { SAMPLE_UNITS = 3, SAMPLE_ITEMS = 5 };

struct pack_info pack_sample_info(void);

/* A file that begins as PNG or Opus do; `salt` makes different ones. */
struct str pack_sample_blob(struct arena *a, enum pack_blob_kind kind, int salt);

/* Adds the sample course to a new writer. */
void pack_sample_fill(struct pack_writer *w);

/* The sample at `path`, and in memory. */
void pack_sample_write(const char *path);
struct str pack_sample_bytes(struct arena *a);

/* Everything that can be looked up in a pack, as text.  Blobs are named by what
 * pack_blob said of them. */
struct str pack_sample_dump(const struct pack *pack, struct arena *a);

#endif
