/* SPDX-License-Identifier: MIT
 *
 * view_drill.h - the kinds of exercise on screen, one file each, and what they share.  */
#ifndef APP_VIEW_DRILL_H
#define APP_VIEW_DRILL_H

#include "app/app_view.h"

void view_present(const struct view *v, const struct lesson_now *now);
void view_choice(const struct view *v, const struct lesson_now *now);
void view_type(const struct view *v, const struct lesson_now *now);

/* The strip that says what was right or not, and what to do. */
void view_comment(const struct view *v, const struct lesson_now *now, float w, float h);

/* The word with its article, its meaning and whether that is a draft, centred, in w x h dp. */
void view_word_and_gloss(const struct view *v, int item, enum ui_style largest, float w, float h);

bool view_voice_is_synthetic(const struct view *v, int item, enum pack_role role);

/* The tick, or the curved arrow of "not yet", on a disc in a UI_STACK. */
void view_verdict_disc(const struct view *v, bool right, struct ui_layout place);

/* Listen slowly; its button stands in the content, or below it in the bar. */
void view_slow(const struct view *v, float w, float h);
bool view_slow_is_below(const struct view *v, enum lesson_answer_by by);

#endif
