/* SPDX-License-Identifier: MIT
 *
 * app_view.h - the pieces every screen is made of: buttons, tiles, text by key.
 *
 * Sizes are those of the visual language, section 3 and 6; on a low canvas (1024x600)
 * and with large text the pieces take their other size by themselves.                 */
#ifndef APP_APP_VIEW_H
#define APP_APP_VIEW_H

#include "app/app_inside.h"
#include "app/app_message.h"

struct view {
    const struct app *app;
    struct ui *ui;
    struct arena *a; /* the frame's */
    struct str help_lang, host_lang;
    bool low;     /* canvas lower than 720 dp */
    bool large;   /* text above 125 % */
    bool cramped; /* both: everything gives way to the words */
};

/* Text by key, or at hand. */
struct str view_t(const struct view *v, const char *key);
struct ui_words view_words(struct str text, enum ui_style style, enum ui_token colour);
void view_text(const struct view *v, const char *key, enum ui_style style, enum ui_token colour,
               enum ui_align align);
/* In the language that is known: a meaning. */
void view_gloss(const struct view *v, struct str text, enum ui_style style, enum ui_token colour,
                enum ui_align align);

/* A control's own words: bold, in the middle, one line. */
struct ui_words view_label(struct str text, enum ui_style style, enum ui_token colour);
void view_add_words(const struct view *v, const struct ui_words *words);

/* How large words are in dp, wrapped at `w` dp; 0: in one line. */
struct view_size {
    float w, h;
};
struct view_size view_size_of(const struct view *v, const struct ui_words *words, float w);

/* How text is made to fit: the first of the styles, largest first, in which no word is wider
 * than `w` dp and all of it, wrapped, takes at most `lines` lines (0: any) and `h` dp (0: any);
 * else the last. */
struct view_fit {
    const enum ui_style *styles;
    size_t count;
    float w, h;
    int lines;
};
bool view_fits(const struct view *v, const struct ui_words *words, const struct view_fit *fit);
enum ui_style view_fitting(const struct view *v, const struct ui_words *words,
                           const struct view_fit *fit);
/* Among the ui styles from `largest` down; `room` has no styles of its own. */
enum ui_style view_ui_fitting(const struct view *v, const struct ui_words *words,
                              enum ui_style largest, struct view_fit room);
/* For a word or phrase that is learned, from `largest` (a learn style) down. */
struct ui_words view_host_words(const struct view *v, struct str text, enum ui_style largest,
                                struct view_fit room);
/* For a meaning, from `largest` (a ui style) down. */
struct ui_words view_gloss_words(const struct view *v, struct str text, enum ui_style largest,
                                 struct view_fit room);

void view_icon(const struct view *v, const char *name, float size_dp, enum ui_token colour,
               unsigned flags);
void view_space(const struct view *v, float w, float h);
void view_spring(const struct view *v); /* takes what is left over */

/* The frame of a screen: a column of top bar, content and bottom bar.  Between `top` and
 * `top_end` stands what is in the middle of the bar; `title_close` etc. nest likewise. */
void view_screen_open(const struct view *v);
void view_top_open(const struct view *v); /* help at its start; then the middle */
/* leave at its end, before it `extras` */
struct view_button;
void view_top_close(const struct view *v, const struct view_button *extras, int count);
void view_content_open(const struct view *v, enum ui_direction direction, float gap);
void view_content_close(const struct view *v);
float view_chrome_h(const struct view *v); /* of the top bar */
float view_bar_h(const struct view *v);    /* of the bottom bar and its buttons */
float view_bar_w(void);
float view_bar_gap(const struct view *v);
float view_gap(const struct view *v);       /* between bars and content, and inside it */
float view_content_h(const struct view *v); /* between the two bars */
/* Its middle. */
float view_top_w(const struct view *v, const struct view_button *extras, int count);
void view_bottom_open(const struct view *v);
void view_bottom_close(const struct view *v);
void view_screen_close(const struct view *v);
/* In the middle of the bar, with a line below it (NULL: none) where there is room. */
void view_title(const struct view *v, struct str title, struct str lang, const char *below_key);
/* The same in the language that is learned: it stands at the interface's start, so that the eye
 * finds it, and runs its own way; `w` dp wide at most. */
void view_host_title(const struct view *v, struct str title, const char *below_key, float w);

struct view_button {
    const char *id;
    int index;
    const char *icon; /* NULL: none */
    const char *key;  /* label */
    struct ui_msg msg;
    unsigned flags; /* enum ui_flag */
    char shortcut;
    float w; /* quiet and primary: as the visual language says */
};
/* 96 x 80 with the label below the icon; wider for a long one. */
void view_chrome(const struct view *v, const struct view_button *b);
float view_chrome_w(const struct view *v, const char *key);
/* 96 high, icon before the label; `primary` has the arrow after it. */
void view_quiet(const struct view *v, const struct view_button *b);
void view_primary(const struct view *v, const struct view_button *b);
float view_quiet_w(const struct view *v, const struct view_button *b);
float view_primary_w(const struct view *v, const struct view_button *b);
/* A round speaker; r is its radius.  `synthetic` puts a dot on it. */
void view_speaker(const struct view *v, const char *id, int index, struct ui_msg msg, float r,
                  bool filled, bool synthetic);

/* So many minutes to choose, lit when they are the chosen ones: the number, and in usual text the
 * unit below it.  Wider than `least_w` where the unit asks for it. */
struct view_minutes {
    int minutes;
    float least_w, h;
    unsigned flags; /* enum ui_flag */
};
void view_minutes(const struct view *v, const struct view_minutes *b);
float view_minutes_w(const struct view *v, const struct view_minutes *b);
/* What stands below a number: "minutes". */
struct ui_words view_minutes_unit(const struct view *v, int minutes, float w);

/* A card: white with an edge; open, fill, ui_close. */
struct ui_node view_card(void);

/* Says that no native reader has seen this translation. */
void view_draft_mark(const struct view *v);
float view_draft_mark_h(const struct view *v);

/* The screens, one file each. */
void view_language(const struct view *v);
void view_course(const struct view *v);
void view_home(const struct view *v);
void view_settings(const struct view *v);
void view_map(const struct view *v);         /* home's upper part */
float view_platform_h(const struct view *v); /* home's lower part */
void view_drill(const struct view *v);
void view_summary(const struct view *v);
void view_leave_dialog(const struct view *v);
void view_help_dialog(const struct view *v);
void view_notice(const struct view *v);

#endif
