/* SPDX-License-Identifier: MIT
 *
 * learner.h - a learner's store in a folder of the test's own, and hands on it.      */
#ifndef TESTS_LEARNER_H
#define TESTS_LEARNER_H

#include "store/store.h"
#include "support/temp_dir.h"

enum { LEARNER_DAY_MS = 24 * 60 * 60 * 1000 };

/* 2026-03-02T10:00 in a zone two hours east. */
#define LEARNER_START_MS INT64_C(1772438400000)

static const struct key128 learner_device_a = {{0xaa, 1}}, learner_device_b = {{0xbb, 2}};
static const struct key128 learner_house = {{1}}, learner_bread = {{2}};

struct learner {
    struct temp_dir dir;
    char path[640];
    struct clock clock;
    struct srs_model model;
    struct arena arena;
};

struct learner_rows {
    struct store_memory_row *items;
    size_t count;
};

/* For cmocka: *state is a struct learner. */
int learner_set_up(void **state);
int learner_tear_down(void **state);

/* All of these fail the test when the store returns an error. */
struct store *learner_open(struct learner *f, const char *path, struct key128 device);
struct srs_memory learner_answer(struct store *s, struct key128 item, enum srs_skill skill,
                                 enum srs_grade grade);
struct srs_memory learner_memory(struct store *s, struct key128 item, enum srs_skill skill);
struct learner_rows learner_all(struct learner *f, struct store *s);

void learner_assert_same_memory(struct srs_memory a, struct srs_memory b); /* to the last bit */
void learner_assert_same_rows(struct learner_rows a, struct learner_rows b);
void learner_assert_setting(struct learner *f, struct store *s, struct str name, struct str value);

/* Another program's hands on the closed file; one number from the open store. */
void learner_raw_exec(const char *path, const char *sql);
int64_t learner_ask(struct store *s, const char *sql);

#define LEARNER_TEST(name) cmocka_unit_test_setup_teardown(name, learner_set_up, learner_tear_down)

#endif
