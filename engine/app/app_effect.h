/* SPDX-License-Identifier: MIT
 *
 * app_effect.h - what a screen wants done, as values.
 *
 * A screen's update touches nothing but its model; what must happen outside (sound, the
 * store, another screen) it writes into this list, and app_effects_run does it.      */
#ifndef APP_APP_EFFECT_H
#define APP_APP_EFFECT_H

#include "lesson/lesson_session.h"

enum app_screen {
    SCREEN_LANGUAGE,
    SCREEN_COURSE,
    SCREEN_HOME,
    SCREEN_SETTINGS,
    SCREEN_DRILL,
    SCREEN_SUMMARY,
};

enum app_effect_kind {
    FX_GO,    /* to `screen` */
    FX_PLAY,  /* `item`'s clip, cutting what plays */
    FX_QUEUE, /* `item`'s clip, after what plays */
    FX_SILENCE,
    FX_SAVE,      /* `result`, once the verdict was on screen */
    FX_LANGUAGE,  /* `index`: the interface and the glosses speak it from now on */
    FX_COURSE,    /* `index` */
    FX_MINUTES,   /* `minutes`: kept for the next lessons */
    FX_INTENSITY, /* `intensity`: kept likewise */
    FX_LESSON,    /* begins one: `index` is the unit or LESSON_TODAY, `minutes` */
    FX_LESSON_END,
    FX_FOCUS, /* on the node `name`, `index` */
    FX_QUIT,
};

struct app_effect {
    enum app_effect_kind kind;
    enum app_screen screen;
    int index, minutes;
    enum lesson_intensity intensity;
    int item;
    enum pack_role role;
    enum pack_speed speed;
    struct lesson_result result;
    const char *name; /* static */
};

enum { APP_EFFECTS_MAX = 16 };

struct app_effects {
    struct app_effect list[APP_EFFECTS_MAX];
    int count;
};

/* Room is promised: no update makes more than APP_EFFECTS_MAX. */
void app_effect_add(struct app_effects *fx, struct app_effect effect);
void app_effect_go(struct app_effects *fx, enum app_screen screen);
void app_effect_play(struct app_effects *fx, int item, enum pack_role role, enum pack_speed speed);

void app_effect_focus(struct app_effects *fx, const char *name, int index);

/* "save-review grade=good" and the like, for scripts and traces. */
struct str app_effects_text(const struct app_effects *fx, struct arena *a);

#endif
