/* SPDX-License-Identifier: MIT */
#include "pack/pack_private.h"

#include <string.h>

#include "base/utf8.h"

enum { LANGUAGE_BYTES_MAX = 35, UUID_BYTES = 36 };

bool pack_text_fits(struct str text)
{
    return text.n <= PACK_TEXT_BYTES_MAX;
}

bool pack_text_sound(struct str text)
{
    return !text.n || (!memchr(text.p, '\0', text.n) && utf8_bad(text) == SIZE_MAX);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool pack_language_sound(struct str tag)
{
    if (tag.n < 2 || tag.n > LANGUAGE_BYTES_MAX || !is_letter(tag.p[0])) {
        return false;
    }
    for (size_t i = 0; i < tag.n; i++) {
        bool separates = tag.p[i] == '-' && i + 1 < tag.n && tag.p[i + 1] != '-';
        if (!separates && !is_letter(tag.p[i]) && !is_digit(tag.p[i])) {
            return false;
        }
    }
    return true;
}

bool pack_uuid_sound(struct str uuid)
{
    if (uuid.n != UUID_BYTES) {
        return false;
    }
    for (size_t i = 0; i < uuid.n; i++) {
        char c = uuid.p[i];
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !is_digit(c) && !(c >= 'a' && c <= 'f')) {
            return false;
        }
    }
    return true;
}

bool pack_blob_looks_like(enum pack_blob_kind kind, struct str bytes)
{
    switch (kind) {
    case PACK_PNG:
        return str_starts(bytes, STR("\x89PNG\r\n\x1a\n"));
    case PACK_OPUS: /* an Ogg page with one segment, and in it the head. source: RFC 7845 */
        return str_starts(bytes, STR("OggS")) &&
               str_starts(str_slice(bytes, 28, bytes.n), STR("OpusHead"));
    }
    return false;
}
