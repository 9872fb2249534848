/* SPDX-License-Identifier: MIT */
#include "base/must.h"

#include <stdio.h>
#include <stdlib.h>

noreturn void must_fail(const char *expression, const char *file, int line)
{
    fprintf(stderr, "tala: broken promise: %s (%s:%d)\n", expression, file, line);
    abort();
}
