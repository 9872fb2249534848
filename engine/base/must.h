/* SPDX-License-Identifier: MIT
 *
 * must.h - programming errors: a promise between functions that was broken.
 *
 * On in every build.  Never for bad input: input gets an enum err.               */
#ifndef BASE_MUST_H
#define BASE_MUST_H

#include <stdnoreturn.h>

noreturn void must_fail(const char *expression, const char *file, int line);

#define must(cond) ((cond) ? (void)0 : must_fail(#cond, __FILE__, __LINE__))

#endif
