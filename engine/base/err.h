/* SPDX-License-Identifier: MIT
 *
 * err.h - what a fallible function returns.
 *
 * Every value is named for what the caller can do about it.  Details that a person
 * needs (file, row, column) travel in a struct diag_list, never in a global.       */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
    OK = 0,
    ERR_NOT_FOUND,   /* it is not there: offer another, or make it */
    ERR_EXISTS,      /* it is there already: choose another name */
    ERR_IO,          /* the disk or device failed: try again, or another place */
    ERR_FORMAT,      /* the bytes are not what they should be: refuse them */
    ERR_VERSION,     /* made by a newer program: say so, leave it alone */
    ERR_LIMIT,       /* larger than a named limit: refuse it */
    ERR_BUSY,        /* another window or program holds it: wait, or open elsewhere */
    ERR_FULL,        /* no space left: free some, nothing was lost */
    ERR_READ_ONLY,   /* may be read but not written */
    ERR_UNSUPPORTED, /* this build or machine cannot do it */
    ERR_CANCELLED,   /* the user or the caller stopped it */
};

/* The value's name in lower case, for logs and tests; static. */
const char *err_name(enum err e);

#if defined(__MINGW32__) /* its stdio is asked to be ISO C's (__USE_MINGW_ANSI_STDIO) */
#define PRINTF_LIKE(f, a) __attribute__((format(gnu_printf, f, a)))
#elif defined(__GNUC__)
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#else
#define PRINTF_LIKE(f, a)
#endif

#if defined(__GNUC__)
#define WARN_UNUSED __attribute__((warn_unused_result))
#else
#define WARN_UNUSED
#endif

#endif
