/* SPDX-License-Identifier: MIT
 *
 * ui_script_steps.h - a parsed script and where its run stands.  For this room only.   */
#ifndef UI_UI_SCRIPT_STEPS_H
#define UI_UI_SCRIPT_STEPS_H

#include "ui/ui_script.h"

enum verb {
    DO_KEY,
    DO_TYPE,
    DO_COMPOSE,
    DO_TAP,
    DO_TOUCH,
    DO_ANSWER,
    DO_PLAY,
    DO_UNTIL,
    DO_WAIT,
    DO_SIZE,
    DO_SCALE,
    DO_PICTURE,
    DO_GOLDEN,
    EXPECT_SCREEN,
    EXPECT_FOCUS,
    EXPECT_NODE,
    EXPECT_NO_NODE,
    EXPECT_TEXT,
    EXPECT_VALUE,
    EXPECT_EFFECT,
    EXPECT_FIT,
    DO_QUIT,
};

struct step {
    enum verb verb;
    int row;
    struct str name;  /* of a node, screen, picture, key or effect; the text to type */
    struct str value; /* of an effect: KEY=VALUE, or empty; a field's text; of until: OTHER */
    int index;        /* of a node */
    enum ui_key key;
    unsigned mods;
    bool right;
    int64_t number; /* ms; exercises */
    int every, w, h;
    float scale;
};

/* How far `answer`, `play` or `until` has come. */
struct playing {
    bool in_exercise;
    int done, tries, idle;
};

struct ui_script {
    struct arena *arena;
    const struct step *steps;
    size_t count, at;
    struct ui_event *queue; /* events still to give */
    size_t queue_at, queue_count, queue_room;
    struct playing playing;
};

/* What a step is checked against. */
struct ui_moment {
    const struct ui *frame;
    const struct ui_client *client;
};

void ui_script_queue(struct ui_script *s, const struct ui_event *event);
void ui_script_queue_key(struct ui_script *s, enum ui_key key, unsigned mods, struct str text);
void ui_script_queue_text(struct ui_script *s, struct str text);
void ui_script_queue_tap(struct ui_script *s, const struct ui_node *node, enum ui_pointer pointer);

/* Goes on with DO_ANSWER, DO_PLAY or DO_UNTIL: queues events, or ends the step.  Returns
 * what is wrong, or the empty str. */
struct str ui_script_answer(struct ui_script *s, const struct ui *frame);
struct str ui_script_play(struct ui_script *s, const struct ui *frame);

/* Expectations, likewise. */
struct str ui_script_missing_node(struct ui_script *s, const struct step *step);
struct str ui_script_expect_screen(struct ui_script *s, const struct step *step,
                                   const struct ui_moment *now);
struct str ui_script_expect_focus(struct ui_script *s, const struct step *step,
                                  const struct ui_moment *now);
struct str ui_script_expect_node(struct ui_script *s, const struct step *step,
                                 const struct ui_moment *now);
struct str ui_script_expect_text(struct ui_script *s, const struct step *step,
                                 const struct ui_moment *now);
struct str ui_script_expect_value(struct ui_script *s, const struct step *step,
                                  const struct ui_moment *now);
struct str ui_script_expect_effect(struct ui_script *s, const struct step *step,
                                   const struct ui_moment *now);
struct str ui_script_expect_fit(struct ui_script *s, const struct step *step,
                                const struct ui_moment *now);

#endif
