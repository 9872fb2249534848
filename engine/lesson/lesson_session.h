/* SPDX-License-Identifier: MIT
 *
 * lesson_session.h - a session that is going on: the exercise, the tries, what comes next.
 *
 * A pure state machine: the app shows what `now` says, hands in what the learner did, and
 * gets an outcome.  No clock, no I/O; equal arguments give an equal session.
 *
 *            right                             go_on
 *   ASK ------------------------------> RIGHT ------> next exercise, or END
 *    | not right                          ^
 *    v                                    |
 *   NOT_YET (an option less, or the first letter given): right
 *    | not right                          |
 *    v                                    |
 *   SHOWN (the answer stands there; the learner taps or copies it once)
 *
 * When the minutes are over the next go_on leads to END.
 *
 * LESSON_PRESENT stays in ASK until go_on.  An item that was not right at the first try
 * returns after LESSON_RETURN_FIRST others and again after LESSON_RETURN_SECOND.       */
#ifndef LESSON_LESSON_SESSION_H
#define LESSON_LESSON_SESSION_H

#include "lesson/lesson_judge.h"
#include "lesson/lesson_plan.h"

enum lesson_phase { LESSON_ASK, LESSON_NOT_YET, LESSON_SHOWN, LESSON_RIGHT, LESSON_END };

/* For the store: one review.  Once an exercise, when its grade is certain. */
struct lesson_result {
    int item;
    enum srs_skill skill;
    enum lesson_kind kind;
    enum srs_grade grade;
    double credit; /* second try: at most half */
    int64_t latency_ms;
    int hints;      /* the app's, and one for a second try */
    bool is_return; /* asked again within this session */
};

struct lesson_outcome {
    enum lesson_phase phase; /* now */
    struct lesson_verdict verdict;
    bool has_result;
    struct lesson_result result;
};

struct lesson_session; /* in its arena */

/* What the screen shows; until the next call on the session. */
struct lesson_now {
    enum lesson_phase phase;
    const struct lesson_exercise *exercise; /* NULL at the end */
    int tries;                              /* answers given to this exercise */
    bool removed[LESSON_OPTIONS_MAX];       /* options taken away */
    int chosen;                             /* the option chosen last, or -1 */
    const struct lesson_verdict *verdict;   /* of the last answer, or NULL */
    struct str given;                       /* letters given as a help, or empty */
    struct str answer;                      /* the right one, with its article */
    int done;                               /* exercises behind */
    int total;                              /* may grow by returns and spare steps, may shrink */
};

/* The plan, catalogue and judge are borrowed for as long as the session lives.
 * owner: in `a`. */
struct lesson_session *lesson_session_begin(const struct lesson_catalogue *c,
                                            const struct lesson_judge *judge,
                                            const struct lesson_plan *plan, struct rng rng,
                                            struct arena *a);

struct lesson_now lesson_session_now(const struct lesson_session *s);

/* An option of a choice, 0 .. option_count-1; one that was taken away changes nothing.
 * In ASK, NOT_YET, SHOWN (where the right one must be tapped).  latency_ms: since the
 * exercise was shown or asked again; hints: helps the learner took. */
struct lesson_outcome lesson_session_choose(struct lesson_session *s, int option,
                                            int64_t latency_ms, int hints);
/* What was typed.  In ASK, NOT_YET, SHOWN (where it is copied).  An empty answer,
 * or one in another alphabet, is no try.  In SHOWN the third copy is taken as it is, so that nobody
 * is stuck.  owner: the verdict's text is the session's. */
struct lesson_outcome lesson_session_type(struct lesson_session *s, struct str typed,
                                          int64_t latency_ms, int hints);
/* How long the exercise at hand was on the screen, before lesson_session_go_on; more than
 * LESSON_PACE_MOST was spent elsewhere.  With it the session lasts as long as was wished for:
 * what the plan has to spare comes while time is left, and when it is over the exercise at
 * hand was the last.  Who never calls this gets the plan as it is. */
void lesson_session_spend(struct lesson_session *s, int64_t ms);
/* On to the next exercise: from RIGHT, or a LESSON_PRESENT.  Elsewhere nothing happens. */
void lesson_session_go_on(struct lesson_session *s);

/* "I do not know": straight to SHOWN, as a failure.  In ASK and NOT_YET. */
struct lesson_outcome lesson_session_show(struct lesson_session *s, int64_t latency_ms, int hints);

/* The items that were met or asked, in order of first appearance.  until: `s` ends. */
const int *lesson_session_items(const struct lesson_session *s, int *count);

#endif
