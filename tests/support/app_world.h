/* SPDX-License-Identifier: MIT
 *
 * app_world.h - the whole client in a test: letters of one width, no sound, a clock that
 * stands still, folders of its own; no window.
 *
 * Functions that play fail the test when the script's expectations do.                 */
#ifndef TESTS_APP_WORLD_H
#define TESTS_APP_WORLD_H

#include "app/app_inside.h"
#include "support/temp_dir.h"
#include "ui/ui_client.h"

struct app_world {
    struct temp_dir data, packs;
    struct str pack_dir;
    struct clock clock;
    struct audio *audio;
    struct app_options options; /* for the next start */
    struct app *app;
    struct ui_client client;
    struct ui_port window;
    const struct ui *frame; /* the one shown last */
    int acknowledged;       /* answers that were shown and then waited no longer */
    struct arena arena;     /* until app_world_finish */

    void (*shown)(void *ctx, const struct app_world *w); /* after each frame and its commit */
    void *shown_ctx;
};

/* Folders below `parent`; no pack in them yet. */
void app_world_init(struct app_world *w, const char *parent);
void app_world_finish(struct app_world *w);

const char *app_world_pack(struct app_world *w, const char *name);    /* a path, until finish */
const char *app_world_learner(struct app_world *w, const char *name); /* in the data folder */

void app_world_start(struct app_world *w); /* and shows the first frame */
void app_world_stop(struct app_world *w);  /* as if the window was closed */

void app_world_play(struct app_world *w, const char *script);
/* Goes on until it ends or the app does; false if an expectation failed: `wrong` has a line for
 * each. */
bool app_world_try(struct app_world *w, const char *script, struct str *wrong);

/* Catalogue key of the notice on screen, "" for none; and whether its words are in the frame. */
const char *app_world_notice(const struct app_world *w);
bool app_world_shows_notice(const struct app_world *w);

/* Events of reviews in the closed learner's file. */
int64_t app_world_reviews(struct app_world *w);

/* For cmocka: *state is a world with one course, street.talapack. */
int app_world_set_up(void **state);
int app_world_tear_down(void **state);

#define APP_TEST(name) cmocka_unit_test_setup_teardown(name, app_world_set_up, app_world_tear_down)

#endif
