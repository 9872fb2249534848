/* SPDX-License-Identifier: MIT */
#include "store/store_text_names.h"

#include "store/store_event.h"

#include <stddef.h>

static const char *const kinds[] = {
    [STORE_REVIEW] = "review",
    [STORE_UNDO] = "undo",
    [STORE_SETTING] = "setting",
    [STORE_ENROL] = "enrol",
    [STORE_SUSPEND] = "suspend",
    [STORE_TRAINED] = "trained",
    [STORE_SESSION_BEGIN] = "session-begin",
    [STORE_SESSION_END] = "session-end",
    [STORE_FORGET] = "forget",
    [STORE_ERASE] = "erase",
};

static const char *const skills[] = {
    [SRS_LISTEN] = "listen",
    [SRS_READ] = "read",
    [SRS_SPEAK] = "speak",
    [SRS_WRITE] = "write",
};

enum { KINDS = sizeof kinds / sizeof *kinds, SKILLS = sizeof skills / sizeof *skills };

const char *store_kind_name(int64_t kind)
{
    return kind >= 0 && kind < KINDS ? kinds[kind] : NULL;
}

const char *store_skill_name(int64_t skill)
{
    return skill >= 0 && skill < SKILLS ? skills[skill] : NULL;
}

static bool find(const char *const *names, int64_t count, struct str name, int64_t *out)
{
    for (int64_t i = 0; i < count; i++) {
        if (names[i] && str_eq(str_from(names[i]), name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

bool store_kind_from(struct str name, int64_t *kind)
{
    return find(kinds, KINDS, name, kind);
}

bool store_skill_from(struct str name, int64_t *skill)
{
    return find(skills, SKILLS, name, skill);
}
