/* SPDX-License-Identifier: MIT */
#include "replay_case.h"
#include "reviews.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* --- lines of replay ------------------------------------------------------------------ */

static void a_line_is_read(void **state)
{
    struct arena a = {0};
    struct replay_case c;
    struct str what;
    (void)state;
    assert_int_equal(
        replay_case_read(STR("{\"id\":12345678901234567,\"model\":\"fsrs7\",\"drs\":[0.8],"
                             "\"hor\":[0,7.5],\"steps\":[{\"t\":0,\"g\":3},"
                             "{\"t\":0.25,\"g\":1}]}"),
                         &a, &c, &what),
        OK);
    assert_true(c.id.is_whole && c.id.whole == 12345678901234567);
    assert_int_equal(c.model.id, SRS_FSRS7);
    assert_int_equal(c.step_count, 2);
    assert_true(c.steps[1].days == 0.25 && c.steps[1].grade == SRS_AGAIN);
    assert_true(c.target_count == 1 && c.targets[0] == 0.8);
    assert_true(c.horizon_count == 2 && c.horizons[1] == 7.5);
    arena_finish(&a);
}

static void parameters_beyond_bounds_are_clamped_and_counted(void **state)
{
    struct arena a = {0};
    struct replay_case c;
    struct str what;
    (void)state;
    assert_int_equal(
        replay_case_read(STR("{\"model\":\"fsrs6\",\"w\":[-1,1,2,8,6,0.8,3,0,1.8,0.1,0.8,1.5,0.06,"
                             "0.26,1.6,0.6,1.9,0.5,0.1,0.06,0.9],\"steps\":[]}"),
                         &a, &c, &what),
        OK);
    assert_int_equal(c.clamped, 3);
    assert_true(c.model.w[0] == 0.001 && c.model.w[7] == 0.001 && c.model.w[20] == 0.8);
    arena_finish(&a);
}

static void bad_lines_are_named(void **state)
{
    static const struct {
        const char *line, *what;
    } bad[] = {
        {"{\"id\":1,\"model\":\"fsrs6\",\"steps\":[{\"t\":0,\"g\"", "column"},
        {"", "column"},
        {"[]", "no object"},
        {"{\"model\":\"sm2\",\"steps\":[]}", "\"model\""},
        {"{\"model\":\"fsrs6\",\"w\":[1,2],\"steps\":[]}", "\"w\""},
        {"{\"model\":\"fsrs6\",\"w\":[1e999],\"steps\":[]}", "overflow"},
        {"{\"model\":\"fsrs6\",\"w\":\"x\",\"steps\":[]}", "\"w\""},
        {"{\"model\":\"fsrs6\"}", "\"steps\""},
        {"{\"model\":\"fsrs6\",\"steps\":[{\"t\":1,\"g\":3}]}", "step 1: \"t\""},
        {"{\"model\":\"fsrs6\",\"steps\":[{\"t\":0,\"g\":3},{\"t\":-0.5,\"g\":3}]}",
         "step 2: \"t\""},
        {"{\"model\":\"fsrs6\",\"steps\":[{\"t\":0,\"g\":3},{\"t\":1e9,\"g\":3}]}",
         "step 2: \"t\""},
        {"{\"model\":\"fsrs6\",\"steps\":[{\"t\":0,\"g\":0}]}", "step 1: \"g\""},
        {"{\"model\":\"fsrs6\",\"steps\":[{\"t\":0,\"g\":2.5}]}", "step 1: \"g\""},
        {"{\"model\":\"fsrs6\",\"steps\":[{\"t\":0,\"g\":3,\"x\":1}]}", "step 1: only"},
        {"{\"model\":\"fsrs6\",\"steps\":[],\"drs\":[1]}", "\"drs\", number 1"},
        {"{\"model\":\"fsrs6\",\"steps\":[],\"hor\":[0,-1]}", "\"hor\", number 2"},
        {"{\"model\":\"fsrs6\",\"steps\":[],\"horizon\":[1]}", "\"horizon\" is not known"},
        {"{\"id\":[1],\"model\":\"fsrs6\",\"steps\":[]}", "\"id\""},
        {"{\"id\":1,\"id\":2,\"model\":\"fsrs6\",\"steps\":[]}", "duplicate"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena a = {0};
        struct replay_case c;
        struct str what;
        assert_int_not_equal(replay_case_read(str_from(bad[i].line), &a, &c, &what), OK);
        if (str_find(what, str_from(bad[i].what)) == SIZE_MAX) {
            fail_msg("%s: \"%.*s\" does not name %s", bad[i].line, STR_ARG(what), bad[i].what);
        }
        arena_finish(&a);
    }
}

/* --- logs of reviews ------------------------------------------------------------------ */

#define HOUR INT64_C(3600000)

static void cards_are_put_together_in_time(void **state)
{
    /* Card b at 23:00, 01:00 and 25:00 of the first UTC day; c between. */
    struct str csv = STR("note,rating,card_id,review_time\n"
                         "\xff,3,b,82800000\n"
                         ",1,c,90000000\n"
                         ",2,b,3600000\n"
                         ",4,b,90000000\n");
    static const double days[2][3] = {{0, 0, 1}, {0, 22.0 / 24, 2.0 / 24}};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct arena a = {0};
        struct reviews r;
        assert_int_equal(reviews_read(csv, i ? SRS_FSRS7 : SRS_FSRS6, &a, &r), OK);
        assert_int_equal(r.count, 4);
        for (int k = 0; k < 3; k++) {
            assert_true(fabs(r.items[k].days - days[i][k]) < 1e-12);
            assert_int_equal(r.items[k].first, k == 0);
        }
        assert_true(r.items[0].grade == 2 && r.items[0].utc_ms == HOUR);
        assert_true(r.items[3].first && r.items[3].grade == 1);
        assert_true(r.last_ms == 25 * HOUR);
        reviews_finish(&r);
        arena_finish(&a);
    }
}

static void given_days_are_taken_but_for_the_first(void **state)
{
    struct arena a = {0};
    struct reviews r;
    (void)state;
    assert_int_equal(reviews_read(STR("card_id,review_time,rating,delta_t\n"
                                      "1,0,3,-1\n1,100,3,2.5\n1,172800000,3,\n2,5,1,9\n"),
                                  SRS_FSRS6, &a, &r),
                     OK);
    assert_true(r.items[0].days == 0 && r.items[1].days == 2.5 && r.items[2].days == 2);
    assert_true(r.items[3].days == 0 && r.items[3].first);
    reviews_finish(&r);
    arena_finish(&a);
}

static void bad_rows_are_named(void **state)
{
    static const struct {
        const char *csv;
        int row;
        const char *what;
    } bad[] = {
        {"", 0, "csv.empty"},
        {"card_id,rating\n", 1, "csv.column-missing"},
        {"card_id,review_time,rating\n1,5,0\n", 2, "rating"},
        {"card_id,review_time,rating\n1,5,3\n1,6,3.5\n", 3, "rating"},
        {"card_id,review_time,rating\n1,-5,3\n", 2, "review_time"},
        {"card_id,review_time,rating\n1,999999999999999,3\n", 2, "review_time"},
        {"card_id,review_time,rating\n1,tomorrow,3\n", 2, "review_time"},
        {"card_id,review_time,rating\n,5,3\n", 2, "csv.cell-empty"},
        {"card_id,review_time,rating\n1,5\n", 2, "csv.cell-count"},
        {"card_id,review_time,rating\n1,5,\"3\n", 2, "csv.quote-open"},
        {"card_id,review_time,rating,delta_t\n1,5,3,nan\n", 2, "delta_t"},
        {"card_id,review_time,rating,delta_t\n1,5,3,1e9\n", 2, "delta_t"},
        {"card_id,review_time,rating,delta_t\n1,5,3,0\n1,6,3,-2\n", 3, "delta_t"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena a = {0};
        struct reviews r;
        assert_int_equal(reviews_read(str_from(bad[i].csv), SRS_FSRS6, &a, &r), ERR_FORMAT);
        assert_true(r.problem_count > 0 && r.count == 0);
        assert_int_equal(r.problems[0].row, bad[i].row);
        assert_true(str_find(r.problems[0].what, str_from(bad[i].what)) != SIZE_MAX);
        reviews_finish(&r);
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_read),
        cmocka_unit_test(parameters_beyond_bounds_are_clamped_and_counted),
        cmocka_unit_test(bad_lines_are_named),
        cmocka_unit_test(cards_are_put_together_in_time),
        cmocka_unit_test(given_days_are_taken_but_for_the_first),
        cmocka_unit_test(bad_rows_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
