/* SPDX-License-Identifier: MIT
 *
 * app_drill.h - the model of a lesson on screen.
 *
 * Pure: update takes a message and the time and writes effects; the views take the
 * model as const.  The learner's answer is judged and remembered by lesson_session.  */
#ifndef APP_APP_DRILL_H
#define APP_APP_DRILL_H

#include "app/app_effect.h"
#include "app/app_keyboard.h"
#include "ui/ui_edit.h"

struct drill {
    struct lesson_session *session; /* in the lesson's arena */
    const struct pack *pack;
    const struct app_keyboard *keyboard;
    struct lesson_verdict verdict; /* of the last answer; kind LESSON_EXACT before one */
    bool answered;                 /* the verdict belongs to the exercise now on screen */
    struct ui_edit edit;           /* what is being typed */
    bool edited;                   /* since the last verdict: its marks are gone */
    enum app_shift shift;          /* of the on-screen keyboard */
    int hints;                     /* helps taken in this exercise */
    int stops_behind;              /* of the dots at the top; never fewer than before */
    int64_t asked_ms;              /* since when the learner could answer */
    int64_t shown_ms;              /* when the exercise came */
};

/* Begins with the first exercise of the session; speaks it. */
void drill_begin(struct drill *d, struct lesson_session *session, const struct pack *pack,
                 const struct app_keyboard *keyboard, int64_t now_ms, struct app_effects *fx);

void drill_update(struct drill *d, const struct ui_msg *msg, int64_t now_ms,
                  struct app_effects *fx);

/* The article and the word, as it is said and shown: "het brood". */
struct str drill_word(const struct pack_item *item, struct arena *a);

/* How many stops the top of the screen has, and how many are behind.  A lesson that grows by
 * returns does not take a stop back. */
enum { DRILL_STOPS = 12 };
int drill_stops(const struct lesson_now *now);

/* True while the learner types an answer. */
bool drill_types(const struct drill *d);

#endif
