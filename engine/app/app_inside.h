/* SPDX-License-Identifier: MIT
 *
 * app_inside.h - everything a running Tala holds.  Only the files of app see it.
 *
 * Views take it as const.  Updates of screens take their own model only.              */
#ifndef APP_APP_INSIDE_H
#define APP_APP_INSIDE_H

#include "app/app.h"
#include "app/app_drill.h"
#include "app/app_keyboard.h"
#include "app/app_settings.h"
#include "i18n/i18n.h"
#include "i18n/i18n_endonym.h"
#include "i18n/i18n_languages.h"
#include "lesson/lesson_summary.h"
#include "pack/pack_shelf.h"
#include "srs/srs_train.h"
#include "store/store.h"
#include "text/text_tools.h"

enum { APP_LANGUAGES_MAX = 128, APP_NOTICES_MAX = 8, APP_PENDING_MAX = 64 };
enum { APP_PAGE_OF_CHOSEN = -1 };

/* A language the learner may choose for help. */
struct app_language {
    struct str tag; /* BCP 47 */
    struct str endonym, latin, greeting;
    struct str missing; /* what to install before its letters can be drawn; empty: nothing */
    bool has_interface; /* else the interface stays English and the glosses speak it */
};

/* One line on the screen that says what happened and what to do. */
struct app_notice {
    const char *key; /* catalogue */
    struct str name; /* of a file; may be empty */
};

/* An answer for the store, by its item's name: the course may be another one by then. */
struct app_pending {
    struct key128 item;
    struct lesson_result result;
};

struct home {
    struct lesson_unit_state *states; /* one a unit */
    int due;
    int32_t next_day; /* first day something is due again */
    bool nothing;     /* the learner asked for a lesson and none was there */
};

/* Fitting parameters to the learner, between lessons. */
struct app_training {
    struct arena arena;          /* the history's */
    struct srs_trainer *trainer; /* NULL: nothing to do */
    size_t answers;              /* that there were when it began */
    size_t tried;                /* ... when it was last carried through, since this start */
};

struct app {
    struct app_options options;
    struct arena life; /* until app_destroy */
    struct ui *ui;

    struct app_language languages[APP_LANGUAGES_MAX];
    int language_count;
    int languages_listed; /* the first of them, which are offered */
    int language;         /* chosen one */
    int language_page;    /* of the list, as turned to, or APP_PAGE_OF_CHOSEN */
    struct i18n_endonyms endonyms;
    struct i18n_catalogue english, translation;
    const struct i18n_catalogue *catalogue; /* one of these two */

    struct pack_shelf shelf;
    const struct pack *courses[PACK_SHELF_MAX];
    int course_count;
    int course; /* chosen one, -1 none */

    struct store *store;
    bool keeps; /* the store is a file */
    struct srs_model model;
    struct app_notice notices[APP_NOTICES_MAX]; /* the first is on screen */
    int notice_count;

    enum app_screen screen;
    bool asks_to_leave, shows_help;
    struct app_choices choices;
    struct home home;
    struct drill drill;
    struct lesson_summary summary;

    struct arena course_arena; /* catalogue, rules, lexicon: until another course */
    struct lesson_catalogue lesson_catalogue;
    struct lesson_rules rules;
    struct text_tools tools; /* of the language that is learned */
    struct lesson_lexicon lexicon;
    struct lesson_judge judge;
    struct app_keyboard keyboard;

    struct arena lesson_arena; /* plan and session: until the next lesson */
    int lesson_unit;
    struct app_training training;
    struct rng rng;

    struct arena scratch;                        /* an event's */
    struct app_pending pending[APP_PENDING_MAX]; /* judged, not yet durable */
    int pending_count;
    enum err save_error; /* of the last try */
    struct app_effects last_effects;
    bool done;
    bool silent; /* no sound device */
};

/* app_language.c */
void app_open_languages(struct app *app);                        /* after the courses */
int app_language_nearest(const struct app *app, struct str tag); /* -1: none */

/* app_open.c */
void app_open_courses(struct app *app);
void app_open_store(struct app *app);
void app_open_choices(struct app *app); /* the learner's, where there are sound ones */
void app_notice_add(struct app *app, const char *key, struct str name);

/* app_course.c: what belongs to the chosen course and language */
void app_language_set(struct app *app, int index);
void app_course_set(struct app *app, int index);
const struct pack *app_pack(const struct app *app);  /* NULL before one is chosen */
struct str app_help_language(const struct app *app); /* of the glosses */

/* app_memory.c */
struct lesson_memories app_memories(struct app *app, struct arena *a);

/* app_train.c */
void app_train_begin(struct app *app); /* when a lesson has ended; if it is due */
void app_train_pass(struct app *app);  /* while there is a trainer */
void app_train_stop(struct app *app);  /* whatever is not done is done another time */

/* app_lesson.c */
struct lesson_moment app_moment(const struct app *app);
void app_home_refresh(struct app *app);
bool app_lesson_begin(struct app *app, int unit, int minutes, struct app_effects *fx);
void app_lesson_end(struct app *app);

/* app_save.c */
void app_save_later(struct app *app, const struct lesson_result *result);
void app_save_choice(struct app *app); /* language and course, as chosen now */
void app_save_minutes(struct app *app, int minutes);
void app_save_intensity(struct app *app, enum lesson_intensity intensity);
void app_save_copy(struct app *app);
bool app_save_now(struct app *app); /* true if something changed on screen */

/* app_update.c */
void app_update(struct app *app, const struct ui_msg *msg, int64_t now_ms);
void app_effects_run(struct app *app, const struct app_effects *fx, int64_t now_ms);

/* app_frame.c */
struct ui *app_frame(struct app *app, const struct ui_port *window);

#endif
