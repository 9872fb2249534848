/* SPDX-License-Identifier: MIT
 *
 * street_pack FILE - writes the course of street.h, for scripts through the real client. */
#include "support/street.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("Usage: street_pack FILE\n", stderr);
        return 2;
    }
    street_write(argv[1], 0);
    return 0;
}
