/* SPDX-License-Identifier: MIT */
#include "support/lesson_course.h"

#include "base/must.h"

#include <string.h>

static void make_item(struct lesson_course *course, int index, int unit)
{
    /* First letters differ within a unit, so that distractors can prefer equal ones. */
    int letter = 'a' + index % 7;
    struct pack_item *item = &course->items[index];
    item->unit = unit;
    item->kind = PACK_WORD;
    item->text = arena_printf(&course->a, "%cword%d", letter, index);
    item->id = item->text;
    memcpy(item->picture.b, &index, sizeof index);
    item->picture.b[15] = 1;
    item->key = item->picture;
    course->facts[index] = (struct lesson_facts){
        .gloss = arena_printf(&course->a, "meaning %d", index), .has_clip = true};
}

void lesson_course_init(struct lesson_course *course, int units, int items_per_unit)
{
    int count = units * items_per_unit;
    must(units <= COURSE_UNITS_MAX && count <= COURSE_ITEMS_MAX);
    *course = (struct lesson_course){.model = srs_model_default(SRS_FSRS6)};
    arena_init(&course->a, 0);
    course->units = ARENA_ARRAY(&course->a, struct pack_unit, (size_t)units);
    course->items = ARENA_ARRAY(&course->a, struct pack_item, (size_t)count);
    course->facts = ARENA_ARRAY(&course->a, struct lesson_facts, (size_t)count);
    course->memories = ARENA_ARRAY(&course->a, struct lesson_memory, (size_t)count * SRS_SKILLS);
    for (int u = 0; u < units; u++) {
        course->units[u] = (struct pack_unit){
            .position = u, .first_item = u * items_per_unit, .item_count = items_per_unit};
        for (int i = 0; i < items_per_unit; i++) {
            make_item(course, u * items_per_unit + i, u);
        }
    }
    course->catalogue = (struct lesson_catalogue){.items = course->items,
                                                  .facts = course->facts,
                                                  .item_count = count,
                                                  .units = course->units,
                                                  .unit_count = units};
    course->known.all = course->memories;
}

void lesson_course_finish(struct lesson_course *course)
{
    arena_finish(&course->a);
}

static struct srs_memory *memory_of(struct lesson_course *course, int item, enum srs_skill skill)
{
    for (int i = 0; i < course->known.count; i++) {
        struct lesson_memory *one = &course->memories[i];
        if (one->item == item && one->skill == skill) {
            return &one->memory;
        }
    }
    struct lesson_memory *fresh = &course->memories[course->known.count++];
    *fresh = (struct lesson_memory){.item = item, .skill = skill};
    return &fresh->memory;
}

void lesson_course_learn(struct lesson_course *course, int item, enum srs_skill skill,
                         enum srs_grade grade, int32_t day, int times)
{
    struct srs_memory *m = memory_of(course, item, skill);
    for (int i = 0; i < times; i++) {
        struct srs_moment at = {.utc_ms = (int64_t)day * 86400000 + i * 1000, .day = day};
        *m = srs_step(&course->model, *m, grade, at);
    }
}

struct lesson_wish lesson_course_wish(const struct lesson_course *course, int unit, int minutes,
                                      int32_t today)
{
    return (struct lesson_wish){
        .unit = unit,
        .minutes = minutes,
        .at = {.model = &course->model,
               .retention = 0.9,
               .now = {.utc_ms = (int64_t)today * 86400000 + 43200000, .day = today}}};
}
