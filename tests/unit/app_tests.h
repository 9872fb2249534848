/* SPDX-License-Identifier: MIT
 *
 * app_tests.h - the groups of app_test, one a noun. */
#ifndef TESTS_APP_TESTS_H
#define TESTS_APP_TESTS_H

#include "support/app_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int app_drill_tests(void);
int app_keyboard_tests(void);
int app_pack_tests(void);
int app_language_tests(void);
int app_learner_tests(void);
int app_save_tests(void);
int app_settings_tests(void);
int app_start_tests(void);
int app_train_tests(void);
int app_process_tests(void);

#endif
