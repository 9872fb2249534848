/* SPDX-License-Identifier: MIT
 *
 * replay.h - `tala-lab replay`: memories computed review by review, line by line.         */
#ifndef TOOLS_LAB_REPLAY_H
#define TOOLS_LAB_REPLAY_H

/* From standard input to standard output; 0 when every line was sound. */
int replay_run(void);

#endif
