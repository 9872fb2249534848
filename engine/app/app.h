/* SPDX-License-Identifier: MIT
 *
 * app.h - Tala as a learner meets it: screens over lessons, packs and progress.
 *
 *     event -> ui_dispatch -> message -> app_update -> screen's update (pure; effects)
 *           -> app_effects_run (store, audio) -> screen's view -> ui frame
 *
 * The program stands behind a struct ui_client, so that a window, a test and a script
 * drive the same thing.                                                              */
#ifndef APP_APP_H
#define APP_APP_H

#include "audio/audio.h"
#include "base/clock.h"
#include "base/err.h"
#include "lesson/lesson_policy.h"
#include "ui/ui_client.h"

struct app;

struct app_options {
    const struct clock *clock;
    struct audio *audio;         /* the caller's; outlives the app */
    struct str asset_dir;        /* holds endonyms.tsv, lang/ */
    struct str locale_dir;       /* holds languages.txt and <bcp47>.mo */
    struct str data_dir;         /* the learner's file and packs of their own */
    const struct str *pack_dirs; /* searched after data_dir/packs, in this order */
    int pack_dir_count;
    struct str language; /* of the interface: asked for, or the system's; BCP 47 */
    /* Whether the fonts of a language are installed; if not, *package names what to install.
     * NULL: they are. */
    bool (*lang_ready)(void *ctx, struct str lang, struct str *package);
    void *lang_ready_ctx;
    bool guest;       /* nothing is kept */
    bool still;       /* nothing moves: tests and tours */
    bool taught_keys; /* the keyboard on the screen shows only letters taught so far */
    uint64_t seed;    /* of everything drawn by lot; 0: from the system */
    int minutes;      /* of a lesson, until another number is chosen; 0: the usual */
    enum lesson_intensity intensity;
    enum srs_model_id model; /* of memories; 0: the standard one */
};

/* Opens what it can and goes on without the rest: a damaged pack, a learner's file that
 * is held, new or damaged becomes a notice on the screen and a line in the log.
 * errors: none today but out of memory ends the program. */
WARN_UNUSED enum err app_create(const struct app_options *options, struct app **out);
void app_destroy(struct app *app); /* fine on NULL */

/* The client lives as long as the app. */
struct ui_client app_client(struct app *app);

#endif
