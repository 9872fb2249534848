/* SPDX-License-Identifier: MIT
 *
 * app_message.h - everything that can happen in Tala, by name.                        */
#ifndef APP_APP_MESSAGE_H
#define APP_APP_MESSAGE_H

#include "ui/ui_node.h"

enum app_message {
    MSG_LANGUAGE_CHOOSE = UI_MSG_APP, /* arg: index of the language */
    MSG_LANGUAGE_PAGE,                /* arg: page of the list of languages */
    MSG_COURSE_CHOOSE,                /* arg: index of the course */
    MSG_GO_ON,
    MSG_LEAVE, /* asks, where something would be cut off */
    MSG_LEAVE_NOW,
    MSG_STAY,
    MSG_HELP,
    MSG_HELP_CLOSE,
    MSG_NOTICE_CLOSE,
    MSG_LANGUAGE_SCREEN,
    MSG_SETTINGS_SCREEN,
    MSG_MINUTES,   /* arg: minutes */
    MSG_INTENSITY, /* arg: enum lesson_intensity */
    MSG_GET_ON,    /* a lesson of what waits today */
    MSG_STATION,   /* arg: unit; a lesson there */
    MSG_LISTEN,    /* the sound of the exercise again */
    MSG_SLOW,
    MSG_LISTEN_EXAMPLE,
    MSG_LISTEN_ITEM, /* arg: item */
    MSG_LISTEN_ALL,
    MSG_CHOOSE, /* arg: option */
    MSG_KEY,    /* arg: key of the on-screen keyboard */
    MSG_SHIFT,
    MSG_SHOW,        /* "I do not know" */
    MSG_MORE,        /* five more minutes */
    MSG_SAVE_FAILED, /* arg: enum err */
};

static inline struct ui_msg app_message(enum app_message kind, int arg)
{
    return (struct ui_msg){.kind = (int)kind, .arg = arg};
}

#endif
