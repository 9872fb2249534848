/* SPDX-License-Identifier: MIT */
#include "base/os.h"

struct str os_share_dir(struct arena *a)
{
    struct str program = os_program_dir(a);
    struct str share = arena_printf(a, "%.*s/../share/tala", STR_ARG(program));
    return os_is_dir(share.p) ? share : STR("/usr/share/tala");
}
