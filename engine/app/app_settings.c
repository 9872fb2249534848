/* SPDX-License-Identifier: MIT */
#include "app/app_settings.h"

#include "app/app_message.h"

#include <stdlib.h>

enum { DEFAULT_MINUTES = 10, FINE_BELOW = 10, COARSE = 5 };

struct app_choices app_choices_from(int minutes, enum lesson_intensity intensity)
{
    return (struct app_choices){.minutes = minutes > 0 ? minutes : DEFAULT_MINUTES,
                                .intensity = intensity};
}

void app_choices_minutes(struct app_choices *c, int minutes, struct app_effects *fx)
{
    c->minutes = minutes;
    app_effect_add(fx, (struct app_effect){.kind = FX_MINUTES, .minutes = minutes});
}

static void choose_intensity(struct app_choices *c, enum lesson_intensity intensity,
                             struct app_effects *fx)
{
    c->intensity = intensity;
    app_effect_add(fx, (struct app_effect){.kind = FX_INTENSITY, .intensity = intensity});
}

int app_minutes_step(int minutes, int direction)
{
    bool fine = direction > 0 ? minutes < FINE_BELOW : minutes <= FINE_BELOW;
    int past = direction > 0 ? COARSE : -1; /* the next multiple up, or the last one down */
    int next = fine ? minutes + direction : (minutes + past) / COARSE * COARSE;
    return next < LESSON_MINUTES_LEAST ? LESSON_MINUTES_LEAST
           : next > LESSON_MINUTES_MAX ? LESSON_MINUTES_MAX
                                       : next;
}

struct app_minutes app_minutes_usual(void)
{
    return (struct app_minutes){.list = {5, 10, 20}, .count = APP_MINUTES_USUAL};
}

static int nearest(const struct app_minutes *m, int minutes)
{
    int best = 0;
    for (int i = 1; i < m->count; i++) {
        if (abs(m->list[i] - minutes) <= abs(m->list[best] - minutes)) {
            best = i;
        }
    }
    return best;
}

static void insert(struct app_minutes *m, int minutes)
{
    int at = m->count++;
    for (; at > 0 && m->list[at - 1] > minutes; at--) {
        m->list[at] = m->list[at - 1];
    }
    m->list[at] = minutes;
}

struct app_minutes app_minutes_offer(int chosen, int most)
{
    struct app_minutes m = app_minutes_usual();
    int near = nearest(&m, chosen);
    if (m.list[near] != chosen && m.count < most) {
        insert(&m, chosen);
    } else { /* nothing stands between it and the nearest: the order holds */
        m.list[near] = chosen;
    }
    return m;
}

void settings_update(struct app_choices *c, const struct ui_msg *msg, struct app_effects *fx)
{
    switch (msg->kind) {
    case MSG_MINUTES:
        app_choices_minutes(c, msg->arg, fx);
        break;
    case MSG_INTENSITY:
        choose_intensity(c, (enum lesson_intensity)msg->arg, fx);
        break;
    case MSG_GO_ON:
        app_effect_go(fx, SCREEN_HOME);
        break;
    default:
        break;
    }
}
