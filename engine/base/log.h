/* SPDX-License-Identifier: MIT
 *
 * log.h - what the program tells the person who looks after it.
 *
 * A file that logs defines LOG_MODULE (a string) before it includes this.  What a
 * learner typed is never logged, at any level.  The sink is the one mutable global
 * of the engine.                                                                  */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARN, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG };

typedef void log_write(void *ctx, enum log_level level, const char *module, const char *line);

/* Lines above `most` are dropped.  write == NULL restores the default: stderr, warnings. */
void log_set_sink(log_write *write, void *ctx, enum log_level most);

void log_line(enum log_level level, const char *module, const char *format, ...) PRINTF_LIKE(3, 4);

#define LOG_ERROR(...) log_line(LOG_LEVEL_ERROR, LOG_MODULE, __VA_ARGS__)
#define LOG_WARN(...)  log_line(LOG_LEVEL_WARN, LOG_MODULE, __VA_ARGS__)
#define LOG_INFO(...)  log_line(LOG_LEVEL_INFO, LOG_MODULE, __VA_ARGS__)
#define LOG_DEBUG(...) log_line(LOG_LEVEL_DEBUG, LOG_MODULE, __VA_ARGS__)

#endif
