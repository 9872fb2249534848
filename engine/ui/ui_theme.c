/* SPDX-License-Identifier: MIT */
#include "ui/ui_theme.h"

#include "base/must.h"

#include <math.h>

struct token {
    const char *name;
    uint32_t rgb[UI_THEMES];
};

/* clang-format off */
static const struct token TOKENS[UI_TOKENS] = {
    [UI_NO_COLOUR]  = {"none",        {0, 0, 0, 0}},
    [UI_PAPER]      = {"paper",       {0xFAF7F2, 0x131D27, 0x000000, 0xFFFFFF}},
    [UI_CARD]       = {"card",        {0xFFFFFF, 0x1D2A37, 0x000000, 0xFFFFFF}},
    [UI_SUNK]       = {"sunk",        {0xF1EBE1, 0x0E161E, 0x141414, 0xF2F2F2}},
    [UI_HAIR]       = {"hair",        {0xE2D9CB, 0x33424F, 0x5C5C5C, 0x767676}},
    [UI_EDGE]       = {"edge",        {0x8A8275, 0x8496A6, 0xFFFFFF, 0x000000}},
    [UI_OFF]        = {"off",         {0xB9B1A4, 0x5E6C78, 0x8C8C8C, 0x6B6B6B}},
    [UI_INK]        = {"ink",         {0x1B2733, 0xF3EEE5, 0xFFFFFF, 0x000000}},
    [UI_INK2]       = {"ink2",        {0x51606E, 0xB8C4CE, 0xE4E4E4, 0x2B2B2B}},
    [UI_BLUE]       = {"blue",        {0x1D4E89, 0x8FC0F5, 0xFFD83D, 0x00336B}},
    [UI_BLUE_PRESS] = {"blue-press",  {0x153A68, 0xB5D6F8, 0xE6BE16, 0x001F42}},
    [UI_BLUE_TINT]  = {"blue-tint",   {0xE3ECF6, 0x1F3A57, 0x3A3000, 0xDCE8F6}},
    [UI_ON_BLUE]    = {"on-blue",     {0xFFFFFF, 0x0E1B28, 0x000000, 0xFFFFFF}},
    [UI_ORANGE]     = {"orange",      {0xE07A1F, 0xF29A4B, 0xFFA24A, 0xB34E00}},
    [UI_ORANGE_INK] = {"orange-ink",  {0xA8520B, 0xF6AE6C, 0xFFB36B, 0x8A3B00}},
    [UI_TEAL]       = {"teal",        {0x22775A, 0x62C7A0, 0x5FE3AE, 0x00573B}},
    [UI_TEAL_TINT]  = {"teal-tint",   {0xE0F1EA, 0x17392F, 0x00301F, 0xDDF3E9}},
    [UI_ON_TEAL]    = {"on-teal",     {0xFFFFFF, 0x0B1F18, 0x000000, 0xFFFFFF}},
    [UI_AMBER]      = {"amber",       {0xB86E00, 0xE3A03A, 0xFFB64D, 0x7A4600}},
    [UI_AMBER_TINT] = {"amber-tint",  {0xFBEEDB, 0x3D2F16, 0x382300, 0xFFF0D9}},
    [UI_ON_AMBER]   = {"on-amber",    {0xFFFFFF, 0x241700, 0x000000, 0xFFFFFF}},
    [UI_AMBER_INK]  = {"amber-ink",   {0x8A5200, 0xF0B65C, 0xFFC36E, 0x6B3D00}},
    [UI_FOCUS]      = {"focus",       {0x1B2733, 0xFFFFFF, 0x00E5FF, 0xA1006B}},
    [UI_CIVIC]      = {"civic",       {0x1D4E89, 0x8FC0F5, 0x7DB8FF, 0x00336B}},
    [UI_CIVIC_TINT] = {"civic-tint",  {0xC3D5EA, 0x25476B, 0x16375E, 0xC3D5EA}},
    [UI_LEARN]      = {"learn",       {0x7A3E86, 0xCF9BDB, 0xE2A1F2, 0x5C1F69}},
    [UI_LEARN_TINT] = {"learn-tint",  {0xDEC8E3, 0x4B3053, 0x46234F, 0xDEC8E3}},
    [UI_WORK]       = {"work",        {0xA3472B, 0xE8967A, 0xFF9A75, 0x7E2A10}},
    [UI_WORK_TINT]  = {"work-tint",   {0xEBC9BC, 0x5B3326, 0x5A2513, 0xEBC9BC}},
    [UI_ON_LINE]    = {"on-line",     {0xFFFFFF, 0x10202F, 0x000000, 0xFFFFFF}},
    [UI_SCRIM]      = {"scrim",       {0x1B2733, 0xF3EEE5, 0x000000, 0x000000}},
};

static const struct ui_type TYPES[UI_STYLES] = {
    [UI_STYLE_LEARN_BOARD]  = {UI_FACE_LEARN, 128, false},
    [UI_STYLE_LEARN_LETTER] = {UI_FACE_LEARN, 104, false},
    [UI_STYLE_LEARN_POSTER] = {UI_FACE_LEARN, 88, false},
    [UI_STYLE_LEARN_FIELD]  = {UI_FACE_LEARN, 56, false},
    [UI_STYLE_LEARN_LINE]   = {UI_FACE_LEARN, 48, false},
    [UI_STYLE_LEARN_TILE]   = {UI_FACE_LEARN, 34, false},
    [UI_STYLE_LEARN_REPLY]  = {UI_FACE_LEARN, 28, false},
    [UI_STYLE_LEARN_LIST]   = {UI_FACE_LEARN, 23, false},
    [UI_STYLE_UI_XL]        = {UI_FACE_UI, 36, true},
    [UI_STYLE_UI_L]         = {UI_FACE_UI, 32, true},
    [UI_STYLE_UI_M]         = {UI_FACE_UI, 22, true},
    [UI_STYLE_UI]           = {UI_FACE_UI, 20, false},
    [UI_STYLE_UI_S]         = {UI_FACE_UI, 18, false},
    [UI_STYLE_UI_XS]        = {UI_FACE_UI, 16, false},
    [UI_STYLE_PLOT]         = {UI_FACE_UI, 14, false},
};
/* clang-format on */

/* The scrim is ink at 62 %, in dark high contrast black at 80 %; all else is opaque. */
static uint32_t alpha_of(enum ui_theme theme, enum ui_token token)
{
    if (token != UI_SCRIM) {
        return 0xFF;
    }
    return theme == UI_THEME_HC_DARK ? 0xCC : 0x9E;
}

uint32_t ui_colour(enum ui_theme theme, enum ui_token token)
{
    must((unsigned)theme < UI_THEMES && (unsigned)token < UI_TOKENS);
    if (token == UI_NO_COLOUR) {
        return 0;
    }
    return TOKENS[token].rgb[theme] << 8 | alpha_of(theme, token);
}

const char *ui_token_name(enum ui_token token)
{
    must((unsigned)token < UI_TOKENS);
    return TOKENS[token].name;
}

/* source: WCAG 2.2, definition of relative luminance (with sRGB's 0.04045). */
static double luminance(uint32_t rgba)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(rgba >> (24 - 8 * i) & 0xFF) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double ui_contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

int ui_border_dp(enum ui_theme theme)
{
    return theme == UI_THEME_HC_DARK || theme == UI_THEME_HC_LIGHT ? 3 : 2;
}

struct ui_type ui_type_of(enum ui_style style)
{
    must((unsigned)style < UI_STYLES);
    return TYPES[style];
}

float ui_type_size(enum ui_style style, float text_scale)
{
    static const float large_dp = 48, large_most = 1.7F;
    float size = ui_type_of(style).size_dp;
    bool held = size > large_dp && text_scale > large_most;
    return size * (held ? large_most : text_scale);
}
