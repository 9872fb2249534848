/* SPDX-License-Identifier: MIT
 *
 * ui_broken_test - what ends the program at once, because a screen broke a promise.
 * Needs fork: not built for Windows.                                                    */
#include "ui_fake.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum broken { DUPLICATE_ID, NAMELESS_BUTTON, TWO_ROOTS, TOO_MANY, NOT_CLOSED, BROKEN_PROMISES };

static void break_promise(struct ui *u, enum broken which)
{
    struct ui_port port = fake_port(1024, 768);
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){0});
    switch (which) {
    case DUPLICATE_ID:
        ui_add(u, &(struct ui_node){.id = {"choice", 2}});
        ui_add(u, &(struct ui_node){.id = {"choice", 2}});
        break;
    case NAMELESS_BUTTON:
        ui_add(u, &(struct ui_node){.msg = {.kind = APP_A}});
        break;
    case TWO_ROOTS:
        ui_close(u);
        ui_add(u, &(struct ui_node){0});
        break;
    case TOO_MANY:
        for (int i = 0; i < UI_NODES_MAX; i++) {
            ui_add(u, &(struct ui_node){0});
        }
        break;
    case NOT_CLOSED:
        ui_end(u);
        break;
    case BROKEN_PROMISES:
        break;
    }
}

static void broken_promises_end_the_program(void **state)
{
    (void)state;
    for (int which = 0; which <= BROKEN_PROMISES; which++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            signal(SIGABRT, SIG_DFL);
            if (!freopen("/dev/null", "w", stderr)) {
                _exit(1);
            }
            break_promise(ui_create(), (enum broken)which);
            _exit(0);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        bool aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
        assert_int_equal(aborted, which != BROKEN_PROMISES);
    }
}

int ui_broken_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_promises_end_the_program),
    };
    return cmocka_run_group_tests_name("ui broken", tests, NULL, NULL);
}
