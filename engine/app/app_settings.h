/* SPDX-License-Identifier: MIT
 *
 * app_settings.h - what a learner chooses about lessons: how long, and how often words come back.
 *
 * Pure.  Each choice holds at once and is an effect that keeps it: in the learner's settings
 * "minutes" (a number) and "intensity" (a name of lesson_policy.h).                       */
#ifndef APP_APP_SETTINGS_H
#define APP_APP_SETTINGS_H

#include "app/app_effect.h"
#include "ui/ui_node.h"

#define APP_SETTING_MINUTES   "minutes"
#define APP_SETTING_INTENSITY "intensity"

struct app_choices {
    int minutes; /* LESSON_MINUTES_LEAST .. LESSON_MINUTES_MAX */
    enum lesson_intensity intensity;
};

/* Those of somebody who has not chosen; minutes 0: the usual. */
struct app_choices app_choices_from(int minutes, enum lesson_intensity intensity);
void app_choices_minutes(struct app_choices *c, int minutes, struct app_effects *fx);

/* One step longer or shorter (-1): minute by minute below ten, else to the next multiple of
 * five; the same at the ends. */
int app_minutes_step(int minutes, int direction);

/* The minutes that stand beside each other to be chosen, in order: the usual ones and `chosen`,
 * which takes the place of the nearest, of two the longer, where there is no room for a fourth. */
enum { APP_MINUTES_USUAL = 3, APP_MINUTES_MOST = 4 };
struct app_minutes {
    int list[APP_MINUTES_MOST];
    int count;
};
struct app_minutes app_minutes_usual(void);
struct app_minutes app_minutes_offer(int chosen, int most);

void settings_update(struct app_choices *c, const struct ui_msg *msg, struct app_effects *fx);

#endif
