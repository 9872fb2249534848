/* SPDX-License-Identifier: MIT */
#include "app/app_effect.h"

#include "base/must.h"

void app_effect_add(struct app_effects *fx, struct app_effect effect)
{
    must(fx->count < APP_EFFECTS_MAX);
    fx->list[fx->count++] = effect;
}

void app_effect_go(struct app_effects *fx, enum app_screen screen)
{
    app_effect_add(fx, (struct app_effect){.kind = FX_GO, .screen = screen});
}

void app_effect_play(struct app_effects *fx, int item, enum pack_role role, enum pack_speed speed)
{
    app_effect_add(
        fx, (struct app_effect){.kind = FX_PLAY, .item = item, .role = role, .speed = speed});
}

void app_effect_focus(struct app_effects *fx, const char *name, int index)
{
    app_effect_add(fx, (struct app_effect){.kind = FX_FOCUS, .name = name, .index = index});
}

static const char *grade_name(enum srs_grade grade)
{
    switch (grade) {
    case SRS_AGAIN:
        return "again";
    case SRS_HARD:
        return "hard";
    case SRS_GOOD:
        return "good";
    case SRS_EASY:
        return "easy";
    }
    return "";
}

static struct str effect_text(const struct app_effect *e, struct arena *a)
{
    switch (e->kind) {
    case FX_GO:
        return arena_printf(a, "go screen=%d", (int)e->screen);
    case FX_PLAY:
        return arena_printf(a, "play item=%d speed=%s", e->item,
                            e->speed == PACK_SLOW ? "slow" : "normal");
    case FX_QUEUE:
        return arena_printf(a, "queue item=%d", e->item);
    case FX_SILENCE:
        return STR("silence");
    case FX_SAVE:
        return arena_printf(a, "save-review grade=%s kind=%s", grade_name(e->result.grade),
                            lesson_kind_name(e->result.kind));
    case FX_LANGUAGE:
        return arena_printf(a, "language index=%d", e->index);
    case FX_COURSE:
        return arena_printf(a, "course index=%d", e->index);
    case FX_MINUTES:
        return arena_printf(a, "keep-minutes minutes=%d", e->minutes);
    case FX_INTENSITY:
        return arena_printf(a, "keep-intensity intensity=%s", lesson_intensity_name(e->intensity));
    case FX_LESSON:
        return arena_printf(a, "lesson unit=%d minutes=%d", e->index, e->minutes);
    case FX_LESSON_END:
        return STR("lesson-end");
    case FX_FOCUS:
        return arena_printf(a, "focus node=%s", e->name);
    case FX_QUIT:
        return STR("quit");
    }
    return STR("");
}

struct str app_effects_text(const struct app_effects *fx, struct arena *a)
{
    struct str all = STR("");
    for (int i = 0; i < fx->count; i++) {
        all = arena_join(a, all, effect_text(&fx->list[i], a));
        all = arena_join(a, all, STR("\n"));
    }
    return all;
}
