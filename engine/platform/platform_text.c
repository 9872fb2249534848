/* SPDX-License-Identifier: MIT */
#include "platform/platform_text.h"

#include <string.h>

enum { CLIPBOARD_BYTES_MAX = 64 * 1024 }; /* looked at */

void platform_text_hints(void)
{
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
}

/* ---- clipboard ---- */

static void put(void *ctx, struct str text)
{
    (void)ctx;
    struct arena a;
    arena_init(&a, 0);
    (void)SDL_SetClipboardText(arena_cstr(&a, text)); /* without it there is nothing to paste */
    arena_finish(&a);
}

static void ask(void *ctx)
{
    struct platform_text *t = ctx;
    t->asked = true;
}

struct ui_clipboard platform_text_clipboard(struct platform_text *t)
{
    return (struct ui_clipboard){t, put, ask};
}

static struct str clipboard_line(struct arena *a)
{
    char *text = SDL_GetClipboardText();
    size_t n = text ? strlen(text) : 0;
    struct str all = {text ? text : "", n < CLIPBOARD_BYTES_MAX ? n : CLIPBOARD_BYTES_MAX};
    struct str line = ui_clipboard_line(a, all);
    SDL_free(text);
    return line;
}

bool platform_text_paste(struct platform_text *t, const struct ui_client *client, int64_t now_ms)
{
    bool wants_frame = false;
    if (!t->asked) {
        return false;
    }
    t->asked = false;
    struct arena a;
    arena_init(&a, 0);
    struct str line = clipboard_line(&a);
    for (size_t at = 0; at < line.n;) {
        struct ui_event e = {.kind = UI_EVENT_PASTE, .at = at, .now_ms = now_ms};
        size_t n = ui_event_piece(str_slice(line, at, line.n));
        memcpy(e.text, line.p + at, n);
        wants_frame |= client->event(client->ctx, &e);
        at += n;
    }
    arena_finish(&a);
    return wants_frame;
}

/* ---- input method ---- */

void platform_text_note(struct platform_text *t, const SDL_Event *e)
{
    switch (e->type) {
    case SDL_TEXTEDITING:
        t->composing = e->edit.text[0] != '\0';
        break;
    case SDL_TEXTEDITING_EXT:
        t->composing = e->editExt.text && e->editExt.text[0] != '\0';
        break;
    case SDL_TEXTINPUT:
        t->composing = false;
        break;
    default: /* says nothing of it */
        break;
    }
}

void platform_text_taken(const SDL_Event *e)
{
    if (e->type == SDL_TEXTEDITING_EXT) {
        SDL_free(e->editExt.text);
    }
}

static int unit(int px, float density)
{
    return (int)((float)px / density);
}

static void follow_caret(struct platform_text *t, const struct ui *frame, float density)
{
    struct ui_rect r = ui_caret(frame);
    SDL_Rect caret = {unit(r.x, density), unit(r.y, density), unit(r.w, density) + 1,
                      unit(r.h, density)};
    if (r.h > 0 && !SDL_RectEquals(&caret, &t->caret)) {
        SDL_SetTextInputRect(&caret);
        t->caret = caret;
    }
}

static bool shows_composition(const struct ui *frame)
{
    const struct ui_node *focus = ui_focused(frame);
    return focus && focus->kind == UI_FIELD && focus->field.compose_from != focus->field.compose_to;
}

void platform_text_follow(struct platform_text *t, const struct ui_client *client,
                          const struct ui *frame, float density)
{
    bool wanted = client->wants_text(client->ctx);
    if (t->composing && !shows_composition(frame)) {
        SDL_ClearComposition();
        t->composing = false;
    }
    if (wanted && !t->active) {
        SDL_StartTextInput();
    } else if (!wanted && t->active) {
        SDL_StopTextInput();
    }
    t->active = wanted;
    if (wanted) {
        follow_caret(t, frame, density);
    }
}
