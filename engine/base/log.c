/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static void write_stderr(void *ctx, enum log_level level, const char *module, const char *line)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    (void)ctx;
    fprintf(stderr, "tala: %s: %s: %s\n", names[level], module, line);
}

/* The one of the engine. */
static struct {
    log_write *write;
    void *ctx;
    enum log_level most;
    /* NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables) */
} sink = {write_stderr, NULL, LOG_LEVEL_WARN};

void log_set_sink(log_write *write, void *ctx, enum log_level most)
{
    sink.write = write ? write : write_stderr;
    sink.ctx = ctx;
    sink.most = write ? most : LOG_LEVEL_WARN;
}

void log_line(enum log_level level, const char *module, const char *format, ...)
{
    if (level > sink.most) {
        return;
    }
    char line[512];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    sink.write(sink.ctx, level, module, line);
}
