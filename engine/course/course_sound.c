/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

#include "base/os.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER STR("audio")

/* What the name of a recording says: "<id>[.example][.slow].opus". */
struct sound_name {
    struct str id, extension;
    enum pack_role role;
    enum pack_speed speed;
};

static bool take_end(struct str *s, struct str end)
{
    if (!str_ends(*s, end)) {
        return false;
    }
    *s = str_slice(*s, 0, s->n - end.n);
    return true;
}

static struct sound_name parse_name(struct str file)
{
    size_t dot = file.n;
    while (dot > 0 && file.p[dot - 1] != '.') {
        dot--;
    }
    struct sound_name name = {.id = str_slice(file, 0, dot ? dot - 1 : 0),
                              .extension = str_slice(file, dot, file.n)};
    name.speed = take_end(&name.id, STR(".slow")) ? PACK_SLOW : PACK_NORMAL;
    name.role = take_end(&name.id, STR(".example")) ? PACK_CLIP_EXAMPLE : PACK_CLIP_WORD;
    return name;
}

struct found {
    struct course_recording *list;
    size_t count, room;
};

static void add(const struct course_reader *r, struct found *found,
                const struct course_recording *recording)
{
    if (found->count == found->room) {
        size_t room = found->room ? found->room * 2 : 64;
        struct course_recording *list = ARENA_ARRAY(r->a, struct course_recording, room);
        if (found->count > 0) {
            memcpy(list, found->list, found->count * sizeof *list);
        }
        found->list = list;
        found->room = room;
    }
    found->list[found->count++] = *recording;
}

static void complain(const struct course_reader *r, const char *code, struct str path,
                     struct str name)
{
    struct course_place at = {r->diags, path, 0};
    course_error(&at, code, COURSE_NONE, name, COURSE_NONE, COURSE_NONE);
}

static void look_at(const struct course_reader *r, struct found *found, struct str voice,
                    struct str file)
{
    struct str path = arena_printf(r->a, "audio/%.*s/%.*s", STR_ARG(voice), STR_ARG(file));
    struct sound_name name = parse_name(file);
    int item = course_index_find(&r->item_ids, name.id);
    if (item < 0) {
        complain(r, "course.sound-unknown", path, name.id);
    } else if (!str_eq(name.extension, STR("opus")) && !str_eq(name.extension, STR("wav"))) {
        complain(r, "course.sound-kind", path, name.extension);
    } else if (found->count == PACK_CLIPS_MAX) {
        complain(r, "course.limit", path, arena_printf(r->a, "%d", PACK_CLIPS_MAX));
    } else {
        struct course_recording recording = {
            .item = item, .role = name.role, .speed = name.speed, .voice = voice, .path = path};
        add(r, found, &recording);
    }
}

static void look_into(const struct course_reader *r, struct found *found, struct str voice)
{
    struct course_place at = {r->diags, arena_printf(r->a, "audio/%.*s", STR_ARG(voice)), 0};
    if (!os_is_dir(course_path(r->course, r->a, at.file).p)) {
        course_warn(&at, "course.file-unknown", COURSE_NONE, voice, COURSE_NONE, COURSE_NONE);
        return;
    }
    if (!course_cell_id(&at, COURSE_NONE, voice)) {
        return;
    }
    struct os_names files;
    course_folder_list(r, at.file, &files);
    for (size_t i = 0; i < files.count; i++) {
        look_at(r, found, voice, files.names[i]);
    }
}

/* Item, role, speed, voice: what a learner hears first comes first. */
static int by_place(const void *a, const void *b)
{
    const struct course_recording *x = a, *y = b;
    if (x->item != y->item) {
        return x->item < y->item ? -1 : 1;
    }
    if (x->role != y->role) {
        return x->role < y->role ? -1 : 1;
    }
    if (x->speed != y->speed) {
        return x->speed < y->speed ? -1 : 1;
    }
    int voices = str_cmp(x->voice, y->voice);
    return voices ? voices : str_cmp(x->path, y->path);
}

/* The same sound as .opus and as .wav: nobody can tell which was meant. */
static void find_twins(const struct course_reader *r, const struct found *found)
{
    for (size_t i = 1; i < found->count; i++) {
        const struct course_recording *x = &found->list[i - 1], *y = &found->list[i];
        if (x->item == y->item && x->role == y->role && x->speed == y->speed &&
            str_eq(x->voice, y->voice)) {
            complain(r, "course.sound-duplicate", y->path, x->path);
        }
    }
}

void course_recordings_find(struct course_reader *r)
{
    struct os_names voices;
    course_folder_list(r, FOLDER, &voices);
    struct found found = {0};
    for (size_t i = 0; i < voices.count; i++) {
        look_into(r, &found, voices.names[i]);
    }
    if (found.count > 0) {
        qsort(found.list, found.count, sizeof *found.list, by_place);
    }
    find_twins(r, &found);
    r->course->recordings = found.list;
    r->course->recording_count = (int)found.count;
}
