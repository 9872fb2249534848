/* SPDX-License-Identifier: MIT
 *
 * ui_script_fuzz - any bytes as a script: refused with a place, or run against the toy.   */
#include "../unit/ui_measure_fake.h"
#include "../unit/ui_toy.h"

#include "base/must.h"
#include "ui/ui_script.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Plays at most so many actions: a script may ask for five hundred exercises. */
enum { ACTIONS_MOST = 300 };

static void run(struct ui_script *script)
{
    struct toy_client toy;
    toy_init(&toy, &FAKE_MEASURE);
    struct ui_client client = toy_client(&toy);
    struct ui_port window = {.w = 1024, .h = 768, .density = 1, .text_scale = 1};
    for (int i = 0; i < ACTIONS_MOST; i++) {
        const struct ui *frame = client.frame(client.ctx, &window);
        struct ui_action action = ui_script_next(script, frame, &client);
        if (action.kind == UI_ACTION_DONE) {
            break;
        }
        if (action.kind == UI_ACTION_EVENT) {
            (void)client.event(client.ctx, &action.event);
        } else if (action.kind == UI_ACTION_SIZE) {
            window.w = action.w;
            window.h = action.h;
        } else if (action.kind == UI_ACTION_SCALE) {
            window.text_scale = action.scale;
        }
    }
    toy_finish(&toy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct diag_list diags;
    struct ui_script *script = NULL;
    arena_init(&arena, 0);
    diag_init(&diags, &arena);
    struct str text = {(const char *)data, size};
    enum err e = ui_script_parse(text, STR("fuzz.ui"), &diags, &arena, &script);
    must((e == OK) == !diag_has_errors(&diags) && (e == OK) == (script != NULL));
    if (script) {
        run(script);
    }
    arena_finish(&arena);
    return 0;
}
