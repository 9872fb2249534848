/* SPDX-License-Identifier: MIT
 *
 * arena_state.h - for cmocka: *state is an arena of the test's own.                     */
#ifndef TESTS_ARENA_STATE_H
#define TESTS_ARENA_STATE_H

#include "base/arena.h"

#include <stdlib.h>

static inline int arena_state_set_up(void **state)
{
    struct arena *a = heap_alloc(1, sizeof *a);
    arena_init(a, 0);
    *state = a;
    return 0;
}

static inline int arena_state_tear_down(void **state)
{
    arena_finish(*state);
    free(*state);
    return 0;
}

#define ARENA_TEST(name)                                                                           \
    cmocka_unit_test_setup_teardown(name, arena_state_set_up, arena_state_tear_down)

#endif
