/* SPDX-License-Identifier: MIT */
#include "platform/platform_event.h"

#include "base/utf8.h"

#include <SDL.h>

#include <string.h>

static const struct {
    SDL_Keycode sdl;
    enum ui_key key;
} KEYS[] = {
    {SDLK_RETURN, UI_KEY_ENTER},
    {SDLK_KP_ENTER, UI_KEY_ENTER},
    {SDLK_ESCAPE, UI_KEY_ESCAPE},
    {SDLK_AC_BACK, UI_KEY_ESCAPE},
    {SDLK_TAB, UI_KEY_TAB},
    {SDLK_SPACE, UI_KEY_SPACE},
    {SDLK_BACKSPACE, UI_KEY_BACKSPACE},
    {SDLK_DELETE, UI_KEY_DELETE},
    {SDLK_INSERT, UI_KEY_INSERT},
    {SDLK_LEFT, UI_KEY_LEFT},
    {SDLK_RIGHT, UI_KEY_RIGHT},
    {SDLK_UP, UI_KEY_UP},
    {SDLK_DOWN, UI_KEY_DOWN},
    {SDLK_HOME, UI_KEY_HOME},
    {SDLK_END, UI_KEY_END},
    {SDLK_PAGEUP, UI_KEY_PAGE_UP},
    {SDLK_PAGEDOWN, UI_KEY_PAGE_DOWN},
    {SDLK_F1, UI_KEY_F1},
    {SDLK_F11, UI_KEY_F11},
    {SDLK_F12, UI_KEY_F12},
};

static enum ui_key named_key(SDL_Keycode sdl)
{
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        if (KEYS[i].sdl == sdl) {
            return KEYS[i].key;
        }
    }
    return UI_KEY_NONE;
}

/* The digit on a key's cap whatever the layout: some need Shift for 1 to 0, yet the
 * number on an answer tile must work. */
static char digit_of(SDL_Scancode code)
{
    if (code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_0) {
        return "1234567890"[code - SDL_SCANCODE_1];
    }
    if (code >= SDL_SCANCODE_KP_1 && code <= SDL_SCANCODE_KP_0) {
        return "1234567890"[code - SDL_SCANCODE_KP_1];
    }
    return 0;
}

/* The letter a command key has on a Latin keyboard: Ctrl+C copies on every layout. */
static uint32_t command_letter(SDL_Keycode sym, SDL_Scancode code)
{
    bool latin = sym > 0x20 && sym < 0x7F;
    bool on_letter = code >= SDL_SCANCODE_A && code <= SDL_SCANCODE_Z;
    return !latin && on_letter ? (uint32_t)('a' + (code - SDL_SCANCODE_A)) : (uint32_t)sym;
}

static unsigned mods_of(Uint16 sdl)
{
    return (sdl & KMOD_SHIFT ? UI_MOD_SHIFT : 0u) | (sdl & KMOD_CTRL ? UI_MOD_CTRL : 0u) |
           (sdl & KMOD_ALT ? UI_MOD_ALT : 0u);
}

static bool key_event(const SDL_KeyboardEvent *e, bool text_active, struct ui_event *out)
{
    out->kind = UI_EVENT_KEY;
    out->mods = mods_of(e->keysym.mod);
    out->key = named_key(e->keysym.sym);
    if (out->key == UI_KEY_SPACE && text_active) {
        return false; /* comes as text */
    }
    if (out->key != UI_KEY_NONE) {
        return true;
    }
    /* Where Ctrl and Alt together are AltGr, the key types a letter. */
    bool command = (out->mods & (UI_MOD_CTRL | UI_MOD_ALT)) == UI_MOD_CTRL;
    if (text_active && !command) {
        return false;
    }
    char digit = digit_of(e->keysym.scancode);
    SDL_Keycode sym = e->keysym.sym;
    if (digit) {
        out->text[0] = digit;
    } else if (sym > 0x20 && sym < 0x110000 && !(sym & SDLK_SCANCODE_MASK)) {
        utf8_put(command ? command_letter(sym, e->keysym.scancode) : (uint32_t)sym, out->text);
    } else {
        return false;
    }
    out->key = UI_KEY_CHAR;
    return true;
}

/* Takes what fits, from byte *piece on; *piece becomes 0 at the end. */
static bool text_event(const char *text, enum ui_event_kind kind, size_t *piece,
                       struct ui_event *out)
{
    struct str rest = str_from(text + *piece);
    size_t fits = ui_event_piece(rest);
    memcpy(out->text, rest.p, fits);
    out->kind = kind;
    out->at = *piece;
    *piece = fits < rest.n ? *piece + fits : 0;
    return kind == UI_EVENT_COMPOSITION || fits > 0;
}

static bool composition(const char *text, int from, int n, size_t *piece, struct ui_event *out)
{
    out->clause = from;
    out->clause_n = n;
    return text_event(text ? text : "", UI_EVENT_COMPOSITION, piece, out);
}

static bool pointer_event(enum ui_event_kind kind, enum ui_pointer pointer, float x, float y,
                          struct ui_event *out)
{
    out->kind = kind;
    out->pointer = pointer;
    out->x = (int)x;
    out->y = (int)y;
    return true;
}

static bool mouse_button(const SDL_MouseButtonEvent *e, const struct platform_event_scale *scale,
                         struct ui_event *out)
{
    if (e->button != SDL_BUTTON_LEFT || e->which == SDL_TOUCH_MOUSEID) {
        return false;
    }
    enum ui_event_kind kind =
        e->type == SDL_MOUSEBUTTONDOWN ? UI_EVENT_POINTER_DOWN : UI_EVENT_POINTER_UP;
    return pointer_event(kind, UI_POINTER_MOUSE, (float)e->x * scale->x, (float)e->y * scale->y,
                         out);
}

static bool finger(const SDL_TouchFingerEvent *e, struct ui_event *out)
{
    SDL_Window *window = SDL_GetWindowFromID(e->windowID);
    int w = 0, h = 0;
    SDL_Renderer *renderer = window ? SDL_GetRenderer(window) : NULL;
    if (!renderer || SDL_GetRendererOutputSize(renderer, &w, &h) != 0) {
        return false;
    }
    enum ui_event_kind kind = e->type == SDL_FINGERDOWN ? UI_EVENT_POINTER_DOWN
                              : e->type == SDL_FINGERUP ? UI_EVENT_POINTER_UP
                                                        : UI_EVENT_POINTER_MOVE;
    return pointer_event(kind, UI_POINTER_TOUCH, e->x * (float)w, e->y * (float)h, out);
}

static bool window_event(const SDL_WindowEvent *e, struct ui_event *out)
{
    out->kind = UI_EVENT_RESIZED;
    return e->event == SDL_WINDOWEVENT_SIZE_CHANGED || e->event == SDL_WINDOWEVENT_EXPOSED ||
           e->event == SDL_WINDOWEVENT_SHOWN;
}

bool platform_event(const SDL_Event *e, const struct platform_event_scale *scale, int64_t now_ms,
                    size_t *piece, struct ui_event *out)
{
    *out = (struct ui_event){.now_ms = now_ms};
    switch (e->type) {
    case SDL_KEYDOWN:
        return key_event(&e->key, scale->text_active, out);
    case SDL_TEXTINPUT:
        return text_event(e->text.text, UI_EVENT_TEXT, piece, out);
    case SDL_TEXTEDITING:
        return composition(e->edit.text, e->edit.start, e->edit.length, piece, out);
    case SDL_TEXTEDITING_EXT:
        return composition(e->editExt.text, e->editExt.start, e->editExt.length, piece, out);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return mouse_button(&e->button, scale, out);
    case SDL_MOUSEMOTION:
        return e->motion.which != SDL_TOUCH_MOUSEID && (e->motion.state & SDL_BUTTON_LMASK) &&
               pointer_event(UI_EVENT_POINTER_MOVE, UI_POINTER_MOUSE, (float)e->motion.x * scale->x,
                             (float)e->motion.y * scale->y, out);
    case SDL_MOUSEWHEEL:
        out->kind = UI_EVENT_WHEEL;
        out->y = e->wheel.y;
        return e->wheel.y != 0;
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        return finger(&e->tfinger, out);
    case SDL_WINDOWEVENT:
        return window_event(&e->window, out);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        out->kind = UI_EVENT_RESIZED;
        return true;
    case SDL_QUIT:
        out->kind = UI_EVENT_QUIT;
        return true;
    default: /* SDL has many more */
        return false;
    }
}
