/* SPDX-License-Identifier: MIT
 *
 * ui_script.h - a text that plays the program, and says what it must show.
 *
 * One command a line, # to the end of the line is a comment:
 *     key NAME [ctrl] [shift] [alt]   Enter Escape Tab Space Backspace Left F1 ... or a letter
 *     type "text"                     as if typed, one event a grapheme
 *     compose "text"                  as an input method shows it before it is typed; "" ends it
 *     tap NAME [INDEX]                press and release in the middle of the node
 *     touch NAME [INDEX]              the same with a finger
 *     answer right | wrong            does what the exercise on screen needs: types a field's
 *                                     `expected` and Enter, or presses nodes flagged
 *                                     UI_IS_ANSWER for as long as the frame flags one; wrong:
 *                                     types something else, or presses one UI_ROLE_CHOICE that
 *                                     is not flagged
 *     play N [wrong EVERY]            goes through N exercises, every EVERY-th first answered
 *                                     wrong; leaves each by Enter, and screens between too
 *     until NAME [OTHER]              the same, all right, until the screen NAME is reached, or
 *                                     OTHER before it (at most 500)
 *     wait MS                         lets the clock run
 *     size WxH | scale N              as if the window or the text size had changed
 *     picture NAME                    writes NAME.png into the tour's folder
 *     golden NAME                     compares the tree dump with NAME.golden
 *     expect screen NAME
 *     expect focus NAME [INDEX]
 *     expect node NAME [INDEX]
 *     expect no node NAME [INDEX]
 *     expect text "catalogue.key"     some node shows exactly that text, in any language
 *     expect value NAME "text"        the field shows this text, a composition included
 *     expect effect NAME [KEY=VALUE]
 *     expect fit                      nothing is cut, outside or over another: see ui_fit.h
 *     quit                            closes the window
 *
 * The runner is a machine without a loop: whoever runs the client asks it for the next
 * action when the last one is done and the frame is settled.                          */
#ifndef UI_UI_SCRIPT_H
#define UI_UI_SCRIPT_H

#include "base/diag.h"
#include "ui/ui_client.h"

struct ui_script;

enum ui_action_kind {
    UI_ACTION_EVENT,   /* give the client `event` */
    UI_ACTION_WAIT,    /* advance time by `ms` */
    UI_ACTION_PICTURE, /* write the frame as `name`.png */
    UI_ACTION_GOLDEN,  /* compare the dump with `name`.golden */
    UI_ACTION_SIZE,    /* window is now `w` x `h` */
    UI_ACTION_SCALE,   /* text scale is now `scale` */
    UI_ACTION_FAILED,  /* an expectation failed at `row`: `message` */
    UI_ACTION_DONE,
};

struct ui_action {
    enum ui_action_kind kind;
    struct ui_event event;
    int64_t ms;
    struct str name, message;
    int w, h, row;
    float scale;
};

enum { UI_SCRIPT_BYTES_MAX = 1024 * 1024, UI_SCRIPT_STEPS_MAX = 10000 };

/* The script lives in `a`.  errors: ERR_LIMIT, ERR_FORMAT; every wrong line in `diags`, with
 * the codes script.bytes [limit], script.steps [limit], script.utf8, script.quote-open,
 * script.words-many, script.command-unknown [command], script.argument-count [command],
 * script.argument-bad [argument, command]. */
WARN_UNUSED enum err ui_script_parse(struct str text, struct str file, struct diag_list *diags,
                                     struct arena *a, struct ui_script **out);

/* The next action, given the frame now on screen.  Expectations are checked on the way;
 * strings live in the script's arena.  After UI_ACTION_FAILED the script goes on. */
struct ui_action ui_script_next(struct ui_script *s, const struct ui *frame,
                                const struct ui_client *client);

#endif
