/* SPDX-License-Identifier: MIT
 *
 * srs_skill.h - what is practised of an item, and how well an answer went.
 *
 * Both are stored in learners' files: a number never changes its meaning.         */
#ifndef SRS_SRS_SKILL_H
#define SRS_SRS_SKILL_H

enum srs_skill {
    SRS_LISTEN, /* sound to meaning */
    SRS_READ,   /* text to meaning */
    SRS_SPEAK,  /* meaning to saying */
    SRS_WRITE,  /* meaning to spelling */
};

enum { SRS_SKILLS = 4 };

enum srs_grade {
    SRS_AGAIN = 1, /* not remembered */
    SRS_HARD,      /* remembered with help, slowly or with a slip */
    SRS_GOOD,
    SRS_EASY, /* never given by the program itself; logs of others have it */
};

#endif
