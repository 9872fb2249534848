/* SPDX-License-Identifier: MIT
 *
 * forbid.h - names of the C library that the engine does not use.
 *
 * The build includes this before every file, after the library's own headers have
 * had their say (they are included first, here).                                  */
#ifndef BASE_FORBID_H
#define BASE_FORBID_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Windows' own headers name some of these; every file is compiled elsewhere too. */
#if defined(__GNUC__) && !defined(_WIN32)
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol atof gets rand srand localtime  \
    gmtime setlocale
#endif

#endif
