/* SPDX-License-Identifier: MIT */
#include "pack/pack_word.h"

#include "base/must.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static const struct str kinds[] = {
    [PACK_WORD] = STR_INIT("word"),         [PACK_PHRASE] = STR_INIT("phrase"),
    [PACK_SENTENCE] = STR_INIT("sentence"), [PACK_LETTER] = STR_INIT("letter"),
    [PACK_NUMBER] = STR_INIT("number"),
};
static const struct str domains[] = {
    [PACK_EDUCATION] = STR_INIT("education"),
    [PACK_WORK] = STR_INIT("work"),
    [PACK_CIVIC] = STR_INIT("civic"),
};
static const struct str states[] = {
    [PACK_DRAFT] = STR_INIT("draft"),
    [PACK_REVIEWED] = STR_INIT("reviewed"),
};
static const struct str roles[] = {
    [PACK_CLIP_WORD] = STR_INIT("word"),
    [PACK_CLIP_EXAMPLE] = STR_INIT("example"),
};
static const struct str speeds[] = {
    [PACK_NORMAL] = STR_INIT("normal"),
    [PACK_SLOW] = STR_INIT("slow"),
};
static const struct str blob_kinds[] = {
    [PACK_PNG] = STR_INIT("png"),
    [PACK_OPUS] = STR_INIT("opus"),
};

static struct str word_of(const struct str *words, int count, int value)
{
    must(value >= 0 && value < count);
    return words[value];
}

/* The index of a word, or -1. */
static int value_of(const struct str *words, int count, struct str word)
{
    for (int i = 0; i < count; i++) {
        if (str_eq(words[i], word)) {
            return i;
        }
    }
    return -1;
}

struct str pack_kind_word(enum pack_kind kind)
{
    return word_of(kinds, COUNT(kinds), (int)kind);
}

struct str pack_domain_word(enum pack_domain domain)
{
    return word_of(domains, COUNT(domains), (int)domain);
}

struct str pack_state_word(enum pack_state state)
{
    return word_of(states, COUNT(states), (int)state);
}

struct str pack_role_word(enum pack_role role)
{
    return word_of(roles, COUNT(roles), (int)role);
}

struct str pack_speed_word(enum pack_speed speed)
{
    return word_of(speeds, COUNT(speeds), (int)speed);
}

struct str pack_blob_kind_word(enum pack_blob_kind kind)
{
    return word_of(blob_kinds, COUNT(blob_kinds), (int)kind);
}

bool pack_kind_from(struct str word, enum pack_kind *out)
{
    int value = value_of(kinds, COUNT(kinds), word);
    *out = value < 0 ? *out : (enum pack_kind)value;
    return value >= 0;
}

bool pack_domain_from(struct str word, enum pack_domain *out)
{
    int value = value_of(domains, COUNT(domains), word);
    *out = value < 0 ? *out : (enum pack_domain)value;
    return value >= 0;
}

bool pack_state_from(struct str word, enum pack_state *out)
{
    int value = value_of(states, COUNT(states), word);
    *out = value < 0 ? *out : (enum pack_state)value;
    return value >= 0;
}

bool pack_role_from(struct str word, enum pack_role *out)
{
    int value = value_of(roles, COUNT(roles), word);
    *out = value < 0 ? *out : (enum pack_role)value;
    return value >= 0;
}

bool pack_speed_from(struct str word, enum pack_speed *out)
{
    int value = value_of(speeds, COUNT(speeds), word);
    *out = value < 0 ? *out : (enum pack_speed)value;
    return value >= 0;
}

bool pack_blob_kind_from(struct str word, enum pack_blob_kind *out)
{
    int value = value_of(blob_kinds, COUNT(blob_kinds), word);
    *out = value < 0 ? *out : (enum pack_blob_kind)value;
    return value >= 0;
}
