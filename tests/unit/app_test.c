/* SPDX-License-Identifier: MIT
 *
 * app_test - all of app's unit tests in one program. */
#include "app_tests.h"

#include "base/log.h"

/* What goes wrong on purpose is not said. */
static void say_nothing(void *ctx, enum log_level level, const char *module, const char *line)
{
    (void)ctx, (void)level, (void)module, (void)line;
}

int main(void)
{
    log_set_sink(say_nothing, NULL, LOG_LEVEL_ERROR);
    int failed = app_drill_tests() + app_keyboard_tests() + app_pack_tests() + app_learner_tests() +
                 app_save_tests() + app_settings_tests() + app_start_tests() + app_train_tests() +
                 app_language_tests();
#if !defined(_WIN32)
    failed += app_process_tests();
#endif
    return failed ? 1 : 0;
}
