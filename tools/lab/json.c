/* SPDX-License-Identifier: MIT */
#include "json.h"

#include "base/utf8.h"

#include <stdio.h>

static void add(struct json *j, struct str s)
{
    j->err = j->err == OK ? buf_add(j->out, s) : j->err;
}

static void add_value(struct json *j, struct str s)
{
    if (j->comma) {
        add(j, STR(","));
    }
    add(j, s);
    j->comma = true;
}

void json_open(struct json *j, char bracket)
{
    add_value(j, (struct str){&bracket, 1});
    j->comma = false;
}

void json_close(struct json *j, char bracket)
{
    add(j, (struct str){&bracket, 1});
    j->comma = true;
}

void json_key(struct json *j, const char *key)
{
    json_str(j, str_from(key));
    add(j, STR(":"));
    j->comma = false;
}

static void add_printed(struct json *j, const char *text, int n)
{
    add_value(j, (struct str){text, (size_t)n});
}

void json_int(struct json *j, int64_t n)
{
    char text[24];
    add_printed(j, text, snprintf(text, sizeof text, "%lld", (long long)n));
}

void json_real(struct json *j, double n)
{
    char text[64];
    int length = snprintf(text, sizeof text, "%.3f", n);
    length = length < (int)sizeof text ? length : (int)sizeof text - 1;
    while (text[length - 1] == '0') {
        length--;
    }
    length -= text[length - 1] == '.';
    add_printed(j, text, length);
}

void json_exact(struct json *j, double n)
{
    char text[32];
    add_printed(j, text, snprintf(text, sizeof text, "%.17g", n));
}

void json_word(struct json *j, const char *word)
{
    add_value(j, str_from(word));
}

static void add_letter(struct json *j, uint32_t c)
{
    char text[8];
    if (c == '"' || c == '\\') {
        text[0] = '\\';
        text[1] = (char)c;
        add(j, (struct str){text, 2});
    } else if (c < 0x20 || c == 0x7F) {
        int n = snprintf(text, sizeof text, "\\u%04x", (unsigned)c);
        add(j, (struct str){text, (size_t)n});
    } else {
        add(j, (struct str){text, utf8_put(c, text)});
    }
}

void json_str(struct json *j, struct str s)
{
    add_value(j, STR("\""));
    while (s.n > 0) {
        add_letter(j, utf8_next(&s));
    }
    add(j, STR("\""));
}

void json_line_end(struct json *j)
{
    add(j, STR("\n"));
    j->comma = false;
}
