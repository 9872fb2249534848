/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

#include "pack/pack_value.h"
#include "table/table_ini.h"

enum { SPEED_MIN = 20, SPEED_MAX = 600, VERSION_MAX = 1000000 };

#define FILE_NAME STR("course.ini")
#define COURSE    STR("course")
#define VOICE     STR("voice")

static const struct table_ini_key KEYS[] = {
    {STR_INIT("course"), STR_INIT("uuid"), true},
    {STR_INIT("course"), STR_INIT("id"), true},
    {STR_INIT("course"), STR_INIT("title"), true},
    {STR_INIT("course"), STR_INIT("host"), true},
    {STR_INIT("course"), STR_INIT("level"), true},
    {STR_INIT("course"), STR_INIT("version"), true},
    {STR_INIT("course"), STR_INIT("authors"), true},
    {STR_INIT("course"), STR_INIT("licence"), true},
    {STR_INIT("voice"), STR_INIT("command"), false},
    {STR_INIT("voice"), STR_INIT("name"), false},
    {STR_INIT("voice"), STR_INIT("speed"), false},
    {STR_INIT("voice"), STR_INIT("slow-speed"), false},
};

/* The value of a key, and where it stands for complaints. */
static struct str value_of(const struct table_ini *ini, struct str section, const char *key,
                           struct course_place *at)
{
    const struct table_ini_entry *entry = table_ini_find(ini, section, str_from(key));
    at->row = entry ? entry->row : 0;
    return entry ? entry->value : STR("");
}

static void complain(const struct course_place *at, const char *code, const char *key,
                     struct str value)
{
    course_error(at, code, str_from(key), value, COURSE_NONE, COURSE_NONE);
}

static struct str text_of(const struct table_ini *ini, const char *key, struct course_place *at)
{
    struct str value = value_of(ini, COURSE, key, at);
    course_cell_text(at, str_from(key), value);
    return value;
}

static int number_of(const struct table_ini *ini, struct str section, const char *key,
                     struct course_place *at, int64_t least, int64_t most, int otherwise)
{
    int64_t number = 0;
    struct str value = value_of(ini, section, key, at);
    if (value.n == 0) {
        return otherwise;
    }
    if (!str_to_i64(value, &number) || number < least || number > most) {
        struct str bounds[] = {course_number(at, least), course_number(at, most)};
        course_error(at, "course.number", str_from(key), value, bounds[0], bounds[1]);
        return otherwise;
    }
    return (int)number;
}

static void read_info(struct course *course, const struct table_ini *ini, struct course_place *at)
{
    struct pack_info *info = &course->info;
    info->uuid = value_of(ini, COURSE, "uuid", at);
    if (info->uuid.n > 0 && !pack_uuid_sound(info->uuid)) {
        complain(at, "course.uuid", "uuid", info->uuid);
    }
    info->id = value_of(ini, COURSE, "id", at);
    course_cell_id(at, STR("id"), info->id);
    info->host = value_of(ini, COURSE, "host", at);
    if (info->host.n > 0 && !pack_language_sound(info->host)) {
        complain(at, "course.language", "host", info->host);
    }
    info->level = value_of(ini, COURSE, "level", at);
    course_cell_level(at, info->level);
    info->version = number_of(ini, COURSE, "version", at, 1, VERSION_MAX, 1);
    info->authors = text_of(ini, "authors", at);
    info->licence = text_of(ini, "licence", at);
    course->title = text_of(ini, "title", at);
}

/* A command with every blank filled shows whether it is one. */
static void check_command(const struct course *course, const struct table_ini *ini,
                          struct course_place *at)
{
    struct voice_line line = {.text = STR("x"), .speed = course->speed};
    const char *const *args = NULL;
    if (voice_speak_args(&course->speaker, &line, "x", at->diags->arena, &args) != OK) {
        struct str command = value_of(ini, VOICE, "command", at);
        complain(at, "course.command", "command", command);
    }
}

static void read_voice(struct course *course, const struct table_ini *ini, struct course_place *at)
{
    struct str command = value_of(ini, VOICE, "command", at);
    struct str name = value_of(ini, VOICE, "name", at);
    course->speaker.command = command.n > 0 ? command : STR(VOICE_COMMAND_DEFAULT);
    course->speaker.voice = name.n > 0 ? name : course->info.host;
    course->speed = number_of(ini, VOICE, "speed", at, SPEED_MIN, SPEED_MAX, VOICE_SPEED_DEFAULT);
    course->slow_speed =
        number_of(ini, VOICE, "slow-speed", at, SPEED_MIN, SPEED_MAX, VOICE_SLOW_SPEED_DEFAULT);
    check_command(course, ini, at);
}

void course_ini_parse(struct course_reader *r, struct str bytes)
{
    struct table_ini ini = {0};
    struct course_place at = {.diags = r->diags, .file = FILE_NAME};
    /* What either finds is in the list; the rest is read all the same. */
    enum err read = table_ini_read(bytes, FILE_NAME, r->a, r->diags, &ini);
    enum err checked = table_ini_check(&ini, FILE_NAME, KEYS, sizeof KEYS / sizeof *KEYS, r->diags);
    (void)read, (void)checked;
    read_info(r->course, &ini, &at);
    read_voice(r->course, &ini, &at);
}
