/* SPDX-License-Identifier: MIT
 *
 * bench_child.h - measuring in a process of its own, where nothing was opened before.   */
#ifndef TOOLS_LAB_BENCH_CHILD_H
#define TOOLS_LAB_BENCH_CHILD_H

#include "base/err.h"

/* Measures something once, in the child. */
typedef enum err bench_measure(void *ctx, double *figure);

/* Forks, measures there and gives back the figure.  errors: the measure's, ERR_IO. */
WARN_UNUSED enum err bench_child(bench_measure *measure, void *ctx, double *figure);

/* Memory of this process that no other shares, in MiB: what it wrote itself, and pages of
 * files that it alone has in use.  errors: ERR_UNSUPPORTED (not on Linux). */
struct bench_memory {
    double written_mib, files_mib;
};
WARN_UNUSED enum err bench_memory(struct bench_memory *out);

#endif
