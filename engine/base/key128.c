/* SPDX-License-Identifier: MIT */
#include "base/key128.h"

void key128_hex(struct key128 key, char out[KEY128_HEX])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < sizeof key.b; i++) {
        out[2 * i] = digits[key.b[i] >> 4];
        out[2 * i + 1] = digits[key.b[i] & 15];
    }
    out[KEY128_HEX - 1] = '\0';
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool key128_from_hex(struct str hex, struct key128 *out)
{
    struct key128 key;
    if (hex.n != KEY128_HEX - 1) {
        return false;
    }
    for (size_t i = 0; i < sizeof key.b; i++) {
        int high = digit_value(hex.p[2 * i]);
        int low = digit_value(hex.p[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        key.b[i] = (uint8_t)(high << 4 | low);
    }
    *out = key;
    return true;
}
