/* SPDX-License-Identifier: MIT
 *
 * log.h - a learner's file as text, and back: the last resort, and for the curious.     */
#ifndef TOOLS_LAB_LOG_H
#define TOOLS_LAB_LOG_H

#include "base/str.h"

#include <stdbool.h>

/* Each prints what it did or what is wrong, with its line; 0 when all went well. */
int log_export(struct str learner);
int log_import(struct str learner, struct str text, bool what_is_sound);
int log_merge(struct str learner, struct str other);

#endif
