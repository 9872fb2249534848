/* SPDX-License-Identifier: MIT
 *
 * json.h - values written one after the other as JSON, without white space.
 *
 * The caller opens, names and closes; commas come by themselves.  A buffer that is full
 * shows in `err`, and nothing more is written.                                          */
#ifndef TOOLS_LAB_JSON_H
#define TOOLS_LAB_JSON_H

#include "base/buf.h"

#include <stdint.h>

struct json {
    struct buf *out;
    enum err err;
    bool comma; /* a value stands before the next one */
};

void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, const char *key);
void json_int(struct json *j, int64_t n);
void json_real(struct json *j, double n);         /* finite; at most 3 decimals */
void json_exact(struct json *j, double n);        /* finite; 17 significant digits: the same bits */
void json_word(struct json *j, const char *word); /* true, false, null */
void json_str(struct json *j, struct str s);      /* malformed UTF-8 is written as U+FFFD */
void json_line_end(struct json *j);               /* after the outermost value: a line feed */

#endif
