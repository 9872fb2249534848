/* SPDX-License-Identifier: MIT
 *
 * text_isolate.h - keeping inserted text from disturbing the text around it.
 *
 * Every inserted name, foreign word, number, phone or date goes through here.         */
#ifndef TEXT_TEXT_ISOLATE_H
#define TEXT_TEXT_ISOLATE_H

#include "base/arena.h"
#include "text/text_lang.h"

/* `s` between an opening isolate (FSI for TEXT_AUTO, LRI, RLI) and PDI.  Embeddings,
 * overrides and unpaired isolates inside `s` are removed or closed, so that nothing
 * inside reaches out.  The result lives in the arena. */
struct str text_isolate(struct arena *a, struct str s, enum text_direction direction);

#endif
