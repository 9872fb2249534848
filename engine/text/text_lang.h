/* SPDX-License-Identifier: MIT
 *
 * text_lang.h - what a BCP 47 tag alone says about writing.
 *
 * Pure; tags longer than TEXT_LANG_BYTES_MAX or malformed are the undetermined
 * language: left to right, script "Zyyy".                                          */
#ifndef TEXT_TEXT_LANG_H
#define TEXT_TEXT_LANG_H

#include "base/str.h"

#include <stdbool.h>

enum { TEXT_LANG_BYTES_MAX = 64, TEXT_SCRIPT_BYTES = 5 };

/* Base direction of a paragraph.  From the language of the field it stands in;
 * TEXT_AUTO (first strong letter, else left to right) only for what a person types. */
enum text_direction { TEXT_LTR, TEXT_RTL, TEXT_AUTO };

/* TEXT_LTR or TEXT_RTL, by the tag's script, or else by its likely script. */
enum text_direction text_lang_direction(struct str bcp47);
bool text_lang_is_rtl(struct str bcp47);

/* ISO 15924 of the tag's script, or else of its likely script. */
void text_lang_script(struct str bcp47, char out[TEXT_SCRIPT_BYTES]);

#endif
