/* SPDX-License-Identifier: MIT
 *
 * Random histories of several computers end in agreement; and the check would
 * see it if they did not.                                                            */
#include "merge_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#ifdef ARENA_PLAIN_MALLOC /* with sanitizers: the same code, slower */
enum { RUNS = 200 };
#else
enum { RUNS = 1000 };
#endif

static struct store *open_guest(const struct clock *clock, uint8_t device)
{
    struct store *s = NULL;
    struct srs_model model = srs_model_default(SRS_FSRS7);
    assert_int_equal(store_open(NULL, clock, (struct key128){{device}}, &model, &s), OK);
    return s;
}

static struct key128 state_of(struct store *s)
{
    struct key128 state;
    assert_int_equal(merge_check_state(s, &state), OK);
    return state;
}

static void states_differ_where_logs_do(void **state)
{
    (void)state;
    struct clock clock = clock_manual(INT64_C(1772438400000), 60);
    struct store *a = open_guest(&clock, 1), *b = open_guest(&clock, 2);
    assert_true(key128_eq(state_of(a), state_of(b)));
    for (int i = 0; i < 3; i++) {
        enum err e = i == 0   ? store_setting_set(a, STR("size"), STR("1"))
                     : i == 1 ? store_suspend(a, (struct key128){{3}}, true)
                              : store_session_end(a);
        assert_int_equal(e, OK);
        assert_false(key128_eq(state_of(a), state_of(b)));
        assert_int_equal(store_merge(b, a), OK);
        assert_true(key128_eq(state_of(a), state_of(b)));
    }
    store_close(a);
    store_close(b);
}

static void computers_agree_in_the_end(void **state)
{
    (void)state;
    struct merge_check found;
    assert_int_equal(merge_check_runs(2026, RUNS, &found), OK);
    assert_int_equal(found.runs, RUNS);
    assert_int_equal(found.divergences, 0);
    assert_true(found.partial > 5 * RUNS && found.worst_clock_years > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_differ_where_logs_do),
        cmocka_unit_test(computers_agree_in_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
